"""onnxruntime sends and keeps nothing: shown in a child process that is not under CI=true."""

import os
import subprocess
import sys
from pathlib import Path

from tests.fakes.bundles import write_fake_bundle

# CI=true switches the telemetry of newer wheels off by itself and would hide it.
_HIDES = {"CI", "ORT_DISABLE_TELEMETRY"}

_CHILD = """
import os, sys, socket

asked = []
sys.addaudithook(lambda event, args: asked.append(event) if event.startswith("socket.") else None)

from pathlib import Path
from kiosk.encoders import load_bundle
import numpy as np

bundle = load_bundle(Path(sys.argv[1]))
for _ in range(5):
    bundle.text.encode_text(["red", "blue"])
    bundle.image.encode_image([np.zeros((9, 9, 3), np.uint8)])

open_sockets = [fd for fd in os.listdir("/proc/self/fd")
                if os.path.islink(f"/proc/self/fd/{fd}")
                and os.readlink(f"/proc/self/fd/{fd}").startswith("socket:")]
print(os.environ["ORT_DISABLE_TELEMETRY"], asked, open_sockets)
"""


def test_nothing_is_sent_and_nothing_kept(tmp_path: Path) -> None:
    bundle = write_fake_bundle(tmp_path / "bundle")
    home = tmp_path / "home"
    home.mkdir()
    environment = {k: v for k, v in os.environ.items() if k not in _HIDES}
    environment |= {"HOME": str(home), "XDG_CACHE_HOME": str(home / "cache"),
                    "PYTHONDONTWRITEBYTECODE": "1"}  # fmt: skip
    child = subprocess.run(
        [sys.executable, "-c", _CHILD, str(bundle)], env=environment, text=True,
        capture_output=True, timeout=120, check=True, stdin=subprocess.DEVNULL,
        cwd=Path(__file__).resolve().parents[2],
    )  # fmt: skip
    assert child.stdout.split() == ["1", "[]", "[]"]
    assert list(home.rglob("*")) == [], "a device id or a queue of events was written"


def test_the_switch_cannot_be_turned_back_by_the_environment(tmp_path: Path) -> None:
    environment = {k: v for k, v in os.environ.items() if k not in _HIDES}
    code = "import os, kiosk.encoders; print(os.environ['ORT_DISABLE_TELEMETRY'])"
    child = subprocess.run(
        [sys.executable, "-c", code], env={**environment, "ORT_DISABLE_TELEMETRY": "0"}, text=True,
        capture_output=True, timeout=120, check=True, cwd=Path(__file__).resolve().parents[2],
    )  # fmt: skip
    assert child.stdout.strip() == "1"
