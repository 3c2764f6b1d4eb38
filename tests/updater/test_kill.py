"""A run that is killed leaves no half delivery, and the next one brings the whole."""

import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from kiosk.updater.pace import Pace
from kiosk.updater.sources import FolderSource
from tests.fakes.updates import entry
from tests.updater.runs import MODEL, inbox, run, web

ROOT = Path(__file__).parents[2]
STEPS = ("refreshed", "piece staged", "filled", "synced", "renamed", "cleaned")
_CHILD = """
import os, signal, sys
from pathlib import Path
from kiosk.settings import UpdateSettings
from kiosk.updater.once import update_once
from kiosk.updater.pace import Pace
from kiosk.updater.sources import WebSource

def at(step):
    if step == sys.argv[4]:
        os.kill(os.getpid(), signal.SIGKILL)

settings = UpdateSettings(Path(sys.argv[1]), Path(sys.argv[2]))
update_once(settings, WebSource(sys.argv[3], Pace(400_000)), at=at)
"""


def start(updates, server, step: str) -> "subprocess.Popen[bytes]":
    arguments = [str(updates.folder), str(updates.root), server.address, step]
    return subprocess.Popen([sys.executable, "-c", _CHILD, *arguments], cwd=ROOT)


def whole(updates, tmp_path, name: str) -> int:
    """Give the version of a delivery, which has to be a repository of its own."""
    delivery = updates.folder / "inbox" / name
    other = type(updates)(tmp_path / f"other-{name}", updates.root)
    return run(other, FolderSource(delivery, Pace())).version


@pytest.mark.slow
def test_killed_at_every_step_and_in_between(office, updates, server, tmp_path):
    office.add_catalog([entry(f"n{n}", n) for n in range(20)], MODEL)
    office.add_catalog([entry("b", jpeg=b"\xff\xd8\xff" + bytes(100_000))], MODEL)
    for number, step in enumerate([*STEPS, *(f"{moment} s" for moment in (0.5, 0.7))]):
        with start(updates, server, step) as child:
            if step not in STEPS:
                time.sleep(float(step.split()[0]))
                child.send_signal(signal.SIGKILL)
        if step in STEPS:
            assert child.returncode == -signal.SIGKILL, step
        for name in inbox(updates):
            assert whole(updates, tmp_path, name) <= 3 + number
        run(updates, web(server))
        assert not (updates.folder / "staging").exists()
        newest = max(inbox(updates), key=lambda name: int(name.rpartition("-t")[2]))
        assert whole(updates, tmp_path, newest) == 3 + number
        office.add_catalog([entry("c", number)], MODEL)
