"""Measure how the camera's gate takes pictures, and how well barcodes are read.

Scenes are drawn from a seed: a thing in a hand comes, blurred by movement and by a lens that looks
for it, through dark moments, is held still for 0.8 to 2 s and leaves; some are never still or never
sharp. They are filmed (MP4, or numbered pictures) and the film is played to the gate. Codes are
drawn, tilted, blurred and darkened at a kiosk's distances, and held up for a few frames.

    python -m tools.bench_gate --scenes 60 --code-frames 2000 --seed 7
"""

import argparse
import json
import math
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

import cv2
import numpy as np
from tqdm import tqdm

from tools.benching.watching import CodeRead, Played, play, random_scene, show_code
from tools.exporting.machine import machine_name

LEAST_TAKEN = 0.95
LEAST_READ = 0.95
MOST_GATE_MS = 4.0
MOST_READ_MS = 30.0
# Scenes in which nothing may be taken.
_NEVER = ("unfocused", "passing")


def parser() -> argparse.ArgumentParser:
    """Describe the command line."""
    made = argparse.ArgumentParser(
        prog="python -m tools.bench_gate", description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        epilog="Exit codes: 0 measured, whatever came out; 2 bad input; 130 stopped.",
    )  # fmt: skip
    add = made.add_argument
    add("--scenes", type=_count, default=60, metavar="N", help="to be played (60)")
    add("--code-frames", type=_count, default=10_000, metavar="N", help="with codes (10000)")
    add("--frames-a-code", type=_positive, default=15, metavar="N", help="a code is held up (15)")
    add("--seed", type=_count, default=1, metavar="N", help="of all that is drawn (1)")
    add("--out", type=Path, metavar="FILE.json", help="write every figure there, too")
    return made


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; give its exit code."""
    args = parser().parse_args(arguments)
    # What is measured has one core, as beside a model that encodes.
    cv2.setNumThreads(1)
    try:
        scenes = _scenes(args.scenes, args.seed)
        read = _codes(args.code_frames, args.frames_a_code, args.seed)
        figures = {
            "asked": {key: value for key, value in vars(args).items() if key != "out"},
            "machine": machine_name(),
            "gate": gate_figures(scenes),
            "barcodes": code_figures(read),
        }
        if args.out is not None:
            detail = {"scenes": [asdict(one) | {"hints": sorted(one.hints)} for one in scenes]}
            args.out.write_text(json.dumps(figures | detail, indent=1), encoding="utf-8")
    except OSError as error:
        print(error, file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print("Stopped.", file=sys.stderr)
        return 130
    print(table(figures))
    return 0


def gate_figures(scenes: Sequence[Played]) -> dict[str, Any]:
    """Sum up the scenes; a figure without a scene behind it is None."""
    holds = [one for one in scenes if one.kind not in _NEVER]
    seconds = [one.seconds for one in holds if one.held]
    return {
        "scenes": len(scenes),
        "holds": len(holds),
        "taken_share": sum(one.held for one in holds) / len(holds) if holds else None,
        "bad_pictures": sum(one.bad for one in scenes),
        "taken_twice": sum(one.again for one in scenes),
        "pictures_of_nothing": sum(one.of_nothing for one in scenes),
        "median_seconds": _percentile(seconds, 50),
        "p95_seconds": _percentile(seconds, 95),
        "median_ms": _percentile([ms for one in scenes for ms in one.milliseconds], 50),
        "p95_ms": _percentile([ms for one in scenes for ms in one.milliseconds], 95),
    }


def code_figures(read: Sequence[CodeRead]) -> dict[str, Any]:
    """Sum up the codes held up; a figure without one behind it is None."""
    shown = [one for one in read if one.kind != "no code"]
    milliseconds = [ms for one in read for ms in one.milliseconds]
    kinds = sorted({one.kind for one in shown})
    return {
        "frames": sum(one.frames for one in read),
        "codes": len(shown),
        "read_share": sum(one.read for one in shown) / len(shown) if shown else None,
        "read_share_of": {
            kind: float(np.mean([one.read for one in shown if one.kind == kind])) for kind in kinds
        },
        "wrong_reads": sum(len(one.wrong) for one in read),
        "median_frames": _percentile([one.frames for one in shown if one.read], 50),
        "median_ms": _percentile(milliseconds, 50),
        "p95_ms": _percentile(milliseconds, 95),
    }


def table(figures: dict[str, Any]) -> str:
    """Write the figures side by side with their bars."""
    gate, codes = figures["gate"], figures["barcodes"]
    lines = [
        f"Seed {figures['asked']['seed']} on {figures['machine']}",
        "",
        _row("what", "", "bar"),
    ]
    lines += [
        _row("scenes, of them with a still hold", f"{gate['scenes']}, {gate['holds']}"),
        _row("picture taken during the hold", _share(gate["taken_share"]), _least(
            gate["taken_share"], LEAST_TAKEN)),
        _row("pictures blurred or moving", gate["bad_pictures"], _most(gate["bad_pictures"], 0)),
        _row("pictures taken again of one hold", gate["taken_twice"]),
        _row("pictures of the shelf behind alone", gate["pictures_of_nothing"]),
        _row("seconds from still to taken, median, 95 %", _pair(gate, "seconds", 2)),
        _row("gate, ms a frame, median, 95 %", _pair(gate, "ms", 1), _most(
            gate["median_ms"], MOST_GATE_MS)),
        _row("frames with codes, and codes", f"{codes['frames']}, {codes['codes']}"),
        _row("codes read", _share(codes["read_share"]), _least(codes["read_share"], LEAST_READ)),
        *(_row(f"  {kind}", _share(share)) for kind, share in codes["read_share_of"].items()),
        _row("wrong reads", codes["wrong_reads"], _most(codes["wrong_reads"], 0)),
        _row("frames until read, median", codes["median_frames"]),
        _row("barcodes, ms a frame, median, 95 %", _pair(codes, "ms", 1), _most(
            codes["median_ms"], MOST_READ_MS)),
    ]  # fmt: skip
    return "\n".join(lines)


def _scenes(many: int, seed: int) -> list[Played]:
    played = []
    for number in tqdm(range(many), desc="scenes", unit="scene", file=sys.stderr):
        rng = np.random.default_rng([seed, 1, number])
        with tempfile.TemporaryDirectory(prefix="kiosk-gate-") as folder:
            played.append(play(random_scene(rng), Path(folder)))
    return played


def _codes(many: int, frames: int, seed: int) -> list[CodeRead]:
    read: list[CodeRead] = []
    with tqdm(total=many, desc="codes", unit="frame", file=sys.stderr) as bar:
        while bar.n < many:
            rng = np.random.default_rng([seed, 2, len(read)])
            read.append(show_code(rng, frames))
            bar.update(read[-1].frames)
    return read


def _row(what: str, *cells: object) -> str:
    return "| " + " | ".join([f"{what:42}", *(str("-" if c is None else c) for c in cells)]) + " |"


def _share(part: float | None) -> str:
    return "-" if part is None else f"{100 * part:.1f} %"


def _pair(figures: dict[str, Any], unit: str, places: int) -> str:
    pair = figures[f"median_{unit}"], figures[f"p95_{unit}"]
    return ", ".join("-" if one is None else f"{one:.{places}f}" for one in pair)


def _least(figure: float | None, bar: float) -> str:
    met = "met" if figure is not None and figure >= bar else "**missed**"
    return f"at least {100 * bar:.0f} %: {met}"


def _most(figure: float | None, bar: float) -> str:
    met = "met" if figure is not None and figure <= bar else "**missed**"
    return f"at most {bar:g}: {met}"


def _percentile(values: Sequence[float], part: float) -> float | None:
    figure = float(np.percentile(values, part)) if values else math.nan
    return None if math.isnan(figure) else figure


def _count(text: str) -> int:
    if not text.isascii() or not text.isdecimal() or len(text) > 9:
        raise argparse.ArgumentTypeError("takes a whole number from 0")
    return int(text)


def _positive(text: str) -> int:
    if (count := _count(text)) < 1:
        raise argparse.ArgumentTypeError("takes a whole number from 1")
    return count


if __name__ == "__main__":
    sys.exit(main())
