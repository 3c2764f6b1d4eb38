"""Measure how staff's recognition weighs its signals for a model, and from which chance it is sure.

Photos of split train are taught as they are and asked spoilt (see tools.recognition.spoiling), as
the model knows those of its training by heart. Writes recognition.json; with --install it goes into
the bundle, whose manifest then names it. Needs no torch.

    python -m tools.fit_recognition models/default --data PICTURES/grocery_store --install
"""

import argparse
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from kiosk.core.weighing import Weighing
from kiosk.encoders import load_bundle
from kiosk.errors import ModelError
from tools.evaluation.errors import EvaluationError
from tools.recognition.installing import install
from tools.recognition.material import material_of
from tools.recognition.pipeline import fitted
from tools.recognition.sureness import WRONG


def parser() -> argparse.ArgumentParser:
    """Describe the command line."""
    made = argparse.ArgumentParser(
        prog="python -m tools.fit_recognition", description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        epilog="Exit codes: 0 written; 2 bad input, with one sentence; 130 stopped.",
    )  # fmt: skip
    add = made.add_argument
    add("bundle", type=Path, metavar="BUNDLE", help="folder with a manifest.json")
    add("--data", type=Path, required=True, metavar="FOLDER",
        help="pictures of products: splits catalog and train")  # fmt: skip
    add("--out", type=Path, metavar="FILE.json", help="write it there")
    add("--install", action="store_true", help="put it into the bundle")
    add("--spoilt", type=int, default=1, metavar="N", help="spoilt photos of each photo (1)")
    add("--episodes", type=int, default=4, metavar="N", help="of each kind (4)")
    add("--photos", type=int, default=500, metavar="N", help="asked in an episode (500)")
    add("--wrong", type=float, default=100 * WRONG, metavar="PERCENT",
        help=f"most of the sure answers that may be wrong ({100 * WRONG:g})")  # fmt: skip
    add("--seed", type=int, default=1, help="of every draw (1)")
    add("--threads", type=int, default=1, help="of each encoder (1)")
    return made


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; give its exit code."""
    args = parser().parse_args(arguments)
    for name, most in (("spoilt", 20), ("episodes", 100), ("photos", 100_000), ("threads", 256)):
        if not 1 <= getattr(args, name) <= most:
            print(f"--{name} must be from 1 to {most}.", file=sys.stderr)
            return 2
    if not 0.0 <= args.wrong <= 50.0:
        print("--wrong must be from 0 to 50.", file=sys.stderr)
        return 2
    if args.out is None and not args.install:
        print("Nothing would be written: give --out FILE.json or --install.", file=sys.stderr)
        return 2
    try:
        weighing, lines = _fit(args)
        blob = weighing.to_bytes()
        if args.out is not None:
            args.out.parent.mkdir(parents=True, exist_ok=True)
            part = args.out.with_name(args.out.name + ".part")
            part.write_bytes(blob)
            part.replace(args.out)
        if args.install:
            install(args.bundle, blob)
    except (EvaluationError, ModelError) as error:
        print(error, file=sys.stderr)
        return 2
    except OSError as error:
        print(f"A file could not be read or written: {error}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print("Stopped; nothing was written.", file=sys.stderr)
        return 130
    print("\n".join(lines))
    return 0


def _fit(args: argparse.Namespace) -> tuple[Weighing, list[str]]:
    bundle = load_bundle(args.bundle, threads=args.threads)
    material = material_of(args.data, bundle, args.spoilt, args.seed)
    weighing, lines = fitted(material, args.episodes, args.photos, args.seed, args.wrong / 100)
    said = (
        f"{len(material.queries)} spoilt photos of split train of {args.data.resolve().name}, "
        f"{len(material.ids)} products; {args.episodes} episodes of each kind; "
        f"at most {args.wrong:g} % of the sure ones wrong; seed {args.seed}"
    )
    return replace(weighing, measured_on=said), lines


if __name__ == "__main__":
    sys.exit(main())
