"""Answers to words: a grid of tiles under chips to narrow by."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QScrollArea, QScroller, QVBoxLayout, QWidget

from kiosk.core.browsing import Choices
from kiosk.core.facets import COLOUR, Filters
from kiosk.core.kinds import said_kind
from kiosk.domain import Decision
from kiosk.ui import texts, wording
from kiosk.ui.screens.base import Controller, Made, Parts, Screen
from kiosk.ui.style import Style
from kiosk.ui.texts import tr
from kiosk.ui.tiles import TileModel
from kiosk.ui.visit import Visit
from kiosk.ui.widgets.parts import Chips, label
from kiosk.ui.widgets.tile_view import TileView

_ROWS = 2.45
"""Rows of chips that are shown at once."""
Chip = tuple[str, bool | None, Callable[[], object]]


class ResultsScreen(Screen):
    """A heading, chips, and tiles."""

    corrected_wanted = Signal()

    def __init__(self, model: TileModel) -> None:
        """Show a model's hits."""
        super().__init__()
        self._heading, self._notes = label("heading"), label("hint")
        self._empty = label("trouble", centred=True)
        self.corrected = QPushButton()
        self.corrected.setObjectName("link")
        self.corrected.clicked.connect(self.corrected_wanted)
        self.chips = Chips()
        self.tiles = TileView(model)
        self._strip = QScrollArea()
        self._strip.setWidgetResizable(True)
        self._strip.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._strip.setWidget(self.chips)
        self._strip.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._strip.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        gesture = QScroller.ScrollerGestureType.LeftMouseButtonGesture
        QScroller.grabGesture(self._strip.viewport(), gesture)
        line = QHBoxLayout()
        line.addWidget(self._heading, 1)
        line.addWidget(self.corrected)
        self._column = QVBoxLayout(self)
        self._column.addLayout(line)
        self._column.addWidget(self._notes)
        self._column.addWidget(self._strip)
        self._column.addWidget(self._empty)
        self._column.addWidget(self.tiles, 1)

    def show_answer(self, heading: str, notes: str, corrected: str, empty: str) -> None:
        """Say what was asked, how the answer is to be taken, and what was perhaps meant."""
        self._heading.setText(heading)
        self.tiles.setAccessibleName(heading)
        self._notes.setText(notes)
        self._notes.setVisible(bool(notes))
        self.corrected.setText(corrected)
        self.corrected.setVisible(bool(corrected))
        self._empty.setText(empty)
        self._empty.setVisible(bool(empty))
        # What is said instead of tiles takes their place; the rest stays where it was.
        self._column.setStretchFactor(self._empty, int(bool(empty)))
        self.tiles.setVisible(not empty)

    def show_chips(self, chips: list[Chip]) -> None:
        """Show what the answer can be narrowed by."""
        self.chips.show_chips(chips)
        self._strip.setVisible(bool(chips))
        self._strip.verticalScrollBar().setValue(0)
        self._strip.horizontalScrollBar().setValue(0)
        self._fit_strip()

    def arrange(self, style: Style) -> None:
        """Fit everything to a style."""
        self._style = style
        metrics = style.metrics
        side = metrics.px(22)
        self._column.setContentsMargins(side, metrics.px(12), side, 0)
        self._column.setSpacing(metrics.px(8))
        # Where there is height for one row, the chip cut off at its end says that there are more.
        self.chips.arrange(style, sideways=metrics.low)
        self.tiles.arrange(style)
        self._fit_strip()

    def retranslate(self) -> None:
        """Everything said here is set with the answer."""

    def wipe(self) -> None:
        """Forget the answer."""
        self.show_answer("", "", "", "")
        self.show_chips([])

    def first_focus(self) -> QWidget | None:
        """Go through the tiles at once."""
        return self.tiles

    def resizeEvent(self, event) -> None:  # type: ignore[no-untyped-def]  # noqa: ANN001, N802
        """Fit the chips to the width."""
        super().resizeEvent(event)
        self._fit_strip()

    def _fit_strip(self) -> None:
        """Give the chips the height of a few rows at most; a part of the next says there is one."""
        style = self._style
        if style is None or not self.chips.chips:
            return
        layout = self.chips.layout()
        high = layout.heightForWidth(max(1, self._strip.viewport().width())) if layout else 0
        row = max(chip.sizeHint().height() for chip in self.chips.chips)
        gap = style.metrics.px(10)
        most = round(_ROWS * (row + gap)) - gap
        self._strip.setFixedHeight(row if style.metrics.low else min(high, most))


class ResultsController(Controller):
    """Shows the visit's answer and narrows it."""

    def __init__(self, screen: ResultsScreen, visit: Visit, model: TileModel) -> None:
        """Lead the page; ``model`` is the one behind its tiles."""
        super().__init__(screen, visit)
        self._screen, self._model = screen, model
        self._choices = Choices()
        screen.tiles.chosen.connect(visit.open_item)
        screen.corrected_wanted.connect(self._on_corrected)
        visit.answered.connect(self._show)
        visit.wiped.connect(self._forget)

    def on_shown(self) -> None:
        """Say everything in the language of now."""
        self._show()

    def _forget(self) -> None:
        self._choices = Choices()
        self._model.wipe()

    def _show(self) -> None:
        visit, answer = self.visit, self.visit.answer
        if answer is None or visit.picture is not None:
            return
        hits = [hit for hit in answer.results.hits if hit.decision is not Decision.NO_MATCH]
        narrowed = visit.filters != Filters()
        if not narrowed:
            self._choices = answer.choices
        # Of a kind that was chosen everything is right: there is nothing to be sure of.
        marked = bool(visit.words)
        self._model.show_hits(hits, visit.goods_language, visit.speaking.locale, marked=marked)
        heading = visit.words or (
            wording.kind(visit.kind, visit.language) if visit.kind else tr(texts.BROWSE_TITLE)
        )
        remarks = wording.remarks(answer.results.notes)
        if visit.words and hits:
            sure = hits[0].decision is Decision.SURE
            remarks.insert(0, tr(texts.FOUND_BEST_FIRST if sure else texts.DOES_ONE_FIT))
        meant = tr(texts.DID_YOU_MEAN, answer.corrected) if answer.corrected else ""
        empty = "" if hits else tr(texts.NOTHING_LEFT)
        self._screen.show_answer(heading, texts.joined(remarks), meant, empty)
        self._screen.show_chips(self._chips(visit.speaking.locale))
        visit.say(heading + ". " + ". ".join(wording.spoken(hit, visit.goods_language,
                  visit.speaking.locale) for hit in hits[:3]))  # fmt: skip

    def _chips(self, locale: QLocale) -> list[Chip]:
        choices, filters = self._choices, self.visit.filters
        chips: list[Chip] = []
        if filters != Filters():
            chips.append((tr(texts.ALL), None, lambda: self.visit.narrow(Filters())))
        if self.visit.tastes:
            chips.append((tr(texts.TUNED), self.visit.tuned,
                          lambda: self.visit.set_tuned(tuned=not self.visit.tuned)))  # fmt: skip
        if choices.stock:
            chips.append((tr(texts.ONLY_IN_STOCK), filters.in_stock,
                          lambda: self._narrow(in_stock=not filters.in_stock)))  # fmt: skip
        for price in choices.prices:
            on = filters.price_to == price
            chips.append((wording.limit(price, choices.currency, locale), on,
                          lambda p=None if on else price: self._narrow(price_to=p)))  # type: ignore[misc]  # fmt: skip
        here = filters.attributes.get(COLOUR, frozenset())
        for name in choices.colours:
            chips.append((wording.colour(name), name in here,
                          lambda n=name: self._colour(n)))  # type: ignore[misc]  # fmt: skip
        for kind in choices.kinds:
            chips.append((said_kind(kind, self.visit.language), kind in filters.categories,
                          lambda k=kind: self._kind(k)))  # type: ignore[misc]  # fmt: skip
        return chips

    def _narrow(self, **changes: object) -> None:
        self.visit.narrow(replace(self.visit.filters, **changes))  # type: ignore[arg-type]

    def _colour(self, name: str) -> None:
        filters = self.visit.filters
        wanted = filters.attributes.get(COLOUR, frozenset()) ^ {name}
        others = {key: of for key, of in filters.attributes.items() if key != COLOUR}
        self._narrow(attributes={**others, COLOUR: wanted} if wanted else others)

    def _kind(self, kind: str) -> None:
        self._narrow(categories=self.visit.filters.categories ^ {kind})

    def _on_corrected(self) -> None:
        if self.visit.answer is not None and self.visit.answer.corrected:
            self.visit.ask_words(self.visit.answer.corrected)


def make(parts: Parts) -> Made:
    """Make the screen and who leads it."""
    model = parts.model()
    screen = ResultsScreen(model)
    return screen, ResultsController(screen, parts.visit, model)
