"""``kiosk doctor`` as it is started, behind its own walls, beside a window that runs."""

import json
import subprocess
import sys

from tests.cli.asking import ROOT, run

PRIVATE = [
    "network", "window", "second wall", "other doors", "open sockets", "core dumps", "swap",
    "temporary", "telemetry", "fault reports", "encryption", "key", "permissions", "user",
]  # fmt: skip


def checks(*words) -> tuple[int, dict[str, dict[str, str]]]:
    done = run("doctor", "--json", *words)
    assert done.stderr == b""
    answer = json.loads(done.stdout)
    assert answer["well"] is (done.returncode == 0)
    return done.returncode, {one["what"]: one for one in answer["checks"]}


def test_doctor_behind_its_walls(shop):
    code, found = checks()
    assert code == 0
    assert [what for what in found if what in PRIVATE] == PRIVATE
    assert found["store"]["found"].endswith("sound, 3 items, 3 pictures")
    assert {"model", "kiosk", "disk", "camera", "time", "screen", "fonts"} <= found.keys()
    for what in ("network", "core dumps", "fault reports", "telemetry", "encryption", "temporary"):
        assert found[what]["state"] == "ok"
        assert found[what]["by_hand"]


def test_an_auditor_gets_one_page(shop):
    done = run("doctor", "--privacy")
    assert done.returncode == 0, done.stderr
    page = done.stdout.decode()
    assert [line for line in page.splitlines() if line[:1] in "✓!✗" and line.strip()]
    assert page.startswith("The kiosk: what keeps a visit on the device, version ")
    assert "self-test" not in page
    assert page.count("By hand: ") >= len(PRIVATE) - 1


def test_a_failure_gives_the_code(shop):
    store = shop / "data" / "kiosk" / "store.db"
    store.chmod(0o644)
    code, found = checks("--privacy")
    assert code == 4
    assert not found["permissions"]["well"]
    assert str(store) in found["permissions"]["found"]


def test_a_window_without_a_filter_is_found(shop):
    """One that was started round its own way in."""
    words = [sys.executable, "-c", "import sys; print(1, flush=True); sys.stdin.read()",
             "-m", "kiosk.app", "window"]  # fmt: skip
    with subprocess.Popen(
        words, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as stand_in:  # fmt: skip
        assert stand_in.stdout is not None
        assert stand_in.stdout.readline()
        code, found = checks("--privacy")
        stand_in.communicate()
    assert code == 9
    assert str(stand_in.pid) in found["window"]["found"]
    assert found["window"]["state"] == "bad"
