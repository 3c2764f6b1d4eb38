"""Between a field, the keyboard on the screen and the words the catalog knows."""

from typing import Protocol, cast

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QLineEdit

from kiosk.ui.visit import Visit
from kiosk.ui.widgets.keyboard import OnScreenKeyboard

_PAUSE_MS = 60
"""Completing waits for this pause: who types fast is not slowed by it."""


class _Completing(Protocol):
    """Help with words that knows of languages."""

    def complete(self, typed: str, limit: int = ..., language: str = ...) -> tuple[str, ...]:
        """Give ways to go on with what is typed, in the language first."""
        ...


class Writing(QObject):
    """Shows the keyboard where one is needed, and offers words as they are typed."""

    wanted = Signal()
    """The field was touched: there is no other keyboard to be counted on."""
    unwanted = Signal()

    def __init__(self, keyboard: OnScreenKeyboard, field: QLineEdit, visit: Visit) -> None:
        """Help to write into a field."""
        super().__init__(field)  # gone with it, timer and all
        self._keyboard, self._field, self._visit = keyboard, field, visit
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._complete)
        field.installEventFilter(self)
        field.textEdited.connect(self._on_text)
        field.textChanged.connect(self._on_text)
        keyboard.hide_pressed.connect(self.unwanted)
        keyboard.suggestion_chosen.connect(self._on_suggestion)
        keyboard.composed.connect(self._on_composed)
        visit.language_changed.connect(self.set_language)
        self.set_language()

    def set_language(self) -> None:
        """Offer the keyboards of the language that is spoken."""
        self._keyboard.set_layouts(self._visit.speaking.language.keyboards)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 (Qt's name)
        """See a touch of the field pass."""
        if event.type() in (QEvent.Type.MouseButtonRelease, QEvent.Type.TouchEnd):
            self.wanted.emit()
        return False

    def _on_text(self, _text: str) -> None:
        self._pause.start()

    def _complete(self) -> None:
        help_, visit = self._visit.word_help, self._visit
        typed = self._field.text()
        if help_ is None or not typed.strip():
            self._keyboard.set_suggestions(())
            return
        found = cast(_Completing, help_).complete(typed, language=visit.language)
        self._keyboard.set_suggestions(found)

    def _on_suggestion(self, words: str) -> None:
        self._field.setText(words)
        self._field.setCursorPosition(len(words))

    def _on_composed(self, letters: str) -> None:
        help_ = self._visit.word_help
        self._keyboard.set_candidates(help_.candidates(letters) if help_ and letters else ())
