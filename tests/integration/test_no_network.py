"""The real application, with its model and a whole visit: nothing leaves it, by any way tried.

``CI=true`` would switch onnxruntime's telemetry off by itself, so its children run without it.
"""

import contextlib
import json
import os
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from pathlib import Path

import cv2
import numpy as np
import pytest
from PIL import Image

from kiosk.memory import forgetful
from kiosk.settings import Settings, default_model
from kiosk.walls.residue import lies_in_memory
from kiosk.walls.syscalls import REFUSED
from kiosk.wiring import index_folder
from tests.integration.escaping import FAMILIES, WORD
from tests.integration.test_no_trace_on_disk import noisy

ROOT = Path(__file__).parents[2]
SHARED_MEMORY = "/dev/shm"  # noqa: S108 - a folder of the test's own is made in it
TRACED = ",".join(["%network", *REFUSED])


class Place:
    """A kiosk with the default model and a small shop, and things to show to it."""

    def __init__(self, folder: Path, memory: Path) -> None:
        self.folder, self.memory = folder, memory
        self.home, self.film = folder / "home", folder / "film"
        shop = folder / "shop"
        for made in (shop, self.film, self.home):
            made.mkdir()
        colours = ((210, 30, 30), (30, 190, 40), (30, 40, 210), (220, 210, 40))
        for number, colour in enumerate(colours):
            Image.fromarray(noisy(number, colour, (64, 64))).save(shop / f"thing-{number}.png")
        seen = noisy(77, (200, 40, 40), (640, 360))
        for number in range(60):
            rgb = np.full_like(seen, 128) if number < 8 else seen
            picture = cv2.cvtColor(rgb, cv2.COLOR_RGB2BGR)
            cv2.imwrite(str(self.film / f"{number:04}.png"), picture)
        self.picture = folder / "chosen.png"
        Image.fromarray(noisy(99, (40, 40, 200), (320, 240))).save(self.picture)
        self.settings = Settings(folder / "data", folder / "data" / "store.db", default_model())
        index_folder(self.settings, shop)

    def command(self, **orders) -> list[str]:
        told = {"words": "red thing", "picture": str(self.picture), **orders}
        return [
            sys.executable, "-m", "tests.integration.lending", json.dumps(told), "window",
            "--store", str(self.settings.store), "--camera", str(self.film),
        ]  # fmt: skip

    def environ(self) -> dict[str, str]:
        kept = {
            key: of for key, of in os.environ.items()
            if not key.startswith(("XDG_", "CI", "ORT_", "KIOSK_")) and key != "TMPDIR"
        }  # fmt: skip
        return forgetful({
            **kept, "HOME": str(self.home), "XDG_CACHE_HOME": str(self.home / "cache"),
            "QT_QPA_PLATFORM": "offscreen", "PYTHONDONTWRITEBYTECODE": "1",
            # Where its temporary files and caches go: a folder in memory of this test's own.
            "XDG_RUNTIME_DIR": str(self.memory),
        })  # fmt: skip

    def live(self, *before: str, **orders) -> str:
        done = subprocess.run(
            [*before, *self.command(**orders)], cwd=ROOT, env=self.environ(), text=True,
            capture_output=True, timeout=300, check=False, stdin=subprocess.DEVNULL,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr[-3000:]
        assert done.stdout.endswith("over\n")
        return done.stdout


@pytest.fixture(scope="module")
def place(tmp_path_factory) -> Iterator[Place]:
    if not lies_in_memory(SHARED_MEMORY):
        pytest.skip(f"{SHARED_MEMORY} is not in memory here")
    with tempfile.TemporaryDirectory(dir=SHARED_MEMORY, prefix="kiosk-test-") as memory:
        yield Place(tmp_path_factory.mktemp("kiosk"), Path(memory))


class Listener:
    """Hears what comes over the network of this machine."""

    def __init__(self) -> None:
        self.tcp, self.udp = socket.socket(), socket.socket(type=socket.SOCK_DGRAM)
        for one in (self.tcp, self.udp):
            one.bind(("127.0.0.1", 0))
            one.settimeout(0.2)
        self.tcp.listen()
        self.heard: list[bytes] = []
        self._over = threading.Event()
        self._threads = [threading.Thread(target=of) for of in (self._on_tcp, self._on_udp)]

    @property
    def address(self) -> tuple[str, int, int]:
        return "127.0.0.1", self.tcp.getsockname()[1], self.udp.getsockname()[1]

    def _on_tcp(self) -> None:
        while not self._over.is_set():
            with contextlib.suppress(TimeoutError):
                one, _ = self.tcp.accept()
                with one:
                    one.settimeout(5)
                    self.heard.append(b"tcp " + one.recv(99))

    def _on_udp(self) -> None:
        while not self._over.is_set():
            with contextlib.suppress(TimeoutError):
                self.heard.append(b"udp " + self.udp.recv(99))

    def __enter__(self) -> "Listener":
        for one in self._threads:
            one.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        for one in self._threads:
            one.join()
        self.tcp.close()
        self.udp.close()


@pytest.fixture
def listener() -> Iterator[Listener]:
    with Listener() as one:
        yield one


def escapes(out: str) -> dict[str, str]:
    (line,) = (line for line in out.splitlines() if line.startswith("escapes "))
    return dict(json.loads(line.removeprefix("escapes ")))


@pytest.mark.slow
def test_every_way_out_is_refused(place, listener):
    tried = escapes(place.live(address=listener.address))
    assert len(tried) > 3 * len(FAMILIES)
    resolver = tried.pop("resolver")
    assert resolver.startswith("no answer")
    assert {name: said for name, said in tried.items() if said != "EACCES"} == {}
    assert listener.heard == []


@pytest.mark.slow
def test_without_the_wall_the_ways_are_open(place, listener):
    """The test above can fail: the same process without its filter gets out."""
    tried = escapes(place.live(address=listener.address, without=["close_network"]))
    ours = {"python tcp", "python udp", "name server", "c udp", "syscall socket",
            "syscall socket, high bits", "c netlink raw"}  # fmt: skip
    if "qt tcp" in tried:
        ours |= {"qt tcp", "qt udp"}
    assert {tried[name] for name in ours} == {"open"}
    assert tried["syscall request_key"] != "EACCES"
    heard = b"\n".join(listener.heard)
    for way in (b"tcp ", b"udp "):
        assert way + WORD in heard


def can_trace() -> str:
    """Say why system calls cannot be traced here; "" where they can."""
    strace = shutil.which("strace")
    if strace is None:
        return "strace is not installed: apt-get install strace"
    done = subprocess.run([strace, "true"], capture_output=True, check=False)
    return "" if done.returncode == 0 else "strace may not trace here"


def traced(place: Place, to: Path, **orders) -> list[str]:
    place.live("strace", "-f", "-qq", "-e", f"trace={TRACED}", "-o", str(to), **orders)
    return to.read_text(encoding="utf-8", errors="replace").splitlines()


def families(lines: list[str]) -> set[str]:
    """Give every family that was asked for, or spoken to."""
    asked = re.compile(r"\b(?:socket|socketpair)\((\w+)|sa_family=(\w+)")
    return {one or other for line in lines for one, other in asked.findall(line)}


@pytest.mark.slow
@pytest.mark.skipif(bool(can_trace()), reason=can_trace() or "strace is there")
def test_a_traced_visit_has_no_socket_but_of_this_machine(place, tmp_path):
    lines = traced(place, tmp_path / "trace")
    others = [line for line in lines if families([line]) - {"AF_UNIX"}]
    # The one try by which the process sees that its filter works, before all else.
    (proof,) = others
    assert "socket(AF_INET, SOCK_STREAM|SOCK_CLOEXEC" in proof
    assert proof.endswith("= -1 EACCES (Permission denied)")
    assert not [line for line in lines[: lines.index(proof)] if families([line])]
    refused = re.compile(rf"\b({'|'.join(REFUSED)})\(")
    assert [line for line in lines if refused.search(line)] == []


@pytest.mark.slow
@pytest.mark.skipif(bool(can_trace()), reason=can_trace() or "strace is there")
@pytest.mark.parametrize("without", [[], ["close_network"]])
def test_the_trace_sees_what_is_tried(place, listener, tmp_path, without):
    lines = traced(place, tmp_path / "trace", address=listener.address, without=without)
    assert {"AF_INET", "AF_INET6", "AF_NETLINK", "AF_VSOCK", "AF_PACKET"} <= families(lines)
    assert any("io_uring_setup(" in line for line in lines)
    tried = [line for line in lines if re.search(r"\bsocket\(AF_(INET|INET6|NETLINK)\b", line)]
    assert all(("EACCES" in line) is not bool(without) for line in tried if "SOCK_DGRAM" in line)


@pytest.mark.slow
def test_no_telemetry_is_kept(place):
    """No device's number, no queue of events: nothing at all in a home and caches that were empty.

    onnxruntime 1.32, outside of the kiosk, leaves ``deviceid`` and ``onnxruntime.db`` in the
    caches, below ``Microsoft/DeveloperTools/.onnxruntime``.
    """
    place.live()
    assert list(place.home.rglob("*")) == []
    kept = [path for path in place.memory.rglob("*") if path.is_file()]
    assert kept == []
    assert (place.memory / "kiosk" / "cache").is_dir()
