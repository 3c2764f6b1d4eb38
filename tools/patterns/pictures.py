"""Pictures whose pattern is known: drawn goods, and shop photos whose titles name one."""

import io
import os
from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from multiprocessing import get_context
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image
from tqdm import tqdm

from kiosk.core.cloth import FIGURES, figures_of
from kiosk.core.patterns import NAMES
from tools.patterns.goods import picture
from tools.patterns.learning import Lot
from tools.training.attributes import facts_of
from tools.training.folders import Row, read_pictures, read_rows

_NAMED = {
    "Solid": "plain", "Striped": "striped", "Checked": "checked", "Dotted": "dotted",
    "Floral": "floral", "Printed": "printed", "Graphic": "printed",
}  # fmt: skip
"""The lexicon's patterns, as the kiosk calls them."""
_CLOTH = ("Topwear", "Bottomwear", "Dress", "Scarves", "Socks")
"""Of other goods a title's "striped" may be of a strap or a sole."""
_QUALITY = 90
_PLAIN = 1 / 3
_MOST_OF_ONE = 400
"""Photos with one pattern; of some there are a thousand."""


def drawn_lot(count: int, seed: int) -> Lot:
    """Measure drawn goods in cloth: a third plain, the rest of every other pattern alike."""
    # Spawned: a fork of a process with threads, as other work before may have left, can hang.
    with ProcessPoolExecutor(os.cpu_count() or 1, get_context("spawn")) as pool:
        made = pool.map(partial(_drawn, seed=seed), range(count), chunksize=16)
        both = list(tqdm(made, total=count, desc="drawing", unit="picture"))
    return _lot([figures for _, figures in both], [name for name, _ in both])


def _drawn(number: int, seed: int) -> tuple[str, NDArray[np.float32]]:
    cv2.setNumThreads(1)
    chances = np.random.default_rng([seed, number])
    name = NAMES[0] if chances.random() < _PLAIN else str(chances.choice(NAMES[1:]))
    return name, figures_of(_as_jpeg(Image.fromarray(picture(name, chances))))


def _as_jpeg(picture: Image.Image) -> NDArray[np.uint8]:
    """Lose what a file of a picture loses."""
    file = io.BytesIO()
    picture.save(file, "JPEG", quality=_QUALITY)
    with Image.open(file) as again:
        return np.asarray(again.convert("RGB"), np.uint8)


def photo_lot(folder: Path, split: str) -> Lot:
    """Measure the photos of a split whose titles name one pattern of a cloth.

    With them goods that are of no cloth and whose titles name none, as plain: shoes, bags, watches.
    Their parts are no pattern.
    """
    rows = [row for row in read_rows(folder) if row.split == split]
    chosen: list[tuple[Row, str]] = []
    taken: Counter[tuple[str, bool]] = Counter()
    for place in np.random.default_rng(0).permutation(len(rows)).tolist():
        of_cloth = rows[place].meta.get("subCategory") in _CLOTH
        name = _title_pattern(rows[place]) if of_cloth else _unpatterned(rows[place])
        if name is not None and taken[name, of_cloth] < _MOST_OF_ONE:
            taken[name, of_cloth] += 1
            chosen.append((rows[place], name))
    pictures = read_pictures(folder, [row for row, _ in chosen])
    figures = [figures_of(one) for one in tqdm(pictures, total=len(chosen), unit="photo")]
    return _lot(figures, [name for _, name in chosen])


def _title_pattern(row: Row) -> str | None:
    named = {_NAMED[one] for one in _said(row) if one in _NAMED}
    return named.pop() if len(named) == 1 else None


def _unpatterned(row: Row) -> str | None:
    return None if _said(row) else NAMES[0]


def _said(row: Row) -> set[str]:
    return {f.removeprefix("pattern:") for f in facts_of(row).true if f.startswith("pattern:")}


def _lot(figures: Sequence[NDArray[np.float32]], names: Sequence[str]) -> Lot:
    table = np.stack(figures) if figures else np.empty((0, FIGURES), np.float32)
    return Lot(table, np.array([NAMES.index(name) for name in names], np.intp))
