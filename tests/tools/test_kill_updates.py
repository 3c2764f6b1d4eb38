"""The short forms of the long checks of updates."""

from datetime import UTC, datetime

import pytest

from kiosk.domain import ModelId
from kiosk.store import open_repository
from kiosk.updater.once import update_once
from kiosk.updater.pace import Pace
from kiosk.updater.sources import FolderSource
from kiosk.updates.inbox import take_newest
from tests.fakes.servers import served
from tools.bench_fleet import measure
from tools.benching.offices import MadeUpOffice
from tools.kill_updates import APPLYING, FETCHING, KillTestError, Rig, fetch, run


@pytest.mark.slow
def test_a_few_kills_do_no_harm(tmp_path):
    tally = run(tmp_path, 4, seed=3)
    assert sum(tally.kills.values()) == 4


def test_every_step_is_passed(tmp_path):
    """A step that is renamed would never be killed at again."""
    rig = Rig(tmp_path, 5)
    rig.next_version()
    seen: list[str] = []
    update_once(rig.updates, FolderSource(rig.office.repo, Pace()), at=seen.append)
    assert set(FETCHING) <= set(seen)
    with open_repository(rig.settings.store) as store:
        take_newest(rig.settings, store, datetime.now(UTC), at=seen.append)
    assert set(APPLYING) <= set(seen)
    assert rig.check() == rig.office.version


def test_half_a_delivery_is_noticed(tmp_path):
    rig = Rig(tmp_path, 5)
    rig.next_version()
    fetch(rig.updates)
    (newest, *_) = sorted((rig.updates.folder / "inbox").iterdir(), reverse=True)
    (newest / "metadata" / "timestamp.json").unlink()
    with pytest.raises(KillTestError, match="half a delivery"):
        rig.check()


def test_a_small_fleet_converges(tmp_path):
    model = ModelId("made-up", "f" * 64)
    office = MadeUpOffice(tmp_path / "office", model, 512, thumbnail=500)
    with served(office.repo) as server:

        def counted() -> tuple[int, int]:
            requests, moved = len(server.asked), server.sent
            server.asked.clear()
            server.sent = 0
            return requests, moved

        first, changed, nothing = measure(
            tmp_path, server.address, office, kiosks=3, items=200, at_once=2, counted=counted
        )
    assert changed.bytes < first.bytes / 5
    assert nothing.requests <= 3
