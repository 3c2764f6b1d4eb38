"""Fit what reads the digits of shelf labels, on labels that this tool draws itself.

    .venv/bin/python -m tools.train_digits --fonts /usr/share/fonts --hold-out Roboto Carlito

Every font below the folders is drawn with, less those that are held out for tools.bench_labels. The
same fonts, seed and counts give the same file.
"""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from kiosk.camera.digits import WEIGHTS, to_bytes
from kiosk.durable import write_whole
from kiosk.terminal import ProgressLine, complain, say, tell
from tools.labels.fitting import fit, gather
from tools.labels.fonts import fonts_in


def parser() -> argparse.ArgumentParser:
    """Describe the command line."""
    made = argparse.ArgumentParser(
        prog="python -m tools.train_digits", description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )  # fmt: skip
    add = made.add_argument
    add("--fonts", type=Path, nargs="+", required=True, metavar="FOLDER")
    add("--hold-out", nargs="+", default=[], metavar="NAME", help="beginnings of files' names")
    add("--pictures", type=int, default=2500, metavar="N", help="to draw (2500)")
    add("--passes", type=int, default=20, metavar="N", help="over all samples (20)")
    add("--seed", type=int, default=1, metavar="SEED", help="(1)")
    add("--out", type=Path, default=WEIGHTS, metavar="FILE", help=f"({WEIGHTS.name} of the kiosk)")
    return made


def main(argv: Sequence[str] | None = None) -> int:
    """Run it and give the exit code."""
    arguments = parser().parse_args(argv)
    fonts = fonts_in(arguments.fonts, [], arguments.hold_out)
    if not fonts:
        complain("There is no font below these folders that may be drawn with.")
        return 2
    line = ProgressLine("pictures")
    patches, kinds = gather(
        fonts, arguments.pictures, arguments.seed,
        lambda done, total: line.update(done, total, done),
    )  # fmt: skip
    line.close()
    tell(f"{len(kinds):,} samples of {len(fonts)} fonts: {np.bincount(kinds).tolist()}")
    layers = fit(
        patches, kinds, arguments.passes, arguments.seed,
        lambda done, total, wrong: tell(f"pass {done} of {total}: {wrong:.3%} wrong"),
    )  # fmt: skip
    write_whole(arguments.out, to_bytes(layers))
    say(f"{arguments.out} holds it, {arguments.out.stat().st_size:,} bytes.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
