"""Each check finds what holds, and what does not."""

import errno
import os
import shutil

import pytest

from kiosk import doctor
from kiosk.doctor import keeping, machine, privacy
from kiosk.doctor.findings import Finding, State, as_json, exit_of, page, worst
from kiosk.doctor.processes import Window
from kiosk.domain import Promise
from kiosk.errors import StoreError
from kiosk.settings import Settings
from kiosk.store import open_repository
from kiosk.walls.residue import Folders

HELD = Window(41, filtered=True, locked_bytes=1 << 20, interfaces=frozenset({"lo"}))
LOOSE = Window(42, filtered=False, locked_bytes=0, interfaces=frozenset({"lo", "eth0"}))


@pytest.fixture
def settings(tmp_path) -> Settings:
    data = tmp_path / "data"
    data.mkdir(mode=0o700)
    (tmp_path / "model").mkdir(mode=0o755)
    settings = Settings(data, data / "store.db", tmp_path / "model")
    open_repository(settings.store, create=True).close()
    return settings


def test_a_process_without_walls_is_found_out():
    """This one, which has none."""
    for found in (privacy.network(), privacy.reports()):
        assert found.state is State.BAD
        assert found.advice
    assert not privacy.network_closed()


def test_refused_sockets_alone_do_not_pass(monkeypatch):
    monkeypatch.setattr(privacy, "try_socket", lambda *_: errno.EACCES)
    found = privacy.network()
    assert found.state is State.BAD
    assert "not by a filter" in found.found
    monkeypatch.setattr(privacy, "filter_state", lambda: (2, 1))
    assert privacy.network().state is State.OK
    assert privacy.network_closed()
    # One kind of one family left open is enough.
    monkeypatch.setattr(
        privacy, "try_socket", lambda family, kind: 0 if (family, kind) == (40, 2) else 13
    )
    assert "vsock" in privacy.network().found
    assert privacy.network().state is State.BAD


def test_the_window_is_another_process():
    assert privacy.window([HELD]).state is State.OK
    assert privacy.window([]).state is State.OK
    found = privacy.window([HELD, LOOSE])
    assert found.state is State.BAD
    assert "42" in found.found
    assert privacy.second_wall([HELD]).state is State.OK
    assert privacy.second_wall([HELD, LOOSE]).state is State.ATTENTION
    assert privacy.second_wall([]).state is State.ATTENTION


def test_services_that_have_the_network_are_found(monkeypatch, tmp_path):
    monkeypatch.setattr(privacy, "_DOORS", (str(tmp_path / "none"),))
    assert privacy.doors().state is State.OK
    (tmp_path / "bus").touch()
    monkeypatch.setattr(privacy, "_DOORS", (str(tmp_path / "none"), str(tmp_path / "bus")))
    assert privacy.doors().state is State.ATTENTION
    assert str(tmp_path / "bus") in privacy.doors().found


@pytest.mark.parametrize(
    ("lines", "window", "state"),
    [
        ("", [], State.OK),
        ("/dev/zram0 partition 1 0 100\n", [], State.OK),
        ("/dev/sda2 partition 1 0 -2\n", [LOOSE], State.ATTENTION),
        ("/dev/sda2 partition 1 0 -2\n", [HELD], State.OK),
        ("/dev/zram0 partition 1 0 1\n/swapfile file 1 0 -2\n", [LOOSE], State.ATTENTION),
    ],
)
def test_swap(monkeypatch, tmp_path, lines, window, state):
    file = tmp_path / "swaps"
    file.write_text("Filename Type Size Used Priority\n" + lines)
    monkeypatch.setattr(privacy, "Path", lambda _: file)
    assert privacy.swap(window).state is state


def test_temporary_files_and_telemetry(monkeypatch, tmp_path):
    monkeypatch.setattr(privacy, "folders", lambda: Folders("/a", str(tmp_path), in_memory=False))
    assert privacy.temporary_files().state is State.ATTENTION
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("ORT_DISABLE_TELEMETRY", "1")
    assert privacy.telemetry().state is State.OK
    (tmp_path / "Microsoft" / "DeveloperTools" / ".onnxruntime").mkdir(parents=True)
    assert privacy.telemetry().state is State.ATTENTION
    monkeypatch.delenv("ORT_DISABLE_TELEMETRY")
    assert privacy.telemetry().state is State.BAD


def test_a_plain_store_is_found_out(settings):
    assert keeping.encryption(settings).state is State.OK
    for head in (b"SQLite format 3\0" + os.urandom(5000), b"CREATE TABLE items " * 400, b""):
        settings.store.write_bytes(head)
        assert keeping.encryption(settings).state is State.BAD
    settings.store.unlink()
    assert keeping.encryption(settings).state is State.ATTENTION


def test_a_key_and_files_open_to_others_are_found_out(settings):
    assert keeping.permissions(settings).state is State.OK
    key = settings.store.with_name("store.db.key")
    assert keeping.key(settings).state is State.ATTENTION
    key.chmod(0o640)
    assert keeping.key(settings).state is State.BAD
    key.unlink()
    assert keeping.key(settings).state is State.OK
    settings.store.chmod(0o644)
    assert f"others may read {settings.store}" in keeping.permissions(settings).found
    settings.store.chmod(0o600)
    settings.data_folder.chmod(0o777)
    assert f"others may change {settings.data_folder}" in keeping.permissions(settings).found


def test_a_clock_that_went_back_is_found_out():
    assert machine.clock("2020-01-01T00:00:00Z").state is not State.BAD
    found = machine.clock("2999-01-01T00:00:00Z")
    assert found.state is State.BAD
    assert "before the running catalog was made" in found.found


def test_a_full_disk_is_found_out(settings, monkeypatch):
    for free, state in ((1 << 20, State.BAD), (1 << 29, State.ATTENTION), (1 << 40, State.OK)):
        usage = type("Usage", (), {"free": free})
        monkeypatch.setattr(shutil, "disk_usage", lambda _, found=usage: found)
        assert machine.disk(settings).state is state


def test_a_page_can_be_read_and_printed():
    findings = [
        Finding("network", State.OK, "closed", by_hand="strace kiosk"),
        Finding("store", State.BAD, "gone\x1b[2J", "put it back", error=StoreError("gone")),
        Finding("swap", State.ATTENTION, "word " * 60, "encrypt it"),
    ]
    text = page(findings, "The kiosk")
    assert "✓ network        closed" in text
    assert "\x1b" not in text
    assert "To do: put it back" in text
    assert "By hand: strace kiosk" in text
    assert text.endswith("1 ok (✓), 1 to know of (!), 1 bad (✗).")
    assert max(len(line) for line in text.splitlines()) <= 100
    assert worst(findings) is State.BAD
    assert isinstance(exit_of(findings), StoreError)
    assert exit_of(findings[::2]) is None
    assert as_json(findings)["well"] is False


def test_shoppers_are_told_what_holds(settings, monkeypatch):
    found = {one.promise: one.holds for one in doctor.told_to_shoppers(settings)}
    assert found.keys() == set(Promise)
    # Here, without walls, the store alone is as it should be.
    assert found[Promise.ENCRYPTED]
    assert not found[Promise.NO_NETWORK]
    settings.store.unlink()
    found = {one.promise: one.holds for one in doctor.told_to_shoppers(settings)}
    assert not found[Promise.ENCRYPTED]
