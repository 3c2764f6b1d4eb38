"""The command line as a process of its own: signals, streams and what stays on the disk."""

import json
import os
import signal
import subprocess
import sys

from kiosk.store import open_repository
from tests.cli.asking import ROOT, run
from tests.fakes.pictures import file_of, plain, write


def test_as_a_process_of_its_own(shop):
    done = run("search", os.fsdecode(b"red \xff"), "--json")
    assert done.returncode == 0, done.stderr
    assert done.stderr == b""
    assert json.loads(done.stdout)["results"][0]["id"] == "red"
    done = run("match", os.fsdecode(b"\xff.jpg"))
    assert done.returncode == 5
    assert done.stderr.startswith(b"kiosk: There is no picture")
    assert done.stderr.count(b"\n") == 1


def test_a_reader_that_has_seen_enough(shop):
    reads, writes = os.pipe()
    os.close(reads)
    with subprocess.Popen(
        [sys.executable, "-m", "kiosk", "search", "red", "--json"],
        cwd=ROOT,
        stdout=writes,
        stderr=subprocess.PIPE,
    ) as child:
        os.close(writes)
        _, complained = child.communicate(timeout=300)
    assert complained == b""
    assert child.returncode == 0


def test_without_standard_streams(shop):
    code = f"cd {ROOT} && exec {sys.executable} -m kiosk search red >&- 2>&-"
    assert subprocess.run(["sh", "-c", code], check=False).returncode == 0  # noqa: S607


def test_nothing_of_a_visit_is_left_on_the_disk(shop, monkeypatch):
    """Plant markers in words, a picture and its name, and look at every file that is made."""
    (shop / "tmp").mkdir()
    places = {"HOME": "home", "TMPDIR": "tmp", "XDG_CACHE_HOME": "cache"}
    environ = {**os.environ, **{name: str(shop / at) for name, at in places.items()}}
    marked = shop / "shop" / "products.csv"
    marked.write_text("file,id,name\nred.png,Zanzibar-1,Zanzibarmug\n", encoding="utf-8")
    assert run("index", str(shop / "shop"), env=environ).returncode == 0
    marked.unlink()
    # Something red is there, and no such thing: no match.
    assert run("search", "red", "Timbuktu", "沙漠", env=environ).returncode == 1
    assert run("match", str(shop / "shop" / "red.png"), env=environ).returncode == 0
    marks = [
        b"Zanzibar",
        b"Timbuktu",
        "沙漠".encode(),
        b"red.png",
        b"SQLite format",
        b"\x00\x10JFIF",  # a thumbnail; a shorter mark may come up in ciphertext by chance
    ]
    seen = 0
    for path in shop.rglob("*"):
        if path.is_file() and not path.is_relative_to(shop / "shop"):
            seen += 1
            content = path.read_bytes()
            assert not [mark for mark in marks if mark in content], path
    assert seen >= 2
    with open_repository(shop / "data" / "kiosk" / "store.db") as repository:
        assert list(repository.items()) == ["Zanzibar-1"]


def test_ctrl_c_in_a_process_of_its_own(home):
    for number in range(1500):
        rgb = (number % 256, 90, 40)
        write(home / "many" / f"{number}.png", file_of(plain(rgb, (20, 20)), "PNG"))
    with subprocess.Popen(
        [sys.executable, "-m", "kiosk", "index", str(home / "many")],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as child:
        store = home / "data" / "kiosk" / "store.db"
        while child.poll() is None and not store.exists():
            pass
        child.send_signal(signal.SIGINT)
        _, complained = child.communicate(timeout=300)
    assert child.returncode == 130
    assert b"Stopped. What is done is kept" in complained
    assert b"Traceback" not in complained
    with open_repository(store) as repository:
        repository.verify()
