"""Fit what keeps pictures of people out of the store, for a model, and measure it.

Weak labels of the folders' split train (see tools.persons.pictures) are fitted; split val is
measured, and by labels given by eye where there are some. Writes persons.npz; with --install it
goes into the bundle, whose manifest then names it. Needs no torch; takes some ten minutes.

    python -m tools.fit_persons models/default --data PICTURES --install

The file of --labels is JSON: {"FOLDER/FILE": "whole" | "body" | "hand" | "none", …}, where a body
is somebody without the head, and a hand is nothing more than that.
"""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from kiosk.encoders import Bundle, load_bundle
from kiosk.encoders.bundle import PERSONS
from kiosk.errors import ModelError
from tools.evaluation.errors import EvaluationError
from tools.persons.fitting import Persons, fit_persons
from tools.persons.judging import judge_labels, judge_split, read_labels
from tools.persons.pictures import read_split
from tools.recognition.installing import install


def parser() -> argparse.ArgumentParser:
    """Describe the command line."""
    made = argparse.ArgumentParser(
        prog="python -m tools.fit_persons", description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        epilog="Exit codes: 0 written; 2 bad input, with one sentence; 130 stopped.",
    )  # fmt: skip
    add = made.add_argument
    add("bundle", type=Path, metavar="BUNDLE", help="folder with a manifest.json")
    add("--data", type=Path, nargs="+", required=True, metavar="FOLDER",
        help="folders of pictures: clothes in shop pictures, groceries, others")  # fmt: skip
    add("--out", type=Path, metavar="FILE.npz", help="write it there")
    add("--install", action="store_true", help="put it into the bundle")
    add("--labels", type=Path, metavar="FILE.json", help="labels by eye of pictures of split val")
    add("--pictures", type=int, default=2000, metavar="N", help="of each sort at most (2000)")
    add("--scenes", type=int, default=3000, metavar="N", help="composed (3000)")
    add("--windows", type=int, default=8000, metavar="N", help="heads in windows (8000)")
    add("--seed", type=int, default=1, help="of every draw (1)")
    add("--threads", type=int, default=1, help="of the encoder (1)")
    return made


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; give its exit code."""
    args = parser().parse_args(arguments)
    bounds = (("pictures", 20, 100_000), ("scenes", 20, 100_000), ("windows", 20, 100_000),
              ("threads", 1, 256))  # fmt: skip
    for name, least, most in bounds:
        if not least <= getattr(args, name) <= most:
            print(f"--{name} must be from {least} to {most}.", file=sys.stderr)
            return 2
    if args.out is None and not args.install:
        print("Nothing would be written: give --out FILE.npz or --install.", file=sys.stderr)
        return 2
    try:
        labels = None if args.labels is None else read_labels(args.labels)
        bundle = load_bundle(args.bundle, threads=args.threads)
        rng = np.random.default_rng(args.seed)
        persons, said = _fit(args, bundle, rng)
        _write(args, persons.to_bytes(bundle, said))
        print(said, flush=True)
        # Measuring takes as long again, and what was fitted is written whatever comes of it.
        held_back = read_split(args.data, "val", args.pictures, rng)
        lines = judge_split(bundle, persons, held_back, rng, args.scenes // 4)
        if labels is not None:
            lines += judge_labels(bundle, persons, args.data, labels)
    except (EvaluationError, ModelError) as error:
        print(error, file=sys.stderr)
        return 2
    except OSError as error:
        print(f"A file could not be read or written: {error}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print("Stopped.", file=sys.stderr)
        return 130
    print("\n".join(lines))
    return 0


def _fit(args: argparse.Namespace, bundle: Bundle, rng: np.random.Generator) -> tuple[Persons, str]:
    pictures = read_split(args.data, "train", args.pictures, rng)
    persons = fit_persons(bundle, pictures, rng, scenes=args.scenes, windows=args.windows)
    said = (
        f"{len(pictures.people)} pictures with people and "
        f"{len(pictures.others) + len(pictures.places)} without of split train, "
        f"{args.scenes} scenes, {args.windows} heads; seed {args.seed}"
    )
    return persons, said


def _write(args: argparse.Namespace, blob: bytes) -> None:
    if args.out is not None:
        args.out.parent.mkdir(parents=True, exist_ok=True)
        part = args.out.with_name(args.out.name + ".part")
        part.write_bytes(blob)
        part.replace(args.out)
    if args.install:
        install(args.bundle, blob, PERSONS)


if __name__ == "__main__":
    sys.exit(main())
