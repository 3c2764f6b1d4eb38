"""Verifying a delivery by itself, whatever whoever brought it has checked or changed."""

import hashlib
import os
import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from kiosk.catalog.description import read_catalog_description, read_model_description
from kiosk.catalog.layout import piece_path
from kiosk.catalog.trust import Delivery, Trust, open_delivery, read_verified
from kiosk.domain import ModelId
from kiosk.errors import ExpiredError, IncompleteUpdateError, RollbackError, UpdateError
from tests.fakes.updates import NOW, FakeRepository, Role, entry

MODEL = ModelId("fake", "1" * 64)


@pytest.fixture
def office(tmp_path: Path) -> FakeRepository:
    office = FakeRepository(tmp_path / "office")
    office.add_catalog([entry("a"), entry("b")], MODEL, base=True)
    return office


def opened(
    office: FakeRepository, trust: Trust | None = None, *,
    now: datetime = NOW, channel: str = "default", folder: Path | None = None,
) -> Delivery:  # fmt: skip
    return open_delivery(folder or office.folder, channel, office.first_root, trust, now)


def copy(office: FakeRepository, name: str) -> Path:
    return Path(shutil.copytree(office.folder, office.folder.with_name(name)))


def test_what_a_delivery_gives(office, tmp_path):
    bundle = tmp_path / "bundle"
    bundle.mkdir()
    (bundle / "manifest.json").write_bytes(b"{}")
    office.add_model(bundle, MODEL)
    office.publish()
    delivery = opened(office)
    description = read_catalog_description(delivery.description, "default")
    assert (description.version, description.items) == (1, 2)
    assert delivery.expires == office.expires
    assert delivery.keyids == tuple(key.keyid for key in office.roles["targets"].keys)
    files = read_model_description(delivery.model(MODEL.digest), MODEL.digest).files
    assert [file.name for file in files] == ["manifest.json"]
    with pytest.raises(IncompleteUpdateError, match="needs a model"):
        delivery.model("2" * 64)
    piece = description.layers[0].pieces[0]
    content = read_verified(delivery.folder, piece.sha256, piece.bytes)
    assert hashlib.sha256(content).hexdigest() == piece.sha256
    # The same again, from what it said is trusted now.
    assert opened(office, delivery.trust).description == delivery.description


def test_a_region_by_keys_of_its_own(office):
    office.delegate("region-north", "north")
    office.add_catalog([entry("n")], MODEL, base=True, channel="north", role="region-north")
    both = [*office.roles["targets"].keys, *office.delegates["region-north"].keys]
    assert opened(office, channel="north").keyids == tuple(sorted(key.keyid for key in both))
    assert opened(office).keyids == (office.roles["targets"].keys[0].keyid,)
    with pytest.raises(UpdateError, match="no catalog for the channel south"):
        opened(office, channel="south")


def test_a_folder_that_can_only_be_read(office):
    for path in [office.folder, *office.folder.rglob("*")]:
        path.chmod(0o555 if path.is_dir() else 0o444)
    before = sorted(office.folder.rglob("*"))
    opened(office)
    assert sorted(office.folder.rglob("*")) == before


class TestAttacks:
    def test_rollback_whatever_became_of_the_updaters_cache(self, office):
        """The floor is what this kiosk trusted, not what whoever brings updates has kept."""
        old = copy(office, "old")
        office.add_catalog([entry("c")], MODEL)
        trust = opened(office).trust
        assert opened(office, folder=old).description
        with pytest.raises(RollbackError):
            opened(office, trust, folder=old)

    def test_rollback_of_the_timestamp_alone(self, office):
        """By it somebody could hold a kiosk to an earlier end of what is signed."""
        first = copy(office, "first")
        office.write("timestamp.json", office.signed(office.timestamp, office.roles["timestamp"]))
        trust = opened(office).trust
        with pytest.raises(RollbackError):
            opened(office, trust, folder=first)

    @pytest.mark.parametrize("role", ["snapshot", "targets"])
    def test_rollback_by_stolen_keys(self, office, role):
        office.add_catalog([entry("c")], MODEL)
        trust = opened(office).trust
        if role == "snapshot":
            office.snapshot.version = 1
        else:
            office.targets["targets"].version = 1
        office.publish()
        with pytest.raises(RollbackError):
            opened(office, trust)

    def test_fast_forward_and_the_way_back(self, office):
        office.timestamp.version = office.snapshot.version = 10**12
        office.publish()
        trust = opened(office).trust
        office.timestamp.version = office.snapshot.version = 9
        office.publish()
        with pytest.raises(RollbackError):
            opened(office, trust)
        for role in ("timestamp", "snapshot"):
            office.rotate(role)
        office.publish()
        assert opened(office, trust).description

    def test_mix_and_match(self, office):
        first = copy(office, "first")
        office.add_catalog([entry("c")], MODEL)
        newest = office.snapshot.meta["targets.json"].version
        shutil.copyfile(
            first / "metadata" / f"{newest - 1}.targets.json",
            office.folder / "metadata" / f"{newest}.targets.json",
        )
        with pytest.raises(RollbackError):
            opened(office)

    def test_another_description_in_the_place_of_the_signed_one(self, office):
        (target,) = (office.folder / "targets").rglob("*.catalog.json")
        target.write_bytes(target.read_bytes() + b" ")
        with pytest.raises(UpdateError):
            opened(office)

    def test_other_signers(self, office, tmp_path):
        other = FakeRepository(tmp_path / "other")
        other.add_catalog([entry("evil")], MODEL, base=True)
        with pytest.raises(UpdateError, match="not signed by those"):
            opened(office, folder=other.folder)

    def test_other_signers_after_the_root_was_taken_over_halfway(self, office):
        """One key of three is not enough to name others."""
        office.roles["targets"] = Role()
        for key in office.roles["targets"].keys:
            office.root.add_key(key, "targets")
        office.root.version += 1
        office.sign_root(office.roles["root"].signers[:1])
        office.add_catalog([entry("evil")], MODEL)
        with pytest.raises(UpdateError, match="not signed by those"):
            opened(office)

    @pytest.mark.parametrize("part", ["timestamp", "snapshot", "targets"])
    def test_freeze(self, office, part):
        signed = {"timestamp": office.timestamp, "snapshot": office.snapshot}.get(
            part, office.targets["targets"]
        )
        signed.expires = NOW + timedelta(days=7)
        office.publish()
        delivery = opened(office, now=NOW + timedelta(days=6))
        assert delivery.expires == NOW + timedelta(days=7)
        with pytest.raises(ExpiredError):
            opened(office, delivery.trust, now=NOW + timedelta(days=8))

    def test_the_time_that_counts_is_the_one_that_is_given(self, office):
        with pytest.raises(ExpiredError):
            opened(office, now=datetime(2050, 1, 1, tzinfo=UTC))
        assert opened(office, now=datetime(1970, 1, 1, tzinfo=UTC)).description

    def test_thirty_roots(self, office):
        trust = opened(office).trust
        for _ in range(15):
            for role in ("root", "targets"):
                office.rotate(role)
        office.publish()
        delivery = opened(office, trust)
        assert delivery.keyids == (office.roles["targets"].keys[0].keyid,)
        assert opened(office, delivery.trust).description

    def test_endless_metadata(self, office):
        path = office.folder / "metadata" / "timestamp.json"
        with path.open("ab") as file:
            file.truncate(1 << 40)
        with pytest.raises(UpdateError, match="longer than it may be"):
            opened(office)

    def test_a_pipe_that_nobody_writes_into(self, office):
        path = office.folder / "metadata" / "timestamp.json"
        path.unlink()
        os.mkfifo(path)
        with pytest.raises(IncompleteUpdateError, match="no ordinary file"):
            opened(office)

    @pytest.mark.parametrize("kind", ["pipe", "folder", "longer", "changed"])
    def test_pieces_that_are_none(self, office, kind):
        description = read_catalog_description(opened(office).description, "default")
        piece = description.layers[0].pieces[0]
        path = office.folder / piece_path(piece.sha256)
        content = path.read_bytes()
        path.unlink()
        if kind == "pipe":
            os.mkfifo(path)
        elif kind == "folder":
            path.mkdir()
        elif kind == "longer":
            path.write_bytes(content + b"x")
        else:
            path.write_bytes(bytes(len(content)))
        with pytest.raises(UpdateError):
            read_verified(office.folder, piece.sha256, piece.bytes)

    def test_more_descriptions_of_models_than_anybody_has(self, office):
        folder = office.folder / "targets" / "models"
        folder.mkdir()
        for number in range(1500):
            (folder / f"{number:064x}.{number:064x}.json").write_bytes(b"{}")
        assert opened(office).description


class TestTrouble:
    def test_trust_that_was_damaged_is_no_trust(self, office):
        files = {name: content[:50] for name, content in opened(office).trust.files.items()}
        assert opened(office, Trust(files)).description

    def test_trust_under_a_strange_name(self, office):
        with pytest.raises(UpdateError, match="strange name"):
            opened(office, Trust({"../../root.json": b"{}"}))

    def test_nothing_there(self, office, tmp_path):
        with pytest.raises(IncompleteUpdateError, match="holds no updates"):
            opened(office, folder=tmp_path / "none")

    def test_no_room_for_temporary_files(self, office, monkeypatch):
        def full(*_: object, **__: object) -> None:
            raise OSError(28, "No space left on device")

        monkeypatch.setattr("kiosk.catalog.trust.tempfile.TemporaryDirectory", full)
        with pytest.raises(IncompleteUpdateError, match="temporary files"):
            opened(office)
