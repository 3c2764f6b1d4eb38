"""Kinds of goods in plain words: edited by managers, used at once, and what falls into each."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from kiosk.domain import Look
from kiosk.errors import KioskError
from kiosk.staffing import KindShare, KindWords, Named
from kiosk.ui import staff_texts as texts
from kiosk.ui import wording
from kiosk.ui.screens.base import Controller, Made, Parts
from kiosk.ui.screens.staffpage import StaffPage
from kiosk.ui.staff_camera import StaffCamera
from kiosk.ui.staff_ports import Desk
from kiosk.ui.style import Style
from kiosk.ui.texts import tr
from kiosk.ui.widgets.keyboard import OnScreenKeyboard
from kiosk.ui.widgets.parts import Chips, SignButton, label
from kiosk.ui.widgets.rows import Act, Row
from kiosk.ui.widgets.viewfinder import Viewfinder

_MOST = 2000
_BEST = 5


class KindsScreen(StaffPage):
    """A field for one kind, a camera to try them, and a row for each kind."""

    entered = Signal()
    show_wanted = Signal()

    def __init__(self) -> None:
        """Make the page."""
        super().__init__(texts.KINDS, texts.KINDS_HINT)
        self.field = QLineEdit()
        self.field.setMaxLength(_MOST)
        self.field.returnPressed.connect(self.entered)
        self.field.installEventFilter(self)
        self.add = SignButton("tick", self.entered.emit)
        self.show_one = SignButton("camera", self.show_wanted.emit)
        self.view, self.said = Viewfinder(), label("tell", centred=True)
        self.fits = Chips()
        for part in (self.field, self.add, self.show_one, self.said, self.view, self.fits):
            self.extra.addWidget(part)
        self.keyboard = OnScreenKeyboard()
        self.keyboard.attach(self.field)
        self.keyboard.entered.connect(self.entered)
        self.keyboard.hide_pressed.connect(self.keyboard.hide)
        self.keyboard.hide()
        self.column.addWidget(self.keyboard)
        self.show_seeing(seeing=False)

    def show_seeing(self, *, seeing: bool) -> None:
        """Show the camera, or put it away."""
        self.view.setVisible(seeing)
        self.said.setVisible(seeing)

    def show_manager(self, *, manager: bool) -> None:
        """Let kinds be changed, or only be looked at."""
        self.field.setVisible(manager)
        self.add.setVisible(manager)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 (Qt's name)
        """Show the keyboard where the field is touched."""
        if event.type() in (QEvent.Type.MouseButtonRelease, QEvent.Type.TouchEnd):
            self.keyboard.show()
        return False

    def arrange(self, style: Style) -> None:
        """Fit everything to a style."""
        super().arrange(style)
        metrics = style.metrics
        self.add.arrange(style)
        self.show_one.arrange(style)
        self.fits.arrange(style)
        self.view.arrange(style)
        self.view.setMinimumHeight(metrics.px(240))
        width = metrics.size.width()
        self.keyboard.arrange(metrics.target, metrics.scale, width, tight=metrics.low)

    def retranslate(self) -> None:
        """Say everything anew."""
        super().retranslate()
        self.field.setAccessibleName(tr(texts.KINDS))
        self.add.say(tr(texts.KIND_ADD))
        self.show_one.say(tr(texts.KIND_SHOW))

    def wipe(self) -> None:
        """Forget what was typed and shown."""
        super().wipe()
        self.field.setText("")
        self.keyboard.wipe()
        self.keyboard.hide()
        self.fits.show_chips(())
        self.show_seeing(seeing=False)

    def first_focus(self) -> QWidget | None:
        """Type a kind, or show something."""
        return self.show_one if self.field.isHidden() else self.field


class KindsController(Controller):
    """Keeps the kinds and sorts the goods into them."""

    def __init__(self, screen: KindsScreen, parts: Parts) -> None:
        """Lead the page."""
        super().__init__(screen, parts.visit)
        self._screen, self._room = screen, parts.staff
        self._kinds: list[KindWords] = []
        self._camera = StaffCamera(
            screen.view, screen.said, lambda: tr(texts.KIND_SHOW),
            parts.surroundings.open_camera, parts.watch,
        )  # fmt: skip
        self._camera.looked.connect(self._on_look)
        screen.entered.connect(self._on_entered)
        screen.show_wanted.connect(self._on_show)
        parts.visit.language_changed.connect(self._set_keyboard)
        parts.visit.wiped.connect(self._forget)
        self._set_keyboard()

    def on_shown(self) -> None:
        """Sort the goods."""
        self._screen.show_manager(manager=self._room.manager)
        self._room.ask(lambda desk: desk.insight.shares(), self._show, self._fail)

    def on_left(self) -> None:
        """Close the camera."""
        self._camera.stop()
        self._screen.show_seeing(seeing=False)

    def _show(self, shares: list[KindShare]) -> None:
        self._kinds = [share.kind for share in shares]
        self._screen.tell("" if shares else tr(texts.KINDS_NONE))
        self._screen.rows.show_rows([self._row(share) for share in shares])

    def _row(self, share: KindShare) -> Row:
        locale, language = self.visit.speaking.locale, self.visit.language
        names = [wording.names(item, language)[0] for item in share.examples[:3]]
        detail = tr(texts.KIND_EMPTY)
        if share.count:
            detail = tr(texts.KIND_HOLDS, locale.toString(share.count), ", ".join(names))
        amiss = bool(share.rival) and share.rival_share >= 0.1
        if amiss:
            percent = locale.toString(round(100 * share.rival_share))
            detail += "\n" + tr(texts.KIND_OVERLAPS, percent, share.rival)
        acts: tuple[Act, ...] = ()
        if self._room.manager:
            acts = (
                Act("words", tr(texts.KIND_CHANGE), self._edit(share.kind)),
                Act("close", tr(texts.KIND_REMOVE), self._remove(share.kind)),
            )
        phrases = "; ".join(share.kind.phrases)
        title = f"{share.kind.name}: {phrases}" if phrases else share.kind.name
        return Row(title, detail, None, acts, amiss)

    def _on_entered(self) -> None:
        kind = kind_of(self._screen.field.text())
        if kind is None:
            return
        others = [one for one in self._kinds if one.name.casefold() != kind.name.casefold()]
        self._keep([*others, kind])

    def _edit(self, kind: KindWords) -> Callable[[], None]:
        phrases = "; ".join(kind.phrases)
        text = f"{kind.name}: {phrases}" if phrases else kind.name
        return lambda: self._screen.field.setText(text)

    def _remove(self, kind: KindWords) -> Callable[[], None]:
        return lambda: self._keep([one for one in self._kinds if one.name != kind.name])

    def _keep(self, kinds: Sequence[KindWords]) -> None:
        self._room.do(lambda desk, by: desk.insight.keep_kinds(kinds, by),
                      lambda _: self._on_kept(), self._fail)  # fmt: skip

    def _on_kept(self) -> None:
        self._screen.field.setText("")
        self.on_shown()

    def _on_show(self) -> None:
        if self._camera.is_open:
            self.on_left()
            return
        self._screen.keyboard.hide()
        self._screen.show_seeing(seeing=True)
        self._camera.start()

    def _on_look(self, look: Look) -> None:
        frame = look.taken
        if frame is None:
            return

        def name(desk: Desk) -> list[Named]:
            return desk.insight.name(desk.scanning.look_at(frame).picture)

        self._room.ask(name, self._show_fits, self._fail)

    def _show_fits(self, named: list[Named]) -> None:
        locale = self.visit.speaking.locale
        self._screen.fits.show_chips([
            (tr(texts.KIND_FITS, one.kind, locale.toString(one.score, "f", 2)), place == 0,
             lambda: None)
            for place, one in enumerate(named[:_BEST])
        ])  # fmt: skip

    def _set_keyboard(self) -> None:
        self._screen.keyboard.set_layouts(self.visit.speaking.language.keyboards)

    def _fail(self, error: KioskError) -> None:
        self._screen.tell(str(error))

    def _forget(self) -> None:
        self.on_left()
        self._kinds = []
        self._screen.wipe()


def kind_of(text: str) -> KindWords | None:
    """Read a kind as it is typed, "name: phrase; phrase"; None for no name."""
    name, _, phrases = text.replace("\uff1a", ":").replace("\uff1b", ";").partition(":")
    if not name.strip():
        return None
    return KindWords(name.strip(), tuple(one.strip() for one in phrases.split(";") if one.strip()))


def make(parts: Parts) -> Made:
    """Make the screen and who leads it."""
    screen = KindsScreen()
    return screen, KindsController(screen, parts)
