"""Finding the one word that a misspelt one was meant to be, or none.

A search that changes a right word does more harm than one that leaves a wrong word, so every rule
here leans towards leaving words alone.
"""

import re
from collections import Counter
from collections.abc import Callable, Collection, Mapping

from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein

SHORTEST = 4
"""Letters of the shortest word that is put right: among shorter ones everything is near."""

_ARABIC = re.compile("[\u0590-\u06ff]")
# Letters words end in when they are inflected, in the languages with inflections served.
_ENDINGS = frozenset("aeiouynsrmtаеиоуыюяхмαεηιουωσνةهانيتو")  # noqa: RUF001 (they are meant)
_LONGEST_ENDING = 2
_SAFE_FROM = 7
"""Letters a word needs for its first or its last one to be taken for the slip."""
_FIRST_LETTER = 0.5
_CLEARLY_MORE = 10
_TWICE = re.compile(r"(.)\1+")


class Speller:
    """Knows words, and which one another was meant to be."""

    def __init__(self, counts: Mapping[str, int], others: Collection[str]) -> None:
        """Take the words to put right to, folded, with how often each stands in the catalog.

        ``others`` are right as well, but nothing is put right to them: a word nearest to one of
        them is left alone.
        """
        self._counts = {word: count for word, count in counts.items() if len(word) >= SHORTEST}
        by_length: dict[int, list[str]] = {}
        for word in sorted({*self._counts, *(word for word in others if len(word) >= SHORTEST)}):
            by_length.setdefault(len(word), []).append(word)
        self._by_length = {length: tuple(words) for length, words in by_length.items()}

    def meant(
        self, word: str, preferred: Callable[[str], bool] = lambda _: True
    ) -> str | None:  # fmt: skip
        """Give the word that an unknown, folded one was meant to be.

        Where some of the words near it are ``preferred``, it is one of these or none. That is the
        word itself where it is another form of a known one (shirts, shirt), and None
        where nothing near is clearly the best.
        """
        limit = _limit(word)
        costs: dict[str, float] = {}
        is_form = False
        for length in range(len(word) - limit, len(word) + limit + 1):
            near = process.extract(
                word, self._by_length.get(length, ()), scorer=DamerauLevenshtein.distance,
                score_cutoff=limit, limit=None,
            )  # fmt: skip
            for other, distance, _ in near:
                if _are_forms(word, other):
                    is_form = True
                    continue
                cost = _cost(word, other, int(distance))
                if cost is not None:
                    costs[other] = cost
        if is_form:
            doubled = {one: cost for one, cost in costs.items() if _single(one) == _single(word)}
            return self._clearly_best(doubled) or word
        mine = {one: cost for one, cost in costs.items() if one in self._counts and preferred(one)}
        if not mine:
            return self._clearly_best(costs)
        # What is right but not the catalog's stands in the way of any.
        others = {one: cost for one, cost in costs.items() if one not in self._counts}
        return self._clearly_best({**others, **mine})

    def _clearly_best(self, costs: Mapping[str, float]) -> str | None:
        if not costs:
            return None
        least = min(costs.values())
        nearest = [word for word, cost in costs.items() if cost == least]
        best = min(nearest, key=lambda word: (-self._counts.get(word, 0), word))
        count = self._counts.get(best, 0)
        for other in nearest:
            if other == best or (other in self._counts and _are_forms(best, other)):
                continue
            # What is right but not the catalog's may be meant as well as not.
            if other not in self._counts or count < _CLEARLY_MORE * self._counts[other]:
                return None
        return best if count else None


def _limit(word: str) -> int:
    """Give how many slips are allowed in a word that long."""
    # Arabic and Hebrew write few vowels: their words are short, and near one another.
    length = len(word) - (2 if _ARABIC.search(word) else 0)
    if length < SHORTEST:
        return 0
    return 1 if length < 2 * SHORTEST else 2


def _cost(word: str, other: str, distance: int) -> float | None:
    """Weigh a near word; None where it is not near enough."""
    if len(word) == SHORTEST and len(other) == SHORTEST and sorted(word) != sorted(other):
        return None  # one letter for another makes a different short word: robe, rope
    if len(word) == len(other) and word[:-1] == other[:-1] and len(word) < _SAFE_FROM:
        return None  # the last letter of a short word is what other languages change: blusa, blush
    if word[0] == other[0]:
        return distance
    swapped = word[:2] == other[1::-1]
    if distance > 1 or (len(word) < _SAFE_FROM and not swapped):
        return None
    return distance + _FIRST_LETTER


def _are_forms(one: str, other: str) -> bool:
    """Tell whether two words differ in no more than the ends that inflections have."""
    if _single(one) == _single(other):
        return False  # a letter said twice, or once too little, is a slip: dres, dress
    same = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        same += 1
    if same < SHORTEST - 1:
        return False
    ends = one[same:], other[same:]
    if max(map(len, ends)) > _LONGEST_ENDING or not _ENDINGS.issuperset("".join(ends)):
        return False
    # Two letters that changed places are a slip.
    return len(one) != len(other) or Counter(ends[0]) != Counter(ends[1])


def _single(word: str) -> str:
    """Write every letter that is said twice once."""
    return _TWICE.sub(r"\1", word)
