"""CSV that a spreadsheet reads as text, whatever a label or a name holds."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.core.tables import csv_bytes, harmless

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)


def read(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), strict=True))


def test_the_mark_the_line_ends_and_other_scripts():
    content = csv_bytes(["item", "价格"], [["كوب", "1,99 €"]])
    assert content.startswith(b"\xef\xbb\xbf")
    assert content.endswith(b'"\r\n')
    assert read(content) == [["item", "价格"], ["كوب", "1,99 €"]]


@pytest.mark.parametrize(
    "cell",
    ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "  =cmd|' /C calc'!A0", "\uff1d1", "\n@x", "\r=1"],
)
def test_no_cell_is_a_formula(cell):
    assert harmless(cell).startswith("'")


def test_other_cells_stay_as_they_are():
    for cell in ("Tea", "1,99", "2.–", "", " ", "a=b", 'a "b"'):
        assert harmless(cell) == cell


@given(st.lists(st.lists(TEXT, min_size=3, max_size=3), max_size=5))
def test_every_table_is_read_as_it_was_meant(rows):
    found = read(csv_bytes(["a", "b", "c"], rows))
    assert found == [["a", "b", "c"], *([harmless(cell) for cell in row] for row in rows)]
    assert not any(
        cell.lstrip()[:1] in tuple("=+-@") for row in found for cell in row if cell.strip()
    )
