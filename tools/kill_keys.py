"""Cut changes of the key short again and again, and prove that a key always opens the whole store.

    python -m tools.kill_keys --kills 100
    sudo python -m tools.kill_keys --kills 100 --kind host

A store of made-up goods, a window that is pinned to it, and staff that go on writing into it, all
in this process. Another changes the key, makes a recovery code or tidies up, and is killed
(SIGKILL): at each named step in turn, and at random moments. After every kill a copy of the folder,
as a disk would be after a power cut, is opened by the key that is kept and by the printed code,
checked page by page, and compared with what was acknowledged; then window and staff go on, and now
and then the kiosk starts anew. SIGKILL takes nothing from the kernel that was written: that writing
through to the disk works as promised is SQLite's and the file system's.
"""

import argparse
import contextlib
import os
import shutil
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

import numpy as np

from kiosk.domain import CatalogItem, Embedding, ModelId
from kiosk.errors import KioskError
from kiosk.store import KeyKind, KeyRing, Repository, open_repository
from kiosk.store.codes import new_code
from kiosk.store.rekeying import (
    STEPS,
    change_key,
    new_recovery_code,
    seal_key,
    settle,
    use_recovery_code,
)
from kiosk.store.sqlcipher import opens
from kiosk.terminal import ProgressLine
from tools.killing.children import Child, KillTestError, Say, die

_ITEMS = 300
_THUMBNAIL = 3000
_DIM = 64
_MODEL = ModelId("made-up", "f" * 64)
_MOMENT = "any moment"
_RESTART_EVERY = 5


@dataclass(slots=True)
class Tally:
    """What was killed where, and which key was the store's afterwards."""

    kills: Counter[str] = field(default_factory=Counter)
    changed: int = 0
    lessons: int = 0

    def told(self) -> str:
        """Say it."""
        steps = ", ".join(f"{step} {count}" for step, count in sorted(self.kills.items()))
        return (
            f"{sum(self.kills.values())} kills ({steps}): the store always opened, by the key and "
            f"by the code, and was whole; {self.changed} times with the new key. "
            f"{self.lessons} lessons were taught meanwhile, and none is missing."
        )


class Rig:
    """A store that is open, with its keys, its code and all that was put into it."""

    def __init__(self, folder: Path, kind: KeyKind, seed: int) -> None:
        """Make it in a folder that is there."""
        self._rng = np.random.default_rng(seed)
        self.folder = folder / "kiosk"
        self.folder.mkdir()
        # The service's folder in memory: what is in it is lost with the power.
        runtime = folder / "run"
        runtime.mkdir()
        self.ring = KeyRing(
            self.folder / "store.db",
            environ={"RUNTIME_DIRECTORY": str(runtime)},
        )
        if kind is not KeyKind.FILE:
            seal_key(self.ring, kind)
        with open_repository(self.ring.store, create=True, ring=self.ring) as store, store.batch():
            for number in range(_ITEMS):
                self._put(store, number)
        self.code = new_code()
        new_recovery_code(self.ring, self.code, lambda: None)
        self.taught: list[str] = []

    def _put(self, store: Repository, number: int) -> None:
        vector = np.zeros(_DIM, np.float32)
        vector[number % _DIM] = 1
        store.put_picture(
            CatalogItem(f"item-{number}", f"thing {number}"), f"{number}.jpg", f"{number:064x}",
            self._rng.bytes(_THUMBNAIL), Embedding(vector, _MODEL),
        )  # fmt: skip

    @contextlib.contextmanager
    def opened(self) -> Iterator[tuple[Repository, Repository]]:
        """Start the kiosk: a window's store, which is pinned, and one that staff write into."""
        with (
            open_repository(self.ring.store, ring=self.ring) as window,
            open_repository(self.ring.store, ring=self.ring) as staff,
        ):
            window.pin()
            yield window, staff

    def teach(self, staff: Repository) -> None:
        """Teach the kiosk something, and remember that it said yes."""
        source = f"staff/{len(self.taught)}"
        vector = np.zeros(_DIM, np.float32)
        vector[0] = 1
        item = f"item-{self._rng.integers(_ITEMS)}"
        staff.teach(item, source, "0" * 64, b"\xff\xd8\xfflesson", Embedding(vector, _MODEL))
        self.taught.append(source)

    def key(self) -> bytes:
        """Give the key of the store as it is now. Raises KillTestError."""
        for key in self.ring.kept():
            if opens(self.ring.store, key):
                return key
        raise KillTestError("No key that is kept opens the store.")

    def look(self, window: Repository, pinned: int) -> None:
        """See that the window still shows what it showed. Raises KillTestError."""
        if window.counts()[1] != pinned or len(window.items()) != _ITEMS:
            raise KillTestError("The window lost what it showed.")

    def check(self, elsewhere: Path) -> None:
        """Open a copy of the disk, by the key and by the code. Raises KillTestError."""
        for way in ("key", "code"):
            shutil.rmtree(elsewhere, ignore_errors=True)
            # Not the memory that processes share: it is gone with the power.
            shutil.copytree(self.folder, elsewhere, ignore=shutil.ignore_patterns("*-shm"))
            copy = KeyRing(elsewhere / "store.db", environ={})
            try:
                if way == "code":
                    for path in (copy.sealed, copy.plain.path):
                        path.unlink(missing_ok=True)
                    use_recovery_code(copy, self.code, KeyKind.FILE)
                with open_repository(copy.store, ring=copy) as store:
                    store.verify()
                    found = set(store.digests(_MODEL))
                    if store.counts()[0] != _ITEMS or not set(self.taught) <= found:
                        raise KillTestError(f"Opened by the {way}, something is missing.")
            except KioskError as error:
                raise KillTestError(f"The {way} does not open the store: {error}") from error


def run(
    folder: Path, kills: int, seed: int, kind: KeyKind = KeyKind.FILE,
    shown: ProgressLine | None = None,
) -> Tally:  # fmt: skip
    """Kill so many times. Raises KillTestError where a kill did harm."""
    rig = Rig(folder, kind, seed)
    rng = np.random.default_rng(seed + 1)
    plans = [("change", step) for step in STEPS] + [("code", "shown"), ("settle", _MOMENT)]
    plans += [("change", _MOMENT)] * 4 + [("code", _MOMENT)]
    tally = Tally()
    seconds = _seconds(rig)
    tried = 0
    while sum(tally.kills.values()) < kills:
        visit = [plans[(tried + number) % len(plans)] for number in range(_RESTART_EVERY)]
        tried += len(visit)
        # Before anything of SQLite's is open here.
        children = [Child(partial(_work, rig, what, step)) for what, step in visit]
        with rig.opened() as (window, staff):
            pinned = window.counts()[1]
            for child, (what, step) in zip(children, visit, strict=True):
                before = rig.key()
                child.begin()
                child.wait_for("begun")
                rig.teach(staff)
                if step == _MOMENT:
                    time.sleep(float(rng.uniform(0.0, 1.2 * seconds)))
                    killed = child.kill()
                else:
                    killed = child.finish()
                if killed:
                    tally.kills[f"{what}: {step}"] += 1
                said = [line for line in child.lines if line.startswith("code ")]
                # A code that was shown is the one that counts, whatever came after.
                rig.code = said[-1].removeprefix("code ") if said else rig.code
                rig.teach(staff)
                rig.look(window, pinned)
                rig.check(folder / "elsewhere")
                tally.changed += rig.key() != before
                if shown is not None:
                    done = min(kills, sum(tally.kills.values()))
                    shown.update(done, kills, done)
        shutil.rmtree(folder / "run")
        (folder / "run").mkdir()
        _start_anew(rig)
    tally.lessons = len(rig.taught)
    return tally


def _start_anew(rig: Rig) -> None:
    """Do what a start does; one key is left then. Raises KillTestError."""
    try:
        settle(rig.ring)
        if len(rig.ring.kept()) != 1:
            raise KillTestError("A start leaves two keys.")
        with open_repository(rig.ring.store, ring=rig.ring) as store:
            store.verify()
    except KioskError as error:
        raise KillTestError(f"The kiosk does not start: {error}") from error


def _work(rig: Rig, what: str, step: str, say: Say) -> None:
    """Change the key or the code, and die at a step."""
    say("begun")
    if what == "change":
        change_key(rig.ring, lambda passed: die() if passed == step else None)
    elif what == "settle":
        settle(rig.ring)
        change_key(rig.ring)
        settle(rig.ring)
    else:
        code = new_code()

        def show() -> None:
            say(f"code {code}")
            if step == "shown":
                die()

        new_recovery_code(rig.ring, code, show)


def _seconds(rig: Rig) -> float:
    """Measure a change that nobody disturbs."""
    started = time.monotonic()
    change_key(rig.ring)
    return time.monotonic() - started


def main(argv: list[str] | None = None) -> int:
    """Run and give 0, or 1 where a kill did harm."""
    parser = argparse.ArgumentParser(
        prog="tools.kill_keys", description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )  # fmt: skip
    parser.add_argument("--kills", type=int, default=100, help="(100)")
    parser.add_argument("--seed", type=int, default=1, help="(1)")
    parser.add_argument(
        "--kind", choices=("file", "host"), default="file",
        help="a plain key (file), or one sealed by systemd-creds as root (host)",
    )  # fmt: skip
    a = parser.parse_args(argv)
    if a.kind == "host" and os.geteuid() != 0:
        parser.error("sealing takes root")
    line = ProgressLine("kills")
    try:
        with tempfile.TemporaryDirectory(prefix="kill-keys-") as folder:
            tally = run(Path(folder), a.kills, a.seed, KeyKind(a.kind), line)
    except KillTestError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    finally:
        line.close()
    print(tally.told())
    return 0


if __name__ == "__main__":
    sys.exit(main())
