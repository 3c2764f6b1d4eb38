"""Pictures with and without people, by what their folders say of them: nobody labelled them.

Of shop pictures of clothes most are worn by somebody, and some lie there or stand by themselves:
those show no skin. Shoes, bags, watches, groceries, clothes on hangers and the things of a
collection of objects show nobody, or next to nobody.
"""

from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from tools.evaluation.errors import EvaluationError
from tools.evaluation.folders import FASHION, GROCERY, Folder, read_folders
from tools.training.folders import Row, read_pictures

Pixels = NDArray[np.uint8]
_WORN = frozenset({
    "Topwear", "Bottomwear", "Innerwear", "Loungewear and Nightwear", "Dress", "Saree",
    "Apparel Set", "Scarves", "Stoles", "Mufflers",
})  # fmt: skip
# These are shown on faces and legs now and then.
_SOMETIMES = frozenset({"Socks", "Eyewear", "Headwear", "Ties", "Jewellery"})
_STATUES = frozenset({"buddha"})
# Of what is not white: of 334 pictures with somebody in them, seen by eye, 2 % had less skin than
# the first, and of 66 without anybody 85 % had less than the second.
_SKIN, _NO_SKIN = 0.03, 0.01


@dataclass(frozen=True)
class Pictures:
    """Pictures of one split."""

    people: list[Pixels]
    others: list[Pixels]
    """Goods, and clothes nobody wears, before white."""
    places: list[Pixels]
    """Photos with a background and without people: groceries on shelves and in hands first."""
    groceries: int
    """How many of the places are of groceries."""


def read_split(data: list[Path], split: str, most: int, rng: np.random.Generator) -> Pictures:
    """Read at most so many pictures of each sort, drawn by chance; of groceries all.

    Raises EvaluationError where there are none of a sort.
    """
    folders = read_folders(data, {})
    people: list[Pixels] = []
    others: list[Pixels] = []
    groceries: list[Pixels] = []
    places: list[Pixels] = []
    for folder in folders:
        rows = [row for row in folder.rows if row.split == split and row.label not in _STATUES]
        if folder.kind == FASHION:
            worn = [row for row in rows if row.meta["subCategory"] in _WORN]
            goods = [row for row in rows if row.meta["subCategory"] not in _WORN | _SOMETIMES]
            for picture in _drawn(folder, worn, 2 * most, rng):
                share = skin_share(picture)
                if share > _SKIN:
                    people.append(picture)
                elif share < _NO_SKIN:
                    others.append(picture)
            others += _drawn(folder, goods, most, rng)
        elif folder.kind == GROCERY:
            groceries += _drawn(folder, rows, len(rows), rng)
        else:
            places += _drawn(folder, rows, most, rng)
    if not (people and others and groceries):
        raise EvaluationError(
            "There have to be shop pictures of clothes and photos of groceries: give folders like "
            "fashion_product_images and grocery_store."
        )
    return Pictures(people[:most], others, groceries + places, len(groceries))


def skin_share(picture: Pixels) -> float:
    """Give how much of what is not white has a skin's colour, dark to light: 0 to 1."""
    luma = cv2.cvtColor(picture, cv2.COLOR_RGB2YCrCb)
    saturation = cv2.cvtColor(picture, cv2.COLOR_RGB2HSV)[..., 1]
    low, high = np.array([51, 139, 86]), np.array([244, 174, 124])
    coloured = cv2.inRange(saturation, np.array([31]), np.array([255]))
    skin = cv2.bitwise_and(cv2.inRange(luma, low, high), coloured)
    skin = cv2.morphologyEx(skin, cv2.MORPH_OPEN, np.ones((3, 3), np.uint8))
    drawn = (255 - picture.min(axis=2)) > 14
    return float((skin > 0).sum() / max(1, drawn.sum()))


def _drawn(folder: Folder, rows: list[Row], most: int, rng: np.random.Generator) -> list[Pixels]:
    chosen = [rows[place] for place in sorted(rng.permutation(len(rows))[:most].tolist())]
    try:
        return list(read_pictures(folder.path, chosen))
    except (OSError, ValueError, KeyError) as error:
        raise EvaluationError(f"A picture of {folder.path} cannot be read: {error}") from error
