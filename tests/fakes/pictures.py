"""Pictures made in memory, in every form a folder may hold."""

import io
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image


def file_of(picture: Image.Image, kind: str = "JPEG", **options: Any) -> bytes:
    made = io.BytesIO()
    picture.save(made, kind, **options)
    return made.getvalue()


def plain(rgb: tuple[int, int, int], size: tuple[int, int] = (40, 30)) -> Image.Image:
    return Image.new("RGB", size, rgb)


def noisy(seed: int, rgb: tuple[int, int, int], size: tuple[int, int] = (48, 36)) -> Image.Image:
    grain = np.random.default_rng(seed).integers(-20, 21, (size[1], size[0], 3))
    return Image.fromarray((np.array(rgb) + grain).clip(0, 255).astype(np.uint8))


def write(path: Path, content: bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return path
