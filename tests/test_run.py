"""The launcher: it lists what it can do, finds its way, and says what is wrong."""

import os
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


def run(*arguments: str, cwd: Path = ROOT, at: Path = ROOT / "run", **environ: str):
    return subprocess.run(
        [str(at), *arguments],
        cwd=cwd,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
        env={**os.environ, **environ},
    )


def test_alone_it_lists_what_it_can_do():
    done = run()
    assert done.returncode == 0
    for word in ("demo", "test", "kiosk", "tools", "lock"):
        assert f"\n  {word} " in done.stdout
    assert run("--help").stdout == done.stdout


def test_an_unknown_command_is_usage():
    done = run("dance")
    assert done.returncode == 2
    assert "There is no command dance." in done.stderr


def test_tools_are_listed_and_an_unknown_one_is_said():
    assert "Tools, each with --help" in run("tools").stderr
    assert "There is no tool fly" in run("tools", "fly").stderr


def test_a_python_that_does_not_fit_is_said(tmp_path):
    copy = tmp_path / "a folder with spaces"
    copy.mkdir()
    for name in ("run", "requirements.lock"):
        shutil.copy(ROOT / name, copy / name)
    done = run("kiosk", cwd=tmp_path, at=copy / "run", KIOSK_PYTHON="/bin/false")
    assert done.returncode == 1
    assert "no Python 3.11, 3.12 or 3.13" in done.stderr
    assert not (copy / ".venv").exists()


def python_that_borrows_pip(folder: Path) -> Path:
    """Write a Python whose environments take this one's pip: making one of their own is slow."""
    site = sysconfig.get_path("purelib")
    script = folder / "python"
    script.write_text(
        f"""#!/bin/sh
[ "$1 $2" = "-m venv" ] || exec "{sys.executable}" "$@"
"{sys.executable}" -m venv --without-pip "$3"
for packages in "$3"/lib/python*/site-packages; do
    echo "{site}" >"$packages/pip.pth"
done
"""
    )
    script.chmod(0o755)
    return script


def test_a_failed_install_is_said_without_addresses_and_tried_again(tmp_path):
    copy = tmp_path / "a folder with spaces"
    copy.mkdir()
    shutil.copy(ROOT / "run", copy / "run")
    shutil.copy(ROOT / "run", copy / "requirements.lock")
    environ = {"PIP_NO_INDEX": "1", "KIOSK_PYTHON": str(python_that_borrows_pip(tmp_path))}
    done = run("kiosk", cwd=tmp_path, at=copy / "run", **environ)
    assert done.returncode == 1
    assert "Installing did not work" in done.stderr
    assert "://" not in done.stderr
    assert (copy / ".venv" / "installing").exists()
    # A lock that asks for nothing: the half-made environment is thrown away and made anew.
    (copy / "requirements.lock").write_text("# nothing\n")
    (copy / "kiosk").mkdir()
    (copy / "kiosk" / "__main__.py").write_text("import sys; print(sys.argv[1:])\n")
    done = run("kiosk", "a b", "c", cwd=tmp_path, at=copy / "run", **environ)
    assert done.returncode == 0, done.stderr
    assert done.stdout == "['a b', 'c']\n"
    assert not (copy / ".venv" / "installing").exists()
    again = run("kiosk", cwd=tmp_path, at=copy / "run")
    assert again.stderr == ""
    # Another lock is another environment.
    (copy / "requirements.lock").write_text("# still nothing\n")
    assert "making .venv" in run("kiosk", cwd=tmp_path, at=copy / "run", **environ).stderr


@pytest.mark.skipif(shutil.which("shellcheck") is None, reason="shellcheck is not installed")
def test_shellcheck_finds_nothing():
    done = subprocess.run(
        [shutil.which("shellcheck") or "", "run", ".ci/run"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == 0, done.stdout
