"""What the bar above the keys offers: words, accented letters, words for sounds, or layouts."""

from collections.abc import Sequence
from enum import Enum, auto

from PySide6.QtCore import QObject, Signal

from kiosk.core.pinyin import Candidate
from kiosk.ui.keyboard_layouts import Layout
from kiosk.ui.widgets.composing import Composition
from kiosk.ui.widgets.suggestion_bar import SuggestionBar


class _Offer(Enum):
    WORDS = auto()
    VARIANTS = auto()
    LAYOUTS = auto()


class Offers(QObject):
    """Fills the bar, and says what was taken from it."""

    word_taken = Signal(str)
    variant_taken = Signal(str)
    candidate_taken = Signal(object)
    layout_taken = Signal(object)

    def __init__(self, bar: SuggestionBar, composition: Composition) -> None:
        """Fill a bar; while letters wait in a composition, it offers words for them."""
        super().__init__(bar)
        self._bar, self._composition = bar, composition
        self._offer = _Offer.WORDS
        self._words: tuple[str, ...] = ()
        self._variants = ""
        self._layouts: tuple[Layout, ...] = ()
        bar.chosen.connect(self._on_chosen)

    def set_words(self, words: Sequence[str]) -> None:
        """Take what may be meant by what stands in the field."""
        self._words = tuple(words)
        self.refresh()

    def set_candidates(self, candidates: Sequence[Candidate]) -> None:
        """Take what the letters that wait may stand for; they are of no use without letters."""
        self._composition.set_candidates(candidates)
        self.refresh()

    def show_words(self) -> None:
        """Show words, or what the letters that wait may stand for."""
        self._offer = _Offer.WORDS
        self.refresh()

    def show_variants(self, letters: str) -> None:
        """Show other forms of a letter."""
        self._offer, self._variants = _Offer.VARIANTS, letters
        self.refresh()

    def show_layouts(self, layouts: Sequence[Layout]) -> None:
        """Show layouts to choose from."""
        self._offer, self._layouts = _Offer.LAYOUTS, tuple(layouts)
        self.refresh()

    def wipe(self) -> None:
        """Forget everything a person's words led to."""
        self._words, self._variants = (), ""
        self.show_words()

    def refresh(self) -> None:
        """Fill the bar anew."""
        if self._offer is _Offer.VARIANTS:
            self._bar.show_words(tuple(self._variants))
        elif self._offer is _Offer.LAYOUTS:
            self._bar.show_words([one.name for one in self._layouts])
        elif self._composition.letters:
            found = [one.text for one in self._composition.candidates]
            self._bar.show_words(found, self._composition.letters)
        else:
            self._bar.show_words(self._words)

    def _on_chosen(self, place: int) -> None:
        if self._offer is _Offer.VARIANTS:
            self.variant_taken.emit(self._variants[place])
        elif self._offer is _Offer.LAYOUTS:
            self.layout_taken.emit(self._layouts[place])
        elif self._composition.letters:
            self.candidate_taken.emit(self._composition.candidates[place])
        else:
            self.word_taken.emit(self._words[place])
