"""A folder of pictures as a catalog: a ``products.csv``, captions and a tar, or plain files.

They are looked for in this order; plain files are every picture below the folder, each an item
named after its file.
"""

import os
from pathlib import Path

from kiosk.catalog.listing import FolderPicture, Listing, may_be_file, storable
from kiosk.catalog.pairs import PAIRS, from_pairs
from kiosk.catalog.pictures import SUFFIXES
from kiosk.catalog.products import PRODUCTS, from_products
from kiosk.domain import CatalogItem
from kiosk.errors import CatalogError


def list_folder(folder: Path) -> Listing:
    """List the pictures of a folder; none is read yet. Raises CatalogError."""
    try:
        if not folder.exists():
            raise CatalogError(f"There is no folder {folder}: name a folder of pictures.")
        if not folder.is_dir():
            raise CatalogError(f"{folder} is not a folder: name a folder of pictures.")
        if (folder / PRODUCTS).is_file():
            return from_products(folder / PRODUCTS)
        if (folder / PAIRS).is_file():
            return from_pairs(folder)
        return _from_files(folder)
    except OSError as error:
        msg = f"The folder {folder} cannot be read ({error.strerror}): check its permissions."
        raise CatalogError(msg) from error


def list_table(table: Path, pictures: Path | None = None) -> Listing:
    """List the pictures a table of products names. Raises CatalogError."""
    for path, what in ((table, "file"), (pictures, "folder")):
        if path is not None and not path.exists():
            raise CatalogError(f"There is no {what} {path}: check its name.")
    try:
        return from_products(table, pictures)
    except OSError as error:
        msg = f"{error.filename or table} cannot be read ({error.strerror})."
        raise CatalogError(msg) from error


def _from_files(folder: Path) -> Listing:
    pictures = []
    problems: list[tuple[str, str]] = []

    def refuse(error: OSError) -> None:
        where = Path(error.filename).relative_to(folder).as_posix()
        if where == ".":
            raise error
        problems.append((storable(where), f"The folder cannot be read ({error.strerror})."))

    found: list[tuple[str, str]] = []
    for parent, below, names in os.walk(folder, onerror=refuse):
        below[:] = [name for name in below if not name.startswith(".")]
        inside = Path(parent).relative_to(folder).as_posix()
        group = "" if inside == "." else f"{inside}/"
        found += [(f"{group}{name}", name) for name in names if not name.startswith(".")]
    for relative, name in sorted(found, key=lambda one: one[0].split("/")):
        stem, suffix = os.path.splitext(name)  # noqa: PTH122 - of thousands of names
        if suffix.lower() not in SUFFIXES or not may_be_file(f"{folder}/{relative}"):
            continue
        source = storable(relative)
        said = " ".join(storable(stem).replace("_", " ").replace("-", " ").split())
        group = storable(relative.rpartition("/")[0])
        details = {"folder": group} if group else {}
        item = CatalogItem(source.removesuffix(suffix), said or stem, details)
        pictures.append(FolderPicture(source, item, folder / relative))
    return Listing(tuple(pictures), tuple(problems))
