"""How much of what there is in a catalog: kinds, pictures, colours, languages, prices."""

import math
from collections import Counter, defaultdict
from decimal import Decimal

import msgspec
import numpy as np

from kiosk.core.colours import NAMES, stacked
from tools.building.likeness import nearest_others
from tools.building.seeing import Seen

_SAMPLE = 4000
_BINS = 20
_LEAST = 0.5


class Kind(msgspec.Struct, frozen=True):
    """A category, with a picture of it."""

    name: str
    items: int
    pictures: int
    digest: str


class Prices(msgspec.Struct, frozen=True):
    """What goods cost in one currency."""

    currency: str
    items: int
    least: str
    median: str
    most: str


class Diversity(msgspec.Struct, frozen=True):
    """What a catalog holds, counted."""

    kinds: tuple[Kind, ...]
    """The largest first; goods without a category have an empty name."""
    effective_kinds: float
    """So many kinds of one size would be as varied: e to the entropy of the items' kinds."""
    pictures_of_items: dict[int, int]
    """How many items have so many pictures."""
    colours: dict[str, float]
    """Share of what the pictures show, by the kiosk's names of colours."""
    languages: dict[str, float]
    """Share of the items with a name in it; the main name is not counted."""
    brands: int
    prices: tuple[Prices, ...]
    nearest: tuple[int, ...]
    """How many pictures have their nearest other at a cosine of 0.5 to 1, in twenty steps."""
    sampled: int


def diversity_of(seen: Seen) -> Diversity:
    """Count what a catalog holds."""
    items = [goods.item for goods in seen.content.goods.values()]
    kinds: dict[str, list[int]] = defaultdict(list)
    for row, (goods, _) in enumerate(seen.rows):
        kinds[goods.item.category].append(row)
    made = [
        Kind(
            name, len({seen.item(row).id for row in rows}), len(rows), seen.rows[rows[0]][1].digest
        )
        for name, rows in kinds.items()
    ]
    shares = np.array([kind.items for kind in made], np.float64) / max(1, len(items))
    sample = np.linspace(0, len(seen.rows) - 1, min(_SAMPLE, len(seen.rows))).astype(np.intp)
    nearest = nearest_others(seen.vectors, sample) if len(seen.rows) > 1 else np.empty(0)
    counts, _ = np.histogram(nearest.clip(_LEAST, 1.0), _BINS, (_LEAST, 1.0))
    mean = stacked(seen.colours).mean(axis=0)
    languages = Counter(language for item in items for language, name in item.names.items() if name)
    return Diversity(
        tuple(sorted(made, key=lambda kind: (-kind.items, kind.name))),
        round(math.exp(float(-(shares * np.log(shares)).sum())), 1),
        dict(sorted(Counter(len(goods.pictures) for goods in seen.content.goods.values()).items())),
        {name: round(float(share), 4) for name, share in zip(NAMES, mean, strict=True)},
        {name: round(count / len(items), 4) for name, count in sorted(languages.items())},
        len({item.brand for item in items if item.brand}),
        _prices(seen),
        tuple(counts.tolist()),
        len(sample),
    )


def _prices(seen: Seen) -> tuple[Prices, ...]:
    amounts: dict[str, list[Decimal]] = defaultdict(list)
    for goods in seen.content.goods.values():
        if goods.item.price is not None:
            amounts[goods.item.price.currency].append(goods.item.price.amount)
    return tuple(
        Prices(currency, len(of), f"{min(of):f}", f"{sorted(of)[len(of) // 2]:f}", f"{max(of):f}")
        for currency, of in sorted(amounts.items())
    )
