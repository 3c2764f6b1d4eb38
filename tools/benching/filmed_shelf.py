"""A film of single things held up one after the other, and the staff who scan them."""

import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from kiosk.camera.barcodes import BarcodeReader
from kiosk.camera.gate import Gate
from kiosk.demo.products import products
from kiosk.domain import Decision, Frame, Hint
from kiosk.settings import Settings
from kiosk.staff import Desk, open_desk
from kiosk.staffing import How, Person, Role
from kiosk.wiring import open_kiosk
from tests.fakes import scenes
from tests.fakes.scenes import Script

RATE = 25.0
SIZE = (1280, 720)
_SECONDS = 1.2
"""Of one thing: fifty a minute. It comes in a quarter, is held for 0.6 s, and is put away."""
_SCRIPT = Script(empty=0.08, approach=0.27, hold=0.6, leaving=0.25, start=(0.5, 1.6), size=0.9)
STAFF = Person("Bench", Role.CLERK)


@dataclass(slots=True)
class Scanned:
    """What came of a film."""

    shown: list[str] = field(default_factory=list)
    """The items held up, in their order."""
    listed: list[str] = field(default_factory=list)
    """What is on the list at the end."""
    sure: int = 0
    wrong: int = 0
    """Taken as sure, and another thing."""
    asked: int = 0
    """A person had to name it."""
    again: int = 0
    """Pictures taken a second time of one thing."""
    missed: int = 0
    """Things that were not taken while they were held up."""
    milliseconds: list[float] = field(default_factory=list)
    """From the picture to the entry in the store."""
    seconds: float = 0.0
    """Of work, for all frames."""


def items(count: int, seed: int) -> list[int]:
    """Choose things of the drawn shop, a different one each time."""
    rng = np.random.default_rng(seed)
    return [int(one) for one in rng.permutation(len(products()))[:count]]


def make_film(things: Sequence[int], path: Path, seed: int) -> None:
    """Film the things before a shelf, with a hand's tremor, a lens that finds them, and noise."""
    rng = np.random.default_rng([seed, 7])
    behind = scenes.shelf(rng, SIZE)
    writer = cv2.VideoWriter(str(path), cv2.VideoWriter.fourcc(*"mp4v"), RATE, SIZE)
    for thing in things:
        layer = scenes.thing(thing)
        for shot in scenes.shots(_SCRIPT, RATE):
            pixels = scenes.photograph(behind, layer, shot, rng, noise=3.0)
            writer.write(cv2.cvtColor(pixels, cv2.COLOR_RGB2BGR))
    writer.release()


def frames(path: Path, first: int) -> Iterator[NDArray[np.uint8]]:
    """Give the film's frames from one of its things on."""
    capture = cv2.VideoCapture(str(path))
    capture.set(cv2.CAP_PROP_POS_FRAMES, first * frames_a_thing())
    while (read := capture.read())[0]:
        yield np.asarray(cv2.cvtColor(read[1], cv2.COLOR_BGR2RGB), np.uint8)
    capture.release()


def frames_a_thing() -> int:
    """Give how many frames one thing has."""
    return int(_SCRIPT.length * RATE)


def scan(desk: Desk, path: Path, things: Sequence[int], first: int, *, told: bool) -> Scanned:
    """Scan what the film shows; where the kiosk asks, name the thing as a clerk would.

    ``told`` writes a line for each entry once it is acknowledged.
    """
    gate, reader, done = Gate(), BarcodeReader(), Scanned()
    names = [products()[thing].id for thing in things]
    listing, _ = desk.scanning.list_for(STAFF)
    done.shown = names[first:]
    named: set[int] = set()
    started = time.perf_counter()
    for number, pixels in enumerate(frames(path, first)):
        seconds = number / RATE
        look = gate.look(Frame(pixels), seconds)
        reader.read(Frame(pixels), seconds)
        if look.taken is None or look.hint is not Hint.TAKEN:
            continue
        place = min(first + number // frames_a_thing(), len(names) - 1)
        done.again += place in named
        named.add(place)
        taken = time.perf_counter()
        shown = desk.scanning.look_at(look.taken)
        item, how = names[place], How.CHOSEN
        if shown.decision is Decision.SURE:
            item, how = shown.candidates[0].item.id, How.PICTURE
            done.sure += 1
            done.wrong += item != names[place]
        else:
            done.asked += 1
        entry = desk.scanning.take(listing.number, shown, item, how, STAFF)
        done.milliseconds.append((time.perf_counter() - taken) * 1e3)
        if told:
            print(entry.scan.number, flush=True)
    done.seconds = time.perf_counter() - started
    done.missed = len(names) - first - len(named)
    if not told:
        desk.scanning.end_list(listing.number, STAFF)
    done.listed = [entry.scan.item_id for entry in desk.scanning.entries(listing.number)]
    return done


def scan_film(settings: Settings, path: Path, things: Sequence[int], *, told: bool) -> Scanned:
    """Open the kiosk and go on with the film behind what is on the list already.

    ``told``, as a child that is killed, it does not wait for words to be made ready.
    """
    with open_kiosk(settings, pinned=True) as opened, open_desk(settings, opened) as desk:
        _, entries = desk.scanning.list_for(STAFF)
        # As the window does while the first member of staff walks to the shelf.
        done = 0
        while not told and desk.scanning.prepare(done, 8):
            done += 8
        return scan(desk, path, things, len(entries), told=told)


def killed(command: Sequence[str], after: float) -> set[int]:
    """Run a scanning child, kill it after so many seconds, and give the entries it acknowledged."""
    child = subprocess.Popen(  # noqa: S603 - our own program
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    )
    assert child.stdout is not None  # noqa: S101 (it is a pipe)
    try:
        child.wait(after)
    except subprocess.TimeoutExpired:
        child.kill()
    said = {int(line) for line in child.stdout.read().split() if line.isdecimal()}
    child.stdout.close()
    child.wait()
    return said


def child_command(settings: Settings, path: Path, count: int, seed: int) -> list[str]:
    """Give the command of a child that scans the film and says what it acknowledged."""
    return [
        sys.executable, "-m", "tools.bench_scanning", "--child", str(settings.store),
        "--film", str(path), "--items", str(count), "--seed", str(seed),
    ]  # fmt: skip
