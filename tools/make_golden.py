"""Write the golden pictures that hold our preprocessing to open_clip's.

    python -m tools.make_golden tests/data/golden/preprocess.npz

Draws non-square pictures, sends them through open_clip's own ``image_transform`` for every
``resize_mode`` and interpolation, and stores inputs and outputs as uint8.
"""

import argparse
import sys
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from tools.torch_setup import prepare_torch

SIZES = ((41, 67), (96, 33), (20, 200), (31, 32), (1, 1), (150, 149))
"""(height, width) of the pictures: wide, tall, very wide, smaller than the input, one pixel."""
TARGETS = ((32, 32), (24, 40))
FILL = 200


def draw(height: int, width: int, seed: int) -> NDArray[np.uint8]:
    """Draw a picture with smooth parts and hard edges."""
    rng = np.random.default_rng(seed)
    y, x = np.mgrid[0:height, 0:width]
    smooth = np.stack([x * 255 // max(1, width), y * 255 // max(1, height), (x + y) % 256], -1)
    blocks = np.kron(rng.integers(0, 256, (height // 9 + 1, width // 9 + 1, 3)), np.ones((9, 9, 1)))
    return np.where((x // 11 + y // 7)[..., None] % 2, smooth, blocks[:height, :width]).astype(
        np.uint8
    )


def main(argv: list[str] | None = None) -> int:
    """Write the file."""
    parser = argparse.ArgumentParser(prog="tools.make_golden", description=__doc__.splitlines()[0])
    parser.add_argument("out", type=Path, metavar="FILE", help="where to write it (.npz)")
    out = parser.parse_args(argv).out
    prepare_torch()
    from open_clip.transform import image_transform

    arrays = {}
    for i, (height, width) in enumerate(SIZES):
        arrays[f"input-{i}"] = draw(height, width, i)
    for mode in ("shortest", "longest", "squash"):
        for interpolation in ("bicubic", "bilinear"):
            for target in TARGETS:
                transform = image_transform(
                    target, is_train=False, mean=(0.0,) * 3, std=(1.0,) * 3, resize_mode=mode,
                    interpolation=interpolation, fill_color=FILL,
                )  # fmt: skip
                for i in range(len(SIZES)):
                    try:
                        made = transform(Image.fromarray(arrays[f"input-{i}"]))
                    except ValueError:
                        continue  # open_clip cannot: a side rounds to nothing
                    pixels = (made.numpy() * 255).round().astype(np.uint8).transpose(1, 2, 0)
                    name = f"{mode}-{interpolation}-{target[0]}x{target[1]}-{i}"
                    arrays[name] = pixels
    try:
        np.savez_compressed(out, allow_pickle=False, **arrays)
    except OSError as error:
        print(f"{out} cannot be written ({error.strerror}).", file=sys.stderr)
        return 1
    print(f"{out}: {len(arrays)} pictures, {out.stat().st_size} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
