"""``kiosk-updater`` as a timer starts it, and the conformance suite's client as the suite does."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from kiosk.domain import ModelId
from kiosk.updater import __main__ as updater
from tests.fakes.servers import served
from tests.fakes.updates import FakeRepository, entry

ROOT = Path(__file__).parents[2]
MODEL = ModelId("fake", "1" * 64)


@pytest.fixture
def office(tmp_path: Path) -> FakeRepository:
    office = FakeRepository(tmp_path / "office")
    office.add_catalog([entry("a"), entry("b")], MODEL, base=True)
    return office


@pytest.fixture
def settings(tmp_path: Path, office: FakeRepository, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "root.json").write_bytes(office.first_root)
    path = tmp_path / "settings.toml"
    path.write_text('[updates]\nfolder = "updates"\nroot = "root.json"\n', encoding="utf-8")
    monkeypatch.setenv("KIOSK_SETTINGS", str(path))
    return path


def test_from_a_stick_and_what_it_says(office, settings, capsys):
    assert updater.main(["--status"]) == 0
    assert capsys.readouterr().out == "The updater has not run yet.\n"
    assert updater.main(["--from", str(office.folder)]) == 0
    assert "Version 1 of the catalog was handed over: 1 parts" in capsys.readouterr().out
    assert updater.main(["--from", str(office.folder), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["delivery"] is None
    assert updater.main(["--status"]) == 0
    assert "Nothing new" in capsys.readouterr().out


def test_what_goes_wrong_is_one_sentence_and_stays_for_staff(office, settings, capsys, tmp_path):
    assert updater.main(["--from", str(tmp_path / "none")]) == 8
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.count("\n") == 1
    assert updater.main(["--status"]) == 0
    assert "is the stick in" in capsys.readouterr().out
    assert updater.main([]) == 6
    assert "No source is set" in capsys.readouterr().err


def test_without_updates_set_up(settings, capsys):
    settings.write_text("", encoding="utf-8")
    assert updater.main([]) == 6
    assert "set [updates]" in capsys.readouterr().err


def test_it_loads_neither_model_nor_store_nor_window():
    code = (
        "import sys, kiosk.updater.__main__\n"
        "bad = {'onnxruntime', 'sqlcipher3', 'cv2', 'PySide6', 'sqlite_utils'} & set(sys.modules)\n"
        "sys.exit(str(bad) if bad else 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False, capture_output=True)
    assert done.returncode == 0, done.stderr


class TestConformanceClient:
    """The three commands, as the suite calls them."""

    def run(self, *arguments: str) -> int:
        environ = {**os.environ, "PYTHONPATH": str(ROOT)}
        command = [sys.executable, "-m", "tests.conformance", *arguments]
        return subprocess.run(command, env=environ, check=False, capture_output=True).returncode

    def test_init_refresh_download(self, office, tmp_path):
        office.add_target("path/one.txt", b"one")
        office.add_target("two.txt", b"two")
        office.publish()
        root = tmp_path / "first.json"
        root.write_bytes(office.first_root)
        known = tmp_path / "metadata"
        where = ["--metadata-dir", str(known)]
        assert self.run(*where, "init", str(root)) == 0
        with served(office.folder) as server:
            where += ["--metadata-url", f"{server.address}/metadata"]
            assert self.run(*where, "refresh") == 0
            names = {path.name for path in known.glob("*.json")}
            assert names == {"root.json", "timestamp.json", "snapshot.json", "targets.json"}
            where += ["--target-base-url", f"{server.address}/targets"]
            where += ["--target-dir", str(tmp_path / "downloaded")]
            both = ["--target-name", "path/one.txt", "--target-name", "two.txt"]
            assert self.run(*where, *both, "download") == 0
            assert self.run(*where, *both, "download") == 0
            found = [path.read_bytes() for path in (tmp_path / "downloaded").iterdir()]
            assert sorted(found) == [b"one", b"two"]
            targets = [path for path, _ in server.asked if path.startswith("/targets/")]
            assert len(targets) == 2
            assert self.run(*where, "--target-name", "none.txt", "download") == 1
            (office.folder / "metadata" / "timestamp.json").write_bytes(b"{}")
            assert self.run(*where, "refresh") == 1

    def test_the_executable(self, office, tmp_path):
        root = tmp_path / "first.json"
        root.write_bytes(office.first_root)
        client = ROOT / "tests" / "tuf_conformance_client"
        if not (ROOT / ".venv" / "bin" / "python").exists():
            pytest.skip("there is no environment beside the project")
        command = [str(client), "--metadata-dir", str(tmp_path / "m"), "init", str(root)]
        assert subprocess.run(command, cwd=tmp_path, check=False).returncode == 0
        assert (tmp_path / "m" / "root.json").read_bytes() == office.first_root
