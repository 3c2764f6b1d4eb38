"""Reading the folders of pictures with captions: ``pairs.jsonl`` beside ``images.tar``."""

import io
import json
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
