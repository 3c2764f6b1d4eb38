"""Teaching: two to five pictures of one item, each checked as it is taken."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QBoxLayout, QLabel, QVBoxLayout, QWidget

from kiosk.domain import CatalogItem, Frame, Look
from kiosk.errors import KioskError
from kiosk.staffing import Shot
from kiosk.ui import staff_texts as texts
from kiosk.ui import wording
from kiosk.ui.chime import Sound
from kiosk.ui.images import to_image
from kiosk.ui.screens.base import Controller, Made, Parts, Screen
from kiosk.ui.staff_camera import StaffCamera
from kiosk.ui.style import Style
from kiosk.ui.texts import tr
from kiosk.ui.widgets.parts import ScrollPage, SignButton, WrappingRow, label
from kiosk.ui.widgets.viewfinder import Viewfinder

FEWEST, MOST = 2, 5


class ShotsScreen(Screen):
    """The camera, what to do next, and the pictures there are."""

    removed = Signal()
    saved = Signal()
    again_wanted = Signal()

    def __init__(self) -> None:
        """Make the page."""
        super().__init__()
        self.title, self.count = label("heading"), label("hint")
        self.tell, self.told = label("tell", centred=True), label("trouble")
        self.view = Viewfinder()
        self._images: Sequence[QImage] = ()
        self._pictures = [QLabel() for _ in range(MOST)]
        strip = QWidget()
        self._strip = WrappingRow()
        strip.setLayout(self._strip)
        for picture in self._pictures:
            self._strip.addWidget(picture)
        self.remove = SignButton("back", self.removed.emit)
        self.save = SignButton("tick", self.saved.emit, name="primary")
        self.again = SignButton("camera", self.again_wanted.emit)
        self._left = QVBoxLayout()
        self._left.addWidget(self.tell)
        self._left.addWidget(self.view, 1)
        self._side = ScrollPage()
        for part in (self.title, self.count, self.told, strip, self.remove, self.save, self.again):
            self._side.content.addWidget(part)
        self._side.content.addStretch(1)
        self._parts = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._parts.addLayout(self._left, 3)
        self._parts.addWidget(self._side, 2)
        self.show_shots((), done=False)

    def show_shots(self, images: Sequence[QImage], *, done: bool) -> None:
        """Show the pictures there are; ``done``, they are saved."""
        self._images = images
        self.remove.setVisible(bool(images) and not done)
        self.save.setVisible(not done)
        self.save.setEnabled(len(images) >= FEWEST)
        self.again.setVisible(done)
        self._draw()

    def say(self, words: str) -> None:
        """Say what is wrong with a picture, or of what to be careful."""
        self.told.setText(words)
        self.told.setVisible(bool(words))

    def arrange(self, style: Style) -> None:
        """Fit everything to a style."""
        self._style = style
        metrics = style.metrics
        side = metrics.px(16)
        upright = metrics.size.width() < metrics.size.height()
        self._parts.setDirection(
            QBoxLayout.Direction.TopToBottom if upright else QBoxLayout.Direction.LeftToRight
        )
        self._parts.setSpacing(0)
        self._left.setContentsMargins(side, side // 2, side, side // 2)
        self._left.setSpacing(metrics.px(8))
        self._side.arrange(style)
        self._strip.set_gap(metrics.px(8))
        self.view.arrange(style)
        for button in (self.remove, self.save, self.again):
            button.arrange(style)
        self._draw()

    def retranslate(self) -> None:
        """Say everything anew."""
        self.remove.say(tr(texts.SHOTS_REMOVE))
        self.save.say(tr(texts.SHOTS_SAVE))
        self.again.say(tr(texts.SHOTS_AGAIN))

    def wipe(self) -> None:
        """Forget everything shown."""
        self.view.show_frame(None)
        self.show_shots((), done=False)
        self.say("")
        self.title.setText("")

    def first_focus(self) -> QWidget | None:
        """Save, or teach another."""
        return self.again if not self.again.isHidden() else self.save

    def _draw(self) -> None:
        if self._style is None:
            return
        side = self._style.metrics.px(84)
        for place, picture in enumerate(self._pictures):
            there = place < len(self._images)
            picture.setVisible(there)
            if there:
                picture.setPixmap(
                    QPixmap.fromImage(
                        self._images[place].scaled(
                            QSize(side, side), Qt.AspectRatioMode.KeepAspectRatio,
                            Qt.TransformationMode.SmoothTransformation,
                        )
                    )
                )  # fmt: skip


class ShotsController(Controller):
    """Takes pictures until there are enough; the desk checks each."""

    def __init__(self, screen: ShotsScreen, parts: Parts) -> None:
        """Lead the page."""
        super().__init__(screen, parts.visit)
        self._screen, self._room, self._ring = screen, parts.staff, parts.ring
        self._camera = StaffCamera(
            screen.view, screen.tell, self._next, parts.surroundings.open_camera, parts.watch
        )
        self._camera.looked.connect(self._on_look)
        self._shots: list[tuple[int, QImage]] = []
        self._saved = ""
        self._checking = False
        screen.removed.connect(self._on_removed)
        screen.saved.connect(self._on_saved)
        screen.again_wanted.connect(self._room.begin_teaching)
        parts.visit.wiped.connect(self._forget)

    def on_shown(self) -> None:
        """Look at the item."""
        if not self._camera.is_open:
            self._forget()
            self._camera.start()
        self._say()

    def on_left(self) -> None:
        """Close the camera."""
        self._camera.stop()

    def _on_look(self, look: Look) -> None:
        if look.taken is not None and len(self._shots) < MOST and not self._checking:
            self._check(look.taken)

    def _check(self, frame: Frame) -> None:
        self._checking = True
        item = self._room.lesson
        others = [number for number, _ in self._shots]

        def check(shot: Shot) -> None:
            self._on_checked(shot, to_image(frame))

        self._room.ask(
            lambda desk: desk.teaching.look_at(frame, item.id if item else "", others),
            check, self._fail,
        )  # fmt: skip

    def _on_checked(self, shot: Shot, image: QImage) -> None:
        self._checking = False
        if not shot.good:
            text = texts.SHOTS_SAME
            if shot.person:
                text = texts.SHOTS_PERSON
            elif not shot.sharp:
                text = texts.SHOTS_BLURRED
            elif shot.strange:
                text = texts.SHOTS_STRANGE
            self._screen.say(tr(text))
            self._ring(Sound.ASKS)
            self._camera.take_again()
            return
        self._shots.append((shot.picture, image))
        like = shot.like
        name = "" if like is None else wording.names(like, self.visit.language)[0]
        self._screen.say(tr(texts.SHOTS_LIKE, name) if name else "")
        self._ring(Sound.TAKEN)
        self._say()

    def _on_removed(self) -> None:
        if self._shots:
            self._shots.pop()
        self._screen.say("")
        self._say()

    def _on_saved(self) -> None:
        item, shots = self._room.lesson, [number for number, _ in self._shots]
        if item is None or len(shots) < FEWEST:
            return
        if item.id:
            known = item
            self._room.do(lambda desk, by: desk.teaching.teach(known.id, shots, by),
                          lambda _: self._on_known(known), self._fail)  # fmt: skip
        else:
            self._room.do(lambda desk, by: desk.teaching.teach_new(item, shots, by),
                          self._on_known, self._fail)  # fmt: skip

    def _on_known(self, item: CatalogItem) -> None:
        self._room.lesson = item
        self._saved = wording.names(item, self.visit.language)[0]
        self.on_left()
        self._ring(Sound.TAKEN)
        self._say()
        self._screen.again.setFocus()

    def _next(self) -> str:
        if self._saved:
            return tr(texts.SHOTS_SAVED, self._saved)
        taken = len(self._shots)
        steps = (texts.SHOTS_FIRST, texts.SHOTS_TURN, texts.SHOTS_OTHER)
        if taken >= MOST:
            return tr(texts.SHOTS_FULL)
        return tr(steps[taken] if taken < len(steps) else texts.SHOTS_ENOUGH)

    def _say(self) -> None:
        item = self._room.lesson
        name = "" if item is None else wording.names(item, self.visit.language)[0]
        self._screen.title.setText(tr(texts.SHOTS_TITLE, name))
        count = self.visit.speaking.locale.toString(len(self._shots))
        self._screen.count.setText(tr(texts.SHOTS_COUNT, count))
        self._screen.show_shots([image for _, image in self._shots], done=bool(self._saved))
        self._screen.tell.setText(self._next())

    def _fail(self, error: KioskError) -> None:
        self._checking = False
        self._screen.say(str(error))

    def _forget(self) -> None:
        self.on_left()
        self._shots, self._saved, self._checking = [], "", False
        self._screen.wipe()


def make(parts: Parts) -> Made:
    """Make the screen and who leads it."""
    screen = ShotsScreen()
    return screen, ShotsController(screen, parts)
