"""A report as PDF: pages, and a word about what does not fit."""

import re

import pytest

from kiosk.core.tables import Table
from kiosk.ui.report_pdf import pdf_bytes

HEAD = ("What", "Item", "Number", "Label")


def made(rows: int, *, right_to_left: bool = False, more: str = "{} more") -> bytes:
    row = ("缺少", "كوب <b>أحمر</b> & co", "4711", "1,99 €")
    table = Table("Shelf 3", ("12 of 14 were found",), HEAD, (row,) * rows)
    return pdf_bytes(table, right_to_left=right_to_left, more=more, creator="kiosk")


def pages(content: bytes) -> int:
    assert content.startswith(b"%PDF-")
    assert content.rstrip().endswith(b"%%EOF")
    return len(re.findall(rb"/Type /Page\b", content))


@pytest.mark.parametrize("right_to_left", [False, True])
def test_a_long_table_goes_on_over_pages(qt, right_to_left):
    assert pages(made(0, right_to_left=right_to_left)) == 1
    assert pages(made(200, right_to_left=right_to_left)) > 2


def test_what_is_too_long_is_cut_with_a_word(qt):
    assert pages(made(2_000)) == pages(made(401))


def test_other_scripts_have_their_own_fonts(qt):
    plain = Table("Shelf", (), HEAD, (("a", "b", "c", "d"),))
    one = pdf_bytes(plain, right_to_left=False, more="", creator="kiosk")
    fonts = re.compile(rb"/FontName /(\S+)")
    assert len(set(fonts.findall(made(1)))) > len(set(fonts.findall(one)))
