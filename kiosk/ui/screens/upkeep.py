"""The page for those who look after the kiosk: its catalog, its updates, and what to do next."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QDateTime, QLocale, Qt, QTimeZone, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from kiosk.running import UpdateState
from kiosk.ui import staff_texts as texts
from kiosk.ui.screens.base import Controller, Made, Parts, Screen
from kiosk.ui.style import Style
from kiosk.ui.texts import joined, tr
from kiosk.ui.visit import Visit
from kiosk.ui.widgets.parts import ScrollPage, SignButton, label
from kiosk.ui.worker import Inference

_UTC = "yyyy-MM-ddTHH:mm:ssZ"


class UpkeepScreen(Screen):
    """Names and values, and a sentence of what to do."""

    look_pressed = Signal()

    def __init__(self) -> None:
        """Make the page."""
        super().__init__()
        self._title, self._hint = label("title"), label("hint")
        self._advice = label("tell")
        self._rows: list[tuple[QLabel, QLabel]] = []
        self._grid = QGridLayout()
        self._grid.setColumnStretch(1, 1)
        self.look = SignButton("search", self.look_pressed.emit, name="primary")
        self._page = ScrollPage()
        for part in (self._title, self._hint, self._advice):
            self._page.content.addWidget(part)
        self._page.content.addLayout(self._grid)
        self._page.content.addWidget(self.look)
        self._page.content.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._page)

    def show_rows(self, advice: str, rows: Sequence[tuple[str, str]]) -> None:
        """Say what to do and how everything is."""
        self._advice.setText(advice)
        self._advice.setVisible(bool(advice))
        while len(self._rows) < len(rows):
            name, value = label("hint"), label("body")
            top = Qt.AlignmentFlag.AlignTop
            self._grid.addWidget(name, len(self._rows), 0, top)
            self._grid.addWidget(value, len(self._rows), 1, top)
            self._rows.append((name, value))
        for number, (name, value) in enumerate(self._rows):
            there = number < len(rows)
            name.setVisible(there)
            value.setVisible(there)
            name.setText(rows[number][0] if there else "")
            value.setText(rows[number][1] if there else "")

    def arrange(self, style: Style) -> None:
        """Fit everything to a style."""
        self._page.arrange(style)
        self._grid.setHorizontalSpacing(style.metrics.px(24))
        self._grid.setVerticalSpacing(style.metrics.px(10))
        self.look.arrange(style)

    def retranslate(self) -> None:
        """Say everything anew."""
        self._title.setText(tr(texts.UPKEEP_TITLE))
        self._hint.setText(tr(texts.UPKEEP_HINT))
        self.look.say(tr(texts.LOOK_NOW))

    def first_focus(self) -> QWidget | None:
        """Look for updates."""
        return self.look


class UpkeepController(Controller):
    """Asks how the updates stand whenever the page is shown."""

    def __init__(self, screen: UpkeepScreen, visit: Visit, inference: Inference) -> None:
        """Lead the page."""
        super().__init__(screen, visit)
        self._screen, self._inference = screen, inference
        screen.look_pressed.connect(self._look)
        inference.told.connect(self._on_told)

    def on_shown(self) -> None:
        """Ask."""
        self._screen.show_rows(tr(texts.UPKEEP_READING), ())
        self._inference.ask_state()

    def _look(self) -> None:
        self._screen.show_rows(tr(texts.UPKEEP_READING), ())
        self._inference.look()
        # It waits behind the looking: both have one thread.
        self._inference.ask_state()

    def _on_told(self, told: UpdateState | None) -> None:
        # What keeps shoppers from searching comes first; they were told no more than that.
        trouble = self.visit.trouble
        if told is None:
            self._screen.show_rows(trouble or tr(texts.UPKEEP_NOTHING), ())
            return
        advice = trouble or told.advice() or tr(texts.WELL)
        self._screen.show_rows(advice, rows_of(told, self.visit.speaking.locale))


def rows_of(told: UpdateState, locale: QLocale) -> list[tuple[str, str]]:
    """Give everything that is told, as names and values in the chosen language."""

    def moment(at: str | datetime) -> str:
        text = at if isinstance(at, str) else f"{at:%Y-%m-%dT%H:%M:%SZ}"
        utc = QDateTime.fromString(text, _UTC)
        utc.setTimeZone(QTimeZone.utc())
        return locale.toString(utc.toLocalTime(), QLocale.FormatType.ShortFormat)

    def number(value: int) -> str:
        return locale.toString(value)

    rows: list[tuple[str, str]] = []
    running = told.running
    if running is not None:
        title = running.title or running.channel
        rows += [
            (tr(texts.CATALOG), tr(texts.CATALOG_VERSION, title, number(running.version))),
            (tr(texts.MADE), moment(running.made)),
            (tr(texts.APPLIED), moment(running.applied)),
        ]
    else:
        rows.append((tr(texts.CATALOG), tr(texts.CATALOG_OWN)))
    counts = (told.items, told.pictures, told.lessons)
    rows += [
        (tr(texts.GOODS), tr(texts.GOODS_COUNTED, *(number(count) for count in counts))),
        (tr(texts.MODEL), told.model),
        (tr(texts.CHANNEL), told.channel or tr(texts.NO_CHANNEL)),
    ]
    if told.channel:
        rows.append((tr(texts.INBOX), tr(texts.INBOX_WAITS if told.waiting else texts.INBOX_EMPTY)))
        if told.expires is not None:
            until = moment(told.expires)
            rows.append((tr(texts.SIGNED_UNTIL), tr(texts.PAST, until) if told.expired else until))
        rows.append((tr(texts.UPDATER), told.updater or tr(texts.UPDATER_NEVER)))
    if told.last is not None:
        rows.append((tr(texts.LAST), joined([moment(told.last.at), told.last.sentence])))
    rows.append((tr(texts.FREE_SPACE), tr(texts.MEGABYTES, number(told.free_bytes >> 20))))
    return rows


def make(parts: Parts) -> Made:
    """Make the screen and who leads it."""
    screen = UpkeepScreen()
    return screen, UpkeepController(screen, parts.visit, parts.inference)
