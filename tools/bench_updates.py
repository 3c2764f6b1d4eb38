"""Measure an update of a large catalog: bytes that move, time to apply, searches beside it.

    python -m tools.bench_updates --items 100000 --out bench-out

A head office of made-up goods publishes a catalog and then changes one in a hundred of them,
scattered: a third in price and words alone, a third with new pictures, the rest gone and come. A
kiosk with the default model takes both; while it takes the second, it goes on answering words. The
limits are the project's own: 5 % of the bytes, 20 seconds, p95 at most twice its idle time, and a
switch within 200 ms. Times hold for the machine they were measured on, the ratios for most.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import numpy as np

from kiosk.catalog.pieces import Entry
from kiosk.domain import TextQuery
from kiosk.encoders import read_model_id
from kiosk.settings import Settings, default_model, load_settings
from kiosk.terminal import say, table
from kiosk.updater.once import Outcome, update_once
from kiosk.updater.pace import Pace
from kiosk.updater.sources import FolderSource
from kiosk.wiring import Kiosk, Models, open_kiosk
from tools.benching.offices import MadeUpOffice

_DIM = 512
_ASKED = (
    "red dress", "comfortable red shoes", "a coffee cup", "红色连衣裙", "blue shirts", "bottle",
    "something for the rain", "green bags 17", "wristwatch", "white mugs",
)  # fmt: skip
_LIMITS = {"share": 0.05, "apply": 20.0, "slower": 2.0, "switch": 0.2}


def measure(folder: Path, items: int, idle_seconds: float) -> dict[str, float]:
    """Measure in a folder, and give every figure: bytes, seconds, and ratios."""
    office = MadeUpOffice(folder / "office", read_model_id(default_model()), _DIM)
    found: dict[str, float] = {"items": items}
    _tell(f"a catalog of {items:,} goods is made")
    office.publish(office.goods(range(items)), base=True)
    settings = load_settings(office.settings(folder / "kiosk", default_model()))
    found["base_fetch"], outcome = _timed(lambda: _fetch(settings))
    found["base_bytes"] = outcome.moved
    _tell("it is applied")
    found["base_apply"], _ = _timed(lambda: _apply(settings).wait())
    changed = items // 100
    _publish_changes(office, items, changed)
    found["fetch"], outcome = _timed(lambda: _fetch(settings))
    description = next((office.repo / "targets").rglob("*.catalog.json")).stat().st_size
    found["bytes"] = outcome.moved + description
    found["share"] = found["bytes"] / found["base_bytes"]
    models = Models()
    with open_kiosk(settings, pinned=True, models=models) as kiosk:
        _tell("searches alone")
        end = time.perf_counter() + idle_seconds
        idle = _search(kiosk, lambda: time.perf_counter() < end)
        _tell("searches beside the update")
        started = time.perf_counter()
        child = _apply(settings)
        beside = _search(kiosk, lambda: child.poll() is None)
        found["apply"] = time.perf_counter() - started
        if child.returncode:
            raise RuntimeError("the update was not applied")
        found |= _percentiles("idle", idle) | _percentiles("beside", beside)
        found["slower"] = found["beside_p95"] / found["idle_p95"]
    return found | _switch(settings, office, items, changed)


def _publish_changes(office: MadeUpOffice, items: int, changed: int) -> None:
    """Change some goods, scattered over all of them."""
    edition = office.version
    numbers = np.random.default_rng(edition).choice(items, changed, replace=False)
    third = changed // 3
    facts = [Entry(one.id, one.item) for one in office.goods(numbers[:third].tolist(), edition)]
    there = office.ids()
    facts = [one for one in facts if one.id in there]
    whole = list(office.goods(numbers[third : 2 * third].tolist(), edition))
    gone = [Entry(one.id, None) for one in office.goods(numbers[2 * third :].tolist())
            if one.id in there]  # fmt: skip
    first = 10 * items + edition * changed
    come = list(office.goods(range(first, first + len(gone)), edition))
    office.publish(iter([*facts, *whole, *gone, *come]))


def _switch(settings: Settings, office: MadeUpOffice, items: int, changed: int) -> dict[str, float]:
    """Measure opening another catalog beside the one in use, and switching to it."""
    from PySide6.QtCore import QCoreApplication

    from kiosk.app import surroundings
    from kiosk.ui.worker import Inference

    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    application = QCoreApplication.instance() or QCoreApplication([])
    models = Models()
    around = surroundings(settings, "0", lambda: open_kiosk(settings, pinned=True, models=models))
    opened: list[float] = []
    with Inference(around) as inference:
        inference.opened.connect(lambda _: opened.append(time.perf_counter()))
        inference.open()
        _until(application.processEvents, lambda: len(opened) == 1)
        inference.visited(by_somebody=True)
        _publish_changes(office, items, changed)
        _fetch(settings)
        if _apply(settings).wait():
            raise RuntimeError("the update was not applied")
        worker = inference._worker
        started = time.perf_counter()
        inference.look()
        _until(application.processEvents, lambda: worker._next is not None)
        ahead = time.perf_counter() - started
        left = time.perf_counter()
        inference.visited(by_somebody=False)
        _until(application.processEvents, lambda: len(opened) == 2)
        return {"ahead": ahead, "switch": opened[1] - left}


def _until(turn: Callable[[], None], done: Callable[[], bool]) -> None:
    end = time.perf_counter() + 300
    while not done():
        turn()
        time.sleep(0.001)
        if time.perf_counter() > end:
            raise RuntimeError("waited in vain")


def _search(kiosk: Kiosk, going: Callable[[], bool]) -> list[float]:
    """Ask words one after the other, with a breath between as people leave, and give the times."""
    times: list[float] = []
    number = 0
    while going() or len(times) < len(_ASKED):
        started = time.perf_counter()
        kiosk.searcher.search_text(TextQuery(number, _ASKED[number % len(_ASKED)]), 48)
        times.append(time.perf_counter() - started)
        number += 1
        time.sleep(0.02)
    return times


def _percentiles(name: str, times: list[float]) -> dict[str, float]:
    return {
        f"{name}_median": float(np.median(times)),
        f"{name}_p95": float(np.percentile(times, 95)),
        f"{name}_count": len(times),
    }


def _fetch(settings: Settings) -> Outcome:
    if settings.updates is None:
        raise RuntimeError("no updates are set up")
    return update_once(settings.updates, FolderSource(Path(settings.updates.source), Pace()))


def _apply(settings: Settings) -> "subprocess.Popen[bytes]":
    command = [sys.executable, "-m", "kiosk", "update", "apply", "--automatic"]
    command += ["--settings", str(settings.file)]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL)  # noqa: S603 - ourselves


_T = TypeVar("_T")


def _timed(do: Callable[[], _T]) -> tuple[float, _T]:
    started = time.perf_counter()
    outcome = do()
    return time.perf_counter() - started, outcome


def _tell(what: str) -> None:
    sys.stderr.write(f"{what}…\n")


def report(found: dict[str, float]) -> str:
    """Write the figures as a table beside their limits."""

    def ms(*names: str) -> str:
        return ", ".join(f"{1000 * found[name]:.1f}" for name in names)

    rows = [
        ["bytes of the whole catalog, MB", f"{found['base_bytes'] / 1e6:.1f}", ""],
        ["bytes of 1 % changes, MB", f"{found['bytes'] / 1e6:.2f}", ""],
        ["as a share", f"{found['share']:.2%}", f"{_LIMITS['share']:.0%}"],
        ["the whole fetched, s", f"{found['base_fetch']:.1f}", ""],
        ["the whole applied, s", f"{found['base_apply']:.1f}", ""],
        ["changes fetched, s", f"{found['fetch']:.2f}", ""],
        ["changes applied beside searches, s", f"{found['apply']:.2f}", f"{_LIMITS['apply']:.0f}"],
        ["words answered alone, ms, median and p95", ms("idle_median", "idle_p95"), ""],
        ["beside the update", ms("beside_median", "beside_p95"), ""],
        ["p95 against idle", f"{found['slower']:.2f} ×", f"{_LIMITS['slower']:.0f} ×"],
        ["the new catalog opened ahead, s", f"{found['ahead']:.2f}", ""],
        ["switch, ms", ms("switch"), f"{1000 * _LIMITS['switch']:.0f}"],
    ]
    return table(["", "measured", "limit"], rows, frozenset({1, 2}))


def main(argv: list[str] | None = None) -> int:
    """Measure, write the report, and give 0."""
    parser = argparse.ArgumentParser(
        prog="tools.bench_updates", description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )  # fmt: skip
    parser.add_argument("--items", type=int, default=100_000, help="(100,000)")
    parser.add_argument("--idle-seconds", type=float, default=15.0, help="(15)")
    parser.add_argument("--out", type=Path, help="a folder for updates.json")
    a = parser.parse_args(argv)
    with tempfile.TemporaryDirectory(prefix="bench-updates-") as folder:
        found = measure(Path(folder), a.items, a.idle_seconds)
    say(report(found))
    if a.out is not None:
        a.out.mkdir(parents=True, exist_ok=True)
        (a.out / "updates.json").write_text(json.dumps(found, indent=2) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
