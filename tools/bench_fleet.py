"""A thousand simulated kiosks against a real web server on loopback: what each asks and moves.

    python -m tools.bench_fleet --kiosks 1000 --out bench-out

Every kiosk runs the updater's own code with folders of its own, against nginx (Debian's package)
serving a repository as plain files. Three rounds: a first catalog; one in a hundred goods changed;
nothing new. After each, every kiosk has to have the newest catalog. Bytes and requests are those of
the server's own log.
"""

import argparse
import json
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from kiosk.catalog.description import CatalogDescription
from kiosk.catalog.handing import Have, write_have
from kiosk.domain import ModelId
from kiosk.settings import UpdateSettings
from kiosk.terminal import ProgressLine, say, table
from kiosk.updater.once import update_once
from kiosk.updater.pace import Pace
from kiosk.updater.sources import WebSource
from tools.benching.offices import MadeUpOffice

_DIM = 512
_MODEL = ModelId("made-up", "f" * 64)
_CONFIGURATION = """
daemon off; pid {folder}/nginx.pid; error_log {folder}/error.log;
worker_processes 1;
events {{ worker_connections 512; }}
http {{
    log_format counted '$request_uri $status $bytes_sent';
    access_log {folder}/access.log counted;
    client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi; uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    types {{ }} default_type application/octet-stream;
    sendfile on;
    server {{ listen 127.0.0.1:{port}; root {root}; }}
}}
"""


@dataclass(frozen=True, slots=True)
class Round:
    """What one round came to, for each kiosk."""

    name: str
    requests: float
    bytes: float
    seconds: float
    """For all kiosks together."""


class Fleet:
    """Kiosks, each with folders of its own."""

    def __init__(self, folder: Path, size: int, root: Path, address: str, at_once: int) -> None:
        """Set up so many kiosks that trust a root and ask a server."""
        self._kiosks = [
            UpdateSettings(folder / f"kiosk-{number:05}", root) for number in range(size)
        ]
        self._address, self._at_once = address, at_once
        for kiosk in self._kiosks:
            # As a kiosk does that has its model and no catalog yet.
            write_have(kiosk.folder, Have("default", "", 0, _MODEL.digest))

    def update(self, newest: CatalogDescription, progress: Callable[[int], None]) -> None:
        """Let every kiosk update, some at a time. Raises RuntimeError where one does not."""
        done = count(1)

        def one(kiosk: UpdateSettings) -> None:
            outcome = update_once(kiosk, WebSource(self._address, Pace()))
            if outcome.version != newest.version:
                raise RuntimeError(f"a kiosk has version {outcome.version}")
            have = Have("default", newest.lineage, newest.version, _MODEL.digest, newest.made)
            write_have(kiosk.folder, have)
            # It has applied them; a thousand copies need not lie on one disk.
            for pieces in (kiosk.folder / "inbox").glob("*/pieces"):
                shutil.rmtree(pieces)
            progress(next(done))

        with ThreadPoolExecutor(self._at_once) as pool:
            list(pool.map(one, self._kiosks))


@contextmanager
def nginx(folder: Path, root: Path, binary: str) -> Iterator[str]:
    """Run nginx on loopback with a configuration of its own, and give its address."""
    folder.mkdir(parents=True)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    configuration = folder / "nginx.conf"
    configuration.write_text(_CONFIGURATION.format(folder=folder, root=root, port=port))
    process = subprocess.Popen(  # noqa: S603 - the program that was named
        [binary, "-c", str(configuration), "-p", str(folder)], stderr=subprocess.DEVNULL
    )
    try:
        end = time.monotonic() + 10
        while socket.socket().connect_ex(("127.0.0.1", port)) and time.monotonic() < end:
            time.sleep(0.05)
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait()


def measure(
    folder: Path, address: str, office: MadeUpOffice, *, kiosks: int, items: int, at_once: int,
    counted: Callable[[], tuple[int, int]],
) -> list[Round]:  # fmt: skip
    """Run the three rounds. ``counted`` gives requests and bytes since it was asked last."""
    fleet = Fleet(folder / "fleet", kiosks, office.first_root, address, at_once)
    rounds = []
    newest = office.publish(office.goods(range(items)), base=True)
    for name in ("a first catalog", "1 % changed", "nothing new"):
        if name == "1 % changed":
            numbers = range(0, items, 100)
            newest = office.publish(office.goods(numbers, 2))
        line = ProgressLine(f"kiosks, {name}")
        counted()
        started = time.perf_counter()
        fleet.update(newest, lambda done, line=line: line.update(done, kiosks, done))  # type: ignore[misc]
        line.close()
        requests, moved = counted()
        seconds = time.perf_counter() - started
        rounds.append(Round(name, requests / kiosks, moved / kiosks, seconds))
    return rounds


def log_counter(log: Path) -> Callable[[], tuple[int, int]]:
    """Count requests and bytes in nginx's log since it was asked last."""
    place = 0

    def counted() -> tuple[int, int]:
        nonlocal place
        time.sleep(0.3)
        with log.open("rb") as file:
            file.seek(place)
            lines = file.read().splitlines()
            place = file.tell()
        statuses = Counter(line.split()[1] for line in lines)
        if set(statuses) - {b"200", b"206", b"404"}:
            raise RuntimeError(f"the server answered {statuses}")
        return len(lines), sum(int(line.split()[2]) for line in lines)

    return counted


def main(argv: list[str] | None = None) -> int:
    """Measure and report. Gives 0, or 2 where there is no nginx."""
    parser = argparse.ArgumentParser(
        prog="tools.bench_fleet", description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )  # fmt: skip
    parser.add_argument("--kiosks", type=int, default=1000, help="(1000)")
    parser.add_argument("--items", type=int, default=1000, help="in the catalog (1000)")
    parser.add_argument("--at-once", type=int, default=8, help="kiosks at a time (8)")
    parser.add_argument("--out", type=Path, help="a folder for fleet.json")
    a = parser.parse_args(argv)
    binary = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")
    if binary is None:
        sys.stderr.write("There is no nginx here: apt-get install -y nginx-light\n")
        return 2
    with tempfile.TemporaryDirectory(prefix="bench-fleet-") as name:
        folder = Path(name)
        # nginx's worker may be another user.
        folder.chmod(0o755)
        office = MadeUpOffice(folder / "office", _MODEL, _DIM)
        with nginx(folder / "nginx", office.repo, binary) as address:
            rounds = measure(
                folder, address, office, kiosks=a.kiosks, items=a.items, at_once=a.at_once,
                counted=log_counter(folder / "nginx" / "access.log"),
            )  # fmt: skip
    rows = [
        [one.name, f"{one.requests:.1f}", f"{one.bytes / 1000:,.1f}", f"{one.seconds:.1f}"]
        for one in rounds
    ]
    head = [f"{a.kiosks:,} kiosks, {a.items:,} items", "requests each", "kB each", "s for all"]
    say(table(head, rows, frozenset({1, 2, 3})))
    if a.out is not None:
        a.out.mkdir(parents=True, exist_ok=True)
        told = {
            one.name: {"requests": one.requests, "bytes": one.bytes, "seconds": one.seconds}
            for one in rounds
        }
        text = json.dumps({"kiosks": a.kiosks, "items": a.items, "rounds": told}, indent=2)
        (a.out / "fleet.json").write_text(text + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
