"""Chinese typed by its sounds: letters in, words of the catalog out.

Words are kept sorted by their syllables, so that those which begin alike lie side by side; typed
letters are led from syllable to syllable through that list.
"""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kiosk.core.runs import LONGEST_RUN, RUN, parts_of
from kiosk.core.spellings import own_words
from kiosk.core.syllables import is_spoken, letters_of, read_typed, taught_first, ways_to_say

MOST_WORDS = 20_000

_HAN = re.compile("[\u3400-\u9fff]")
_PURE = re.compile("[A-Za-z]?[\u3400-\u9fff]+")
_READINGS = 3
_LONGEST_WORD = 12
# Single characters and abbreviations fit any letters: joined they would say nothing.
_SHORTEST_JOINED = 2
_MOST_OF_ONE_BEGINNING = 400
# Said in every shop, though hardly in a catalog.
_COMMON = "的不要没有我想找在哪里这个那一是和大小点多少钱吗用给新好男女人可以请问"


@dataclass(frozen=True, slots=True)
class Candidate:
    """What typed letters may stand for."""

    text: str
    used: int
    """How many of the typed letters (apostrophes counted) it stands for, from the first on."""


@dataclass(frozen=True, slots=True)
class _Beginning:
    """Words that the typed letters lead to."""

    first: int
    end: int
    depth: int
    """Syllables of each that the letters stand for."""
    used: int
    """Letters, apostrophes left out."""
    short: bool
    """A syllable was given by its first letter alone."""


class PinyinWords:
    """Finds Chinese words by pinyin: whole, without tones, by initials, or begun."""

    def __init__(self, counts: dict[str, int]) -> None:
        """Take words with how often each stands in the catalog. Reading them takes a while."""
        # It reads 47,000 phrases when it is imported: only who types pinyin waits for that.
        from pypinyin import Style, lazy_pinyin, pinyin

        entries: list[tuple[tuple[str, ...], str, bool]] = []
        for word in counts:
            if len(word) > 1:
                readings = [tuple(map(letters_of, lazy_pinyin(word)))]
            else:
                every = pinyin(word, style=Style.NORMAL, heteronym=True)[0][:_READINGS]
                readings = [(one,) for one in dict.fromkeys(map(letters_of, every))]
            entries += [
                (one, word, place > 0)
                for place, one in enumerate(readings)
                if len(one) == len(word) and all(map(is_spoken, one))
            ]
        entries.sort()
        # Syllables are few: each string is kept once.
        kept: dict[str, str] = {}
        self._keys = [
            tuple(kept.setdefault(s, s) for s in syllables) for syllables, _, _ in entries
        ]
        self._words = [word for _, word, _ in entries]
        self._counts = [counts[word] for word in self._words]
        # The first reading of a character is the usual one.
        self._rare = [rare for _, _, rare in entries]

    @classmethod
    def of(cls, words: Iterable[str]) -> "PinyinWords":
        """Take a catalog's Chinese words.

        A word given several times counts as often; a mapping gives the counts itself. Parts of
        words that are words too are added, and every common character.
        """
        runs: Counter[str] = Counter()
        for text, count in Counter(words).items():
            for run in RUN.findall(text):
                runs[run[:LONGEST_RUN]] += count
        pure = {run: count for run, count in runs.items() if _PURE.fullmatch(run)}
        found: Counter[str] = Counter({w: n for w, n in pure.items() if len(w) <= _LONGEST_WORD})
        for part, count in parts_of(pure, own_words()).items():
            if _PURE.fullmatch(part):
                found[part] = max(found[part], count)
        counts = dict(found.most_common(MOST_WORDS))
        single: Counter[str] = Counter()
        for run, count in runs.items():
            for char in _HAN.findall(run):
                single[char] += count
        # Beside the catalog's: words for colours and "without", then characters most people know.
        others = dict.fromkeys(taught_first(), -1)
        others |= dict.fromkeys(_COMMON, 0)
        others |= {word: 0 for word in own_words() if _is_chinese(word)}
        return cls({**others, **single, **counts})

    def candidates(self, typed: str, limit: int = 8) -> tuple[Candidate, ...]:
        """Give what typed letters may stand for, the best first.

        Whole words for all of the letters come first, then longer words that begin so, then words
        for the first of the letters; among each, words spelled out before abbreviated ones, and
        then the more frequent. ``v`` and ``ü`` are one; tones are passed over.
        """
        letters, ends, breaks = read_typed(typed)
        if not letters or limit <= 0:
            return ()
        whole: dict[str, tuple[int, ...]] = {}
        longer: dict[str, tuple[int, ...]] = {}
        begun: dict[str, tuple[int, ...]] = {}
        for found in self._beginnings(letters, breaks):
            all_used = found.used == len(letters)
            exact = self._of_length(found)
            for place in exact:
                word, count = self._words[place], self._counts[place]
                rare = self._rare[place]
                rank = (rare or count <= 0, found.short, rare, -count, place)
                if all_used:
                    _keep_best(whole, word, rank)
                else:
                    _keep_best(begun, word, (-found.used, *rank))
            if not all_used:
                continue
            rest = range(exact.stop, min(found.end, exact.stop + _MOST_OF_ONE_BEGINNING))
            for place in rest:
                word, count = self._words[place], self._counts[place]
                _keep_best(longer, word, (count <= 0, found.short, -count, len(word), place))
                # The characters typed so far are a word, though the catalog has them in a longer.
                if found.depth > 1:
                    start = word[: found.depth]
                    _keep_best(whole, start, (True, found.short, False, -count, place))
        joined = self._joined(typed, begun, ends) if not (whole or longer) else ()
        return (*joined, *_chosen(whole, longer, begun, ends, limit))[:limit]

    def _joined(
        self, typed: str, begun: dict[str, tuple[int, ...]], ends: list[int]
    ) -> tuple[Candidate, ...]:
        """Give the longest word the letters begin with and what the others are, in one."""
        if not begun:
            return ()
        first = min(begun, key=begun.__getitem__)
        letters, _, short, *_ = begun[first]
        if short or len(first) < _SHORTEST_JOINED:
            return ()
        used = ends[-letters]
        after = self.candidates(typed[used:], 1)
        if not after or used + after[0].used < ends[-1] or len(after[0].text) < _SHORTEST_JOINED:
            return ()
        return (Candidate(first + after[0].text, ends[-1]),)

    def _of_length(self, found: _Beginning) -> range:
        """Give the words that end where the letters do; they come before those that go on."""
        key = self._keys[found.first][: found.depth]
        return range(found.first, bisect_right(self._keys, key, found.first, found.end))

    def _beginnings(self, letters: str, breaks: frozenset[int]) -> Iterator[_Beginning]:
        """Lead letters through the syllables; give every stop on the way."""
        ways = [_Beginning(0, len(self._keys), 0, 0, short=False)]
        while ways:
            way = ways.pop()
            if way.depth:
                yield way
            if way.used == len(letters):
                continue
            for syllable, first, end in self._next(way, letters[way.used]):
                for taken, short in ways_to_say(syllable, letters[way.used :]):
                    inside = range(way.used + 1, way.used + taken)
                    if breaks.isdisjoint(inside):
                        ways.append(
                            _Beginning(
                                first, end, way.depth + 1, way.used + taken, way.short or short
                            )
                        )

    def _next(self, way: _Beginning, letter: str) -> Iterator[tuple[str, int, int]]:
        """Give the syllables with a first letter that follow, each with where its words lie."""
        path = self._keys[way.first][: way.depth]
        first = bisect_left(self._keys, (*path, letter), way.first, way.end)
        while first < way.end and self._keys[first][way.depth][0] == letter:
            syllable = self._keys[first][way.depth]
            end = bisect_left(self._keys, (*path, syllable + "{"), first, way.end)
            # "{" follows "z": between lie this syllable's words, and those it is the start of.
            end = bisect_left(self._keys, (*path, syllable + "\x00"), first, end)
            yield syllable, first, end
            first = end


def _chosen(
    whole: dict[str, tuple[int, ...]],
    longer: dict[str, tuple[int, ...]],
    begun: dict[str, tuple[int, ...]],
    ends: list[int],
    limit: int,
) -> tuple[Candidate, ...]:
    """Put words in their order: whole ones, longer ones, and those for the first letters."""
    in_order = sorted(whole, key=whole.__getitem__)
    own = [word for word in in_order if not whole[word][0]]
    more = sorted(longer, key=longer.__getitem__)
    # Longer words take half of the room at first: what else the letters are must be seen too.
    likely = [word for word in more if not longer[word][0]][: max(1, limit // 2)]
    chosen = dict.fromkeys([*own, *likely, *in_order, *more], ends[-1])
    for word in sorted(begun, key=begun.__getitem__):
        chosen.setdefault(word, ends[-begun[word][0]])
    return tuple(Candidate(word, used) for word, used in chosen.items())[:limit]


def _keep_best(of: dict[str, tuple[int, ...]], word: str, rank: tuple[int, ...]) -> None:
    if word not in of or rank < of[word]:
        of[word] = rank


def _is_chinese(word: str) -> bool:
    """Tell whether a word of the vocabulary is Chinese; Japanese words use other forms."""
    written = word.encode("gb2312", "ignore").decode("gb2312")
    return written == word and _PURE.fullmatch(word) is not None
