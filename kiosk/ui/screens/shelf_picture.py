"""Several items in one picture of a shelf: boxes and names, put right by touch, onto the list."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QBoxLayout, QLabel, QStackedWidget, QVBoxLayout, QWidget

from kiosk.ui import staff_texts as texts
from kiosk.ui import texts as shopper_texts
from kiosk.ui.screens.base import Made, Parts, Screen
from kiosk.ui.shelf_flow import ShelfController, State
from kiosk.ui.style import Style
from kiosk.ui.texts import tr
from kiosk.ui.tiles import TileModel
from kiosk.ui.widgets.frozen import FrozenPicture
from kiosk.ui.widgets.parts import ScrollPage, SignButton, WrappingRow, label
from kiosk.ui.widgets.tile_view import TileView
from kiosk.ui.widgets.viewfinder import Viewfinder


class ShelfScreen(Screen):
    """The camera, the frozen picture, or tiles for one box; beside them what can be done."""

    taken = Signal()
    again_wanted = Signal()
    all_taken = Signal()
    undone = Signal()
    find_wanted = Signal()
    removed = Signal()
    kept = Signal()

    def __init__(self, model: TileModel) -> None:
        """Make the page; ``model`` is behind the tiles."""
        super().__init__()
        self.tell = label("tell", centred=True)
        self.view = Viewfinder(guide=False)
        self.picture = FrozenPicture()
        self.tiles = TileView(model, rows=2)
        self.hint = label("hint")
        self.told = label("trouble")
        self.crop = QLabel()
        self._crop = QImage()
        self.take = SignButton("camera", self.taken.emit, name="primary")
        self.all = SignButton("tick", self.all_taken.emit, name="primary")
        self.again = SignButton("camera", self.again_wanted.emit)
        self.undo = SignButton("back", self.undone.emit)
        self.search = SignButton("search", self.find_wanted.emit)
        self.remove = SignButton("close", self.removed.emit)
        self.keep = SignButton("back", self.kept.emit)
        self._pages = QStackedWidget()
        for page in (self.view, self.picture, self.tiles):
            self._pages.addWidget(page)
        self._left = QVBoxLayout()
        self._left.addWidget(self.tell)
        self._left.addWidget(self._pages, 1)
        self._side = ScrollPage()
        acts = QWidget()
        self._acts = WrappingRow()
        acts.setLayout(self._acts)
        self._buttons = {
            State.LOOKING: (self.take, self.undo),
            State.READING: (self.again,),
            State.READ: (self.all, self.again),
            State.ASKING: (self.search, self.remove, self.keep),
        }
        for button in (self.take, self.all, self.again, self.undo, self.search, self.remove,
                       self.keep):  # fmt: skip
            self._acts.addWidget(button)
        for part in (self.hint, self.told, self.crop, acts):
            self._side.content.addWidget(part)
        self._side.content.addStretch(1)
        self._parts = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._parts.addLayout(self._left, 3)
        self._parts.addWidget(self._side, 1)
        self.state = State.LOOKING
        self.show_state(State.LOOKING)
        self.say("", "")
        self.show_undo(0, "")

    def show_state(self, state: State) -> None:
        """Show the camera, the picture or the tiles, and what can be done there."""
        self.state = state
        place = {State.LOOKING: 0, State.ASKING: 2}.get(state, 1)
        self._pages.setCurrentIndex(place)
        for buttons in self._buttons.values():
            for button in buttons:
                button.setVisible(button in self._buttons[state] and button is not self.undo)
        focus = self.first_focus()
        if focus is not None and self.isVisible():
            focus.setFocus()

    def say(self, hint: str, told: str) -> None:
        """Say what can be done, and what went wrong."""
        for part, words in ((self.hint, hint), (self.told, told)):
            part.setText(words)
            part.setVisible(bool(words))

    def show_crop(self, image: QImage) -> None:
        """Show what is in the box that is asked about; a null image shows nothing."""
        self._crop = image
        self.crop.setVisible(not image.isNull() and self._style is not None)
        if not image.isNull() and self._style is not None:
            metrics = self._style.metrics
            size = QSize(metrics.px(240), metrics.px(90 if metrics.low else 180))
            self.crop.setPixmap(
                QPixmap.fromImage(
                    image.scaled(
                        size, Qt.AspectRatioMode.KeepAspectRatio,
                        Qt.TransformationMode.SmoothTransformation,
                    )
                )
            )  # fmt: skip

    def show_undo(self, seconds: int, said: str) -> None:
        """Count down the seconds in which all of it can be taken back."""
        self.undo.setVisible(seconds > 0 and self.state is State.LOOKING)
        self.undo.say(tr(texts.SCAN_UNDO_FOR, said))

    def show_count(self, count: int, said: str) -> None:
        """Say how many things go onto the list."""
        self.all.setEnabled(count > 0)
        self.all.say(tr(texts.WHOLE_ALL, said))

    def arrange(self, style: Style) -> None:
        """Fit everything to a style."""
        self._style = style
        metrics = style.metrics
        side = metrics.px(16)
        upright = metrics.size.width() < metrics.size.height()
        self._parts.setDirection(
            QBoxLayout.Direction.TopToBottom if upright else QBoxLayout.Direction.LeftToRight
        )
        # Words of buttons need the room that a large picture can spare only where there is much.
        self._parts.setStretch(0, 2 if metrics.low or metrics.zoom > 1.25 else 3)
        self._parts.setSpacing(0)
        self._left.setContentsMargins(side, side // 2, side, side // 2)
        self._left.setSpacing(metrics.px(8))
        self._side.arrange(style)
        self._acts.set_gap(metrics.px(8))
        for part in (self.view, self.picture, self.tiles):
            part.arrange(style)
        for buttons in self._buttons.values():
            for button in buttons:
                button.arrange(style)
        self.show_crop(self._crop)

    def retranslate(self) -> None:
        """Say everything anew; what is counted is said by the controller."""
        self.take.say(tr(texts.WHOLE_TAKE))
        self.again.say(tr(texts.WHOLE_AGAIN))
        self.search.say(tr(texts.SCAN_FIND))
        self.remove.say(tr(texts.WHOLE_REMOVE))
        self.keep.say(tr(texts.WHOLE_BACK))
        self.picture.setAccessibleName(tr(texts.WHOLE_PICTURE))
        self.crop.setAccessibleName(tr(texts.WHOLE_CROP))
        self.tiles.setAccessibleName(tr(shopper_texts.IS_IT_ONE))

    def wipe(self) -> None:
        """Forget everything shown."""
        self.view.show_frame(None)
        self.picture.show_frame(None)
        self.show_crop(QImage())
        self.show_state(State.LOOKING)
        self.show_undo(0, "")
        self.say("", "")
        self.tell.setText("")

    def first_focus(self) -> QWidget | None:
        """Give what comes next."""
        parts: dict[State, QWidget] = {
            State.LOOKING: self.take, State.READING: self.again, State.READ: self.all,
            State.ASKING: self.tiles,
        }  # fmt: skip
        return parts[self.state]


def make(parts: Parts) -> Made:
    """Make the screen and who leads it."""
    model = parts.model()
    screen = ShelfScreen(model)
    return screen, ShelfController(screen, parts, model)
