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

    paths = [
        Path(parent, name) for parent, _, names in os.walk(folder, onerror=refuse) for name in names
    ]
    for path in sorted(paths):
        relative = path.relative_to(folder)
        hidden = any(part.startswith(".") for part in relative.parts)
        if hidden or path.suffix.lower() not in SUFFIXES or not may_be_file(path):
            continue
        source = storable(relative.as_posix())
        name = " ".join(storable(path.stem).replace("_", " ").replace("-", " ").split())
        group = storable(relative.parent.as_posix())
        details = {} if group == "." else {"folder": group}
        item = CatalogItem(source.removesuffix(path.suffix), name or path.stem, details)
        pictures.append(FolderPicture(source, item, path))
    return Listing(tuple(pictures), tuple(problems))
