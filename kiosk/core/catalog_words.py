"""The words a catalog knows, in memory: to complete what is typed, and to put right misspellings.

Everything is a sorted list and a bisection: 100,000 items take some tens of megabytes at most,
and every list is cut to its most frequent entries.
"""

import heapq
import json
import re
import unicodedata
from array import array
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib.resources import files
from itertools import pairwise

from kiosk.core.runs import CROWDED, RUN, parts_of
from kiosk.core.spelling import SHORTEST, Speller
from kiosk.core.words import folded, words_in
from kiosk.domain import CatalogItem

MOST_WORDS = 60_000
MOST_PHRASES = 40_000
MOST_RUNS = 30_000

_LONGEST_TEXT = 200
_LONGEST_PHRASE = 40
_MOST_WORDS_IN_PHRASE = 5
_LONGEST_TYPED = 200
_MOST_WORDS_CORRECTED = 12
_SHORTEST_LAST = 3
# What stands only once or twice in a large catalog is some name, or a slip itself.
_ITEMS_A_NEED, _MOST_NEEDED = 2_000, 5
_LONGEST_TAIL = 8

# Signs that are written into words or left out of them: Arabic vowels, and the stretching stroke.
_MARKS = re.compile("[\u0640\u064b-\u065f\u0670]")
_LETTER = rf"[^\W_{CROWDED}]"
_TOKEN = re.compile(rf"{_LETTER}+(?:['’&.-]{_LETTER}+)*")
_PIECE = re.compile(rf"(?:{_LETTER}|[\u0300-\u036f\u064b-\u065f])+")
_SIZE = re.compile("x*[sml]")
# Letters that are letters of their own to Unicode, and accents to those who type them.
_BARE = str.maketrans({
    "ł": "l", "ø": "o", "đ": "d", "ð": "d", "ħ": "h", "\u0131": "i", "æ": "ae", "œ": "oe",
    "þ": "th",
})  # fmt: skip


class CatalogWords:
    """Completes and corrects what is typed, with the words of one catalog."""

    def __init__(self, spelled: Mapping[str, int], runs: Mapping[str, int], fewest: int) -> None:
        """Take words and phrases as the catalog spells them, and its runs without spaces.

        ``fewest``: how often a word must stand in the catalog for another to be put right to it.
        """
        self.chinese = dict(runs)
        """Runs of Chinese (and kana, and Thai) the catalog holds, with how often it does."""
        chosen = _chosen_spellings(spelled)
        self._keys = sorted(chosen)
        self._shown = [chosen[key][0] for key in self._keys]
        self._counts = array("Q", (chosen[key][1] for key in self._keys))
        own = own_words()
        single = [key for key in self._keys if " " not in key]
        self._known = frozenset(own.union(*(words_in(key) for key in single)))
        self._speller = Speller(
            {
                key: chosen[key][1]
                for key in single
                if chosen[key][1] >= fewest and key.isalpha() and not RUN.search(key)
            },
            [word for word in self._known if word.isalpha() and not RUN.search(word)],
        )
        self._letters = frozenset("".join(self._shown).lower())

    @classmethod
    def of(cls, items: Iterable[CatalogItem]) -> "CatalogWords":
        """Read the words of items: names, brands, categories and the values of attributes."""
        words, phrases, runs = _Tally(MOST_WORDS), _Tally(MOST_PHRASES), _Tally(MOST_RUNS)
        seen = 0
        for item in items:
            seen += 1
            for text in _texts(item):
                tokens = _TOKEN.findall(text)
                words.add(tokens)
                if len(tokens) > 1:
                    phrases.add(_phrases(text, tokens))
                if not text.isascii():
                    runs.add(RUN.findall(text))
        spelled = words.most()
        spelled.update(phrases.most())
        whole = {run: count for run, count in runs.most().items() if len(run) <= _LONGEST_PHRASE}
        parts = parts_of(whole, own_words())
        for run, count in (*whole.items(), *parts.items()):
            spelled[run] = max(spelled.get(run, 0), count)
        return cls(spelled, whole, min(_MOST_NEEDED, 1 + seen // _ITEMS_A_NEED))

    def complete(self, typed: str, limit: int = 5) -> tuple[str, ...]:
        """Give what a text may go on to be, whole, the likeliest first.

        Its last word is completed, or its last words to a phrase; the longer the part of the text
        that a phrase begins with, the earlier it stands, and then the more frequent it is. Accents
        and case need not be typed; what was typed in small letters goes on in them. What is typed
        already is never offered.
        """
        offers: dict[str, str] = {}
        typed = typed.lstrip()
        done = _plain(typed).strip()
        if len(typed) > _LONGEST_TYPED:
            return ()
        for start in _starts(typed):
            stem = _plain(typed[start:])
            places = self._starting_with(stem)
            if _is_crowded(stem) and start and not typed[start - 1].isspace():
                if not places and self._count(stem) == 0:
                    continue
                if len(stem) == 1 and not self._ends_in_word(typed[:start]):
                    continue
            before = set(_plain(typed[:start]).split())
            best = heapq.nsmallest(limit + len(before) + 1, places, key=self._rank)
            for place in best:
                text = typed[:start] + _gone_on(typed[start:], self._shown[place])
                key = _plain(text)
                if key != done and self._keys[place] not in before:
                    offers.setdefault(key, text)
            if len(offers) >= limit or (_is_crowded(stem) and (places or self._count(stem))):
                break
        return tuple(offers.values())[: max(0, limit)]

    def corrected(self, text: str) -> str | None:
        """Give a text with its misspelt words put right; None where nothing is to be put right.

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
            key = _plain(word)
            if len(key) < SHORTEST or not key.isalpha() or _SIZE.fullmatch(key):
                continue
            # A number beside the letters makes it an article number or a size: AB-123.
            if _beside_digits(text, *found.span()):
                continue
            meant = key if key in self._known else self._meant(word, key)
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

    def _meant(self, word: str, key: str) -> str | None:
        # A letter no word of the catalog has is no slip of the finger: another language.
        if not self._letters.issuperset(word.lower()):
            return None
        return self._speller.meant(key)

    def _spelled_like(self, key: str, word: str) -> str:
        """Spell a catalog's word with capitals where the one typed has them."""
        shown = self._shown[bisect_left(self._keys, key)]
        cased = shown.lower() if word.islower() else shown.upper() if word.isupper() else shown
        return cased if len(cased) == len(shown) else shown

    def _starting_with(self, stem: str) -> range:
        if not stem.strip():
            return range(0)
        first = bisect_left(self._keys, stem)
        return range(first, bisect_left(self._keys, stem + "\U0010ffff", first))

    def _count(self, key: str) -> int:
        place = bisect_left(self._keys, key)
        here = place < len(self._keys) and self._keys[place] == key
        return self._counts[place] if here else 0

    def _ends_in_word(self, text: str) -> bool:
        tail = _plain(text)
        return any(self._count(tail[-n:]) for n in range(2, min(len(tail), _LONGEST_TAIL) + 1))

    def _rank(self, place: int) -> tuple[int, int, str]:
        return -self._counts[place], len(self._keys[place]), self._keys[place]


class _Tally:
    """Counts strings, and forgets the rarest where there are too many."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._counts: Counter[str] = Counter()

    def add(self, strings: Iterable[str]) -> None:
        self._counts.update(strings)
        if len(self._counts) > 4 * self._most:
            self._counts = self.most()

    def most(self) -> Counter[str]:
        if len(self._counts) <= self._most:
            return self._counts
        return Counter(dict(self._counts.most_common(self._most)))


def _plain(text: str) -> str:
    """Fold a text further than the search does: what looks alike to a hurried person is alike."""
    return _MARKS.sub("", folded(text)).translate(_BARE)


def _gone_on(begun: str, shown: str) -> str:
    """Show a phrase that goes on from what was typed in small letters, as it was typed."""
    typed, rest = shown[: len(begun)], shown[len(begun) :]
    return begun + rest if begun == typed.lower() and rest == rest.lower() else shown


def _texts(item: CatalogItem) -> Iterator[str]:
    for text in (item.name, *item.names.values(), item.brand, item.category):
        yield _cleaned(text)
    for values in item.attributes.values():
        for value in values:
            yield _cleaned(value)


def _cleaned(text: str) -> str:
    text = text[:_LONGEST_TEXT]
    return text if text.isascii() else _MARKS.sub("", unicodedata.normalize("NFC", text))


def _phrases(text: str, tokens: list[str]) -> list[str]:
    """Give a text itself, where it is short, and the pairs of words in it."""
    phrases = [
        f"{one} {two}"
        for one, two in pairwise(tokens)
        if len(two) >= _SHORTEST_LAST and one.isalpha() and two.isalpha()
    ]
    if 2 < len(tokens) <= _MOST_WORDS_IN_PHRASE and len(text) <= _LONGEST_PHRASE:
        phrases.append(" ".join(text.split()))
    return phrases


def _chosen_spellings(spelled: Mapping[str, int]) -> dict[str, tuple[str, int]]:
    """Give for each folded form its spelling to show and its count.

    A word seen in small letters is shown so; it had its capital from standing first. Of others the
    most frequent spelling counts.
    """
    best: dict[str, tuple[bool, int, str]] = {}
    total: Counter[str] = Counter()
    for text, count in spelled.items():
        key = _plain(text)
        if not any(char.isalpha() for char in key):
            continue
        total[key] += count
        mine = (text.islower(), count, text)
        if key not in best or (mine[0], mine[1]) > (best[key][0], best[key][1]):
            best[key] = mine
    chosen: dict[str, tuple[str, int]] = {}
    for key, (_, _, text) in best.items():
        words = (best.get(_plain(word), (True, 0, word))[2] for word in text.split(" "))
        shown = " ".join(words) if " " in text else text
        chosen[key] = (key if shown == key else shown, total[key])
    return chosen


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


@cache
def own_words() -> frozenset[str]:
    """Give the words of the kiosk's own vocabulary, whichever language they are of."""
    raw = json.loads(files("kiosk.core").joinpath("vocabulary.json").read_text(encoding="utf-8"))
    phrases = [phrase for of in raw.values() for known in of.values() for phrase in known]
    spaced = {_plain(word) for phrase in phrases for word in _TOKEN.findall(phrase)}
    return frozenset(spaced | {run for phrase in phrases for run in RUN.findall(phrase)})
