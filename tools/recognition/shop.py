"""A shop made of folders of pictures: its catalog, and photos to teach and to ask."""

import tarfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from tqdm import tqdm

from kiosk.core.knowing import texts_of, views_of
from kiosk.core.recognising import Known
from kiosk.core.weighing import Signal
from kiosk.domain import CatalogItem
from kiosk.encoders import Bundle
from kiosk.errors import ModelError
from tools.evaluation import wording
from tools.evaluation.errors import EvaluationError
from tools.evaluation.folders import Folder, read_folders
from tools.training.folders import Row, read_pictures

Floats = NDArray[np.float32]
Pixels = NDArray[np.uint8]
_BATCH = 16


@dataclass(frozen=True)
class Photos:
    """Photos of items of the catalog, with the folder they are in."""

    folder: Folder
    rows: tuple[Row, ...]

    def pixels(self) -> list[Pixels]:
        """Decode them. Raises EvaluationError."""
        try:
            return list(read_pictures(self.folder.path, list(self.rows)))
        except tarfile.TarError as error:
            msg = f"{self.folder.path / 'images.tar'} cannot be read: it is no whole tar archive."
            raise EvaluationError(msg) from error
        except (OSError, ValueError, KeyError) as error:
            msg = f"A picture of {self.folder.path / 'images.tar'} cannot be read: {error}"
            raise EvaluationError(msg) from error


@dataclass(frozen=True)
class Shop:
    """A catalog, what its model knows of it, and photos."""

    items: tuple[CatalogItem, ...]
    """In ascending order of their ids, which are the labels."""
    catalog: Photos
    teachable: Photos
    asked: Photos


def read_shop(teach: Path, data: Path, split: str | None) -> Shop:
    """Read the catalog and the photos asked of one folder, and those taught of another or the same.

    ``split`` names the photos asked; where it is None they are ``test`` if there are any, else
    ``val``. Raises EvaluationError with one sentence where something lacks.
    """
    asking, teaching = _with_products(data), _with_products(teach)
    # The catalog may stand beside the photos taught, where those asked came alone.
    catalog = asking if len(asking.where("catalog")) else teaching
    rows = _first_of_each(catalog)
    if len(rows) < 2:
        msg = f"{data} has no two products with a picture of split catalog: give such a folder."
        raise EvaluationError(msg)
    names = wording.product_names(catalog)
    items = tuple(
        CatalogItem(
            row.label, names[row.label], category=row.coarse or "",
            descriptions={"en": row.description} if row.description else {},
        )
        for row in rows
    )  # fmt: skip
    known = {row.label for row in rows}
    if split is None:
        split = "test" if len(asking.where("test")) else "val"
    asked = _photos(asking, split, known)
    taught = _photos(teaching, "train", known)
    for photos, what in ((asked, split), (taught, "train")):
        if not photos.rows:
            splits = ", ".join(sorted({row.split for row in photos.folder.rows}))
            msg = (
                f"{photos.folder.path} has no photos of split {what} of the catalog's products: "
                f"there are {splits}."
            )
            raise EvaluationError(msg)
    return Shop(items, Photos(catalog, rows), taught, asked)


def _with_products(path: Path) -> Folder:
    """Choose the folder of products in a folder of folders: the one with a catalog, or the only."""
    found = read_folders([path], {})
    with_catalog = [folder for folder in found if len(folder.where("catalog"))]
    chosen = with_catalog or found
    if len(chosen) > 1:
        names = ", ".join(folder.name for folder in chosen)
        msg = f"{path} holds several folders of products ({names}): give one of them."
        raise EvaluationError(msg)
    return chosen[0]


def _first_of_each(folder: Folder) -> tuple[Row, ...]:
    first: dict[str, Row] = {}
    for row in folder.rows:
        if row.split == "catalog":
            first.setdefault(row.label, row)
    return tuple(first[label] for label in sorted(first))


def _photos(folder: Folder, split: str, known: set[str]) -> Photos:
    rows = tuple(row for row in folder.rows if row.split == split and row.label in known)
    return Photos(folder, rows)


def known_of(shop: Shop, bundle: Bundle) -> list[Known]:
    """Encode the catalog's words and pictures. Raises EvaluationError."""
    pictures = encoded(bundle, shop.catalog.pixels(), "catalog", views=False)[:, 0]
    known = [
        Known(item.id, Signal.PICTURE, row.file, vector)
        for item, row, vector in zip(shop.items, shop.catalog.rows, pictures, strict=True)
    ]
    said = [(item.id, text) for item in shop.items for text in texts_of(item)]
    with tqdm(total=len(said), desc="words", unit="text") as bar:
        for start in range(0, len(said), _BATCH):
            some = said[start : start + _BATCH]
            vectors = bundle.text.encode_text([text for _, text in some])
            for (id_, text), vector in zip(some, vectors, strict=True):
                known.append(Known(id_, Signal.WORDS, text, vector))
            bar.update(len(some))
    return known


def encoded(bundle: Bundle, pictures: Sequence[Pixels], what: str, *, views: bool) -> Floats:
    """Encode pictures, (pictures, views, embed_dim), with a progress bar.

    ``views``: as the kiosk looks at what is held up to it; else as they are. Raises
    EvaluationError.
    """
    parts = []
    with tqdm(total=len(pictures), desc=what, unit="picture") as bar:
        for start in range(0, len(pictures), _BATCH):
            some = pictures[start : start + _BATCH]
            shown = [view for one in some for view in (views_of(one) if views else [one])]
            try:
                vectors = bundle.image.encode_image(shown)
            except ModelError as error:
                raise EvaluationError(f"A picture cannot be encoded: {error}") from error
            parts.append(vectors.reshape(len(some), -1, vectors.shape[1]))
            bar.update(len(some))
    return np.concatenate(parts)
