"""After a day of visits to the real application nothing of any of them lies anywhere.

Every file the process opened to write is known from its system calls, so that nothing has to be
guessed about where to look.
"""

import json
import re
import secrets
import shutil
import string
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image

from kiosk.memory import forgetful
from kiosk.walls.residue import lies_in_memory
from tests.integration.test_no_network import SHARED_MEMORY, can_trace
from tests.integration.test_no_trace_on_disk import (
    ROOT,
    digests,
    environ,
    film,
    found_in,
    noisy,
    place,
    rows,
    told_apart,
)

__all__ = ["film", "place"]
VISITS = 12
_OPENED = re.compile(r'\b(?:openat\(\w+, |open\(|creat\()"([^"]+)"(?:, (\S+?)[,)])?.* = \d+$')
_MADE = re.compile(
    r'\b(?:rename|renameat2?|mkdir|mkdirat|symlink|symlinkat|link|linkat)\(.*"([^"]+)".* = 0$'
)


@pytest.fixture
def memory() -> Iterator[Path]:
    if not lies_in_memory(SHARED_MEMORY):
        pytest.skip(f"{SHARED_MEMORY} is not in memory here")
    with tempfile.TemporaryDirectory(dir=SHARED_MEMORY, prefix="kiosk-test-") as folder:
        yield Path(folder)


def written(trace: Path) -> set[Path]:
    """Give every file that was opened to write, made or renamed."""
    found = set()
    for line in trace.read_text(encoding="utf-8", errors="replace").splitlines():
        if opened := _OPENED.search(line):
            path, flags = opened.groups()
            if flags is None or re.search("O_WRONLY|O_RDWR|O_CREAT|O_TMPFILE", flags):
                found.add(Path(path))
        elif made := _MADE.search(line):
            found.add(Path(made.group(1)))
    return found


@pytest.mark.slow
def test_nothing_of_a_day_is_left_anywhere(place, film, tmp_path, memory):
    path, seen = film
    chosen = noisy(99, (40, 40, 200), (320, 240))
    shown = tmp_path / "shown"
    shown.mkdir()
    Image.fromarray(chosen).save(shown / "chosen.png")
    words = [
        "red " + "".join(secrets.choice(string.ascii_lowercase) for _ in range(14))
        for _ in range(VISITS)
    ]
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    before, stored = digests(place), rows(place)
    orders = {"words": words, "picture": str(shown / "chosen.png")}
    trace = tmp_path / "trace"
    traced = ["strace", "-f", "-qq", "-e", "trace=%file,creat", "-s", "4096", "-o", str(trace)]
    done = subprocess.run(
        [
            *([] if can_trace() else traced),
            sys.executable, "-m", "tests.integration.lending", json.dumps(orders), "window",
            "--store", place / "store.db", "--model", place / "model", "--camera", path,
        ],
        cwd=ROOT, text=True, capture_output=True, timeout=500, check=False,
        env=forgetful({**environ(place, scratch), "XDG_RUNTIME_DIR": str(memory)}),
    )  # fmt: skip
    shutil.rmtree(scratch / "runtime")
    assert done.returncode == 0, done.stderr[-3000:]
    assert done.stdout.count("match") == 2 * VISITS
    marks = [mark for one in words for mark in told_apart(place, one, [])]
    marks += told_apart(place, words[0], [seen, chosen])
    for folder in (place, scratch, memory):
        assert found_in(folder, marks) == {}
    log = (done.stdout + done.stderr).encode()
    assert [mark for mark in marks if mark in log] == []
    # No file more in state and home, none changed; temporary files are gone, caches are empty.
    assert digests(place) == before
    assert rows(place) == stored
    assert digests(scratch) == {}
    assert digests(memory) == {}
    if can_trace():
        return
    store = {place / f"store.db{end}" for end in ("", "-wal", "-shm", ".lock")}
    strange = {
        one for one in written(trace) - store
        if not one.is_relative_to(memory) and not one.is_relative_to("/proc")
        and one != Path("/dev/null")
    }  # fmt: skip
    assert strange == set()


def test_what_is_written_is_seen(tmp_path):
    """The trace above shows files that are made, in whatever way."""
    if can_trace():
        pytest.skip(can_trace())
    code = "import os; open('a','w'); os.mkdir('b'); os.rename('a','c'); open('/etc/hostname')"
    subprocess.run(
        ["strace", "-f", "-qq", "-e", "trace=%file,creat", "-o", "trace",  # noqa: S607
         sys.executable, "-c", code], cwd=tmp_path, check=True,
    )  # fmt: skip
    assert {Path("a"), Path("b"), Path("c")} <= written(tmp_path / "trace")
    assert Path("/etc/hostname") not in written(tmp_path / "trace")
