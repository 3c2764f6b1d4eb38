"""Encoding on a Ray cluster: the same bytes, shard by shard, and nothing beyond the loopback."""

import importlib.util
import subprocess
import sys
from pathlib import Path

import pytest

from tests.fakes.bundles import write_fake_bundle
from tests.fakes.offices import COLOURS, DIM, Office
from tools import build_catalog

ROOT = Path(build_catalog.__file__).parents[1]
needs_ray = pytest.mark.skipif(
    importlib.util.find_spec("ray") is None, reason="ray is not installed"
)
# Small shards, so that there are several; and every port of the cluster is looked at.
_CHILD = """
import glob, os, re, sys
from tools import build_catalog
from tools.building import ray_encoding

def addresses():
    inodes = {}
    for table in ("/proc/net/tcp", "/proc/net/tcp6"):
        for line in open(table).read().splitlines()[1:]:
            fields = line.split()
            if fields[3] == "0A":
                inodes[fields[9]] = fields[1].split(":")[0]
    parents = {}
    for path in glob.glob("/proc/[0-9]*/stat"):
        try:
            parents[path.split("/")[2]] = open(path).read().rpartition(")")[2].split()[1]
        except OSError:
            pass
    for pid in parents:
        at = pid
        while at in parents and at != str(os.getpid()):
            at = parents[at]
        if at == str(os.getpid()):
            for link in glob.glob(f"/proc/{pid}/fd/*"):
                try:
                    found = re.match(r"socket:.(\\d+).", os.readlink(link))
                except OSError:
                    continue
                if found and found[1] in inodes:
                    yield inodes[found[1]]

ray_encoding.SHARD = 7
collected = ray_encoding._collected

def looked_at(*arguments):
    seen.update(addresses())
    calls.append(1)
    if len(calls) == int(sys.argv[1]):
        raise KeyboardInterrupt
    return collected(*arguments)

seen, calls = set(), []
ray_encoding._collected = looked_at
code = build_catalog.main(sys.argv[2:])
loopback = {"0100007F", "0000000000000000FFFF00000100007F", "00000000000000000000000001000000"}
print("shards", len(calls), "open", seen - loopback)
assert seen and seen <= loopback, seen
assert os.environ["RAY_USAGE_STATS_ENABLED"] == "0"
sys.exit(code)
"""


@pytest.fixture
def office(tmp_path, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1790000000")
    model = write_fake_bundle(tmp_path / "model", embed_dim=DIM)
    made = Office(tmp_path / "office", model)
    for number in range(30):
        made.add(number, list(COLOURS)[number % 4])
    (made.pictures / "item-003.jpg").write_bytes(b"no picture")
    return made


@needs_ray
@pytest.mark.slow
def test_the_same_bytes_as_without_and_goes_on_where_it_was_stopped(office, tmp_path):
    def run(stop_at: int):
        arguments = office.arguments("--ray", "local")
        command = [sys.executable, "-c", _CHILD, str(stop_at), *arguments]
        return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)

    stopped = run(3)
    assert stopped.returncode == 130, stopped.stderr
    done = run(0)
    assert done.returncode == 0, done.stderr
    # Two of the five shards came back before.
    assert "shards 3" in done.stdout
    assert "item-003.jpg: The file is not a JPEG" in done.stdout
    with_ray = office.everything()
    office.out = tmp_path / "without"
    office.build()
    assert office.everything() == with_ray


def test_an_address_where_nothing_answers_is_said_at_once(office, capsys):
    for address in ("127.0.0.1:1", "nowhere", "ray://127.0.0.1:1", "127.0.0.1:99999"):
        assert office.build("--ray", address) == 6
        assert f"Nothing answers at {address}" in capsys.readouterr().err


def test_without_ray_it_is_said_how_to_get_it(office, capsys, monkeypatch):
    monkeypatch.setitem(sys.modules, "ray", None)
    assert office.build("--ray", "local") == 6
    assert "Ray is not installed" in capsys.readouterr().err
