"""Measure how well prices are read from drawn shelf labels, in fonts that were not learnt from.

    .venv/bin/python -m tools.bench_labels --fonts /usr/share/fonts --only Roboto Carlito

Labels are drawn by this tool and seen as by a camera; real labels are another matter.
"""

import argparse
import random
import sys
import time
from collections import Counter
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path

import cv2
import numpy as np

from kiosk.camera.digits import from_bytes
from kiosk.camera.labels import read_price
from kiosk.terminal import ProgressLine, complain, say, say_json, table
from tools.labels.drawing import draw_label
from tools.labels.fonts import fonts_in


def parser() -> argparse.ArgumentParser:
    """Describe the command line."""
    made = argparse.ArgumentParser(
        prog="python -m tools.bench_labels", description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )  # fmt: skip
    add = made.add_argument
    add("--fonts", type=Path, nargs="+", required=True, metavar="FOLDER")
    add("--only", nargs="+", default=[], metavar="NAME", help="beginnings of files' names (all)")
    add("--hold-out", nargs="+", default=[], metavar="NAME", help="leave these out")
    add("--labels", type=int, default=1000, metavar="N", help="to draw (1000)")
    add("--seed", type=int, default=907, metavar="SEED", help="(907)")
    add("--cents", action="store_true", help="in a shop where every price has cents")
    add("--weights", type=Path, metavar="FILE", help="instead of the kiosk's")
    add("--wrong", type=Path, metavar="FOLDER", help="keep the labels that were read wrongly")
    add("--json", action="store_true", help="write JSON, for programs")
    return made


def main(argv: Sequence[str] | None = None) -> int:
    """Run it and give the exit code."""
    arguments = parser().parse_args(argv)
    cv2.setNumThreads(1)
    fonts = fonts_in(arguments.fonts, arguments.only, arguments.hold_out)
    if not fonts:
        complain("There is no such font below these folders.")
        return 2
    layers = None if arguments.weights is None else from_bytes(arguments.weights.read_bytes())
    rng = random.Random(arguments.seed)
    counts: Counter[str] = Counter()
    times = []
    line = ProgressLine("labels")
    for number in range(arguments.labels):
        drawn, meant = draw_label(rng, fonts)
        while arguments.cents and "." not in meant:
            drawn, meant = draw_label(rng, fonts)
        start = time.perf_counter()
        found = read_price(drawn.picture, layers=layers, whole=not arguments.cents)
        times.append(time.perf_counter() - start)
        if found is None:
            counts["nothing"] += 1
        elif Decimal(found.text) == Decimal(meant):
            counts["right"] += 1
        else:
            counts["wrong"] += 1
            if arguments.wrong is not None:
                arguments.wrong.mkdir(parents=True, exist_ok=True)
                path = arguments.wrong / f"{number}-{meant}-read-{found.text}.png"
                cv2.imwrite(str(path), cv2.cvtColor(drawn.picture, cv2.COLOR_RGB2BGR))
        line.update(number + 1, arguments.labels, number + 1)
    line.close()
    slow = np.percentile(np.array(times) * 1000, [50, 95]).tolist()
    shares = {name: counts[name] / arguments.labels for name in ("right", "wrong", "nothing")}
    if arguments.json:
        say_json({"labels": arguments.labels, "fonts": len(fonts), **shares,
                  "milliseconds": {"p50": slow[0], "p95": slow[1]}})  # fmt: skip
        return 0
    rows = [[name, f"{counts[name]:,}", f"{share:.2%}"] for name, share in shares.items()]
    say(table(["read", "labels", "share"], rows, frozenset({1, 2})))
    say(f"\n{len(fonts)} fonts; {slow[0]:.1f} ms a label, 95 % within {slow[1]:.1f} ms.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
