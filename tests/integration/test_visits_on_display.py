"""The visits of ``tests.ui.ways`` on a display, through xcb; without Xvfb they are left out."""

import ctypes
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import PySide6
import pytest

from kiosk.ui.languages import LANGUAGES
from tests.ui.ways import WAYS

ROOT = Path(__file__).parents[2]
MOST_SECONDS = 300


def missing() -> str:
    """Say what is missing here to open a window on a display of its own."""
    if shutil.which("Xvfb") is None:
        return "Xvfb is not installed: apt-get install xvfb"
    xcb = Path(PySide6.__file__).parent / "Qt" / "plugins" / "platforms" / "libqxcb.so"
    try:
        ctypes.CDLL(str(xcb))
    except OSError as error:
        return f"Qt's xcb needs libraries that are not installed ({error}): ./run names them"
    return ""


@pytest.fixture
def display() -> Iterator[str]:
    """Start a display that nobody sees, on a number that is free, and end it afterwards."""
    reading, writing = os.pipe()
    program = shutil.which("Xvfb") or ""
    with subprocess.Popen(
        [program, "-displayfd", str(writing), "-screen", "0", "1280x800x24", "-nolisten", "tcp"],
        pass_fds=(writing,), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    ) as server:  # fmt: skip
        os.close(writing)
        try:
            with os.fdopen(reading) as told:
                number = told.readline().strip()
            assert number, "Xvfb did not start"
            yield f":{number}"
        finally:
            server.terminate()


@pytest.mark.slow
@pytest.mark.skipif(bool(missing()), reason=missing() or "everything is there")
def test_every_visit_is_made_on_a_display(display, tmp_path):
    environ = {**os.environ, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb", "HOME": str(tmp_path)}
    environ.pop("WAYLAND_DISPLAY", None)
    done = subprocess.run(
        [sys.executable, "-m", "tests.integration.walking"], cwd=ROOT, env=environ, text=True,
        capture_output=True, timeout=MOST_SECONDS, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-2000:]
    lines = done.stdout.splitlines()
    assert lines[0] == "platform xcb"
    walked = {tuple(line.split("|")[:2]) for line in lines[1:]}
    assert walked >= {(way, one.code) for way in WAYS for one in LANGUAGES if one.code != "zh"}
