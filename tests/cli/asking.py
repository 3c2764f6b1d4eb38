"""Running a command and reading what it says."""

import json
import subprocess
import sys
from pathlib import Path

import kiosk
from kiosk import cli

ROOT = Path(kiosk.__file__).parents[1]


def asked(capsys, *words):
    """Run a command with --json and give its exit code and answer."""
    capsys.readouterr()
    code = cli.main([*words, "--json"])
    said = capsys.readouterr()
    assert said.err == "", said.err
    return code, json.loads(said.out)


def complaint(capsys, *words):
    """Run a command that fails and give its exit code and the one sentence it says."""
    code = cli.main(list(words))
    said = capsys.readouterr()
    assert said.out == ""
    (line,) = said.err.splitlines()
    assert line.startswith("kiosk: ")
    return code, line


def run(*words, **options):
    return subprocess.run(
        [sys.executable, "-m", "kiosk", *words],
        cwd=ROOT,
        capture_output=True,
        check=False,
        timeout=300,
        **options,
    )
