"""Reading the folders of pictures with captions: ``pairs.jsonl`` beside ``images.tar``."""

import io
import json
import random
import tarfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image


@dataclass(frozen=True)
class Row:
    """One picture's line of ``pairs.jsonl``."""

    folder: str
    file: str
    split: str
    label: str
    captions: tuple[str, ...]
    coarse: str | None = None
    description: str | None = None
    meta: dict[str, Any] = field(default_factory=dict)


def read_rows(folder: Path) -> list[Row]:
    """Read every line. Raises ValueError naming the line that cannot be understood."""
    rows = []
    with (folder / "pairs.jsonl").open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            try:
                raw = json.loads(line)
                rows.append(
                    Row(
                        folder.name,
                        raw["file"],
                        raw["split"],
                        raw["label"],
                        tuple(raw["captions"]),
                        raw.get("coarse"),
                        raw.get("description"),
                        raw.get("meta", {}),
                    )
                )
            except (ValueError, KeyError, TypeError) as error:
                msg = f"line {number} of {folder.name}/pairs.jsonl is not a picture's line: {error}"
                raise ValueError(msg) from error
    return rows


def read_pictures(folder: Path, rows: list[Row]) -> Iterator[NDArray[np.uint8]]:
    """Decode the rows' pictures in order: uint8 RGB (height, width, 3)."""
    with tarfile.open(folder / "images.tar") as tar:
        members = {m.name.removeprefix("./"): m for m in tar.getmembers() if m.isfile()}
        for row in rows:
            handle = tar.extractfile(members[row.file])
            if handle is None:
                msg = f"{row.file} is not a file in {folder.name}/images.tar"
                raise ValueError(msg)
            with Image.open(io.BytesIO(handle.read())) as picture:
                yield np.asarray(picture.convert("RGB"))


def left_out(
    rows: list[Row], groceries: int, types: int, seed: int = 7
) -> tuple[set[str], set[str]]:
    """Draw the products and fashion types that a run never sees.

    Groceries: ``random.Random(seed).sample(sorted(labels), n)``. Types: the same draw from those
    with at least 20 pictures to measure on.
    """
    labels = sorted({r.label for r in rows if r.folder == "grocery_store"})
    counts: dict[str, int] = {}
    for r in rows:
        if r.folder == "fashion_product_images" and r.split == "val":
            counts[r.label] = counts.get(r.label, 0) + 1
    enough = sorted(t for t, n in counts.items() if n >= 20)
    return (
        set(random.Random(seed).sample(labels, min(groceries, len(labels)))),
        set(random.Random(seed).sample(enough, min(types, len(enough)))),
    )
