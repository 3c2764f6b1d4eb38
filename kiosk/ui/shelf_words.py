"""What came of checking a shelf, in the chosen language: for the screen, and as a table."""

import re

from PySide6.QtCore import QLocale

from kiosk.core.shelf_check import Finding, ShelfReport, Wrong, says_price
from kiosk.core.tables import Table
from kiosk.staffing import Entry, ScanList
from kiosk.ui import staff_texts as texts
from kiosk.ui import wording
from kiosk.ui.texts import tr

WRONG = {
    Wrong.MISSING: texts.SHELF_MISSING,
    Wrong.MISPLACED: texts.SHELF_MISPLACED,
    Wrong.UNPLACED: texts.SHELF_UNPLACED,
    Wrong.UNKNOWN: texts.SHELF_UNKNOWN,
    Wrong.LABEL: texts.SHELF_LABEL,
    Wrong.COUNT: texts.SHELF_COUNT,
}
HEAD = (
    texts.COLUMN_WRONG, texts.COLUMN_ITEM, texts.COLUMN_NUMBER, texts.COLUMN_CODE,
    texts.COLUMN_AISLE, texts.COLUMN_COUNTED, texts.COLUMN_STOCK, texts.COLUMN_LABEL,
    texts.COLUMN_PRICE,
)  # fmt: skip


def summary(report: ShelfReport, locale: QLocale) -> str:
    """Say in a sentence how much was found."""
    found, expected = locale.toString(report.found), locale.toString(report.expected)
    told = tr(texts.SHELF_FOUND, found, expected)
    if report.labels:
        told += " " + tr(texts.SHELF_LABELS, locale.toString(report.labels))
    return told


def title_of(one: Finding, language: str) -> str:
    """Name what a finding is about."""
    if one.item is not None:
        return wording.names(one.item, language)[0]
    return tr(texts.SCAN_GONE, one.item_id) if one.item_id else tr(texts.SCAN_CODE, one.code)


def detail_of(one: Finding, locale: QLocale) -> str:
    """Say what is wrong and what would be right."""
    told = tr(WRONG[one.wrong])
    item = one.item
    if item is None:
        return told
    if one.wrong is Wrong.MISPLACED:
        return tr(texts.SHELF_BELONGS, item.aisle)
    if one.wrong is Wrong.LABEL:
        return tr(texts.SHELF_LABEL_SAYS, one.label, wording.price(item, locale))
    if one.wrong is Wrong.COUNT and item.stock is not None:
        counted, stock = locale.toString(one.counted), locale.toString(item.stock)
        return tr(texts.SHELF_COUNTED, counted, stock)
    return told


def table_of(report: ShelfReport, language: str, locale: QLocale, lines: tuple[str, ...]) -> Table:
    """Make the report a table, with some lines above it."""
    rows = []
    for one in report.findings:
        item = one.item
        stock = "" if item is None or item.stock is None else str(item.stock)
        rows.append((
            tr(WRONG[one.wrong]), "" if item is None else wording.names(item, language)[0],
            one.item_id, one.code, "" if item is None else item.aisle, str(one.counted), stock,
            one.label, "" if item is None else wording.price(item, locale),
        ))  # fmt: skip
    title = tr(texts.SHELF_TITLE, report.aisle)
    head = tuple(tr(text) for text in HEAD)
    return Table(title, (*lines, summary(report, locale)), head, tuple(rows))


def agreement(entry: Entry, price: str) -> str:
    """Say whether an entry's label agrees with the catalog, whose price is said as ``price``."""
    item = entry.item
    if not entry.scan.label or item is None or item.price is None:
        return ""
    if says_price(entry.scan.label, item.price):
        return tr(texts.LABEL_SAME)
    return tr(texts.SHELF_LABEL_SAYS, entry.scan.label, price)


def file_name(report: ShelfReport, found: ScanList) -> str:
    """Name the files of a report: its aisle and when the list was begun."""
    aisle = re.sub(r"[^\w.-]+", "-", report.aisle).strip(".-_")[:40] or "aisle"
    return f"shelf-{aisle}-{found.begun[:16].replace(':', '')}"
