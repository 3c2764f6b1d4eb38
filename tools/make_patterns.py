"""Learn to tell patterns by a picture's pixels, and write the numbers the kiosk ships with.

From goods in cloth drawn for this alone, and shop photos whose titles name one pattern, or are of
other goods and name none. A quarter of the drawings, and the photos of split ``val``, are held back
to judge on; so is the demo shop, whose drawings share nothing with these (``tools.grade_demo``).
The net is tiny and learns in seconds; drawing takes minutes. No model has a part in it.

    python -m tools.make_patterns --data PICTURES/fashion_product_images
"""

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from kiosk.core.patterns import NAMES
from tools.patterns.learning import Lot, joined, learn
from tools.patterns.pictures import drawn_lot, photo_lot

OUT = Path(__file__).resolve().parent.parent / "kiosk" / "core" / "patterns.json"
_LAYERS = ("first", "first_offset", "second", "second_offset")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; give its exit code."""
    made = argparse.ArgumentParser(
        prog="python -m tools.make_patterns", description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )  # fmt: skip
    made.add_argument("--data", type=Path, metavar="FOLDER", required=True,
                      help="shop photos with titles: pairs.jsonl + images.tar")  # fmt: skip
    made.add_argument("--count", type=int, default=3600, metavar="N", help="drawings (3600)")
    made.add_argument("--seed", type=int, default=11)
    made.add_argument("--out", type=Path, default=OUT, metavar="FILE.json")
    args = made.parse_args(arguments)
    try:
        photos, held = (photo_lot(args.data, split) for split in ("train", "val"))
        drawn = drawn_lot(args.count, args.seed)
        net = learn(joined([drawn.every(4, leave=True), photos]), args.seed)
        numbers = {name: _short(getattr(net, name)) for name in ("mean", "spread", *_LAYERS)}
        args.out.write_text(json.dumps(numbers) + "\n", encoding="utf-8")
    except (OSError, ValueError, KeyError) as error:
        print(f"make_patterns: {error}", file=sys.stderr)
        return 2
    judged = {"drawn goods held back": drawn.every(4, leave=False), "photos of split val": held}
    for what, lot in judged.items():
        _tell(what, lot, net.likely(lot.figures).argmax(axis=1))
    return 0


def _short(values: NDArray[np.float32]) -> list[Any]:
    """Give the numbers with six digits each, in rows as they are."""
    rows = values.reshape(-1, values.shape[-1])
    short = [[float(f"{value:.6g}") for value in row] for row in rows.tolist()]
    return short if values.ndim > 1 else short[0]


def _tell(what: str, lot: Lot, said: NDArray[np.intp]) -> None:
    if not len(lot.names):
        return
    right = said == lot.names
    print(f"{what}: {right.mean():.1%} of {len(right)} right")
    for number, name in enumerate(NAMES):
        own = lot.names == number
        if own.any():
            taken = np.bincount(said[own], minlength=len(NAMES))
            told = ", ".join(
                f"{NAMES[i]} {taken[i]}" for i in np.argsort(-taken, kind="stable") if taken[i]
            )
            print(f"  {name}: {right[own].mean():.0%} of {own.sum()} ({told})")


if __name__ == "__main__":
    sys.exit(main())
