"""The catalog without a question: kinds to look through, ways to narrow, other colours, tastes."""

import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from kiosk.core.colours import NAMES
from kiosk.core.facets import COLOUR, Facets, Filters
from kiosk.core.index import VectorIndex
from kiosk.core.ports import CatalogReader
from kiosk.core.tastes import Tastes, pull
from kiosk.domain import (
    CatalogItem,
    Decision,
    Embedding,
    Reason,
    SearchHit,
    SearchResults,
    Why,
)

_NEAR = 60
"""How many goods like an item are looked through for other colours of it."""
_SAME_THING = 0.75
"""Likeness below which goods of one kind are no longer one thing in another colour."""
_FIRM = (Why.BARCODE, Why.NAME)
_ORDER = {Decision.SURE: 0, Decision.MAYBE: 1, Decision.NO_MATCH: 2}


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of goods: its name in the catalog, how many there are, and one of them."""

    name: str
    count: int
    example: str
    """The id of an item whose picture stands for the kind."""


@dataclass(frozen=True, slots=True)
class Choices:
    """By what an answer's goods can be narrowed: only what divides them is offered."""

    kinds: tuple[str, ...] = ()
    colours: tuple[str, ...] = ()
    """Names of the kiosk's own colours."""
    prices: tuple[float, ...] = ()
    """Upper limits, ascending, in the catalog's currency."""
    currency: str = ""
    stock: bool = False
    """Some have run out."""


class Browsing:
    """Looks through the catalog in memory. One thread at a time may use it."""

    def __init__(self, index: VectorIndex, catalog: CatalogReader, facets: Facets) -> None:
        """Take what the searcher has too."""
        self._index, self._catalog, self._facets = index, catalog, facets

    def kinds(self) -> tuple[Kind, ...]:
        """Give every kind of goods, by name."""
        return tuple(Kind(name, count, first) for name, count, first in self._facets.kinds)

    def aisles(self) -> tuple[str, ...]:
        """Give the names of all aisles."""
        return self._facets.aisles

    def browse(self, number: int, filters: Filters, limit: int) -> SearchResults:
        """Give goods that pass the filters, those in stock first, as the answer of that number."""
        started = time.perf_counter()
        mask = self._facets.mask(filters)
        places = np.arange(len(self._index)) if mask is None else np.flatnonzero(mask)
        out = self._facets.sold_out[places]
        best = places[np.argsort(out, kind="stable")][:limit]
        hits = self._hits(best, np.ones(len(best)), Decision.SURE, Why.KIND)
        return _results(number, started, hits)

    def other_colours(self, item_id: str, limit: int) -> SearchResults:
        """Give the same sort of thing in other colours, one of each, the most alike first."""
        started = time.perf_counter()
        place = self._facets.number.get(item_id)
        item = self._catalog.items_by_id([item_id]).get(item_id)
        if place is None or item is None or not item.category:
            return _results(0, started, ())
        same = self._facets.mask(Filters(categories=frozenset({item.category})))
        vector = Embedding(self._index.vectors_of(place)[0], self._index.model)
        near, cosines = self._index.nearest(vector, _NEAR, same)
        taken = {self._colour(place)}
        chosen: list[int] = []
        for at, one in enumerate(near.tolist()):
            colour = self._colour(one)
            if one == place or not colour or colour in taken or cosines[at] < _SAME_THING:
                continue
            if self._pattern(one) != self._pattern(place):
                continue
            taken.add(colour)
            chosen.append(at)
            if len(chosen) == limit:
                break
        hits = self._hits(near[chosen], cosines[chosen], Decision.MAYBE, Why.LOOKS)
        return _results(0, started, hits)

    def choices(self, hits: Sequence[SearchHit]) -> Choices:
        """Say by what these answers can be narrowed further."""
        items = [hit.item for hit in hits if hit.decision is not Decision.NO_MATCH]
        if len(items) < 2:
            return Choices()
        places = np.array([self._facets.number[i.id] for i in items
                           if i.id in self._facets.number], np.intp)  # fmt: skip
        shown = [(int(self._facets.shows(name)[places].sum()), name) for name in NAMES]
        colours = [name for count, name in sorted(shown, key=lambda of: -of[0])
                   if 0 < count < len(items)]  # fmt: skip
        kinds = [name for name, count in Counter(i.category for i in items).most_common()
                 if name and count < len(items)]  # fmt: skip
        prices, currency = _price_steps(items)
        out = sum(item.stock == 0 for item in items)
        return Choices(tuple(kinds[:8]), tuple(colours[:8]), prices, currency,
                       0 < out < len(items))  # fmt: skip

    def tuned(self, results: SearchResults, tastes: Tastes) -> SearchResults:
        """Put an answer's goods into the order that fits the visit so far.

        What was found by name or barcode stays first, and what is surer stays before what is less.
        """
        known = [hit for hit in results.hits if hit.item.id in self._facets.number]
        if not tastes or len(known) < len(results.hits) or len(known) < 2:
            return results
        added = pull(
            self._vectors([hit.item.id for hit in known]), self._vectors(tastes.opened),
            self._vectors(tastes.refused),
        )  # fmt: skip
        scored = [(hit, hit.score + more) for hit, more in zip(known, added.tolist(), strict=True)]
        scored.sort(key=lambda one: (
            one[0].reason.why not in _FIRM, _ORDER[one[0].decision],
            one[0].item.id in tastes.refused, -one[1],
        ))  # fmt: skip
        hits = tuple(hit for hit, _ in scored)
        return replace(results, hits=hits)

    def _colour(self, place: int) -> str:
        return self._facets.attribute(COLOUR, place)

    def _pattern(self, place: int) -> str:
        return self._facets.attribute("pattern", place)

    def _vectors(self, ids: Sequence[str]) -> NDArray[np.float32]:
        places = [self._facets.number[i] for i in ids if i in self._facets.number]
        rows = [self._index.vectors_of(place)[0] for place in places]
        return np.stack(rows) if rows else np.zeros((0, 0), np.float32)

    def _hits(
        self, places: NDArray[np.intp], scores: NDArray[np.float64], decision: Decision, why: Why
    ) -> tuple[SearchHit, ...]:
        ids = [self._index.ids[int(place)] for place in places]
        items = self._catalog.items_by_id(ids)
        return tuple(
            SearchHit(items[id_], float(score), decision, Reason(why))
            for id_, score in zip(ids, scores, strict=True)
            if id_ in items
        )


def _price_steps(items: Sequence[CatalogItem]) -> tuple[tuple[float, ...], str]:
    """Give round upper limits that divide the goods' prices, and their one currency."""
    priced = [item.price for item in items if item.price is not None]
    currencies = {price.currency for price in priced}
    if len(priced) < 4 or len(currencies) != 1:
        return (), ""
    amounts = np.sort(np.array([float(price.amount) for price in priced]))
    steps = []
    for share in (0.3, 0.65):
        limit = _round_up(float(np.quantile(amounts, share)))
        if amounts[0] <= limit < amounts[-1] and limit not in steps:
            steps.append(limit)
    return tuple(steps), currencies.pop()


def _round_up(amount: float) -> float:
    """Round up to a figure people say: 1, 2, 3, 5 or 7 and noughts."""
    power = 10.0 ** np.floor(np.log10(max(amount, 0.01)))
    return float(next(step * power for step in (1, 2, 3, 5, 7, 10) if amount <= step * power))


def _results(number: int, started: float, hits: tuple[SearchHit, ...]) -> SearchResults:
    decision = hits[0].decision if hits else Decision.NO_MATCH
    return SearchResults(number, decision, hits, (time.perf_counter() - started) * 1000.0)
