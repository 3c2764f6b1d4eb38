"""A keyboard on the screen, for a kiosk without one."""

from collections.abc import Callable, Sequence

import shiboken6
from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from kiosk.core.pinyin import Candidate
from kiosk.ui.keyboard_layouts import DEFAULT, MOST_UNITS, Layout, Role, Rows, layout, variants
from kiosk.ui.widgets import key_names
from kiosk.ui.widgets.composing import Composition
from kiosk.ui.widgets.key_names import Shift
from kiosk.ui.widgets.keys import Key, KeyPanel, TouchButton, neighbour
from kiosk.ui.widgets.offers import Offers
from kiosk.ui.widgets.suggestion_bar import SuggestionBar


class OnScreenKeyboard(QWidget):
    """Writes into a field without taking the focus from it.

    A layout whose letters are sounds keeps them here until a word is chosen for them: it emits
    ``composed`` with the letters, and is answered with ``set_candidates``.
    """

    entered = Signal()
    suggestion_chosen = Signal(str)
    composed = Signal(str)
    """The letters kept so far; "" when there are none any more."""
    hide_pressed = Signal()
    layout_changed = Signal(str)
    """The code of the layout that is shown now."""
    touched = Signal()
    """Any key was pressed: somebody is there."""

    def __init__(self) -> None:
        """Make the keyboard, with the layout for English."""
        super().__init__()
        self.setObjectName("keyboard")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._field: QLineEdit | None = None
        self._layouts: tuple[Layout, ...] = (layout(DEFAULT),)
        self._layout = self._layouts[0]
        self._layer = Role.LETTERS
        self._page = 0
        self._shift = Shift.OFF
        self._composition = Composition(self)
        self._composition.changed.connect(self.composed)
        self._composition.written.connect(self._insert)
        self._side, self._gap, self._narrow = 60, 6, False
        self.bar = SuggestionBar()
        self.bar.touched.connect(self.touched)
        self._offers = Offers(self.bar, self._composition)
        self._offers.word_taken.connect(self.suggestion_chosen)
        self._offers.variant_taken.connect(self._write)
        self._offers.candidate_taken.connect(self._on_candidate)
        self._offers.layout_taken.connect(self._change_layout)
        for button in (*self.bar.buttons, self.bar.more):
            button.arrow_pressed.connect(self._go_from(button))
        self._column = QVBoxLayout(self)
        self._column.addWidget(self.bar)
        self.panel = self._make_panel()
        self._column.addWidget(self.panel)
        self.arrange(self._side, 1.0, 0)
        self.retranslate()

    @property
    def field(self) -> QLineEdit | None:
        """The field it writes into; None where it has none, or that is gone."""
        if self._field is not None and not shiboken6.isValid(self._field):
            self._field = None
        return self._field

    def attach(self, field: QLineEdit | None) -> None:
        """Write into another field. Letters not yet turned into a word stay behind."""
        if field is not self.field:
            self._field = field
            self._composition.set_letters("")
            self._offers.show_words()

    def set_layouts(self, codes: Sequence[str]) -> None:
        """Offer the layouts for these languages, and show the first."""
        found = tuple(dict.fromkeys(layout(code) for code in codes))
        self._layouts = found or (layout(DEFAULT),)
        self._change_layout(self._layouts[0])

    def set_suggestions(self, suggestions: Sequence[str]) -> None:
        """Show what may be meant by what stands in the field."""
        self._offers.set_words(suggestions)

    def set_candidates(self, candidates: Sequence[Candidate]) -> None:
        """Show what the letters kept may stand for, the best first."""
        self._offers.set_candidates(candidates)

    def arrange(self, key_side: int, scale: float, width: int, *, tight: bool = False) -> None:
        """Take the least side of a key and the width there is, in pixels, and the scale of spaces.

        ``tight`` leaves spaces out: there is hardly any height.
        """
        self._side, self._gap = key_side, 0 if tight else max(4, round(6 * scale))
        narrow = 0 < width < MOST_UNITS * key_side
        self._column.setContentsMargins(0, self._gap, 0, self._gap)
        self._column.setSpacing(self._gap)
        self.bar.arrange(key_side, self._gap)
        if narrow is self._narrow:
            self.panel.arrange(key_side + self._gap)
        else:
            self._narrow = narrow
            self._change_panel()

    def wipe(self) -> None:
        """Forget what was typed here, and what the field would give back with Ctrl-Z."""
        self._composition.set_letters("")
        self._offers.wipe()
        self._shift = Shift.OFF
        self._change_layout(self._layouts[0])
        field = self.field
        if field is not None:
            place = field.cursorPosition()
            field.setText(field.text())  # which forgets, as insert and clear do not
            field.setCursorPosition(place)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 (Qt's name)
        """Say everything in another language, when the application's changes."""
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def retranslate(self) -> None:
        """Set every word of the keyboard's own anew."""
        self.setAccessibleName(key_names.said(key_names.KEYBOARD))
        self.bar.more.setAccessibleName(key_names.said(key_names.MORE))
        for key in self.panel.keys:
            key_names.name_key(key, self._shift)

    # Keys

    def _make_panel(self) -> KeyPanel:
        panel = KeyPanel(self._rows())
        panel.arrange(self._side + self._gap)
        for key in panel.keys:
            key.pressed.connect(self.touched)
            key.tapped.connect(lambda key=key: self._on_key(key))
            key.held.connect(lambda key=key: self._show_variants(key))
            key.arrow_pressed.connect(self._go_from(key))
            if key.spec.role is Role.LAYOUT:
                key.setEnabled(len(self._layouts) > 1)
        return panel

    def _rows(self) -> Rows:
        if self._layer is Role.ACCENTS:
            return self._layout.accents[self._page]
        if self._layer is Role.SIGNS:
            return self._layout.signs
        return self._layout.narrow if self._narrow else self._layout.letters

    def _change_panel(self) -> None:
        old, focused = self.panel, self.focusWidget()
        self.panel = self._make_panel()
        self._column.replaceWidget(old, self.panel)
        self.panel.show()  # at once: a layout would show it later, and the focus would be lost
        before: QWidget = self.bar.more
        for key in self.panel.keys:
            QWidget.setTabOrder(before, key)
            before = key
        if isinstance(focused, Key) and focused in old.keys and focused.hasFocus():
            same = self.panel.key_for(focused.spec.role) or self.panel.keys[0]
            same.setFocus(Qt.FocusReason.OtherFocusReason)
        old.hide()
        old.deleteLater()
        self._show_shift()

    def _on_key(self, key: Key) -> None:
        field = self.field
        match key.spec.role:
            case Role.LETTER:
                self._write(key.writes)
            case Role.SPACE:
                self._space()
            case Role.BACKSPACE:
                self._backspace()
            case Role.ENTER:
                self._enter()
            case Role.SHIFT:
                self._shift = self._shift.after
                self._show_shift()
            case Role.LAYOUT:
                self._choose_layout()
            case Role.HIDE:
                self._composition.settle()
                if field is not None and key.hasFocus():
                    field.setFocus(Qt.FocusReason.OtherFocusReason)
                self.hide()
                self.hide_pressed.emit()
            case Role.LETTERS | Role.SIGNS | Role.ACCENTS:
                self._layer, self._page = key.spec.role, key.spec.leads_to
                self._offers.show_words()
                self._change_panel()

    def _write(self, text: str) -> None:
        small = text.isascii() and text.islower()
        if self._layout.composes and (small or (text == "'" and self._composition.letters)):
            self._composition.set_letters(self._composition.letters + text)
        else:
            self._composition.settle()
            self._insert(text)
        self._offers.show_words()
        if self._shift is Shift.ONCE:
            self._shift = Shift.OFF
            self._show_shift()

    def _insert(self, text: str) -> None:
        if self.field is not None:
            self.field.insert(text)

    def _space(self) -> None:
        if not self._composition.letters:
            self._insert(" ")
        elif self._composition.candidates:
            self._composition.take(self._composition.candidates[0])
        else:
            self._composition.settle()
        self._offers.show_words()

    def _backspace(self) -> None:
        if self._composition.letters:
            self._composition.set_letters(self._composition.letters[:-1])
        elif self.field is not None:
            self.field.backspace()
        self._offers.show_words()

    def _enter(self) -> None:
        if self._composition.letters:
            self._composition.settle()
        else:
            self.entered.emit()
        self._offers.show_words()

    def _show_shift(self) -> None:
        for key in self.panel.keys:
            key.set_capital(self._layout, capital=self._shift.capital)
            if key.spec.role is Role.SHIFT:
                font = key.font()
                # The letters show that it is on; a line under the sign, that it stays on.
                font.setUnderline(self._shift is Shift.LOCKED)
                key.setFont(font)
        self.retranslate()

    # Layouts

    def _choose_layout(self) -> None:
        others = [one for one in self._layouts if one is not self._layout]
        if len(others) == 1:
            self._change_layout(others[0])
        else:
            self._offers.show_layouts(self._layouts)

    def _change_layout(self, to: Layout) -> None:
        self._composition.settle()
        changed = to is not self._layout
        self._layout, self._layer, self._page = to, Role.LETTERS, 0
        self._offers.show_words()
        self._change_panel()
        if changed:
            self.layout_changed.emit(to.code)

    def _show_variants(self, key: Key) -> None:
        found = variants(key.spec.text)
        capital = self._layout.capital
        self._offers.show_variants("".join(map(capital, found)) if self._shift.capital else found)

    def _on_candidate(self, candidate: Candidate) -> None:
        self._composition.take(candidate)
        self._offers.show_words()

    # Without a finger

    def _go_from(self, button: TouchButton) -> Callable[[QPoint], None]:
        def go(way: QPoint) -> None:
            every = [*self.bar.buttons, self.bar.more, *self.panel.keys]
            open_ones = [one for one in every if one.isVisible() and one.isEnabled()]
            to = neighbour(button, way, open_ones, self)
            if to is None and way.y() < 0:
                to = self.field
            if to is not None:
                to.setFocus(Qt.FocusReason.OtherFocusReason)

        return go
