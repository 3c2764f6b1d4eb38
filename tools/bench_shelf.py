"""Measure how well several things are found and named in one picture of a shelf.

Shelves are composed from a seed, with known boxes: of photos (split val) of a folder of products,
taught from its split train; or, without --data, of the drawn goods of the demo shop, known by their
catalog pictures and words alone. A box is found where one of the answer's covers it (common part
over both, at least 0.5).

    python -m tools.bench_shelf models/default --data PICTURES/grocery_store --shelves 40 --seed 1
"""

import argparse
import json
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import cv2
import numpy as np

from kiosk.camera.regions import propose
from kiosk.core.recognising import Recogniser
from kiosk.core.shelf import Found, ShelfReader
from kiosk.core.weighing import Weighing
from kiosk.domain import Box, Decision, Frame
from kiosk.encoders import load_bundle
from kiosk.errors import KioskError
from tools.benching.shelf_goods import Goods, drawn_goods, goods_of_folder
from tools.benching.shelves import Shelf, compose_shelf
from tools.evaluation.errors import EvaluationError
from tools.exporting.machine import machine_name

_FOUND = 0.5


def parser() -> argparse.ArgumentParser:
    """Describe the command line."""
    made = argparse.ArgumentParser(
        prog="python -m tools.bench_shelf", description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        epilog="Exit codes: 0 measured, whatever came out; 2 bad input; 130 stopped.",
    )  # fmt: skip
    add = made.add_argument
    add("bundle", type=Path, metavar="BUNDLE", help="folder with a manifest.json")
    add("--data", type=Path, metavar="FOLDER", help="pictures of products, with a catalog")
    add("--taught", type=int, default=5, metavar="N", help="photos taught a product (5)")
    add("--shelves", type=int, default=40, metavar="N", help="pictures (40)")
    add("--most", type=int, default=10, metavar="N", help="things on a shelf, from 2 on (10)")
    add("--seed", type=int, default=1, help="of every draw (1)")
    add("--out", type=Path, metavar="FILE.json", help="write every figure there, too")
    return made


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; give its exit code."""
    args = parser().parse_args(arguments)
    bounds = (("taught", 0, 100), ("shelves", 1, 10_000), ("most", 2, 24))
    for name, least, most in bounds:
        if not least <= getattr(args, name) <= most:
            print(f"--{name} must be from {least} to {most}.", file=sys.stderr)
            return 2
    # What is measured has one core.
    cv2.setNumThreads(1)
    try:
        figures = _measured(args)
        if args.out is not None:
            args.out.write_text(json.dumps(figures, indent=1), encoding="utf-8")
    except (EvaluationError, KioskError) as error:
        print(error, file=sys.stderr)
        return 2
    except OSError as error:
        print(f"A file could not be read or written: {error}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print("Stopped.", file=sys.stderr)
        return 130
    print(table(figures))
    return 0


@dataclass(frozen=True)
class Judged:
    """What came of one shelf."""

    things: int
    proposed: int
    """Things that a proposed box covers."""
    found: int
    named: int
    """Things found under their own name."""
    among_four: int
    sure: int
    sure_wrong: int
    false: int
    """Boxes that cover no thing."""
    seconds: float
    proposing: float
    core: float
    """Seconds of one core; the others are a clock's, on a machine that may have other work."""


def judge(shelf: Shelf, found: Sequence[Found], proposals: Sequence[Box]) -> Judged:
    """Hold an answer against what is on the shelf; every box counts for one thing at most."""
    size = np.array([*shelf.pixels.shape[1::-1]] * 2)
    truth = [Box(*(float(side) for side in box / size)) for box in shelf.boxes]
    proposed = sum(any(box.overlap(one) >= _FOUND for one in proposals) for box in truth)
    open_ = set(range(len(truth)))
    named = among = sure = wrong = false = 0
    for one in found:
        best = max(open_, key=lambda place: truth[place].overlap(one.box), default=None)
        right = ""
        if best is None or truth[best].overlap(one.box) < _FOUND:
            false += 1
        else:
            open_.discard(best)
            right = shelf.labels[best]
        guesses = [guess.item_id for guess in one.recognition.guesses]
        named += bool(guesses) and guesses[0] == right
        among += right in guesses
        if one.recognition.decision is Decision.SURE:
            sure += 1
            wrong += guesses[0] != right
    covered = len(truth) - len(open_)
    return Judged(len(truth), proposed, covered, named, among, sure, wrong, false, 0.0, 0.0, 0.0)


def _measured(args: argparse.Namespace) -> dict[str, Any]:
    bundle = load_bundle(args.bundle, threads=1)
    rng = np.random.default_rng(args.seed)
    goods = (
        drawn_goods(bundle) if args.data is None
        else goods_of_folder(bundle, args.data, args.taught, rng)
    )  # fmt: skip
    recogniser = Recogniser.of(goods.known, Weighing.of(bundle.recognition),
                               bundle.manifest.embed_dim)  # fmt: skip
    judged = []
    for _ in range(args.shelves):
        shelf = compose_shelf(goods.draw(rng, int(rng.integers(2, args.most + 1))), rng)
        judged.append(_one(shelf, bundle.image, recogniser))
    return {
        "asked": {k: str(v) if isinstance(v, Path) else v for k, v in vars(args).items()},
        "machine": machine_name(), "goods": goods.words, **summed(judged),
    }  # fmt: skip


def _one(shelf: Shelf, encoder: Any, recogniser: Recogniser) -> Judged:
    proposals: list[Box] = []
    proposing = 0.0

    def proposed(frame: Frame) -> list[Box]:
        nonlocal proposing
        started = time.perf_counter()
        proposals.extend(propose(frame))
        proposing = time.perf_counter() - started
        return proposals

    started, core = time.perf_counter(), time.process_time()
    found = ShelfReader(encoder, lambda _: recogniser, proposed).read(Frame(shelf.pixels))
    seconds, core = time.perf_counter() - started, time.process_time() - core
    one = judge(shelf, found, proposals)
    fields = {name: getattr(one, name) for name in Judged.__dataclass_fields__}
    return Judged(**(fields | {"seconds": seconds, "proposing": proposing, "core": core}))


def summed(judged: Sequence[Judged]) -> dict[str, Any]:
    """Sum up shelves; a share without anything behind it is None."""

    def total(of: str) -> int:
        return sum(getattr(one, of) for one in judged)

    def share(part: str, whole: str) -> float | None:
        return total(part) / total(whole) if total(whole) else None

    middle: Callable[[str], float] = lambda of: float(  # noqa: E731
        np.median([getattr(one, of) for one in judged])
    )
    return {
        "shelves": len(judged),
        "things": total("things"),
        "proposed": share("proposed", "things"),
        "found": share("found", "things"),
        "named": share("named", "things"),
        "among_four": share("among_four", "things"),
        "sure": share("sure", "things"),
        "sure_wrong": share("sure_wrong", "sure"),
        "false_boxes_a_shelf": total("false") / max(1, len(judged)),
        "median_seconds": middle("seconds"),
        "median_proposing_seconds": middle("proposing"),
        "median_core_seconds": middle("core"),
        "most_seconds": max(one.seconds for one in judged),
    }


def table(figures: dict[str, Any]) -> str:
    """Write the figures for a person."""

    def percent(name: str) -> str:
        return "–" if figures[name] is None else f"{100 * figures[name]:.1f} %"

    lines = [
        f"{figures['goods']}; {figures['shelves']} shelves, {figures['things']} things, seed "
        f"{figures['asked']['seed']}, on {figures['machine']}",
        f"  a proposed box covers it     {percent('proposed')}",
        f"  found                        {percent('found')}",
        f"  and named right              {percent('named')}",
        f"  or among its four tiles      {percent('among_four')}",
        f"  taken for sure               {percent('sure')}, wrongly {percent('sure_wrong')}",
        f"  boxes around nothing         {figures['false_boxes_a_shelf']:.2f} a shelf",
        f"  seconds a picture            {figures['median_seconds']:.2f} (most "
        f"{figures['most_seconds']:.2f}; {figures['median_proposing_seconds']:.2f} to propose; "
        f"{figures['median_core_seconds']:.2f} of a core)",
    ]
    return "\n".join(lines)


__all__ = ["Goods", "Judged", "judge", "main", "parser", "summed", "table"]


if __name__ == "__main__":
    sys.exit(main())
