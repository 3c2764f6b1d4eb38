"""Help with words as they are typed: completing, correcting, and Chinese by its sounds."""

from collections.abc import Iterable, Sequence

from kiosk.core.catalog_words import CatalogWords
from kiosk.core.pinyin import Candidate, PinyinWords
from kiosk.domain import CatalogItem


class WordHelp:
    """The words of one catalog. It does not change, so any thread may ask it."""

    def __init__(self, words: CatalogWords, pinyin: PinyinWords) -> None:
        """Join the two."""
        self._words, self._pinyin = words, pinyin

    @classmethod
    def of(cls, items: Iterable[CatalogItem]) -> "WordHelp":
        """Read the words of items; a large catalog takes some seconds."""
        words = CatalogWords.of(items)
        return cls(words, PinyinWords.of(words.chinese))

    def complete(self, typed: str, limit: int = 5, language: str = "") -> tuple[str, ...]:
        """Give ways to go on with what is typed, the most frequent first.

        ``language`` keeps to words that those are shown who speak it, unless none of them fits.
        """
        return self._words.complete(typed, limit, language)

    def corrected(self, text: str, language: str = "") -> str | None:
        """Put misspelt words right, to those of the language first; None where all is right."""
        return self._words.corrected(text, language)

    def candidates(self, typed: str, limit: int = 8) -> Sequence[Candidate]:
        """Give Chinese words for typed sounds."""
        return self._pinyin.candidates(typed, limit)
