"""Staff's first page: what they can do here."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from kiosk.ui import staff_texts as texts
from kiosk.ui.screens.base import Controller, Made, Parts, Screen
from kiosk.ui.staff_room import StaffRoom
from kiosk.ui.style import Style
from kiosk.ui.texts import tr
from kiosk.ui.widgets.parts import ScrollPage, SignButton, label

TASKS: tuple[tuple[str, str, str, bool], ...] = (
    ("scan", "camera", texts.SCAN, False),
    ("shelfpicture", "shelf", texts.WHOLE, False),
    ("shelf", "grid", texts.SHELF, False),
    ("pick", "tick", texts.TEACH, False),
    ("lessons", "words", texts.LESSONS, False),
    ("kinds", "words", texts.KINDS, False),
    ("health", "comfort", texts.HEALTH, False),
    ("people", "person", texts.PEOPLE, True),
    ("audit", "words", texts.AUDIT, True),
    ("upkeep", "globe", texts.UPKEEP_TITLE, False),
)
"""The screen, its sign and name, and whether it is for managers alone."""


class DeskScreen(Screen):
    """A button for each task."""

    wanted = Signal(str)

    def __init__(self) -> None:
        """Make the page."""
        super().__init__()
        self._title = label("title")
        self._grid = QGridLayout()
        self.buttons: dict[str, SignButton] = {}
        for name, sign, _, _ in TASKS:
            self.buttons[name] = SignButton(
                sign, lambda name=name: self.wanted.emit(name),  # type: ignore[misc]
                name="primary" if name == "scan" else "",
            )  # fmt: skip
        self._page = ScrollPage()
        self._page.content.addWidget(self._title)
        self._page.content.addLayout(self._grid)
        self._page.content.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._page)

    def show_tasks(self, *, manager: bool) -> None:
        """Show what this person may do."""
        for name, _, _, managers in TASKS:
            self.buttons[name].setVisible(manager or not managers)

    def arrange(self, style: Style) -> None:
        """Fit everything to a style."""
        self._page.arrange(style)
        metrics = style.metrics
        columns = 1 if metrics.zoom > 1.5 or metrics.size.width() < 9 * metrics.target else 2
        self._grid.setSpacing(metrics.px(12))
        for place, (name, _, _, _) in enumerate(TASKS):
            button = self.buttons[name]
            button.setMinimumHeight(metrics.target if metrics.low else round(1.5 * metrics.target))
            button.arrange(style)
            self._grid.addWidget(button, place // columns, place % columns)

    def retranslate(self) -> None:
        """Say everything anew."""
        self._title.setText(tr(texts.DESK_TITLE))
        for name, _, words, _ in TASKS:
            self.buttons[name].say(tr(words))

    def first_focus(self) -> QWidget | None:
        """Scan at once."""
        return self.buttons["scan"]


class DeskController(Controller):
    """Leads to the tasks."""

    def __init__(self, screen: DeskScreen, room: StaffRoom) -> None:
        """Lead the page."""
        super().__init__(screen, room.visit)
        self._screen, self._room = screen, room
        screen.wanted.connect(self._go)

    def on_shown(self) -> None:
        """Show what this person may do."""
        self._screen.show_tasks(manager=self._room.manager)

    def _go(self, name: str) -> None:
        if name == "pick":
            self._room.begin_teaching()
        elif name == "scan":
            self._room.scan()
        else:
            # A whole shelf goes onto the list of anything, whatever aisle was checked before.
            self._room.aisle = ""
            self.visit.go(name)


def make(parts: Parts) -> Made:
    """Make the screen and who leads it."""
    screen = DeskScreen()
    return screen, DeskController(screen, parts.staff)
