"""The words a catalog knows, in memory: to complete what is typed, and to put right misspellings.

Everything is a sorted list and a bisection: 100,000 items take some tens of megabytes at most,
and every list is cut to its most frequent entries.
"""

import heapq
import re
import unicodedata
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Sequence

from kiosk.core.runs import CROWDED, RUN
from kiosk.core.spelling import SHORTEST, Speller
from kiosk.core.spellings import EVERYBODY, Spellings, own_words, plain, read_spellings
from kiosk.core.words import words_in
from kiosk.domain import CatalogItem

_MOST_WORDS_IN_PHRASE = 5
_LONGEST_TYPED = 200
_MOST_WORDS_CORRECTED = 12
# What stands only once or twice in a large catalog is some name, or a slip itself.
_ITEMS_A_NEED, _MOST_NEEDED = 2_000, 5
_LONGEST_TAIL = 8
_LETTER = rf"[^\W_{CROWDED}]"
_PIECE = re.compile(rf"(?:{_LETTER}|[\u0300-\u036f\u064b-\u065f])+")
_SIZE = re.compile("x*[sml]")


class CatalogWords:
    """Completes and corrects what is typed, with the words of one catalog."""

    def __init__(self, spellings: Spellings) -> None:
        """Take a catalog's spellings."""
        self.chinese = dict(spellings.runs)
        """Runs of Chinese (and kana, and Thai) the catalog holds, with how often it does."""
        fewest = min(_MOST_NEEDED, 1 + spellings.items // _ITEMS_A_NEED)
        self._languages = spellings.readers
        self._keys = sorted(spellings.words)
        chosen = [spellings.words[key] for key in self._keys]
        self._shown = [one.text for one in chosen]
        self._counts = array("Q", (one.count for one in chosen))
        self._readers = array("Q", (one.readers for one in chosen))
        own = own_words()
        single = [key for key in self._keys if " " not in key]
        self._known = frozenset(own.union(*(words_in(key) for key in single)))
        self._speller = Speller(
            {
                key: spellings.words[key].count
                for key in single
                if spellings.words[key].count >= fewest and key.isalpha() and not RUN.search(key)
            },
            [word for word in self._known if word.isalpha() and not RUN.search(word)],
        )
        self._letters = frozenset("".join(self._shown).lower())

    @classmethod
    def of(cls, items: Iterable[CatalogItem]) -> "CatalogWords":
        """Read the words of items: names, brands, categories and the values of attributes."""
        return cls(read_spellings(items))

    def complete(self, typed: str, limit: int = 5, language: str = "") -> tuple[str, ...]:
        """Give what a text may go on to be, whole, the likeliest first.

        ``language`` (ISO 639-1) keeps to what those are shown who speak it, unless nothing of that
        fits.

        Its last word is completed, or its last words to a phrase; the longer the part of the text
        that a phrase begins with, the earlier it stands, and then the more frequent it is. Accents
        and case need not be typed; what was typed in small letters goes on in them. What is typed
        already is never offered.
        """
        readers = self._languages.of(language)
        found = self._completed(typed, limit, readers)
        return found if found or readers == EVERYBODY else self._completed(typed, limit, EVERYBODY)

    def _completed(self, typed: str, limit: int, readers: int) -> tuple[str, ...]:
        offers: dict[str, str] = {}
        typed = typed.lstrip()
        done = plain(typed).strip()
        if len(typed) > _LONGEST_TYPED:
            return ()
        for start in _starts(typed):
            stem = plain(typed[start:])
            places = self._starting_with(stem, readers)
            if _is_crowded(stem) and start and not typed[start - 1].isspace():
                if not places and self._count(stem) == 0:
                    continue
                if len(stem) == 1 and not self._ends_in_word(typed[:start]):
                    continue
            before = set(plain(typed[:start]).split())
            best = heapq.nsmallest(limit + len(before) + 1, places, key=self._rank)
            for place in best:
                text = typed[:start] + _gone_on(typed[start:], self._shown[place])
                key = plain(text)
                if key != done and self._keys[place] not in before:
                    offers.setdefault(key, text)
            if len(offers) >= limit or (_is_crowded(stem) and (places or self._count(stem))):
                break
        return tuple(offers.values())[: max(0, limit)]

    def corrected(self, text: str, language: str = "") -> str | None:
        """Give a text with its misspelt words put right; None where nothing is to be put right.

        ``language`` (ISO 639-1) prefers what those are shown who speak it.

        Only whole words of letters are looked at, and only those that neither the catalog nor the
        kiosk's own vocabulary knows. A text whose words are mostly unknown is in another language,
        or about something else, and is left as it is.
        """
        pieces: list[str] = []
        place = right = unknown = changed = 0
        # An accent written as a sign of its own is no other word.
        text = unicodedata.normalize("NFC", text)
        for found in list(_PIECE.finditer(text))[:_MOST_WORDS_CORRECTED]:
            word = found[0]
            key = plain(word)
            if len(key) < SHORTEST or not key.isalpha() or _SIZE.fullmatch(key):
                continue
            # A number beside the letters makes it an article number or a size: AB-123.
            if _beside_digits(text, *found.span()):
                continue
            meant = key if key in self._known else self._meant(word, key, language)
            if meant is None:
                unknown += 1
                continue
            right += 1
            if meant != key:
                pieces += [text[place : found.start()], self._spelled_like(meant, word)]
                place = found.end()
                changed += 1
        # A word put right is half a witness for the language: it may be chance.
        if not changed or unknown > right - changed / 2:
            return None
        return "".join([*pieces, text[place:]])

    def _meant(self, word: str, key: str, language: str) -> str | None:
        # A letter no word of the catalog has is no slip of the finger: another language.
        if not self._letters.issuperset(word.lower()):
            return None
        readers = self._languages.of(language)
        return self._speller.meant(key, lambda other: self._is_for(other, readers))

    def _is_for(self, key: str, readers: int) -> bool:
        place = bisect_left(self._keys, key)
        here = place < len(self._keys) and self._keys[place] == key
        return here and bool(self._readers[place] & readers)

    def _spelled_like(self, key: str, word: str) -> str:
        """Spell a catalog's word with capitals where the one typed has them."""
        shown = self._shown[bisect_left(self._keys, key)]
        cased = shown.lower() if word.islower() else shown.upper() if word.isupper() else shown
        return cased if len(cased) == len(shown) else shown

    def _starting_with(self, stem: str, readers: int) -> Sequence[int]:
        if not stem.strip():
            return ()
        first = bisect_left(self._keys, stem)
        places = range(first, bisect_left(self._keys, stem + "\U0010ffff", first))
        if readers == EVERYBODY:
            return places
        return [place for place in places if self._readers[place] & readers]

    def _count(self, key: str) -> int:
        place = bisect_left(self._keys, key)
        here = place < len(self._keys) and self._keys[place] == key
        return self._counts[place] if here else 0

    def _ends_in_word(self, text: str) -> bool:
        tail = plain(text)
        return any(self._count(tail[-n:]) for n in range(2, min(len(tail), _LONGEST_TAIL) + 1))

    def _rank(self, place: int) -> tuple[int, int, str]:
        return -self._counts[place], len(self._keys[place]), self._keys[place]


def _gone_on(begun: str, shown: str) -> str:
    """Show a phrase that goes on from what was typed in small letters, as it was typed."""
    typed, rest = shown[: len(begun)], shown[len(begun) :]
    return begun + rest if begun == typed.lower() and rest == rest.lower() else shown


def _starts(typed: str) -> list[int]:
    """Give where a phrase may begin in a text, the longest stretch first."""
    starts = [found.start() for found in re.finditer(r"\S+", typed)][-_MOST_WORDS_IN_PHRASE:]
    last = len(typed) - 1
    while last >= 0 and _is_crowded(typed[last]) and len(typed) - last < _LONGEST_TAIL:
        last -= 1
    return starts + [place for place in range(last + 1, len(typed)) if place not in starts]


def _is_crowded(text: str) -> bool:
    return bool(text) and RUN.fullmatch(text[-1]) is not None and not text[-1].isascii()


def _beside_digits(text: str, start: int, end: int) -> bool:
    """Tell whether a word is tied to a number, by nothing or by a sign that ties."""
    before, after = text[max(0, start - 2) : start], text[end : end + 2]
    return bool(re.search(r"\d[-_./]?$", before) or re.match(r"[-_./]?\d", after))
