"""Draw goods for training: the demo shop's kinds in other shades, cloths and patterns.

No pictures of patterns with their colours and kinds known are among the retail pictures. These are
drawn by the demo shop's own code, each with chances of its own; the shop's own pictures are not
among them. The folder is of the form ``train_clip`` reads.

    python -m tools.draw_goods --out work/drawn_goods --count 3600
"""

import argparse
import io
import json
import os
import sys
import tarfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from PIL import Image
from tqdm import tqdm

from tools.training.drawn import Drawn, draw_one

_SIDE = 208
_QUALITY = 90


def main(argv: list[str] | None = None) -> int:
    """Draw. Gives 0, or 2 with one sentence where the folder cannot be written."""
    p = argparse.ArgumentParser(
        prog="tools.draw_goods", description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )  # fmt: skip
    p.add_argument("--out", type=Path, required=True, help="the folder to make")
    p.add_argument("--count", type=int, default=3600, help="how many pictures (default 3600)")
    p.add_argument("--seed", type=int, default=1)
    arguments = p.parse_args(argv)
    try:
        write_folder(arguments.out, arguments.count, arguments.seed)
    except OSError as error:
        sys.stderr.write(f"draw_goods: {error}\n")
        return 2
    return 0


def write_folder(folder: Path, count: int, seed: int) -> None:
    """Write ``images.tar`` and ``pairs.jsonl``; the same arguments draw the same pictures."""
    folder.mkdir(parents=True, exist_ok=True)
    lines = []
    with (
        tarfile.open(folder / "images.tar.new", "w") as tar,
        ThreadPoolExecutor(os.cpu_count() or 1) as pool,
    ):
        drawn = pool.map(lambda number: draw_one(number, seed), range(count))
        for number, one in enumerate(tqdm(drawn, total=count, desc="drawing", unit="picture")):
            name = f"{number:05d}.jpg"
            picture = _jpeg(one)
            entry = tarfile.TarInfo(name)
            entry.size = len(picture)
            tar.addfile(entry, io.BytesIO(picture))
            lines.append(json.dumps({
                "file": name, "split": "train", "label": one.kind, "captions": [one.caption],
                "width": _SIDE, "height": _SIDE,
                "meta": {"type": one.kind, "colour": one.colour, "patterns": one.patterns},
            }))  # fmt: skip
    (folder / "images.tar.new").replace(folder / "images.tar")
    (folder / "pairs.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")


def _jpeg(one: Drawn) -> bytes:
    file = io.BytesIO()
    small = Image.fromarray(one.picture).resize((_SIDE, _SIDE), Image.Resampling.LANCZOS)
    small.save(file, "JPEG", quality=_QUALITY)
    return file.getvalue()


if __name__ == "__main__":
    sys.exit(main())
