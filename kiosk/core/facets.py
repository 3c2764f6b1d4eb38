"""What goods can be filtered by, in memory: kinds, prices, stock, aisles, attributes, colours."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from kiosk.core import patterns as told_patterns
from kiosk.core.colours import NAMES, likeness
from kiosk.core.words import folded, vocabulary
from kiosk.domain import Facet

Mask = NDArray[np.bool_]
Places = NDArray[np.intp]
_NOWHERE = np.empty(0, np.intp)

COLOUR, PATTERN = "colour", "pattern"
_SHOWS_COLOUR = 0.3
"""Share of a picture from which it shows a colour, where the catalog names none."""
_PLAIN, _ANY_PATTERN = told_patterns.NAMES[0], told_patterns.ANY


@dataclass(frozen=True, slots=True)
class Filters:
    """What a person narrowed the goods to; empty is no narrowing."""

    categories: frozenset[str] = frozenset()
    brands: frozenset[str] = frozenset()
    aisles: frozenset[str] = frozenset()
    price_from: float | None = None
    price_to: float | None = None
    in_stock: bool = False
    """Leave out what has run out; goods nobody counts stay."""
    attributes: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """By an attribute's name the values of which one has to fit."""


class Facets:
    """The facets of every item, in the index's order."""

    def __init__(
        self,
        facets: Sequence[Facet],
        picture_ids: Sequence[str],
        colours: NDArray[np.float32],
        patterns: NDArray[np.float32] | None = None,
    ) -> None:
        """Take the items' facets in ascending order of ids, and every picture's looks.

        ``colours`` is float32 (pictures, 12), ``patterns`` (pictures, 6), with the item id of each
        row; without ``patterns`` no picture shows any.
        """
        self.count = len(facets)
        self.number = {facet.id: place for place, facet in enumerate(facets)}
        self._prices = np.array(
            [np.nan if f.price is None else f.price for f in facets], np.float64
        )  # fmt: skip
        self._stock = np.array([-1 if f.stock is None else f.stock for f in facets], np.int64)
        self.sold_out = self._stock == 0
        """Of each item whether it has run out."""
        self.kinds = _kinds(facets)
        """Name, number of items and first item's id of every category, by name."""
        self.aisles = tuple(dict.fromkeys(facet.aisle for facet in facets if facet.aisle))
        """Names of the aisles, as the catalog writes them."""
        self._attributes = [facet.attributes for facet in facets]
        self._values = _places(facets)
        rows = np.array([self.number.get(id_, -1) for id_ in picture_ids], np.intp)
        self._shares = self._most_shown(rows, colours)
        none = np.zeros((len(rows), len(told_patterns.NAMES)), np.float32)
        self._seen_patterns = self._most_shown(rows, none if patterns is None else patterns)
        self._basic = self._named_colours()
        self.known_words = self._known_words()

    def _most_shown(self, rows: Places, looks: NDArray[np.float32]) -> NDArray[np.float32]:
        """Of an item with several pictures each colour and pattern counts where it shows most."""
        shown = np.zeros((self.count, looks.shape[1]), np.float32)
        known = rows >= 0
        np.maximum.at(shown, rows[known], looks[known])
        return shown

    def _named_colours(self) -> dict[str, Mask]:
        """Give which items the catalog says to be of each of the kiosk's colours."""
        found: dict[str, Mask] = {}
        for value, places in self._values.get(f"attribute {COLOUR}", {}).items():
            name = vocabulary().colours.exactly(value)
            if name is not None:
                found.setdefault(name, np.zeros(self.count, bool))[places] = True
        return found

    def _known_words(self) -> frozenset[str]:
        """Give every value an item has, folded: what can be left out by name."""
        names = [n for n in self._values if n != "aisle"]
        return frozenset(value for name in names for value in self._values[name])

    def attribute(self, name: str, place: int) -> str:
        """Give an item's first value of an attribute, as the catalog writes it, or ""."""
        values = self._attributes[place].get(name, ())
        return values[0] if values else ""

    def mask(self, filters: Filters) -> Mask | None:
        """Tell which items pass the filters; None where there is nothing to filter by."""
        masks: list[Mask] = []
        for name, wanted in (
            ("category", filters.categories), ("brand", filters.brands), ("aisle", filters.aisles)
        ):  # fmt: skip
            if wanted:
                masks.append(self._any_of(name, wanted))
        with np.errstate(invalid="ignore"):
            if filters.price_from is not None:
                masks.append(self._prices >= filters.price_from)
            if filters.price_to is not None:
                masks.append(self._prices <= filters.price_to)
        if filters.in_stock:
            masks.append(self._stock != 0)
        for name, wanted in filters.attributes.items():
            if wanted:
                of = self._any_of(f"attribute {name}", wanted)
                if name == COLOUR:
                    for value in wanted:
                        of |= self.shows(value)
                masks.append(of)
        return np.logical_and.reduce(masks) if masks else None

    def _any_of(self, name: str, wanted: frozenset[str]) -> Mask:
        found = np.zeros(self.count, bool)
        for value in wanted:
            found[self._values.get(name, {}).get(folded(value), _NOWHERE)] = True
        return found

    def shows(self, colour: str) -> Mask:
        """Tell which items have a colour: as the catalog says, else as their pictures show."""
        name = vocabulary().colours.exactly(folded(colour)) or colour
        said = self._basic.get(name, np.zeros(self.count, bool))
        if name not in NAMES:
            return said
        anything = np.logical_or.reduce(list(self._basic.values())) if self._basic else said
        return said | (~anything & (self._shares[:, NAMES.index(name)] >= _SHOWS_COLOUR))

    def colour_fit(self, colours: Sequence[str], items: NDArray[np.intp]) -> NDArray[np.float64]:
        """Give how well items fit the colours asked for, (items,) in 0..1; the mean of several."""
        fit = np.zeros(len(items), np.float64)
        for colour in colours:
            near = likeness(colour)
            one = self._shares[items] @ near
            for name, said in self._basic.items():
                here = said[items]
                one[here] = np.maximum(one[here], near[NAMES.index(name)])
                if name == colour:
                    one[here] = 1.0
            fit += np.minimum(one, 1.0)
        return fit / max(1, len(colours))

    def pattern_fits(
        self, patterns: Sequence[str], items: NDArray[np.intp], *, said: bool = True
    ) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """Give how items fit the patterns asked for, each (items,) in 0..1; the mean of several.

        The first as the catalog says, the second as the pictures show: 0 where the catalog says
        any pattern of an item, unless ``said`` is off and only the pictures count.
        """
        known = self._values.get(f"attribute {PATTERN}", {}) if said else {}
        fit, seen = np.zeros((2, len(items)), np.float64)
        for pattern in patterns:
            fit += self._patterned(pattern, known)[items]
            seen += self._seen_pattern(pattern, items)
        if known:
            anything = np.zeros(self.count, bool)
            for places in known.values():
                anything[places] = True
            seen[anything[items]] = 0.0
        count = max(1, len(patterns))
        return fit / count, seen / count

    def _seen_pattern(self, pattern: str, items: NDArray[np.intp]) -> NDArray[np.float32]:
        """Give how likely the items' pictures show a pattern, (items,); 0 for a strange one."""
        shown = self._seen_patterns[items]
        if pattern == _ANY_PATTERN:
            return np.asarray(np.minimum(shown[:, 1:].sum(axis=1), 1.0), np.float32)
        if pattern not in told_patterns.NAMES:
            return np.zeros(len(items), np.float32)
        return np.asarray(shown[:, told_patterns.NAMES.index(pattern)], np.float32)

    def has(self, words: str) -> Mask | None:
        """Tell which items have what words say: a colour, a pattern, a kind, a brand, a value.

        None where neither the catalog nor its pictures can tell.
        """
        flat = folded(words)
        colour = vocabulary().colours.exactly(flat)
        if colour is not None:
            return self.shows(colour)
        pattern = vocabulary().patterns.exactly(flat)
        patterns = self._values.get(f"attribute {PATTERN}")
        if pattern is not None and patterns:
            return self._patterned(pattern, patterns)
        found = [of[flat] for name, of in self._values.items() if flat in of and name != "aisle"]
        if not found:
            return None
        mask = np.zeros(self.count, bool)
        for places in found:
            mask[places] = True
        return mask

    def _patterned(self, wanted: str, patterns: Mapping[str, Places]) -> Mask:
        mask = np.zeros(self.count, bool)
        for value, places in patterns.items():
            own = vocabulary().patterns.exactly(value) or value
            if own == wanted or (wanted == _ANY_PATTERN and own != _PLAIN):
                mask[places] = True
        return mask


def _kinds(facets: Sequence[Facet]) -> tuple[tuple[str, int, str], ...]:
    counts: dict[str, list[str]] = defaultdict(list)
    for facet in facets:
        if facet.category:
            counts[facet.category].append(facet.id)
    return tuple((name, len(ids), ids[0]) for name, ids in sorted(counts.items()))


def _places(facets: Sequence[Facet]) -> dict[str, dict[str, Places]]:
    """Give by a facet's name and each of its values, folded, the places of the items that have it.

    Many goods share few values: each is folded once, and goods with one and the same mapping of
    attributes are taken together.
    """
    of_value: dict[tuple[str, str], list[int]] = defaultdict(list)
    of_mapping: dict[int, list[int]] = defaultdict(list)
    for place, facet in enumerate(facets):
        of_value["category", facet.category].append(place)
        of_value["brand", facet.brand].append(place)
        of_value["aisle", facet.aisle].append(place)
        of_mapping[id(facet.attributes)].append(place)
    for places in of_mapping.values():
        for name, values in facets[places[0]].attributes.items():
            for value in values:
                of_value[f"attribute {name}", value] += places
    grouped: dict[str, dict[str, list[int]]] = {}
    for (name, value), places in of_value.items():
        if value:
            grouped.setdefault(name, {}).setdefault(folded(value), []).extend(places)
    return {
        name: {value: np.array(places, np.intp) for value, places in values.items()}
        for name, values in grouped.items()
    }
