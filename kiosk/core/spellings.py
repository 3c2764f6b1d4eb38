"""The words of a catalog as they are written there: counted, and told by whom they are read.

A name counts for those who are shown it: that in a language for those who speak it, the catalog's
own name for everybody else.
"""

import json
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, reduce
from importlib.resources import files
from itertools import pairwise
from operator import or_

from kiosk.core.kinds import kind_in_every_language
from kiosk.core.runs import CROWDED, RUN, parts_of
from kiosk.core.words import folded
from kiosk.domain import CatalogItem

MOST_WORDS = 60_000
MOST_PHRASES = 40_000
MOST_RUNS = 30_000
EVERYBODY = (1 << 64) - 1
"""Readers of every language."""
LONGEST_PHRASE = 40

_OTHERS = 1 << 63
"""Readers of a language that the catalog has no name in."""
_MOST_LANGUAGES = 63
_LONGEST_TEXT = 200
_MOST_WORDS_IN_PHRASE = 5
_SHORTEST_LAST = 3
# Signs that are written into words or left out of them: Arabic vowels, and the stretching stroke.
_MARKS = re.compile("[\u0640\u064b-\u065f\u0670]")
_LETTER = rf"[^\W_{CROWDED}]"
_TOKEN = re.compile(rf"{_LETTER}+(?:['’&.-]{_LETTER}+)*")
# Letters that are letters of their own to Unicode, and accents to those who type them.
_BARE = str.maketrans({
    "ł": "l", "ø": "o", "đ": "d", "ð": "d", "ħ": "h", "\u0131": "i", "æ": "ae", "œ": "oe",
    "þ": "th",
})  # fmt: skip


class Readers:
    """Numbers the languages of a catalog: sets of them are bits of an integer."""

    def __init__(self) -> None:
        """Know none yet."""
        self._bits: dict[str, int] = {}

    def of(self, language: str) -> int:
        """Give those who read a language; everybody for ""."""
        return self._bits.get(language, _OTHERS) if language else EVERYBODY

    def added(self, language: str) -> int:
        """Give those who read a language, which is one of the catalog's from now on."""
        if language not in self._bits and len(self._bits) == _MOST_LANGUAGES:
            return _OTHERS
        return self._bits.setdefault(language, 1 << len(self._bits))


@dataclass(frozen=True, slots=True)
class Spelled:
    """One spelling in a catalog."""

    text: str
    count: int
    readers: int


@dataclass(frozen=True, slots=True)
class Spellings:
    """What a catalog's goods are called."""

    words: Mapping[str, Spelled]
    """By their plain forms, words and phrases alike."""
    runs: Mapping[str, int]
    """Runs without spaces, such as Chinese ones, with how often each stands there."""
    readers: Readers
    items: int


def read_spellings(items: Iterable[CatalogItem]) -> Spellings:
    """Read names, brands, categories and the values of attributes."""
    words, phrases, runs = _Tally(MOST_WORDS), _Tally(MOST_PHRASES), _Tally(MOST_RUNS)
    readers, seen = Readers(), 0
    kinds: Counter[str] = Counter()

    def take(text: str, who: int, times: int = 1) -> None:
        tokens = _TOKEN.findall(text)
        words.add(tokens, who, times)
        if len(tokens) > 1:
            phrases.add(_phrases(text, tokens), who, times)
        if not text.isascii():
            runs.add(RUN.findall(text), who, times)

    for item in items:
        seen += 1
        kinds[item.category] += 1
        for text, who in _texts(item, readers):
            take(text, who)
    # Few kinds for many goods: each is read once.
    for kind, times in kinds.items():
        for text, who in _texts_of_kind(kind, readers):
            take(text, who, times)
    spelled = words.most()
    spelled.update(phrases.most())
    whole = {run: count for run, count in runs.most().items() if len(run) <= LONGEST_PHRASE}
    parts = parts_of(whole, own_words())
    for run, count in (*whole.items(), *parts.items()):
        spelled[run] = max(spelled.get(run, 0), count)
    # A part of runs is for whoever reads any of them.
    of_runs = runs.readers()
    anybody = reduce(or_, of_runs.values(), 0)
    who_reads = {**dict.fromkeys(parts, anybody), **of_runs, **phrases.readers(),
                 **words.readers()}  # fmt: skip
    return Spellings(_chosen_spellings(spelled, who_reads), whole, readers, seen)


class _Tally:
    """Counts strings for each set of readers, and forgets the rarest where there are too many."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._counts: defaultdict[int, Counter[str]] = defaultdict(Counter)

    def add(self, strings: Sequence[str], readers: int, times: int = 1) -> None:
        counts = self._counts[readers]
        if times == 1:
            counts.update(strings)
        else:
            counts.update(dict.fromkeys(strings, times))
        if len(counts) > 4 * self._most:
            self._counts[readers] = Counter(dict(counts.most_common(self._most)))

    def most(self) -> Counter[str]:
        whole: Counter[str] = sum(self._counts.values(), Counter())
        if len(whole) <= self._most:
            return whole
        return Counter(dict(whole.most_common(self._most)))

    def readers(self) -> dict[str, int]:
        found: dict[str, int] = {}
        for readers, counts in self._counts.items():
            for string in counts:
                found[string] = found.get(string, 0) | readers
        return found


def plain(text: str) -> str:
    """Fold a text further than the search does: what looks alike to a hurried person is alike."""
    return _MARKS.sub("", folded(text)).translate(_BARE)


def _texts(item: CatalogItem, readers: Readers) -> Iterator[tuple[str, int]]:
    """Give every text of an item, and who is shown it."""
    others = EVERYBODY
    for language, name in item.names.items():
        if name:
            others &= ~readers.added(language)
            yield _cleaned(name), readers.added(language)
    yield _cleaned(item.name), others
    yield _cleaned(item.brand), EVERYBODY
    for values in item.attributes.values():
        for value in values:
            yield _cleaned(value), EVERYBODY


def _texts_of_kind(kind: str, readers: Readers) -> Iterator[tuple[str, int]]:
    """Give how a kind of goods is called, and who is shown it so."""
    others = EVERYBODY
    for language, said in kind_in_every_language(kind).items():
        others &= ~readers.added(language)
        yield said, readers.added(language)
    yield _cleaned(kind), others


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
    if 2 < len(tokens) <= _MOST_WORDS_IN_PHRASE and len(text) <= LONGEST_PHRASE:
        phrases.append(" ".join(text.split()))
    return phrases


def _chosen_spellings(spelled: Mapping[str, int], readers: Mapping[str, int]) -> dict[str, Spelled]:
    """Give for each plain form its spelling to show, how often it stands there, and for whom.

    A word seen in small letters is shown so; it had its capital from standing first. Of others the
    most frequent spelling counts.
    """
    best: dict[str, tuple[bool, int, str]] = {}
    total: Counter[str] = Counter()
    who: dict[str, int] = {}
    for text, count in spelled.items():
        key = plain(text)
        if not any(char.isalpha() for char in key):
            continue
        total[key] += count
        who[key] = who.get(key, 0) | readers[text]
        mine = (text.islower(), count, text)
        if key not in best or (mine[0], mine[1]) > (best[key][0], best[key][1]):
            best[key] = mine
    chosen: dict[str, Spelled] = {}
    for key, (_, _, text) in best.items():
        words = (best.get(plain(word), (True, 0, word))[2] for word in text.split(" "))
        shown = " ".join(words) if " " in text else text
        chosen[key] = Spelled(key if shown == key else shown, total[key], who[key])
    return chosen


@cache
def own_words() -> frozenset[str]:
    """Give the words of the kiosk's own vocabulary, whichever language they are of."""
    raw = json.loads(files("kiosk.core").joinpath("vocabulary.json").read_text(encoding="utf-8"))
    phrases = [phrase for of in raw.values() for known in of.values() for phrase in known]
    spaced = {plain(word) for phrase in phrases for word in _TOKEN.findall(phrase)}
    return frozenset(spaced | {run for phrase in phrases for run in RUN.findall(phrase)})
