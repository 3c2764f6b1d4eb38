"""Several signals for one order: vectors, the catalog's words, colours and patterns asked for."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kiosk.core.deciding import at_least, at_most
from kiosk.core.facets import Facets
from kiosk.core.lexical import WordMatch
from kiosk.domain import Decision, Reason, Why

_ALL_WORDS = 0.999
_MOST_WORDS = 0.5
_OTHER_COLOUR = 0.15


@dataclass(frozen=True, slots=True)
class Weights:
    """How much each signal adds to a cosine."""

    words: float = 0.3
    """By the share of the words that is found."""
    all_words: float = 0.5
    """Where all of them are: a size, a brand with a kind."""
    exact: float = 1.0
    """Where the words are its name: no other signal outweighs it."""
    colour: float = 0.15
    colour_beside_picture: float = 0.3
    pattern: float = 0.15
    """Where the catalog says it, in whichever language it was asked for."""
    seen_pattern: float = 0.1
    """Where it was told from the pixels, which are wrong now and then."""


WEIGHTS = Weights()


@dataclass(frozen=True, slots=True)
class Signals:
    """What is known of the items an answer is chosen from; all arrays are (items,)."""

    items: NDArray[np.intp]
    cosines: NDArray[np.float64]
    matches: Sequence[WordMatch | None]
    colours: tuple[str, ...]
    """Asked for, as are the patterns."""
    patterns: tuple[str, ...]
    colour_fit: NDArray[np.float64]
    pattern_fit: NDArray[np.float64]
    """As the catalog says."""
    pattern_seen: NDArray[np.float64]
    """As the pictures show, of goods whose pattern the catalog does not say."""

    def order(self, weights: Weights = WEIGHTS) -> tuple[NDArray[np.intp], NDArray[np.float64]]:
        """Give the places of the items, the best first, and each item's sum of signals."""
        share = np.array([m.share if m else 0.0 for m in self.matches], np.float64)
        exact = np.array([bool(m and m.exact) for m in self.matches], np.float64)
        scores = self.cosines + weights.words * share + weights.exact * exact
        scores += weights.all_words * (share >= _ALL_WORDS)
        scores += weights.colour * self.colour_fit + weights.pattern * self.pattern_fit
        scores += weights.seen_pattern * self.pattern_seen
        # Of equal ones the item with the smaller number, which is the smaller id, comes first.
        return np.lexsort((self.items, -scores)), scores

    def decision(self, place: int, by_cosine: Decision) -> Decision:
        """Say how sure the signals together make us of an item."""
        match = self.matches[place]
        decision = by_cosine
        if match is not None and match.share >= _MOST_WORDS:
            floor = Decision.SURE if match.exact else Decision.MAYBE
            if match.share >= _ALL_WORDS and by_cosine is not Decision.NO_MATCH:
                floor = Decision.SURE
            decision = at_least(decision, floor)
        other_colour = self.colours and self.colour_fit[place] < _OTHER_COLOUR
        if other_colour and not (match and match.exact):
            decision = at_most(decision, Decision.MAYBE)
        return decision

    def looks_right(self, place: int) -> bool:
        """Tell whether an item has the colours and the patterns that were asked for."""
        patterned = max(self.pattern_fit[place], self.pattern_seen[place]) >= _MOST_WORDS
        coloured = not self.colours or self.colour_fit[place] >= _MOST_WORDS
        return bool(coloured and (patterned or not self.patterns))

    def reason(self, place: int) -> Reason:
        """Say what an item is an answer for."""
        match = self.matches[place]
        shown = self.colours if self.colours and self.colour_fit[place] >= _MOST_WORDS else ()
        if match is not None and match.exact:
            return Reason(Why.NAME, match.words)
        if match is not None and match.share >= _MOST_WORDS:
            return Reason(Why.WORDS, match.words, shown)
        return Reason(Why.MEANING, (), shown)


def gather(
    items: NDArray[np.intp], cosines: NDArray[np.float64], ids: Sequence[str],
    matches: Mapping[str, WordMatch], facets: Facets, colours: tuple[str, ...],
    patterns: tuple[str, ...] = (), *, said: bool = True,
) -> Signals:  # fmt: skip
    """Put the signals of some items together.

    ``said`` off, patterns are as the pictures show alone, whatever the catalog says of them.
    """
    known = [matches.get(ids[i]) for i in items]
    fit, seen = facets.pattern_fits(patterns, items, said=said)
    return Signals(
        items, cosines, known, colours, patterns, facets.colour_fit(colours, items), fit, seen
    )  # fmt: skip


def varied(
    scores: NDArray[np.float64], vectors: NDArray[np.float32], count: int, weight: float = 0.7
) -> list[int]:
    """Choose ``count`` places by maximal marginal relevance: good, and unlike those chosen before.

    ``scores`` (n,) are in the best-first order of ``vectors`` (n, embed_dim); ``weight`` is that of
    the score against the likeness to what is chosen (Carbonell and Goldstein, 1998).
    """
    chosen: list[int] = []
    nearest = np.zeros(len(scores), np.float64)
    left = np.ones(len(scores), bool)
    while len(chosen) < min(count, len(scores)):
        value = np.where(left, weight * scores - (1 - weight) * nearest, -np.inf)
        best = int(value.argmax())
        chosen.append(best)
        left[best] = False
        nearest = np.maximum(nearest, vectors @ vectors[best])
    return chosen
