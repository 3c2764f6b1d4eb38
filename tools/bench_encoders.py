"""Measure what encoders cost on this machine: memory, time to start, time a picture and a text.

Every bundle runs in fresh processes of its own, one thread, batch 1. The processes take turns, so
that a busy machine slows all of them down alike and the ratios hold. Needs no torch.

    python -m tools.bench_encoders models/default --beside OTHER [OTHER ...]
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tqdm import tqdm

from tools.exporting.bench_child import RUNS
from tools.exporting.machine import machine_name


@dataclass(frozen=True)
class Measure:
    """A row of the table; ``limit`` is what the issue that asked for the default model allows."""

    key: str
    words: str
    limit: float | None = None
    digits: int = 1


MEASURES = (
    Measure("picture_ms", "picture, 640 x 480, median, ms", 15),
    Measure("picture_p95_ms", "the same, 95 of 100, ms"),
    Measure("preprocess_ms", "of it preprocessing, median, ms"),
    Measure("text_ms", "text, median, ms", 8),
    Measure("text_p95_ms", "the same, 95 of 100, ms"),
    Measure("ready_s", "both towers loaded and warm, s", 1.5, 2),
    Measure("import_s", "imports before that, s", None, 2),
    Measure("memory_mb", "process memory once warm, MB", 350, 0),
    Measure("used_memory_mb", "the same after all turns, MB", None, 0),
    Measure("peak_memory_mb", "its peak while loading, MB", None, 0),
    Measure("bundle_mb", "bundle, MB", 80),
    Measure("largest_file_mb", "largest file, MB", 95),
)


class BenchError(Exception):
    """A bundle could not be measured: one plain sentence."""


def parser() -> argparse.ArgumentParser:
    """Describe the command line."""
    made = argparse.ArgumentParser(
        prog="python -m tools.bench_encoders", description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        epilog="Exit codes: 0 measured, whatever came out; 1 a bundle cannot be measured.",
    )  # fmt: skip
    made.add_argument("bundle", type=Path, help="judged by the limits, and what ratios are to")
    made.add_argument("--beside", type=Path, nargs="+", default=[], metavar="BUNDLE")
    made.add_argument("--rounds", type=int, default=25, help=f"turns of {RUNS} (default 25)")
    made.add_argument("--loads", type=int, default=3, help="fresh processes a bundle (default 3)")
    made.add_argument("--json", type=Path, metavar="FILE", help="write every figure here as well")
    return made


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; give its exit code."""
    args = parser().parse_args(arguments)
    if not 1 <= args.rounds <= 100_000 or not 1 <= args.loads <= 1000:
        return _refuse("--rounds and --loads must be at least 1.")
    paths = [args.bundle, *args.beside]
    try:
        found = measure(paths, rounds=args.rounds, loads=args.loads)
        report = {"machine": machine_name(), "rounds": args.rounds, "bundles": found}
        if args.json:
            text = json.dumps(report, indent=1, ensure_ascii=False) + "\n"
            args.json.write_text(text, encoding="utf-8")
    except BenchError as error:
        return _refuse(str(error))
    except OSError as error:
        return _refuse(f"A file could not be read or written: {error}")
    except KeyboardInterrupt:
        return _refuse("Stopped; nothing was measured.")
    print(f"{machine_name()}, one thread, batch 1, medians of {args.rounds} turns\n")
    print(table(found))
    return 0


def measure(paths: Sequence[Path], *, rounds: int, loads: int) -> list[dict[str, Any]]:
    """Measure bundles side by side: each one's name, quantization and figures.

    Raises BenchError where one cannot be loaded.
    """
    taken: list[dict[str, list[float]]] = [{} for _ in paths]
    found: list[dict[str, Any]] = [{} for _ in paths]
    total = (loads + rounds) * len(paths)
    with tqdm(total=total, desc="benchmark", unit="turn") as bar, ExitStack() as last:
        children = []
        for load in range(loads):
            for at, path in enumerate(paths):
                with ExitStack() as one:
                    child = one.enter_context(_started(path))
                    answer = _ask(child, path, "load")
                    found[at] = {key: answer.pop(key) for key in ("name", "quantization")}
                    _add(taken[at], answer)
                    if load == loads - 1:
                        children.append((at, path, child))
                        last.push(one.pop_all())
                bar.update()
        for _ in range(rounds):
            for at, path, child in children:
                _add(taken[at], _ask(child, path, "turn"))
                bar.update()
    for one_found, values in zip(found, taken, strict=True):
        figures = {key: statistics.median(of) for key, of in values.items()}
        for key in ("picture", "text"):
            ordered = sorted(values[f"{key}_ms"])
            figures[f"{key}_p95_ms"] = ordered[round(0.95 * (len(ordered) - 1))]
        one_found["figures"] = {key: round(value, 3) for key, value in figures.items()}
    return found


def _add(taken: dict[str, list[float]], answer: dict[str, list[float]]) -> None:
    for key, values in answer.items():
        taken.setdefault(key, []).extend(values)


def table(found: Sequence[dict[str, Any]]) -> str:
    """Write the figures as Markdown: ratios to the first bundle, limits met or missed."""
    lines = [
        "| what | limit | " + " | ".join(one["name"] for one in found) + " |",
        "| --- | --- |" + " --- |" * len(found),
    ]
    for row in MEASURES:
        base = found[0]["figures"][row.key]
        cells = []
        for at, one in enumerate(found):
            value = one["figures"][row.key]
            cell = f"{value:.{row.digits}f}"
            if at and base:
                cell += f" ({value / base:.2f} x)"
            if row.limit is not None:
                cell += " met" if value <= row.limit else " **missed**"
            cells.append(cell)
        limit = "" if row.limit is None else f"{row.limit:g}"
        lines.append(f"| {row.words} | {limit} | " + " | ".join(cells) + " |")
    lines += ["", *(f"- {one['name']}: {_forms(one['quantization'])}" for one in found)]
    return "\n".join(lines)


def _forms(quantization: dict[str, str]) -> str:
    return "; ".join(
        f"{key} {quantization[key]}" for key in ("image", "text") if key in quantization
    )


@contextmanager
def _started(path: Path) -> Iterator["subprocess.Popen[str]"]:
    """Run a child for a bundle; it ends with its standard input."""
    root = str(Path(__file__).parents[1])
    known = [root, *filter(None, [os.environ.get("PYTHONPATH")])]
    env = {**os.environ, "PYTHONPATH": os.pathsep.join(known), "OMP_NUM_THREADS": "1"}
    with subprocess.Popen(  # noqa: S603 - a module of ours
        [sys.executable, "-m", "tools.exporting.bench_child", str(path.absolute())],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8", env=env,
    ) as child:  # fmt: skip
        try:
            yield child
        except BaseException:
            child.kill()
            raise


def _ask(child: "subprocess.Popen[str]", path: Path, what: str) -> dict[str, Any]:
    assert child.stdin is not None  # noqa: S101 - tells the type
    assert child.stdout is not None  # noqa: S101
    try:
        child.stdin.write(what + "\n")
        child.stdin.flush()
        answer = child.stdout.readline()
    except BrokenPipeError:
        answer = ""
    if not answer:
        msg = f"The process measuring {path} ended early, with code {child.wait()}."
        raise BenchError(msg)
    found: dict[str, Any] = json.loads(answer)
    if "error" in found:
        raise BenchError(found["error"])
    return found


def _refuse(sentence: str) -> int:
    print(sentence, file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
