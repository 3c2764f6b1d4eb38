"""Measure scanning: fifty things a minute from a film, none twice, and none lost by kills.

Things of the drawn shop are filmed (MP4, 25 frames a second), each held up for 1.2 s, before a
shelf, with movement, tremor, focus and noise. The film is played to the camera's gate, and what it
takes goes through the desk into an encrypted store, with the default model. Then the same in a
process that is killed again and again and goes on where its list ends.

    python -m tools.bench_scanning --items 50 --kills 20 --seed 1
"""

import argparse
import statistics
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import cv2
import numpy as np
from tqdm import tqdm

from kiosk.demo.shop import write_shop
from kiosk.errors import KioskError
from kiosk.settings import Settings, default_model, load_settings
from kiosk.store import open_repository
from kiosk.wiring import build_catalog
from tools.benching import filmed_shelf
from tools.exporting.machine import machine_name


def parser() -> argparse.ArgumentParser:
    """Describe the command line."""
    made = argparse.ArgumentParser(
        prog="python -m tools.bench_scanning", description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        epilog="Exit codes: 0 measured and nothing lost, 1 something lost or counted twice, "
        "2 bad input, 130 stopped.",
    )  # fmt: skip
    made.add_argument("--items", type=int, default=50, metavar="N", help="to be scanned (50)")
    made.add_argument("--kills", type=int, default=20, metavar="N", help="of the process (20)")
    made.add_argument("--seed", type=int, default=1, metavar="N", help="of all that is drawn (1)")
    made.add_argument("--child", type=Path, help=argparse.SUPPRESS)
    made.add_argument("--film", type=Path, help=argparse.SUPPRESS)
    return made


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; give its exit code."""
    args = parser().parse_args(arguments)
    # What is measured has one core, as beside a model that encodes.
    cv2.setNumThreads(1)
    try:
        if args.child is not None:
            settings = _settings(args.child)
            things = filmed_shelf.items(args.items, args.seed)
            filmed_shelf.scan_film(settings, args.film, things, told=True)
            return 0
        with tempfile.TemporaryDirectory(prefix="kiosk-scanning-") as folder:
            return _measure(args, Path(folder))
    except KioskError as error:
        print(error, file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print("Stopped.", file=sys.stderr)
        return 130


def _settings(store: Path) -> Settings:
    # Nothing of the user's own settings: the bench is of the default model.
    made = load_settings(environ={"HOME": str(store.parent)})
    return replace(made, store=store, model=default_model())


def _measure(args: argparse.Namespace, folder: Path) -> int:
    print("drawing the shop and the film …", file=sys.stderr)
    shop = folder / "shop"
    write_shop(shop)
    whole, cut = _settings(folder / "whole.db"), _settings(folder / "cut.db")
    for settings in (whole, cut):
        build_catalog(settings, shop / "products.csv")
    things = filmed_shelf.items(args.items, args.seed)
    film = folder / "film.mp4"
    filmed_shelf.make_film(things, film, args.seed)
    found = filmed_shelf.scan_film(whole, film, things, told=False)
    second = folder / "second.mp4"
    filmed_shelf.make_film(things, second, args.seed + 1000)
    again = filmed_shelf.scan_film(whole, second, things, told=False)
    minutes = len(things) * filmed_shelf.frames_a_thing() / filmed_shelf.RATE / 60
    rows = [
        ("things held up, a minute", f"{len(things)}, {len(things) / minutes:.0f}", "50"),
        ("on the list", str(len(found.listed)), str(len(things))),
        ("not taken while they were held up", str(found.missed), "0"),
        ("taken twice", str(found.again), "0"),
        ("sure; of them wrong", f"{found.sure}; {found.wrong}", ""),
        ("asked about, and named by hand", str(found.asked), ""),
        ("filmed again after that: sure; of them wrong", f"{again.sure}; {again.wrong}", ""),
        ("from picture to entry, ms, median, worst",
         f"{statistics.median(found.milliseconds):.0f}, {max(found.milliseconds):.0f}", "1000"),
        ("work for a second of film, s", f"{found.seconds / (60 * minutes):.2f}", "1"),
    ]  # fmt: skip
    lost, listed, kills = _kill(args, cut, film, found.seconds)
    rows.append((f"after {kills} kills: acknowledged and lost", str(lost), "0"))
    rows.append(("after them: on the list, of things taken",
                 f"{listed}, {len(found.listed)}", str(len(found.listed))))  # fmt: skip
    print(f"Seed {args.seed} on {machine_name()}\n\n| what | measured | bar |\n| --- | --- | --- |")
    for what, measured, bar in rows:
        print(f"| {what} | {measured} | {bar} |")
    return int(bool(lost or found.again or listed != len(found.listed)))


def _kill(
    args: argparse.Namespace, settings: Settings, film: Path, seconds: float
) -> tuple[int, int, int]:
    """Kill the scanning at random moments; give what was lost, what is listed, and the kills."""
    rng = np.random.default_rng([args.seed, 3])
    command = filmed_shelf.child_command(settings, film, args.items, args.seed)
    said: set[int] = set()
    # Long enough for a start and a few things, short enough to be killed before the end.
    most = 2.0 + 2 * seconds / max(1, args.kills)
    for _ in tqdm(range(args.kills), desc="kills", unit="kill", file=sys.stderr):
        said |= filmed_shelf.killed(command, float(rng.uniform(0.5, most)))
    said |= filmed_shelf.killed(command, 3600.0)
    with open_repository(settings.store) as repository:
        listing = repository.scans.open_list()
        entries = [] if listing is None else repository.scans.entries(listing.number)
        repository.audit.verify()
        repository.verify()
    return len(said - {one.number for one in entries}), len(entries), args.kills


if __name__ == "__main__":
    sys.exit(main())
