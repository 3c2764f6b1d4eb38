"""``products.csv``: a line a picture, with the item it shows.

UTF-8 with the columns ``file`` (the picture, from the table's folder), ``id`` and ``name``; every
other column becomes a detail. Several lines may show one item.
"""

import csv
import io
from collections.abc import Mapping
from pathlib import Path, PurePosixPath

from kiosk.catalog.listing import FolderPicture, Listing, may_be_file, read_table
from kiosk.domain import CatalogItem
from kiosk.errors import CatalogError

PRODUCTS = "products.csv"
MOST_TEXT = 10_000


def from_products(folder: Path) -> Listing:
    """List the pictures ``products.csv`` names. Raises CatalogError."""
    table = csv.DictReader(io.StringIO(read_table(folder / PRODUCTS), newline=""), strict=True)
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
    if not may_be_file(folder / source):
        return f"There is no picture {source}."
    id_ = values.pop("id")
    known = fields.get(id_, {})
    for name, value in values.items():
        if known.get(name, value) != value:
            return f"The item {id_} already has another {name}: {known[name]}."
    found[source] = (line, id_)
    fields[id_] = {**known, **values}
    return None
