"""Checks of what the kiosk stands on: room, camera, clock, screen, fonts, versions."""

import os
import platform
import shutil
import subprocess
import sys
from datetime import UTC, datetime
from importlib import metadata
from pathlib import Path

import kiosk
from kiosk.doctor.findings import Finding, attention, bad, ok, quoted
from kiosk.errors import CameraError, ConfigError, StoreError
from kiosk.settings import Settings

_LITTLE, _NONE = 1 << 30, 64 << 20
_SECONDS = 30
_PACKAGES = ("onnxruntime", "PySide6-Essentials", "opencv-python-headless", "sqlcipher3", "tuf")


def versions() -> Finding:
    """Name what runs."""
    found = [f"{kiosk.__version__} on Python {platform.python_version()}"]
    for name in _PACKAGES:
        try:
            found.append(f"{name} {metadata.version(name)}")
        except metadata.PackageNotFoundError:
            found.append(f"{name} of unknown version")
    found.append(f"Linux {platform.release()} {platform.machine()}")
    return ok("kiosk", ", ".join(found), f"{quoted(sys.executable)} -m pip list; uname -r")


def disk(settings: Settings) -> Finding:
    """Look for room: an update needs some beside what there is."""
    folder = next(path for path in (settings.store, *settings.store.parents) if path.exists())
    free = shutil.disk_usage(folder).free
    found = f"{free >> 20} MB free where the store is"
    by_hand = f"df -h {quoted(folder)}"
    if free < _NONE:
        return bad("disk", found, "Make room now.", by_hand, StoreError(found))
    if free < _LITTLE:
        return attention("disk", found, "A large update may find no room: make some.", by_hand)
    return ok("disk", found, by_hand)


def camera() -> Finding:
    """Look for a camera without switching it on."""
    by_hand = "ls -l /dev/video*"
    found = sorted(str(path) for path in Path("/dev").glob("video*"))
    if not found:
        advice = "Connect one, or serve with words alone."
        return attention("camera", "there is none", advice, by_hand)
    usable = [path for path in found if os.access(path, os.R_OK | os.W_OK)]
    if not usable:
        said = f"{', '.join(found)} may not be opened by this user"
        return bad("camera", said, "Put the user into the group video.", by_hand, CameraError(said))
    return ok("camera", f"{', '.join(usable)}, not switched on for this", by_hand)


def clock(made: str | None) -> Finding:
    """Look whether the time can be right: ``made`` is when the running catalog was built."""
    now = datetime.now(UTC)
    found = f"{now:%Y-%m-%d %H:%M} UTC"
    by_hand = "timedatectl"
    if made is not None and f"{now:%Y-%m-%dT%H:%M:%SZ}" < made:
        said = f"{found}, before the running catalog was made ({made})"
        return bad("time", said, "Set the clock: timedatectl set-time.", by_hand, ConfigError(said))
    if not Path("/dev/rtc0").exists():
        advice = "Without one the time is lost with the power, and updates may be refused."
        return attention("time", f"{found}; this machine has no clock of its own", advice, by_hand)
    return ok("time", f"{found}, kept by a clock of the machine's own", by_hand)


def screen() -> Finding:
    """Look for a screen and a display server."""
    by_hand = "grep . /sys/class/drm/*/status"
    connected = []
    for status in sorted(Path("/sys/class/drm").glob("card*-*/status")):
        if status.read_text(encoding="ascii", errors="replace").strip() == "connected":
            connected.append(status.parent.name)
    server = os.environ.get("WAYLAND_DISPLAY") or os.environ.get("DISPLAY") or ""
    if not connected:
        advice = "Connect one; over a network or in a container none can be seen."
        return attention("screen", "the kernel sees none", advice, by_hand)
    where = f", display {server}" if server else ", no display in this session"
    return ok("screen", f"{', '.join(connected)}{where}", by_hand)


def fonts() -> Finding:
    """Look for fonts with Chinese characters, as the window would."""
    by_hand = "fc-list :lang=zh lists some"
    program = Path(kiosk.__file__).parent / "ui" / "fonts_check.py"
    try:
        # A process of its own: Qt is the window's alone.
        done = subprocess.run(  # noqa: S603 - ourselves
            [sys.executable, "-I", str(program)], timeout=_SECONDS, check=False,
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
    except (OSError, subprocess.TimeoutExpired):
        return attention("fonts", "they could not be looked for", "Look by hand.", by_hand)
    if done.returncode:
        advice = "Without them Chinese is shown as boxes: install fonts-noto-cjk."
        return attention("fonts", "none has Chinese characters", advice, by_hand)
    return ok("fonts", "Chinese can be shown", by_hand)
