"""``products.csv``: a line a picture, with the item it shows; ``columns`` says what may be in it.

UTF-8, its first line the columns' names. Several lines may show one item: what a later one leaves
empty is taken from an earlier one, what it says otherwise is an error.
"""

import csv
import io
from collections.abc import Mapping
from pathlib import Path, PurePosixPath

from kiosk.catalog.columns import item_of
from kiosk.catalog.listing import FolderPicture, Listing, may_be_file, read_table
from kiosk.domain import CatalogItem
from kiosk.errors import CatalogError

PRODUCTS = "products.csv"
MOST_TEXT = 10_000


def from_products(path: Path, pictures: Path | None = None) -> Listing:
    """List the pictures a table names, below ``pictures`` (by default the table's own folder).

    Raises CatalogError, and OSError where the table cannot be read.
    """
    folder = path.parent if pictures is None else pictures
    table = csv.DictReader(io.StringIO(read_table(path), newline=""), strict=True)
    found: dict[str, tuple[int, str]] = {}
    fields: dict[str, dict[str, str]] = {}
    problems: list[tuple[str, str]] = []
    try:
        columns = [name.strip() for name in table.fieldnames or ()]
        missing = [name for name in ("file", "id", "name") if name not in columns]
        if missing or len(set(columns)) < len(columns):
            what = f"has no column {missing[0]!r}" if missing else "has two columns of one name"
            msg = f"{path} {what}: its first line must name file, id, name and others."
            raise CatalogError(msg)
        table.fieldnames = columns
        for row in table:
            problem = _take_product(folder, row, table.line_num, found, fields)
            if problem:
                problems.append((f"{path.name} line {table.line_num}", problem))
    except csv.Error as error:
        msg = f"{path} is not a table after line {table.line_num}: {error}."
        raise CatalogError(msg) from error
    items, more = _items(fields, found, path.name)
    return Listing(
        tuple(
            FolderPicture(source, items[id_], folder / source)
            for source, (_, id_) in sorted(found.items())
            if id_ in items
        ),
        tuple(problems + more),
    )


def _items(
    fields: Mapping[str, Mapping[str, str]], found: Mapping[str, tuple[int, str]], table: str
) -> tuple[dict[str, CatalogItem], list[tuple[str, str]]]:
    """Make the items of what was gathered of each; what is wrong with one is a problem."""
    first_line = {id_: line for line, id_ in sorted(found.values(), reverse=True)}
    items: dict[str, CatalogItem] = {}
    problems: list[tuple[str, str]] = []
    owners: dict[str, str] = {}
    for id_, values in fields.items():
        where = f"{table} line {first_line[id_]}"
        try:
            item = item_of(id_, values)
        except ValueError as error:
            problems.append((where, str(error)))
            continue
        taken = next((code for code in item.barcodes if code in owners), None)
        if taken is not None:
            problems.append((where, f"Its barcode {taken} is already the one of {owners[taken]}."))
            continue
        owners.update(dict.fromkeys(item.barcodes, id_))
        items[id_] = item
    return items, problems


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
    if not may_be_file(f"{folder}/{source}"):
        return f"There is no picture {source}."
    id_ = values.pop("id")
    known = fields.get(id_, {})
    for name, value in values.items():
        if known.get(name, value) != value:
            return f"The item {id_} already has another {name}: {known[name]}."
    found[source] = (line, id_)
    fields[id_] = {**known, **values}
    return None
