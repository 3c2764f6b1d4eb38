"""``kiosk update`` as those who look after a kiosk type it."""

import json
from pathlib import Path

import pytest

from kiosk import cli
from kiosk.catalog.status_file import read_status
from kiosk.encoders import read_model_id
from kiosk.errors import UpdateError
from tests.fakes.bundles import write_fake_bundle
from tests.fakes.updates import FakeRepository, entry


@pytest.fixture
def office(tmp_path: Path) -> FakeRepository:
    return FakeRepository(tmp_path / "office")


@pytest.fixture
def kiosk(tmp_path: Path, office: FakeRepository, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Set a kiosk up; give its inbox."""
    bundle = write_fake_bundle(tmp_path / "model")
    (tmp_path / "root.json").write_bytes(office.first_root)
    settings = tmp_path / "settings.toml"
    settings.write_text(
        f'data_folder = "data"\nmodel = "{bundle}"\n'
        '[updates]\nfolder = "updates"\nroot = "root.json"\nname = "berlin-3"\n',
        encoding="utf-8",
    )
    monkeypatch.setenv("KIOSK_SETTINGS", str(settings))
    office.add_catalog([entry("a"), entry("b")], read_model_id(bundle), base=True)
    inbox = tmp_path / "updates" / "inbox"
    inbox.mkdir(parents=True)
    return inbox


def run(capsys: pytest.CaptureFixture[str], *argv: str) -> tuple[int, str, str]:
    code = cli.main(["update", *argv])
    said = capsys.readouterr()
    return code, said.out, said.err


def test_from_nothing_to_a_catalog(kiosk, office, capsys, tmp_path):
    code, out, _ = run(capsys, "apply")
    assert (code, out) == (0, "There is nothing new: the kiosk has what was brought.\n")
    code, out, _ = run(capsys, "status")
    assert code == 0
    assert "not from an update" in out
    assert "let kiosk-updater fetch one" in out
    office.deliver(kiosk)
    code, out, _ = run(capsys, "apply")
    assert (code, out) == (0, "Version 1 of the catalog runs. 2 changes were applied.\n")
    code, out, _ = run(capsys, "status", "--json")
    told = json.loads(out)
    assert told["catalog"]["version"] == 1
    assert (told["items"], told["advice"], told["waiting"]) == (2, "", False)
    code, out, _ = run(capsys, "status", "--to", str(tmp_path))
    assert "Autumn, version 1" in out
    (file,) = tmp_path.glob("kiosk-status-*.json")
    status = read_status(file.read_bytes())
    assert (status.kiosk, status.version, status.trouble) == ("berlin-3", 1, None)
    with pytest.raises(UpdateError, match="signature is wrong"):
        read_status(file.read_bytes().replace(b'"version": 1', b'"version": 2'))
    code, out, _ = run(capsys, "history")
    assert "applied" in out
    assert cli.main(["search", "thing", "--json"]) in (0, 1)
    capsys.readouterr()


def test_straight_from_a_stick(kiosk, office, capsys):
    code, out, _ = run(capsys, "apply", "--from", str(office.folder), "--json")
    assert code == 0
    assert json.loads(out)["applied"]["version"] == 1


def test_a_bad_delivery_is_one_sentence(kiosk, office, capsys):
    folder = office.deliver(kiosk)
    (folder / "metadata" / "timestamp.json").write_bytes(b"{}")
    code, out, err = run(capsys, "apply")
    assert code == 8
    assert out == ""
    assert err.count("\n") == 1
    assert "damaged" in err
    code, out, _ = run(capsys, "history")
    assert "refused" in out
    code, out, _ = run(capsys, "status")
    assert "damaged" in out


def test_a_folder_that_holds_no_update(kiosk, capsys, tmp_path):
    code, _, err = run(capsys, "apply", "--from", str(tmp_path / "none"))
    assert code == 8
    assert "holds no updates" in err
