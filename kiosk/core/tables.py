"""A table that leaves the kiosk as CSV, safe to open in a spreadsheet."""

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass

# What a spreadsheet takes for the beginning of a formula, also in the wide forms it understands
# alike; and the spaces before which it looks past.
_FORMULA = frozenset("=+-@\uff1d\uff0b\uff0d\uff20")
_BOM = "\ufeff"
"""Without it some spreadsheets read UTF-8 as something else."""


@dataclass(frozen=True, slots=True)
class Table:
    """What a report says, in the words of the reader's language."""

    title: str
    lines: tuple[str, ...]
    """Sentences between the title and the table."""
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    """Each as long as ``head``."""


def csv_bytes(head: Sequence[str], rows: Sequence[Sequence[str]]) -> bytes:
    """Write CSV: UTF-8 with its mark, every cell quoted, lines ending as RFC 4180 has them."""
    written = io.StringIO(newline="")
    writer = csv.writer(written, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    for row in (head, *rows):
        writer.writerow([harmless(cell) for cell in row])
    return (_BOM + written.getvalue()).encode("utf-8", "replace")


def harmless(cell: str) -> str:
    """Give a cell that no spreadsheet runs: an apostrophe stands before what it would."""
    # A line that begins with one is a formula to some, once lines are told apart.
    cell = cell.replace("\0", "").replace("\r\n", "\n").replace("\r", "\n")
    bare = cell.lstrip()
    return f"'{cell}" if bare[:1] in _FORMULA and bare else cell
