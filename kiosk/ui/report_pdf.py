"""A table as PDF, in any script the system has fonts for."""

from html import escape

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QSizeF, Qt
from PySide6.QtGui import (
    QFont,
    QPageLayout,
    QPageSize,
    QPdfWriter,
    QTextDocument,
    QTextOption,
)

from kiosk.core.tables import Table

_MOST_ROWS = 400
_DOTS_PER_INCH = 144
_MARGIN_MM = 14.0
_POINTS = 9.5
_FIRST_STRONG, _END = "\u2068", "\u2069"
"""A cell runs as its own script does, whatever is around it (UAX 9)."""
_CELL = 'style="border-bottom: 1px solid #999999; padding: 3px;"'


def pdf_bytes(table: Table, *, right_to_left: bool, more: str, creator: str) -> bytes:
    """Lay a table out on A4 pages, upright, or across where it is wide.

    ``more`` ends a table that is too long for a page to be of use; "{}" in it is the number of
    rows that are left out.
    """
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(_DOTS_PER_INCH)
    writer.setTitle(table.title)
    writer.setCreator(creator)
    across = QPageLayout.Orientation.Landscape
    upright = QPageLayout.Orientation.Portrait
    margins = QMarginsF(_MARGIN_MM, _MARGIN_MM, _MARGIN_MM, _MARGIN_MM)
    orientation = across if len(table.head) > 5 else upright
    page = QPageLayout(
        QPageSize(QPageSize.PageSizeId.A4), orientation, margins, QPageLayout.Unit.Millimeter
    )
    writer.setPageLayout(page)
    document = QTextDocument()
    document.documentLayout().setPaintDevice(writer)
    font = QFont()
    font.setPointSizeF(_POINTS)
    document.setDefaultFont(font)
    option = QTextOption()
    option.setTextDirection(
        Qt.LayoutDirection.RightToLeft if right_to_left else Qt.LayoutDirection.LeftToRight
    )
    option.setWrapMode(QTextOption.WrapMode.WordWrap)
    document.setDefaultTextOption(option)
    document.setHtml(_html(table, more, right_to_left=right_to_left))
    room = page.paintRectPixels(_DOTS_PER_INCH)
    document.setPageSize(QSizeF(room.width(), room.height()))
    document.print_(writer)
    buffer.close()
    return bytes(content.data())


def _html(table: Table, more: str, *, right_to_left: bool) -> str:
    side = "right" if right_to_left else "left"

    def cells(row: tuple[str, ...], tag: str) -> str:
        # In a text that runs to the left, Qt lays columns out from the left all the same.
        ordered = tuple(reversed(row)) if right_to_left else row
        return "".join(
            f'<{tag} align="{side}" {_CELL}>{_FIRST_STRONG}{escape(cell)}{_END}</{tag}>'
            for cell in ordered
        )

    head = cells(table.head, "th")
    rows = "".join(f"<tr>{cells(row, 'td')}</tr>" for row in table.rows[:_MOST_ROWS])
    lines = "".join(f'<p align="{side}">{escape(line)}</p>' for line in table.lines)
    left = len(table.rows) - _MOST_ROWS
    rest = f'<p align="{side}">{escape(more.format(left))}</p>' if left > 0 else ""
    whole = f'<table width="100%" cellspacing="0"><thead><tr>{head}</tr></thead>{rows}</table>'
    body = whole if table.rows else ""
    return f'<h2 align="{side}">{escape(table.title)}</h2>{lines}{body}{rest}'
