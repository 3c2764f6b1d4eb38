"""Checking a shelf: choose an aisle, scan it, see what is not right, carry the report away."""

from collections.abc import Callable
from datetime import UTC, datetime

from PySide6.QtCore import QLocale, Signal

from kiosk.core.shelf_check import ShelfReport, Wrong, aisle_key
from kiosk.core.tables import csv_bytes
from kiosk.errors import KioskError
from kiosk.staffing import ScanList, stamp
from kiosk.ui import shelf_words, wording
from kiosk.ui import staff_texts as texts
from kiosk.ui.report_pdf import pdf_bytes
from kiosk.ui.screens.base import Controller, Made, Parts
from kiosk.ui.screens.lessons import moment
from kiosk.ui.screens.staffpage import StaffPage
from kiosk.ui.staff_ports import Desk
from kiosk.ui.staff_room import StaffRoom
from kiosk.ui.stick_choice import StickChoice
from kiosk.ui.style import Style
from kiosk.ui.texts import tr
from kiosk.ui.widgets.parts import SignButton, WrappingRow, label
from kiosk.ui.widgets.rows import Act, Row

_Aisles = tuple[dict[str, int], dict[str, int]]
"""Every aisle with its goods, and those begun with what was scanned so far."""


class ShelfScreen(StaffPage):
    """Rows of aisles, or of what is wrong in one."""

    scan_wanted = Signal()
    save_wanted = Signal()
    aisles_wanted = Signal()
    finished = Signal()

    def __init__(self) -> None:
        """Make the page."""
        super().__init__(texts.SHELF, texts.SHELF_HINT)
        self.heading, self.summary = label("heading"), label("body")
        self.scan = SignButton("camera", self.scan_wanted.emit)
        self.save = SignButton("grid", self.save_wanted.emit)
        self.aisles = SignButton("back", self.aisles_wanted.emit)
        self.finish = SignButton("tick", self.finished.emit, name="primary")
        self._acts = WrappingRow()
        for part in (self.heading, self.summary):
            self.extra.addWidget(part)
        self.extra.addLayout(self._acts)
        for button in (self.scan, self.save, self.aisles, self.finish):
            self._acts.addWidget(button)
        self.show_report("", "")

    def show_report(self, heading: str, summary: str) -> None:
        """Show that a report is shown, or, with "", that it is aisles."""
        self.heading.setText(heading)
        self.summary.setText(summary)
        for part in (self.heading, self.summary, self.scan, self.save, self.aisles, self.finish):
            part.setVisible(bool(heading))

    def arrange(self, style: Style) -> None:
        """Fit everything to a style."""
        super().arrange(style)
        self._acts.set_gap(style.metrics.px(8))
        for button in (self.scan, self.save, self.aisles, self.finish):
            button.arrange(style)

    def retranslate(self) -> None:
        """Say everything anew."""
        super().retranslate()
        self.scan.say(tr(texts.SHELF_SCAN))
        self.save.say(tr(texts.SHELF_SAVE))
        self.aisles.say(tr(texts.SHELF_AISLES))
        self.finish.say(tr(texts.SHELF_FINISH))

    def wipe(self) -> None:
        """Forget what was shown."""
        super().wipe()
        self.show_report("", "")


class ShelfController(Controller):
    """Shows the aisles, or the report of the list that was scanned last."""

    def __init__(self, screen: ShelfScreen, room: StaffRoom) -> None:
        """Lead the page."""
        super().__init__(screen, room.visit)
        self._screen, self._room = screen, room
        self._list: ScanList | None = None
        self._report: ShelfReport | None = None
        screen.scan_wanted.connect(self._scan_on)
        self._sticks = StickChoice(room, screen, self._fail)
        screen.save_wanted.connect(lambda: self._sticks.ask(self._save))
        screen.aisles_wanted.connect(self._leave_report)
        screen.finished.connect(self._finish)
        room.visit.wiped.connect(self._forget)

    def on_shown(self) -> None:
        """Show the report that was asked for, else the aisles."""
        self._screen.tell("")
        checked, self._room.checked = self._room.checked, None
        if checked is not None:
            self._open(checked)
        elif self._list is not None:
            self._open(self._list)
        else:
            self._room.ask(_aisles, self._show_aisles, self._fail)

    def _leave_report(self) -> None:
        self._forget()
        self.on_shown()

    def _show_aisles(self, found: _Aisles) -> None:
        aisles, begun = found
        locale = self.visit.speaking.locale
        rows = []
        for aisle, count in aisles.items():
            detail = tr(texts.SHELF_EXPECTED, locale.toString(count))
            acts = [Act("camera", tr(texts.SHELF_SCAN), self._scan(aisle))]
            key = aisle_key(aisle)
            if key in begun:
                detail += "\n" + tr(texts.SHELF_BEGUN, locale.toString(begun[key]))
                acts.append(Act("tick", tr(texts.SHELF_REPORT), self._report_of(aisle)))
            rows.append(Row(tr(texts.SHELF_AISLE, aisle), detail, None, tuple(acts)))
        if not rows:
            self._screen.tell(tr(texts.SHELF_NONE))
        self._screen.show_report("", "")
        self._screen.rows.show_rows(rows)

    def _scan(self, aisle: str) -> Callable[[], None]:
        return lambda: self._room.scan(aisle)

    def _report_of(self, aisle: str) -> Callable[[], None]:
        return lambda: self._room.do(
            lambda desk, by: desk.scanning.list_for(by, aisle)[0], self._open, self._fail
        )

    def _open(self, found: ScanList) -> None:
        self._list = found
        self._room.ask(lambda desk: desk.shelves.check(found.number), self._show_report, self._fail)

    def _show_report(self, report: ShelfReport) -> None:
        self._report = report
        language, locale = self.visit.language, self.visit.speaking.locale
        rows = []
        for one in report.findings:
            image = None if one.item is None else self.visit.shelf.image(one.item.id)
            detail = shelf_words.detail_of(one, locale)
            if one.wrong is Wrong.MISSING and one.item is not None:
                detail = " · ".join(part for part in (detail, wording.price(one.item, locale))
                                    if part)  # fmt: skip
            rows.append(Row(shelf_words.title_of(one, language), detail, image, amiss=True))
        summary = shelf_words.summary(report, locale)
        if not rows:
            summary += " " + tr(texts.SHELF_WELL)
        self._screen.show_report(tr(texts.SHELF_TITLE, report.aisle), summary)
        self._screen.rows.show_rows(rows)

    def _scan_on(self) -> None:
        if self._list is not None:
            self._room.scan(self._list.aisle)

    def _finish(self) -> None:
        if self._list is not None:
            number = self._list.number
            self._room.do(lambda desk, by: desk.scanning.end_list(number, by), fail=self._fail)
        self._leave_report()

    def _save(self, stick: str) -> None:
        report, found = self._report, self._list
        if report is None or found is None:
            return
        files = report_files(
            report, found, self.visit.language, self.visit.speaking.locale,
            right_to_left=self.visit.speaking.language.rtl,
        )  # fmt: skip

        def saved(names: list[str]) -> None:
            self._show_report(report)
            self._screen.tell(tr(texts.STICK_SAVED, stick, ", ".join(names)))

        self._room.do(lambda desk, by: desk.shelves.save(stick, files, by), saved, self._fail)

    def _fail(self, error: KioskError) -> None:
        if self._report is not None:
            self._show_report(self._report)
        self._screen.tell(str(error))

    def _forget(self) -> None:
        self._list = self._report = None
        self._screen.wipe()


def report_files(
    report: ShelfReport, found: ScanList, language: str, locale: QLocale, *, right_to_left: bool
) -> dict[str, bytes]:
    """Write a report as CSV and as PDF, each under its name on a stick."""
    by = tr(texts.SHELF_BY, found.who, moment(stamp(datetime.now(UTC)), locale))
    table = shelf_words.table_of(report, language, locale, (by,))
    name = shelf_words.file_name(report, found)
    pdf = pdf_bytes(table, right_to_left=right_to_left, more=tr(texts.SHELF_MORE), creator="kiosk")
    return {f"{name}.csv": csv_bytes(table.head, table.rows), f"{name}.pdf": pdf}


def _aisles(desk: Desk) -> _Aisles:
    return desk.shelves.aisles(), desk.shelves.begun()


def make(parts: Parts) -> Made:
    """Make the screen and who leads it."""
    screen = ShelfScreen()
    return screen, ShelfController(screen, parts.staff)
