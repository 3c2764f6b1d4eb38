"""The short forms of the long checks of keys and of days, and that they would notice harm."""

import msgspec
import pytest

from kiosk.store import KeyKind, KeyRing
from kiosk.store.rekeying import STEPS, change_key
from tools import kill_days, kill_keys
from tools.killing.children import Child, KillTestError, Say, die


def test_a_few_kills_do_no_harm(tmp_path):
    tally = kill_keys.run(tmp_path, 8, seed=3)
    assert sum(tally.kills.values()) >= 8
    assert tally.lessons >= 16


@pytest.fixture
def rig(tmp_path):
    return kill_keys.Rig(tmp_path, KeyKind.FILE, 3)


def test_every_step_is_passed(rig):
    """A step that is renamed would never be killed at again."""
    passed: list[str] = []
    change_key(rig.ring, passed.append)
    assert tuple(passed) == STEPS


def test_a_new_key_alone_before_the_store_has_it_would_be_noticed(rig, tmp_path, monkeypatch):
    keep = KeyRing.keep
    monkeypatch.setattr(KeyRing, "keep", lambda ring, keys: keep(ring, keys[:1]))

    def cut_short(_: Say) -> None:
        change_key(rig.ring, lambda step: die() if step == STEPS[0] else None)

    child = Child(cut_short)
    child.begin()
    assert child.finish()
    with pytest.raises(KillTestError, match="The key does not open the store"):
        rig.check(tmp_path / "elsewhere")


def test_a_code_that_is_forgotten_would_be_noticed(rig, tmp_path, monkeypatch):
    monkeypatch.setattr("kiosk.store.rekeying.keep_recovery", lambda *_: None)
    change_key(rig.ring)
    with pytest.raises(KillTestError, match="The code does not open the store"):
        rig.check(tmp_path / "elsewhere")


def test_a_lost_lesson_would_be_noticed(rig, tmp_path):
    rig.taught.append("staff/never")
    with pytest.raises(KillTestError, match="something is missing"):
        rig.check(tmp_path / "elsewhere")


def test_a_child_that_fails_by_itself_is_harm():
    child = Child(lambda say: say(str(1 // 0)))
    child.begin()
    with pytest.raises(KillTestError, match="ZeroDivisionError"):
        child.finish()


@pytest.mark.slow
def test_some_days_end_in_power_cuts_and_go_on_where_they_were_stopped(tmp_path):
    first = kill_days.run(tmp_path, 4, seed=5, a_shop=3)
    assert (first.total, first.shops) == (4, 2)
    second = kill_days.run(tmp_path, 6, seed=5, a_shop=3)
    assert (second.total, second.shops) == (6, 3)
    assert second.updates >= first.updates
    assert kill_days.run(tmp_path, 6, seed=5) == second


def test_a_whole_day_and_what_would_be_noticed_after_it(tmp_path):
    shop = kill_days.Shop(tmp_path, KeyKind.FILE, 3)
    lines: list[str] = []
    child = Child(lambda say: kill_days.day(shop, sorted({*kill_days._DAY}), 1, say))
    child.begin()
    assert child.finish() is False
    lines = child.lines
    shop.hear(lines)
    shop.check()
    shop.check_code()
    assert (shop.version, len(shop.lessons), len(shop.codes)) == (1, 5, 1)
    assert "changed the key" in lines
    shop.lessons.add("staff/never")
    with pytest.raises(KillTestError, match="1 lessons that were acknowledged are gone"):
        shop.check()
    shop.lessons.discard("staff/never")
    shop.version = 2
    with pytest.raises(KillTestError, match="Version 2 was acknowledged; 1 is there"):
        shop.check()
    shop.version = 1
    shop.signed[1] = msgspec.structs.replace(shop.signed[1], state="0" * 64)
    with pytest.raises(KillTestError, match="not what was signed"):
        shop.check()
    shop.settings.store.write_bytes(b"")
    with pytest.raises(KillTestError, match="does not come back"):
        shop.check()
    shop.settings.store.unlink()
    with pytest.raises(KillTestError, match="The store is gone"):
        shop.check()
