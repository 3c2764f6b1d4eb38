"""Cut updates short again and again, and prove that the kiosk always has one whole catalog.

    python -m tools.kill_updates --kills 300

A head office of made-up goods publishes version after version. A child process fetches each into a
kiosk's inbox, applies it, or opens the catalog to switch to it, and is killed (SIGKILL) there: at
each named step in turn, and at random moments. After every kill the inbox is looked through and the
store opened, compared with what was signed of the version it says it has, which has to be the old
or the new one, and with what staff had taught; then the same is done undisturbed, and has to
succeed.
"""

import argparse
import hashlib
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from kiosk.catalog.description import CatalogDescription, state_of
from kiosk.catalog.pieces import Entry
from kiosk.core.building import read_catalog
from kiosk.domain import Embedding, ModelId
from kiosk.encoders import read_model_id
from kiosk.errors import KioskError
from kiosk.settings import Settings, UpdateSettings, default_model, load_settings
from kiosk.store import open_repository
from kiosk.terminal import ProgressLine
from kiosk.updater.once import update_once
from kiosk.updater.pace import Pace
from kiosk.updater.sources import FolderSource
from kiosk.updates.inbox import take_newest
from tools.benching.offices import MadeUpOffice

FETCHING = ("refreshed", "piece staged", "filled", "synced", "renamed", "cleaned")
APPLYING = (
    "verified", "begun", "piece written", "written", "checked", "committed", "tidied",
)  # fmt: skip
_DIM = 512
_ITEMS = 400
_CHANGES = 40
_LESSONS = 3
_OPENING = "opening"
_MOMENT = "any moment"


class KillTestError(Exception):
    """A kill did harm."""


@dataclass(slots=True)
class Tally:
    """What was killed where, and what was found after it."""

    kills: Counter[str] = field(default_factory=Counter)
    old: int = 0
    new: int = 0

    def told(self) -> str:
        """Say it."""
        steps = ", ".join(f"{step} {count}" for step, count in sorted(self.kills.items()))
        total = sum(self.kills.values())
        return (
            f"{total} kills ({steps}): no harm; {self.old} times the old catalog was there, "
            f"{self.new} times the new one."
        )


class Rig:
    """A head office, a kiosk, and what both hold."""

    def __init__(self, folder: Path, seed: int) -> None:
        """Set both up in a folder, with a first catalog applied and something taught."""
        self._rng = np.random.default_rng(seed)
        self._model: ModelId = read_model_id(default_model())
        self.office = MadeUpOffice(folder / "office", self._model, _DIM, thumbnail=2000)
        self._file = self.office.settings(folder / "kiosk", default_model())
        self.settings: Settings = load_settings(self._file)
        assert self.settings.updates is not None  # noqa: S101 - written one line above
        self.updates: UpdateSettings = self.settings.updates
        self.signed: dict[int, CatalogDescription] = {}
        self._publish(self.office.goods(range(_ITEMS)), base=True)
        self.finish()
        with open_repository(self.settings.store) as store:
            for number in range(_LESSONS):
                store.teach(
                    f"item-{number:07}", f"staff/{number}", "0" * 64, b"\xff\xd8\xfflesson",
                    Embedding(_unit(number), self._model),
                )  # fmt: skip

    def next_version(self) -> None:
        """Publish some changes; now and then all anew."""
        edition = self.office.version + 1
        base = edition % 25 == 0
        if base:
            self._publish(self.office.goods(range(_ITEMS), edition), base=True)
            return
        numbers = self._rng.choice(_ITEMS, _CHANGES, replace=False).tolist()
        changed = list(self.office.goods(numbers, edition))
        gone = [Entry(one.id, None) for one in changed[:3]]
        facts = [Entry(one.id, one.item) for one in changed[3:13]]
        there = self.office.ids()
        facts = [one for one in facts if one.id in there]
        self._publish(iter([*gone, *facts, *changed[13:]]))

    def _publish(self, entries: Iterator[Entry], *, base: bool = False) -> None:
        made = self.office.publish(entries, base=base)
        self.signed[made.version] = made

    def start(self, what: str, step: str) -> "subprocess.Popen[bytes]":
        """Start a child that fetches, applies or opens, and dies at a step."""
        command = [sys.executable, "-m", "tools.kill_updates", "--child", what]
        command += ["--at", step, "--settings", str(self._file)]
        return subprocess.Popen(  # noqa: S603 - ourselves
            command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
        )

    def finish(self) -> None:
        """Do all of it undisturbed. Raises KillTestError where that does not bring the newest."""
        try:
            fetch(self.updates)
            apply(self.settings)
        except KioskError as error:
            raise KillTestError(f"A later try fails: {error}") from error
        if self.check() != self.office.version:
            raise KillTestError("A later try does not bring the newest catalog.")

    def check(self) -> int:
        """Look at everything, and give the version the kiosk has. Raises KillTestError."""
        inbox = self.updates.folder / "inbox"
        for delivery in inbox.iterdir() if inbox.is_dir() else ():
            for part in ("metadata/timestamp.json", "targets", "metadata"):
                if not (delivery / part).exists():
                    raise KillTestError(f"The inbox holds half a delivery: {delivery.name}.")
            for piece in delivery.glob("pieces/*/*"):
                if hashlib.sha256(piece.read_bytes()).hexdigest() != piece.name:
                    raise KillTestError("The inbox holds a damaged piece.")
        if not self.settings.store.exists():
            return 0
        try:
            with open_repository(self.settings.store) as store:
                running = store.ledger.running()
                version = 0 if running is None else running.version
                if version:
                    changes = store.changes(self._model, _DIM)
                    if state_of(changes.digests()) != self.signed[version].state:
                        raise KillTestError(f"The catalog is not what was signed as {version}.")
                    read_catalog(store, self._model)
                    if store.lessons() not in (0, _LESSONS):
                        raise KillTestError("Something that staff taught is gone.")
                if self._rng.random() < 0.1:
                    store.verify()
        except KioskError as error:
            raise KillTestError(f"The kiosk does not start: {error}") from error
        return version


def fetch(updates: UpdateSettings, at: str | None = None) -> None:
    """Bring the inbox up to date."""
    update_once(updates, FolderSource(Path(updates.source), Pace()), at=_step(at))


def apply(settings: Settings, at: str | None = None) -> None:
    """Apply what waits."""
    with open_repository(settings.store, create=True) as store:
        take_newest(settings, store, datetime.now(UTC), again=True, at=_step(at))


def open_both(settings: Settings) -> None:
    """Open the catalog as a window does that switches: one pinned, then another beside it."""
    for _ in range(20):
        with open_repository(settings.store) as one, open_repository(settings.store) as other:
            for store in (one, other):
                store.pin()
                (model,) = store.models()
                read_catalog(store, model)


def run(folder: Path, kills: int, seed: int, shown: ProgressLine | None = None) -> Tally:
    """Kill so many times. Raises KillTestError where a kill did harm."""
    rig = Rig(folder, seed)
    rng = np.random.default_rng(seed + 1)
    plans = [("fetch", step) for step in FETCHING] + [("apply", step) for step in APPLYING]
    plans += [("fetch", _MOMENT), ("apply", _MOMENT), ("apply", _MOMENT), ("open", _MOMENT)]
    tally = Tally()
    tried = 0
    while sum(tally.kills.values()) < kills:
        what, step = plans[tried % len(plans)]
        tried += 1
        before = rig.office.version
        rig.next_version()
        if what != "fetch":
            fetch(rig.updates)
        child = rig.start(what, step)
        if step == _MOMENT:
            time.sleep(float(rng.uniform(0.25, 1.6)))
            child.send_signal(signal.SIGKILL)
        code = child.wait(timeout=120)
        said = child.stderr.read() if child.stderr else b""
        if child.stderr:
            child.stderr.close()
        if code == -signal.SIGKILL:
            tally.kills[_OPENING if what == "open" else f"{what}: {step}"] += 1
        elif code:
            raise KillTestError(f"The child failed: {said.decode(errors='replace')[-500:]}")
        version = rig.check()
        if version not in (before, rig.office.version):
            raise KillTestError(f"The kiosk has version {version}.")
        tally.old += version == before
        tally.new += version == rig.office.version
        rig.finish()
        if shown is not None:
            done = sum(tally.kills.values())
            shown.update(done, kills, done)
    return tally


def _step(at: str | None) -> Callable[[str], None]:
    def on_step(step: str) -> None:
        if step == at:
            os.kill(os.getpid(), signal.SIGKILL)

    return on_step


def _unit(seed: int) -> NDArray[np.float32]:
    vector = np.random.default_rng(seed).standard_normal(_DIM).astype(np.float32)
    return vector / np.linalg.norm(vector)


def main(argv: list[str] | None = None) -> int:
    """Run and give 0, or 1 where a kill did harm."""
    parser = argparse.ArgumentParser(
        prog="tools.kill_updates", description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )  # fmt: skip
    parser.add_argument("--kills", type=int, default=300, help="(300)")
    parser.add_argument("--seed", type=int, default=1, help="(1)")
    parser.add_argument("--child", choices=("fetch", "apply", "open"), help=argparse.SUPPRESS)
    parser.add_argument("--at", help=argparse.SUPPRESS)
    parser.add_argument("--settings", type=Path, help=argparse.SUPPRESS)
    a = parser.parse_args(argv)
    if a.child:
        settings = load_settings(a.settings)
        if a.child == "fetch" and settings.updates is not None:
            fetch(settings.updates, a.at)
        elif a.child == "apply":
            apply(settings, a.at)
        else:
            open_both(settings)
        return 0
    line = ProgressLine("kills")
    try:
        with tempfile.TemporaryDirectory(prefix="kill-updates-") as folder:
            tally = run(Path(folder), a.kills, a.seed, line)
    except KillTestError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    finally:
        line.close()
    print(tally.told())
    return 0


if __name__ == "__main__":
    sys.exit(main())
