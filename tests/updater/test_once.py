"""A run of the updater: what comes into the inbox, and what does not."""

import contextlib
import shutil
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from kiosk.catalog.handing import Have, write_have
from kiosk.catalog.pieces import Entry
from kiosk.domain import CatalogItem, ModelId
from kiosk.errors import (
    ConfigError,
    ExpiredError,
    IncompleteUpdateError,
    KioskError,
    RollbackError,
    UpdateError,
)
from kiosk.settings import UpdateSettings
from kiosk.updater.once import BusyError, Outcome, _alone, update_once
from kiosk.updater.pace import Pace
from kiosk.updater.sources import FolderSource, Source, WebSource, open_source
from tests.fakes.servers import FakeServer, served
from tests.fakes.updates import LINEAGE, NOW, FakeRepository, entry

MODEL = ModelId("fake", "1" * 64)


@pytest.fixture
def office(tmp_path: Path) -> FakeRepository:
    office = FakeRepository(tmp_path / "office")
    office.add_catalog([entry("a"), entry("b")], MODEL, base=True)
    return office


@pytest.fixture
def updates(tmp_path: Path, office: FakeRepository) -> UpdateSettings:
    root = tmp_path / "root.json"
    root.write_bytes(office.first_root)
    return UpdateSettings(tmp_path / "updates", root)


@pytest.fixture
def server(office: FakeRepository) -> Iterator[FakeServer]:
    with served(office.folder) as one:
        yield one


def web(server: FakeServer, pace: Pace | None = None) -> WebSource:
    return WebSource(server.address, pace or Pace())


def stick(office: FakeRepository) -> FolderSource:
    return FolderSource(office.folder, Pace())


def inbox(updates: UpdateSettings) -> list[str]:
    folder = updates.folder / "inbox"
    return sorted(path.name for path in folder.iterdir()) if folder.is_dir() else []


def has(updates: UpdateSettings, version: int, model: ModelId = MODEL) -> None:
    """Say what the kiosk has, as it does itself."""
    made = NOW.strftime("%Y-%m-%dT%H:%M:%SZ")
    write_have(updates.folder, Have("default", LINEAGE, version, model.digest, made))


def run(updates: UpdateSettings, source: Source, **more: object) -> Outcome:
    return update_once(updates, source, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize("way", ["folder", "web"])
def test_what_is_missing_comes_and_nothing_twice(office, updates, server, way):
    source = stick(office) if way == "folder" else web(server)
    outcome = run(updates, source)
    assert (outcome.version, outcome.pieces) == (1, 1)
    assert inbox(updates) == [outcome.delivery]
    assert run(updates, source).sentence() == "Nothing new: the newest catalog is version 1."
    has(updates, 1)
    office.add_catalog([entry("c")], MODEL)
    second = run(updates, source)
    assert (second.version, second.pieces) == (2, 1)
    assert second.moved < outcome.moved
    assert len(inbox(updates)) == 2
    office.add_catalog([entry("d")], MODEL)
    has(updates, 2)
    run(updates, source)
    # The newest, and the one that may be being read.
    assert len(inbox(updates)) == 2
    if way == "web":
        pieces = [path for path, _ in server.asked if path.startswith("/pieces/")]
        assert len(pieces) == len(set(pieces)) == 3


def test_a_delivery_is_a_repository_of_its_own(office, updates, tmp_path):
    outcome = run(updates, stick(office))
    delivery = updates.folder / "inbox" / str(outcome.delivery)
    other = UpdateSettings(tmp_path / "other", updates.root)
    assert run(other, FolderSource(delivery, Pace())).version == 1


def test_signed_anew_is_handed_over_without_a_piece(office, updates):
    run(updates, stick(office))
    has(updates, 1)
    office.publish()
    outcome = run(updates, stick(office))
    assert outcome.delivery is not None
    assert (outcome.pieces, outcome.moved) == (0, 0)
    assert "signed anew" in outcome.sentence()


def test_what_an_older_delivery_holds_does_not_move_again(office, updates, server):
    run(updates, web(server))
    office.add_catalog([entry("c")], MODEL)
    # The kiosk has applied nothing yet: the base is needed once more.
    server.asked.clear()
    outcome = run(updates, web(server))
    assert outcome.pieces == 2
    assert sum(path.startswith("/pieces/") for path, _ in server.asked) == 1


def test_a_model_comes_where_the_kiosk_has_another(office, updates, tmp_path):
    bundle = tmp_path / "bundle"
    bundle.mkdir()
    (bundle / "manifest.json").write_bytes(b"{}")
    (bundle / "image.onnx").write_bytes(b"x" * 1000)
    office.add_model(bundle, MODEL)
    office.publish()
    has(updates, 1, ModelId("old", "2" * 64))
    assert run(updates, stick(office)).pieces == 2
    has(updates, 1)
    office.publish()
    assert run(updates, stick(office)).pieces == 0


def test_a_cut_connection_goes_on_where_it_broke(office, updates, server):
    big = entry("big", jpeg=b"\xff\xd8\xff" + b"x" * 300_000)
    office.add_catalog([big], MODEL, base=True)
    server.cut_after = 100_000
    with pytest.raises(IncompleteUpdateError):
        run(updates, web(server))
    assert inbox(updates) == []
    server.cut_after = None
    server.asked.clear()
    run(updates, web(server))
    (asked,) = [asked for path, asked in server.asked if path.startswith("/pieces/")]
    assert int(asked.removeprefix("bytes=").rstrip("-")) >= 100_000
    assert len(inbox(updates)) == 1


def test_a_server_without_ranges_sends_it_whole(office, updates, server):
    big = entry("big", jpeg=b"\xff\xd8\xff" + b"x" * 300_000)
    office.add_catalog([big], MODEL, base=True)
    server.cut_after = 100_000
    with contextlib.suppress(UpdateError):
        run(updates, web(server))
    server.cut_after, server.ranges = None, False
    assert run(updates, web(server)).delivery is not None


def test_nothing_that_names_a_kiosk_is_sent(office, updates, server, monkeypatch):
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    run(updates, web(server))
    sent = {name.lower() for headers in server.headers_seen for name in headers}
    assert sent <= {"host", "user-agent", "accept-encoding", "range", "connection"}
    assert {headers["User-Agent"] for headers in server.headers_seen} == {"kiosk-updater"}


class TestAttacks:
    """What the TUF specification names, each with nothing in the inbox afterwards."""

    @pytest.fixture(autouse=True)
    def nothing_comes(self, updates: UpdateSettings) -> Iterator[None]:
        yield
        assert inbox(updates) == []

    def refused(
        self, updates: UpdateSettings, source: Source, kind: type[KioskError], why: str
    ) -> None:
        with pytest.raises(kind, match=why):
            run(updates, source)

    def test_arbitrary_software_a_target(self, office, updates):
        (target,) = (office.folder / "targets").rglob("*.catalog.json")
        target.write_bytes(target.read_bytes().replace(b"Autumn", b"Winter"))
        self.refused(updates, stick(office), UpdateError, "changed after it was signed")

    def test_arbitrary_software_a_piece(self, office, updates):
        (piece,) = (office.folder / "pieces").glob("*/*")
        content = piece.read_bytes()
        piece.write_bytes(content[:-1] + bytes([content[-1] ^ 1]))
        self.refused(updates, stick(office), UpdateError, "not what was signed")

    def test_wrong_key(self, office, updates, tmp_path):
        other = FakeRepository(tmp_path / "other")
        other.add_catalog([entry("evil")], MODEL, base=True)
        self.refused(updates, stick(other), UpdateError, "not signed by those")

    def test_endless_metadata(self, office, updates, server):
        server.endless = "timestamp.json"
        self.refused(updates, web(server), UpdateError, "longer than it may be")

    def test_endless_piece(self, office, updates, server):
        (piece,) = (office.folder / "pieces").glob("*/*")
        server.endless = piece.name
        self.refused(updates, web(server), UpdateError, "longer than what was signed")

    def test_slow_retrieval(self, office, updates, server):
        server.trickle = 0.002
        pace = Pace(least_bytes_a_second=1_000_000, grace=0.05)
        self.refused(updates, web(server, pace), IncompleteUpdateError, "only .* bytes came")

    def test_freeze(self, office, updates):
        with pytest.raises(ExpiredError, match="past its date"):
            run(updates, stick(office), now=NOW + timedelta(days=31))

    def test_threshold_not_met(self, office, updates):
        office.root.version += 1
        office.sign_root(office.roles["root"].signers[:1])
        self.refused(updates, stick(office), UpdateError, "not signed by those")

    def test_the_same_key_twice_is_no_threshold(self, office, updates):
        office.root.version += 1
        first = office.roles["root"].signers[0]
        office.sign_root([first, first])
        self.refused(updates, stick(office), UpdateError, "not signed by those")

    def test_extraneous_dependencies(self, office, updates):
        """A channel's own signers cannot add to what another channel takes."""
        office.delegate("region-north", "north")
        office.add_catalog([entry("evil")], MODEL, base=True, channel="south", role="region-north")
        south = UpdateSettings(updates.folder, updates.root, channel="south")
        self.refused(south, stick(office), UpdateError, "no catalog for the channel south")

    def test_a_stolen_timestamp_key_alone_brings_nothing(self, office, updates):
        """Whoever has it can say what is newest, but not what that is."""
        office.roles["snapshot"] = type(office.roles["snapshot"])()
        office.roles["targets"] = type(office.roles["targets"])()
        office.add_catalog([entry("evil")], MODEL, base=True)
        self.refused(updates, stick(office), UpdateError, "not signed by those")

    def test_a_redirect_is_not_followed(self, office, updates, server):
        server.redirect_to = "http://127.0.0.1:9"
        self.refused(updates, web(server), IncompleteUpdateError, "error 302")


class TestAttacksOnWhatWasSeen:
    """What an older or mixed state of the repository cannot do."""

    def parts(self, office: FakeRepository) -> dict[str, bytes]:
        return {path.name: path.read_bytes() for path in (office.folder / "metadata").iterdir()}

    def test_rollback_of_the_timestamp(self, office, updates):
        old = self.parts(office)
        office.add_catalog([entry("c")], MODEL)
        run(updates, stick(office))
        office.write("timestamp.json", old["timestamp.json"])
        with pytest.raises(RollbackError, match="older than what this kiosk has seen"):
            run(updates, stick(office))

    def test_rollback_of_snapshot_and_targets(self, office, updates):
        run(updates, stick(office))
        office.snapshot.meta["targets.json"].version = 1
        office.targets["targets"].version = 1
        office.publish()
        with pytest.raises(RollbackError):
            run(updates, stick(office))

    def test_mix_and_match(self, office, updates):
        """Targets of one time do not go with a snapshot of another."""
        office.add_catalog([entry("c")], MODEL)
        newest = office.snapshot.meta["targets.json"].version
        old = self.parts(office)[f"{newest - 1}.targets.json"]
        office.write(f"{newest}.targets.json", old)
        with pytest.raises(RollbackError):
            run(updates, stick(office))

    def test_fast_forward_is_recovered_from_by_new_keys(self, office, updates):
        office.timestamp.version = office.snapshot.version = 2**31
        office.targets["targets"].version = 2**31
        office.publish()
        run(updates, stick(office))
        office.timestamp.version = office.snapshot.version = 50
        office.targets["targets"].version = 50
        office.publish()
        with pytest.raises(RollbackError):
            run(updates, stick(office))
        for role in ("timestamp", "snapshot"):
            office.rotate(role)
        office.publish()
        assert run(updates, stick(office)).delivery is not None

    def test_many_new_roots_at_once(self, office, updates):
        for _ in range(15):
            for role in ("root", "timestamp"):
                office.rotate(role)
        office.publish()
        assert run(updates, stick(office)).delivery is not None
        assert office.root.version == 31

    def test_a_wiped_cache_takes_the_newest_again(self, office, updates):
        run(updates, stick(office))
        shutil.rmtree(updates.folder / "tuf")
        assert run(updates, stick(office)).delivery is None

    def test_a_clock_set_back_makes_nothing_fresh(self, office, updates):
        has(updates, 1)
        office.timestamp.expires = NOW - timedelta(days=1)
        office.publish()
        with pytest.raises(ExpiredError):
            run(updates, stick(office), now=NOW - timedelta(days=20_000))


class TestTrouble:
    """Disks and people."""

    def test_two_at_once(self, office, updates):
        updates.folder.mkdir()
        with _alone(updates.folder), pytest.raises(BusyError, match="under way"):
            run(updates, stick(office))
        assert run(updates, stick(office)).delivery is not None

    def test_a_full_disk(self, office, updates, monkeypatch):
        def full(*_: object) -> None:
            raise OSError(28, "No space left on device")

        monkeypatch.setattr("kiosk.updater.staging.Staging._append", full)
        with pytest.raises(IncompleteUpdateError, match="is full: make room"):
            run(updates, stick(office))
        monkeypatch.undo()
        assert run(updates, stick(office)).delivery is not None

    def test_too_little_room_is_said_before_anything_moves(self, office, updates, monkeypatch):
        monkeypatch.setattr("kiosk.updater.once._SPARE_BYTES", 1 << 60)
        with pytest.raises(IncompleteUpdateError, match="make room"):
            run(updates, stick(office))

    def test_a_stick_pulled_out(self, office, updates):
        taken = office.folder.with_name("pocket")

        def pull(step: str) -> None:
            if step == "refreshed" and office.folder.exists():
                office.folder.rename(taken)

        with pytest.raises(IncompleteUpdateError):
            run(updates, stick(office), at=pull)
        assert inbox(updates) == []
        taken.rename(office.folder)
        assert run(updates, stick(office)).delivery is not None

    def test_a_stick_that_can_only_be_read(self, office, updates):
        for path in [office.folder, *office.folder.rglob("*")]:
            path.chmod(0o555 if path.is_dir() else 0o444)
        assert run(updates, stick(office)).delivery is not None

    def test_no_stick(self, updates, tmp_path):
        with pytest.raises(UpdateError, match="is the stick in"):
            open_source(str(tmp_path / "none"), Pace(), None)

    def test_the_root_file_is_missing(self, office, updates):
        updates.root.unlink()
        with pytest.raises(UpdateError, match="of whom to trust"):
            run(updates, stick(office))

    @pytest.mark.parametrize(
        "source", ["http://updates.example/k", "ftp://x/y", "https://user@host/", "https://h/?a=b"]
    )
    def test_addresses_that_are_not_asked(self, source):
        with pytest.raises(ConfigError):
            open_source(source, Pace(), None)

    def test_changes_alone_move(self, office, updates, server):
        many = [entry(f"n{n}", n, jpeg=b"\xff\xd8\xff" + bytes(5000)) for n in range(200)]
        office.add_catalog(many, MODEL, base=True)
        first = run(updates, web(server))
        has(updates, first.version)
        office.add_catalog([Entry("n7", CatalogItem("n7", "Cheaper"))], MODEL)
        assert run(updates, web(server)).moved < first.moved / 100
