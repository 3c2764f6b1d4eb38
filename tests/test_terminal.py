"""Tables in any script, progress with an estimate, nothing that steers the terminal."""

import io
import sys

import pytest

from kiosk.answers import report_complaints
from kiosk.core.importing import ImportReport, Refused
from kiosk.terminal import ProgressLine, cells, complain, plain, shortened, table


class Screen(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


class Clock:
    def __init__(self, monkeypatch):
        self.now = 100.0
        monkeypatch.setattr("kiosk.terminal.time.monotonic", lambda: self.now)


@pytest.fixture
def clock(monkeypatch):
    return Clock(monkeypatch)


def test_columns_line_up_in_wide_scripts():
    lines = table(["#", "name", "id"], [["1", "红色杯子", "a"], ["10", "mug", "b"]], frozenset({0}))
    assert lines.splitlines() == [
        " #  name      id",
        "──  ────────  ──",
        " 1  红色杯子  a",
        "10  mug       b",
    ]
    assert cells("é") == cells("e\u0301") == 1


def test_long_texts_are_cut_by_columns():
    assert shortened("a mug", 5) == "a mug"
    assert shortened("a cup of tea", 6) == "a cup…"
    assert shortened("红色杯子", 6) == "红色…"


def test_nothing_steers_the_terminal(monkeypatch):
    assert plain("a\x1b[2Jb\nc\x07\u202e") == "a[2Jb c"
    stream = io.StringIO()
    monkeypatch.setattr(sys, "stderr", stream)
    complain("bad\x1b[31m\nname")
    assert stream.getvalue() == "kiosk: bad[31m name\n"


def test_a_bar_with_an_estimate(clock):
    screen = Screen()
    line = ProgressLine("pictures", screen)
    clock.now += 10
    line.update(50, 100, 50)
    assert screen.getvalue().endswith(f"{'█' * 12}{'░' * 12} 50 of 100 pictures, about 10 s left")
    clock.now += 0.01
    line.update(51, 100, 51)
    assert "51" not in screen.getvalue()
    line.update(100, 100, 100)
    assert screen.getvalue().endswith("100 of 100 pictures")
    line.close()
    assert screen.getvalue().endswith("\r\x1b[K")


def test_lines_now_and_then_where_there_is_no_terminal(clock):
    stream = io.StringIO()
    line = ProgressLine("pictures", stream)
    line.update(1, 1000, 1)
    assert stream.getvalue() == ""
    clock.now += 11
    line.update(20, 10_000, 20)
    clock.now += 600
    line.update(300, 3000, 300)
    clock.now += 10
    line.update(400, 3000, 0)
    line.close()
    assert stream.getvalue().splitlines() == [
        "20 of 10,000 pictures, about 1 h 31 min left",
        "300 of 3,000 pictures, about 1 h 31 min left",
        "400 of 3,000 pictures",
    ]


def test_complaints_are_counted_from_the_twenty_first():
    refused = tuple(Refused(f"{number}.jpg", "It is bad.") for number in range(22))
    told = report_complaints(ImportReport(30, 8, 0, 0, refused))
    assert told[0] == "Left out 0.jpg: It is bad."
    assert told[-1] == "Left out 2 more: --json lists all."
    assert len(told) == 21
