"""Letters that are sounds: they wait until a word is chosen for them."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from kiosk.core.pinyin import Candidate

MOST_LETTERS = 40


class Composition(QObject):
    """The letters that wait, and the words they may stand for."""

    changed = Signal(str)
    """The letters that wait now; "" when there are none any more."""
    written = Signal(str)
    """Goes into the field."""

    def __init__(self, parent: QObject) -> None:
        """Begin with none."""
        super().__init__(parent)
        self.letters = ""
        self.candidates: tuple[Candidate, ...] = ()

    def set_letters(self, letters: str) -> None:
        """Let these wait; what the others stood for is of no use any more."""
        changed = letters[:MOST_LETTERS] != self.letters
        self.letters = letters[:MOST_LETTERS]
        self.candidates = ()
        if changed:
            self.changed.emit(self.letters)

    def set_candidates(self, candidates: Sequence[Candidate]) -> None:
        """Take what the letters may stand for; without letters they came too late."""
        self.candidates = tuple(candidates) if self.letters else ()

    def take(self, candidate: Candidate) -> None:
        """Write a word; letters it does not stand for go on waiting."""
        self.written.emit(candidate.text)
        # None of the letters used would leave a person choosing for ever.
        self.set_letters(self.letters[max(1, candidate.used) :])

    def settle(self) -> None:
        """Write the letters as they are."""
        letters = self.letters
        self.set_letters("")
        if letters:
            self.written.emit(letters)
