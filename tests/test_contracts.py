"""The rooms know only what they may, and the tree holds nothing that does not belong in it."""

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
CONTRACTS = "from importlinter.cli import lint_imports_command as run; run(['--no-cache'])"


def test_the_import_contracts_hold():
    done = subprocess.run(
        [sys.executable, "-c", CONTRACTS],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("name", ["requirements.lock", "requirements-dev.lock"])
def test_the_locks_are_exact_hashed_and_name_no_registry(name):
    text = (ROOT / name).read_text(encoding="utf-8")
    assert "://" not in text
    assert not re.search(r"^\s*(-i|-f|--index|--extra-index|--find-links|--trusted)", text, re.M)
    wanted = re.findall(r"^[A-Za-z0-9].*$", text, re.M)
    assert len(wanted) >= 20
    assert all("==" in line for line in wanted)
    pieces = re.split(r"^(?=[A-Za-z0-9])", text, flags=re.M)
    assert all("--hash=sha256:" in piece for piece in pieces if piece.strip())


def test_the_lock_holds_what_the_project_asks_for():
    with (ROOT / "pyproject.toml").open("rb") as file:
        project = tomllib.load(file)["project"]
    runtime = (ROOT / "requirements.lock").read_text(encoding="utf-8").lower()
    everything = (ROOT / "requirements-dev.lock").read_text(encoding="utf-8").lower()
    for wanted in project["dependencies"]:
        assert _name(wanted) + "==" in runtime
    for wanted in [*project["dependencies"], *project["optional-dependencies"]["dev"]]:
        assert _name(wanted) + "==" in everything
    assert "opencv-python==" not in everything
    assert "\ntorch==" not in everything
    (version,) = re.findall(r"^onnxruntime==(\d+)\.(\d+)", everything, re.M)
    assert (1, 26) <= (int(version[0]), int(version[1])) < (1, 29)
    # What both files hold, they hold in one version.
    pins = dict(re.findall(r"^([a-z0-9-]+)==([^ ]+) \\$", everything, re.M))
    for name, pinned in re.findall(r"^([a-z0-9-]+)==([^ ]+) \\$", runtime, re.M):
        assert pins[name] == pinned


def _name(requirement: str) -> str:
    return re.split(r"[<>=!~ \[]", requirement, maxsplit=1)[0].lower().replace("_", "-")
