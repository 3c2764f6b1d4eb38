"""Everything a training run needs to know of its folders, in memory."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray

from tools.training.attributes import Facts, facts_of
from tools.training.captions import CaptionBank, Concepts, gather_concepts, make_captions
from tools.training.emoji_names import emoji_names
from tools.training.features import all_pictures, teacher_says
from tools.training.folders import Row, read_rows
from tools.training.folders import left_out as left_out
from tools.training.lexicon import read_lexicons


@dataclass
class Pictures:
    """Rows with their pictures and what the teacher says of them."""

    rows: list[Row]
    facts: list[Facts]
    pixels: list[NDArray[np.uint8]]
    features: NDArray[np.float16]
    logits: NDArray[np.float16]

    def only(self, numbers: list[int]) -> "Pictures":
        """Give some of them."""
        return Pictures(
            [self.rows[i] for i in numbers], [self.facts[i] for i in numbers],
            [self.pixels[i] for i in numbers], self.features[numbers], self.logits[numbers],
        )  # fmt: skip

    def may_flip(self, number: int) -> bool:
        """Tell whether a picture may be mirrored: not where it shows printed words."""
        return "group:Cartons" not in self.facts[number].true


def read_folders(folders: list[Path], cache: Path) -> Pictures:
    """Read every folder into memory, with the teacher's features (cached)."""
    rows: list[Row] = []
    pixels: list[NDArray[np.uint8]] = []
    features, logits = [], []
    for folder in folders:
        own = read_rows(folder)
        decoded = all_pictures(folder, own)
        f, z = teacher_says(cache, folder, own, decoded)
        rows += own
        pixels += decoded
        features.append(f)
        logits.append(z)
    return Pictures(
        rows, [facts_of(r) for r in rows], pixels, np.concatenate(features), np.concatenate(logits)
    )


def for_training(pictures: Pictures, groceries: set[str], types: set[str]) -> Pictures:
    """Give the training pictures: train and catalog rows without what is left out."""

    def keep(row: Row) -> bool:
        if row.split not in {"train", "catalog"}:
            return False
        if row.folder == "grocery_store":
            return row.label not in groceries
        return row.folder != "fashion_product_images" or row.label not in types

    return pictures.only([i for i, row in enumerate(pictures.rows) if keep(row)])


def say_all(pictures: Pictures, seed: int) -> tuple[Concepts, CaptionBank]:
    """Make the concepts and captions of the training pictures."""
    concepts = gather_concepts(pictures.facts)
    names = emoji_names([r for r in pictures.rows if "emoji" in r.folder])
    bank = make_captions(pictures.rows, pictures.facts, concepts, read_lexicons(), names, seed)
    return concepts, bank


def imagenet_names() -> list[str]:
    """Give a plain English name for each of the 1000 ImageNet classes, in order."""
    from timm.data import ImageNetInfo

    info = ImageNetInfo()
    return [str(info.index_to_description(i)).split(",")[0] for i in range(1000)]


def to_float(vectors: NDArray[np.float16]) -> torch.Tensor:
    """Give a float32 tensor of stored vectors."""
    return torch.from_numpy(vectors.astype(np.float32))
