"""What staff taught: by whom and when, which of it is doubtful, and taken back by a touch."""

from collections.abc import Callable

from PySide6.QtCore import QDateTime, QLocale, QTimeZone, Signal
from PySide6.QtGui import QImage

from kiosk.domain import CatalogItem
from kiosk.errors import KioskError
from kiosk.staffing import Lesson
from kiosk.ui import staff_texts as texts
from kiosk.ui import wording
from kiosk.ui.images import from_file
from kiosk.ui.screens.base import Controller, Made, Parts
from kiosk.ui.screens.staffpage import StaffPage
from kiosk.ui.staff_ports import Desk
from kiosk.ui.staff_room import StaffRoom
from kiosk.ui.stick_choice import StickChoice
from kiosk.ui.style import Style
from kiosk.ui.texts import tr
from kiosk.ui.widgets.parts import SignButton
from kiosk.ui.widgets.rows import MOST_ROWS, Act, Row

_UTC = "yyyy-MM-ddTHH:mm:ssZ"
_Told = tuple[list[Lesson], dict[str, str], dict[str, CatalogItem], dict[str, bytes]]


class LessonsScreen(StaffPage):
    """Rows of lessons, and a way to carry them away."""

    save_wanted = Signal()

    def __init__(self) -> None:
        """Make the page."""
        super().__init__(texts.LESSONS, texts.LESSONS_HINT)
        self.export = SignButton("grid", self.save_wanted.emit)
        self.extra.addWidget(self.export)

    def arrange(self, style: Style) -> None:
        """Fit everything to a style."""
        super().arrange(style)
        self.export.arrange(style)

    def retranslate(self) -> None:
        """Say everything anew."""
        super().retranslate()
        self.export.say(tr(texts.LESSONS_EXPORT))


class LessonsController(Controller):
    """Shows the lessons, the doubtful first."""

    def __init__(self, screen: LessonsScreen, room: StaffRoom) -> None:
        """Lead the page."""
        super().__init__(screen, room.visit)
        self._screen, self._room = screen, room
        sticks = StickChoice(room, screen, self._fail)
        screen.save_wanted.connect(lambda: sticks.ask(self._save))
        room.visit.wiped.connect(screen.wipe)

    def on_shown(self) -> None:
        """Ask for them."""
        self._screen.tell("")
        self._room.ask(_told, self._show, self._fail)

    def _show(self, told: _Told) -> None:
        lessons, doubtful, items, pictures = told
        language, locale = self.visit.language, self.visit.speaking.locale

        def name(item_id: str) -> str:
            item = items.get(item_id)
            return item_id if item is None else wording.names(item, language)[0]

        rows = []
        for lesson in sorted(lessons, key=lambda one: one.source not in doubtful):
            text = texts.LESSON_CORRECTED if lesson.corrected else texts.LESSON_BY
            detail = tr(text, lesson.who or "–", moment(lesson.at, locale))
            amiss = ""
            if lesson.waiting:
                amiss = tr(texts.LESSON_WAITING)
            elif lesson.source in doubtful:
                amiss = tr(texts.LESSON_DOUBTFUL, name(doubtful[lesson.source]))
            file = pictures.get(lesson.source)
            image = QImage() if file is None else from_file(file)
            act = Act("back", tr(texts.LESSON_BACK), self._forget(lesson.source))
            lines = f"{detail}\n{amiss}" if amiss else detail
            rows.append(Row(name(lesson.item_id), lines, image, (act,), bool(amiss)))
        self._screen.export.setVisible(bool(rows))
        if not rows:
            self._screen.tell(tr(texts.LESSONS_NONE))
        self._screen.rows.show_rows(rows)

    def _forget(self, source: str) -> Callable[[], None]:
        def forget() -> None:
            self._room.do(lambda desk, by: desk.teaching.forget(source, by),
                          lambda _: self.on_shown(), self._fail)  # fmt: skip

        return forget

    def _save(self, stick: str) -> None:
        def saved(found: tuple[str, int]) -> None:
            self.on_shown()
            count = self.visit.speaking.locale.toString(found[1])
            self._screen.tell(tr(texts.LESSONS_SAVED, count, stick))

        self._room.do(lambda desk, by: desk.shelves.export_lessons(stick, by), saved, self._fail)

    def _fail(self, error: KioskError) -> None:
        self._screen.tell(str(error))


def moment(at: str, locale: QLocale) -> str:
    """Say a moment, kept in UTC, as the clock on the wall has it; "–" for none."""
    utc = QDateTime.fromString(at, _UTC)
    if not utc.isValid():
        return "–"
    utc.setTimeZone(QTimeZone.utc())
    return locale.toString(utc.toLocalTime(), QLocale.FormatType.ShortFormat)


def _told(desk: Desk) -> _Told:
    lessons, doubtful = desk.teaching.lessons(), desk.teaching.doubtful()
    shown = sorted(lessons, key=lambda one: one.source not in doubtful)[:MOST_ROWS]
    items = desk.teaching.items(sorted({one.item_id for one in shown} | set(doubtful.values())))
    pictures = {one.source: desk.teaching.picture(one.source) for one in shown}
    return lessons, doubtful, items, {k: v for k, v in pictures.items() if v is not None}


def make(parts: Parts) -> Made:
    """Make the screen and who leads it."""
    screen = LessonsScreen()
    return screen, LessonsController(screen, parts.staff)
