"""Words beside the vectors: how far the catalog's own words of an item hold those typed.

A brand, a size, an article number or a product's name say more, typed exactly, than any vector.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass

from kiosk.core.ports import CatalogReader
from kiosk.core.words import folded, words_in
from kiosk.domain import CatalogItem

CANDIDATES = 200


@dataclass(frozen=True, slots=True)
class WordMatch:
    """How an item's words hold a query's."""

    share: float
    """Of the query's words, weighed by how rare they are in the catalog; 0 to 1."""
    exact: bool
    """The query is the item's name in some language, or its number, or its brand and name."""
    words: tuple[str, ...]
    """The words of the query that were found, folded."""


def match_words(catalog: CatalogReader, text: str) -> dict[str, WordMatch]:
    """Find the items whose words hold any of a text's; give the match of each, by id."""
    wanted = list(dict.fromkeys(words_in(text)))
    if not wanted:
        return {}
    ids = catalog.find_words(text, CANDIDATES)
    if not ids:
        return {}
    total = max(1, catalog.counts()[0])
    counts = {folded(term): count for term, count in catalog.word_counts(text).items()}
    weights = {word: _rarity(counts.get(word, 0), total) for word in wanted}
    whole = " ".join(words_in(text))
    return {
        id_: _matched(item, wanted, weights, whole)
        for id_, item in catalog.items_by_id(ids).items()
    }


def _rarity(count: int, total: int) -> float:
    """Weigh a word: inverse document frequency, smoothed so that no word weighs nothing."""
    return math.log(1.0 + (total + 1.0) / (count + 1.0))


def _matched(
    item: CatalogItem, wanted: list[str], weights: Mapping[str, float], whole: str
) -> WordMatch:
    names = [item.name, *item.names.values()]
    texts = [
        *names, item.id, item.brand, item.category, *item.descriptions.values(),
        *(value for of in item.attributes.values() for value in of), *item.details.values(),
    ]  # fmt: skip
    own = {word for text in texts for word in words_in(text)}
    found = tuple(word for word in wanted if word in own)
    share = sum(weights[word] for word in found) / sum(weights.values())
    forms = {" ".join(words_in(name)) for name in (*names, item.id)}
    if item.brand:
        brand = " ".join(words_in(item.brand))
        forms |= {brand, *(f"{brand} {form}" for form in forms)}
    return WordMatch(share, whole in forms, found)
