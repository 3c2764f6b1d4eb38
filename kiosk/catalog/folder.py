"""A folder of pictures as a catalog: plain files, a ``products.csv``, or captions and a tar.

In the order looked for:

``products.csv``
    UTF-8 with the columns ``file`` (the picture, from this folder), ``id`` and ``name``; every
    other column becomes a detail. Several lines may show one item.
``pairs.jsonl`` beside ``images.tar``
    A JSON object a line with ``file`` (a name in the tar), ``label`` and possibly ``coarse``,
    ``split`` and ``meta``. Each picture is an item of its own.
neither
    Every picture below the folder, named after its file.
"""

import csv
import io
import json
import os
import tarfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from kiosk.catalog.pictures import MOST_BYTES, SUFFIXES, read_bounded
from kiosk.domain import CatalogItem
from kiosk.errors import CatalogError

PRODUCTS = "products.csv"
PAIRS = "pairs.jsonl"
TAR = "images.tar"
MOST_TABLE_BYTES = 256 * 1024 * 1024
MOST_TEXT = 10_000


@dataclass(frozen=True, slots=True)
class FolderPicture:
    """A picture, its item, and the part of a file that holds it."""

    source: str
    item: CatalogItem
    path: Path
    start: int = 0
    length: int | None = None
    """None for the whole file."""

    def read(self) -> bytes:
        """Read the picture's bytes. Raises CatalogError."""
        if self.length is None:
            return read_bounded(self.path)
        if self.length > MOST_BYTES:
            raise CatalogError(f"The picture {self.source} is larger than {MOST_BYTES >> 20} MiB.")
        try:
            with self.path.open("rb") as file:
                file.seek(self.start)
                return file.read(self.length)
        except OSError as error:
            raise CatalogError(f"{self.path} cannot be read ({error.strerror}).") from error


@dataclass(frozen=True, slots=True)
class Listing:
    """The pictures of a folder in the order of their sources, and (where, why) of bad lines."""

    pictures: tuple[FolderPicture, ...]
    problems: tuple[tuple[str, str], ...] = ()


def list_folder(folder: Path) -> Listing:
    """List the pictures of a folder; none is read yet. Raises CatalogError."""
    try:
        if not folder.exists():
            raise CatalogError(f"There is no folder {folder}: name a folder of pictures.")
        if not folder.is_dir():
            raise CatalogError(f"{folder} is not a folder: name a folder of pictures.")
        if (folder / PRODUCTS).is_file():
            return _from_products(folder)
        if (folder / PAIRS).is_file():
            return _from_pairs(folder)
        return _from_files(folder)
    except OSError as error:
        msg = f"The folder {folder} cannot be read ({error.strerror}): check its permissions."
        raise CatalogError(msg) from error


def _from_files(folder: Path) -> Listing:
    pictures = []
    problems: list[tuple[str, str]] = []

    def refuse(error: OSError) -> None:
        where = Path(error.filename).relative_to(folder).as_posix()
        if where == ".":
            raise error
        problems.append((_storable(where), f"The folder cannot be read ({error.strerror})."))

    paths = [
        Path(parent, name) for parent, _, names in os.walk(folder, onerror=refuse) for name in names
    ]
    for path in sorted(paths):
        relative = path.relative_to(folder)
        hidden = any(part.startswith(".") for part in relative.parts)
        if hidden or path.suffix.lower() not in SUFFIXES or not path.is_file():
            continue
        source = _storable(relative.as_posix())
        name = " ".join(_storable(path.stem).replace("_", " ").replace("-", " ").split())
        group = _storable(relative.parent.as_posix())
        details = {} if group == "." else {"folder": group}
        item = CatalogItem(source.removesuffix(path.suffix), name or path.stem, details)
        pictures.append(FolderPicture(source, item, path))
    return Listing(tuple(pictures), tuple(problems))


def _from_products(folder: Path) -> Listing:
    table = csv.DictReader(io.StringIO(_read_table(folder / PRODUCTS), newline=""), strict=True)
    found: dict[str, tuple[int, str]] = {}
    fields: dict[str, dict[str, str]] = {}
    problems: list[tuple[str, str]] = []
    try:
        columns = [name.strip() for name in table.fieldnames or ()]
        missing = [name for name in ("file", "id", "name") if name not in columns]
        if missing or len(set(columns)) < len(columns):
            what = f"has no column {missing[0]!r}" if missing else "has two columns of one name"
            msg = f"{folder / PRODUCTS} {what}: its first line must name file, id, name and others."
            raise CatalogError(msg)
        table.fieldnames = columns
        for row in table:
            problem = _take_product(folder, row, table.line_num, found, fields)
            if problem:
                problems.append((f"{PRODUCTS} line {table.line_num}", problem))
    except csv.Error as error:
        msg = f"{folder / PRODUCTS} is not a table after line {table.line_num}: {error}."
        raise CatalogError(msg) from error
    items = {
        id_: CatalogItem(id_, values["name"], {k: v for k, v in values.items() if k != "name"})
        for id_, values in fields.items()
    }
    return Listing(
        tuple(
            FolderPicture(source, items[id_], folder / source)
            for source, (_, id_) in sorted(found.items())
        ),
        tuple(problems),
    )


def _take_product(
    folder: Path,
    row: Mapping[str | None, str | list[str] | None],
    line: int,
    found: dict[str, tuple[int, str]],
    fields: dict[str, dict[str, str]],
) -> str | None:
    """Take one line of ``products.csv`` in, or say in a sentence what is wrong with it."""
    values = {
        key: value.strip()
        for key, value in row.items()
        if key is not None and isinstance(value, str) and value.strip()
    }
    if None in row:
        return "The line has more fields than the first one has names."
    for name in ("file", "id", "name"):
        if name not in values:
            return f"The line has no {name}."
    if any(len(value) > MOST_TEXT or "\0" in value for value in values.values()):
        return f"A field is longer than {MOST_TEXT:,} characters, or is not text."
    file = PurePosixPath(values.pop("file"))
    if file.is_absolute() or ".." in file.parts:
        return f"{file} is not inside the folder."
    source = file.as_posix()
    if source in found:
        return f"{source} is already the picture of line {found[source][0]}."
    if not (folder / source).is_file():
        return f"There is no picture {source}."
    id_ = values.pop("id")
    known = fields.get(id_, {})
    for name, value in values.items():
        if known.get(name, value) != value:
            return f"The item {id_} already has another {name}: {known[name]}."
    found[source] = (line, id_)
    fields[id_] = {**known, **values}
    return None


def _from_pairs(folder: Path) -> Listing:
    members = _tar_members(folder / TAR)
    pictures: dict[str, FolderPicture] = {}
    problems: list[tuple[str, str]] = []
    for number, line in enumerate(_read_table(folder / PAIRS).split("\n"), 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
            source, item = row["file"], _pair_item(row)
            if not isinstance(source, str) or source in pictures:
                problems.append((f"{PAIRS} line {number}", "Its file is named twice or not text."))
            elif source not in members:
                problems.append((f"{PAIRS} line {number}", f"There is no {source} in {TAR}."))
            else:
                start, length = members[source]
                pictures[source] = FolderPicture(source, item, folder / TAR, start, length)
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
            problems.append((f"{PAIRS} line {number}", "It is not a picture's line."))
    ordered = tuple(pictures[source] for source in sorted(pictures))
    return Listing(ordered, tuple(problems))


def _pair_item(row: Mapping[str, object]) -> CatalogItem:
    """Make the item of one line; anything missing or of another kind raises."""
    meta = row.get("meta") or {}
    if not isinstance(meta, Mapping):
        raise TypeError("meta is an object")
    details = {key: value for key, value in meta.items() if isinstance(value, str) and value}
    for key in ("label", "coarse", "split"):
        value = row.get(key)
        if isinstance(value, str) and value:
            details[key] = value
    name = details.pop("productDisplayName", None) or details["label"]
    file = str(row["file"])
    return CatalogItem(file.removesuffix(PurePosixPath(file).suffix), name, details)


def _tar_members(path: Path) -> dict[str, tuple[int, int]]:
    """Give (start, length) of every plain file in an uncompressed tar."""
    try:
        with tarfile.open(path, "r:") as tar:
            return {
                member.name.removeprefix("./"): (member.offset_data, member.size)
                for member in tar
                if member.isreg() and not member.issparse()
            }
    except (tarfile.TarError, EOFError, ValueError) as error:
        raise CatalogError(f"{path} is not a whole tar file: {error}.") from error
    except FileNotFoundError:
        raise CatalogError(f"There is no {path} for the lines of {PAIRS}.") from None


def _read_table(path: Path) -> str:
    with path.open("rb") as file:
        untrusted = file.read(MOST_TABLE_BYTES + 1)
    if len(untrusted) > MOST_TABLE_BYTES:
        raise CatalogError(f"{path} is larger than {MOST_TABLE_BYTES >> 20} MiB.")
    try:
        return untrusted.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        msg = f"{path} is not UTF-8 text: save it as UTF-8."
        raise CatalogError(msg) from error


def _storable(name: str) -> str:
    """Give a file name as text; bytes of it that are not UTF-8 become question marks."""
    return name.encode("utf-8", "replace").decode("utf-8")


__all__ = ["FolderPicture", "Listing", "list_folder"]
