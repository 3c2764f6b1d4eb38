"""The attract screen: what to do here, and in which languages. A touch anywhere begins a visit."""

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from kiosk.ui import icons, texts
from kiosk.ui.languages import LANGUAGES, Language
from kiosk.ui.screens.base import Controller, Made, Parts, Screen
from kiosk.ui.style import Style, shows_chinese
from kiosk.ui.texts import tr
from kiosk.ui.visit import Visit
from kiosk.ui.widgets.parts import ScrollPage, WrappingRow, label

_SECONDS_A_LANGUAGE = 4
_STEPS = (("camera", texts.ATTRACT_SHOW), ("words", texts.ATTRACT_SAY), ("pin", texts.ATTRACT_WALK))


class AttractScreen(Screen):
    """A question in every language in turn, three signs of what to do, and the languages."""

    begun = Signal()
    language_chosen = Signal(str)

    def __init__(self) -> None:
        """Make the page."""
        super().__init__()
        # Boxes instead of characters would help nobody.
        self._languages = [one for one in LANGUAGES if one.code != "zh" or shows_chinese()]
        self._turn = 0
        self._shop = label("subtitle", centred=True)
        self._question = label("title", centred=True)
        self._steps = [_Step(sign) for sign, _ in _STEPS]
        self.start = QPushButton()
        self.start.setObjectName("start")
        self.start.clicked.connect(self.begun)
        self._promise = label("hint", centred=True)
        self._trouble = label("discreet", centred=True)
        self._row = QHBoxLayout()
        for step in self._steps:
            self._row.addWidget(step, 1)
        self.buttons: dict[str, QPushButton] = {}
        self._choices = WrappingRow(centred=True)
        for language in self._languages:
            self._choices.addWidget(self._button(language))
        page = ScrollPage()
        self._page = page
        page.content.addStretch(1)
        for part in (self._shop, self._question):
            page.content.addWidget(part)
        page.content.addLayout(self._row)
        page.content.addWidget(self.start, 0, Qt.AlignmentFlag.AlignCenter)
        page.content.addLayout(self._choices)
        page.content.addWidget(self._promise)
        page.content.addStretch(1)
        page.content.addWidget(self._trouble)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(page)
        self._timer = QTimer(self)
        self._timer.setInterval(1000 * _SECONDS_A_LANGUAGE)
        self._timer.timeout.connect(self.on_turn)

    def show_trouble(self, sentence: str) -> None:
        """Say discreetly what staff should know; "" takes it away."""
        self._trouble.setText(sentence)

    def set_turning(self, *, turning: bool) -> None:
        """Ask in one language after the other, or stay with the first."""
        self._turn = 0
        self._say()
        if turning:
            self._timer.start()
        else:
            self._timer.stop()

    def on_turn(self) -> None:
        """Ask in the next language."""
        self._turn = (self._turn + 1) % len(self._languages)
        self._say()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 (Qt's name)
        """Begin: wherever it was touched."""
        self.begun.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        """Begin by any key, too; what it writes is for the page that follows."""
        if event.key() not in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            self.begun.emit()
        event.ignore()

    def arrange(self, style: Style) -> None:
        """Fit everything to a style."""
        metrics = style.metrics
        self._page.arrange(style)
        # A page that stands upright has room for the eye to rest.
        self._page.content.setSpacing(max(metrics.px(14), metrics.size.height() // 42))
        self._choices.set_gap(metrics.px(10))
        self._row.setSpacing(metrics.px(16))
        self._shop.setText("" if style.theme.logo else style.theme.shop)
        self._shop.setVisible(bool(self._shop.text()) or style.theme.logo is not None)
        if style.theme.logo is not None:
            logo = QPixmap(str(style.theme.logo))
            high = metrics.px(90)
            mode = Qt.TransformationMode.SmoothTransformation
            self._shop.setPixmap(logo.scaledToHeight(high, mode))
        for step in self._steps:
            step.arrange(style)
        for step in self._steps:
            step.setVisible(not metrics.low or metrics.zoom < 2)

    def retranslate(self) -> None:
        """Say everything anew."""
        for step, (_, text) in zip(self._steps, _STEPS, strict=True):
            step.say(tr(text))
        self.start.setText(tr(texts.ATTRACT_TOUCH))
        self.start.setAccessibleName(tr(texts.ATTRACT_TOUCH))
        self._promise.setText(tr(texts.PROMISE))
        self._say()

    def first_focus(self) -> QWidget | None:
        """Begin by any key."""
        return self.start

    def _say(self) -> None:
        language = self._languages[self._turn]
        self._question.setText(language.hello if self._turn else tr(texts.ATTRACT_TITLE))

    def _button(self, language: Language) -> QPushButton:
        button = QPushButton(language.name)
        button.setObjectName("chip")
        button.setAccessibleName(language.name)
        button.clicked.connect(lambda: self.language_chosen.emit(language.code))
        self.buttons[language.code] = button
        return button


class _Step(QWidget):
    """A sign on a disc, and what it stands for."""

    def __init__(self, sign: str) -> None:
        super().__init__()
        self._disc = _Disc(sign)
        self._words: QLabel = label("body", centred=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._disc, 0, Qt.AlignmentFlag.AlignCenter)
        layout.addWidget(self._words)

    def say(self, words: str) -> None:
        self._words.setText(words)

    def arrange(self, style: Style) -> None:
        self._disc.arrange(style)


class _Disc(QWidget):
    def __init__(self, sign: str) -> None:
        super().__init__()
        self._sign = sign
        self._style: Style | None = None

    def arrange(self, style: Style) -> None:
        self._style = style
        side = style.metrics.px(72 if style.metrics.low else 116)
        self.setFixedSize(QSize(side, side))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        if self._style is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._style.colours.accent))
        painter.drawEllipse(self.rect())
        side = self.width() * 0.54
        start = (self.width() - side) / 2
        icons.paint(painter, self._sign, QRectF(start, start, side, side),
                    self._style.colours.on_accent)  # fmt: skip
        painter.end()


class AttractController(Controller):
    """Begins a visit."""

    bar = False

    def __init__(self, screen: AttractScreen, visit: Visit) -> None:
        """Lead the attract screen."""
        super().__init__(screen, visit)
        self._screen = screen
        screen.begun.connect(self._begin)
        screen.language_chosen.connect(self._on_language)
        visit.shop_changed.connect(self._on_shop)

    def on_shown(self) -> None:
        """Ask in every language in turn while nobody is there."""
        self._screen.set_turning(turning=not self.visit.comfort.calm)

    def on_left(self) -> None:
        """Rest."""
        self._screen.set_turning(turning=False)

    def _on_language(self, code: str) -> None:
        self.visit.speak(code)
        self._begin()

    def _begin(self) -> None:
        if self.visit.shop is not None:
            self.visit.go("find")
        else:
            self.visit.waited_for = "find"
            self.visit.go("trouble")

    def _on_shop(self) -> None:
        self._screen.show_trouble(tr(texts.FOR_STAFF) if self.visit.trouble else "")


def make(parts: Parts) -> Made:
    """Make the screen and who leads it."""
    screen = AttractScreen()
    return screen, AttractController(screen, parts.visit)
