"""A keyboard on the screen, for a kiosk without one."""

from collections.abc import Callable, Sequence
from enum import Enum, auto

import shiboken6
from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from kiosk.core.pinyin import Candidate
from kiosk.ui.keyboard_layouts import DEFAULT, Layout, Role, Rows, layout, variants
from kiosk.ui.widgets.keys import Key, KeyPanel, TouchButton, neighbour
from kiosk.ui.widgets.suggestion_bar import SuggestionBar

MOST_COMPOSED = 40


class _Shift(Enum):
    OFF = auto()
    ONCE = auto()
    LOCKED = auto()


_AFTER = {_Shift.OFF: _Shift.ONCE, _Shift.ONCE: _Shift.LOCKED, _Shift.LOCKED: _Shift.OFF}


class _Offer(Enum):
    """What stands in the bar."""

    WORDS = auto()
    VARIANTS = auto()
    LAYOUTS = auto()


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
        self._shift = _Shift.OFF
        self._composition = ""
        self._suggestions: tuple[str, ...] = ()
        self._candidates: tuple[Candidate, ...] = ()
        self._variants = ""
        self._offer = _Offer.WORDS
        self._side, self._gap = 60, 6
        self.bar = SuggestionBar()
        self.bar.chosen.connect(self._on_chosen)
        self.bar.touched.connect(self.touched)
        for button in (*self.bar.buttons, self.bar.more):
            button.arrow_pressed.connect(self._go_from(button))
        self._column = QVBoxLayout(self)
        self._column.addWidget(self.bar)
        self.panel = self._make_panel()
        self._column.addWidget(self.panel)
        self.arrange(self._side, 1.0)
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
            self._set_composition("")
            self._show_words()

    def set_layouts(self, codes: Sequence[str]) -> None:
        """Offer the layouts for these languages, and show the first."""
        found = tuple(dict.fromkeys(layout(code) for code in codes))
        self._layouts = found or (layout(DEFAULT),)
        self._change_layout(self._layouts[0])

    def set_suggestions(self, suggestions: Sequence[str]) -> None:
        """Show what may be meant by what stands in the field."""
        self._suggestions = tuple(suggestions)
        self._refresh_bar()

    def set_candidates(self, candidates: Sequence[Candidate]) -> None:
        """Show what the letters kept may stand for, the best first."""
        self._candidates = tuple(candidates) if self._composition else ()
        self._refresh_bar()

    def arrange(self, key_side: int, scale: float) -> None:
        """Take the least side of a key in pixels, and the scale of everything else."""
        self._side, self._gap = key_side, max(4, round(6 * scale))
        self._column.setContentsMargins(self._gap, self._gap, self._gap, self._gap)
        self._column.setSpacing(self._gap)
        self.bar.arrange(key_side, self._gap)
        self.panel.arrange(key_side, self._gap)

    def wipe(self) -> None:
        """Forget what was typed here, and what the field would give back with Ctrl-Z."""
        self._set_composition("")
        self._suggestions, self._variants = (), ""
        self._shift = _Shift.OFF
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
        self.setAccessibleName(self.tr("Keyboard"))
        self.bar.more.setAccessibleName(self.tr("More suggestions"))
        shift = {
            _Shift.OFF: self.tr("Capital letters"),
            _Shift.ONCE: self.tr("Capital letters, on for one letter"),
            _Shift.LOCKED: self.tr("Capital letters, on"),
        }
        names = {
            Role.SHIFT: shift[self._shift],
            Role.BACKSPACE: self.tr("Delete"),
            Role.SIGNS: self.tr("Digits and signs"),
            Role.LETTERS: self.tr("Letters"),
            Role.ACCENTS: self.tr("Letters with accents"),
            Role.LAYOUT: self.tr("Change the keyboard"),
            Role.SPACE: self.tr("Space"),
            Role.HIDE: self.tr("Hide keyboard"),
            Role.ENTER: self.tr("Search"),
        }
        for key in self.panel.keys:
            key.setAccessibleName(names.get(key.spec.role, key.writes))
            if variants(key.spec.text):
                key.setAccessibleDescription(self.tr("Hold for letters with accents"))

    # Keys

    def _make_panel(self) -> KeyPanel:
        panel = KeyPanel(self._rows())
        panel.arrange(self._side, self._gap)
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
        return self._layout.signs if self._layer is Role.SIGNS else self._layout.letters

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
                self._shift = _AFTER[self._shift]
                self._show_shift()
            case Role.LAYOUT:
                self._choose_layout()
            case Role.HIDE:
                self._settle()
                if field is not None and key.hasFocus():
                    field.setFocus(Qt.FocusReason.OtherFocusReason)
                self.hide()
                self.hide_pressed.emit()
            case Role.LETTERS | Role.SIGNS | Role.ACCENTS:
                self._layer, self._page = key.spec.role, key.spec.leads_to
                self._show_words()
                self._change_panel()

    def _write(self, text: str) -> None:
        small = text.isascii() and text.islower()
        if self._layout.composes and (small or (text == "'" and self._composition)):
            self._set_composition((self._composition + text)[:MOST_COMPOSED])
        else:
            self._settle()
            self._insert(text)
        self._show_words()
        if self._shift is _Shift.ONCE:
            self._shift = _Shift.OFF
            self._show_shift()

    def _insert(self, text: str) -> None:
        if self.field is not None:
            self.field.insert(text)

    def _space(self) -> None:
        if not self._composition:
            self._insert(" ")
        elif self._candidates:
            self._take(self._candidates[0])
        else:
            self._settle()
        self._show_words()

    def _backspace(self) -> None:
        if self._composition:
            self._set_composition(self._composition[:-1])
        elif self.field is not None:
            self.field.backspace()
        self._show_words()

    def _enter(self) -> None:
        if self._composition:
            self._settle()
        else:
            self.entered.emit()
        self._show_words()

    def _show_shift(self) -> None:
        capital = self._shift is not _Shift.OFF
        for key in self.panel.keys:
            key.set_capital(self._layout, capital=capital)
            if key.spec.role is Role.SHIFT:
                font = key.font()
                # The letters show that it is on; a line under the sign, that it stays on.
                font.setUnderline(self._shift is _Shift.LOCKED)
                key.setFont(font)
        self.retranslate()

    # Layouts

    def _choose_layout(self) -> None:
        others = [one for one in self._layouts if one is not self._layout]
        if len(others) == 1:
            self._change_layout(others[0])
        else:
            self._offer = _Offer.LAYOUTS
            self._refresh_bar()

    def _change_layout(self, to: Layout) -> None:
        self._settle()
        changed = to is not self._layout
        self._layout, self._layer, self._page = to, Role.LETTERS, 0
        self._show_words()
        self._change_panel()
        if changed:
            self.layout_changed.emit(to.code)

    # The bar

    def _show_words(self) -> None:
        self._offer = _Offer.WORDS
        self._refresh_bar()

    def _show_variants(self, key: Key) -> None:
        capital = self._shift is not _Shift.OFF
        found = variants(key.spec.text)
        self._variants = "".join(map(self._layout.capital, found)) if capital else found
        self._offer = _Offer.VARIANTS
        self._refresh_bar()

    def _refresh_bar(self) -> None:
        if self._offer is _Offer.VARIANTS:
            self.bar.show_words(tuple(self._variants))
        elif self._offer is _Offer.LAYOUTS:
            self.bar.show_words([one.name for one in self._layouts])
        elif self._composition:
            self.bar.show_words([one.text for one in self._candidates], self._composition)
        else:
            self.bar.show_words(self._suggestions)

    def _on_chosen(self, place: int) -> None:
        offer = self._offer
        if offer is _Offer.VARIANTS:
            self._write(self._variants[place])
        elif offer is _Offer.LAYOUTS:
            self._change_layout(self._layouts[place])
        elif self._composition:
            self._take(self._candidates[place])
            self._show_words()
        else:
            self.suggestion_chosen.emit(self._suggestions[place])

    # Letters that are sounds

    def _set_composition(self, letters: str) -> None:
        changed = letters != self._composition
        self._composition = letters
        self._candidates = ()
        if changed:
            self.composed.emit(letters)

    def _take(self, candidate: Candidate) -> None:
        self._insert(candidate.text)
        # None of the letters used would leave a person choosing for ever.
        self._set_composition(self._composition[max(1, candidate.used) :])

    def _settle(self) -> None:
        """Write the letters kept as they are."""
        letters, self._composition = self._composition, ""
        if letters:
            self._candidates = ()
            self._insert(letters)
            self.composed.emit("")

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
