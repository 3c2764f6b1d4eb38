"""Measure the kiosk as a shop would feel it; ``./run bench``.

Search alone beside NumPy and faiss, whole queries by word and by frame, the start of a fresh
process, and building a catalog. Drawn data, seeded; one thread. Writes report.json, report.md and
search.png. Parts that are done are kept: the same command goes on where it was stopped.

    python -m tools.bench_kiosk --out bench-out
"""

import argparse
import json
import sys
import tempfile
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from types import ModuleType
from typing import Any

from tqdm import tqdm

from kiosk.errors import KioskError
from kiosk.settings import Settings, default_model
from tools.benching.report import draw_search, markdown
from tools.exporting.machine import machine_name

SIZES = (10_000, 100_000, 1_000_000)
STORES = (10_000, 100_000)


def parser() -> argparse.ArgumentParser:
    """Describe the command line."""
    made = argparse.ArgumentParser(
        prog="python -m tools.bench_kiosk", description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        epilog="Exit codes: 0 measured, whatever came out; 2 bad input; 130 stopped.",
    )  # fmt: skip
    add = made.add_argument
    add("--out", type=Path, default=Path("bench-out"), metavar="FOLDER", help="(bench-out)")
    add("--model", type=Path, default=default_model(), metavar="BUNDLE")
    add("--quick", action="store_true", help="small sizes, to see that it works")
    add("--seed", type=int, default=1, help="of every drawn vector (1)")
    return made


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; give its exit code."""
    args = parser().parse_args(arguments)
    try:
        args.out.mkdir(parents=True, exist_ok=True)
        figures = _measure(args)
        (args.out / "report.md").write_text(markdown(figures), encoding="utf-8")
        draw_search(figures, args.out / "search.png")
    except (KioskError, OSError) as error:
        print(error, file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print("Stopped; the same command goes on from the parts that are done.", file=sys.stderr)
        return 130
    print(markdown(figures))
    return 0


def _measure(args: argparse.Namespace) -> dict[str, Any]:
    from tools.benching import searching, shops

    sizes = (2_000, 20_000) if args.quick else SIZES
    stores = (500,) if args.quick else STORES
    kept = args.out / "report.json"
    asked = {"seed": args.seed, "quick": args.quick, "model": str(args.model)}
    figures: dict[str, Any] = json.loads(kept.read_text("utf-8")) if kept.is_file() else {}
    if figures.get("asked") != asked:
        figures = {"asked": asked, "machine": machine_name(), "parts": {}}
    with tempfile.TemporaryDirectory(prefix="kiosk-bench-") as folder:
        parts: dict[str, Callable[[], Any]] = {}
        for n in sizes:
            rounds = 12 if n > 500_000 else 40
            parts[f"search {n}"] = partial(searching.measure_search, n, rounds, args.seed)
        for n in stores:
            parts[f"store {n}"] = partial(_store, shops, args, Path(folder), n)
        settings = Settings(Path(folder), Path(folder) / "built.db", args.model, threads=2)
        parts["building"] = partial(
            shops.measure_building, settings, Path(folder) / "photos", 40 if args.quick else 400
        )
        with tqdm(total=len(parts), desc="bench", unit="part") as bar:
            for name, measure in parts.items():
                if name not in figures["parts"]:
                    figures["parts"][name] = measure()
                    text = json.dumps(figures, indent=1) + "\n"
                    kept.with_suffix(".part").write_text(text, encoding="utf-8")
                    kept.with_suffix(".part").replace(kept)
                bar.update()
    return figures


def _store(shops: ModuleType, args: argparse.Namespace, folder: Path, count: int) -> dict[str, Any]:
    settings = Settings(folder, folder / f"{count}.db", args.model)
    found: dict[str, Any] = {"items": count}
    found["written in s"] = round(shops.write_store(settings, count, args.seed), 1)
    found |= shops.measure_queries(settings, 40)
    found |= shops.measure_start(settings)
    settings.store.unlink()
    return found


if __name__ == "__main__":
    sys.exit(main())
