"""The attacks that the specification of TUF names, and what a server can do besides."""

import shutil
import time
from collections.abc import Iterator
from datetime import timedelta

import pytest
from tuf.api.metadata import MetaFile

from kiosk.errors import (
    ExpiredError,
    IncompleteUpdateError,
    KioskError,
    RollbackError,
    UpdateError,
)
from kiosk.settings import UpdateSettings
from kiosk.updater.pace import Pace
from kiosk.updater.sources import Source
from tests.fakes.updates import NOW, FakeRepository, Role, entry
from tests.updater.runs import MODEL, has, inbox, run, stick, web


def impatient() -> Pace:
    return Pace(least_bytes_a_second=1_000_000, grace=0.1)


def stamp(office: FakeRepository) -> None:
    """Sign the timestamp anew, and nothing else."""
    office.write("timestamp.json", office.signed(office.timestamp, office.roles["timestamp"]))
    office.timestamp.version += 1


def sign_snapshot(office: FakeRepository) -> None:
    """Sign the snapshot anew, of the same targets."""
    version = office.snapshot.version
    content = office.signed(office.snapshot, office.roles["snapshot"])
    office.write(f"{version}.snapshot.json", content)
    office.timestamp.snapshot_meta = MetaFile(version)
    office.snapshot.version += 1


class TestAttacks:
    """Each leaves nothing in the inbox."""

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

    def test_endless_headers(self, office, updates, server):
        server.flood = True
        self.refused(updates, web(server), IncompleteUpdateError, "not asked for")

    @pytest.mark.parametrize("where", ["timestamp.json", "/pieces/"])
    def test_slow_retrieval(self, office, updates, server, where):
        """A byte now and then, in a file that many reads could wait for."""
        big = entry("big", jpeg=b"\xff\xd8\xff" + b"x" * 300_000)
        office.add_catalog([big], MODEL, base=True)
        server.trickle, server.trickle_at = 0.001, where
        started = time.monotonic()
        self.refused(updates, web(server, impatient()), IncompleteUpdateError, "only .* bytes came")
        # All of it would take five minutes.
        assert time.monotonic() - started < 60

    def test_slow_headers(self, office, updates, server):
        server.trickle_heads, server.trickle = True, 0.001
        self.refused(updates, web(server, impatient()), IncompleteUpdateError, "only .* bytes came")

    def test_a_run_has_an_end(self, office, updates, server):
        server.trickle, server.trickle_at = 0.001, ""
        pace = Pace(longest=0.2)
        self.refused(updates, web(server, pace), IncompleteUpdateError, "longer than one run may")

    @pytest.mark.parametrize("part", ["root", "timestamp", "snapshot", "targets"])
    def test_freeze(self, office, updates, part):
        """Whichever part is past its date."""
        signed = {
            "root": office.root, "timestamp": office.timestamp, "snapshot": office.snapshot,
            "targets": office.targets["targets"],
        }[part]  # fmt: skip
        signed.expires = NOW + timedelta(days=7)
        if part == "root":
            office.root.version += 1
            office.sign_root(office.roles["root"].signers)
        office.publish()
        with pytest.raises(ExpiredError, match="past its date"):
            run(updates, stick(office), now=NOW + timedelta(days=8))

    def test_freeze_of_a_region(self, office, updates):
        office.delegate("region-north", "north")
        office.targets["region-north"].expires = NOW + timedelta(days=7)
        office.add_catalog([entry("n")], MODEL, base=True, channel="north", role="region-north")
        north = UpdateSettings(updates.folder, updates.root, channel="north")
        with pytest.raises(ExpiredError):
            run(north, stick(office), now=NOW + timedelta(days=8))

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
        office.roles["snapshot"], office.roles["targets"] = Role(), Role()
        office.add_catalog([entry("evil")], MODEL, base=True)
        self.refused(updates, stick(office), UpdateError, "not signed by those")

    def test_a_stolen_snapshot_key_too_brings_nothing(self, office, updates):
        office.roles["targets"] = Role()
        office.add_catalog([entry("evil")], MODEL, base=True)
        self.refused(updates, stick(office), UpdateError, "not signed by those")

    @pytest.mark.parametrize("elsewhere", ["http://127.0.0.1:9", "http://localhost:9", ""])
    def test_a_redirect_is_not_followed(self, office, updates, server, elsewhere):
        server.redirect_to = elsewhere or server.address
        self.refused(updates, web(server), IncompleteUpdateError, "set its final address")
        assert len(server.asked) == 1

    def test_metadata_cannot_lead_to_another_host(self, office, updates, server):
        source = web(server)
        source.targets_url = "http://localhost:9/targets/"
        self.refused(updates, source, IncompleteUpdateError, "another host")


class TestAttacksOnWhatWasSeen:
    """What an older or mixed state of the repository cannot do."""

    def parts(self, office: FakeRepository) -> dict[str, bytes]:
        return {path.name: path.read_bytes() for path in (office.folder / "metadata").iterdir()}

    def test_rollback_to_an_older_catalog(self, office, updates):
        old = self.parts(office)
        office.add_catalog([entry("c")], MODEL)
        run(updates, stick(office))
        office.write("timestamp.json", old["timestamp.json"])
        with pytest.raises(RollbackError, match="older than what this kiosk has seen"):
            run(updates, stick(office))

    def test_rollback_of_the_timestamp_alone(self, office, updates):
        old = self.parts(office)
        stamp(office)
        run(updates, stick(office))
        office.write("timestamp.json", old["timestamp.json"])
        with pytest.raises(RollbackError):
            run(updates, stick(office))

    def test_rollback_of_the_snapshot_alone(self, office, updates):
        """A new timestamp, by a stolen key, that names an old snapshot."""
        old = office.timestamp.snapshot_meta
        sign_snapshot(office)
        stamp(office)
        run(updates, stick(office))
        office.timestamp.snapshot_meta = old
        stamp(office)
        with pytest.raises(RollbackError):
            run(updates, stick(office))

    @pytest.mark.parametrize("role", ["targets", "region-north"])
    def test_rollback_of_targets(self, office, updates, role):
        """A new snapshot, by stolen keys, that names old targets."""
        office.delegate("region-north", "north")
        office.add_catalog([entry("n")], MODEL, base=True, channel="north", role="region-north")
        office.publish()
        north = UpdateSettings(updates.folder, updates.root, channel="north")
        run(north, stick(office))
        office.targets[role].version = 1
        office.publish()
        with pytest.raises(RollbackError):
            run(north, stick(office))

    def test_a_role_does_not_vanish(self, office, updates):
        """Or a region could be cut off from what its own people sign."""
        office.delegate("region-north", "north")
        office.publish()
        run(updates, stick(office))
        del office.targets["region-north"]
        del office.snapshot.meta["region-north.json"]
        office.publish()
        with pytest.raises(UpdateError):
            run(updates, stick(office))

    def test_mix_and_match(self, office, updates):
        """Targets of one time do not go with a snapshot of another."""
        office.add_catalog([entry("c")], MODEL)
        newest = office.snapshot.meta["targets.json"].version
        old = self.parts(office)[f"{newest - 1}.targets.json"]
        office.write(f"{newest}.targets.json", old)
        with pytest.raises(RollbackError):
            run(updates, stick(office))

    def test_mix_and_match_of_a_snapshot(self, office, updates):
        office.add_catalog([entry("c")], MODEL)
        newest = office.timestamp.snapshot_meta.version
        old = self.parts(office)[f"{newest - 1}.snapshot.json"]
        office.write(f"{newest}.snapshot.json", old)
        with pytest.raises(UpdateError, match="damaged"):
            run(updates, stick(office))

    def test_one_region_trusts_no_role_of_another(self, office, updates):
        """Who may sign for one region's role of a name may not for another's of the same name."""
        for region in ("north", "south"):
            office.delegate(f"region-{region}", region)
        office.delegate("shop", "north", parent="region-north")
        norths = office.delegates["shop"]
        office.delegate("shop", "south", parent="region-south")
        office.delegates["shop"] = norths
        for channel in ("north", "south"):
            office.add_catalog([entry("x")], MODEL, base=True, channel=channel, role="shop")
        north = UpdateSettings(updates.folder, updates.root, channel="north")
        assert run(north, stick(office)).delivery is not None
        south = UpdateSettings(updates.folder, updates.root, channel="south")
        with pytest.raises(UpdateError, match="not signed by those"):
            run(south, stick(office))

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

    def test_a_key_that_was_replaced_counts_no_more(self, office, updates):
        run(updates, stick(office))
        stolen = office.roles["timestamp"]
        office.rotate("timestamp")
        office.publish()
        run(updates, stick(office))
        office.roles["timestamp"] = stolen
        office.publish()
        with pytest.raises(UpdateError, match="not signed by those"):
            run(updates, stick(office))

    def test_many_new_roots_at_once(self, office, updates):
        for _ in range(15):
            for role in ("root", "timestamp"):
                office.rotate(role)
        office.publish()
        assert run(updates, stick(office)).delivery is not None
        assert office.root.version == 31

    def test_a_root_in_between_is_missing(self, office, updates):
        """Then the kiosk stays with those it knows, who have signed nothing new."""
        for _ in range(3):
            office.rotate("timestamp")
        office.publish()
        (office.folder / "metadata" / "3.root.json").unlink()
        with pytest.raises(UpdateError, match="not signed by those"):
            run(updates, stick(office))

    def test_a_wiped_cache_takes_the_newest_again(self, office, updates):
        run(updates, stick(office))
        shutil.rmtree(updates.folder / "tuf")
        assert run(updates, stick(office)).delivery is None

    def test_a_damaged_cache_is_no_trouble(self, office, updates):
        run(updates, stick(office))
        for path in (updates.folder / "tuf").rglob("*.json"):
            path.write_bytes(path.read_bytes()[:100])
        assert run(updates, stick(office)).delivery is None

    def test_a_clock_set_back_makes_nothing_fresh(self, office, updates):
        has(updates, 1)
        office.timestamp.expires = NOW - timedelta(days=1)
        office.publish()
        with pytest.raises(ExpiredError):
            run(updates, stick(office), now=NOW - timedelta(days=20_000))
