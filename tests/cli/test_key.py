"""``kiosk key``: for who has never sealed a key, and without showing one to anybody."""

import io
import os
import re
import shutil
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from kiosk import cli
from kiosk.store import KeyRing, open_repository
from tests.cli.asking import ROOT, asked, complaint

ROOT_ONLY = pytest.mark.skipif(
    os.geteuid() != 0 or not shutil.which("systemd-creds"), reason="sealing takes root and systemd"
)


@pytest.fixture
def ring(shop):
    return KeyRing(shop / "data" / "kiosk" / "store.db")


def type_in(monkeypatch, text):
    monkeypatch.setattr("sys.stdin", io.StringIO(text))


def a_code(capsys):
    code, said = asked(capsys, "key", "recovery", "new")
    assert code == 0
    return said["code"]


def test_help_says_what_to_do(capsys):
    assert cli.main(["key", "--help"]) == 0
    said = capsys.readouterr().out
    for words in ("seal", "status", "change", "recovery new", "recovery use"):
        assert f"kiosk key {words}" in said
    assert "packaging/KEYS.md" in said
    assert (ROOT / "packaging" / "KEYS.md").is_file()


def test_a_plain_key_and_what_to_do_about_it(ring, capsys):
    code, said = asked(capsys, "key", "status")
    assert code == 0
    assert (said["kind"], said["opens"], said["recovery"], said["well"]) == (
        "file", True, False, False,
    )  # fmt: skip
    assert "kiosk key seal" in said["sentence"]
    assert cli.main(["key", "status"]) == 0
    assert "kept by          file" in capsys.readouterr().out


def test_change_and_recover(ring, capsys, monkeypatch):
    assert cli.main(["key", "recovery", "new"]) == 0
    said = capsys.readouterr().out
    (code,) = re.findall(r"(?:[0-9A-Z]{5}-){6}[0-9A-Z]{5}", said)
    old = ring.plain.read()
    assert cli.main(["key", "change"]) == 0
    assert "The recovery code is the same." in capsys.readouterr().out
    assert ring.plain.read() != old
    ring.plain.remove()
    type_in(monkeypatch, "\n")
    assert "0 characters in all" in complaint_of(capsys, "key", "recovery", "use", "--with", "file")
    type_in(monkeypatch, code.lower().replace("-", " ") + "\n")
    assert cli.main(["key", "recovery", "use", "--with", "file"]) == 0
    with open_repository(ring.store) as store:
        store.verify()


def complaint_of(capsys, *words):
    assert cli.main(list(words)) == 4
    (asking, line) = capsys.readouterr().err.splitlines()
    assert asking.startswith("Type the recovery code")
    return line


def test_nothing_to_work_on(home, capsys):
    for words in (("change",), ("recovery", "new")):
        code, line = complaint(capsys, "key", *words)
        assert code == 4
        assert "There is no store at" in line
    code, said = asked(capsys, "key", "status")
    assert (code, said["kind"], said["opens"]) == (0, "none", None)


@pytest.mark.parametrize("pcrs", ["x", "24", "7,", "-1", "100", "7+99"])
def test_odd_pcrs(home, capsys, pcrs):
    assert cli.main(["key", "seal", f"--pcrs={pcrs}"]) == 2
    assert "numbers from 0 to 23" in capsys.readouterr().err


@ROOT_ONLY
def test_sealing_an_existing_key(ring, capsys):
    assert cli.main(["key", "seal", "--with", "host"]) == 0
    assert "It lay in a plain file until now" in capsys.readouterr().out
    assert not ring.plain.exists()
    code, said = asked(capsys, "key", "status")
    assert (code, said["kind"], said["opens"]) == (0, "host", True)
    assert cli.main(["key", "seal", "--if-needed"]) == 0
    assert "was sealed before" in capsys.readouterr().out
    assert cli.main(["search", "red"]) in (0, 1)


@ROOT_ONLY
def test_sealing_at_the_first_start(home, capsys):
    store = home / "new" / "store.db"
    words = ("key", "seal", "--if-needed", "--with", "host", "--store", str(store))
    assert "is not there yet" in complaint(capsys, *words)[1]
    store.parent.mkdir()
    assert cli.main(list(words)) == 0
    assert sorted(path.suffix for path in store.parent.iterdir()) == [".lock", ".lock", ".sealed"]
    capsys.readouterr()
    assert cli.main(["index", "shop", "--store", str(store)]) == 0
    assert not KeyRing(store).plain.exists()


@ROOT_ONLY
def test_root_leaves_every_file_to_the_owner_of_the_store(ring, capsys):
    for path in (ring.store.parent, *ring.store.parent.iterdir()):
        os.chown(path, 4242, 4242)
    # Above it, others may not enter what pytest has made.
    for folder in list(ring.store.parent.parents)[:-2]:
        folder.chmod(stat.S_IMODE(folder.stat().st_mode) | 0o011)
    code = a_code(capsys)
    for words in (["key", "seal", "--with", "host"], ["key", "change"], ["key", "status"]):
        assert cli.main(words) == 0
    assert {path.stat().st_uid for path in ring.store.parent.iterdir()} == {4242}
    assert (os.geteuid(), code != "") == (0, True)


def test_no_key_and_no_code_is_seen_in_arguments_environment_or_logs(ring, capsys, monkeypatch):
    """A stand-in for systemd-creds writes down what any process sees of it, and does its work."""
    if os.geteuid() != 0 or not shutil.which("systemd-creds"):
        pytest.skip("sealing takes root and systemd")
    real, seen = shutil.which("systemd-creds"), ring.store.parent.parent / "seen"
    tools = ring.store.parent.parent / "tools"
    tools.mkdir()
    stand_in = tools / "systemd-creds"
    stand_in.write_text(
        f"#!/bin/sh\ncat /proc/$$/cmdline /proc/$$/environ /proc/$PPID/cmdline "
        f'/proc/$PPID/environ >> {seen}\nexec {real} "$@"\n'
    )
    stand_in.chmod(0o755)
    environ = {**os.environ, "PATH": f"{tools}:{os.environ['PATH']}"}
    said = b""
    keys = [ring.plain.read()]

    def run(*words, given=b""):
        nonlocal said
        done = subprocess.run(
            [sys.executable, "-X", "dev", "-m", "kiosk", *words, "--store", str(ring.store)],
            cwd=ROOT, env=environ, input=given, capture_output=True, check=True, timeout=120,
        )  # fmt: skip
        said += done.stderr + (b"" if "new" in words else done.stdout)
        return done.stdout.decode()

    code = re.findall(r"(?:[0-9A-Z]{5}-){6}[0-9A-Z]{5}", run("key", "recovery", "new"))[0]
    run("key", "seal", "--with", "host")
    run("key", "change")
    keys += ring.open_sealed()
    ring.sealed.unlink()
    run("key", "recovery", "use", "--with", "host", given=code.encode() + b"\n")
    run("key", "status")
    visible = seen.read_bytes()
    assert visible.count(b"--with-key=host") >= 4
    assert b"decrypt" in visible
    for secret in [*keys, *(key.hex().encode() for key in keys), code.encode()]:
        assert secret not in visible
        assert secret not in said
    for path in (Path("/proc/self/cmdline"), Path("/proc/self/environ")):
        assert all(key.hex().encode() not in path.read_bytes() for key in keys)
