"""What stands on the benchmark's shelves, and what staff's recognition knows of it."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from kiosk.core.recognising import Known
from kiosk.core.weighing import Signal
from kiosk.demo.products import products
from kiosk.encoders import Bundle
from tools.benching.shelves import Thing
from tools.persons.scenes import cut_out
from tools.recognition.shop import Photos, encoded, known_of, read_shop


@dataclass(frozen=True)
class Goods:
    """Goods to be put on shelves."""

    words: str
    known: list[Known]
    draw: Callable[[np.random.Generator, int], list[Thing]]
    """Draw so many different ones."""


def goods_of_folder(bundle: Bundle, data: Path, taught: int, rng: np.random.Generator) -> Goods:
    """Take photos of split val, and teach so many a product of split train.

    Raises EvaluationError.
    """
    shop = read_shop(data, data, "val")
    known = known_of(shop, bundle)
    rows = shop.teachable.rows
    chosen = []
    for label in sorted({row.label for row in rows}):
        own = [row for row in rows if row.label == label]
        chosen += [own[i] for i in rng.permutation(len(own))[:taught]]
    lessons = Photos(shop.teachable.folder, tuple(chosen))
    if chosen:
        vectors = encoded(bundle, lessons.pixels(), "taught", views=False)[:, 0]
        known += [
            Known(row.label, Signal.TAUGHT, row.file, vector)
            for row, vector in zip(chosen, vectors, strict=True)
        ]
    photos: dict[str, list[Thing]] = {}
    for row, pixels in zip(shop.asked.rows, shop.asked.pixels(), strict=True):
        photos.setdefault(row.label, []).append(Thing(row.label, pixels))
    labels = sorted(photos)

    def draw(draws: np.random.Generator, count: int) -> list[Thing]:
        some = draws.permutation(len(labels))[:count]
        return [photos[labels[i]][int(draws.integers(len(photos[labels[i]])))] for i in some]

    words = f"Photos of {len(labels)} products, {taught} taught of each"
    return Goods(words, known, draw)


def drawn_goods(bundle: Bundle) -> Goods:
    """Take the demo shop's goods, known by one picture and their names."""
    goods = products()
    pictures = [one.draw().picture() for one in goods]
    vectors = encoded(bundle, pictures, "catalog", views=False)[:, 0]
    texts = bundle.text.encode_text([one.name for one in goods])
    known = []
    for one, vector, text in zip(goods, vectors, texts, strict=True):
        known.append(Known(one.id, Signal.PICTURE, "drawn", vector))
        known.append(Known(one.id, Signal.WORDS, one.name, text))
    cuts = [
        (one.id, figure)
        for one, picture in zip(goods, pictures, strict=True)
        if (figure := cut_out(picture)) is not None
    ]

    def draw(draws: np.random.Generator, count: int) -> list[Thing]:
        some = draws.permutation(len(cuts))[:count]
        return [Thing(cuts[i][0], cuts[i][1].pixels, cuts[i][1].mask) for i in some]

    return Goods(f"{len(cuts)} drawn goods, known by picture and name", known, draw)
