"""The photos the weights are fitted on, encoded."""

from pathlib import Path

import numpy as np

from kiosk.encoders import Bundle
from tools.recognition.episodes import Material
from tools.recognition.shop import encoded, known_of, read_shop
from tools.recognition.spoiling import spoilt


def material_of(data: Path, bundle: Bundle, times: int, seed: int) -> Material:
    """Encode a folder's catalog and its photos of split train: as they are, and ``times`` spoilt.

    Raises EvaluationError.
    """
    shop = read_shop(data, data, "train")
    photos = shop.teachable.pixels()
    known = known_of(shop, bundle)
    lessons = encoded(bundle, photos, "as they are", views=False)[:, 0]
    rng = np.random.default_rng(seed)
    bad = [spoilt(photo, photos, rng) for _ in range(times) for photo in photos]
    queries = encoded(bundle, bad, "spoilt", views=True)
    labels = [row.label for row in shop.teachable.rows]
    return Material(
        known, [item.id for item in shop.items], labels * times, np.tile(lessons, (times, 1)),
        queries, np.tile(np.arange(len(photos)), times),
    )  # fmt: skip
