"""What every screen is: a page that is arranged, said anew and wiped, led by a small controller."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from kiosk.ui.chime import Sound
from kiosk.ui.ports import Surroundings
from kiosk.ui.staff_room import StaffRoom
from kiosk.ui.style import Style
from kiosk.ui.tiles import TileModel
from kiosk.ui.visit import Visit
from kiosk.ui.worker import Inference


class Screen(QWidget):
    """One page. It shows what it is told and knows nothing of the visit."""

    def __init__(self) -> None:
        """Make the empty page."""
        super().__init__()
        self.setObjectName("page")
        self._style: Style | None = None
        """What it was arranged by last."""

    def arrange(self, style: Style) -> None:
        """Fit everything to a style."""
        raise NotImplementedError

    def retranslate(self) -> None:
        """Say everything anew in the language that is chosen now."""
        raise NotImplementedError

    def wipe(self) -> None:
        """Forget whatever of a visit it shows."""

    def first_focus(self) -> QWidget | None:
        """Give what the keyboard should be at when the page is shown."""
        return None


class Controller(QObject):
    """Leads one screen: hands touches to the visit, and the visit's news to the screen."""

    bar = True
    """Whether the bar with back, language and done is shown beside the page."""
    bar_changed = Signal()

    def __init__(self, screen: Screen, visit: Visit) -> None:
        """Lead a screen through visits."""
        super().__init__(screen)  # gone with it, timers and all
        self.visit = visit

    def set_bar(self, *, shown: bool) -> None:
        """Show the bar beside the page from now on, or leave the page its place."""
        self.bar = shown
        self.bar_changed.emit()

    def on_shown(self) -> None:
        """Prepare: the screen is about to be seen."""

    def on_left(self) -> None:
        """Rest: the screen is seen no more."""


@dataclass(frozen=True, slots=True)
class Parts:
    """What a screen may need to be made."""

    visit: Visit
    inference: Inference
    surroundings: Surroundings
    watch: Callable[[], object]
    """Is told when the camera saw somebody do something."""
    staff: StaffRoom
    ring: Callable[[Sound], object]
    """Sounds once."""
    measure: Callable[[int], object]
    """Is told how many dots an inch the screen has."""
    dots_per_inch: int
    """How many it is taken to have."""

    def model(self) -> TileModel:
        """Make a model for tiles."""
        return TileModel(self.visit.shelf)


Made = tuple[Screen, Controller]
