"""Seeing why: what was taken for what, which words and pictures pulled it, and how far ahead."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from kiosk.staffing import Candidate, Pull, Shown
from kiosk.ui import staff_texts as texts
from kiosk.ui import wording
from kiosk.ui.screens.base import Controller, Made, Parts
from kiosk.ui.screens.staffpage import StaffPage
from kiosk.ui.staff_room import StaffRoom
from kiosk.ui.style import Style
from kiosk.ui.texts import tr
from kiosk.ui.widgets.parts import label
from kiosk.ui.widgets.rows import Row

_SAID = {"words": texts.WHY_WORDS, "picture": texts.WHY_PICTURE, "taught": texts.WHY_TAUGHT}


class Scale(QWidget):
    """A line from 0 to 100 %: where it is asked, where it is taken, and where this answer is."""

    def __init__(self) -> None:
        """Show nothing."""
        super().__init__()
        self._maybe, self._sure, self._chance = 0.0, 1.0, 0.0
        self._style: Style | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_chance(self, maybe: float, sure: float, chance: float) -> None:
        """Show an answer's chance on the line, all of them 0 to 1."""
        self._maybe, self._sure, self._chance = maybe, sure, chance
        self.update()

    def arrange(self, style: Style) -> None:
        """Fit to a style."""
        self._style = style
        self.setFixedHeight(style.metrics.px(56))

    def sizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        """Give a size that any page has room for."""
        return QSize(300, 56)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        """Paint the line, its two marks and the answer."""
        if self._style is None:
            return
        colours, px = self._style.colours, self._style.metrics.px
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width, middle = self.width() - 2 * px(10), self.height() / 2

        def at(share: float) -> float:
            share = min(1.0, max(0.0, share))
            return px(10) + width * (1 - share if self._style and self._style.rtl else share)

        for begin, end, colour in (
            (0.0, self._maybe, colours.edge), (self._maybe, self._sure, colours.accent_soft),
            (self._sure, 1.0, colours.accent),
        ):  # fmt: skip
            left, right = sorted((at(begin), at(end)))
            painter.fillRect(QRectF(left, middle - px(8), right - left, px(16)), QColor(colour))
        painter.setPen(QColor(colours.ink))
        painter.setBrush(QColor(colours.ink))
        x = at(self._chance)
        painter.drawEllipse(QRectF(x - px(9), middle - px(9), px(18), px(18)))
        painter.end()


class WhyScreen(StaffPage):
    """The scale, and a row for each item it might have been."""

    def __init__(self) -> None:
        """Make the page."""
        super().__init__(texts.WHY_TITLE)
        self.scale, self.said = Scale(), label("hint")
        self.extra.addWidget(self.scale)
        self.extra.addWidget(self.said)

    def show_scale(self, said: str) -> None:
        """Say what the scale shows; "" where there is nothing to show."""
        self.scale.setVisible(bool(said))
        self.scale.setAccessibleName(said)
        self.said.setVisible(bool(said))
        self.said.setText(said)

    def arrange(self, style: Style) -> None:
        """Fit everything to a style."""
        super().arrange(style)
        self.scale.arrange(style)


class WhyController(Controller):
    """Shows what is known of the last recognition."""

    def __init__(self, screen: WhyScreen, room: StaffRoom) -> None:
        """Lead the page."""
        super().__init__(screen, room.visit)
        self._screen, self._room = screen, room
        room.visit.wiped.connect(screen.wipe)

    def on_shown(self) -> None:
        """Show it."""
        shown, screen = self._room.last, self._screen
        screen.show_scale("")
        if shown is None:
            screen.tell(tr(texts.WHY_NOTHING))
            screen.rows.show_rows(())
        elif shown.code:
            text = texts.WHY_BARCODE if shown.candidates else texts.SCAN_UNKNOWN
            screen.tell(tr(text, shown.code))
            screen.rows.show_rows([self._row(one, first=False) for one in shown.candidates])
        else:
            self._show(shown)

    def _show(self, shown: Shown) -> None:
        screen = self._screen
        screen.tell("")
        if shown.candidates:
            chance = shown.candidates[0].chance
            screen.scale.show_chance(shown.maybe_from, shown.sure_from, chance)
            words = tr(
                texts.WHY_SURE_FROM, self._percent(shown.sure_from), self._percent(shown.maybe_from)
            )
            screen.show_scale(words)
        screen.rows.show_rows(
            [self._row(one, first=not place) for place, one in enumerate(shown.candidates)]
        )

    def _row(self, one: Candidate, *, first: bool) -> Row:
        name, _ = wording.names(one.item, self.visit.language)
        lines = [tr(texts.WHY_CHANCE, self._percent(one.chance))]
        if first:
            ahead = self._figure(max(0.0, one.margin))
            lines = [tr(texts.WHY_FIRST, self._percent(one.chance), ahead)]
        lines += [self._pulled(pull) for pull in one.pulls]
        return Row(name, "\n".join(lines), self.visit.shelf.image(one.item.id))

    def _pulled(self, pull: Pull) -> str:
        source = pull.source.rpartition("/")[2] if pull.signal != "words" else pull.source
        return tr(_SAID[pull.signal], source, self._figure(pull.cosine), self._figure(pull.weight))

    def _percent(self, share: float) -> str:
        return self.visit.speaking.locale.toString(round(100 * min(1.0, share)))

    def _figure(self, value: float) -> str:
        return self.visit.speaking.locale.toString(value, "f", 2)


def make(parts: Parts) -> Made:
    """Make the screen and who leads it."""
    screen = WhyScreen()
    return screen, WhyController(screen, parts.staff)
