"""Who has to sign what; what waits for whom; and what thieves of one key can do."""

import fcntl
import os
import shutil
from typing import Any

import pytest
from tuf.api.exceptions import (
    DownloadLengthMismatchError,
    LengthOrHashMismatchError,
    UnsignedMetadataError,
)
from tuf.api.metadata import Metadata, Root, Snapshot, Targets, Timestamp

from kiosk.errors import UpdateError
from tests.fakes.publishers import Headquarters
from tools.publishing.ceremonies import renew
from tools.publishing.office import Office

NAME = "models/" + "ab" * 32 + ".json"


def newest(hq, role):
    paths = hq.metadata.glob(f"*.{role}.json")
    return max(paths, key=lambda path: int(path.name.split(".")[0]))


def test_a_root_is_changed_by_two_keys_from_two_safes(hq, capsys):
    assert hq.run("renew", "--roles", "root", keys=False) == 1
    assert "root has 0 of the 2 signatures" in capsys.readouterr().out
    assert hq.run("sign", *hq.only("root-1"), keys=False) == 1
    said = capsys.readouterr()
    assert "root has 1 of the 2 signatures" in said.out
    assert "the same keys as before" in said.err
    # Clients see nothing of what is half signed.
    assert not (hq.metadata / "2.root.json").exists()
    assert hq.run("sign", *hq.only("root-1"), keys=False) == 1
    assert hq.run("sign", *hq.only("root-3"), keys=False) == 0
    signed = Metadata[Root].from_file(str(hq.metadata / "2.root.json"))
    assert len(signed.signatures) == 2
    hq.client().fetch()


def test_nobody_is_asked_for_more_keys_than_are_needed(hq):
    assert hq.run("renew", "--roles", "root") == 0
    assert len(Metadata.from_file(str(newest(hq, "root"))).signatures) == 2


def test_what_waits_holds_up_nothing_else(hq, capsys):
    client = hq.client()
    assert hq.run("rotate", "snapshot", "--into", str(hq.keys), *hq.only("root-1"), keys=False) == 1
    everyday = hq.only("targets", "snapshot", "timestamp")
    office = hq.office()
    office.add_target("targets", NAME, b"{}")
    assert hq.run("sign", *everyday, keys=False) == 1
    assert "Published: targets, snapshot, timestamp" in capsys.readouterr().out
    assert client.fetch(NAME) == [b"{}"]
    assert hq.run("renew", *everyday, keys=False) == 0
    assert "root has 1 of the 2" in capsys.readouterr().out
    client.fetch()
    # The other safe, at last.
    assert hq.run("sign", *hq.only("root-2", "snapshot-2", "timestamp"), keys=False) == 0
    assert client.fetch(NAME) == [b"{}"]
    assert hq.office().drafts() == []


def test_new_keys_wait_for_those_who_name_them(hq, capsys):
    """A catalog signed while the root that changes its key is in a safe serves both sides."""
    client = hq.client()
    rotated = ["rotate", "targets", "--into", str(hq.keys), *hq.only("root-1")]
    assert hq.run(*rotated, keys=False) == 1
    hq.put(NAME, b"{}")
    assert client.fetch(NAME) == [b"{}"]
    assert hq.office().drafts() == []


@pytest.mark.parametrize("role", ["timestamp", "snapshot", "targets", "root"])
def test_old_keys_that_are_lost(hq, role, capsys):
    """New ones are made with the root's keys alone, and clients come along."""
    client = hq.client()
    client.fetch()
    if role == "root":
        (hq.keys / "root-3.key").unlink()
    else:
        (hq.keys / f"{role}.key").unlink()
    assert hq.run("rotate", role, "--into", str(hq.keys)) == 0
    client.fetch()
    hq.put(NAME, b"{}")
    assert client.fetch(NAME) == [b"{}"]


def test_a_server_renews_with_the_timestamps_key_alone(hq, capsys):
    client = hq.client()
    client.fetch()
    before = newest(hq, "snapshot")
    assert hq.run("renew", "--roles", "timestamp", *hq.only("timestamp"), keys=False) == 0
    assert newest(hq, "snapshot") == before
    client.fetch()
    assert hq.run("renew", *hq.only("timestamp"), keys=False) == 1
    assert "snapshot has 0 of the 1 signatures" in capsys.readouterr().out
    assert hq.run("discard") == 0
    assert "snapshot" in capsys.readouterr().out
    assert hq.run("discard") == 0
    assert "no drafts" in capsys.readouterr().out


def test_for_so_many_days_and_no_others(hq, capsys):
    office = hq.office()
    assert hq.run("renew", "--roles", "targets", "snapshot", "--days", "400") == 0
    days = {role: office.published(role).signed.expires for role in ("targets", "snapshot")}
    assert len(set(days.values())) == 1
    assert office.published("timestamp").signed.expires < days["targets"]
    assert hq.run("renew", "--days", "0") == 2
    assert hq.run("renew", "--days", "many") == 2
    assert hq.run("renew", "--roles", "root", "nobody") == 8
    assert office.drafts() == []


class TestWhereTheRepositoryIsNot:
    """Keys never leave their safes: drafts come to them, with what is needed to judge them."""

    def test_a_root_signed_on_two_machines(self, hq, tmp_path, capsys):
        client = hq.client()
        assert hq.run("rotate", "root", "--into", str(hq.keys), keys=False) == 1
        new, *_ = sorted(hq.keys.glob("root-4-*.key"))
        stick = tmp_path / "stick"
        for names in (("root-1", "root-4-1"), ("root-3", "root-4-2")):
            shutil.copytree(hq.drafts, stick)
            away = Headquarters.__new__(Headquarters)
            away.__dict__.update(hq.__dict__, repo=tmp_path / "not-here")
            capsys.readouterr()
            assert away.run("sign", "--drafts", str(stick), *hq.only(*names), keys=False) == 1
            said = capsys.readouterr()
            assert "keys of root: new" in said.err
            assert "without" in said.err
            assert not away.repo.exists()
            assert ("All is signed. Carry" in said.out) == ("root-3" in names)
            shutil.rmtree(hq.drafts)
            shutil.copytree(stick, hq.drafts)
            shutil.rmtree(stick)
        assert new.exists()
        everyday = hq.only("snapshot", "timestamp")
        assert hq.run("sign", *everyday, keys=False) == 0
        client.fetch()
        root = Metadata[Root].from_file(str(hq.metadata / "2.root.json"))
        assert len(root.signatures) == 4

    def test_a_targets_key_elsewhere(self, hq, tmp_path):
        hq.put(NAME, b"{}", publish=False)
        stick = tmp_path / "stick"
        office = hq.office()
        office.pack()
        shutil.copytree(hq.drafts, stick)
        away = Office(tmp_path / "not-here", stick)
        assert not away.here
        signing = hq.signing(away)
        assert [one.role for one in signing.lacking()] == ["targets"]
        assert signing.publish().lacking == ()
        assert not away.folder.exists()
        shutil.copy(stick / "targets.json", hq.drafts)
        assert hq.run("sign", *hq.only("snapshot", "timestamp"), keys=False) == 0
        assert hq.client().fetch(NAME) == [b"{}"]

    def test_a_draft_that_was_changed_on_its_way(self, hq, capsys):
        hq.put(NAME, b"{}", publish=False)
        assert hq.run("sign", *hq.only("targets"), keys=False) == 1
        draft = hq.drafts / "targets.json"
        changed = Metadata[Targets].from_file(str(draft))
        changed.signed.version = 77
        changed.to_file(str(draft))
        assert hq.run("sign", *hq.only("snapshot", "timestamp"), keys=False) == 1
        # Its key signs again what it has become, if who has it wants so.
        assert hq.run("sign") == 0
        draft.write_text("{")
        assert hq.run("sign") == 8
        assert "cannot be read" in capsys.readouterr().err


class TestThieves:
    """With control of the server, and of one key."""

    def forged(self, hq, key, path, kind):
        metadata = Metadata[Any].from_file(str(path))
        if kind is Targets:
            metadata.signed.targets = {}
        else:
            metadata.signed.unrecognized_fields["x"] = 1
        metadata.signatures.clear()
        metadata.sign(hq.key(key).signer(hq.secrets()))
        metadata.to_file(str(path))

    def test_of_the_targets_key(self, hq):
        """Nothing passes for what was published, not under the same version either."""
        self.forged(hq, "targets", newest(hq, "targets"), Targets)
        with pytest.raises((LengthOrHashMismatchError, DownloadLengthMismatchError)):
            hq.client().fetch()

    def test_of_the_snapshot_key(self, hq):
        self.forged(hq, "snapshot", newest(hq, "snapshot"), Snapshot)
        with pytest.raises((LengthOrHashMismatchError, DownloadLengthMismatchError)):
            hq.client().fetch()

    def test_who_drive_versions_up(self, hq):
        """Keys of both replaced, clients forget numbers that were too high."""
        client = hq.client()
        snapshot = Metadata[Snapshot].from_file(str(newest(hq, "snapshot")))
        timestamp = Metadata[Timestamp].from_file(str(hq.metadata / "timestamp.json"))
        evil = hq.folder / "evil"
        shutil.copytree(hq.repo, evil)
        snapshot.signed.version = timestamp.signed.version = 10_000
        snapshot.sign(hq.key("snapshot").signer(hq.secrets()))
        snapshot.to_file(str(evil / "metadata" / "10000.snapshot.json"))
        timestamp.signed.snapshot_meta.version = 10_000
        timestamp.signed.snapshot_meta.hashes = timestamp.signed.snapshot_meta.length = None
        timestamp.sign(hq.key("timestamp").signer(hq.secrets()))
        timestamp.to_file(str(evil / "metadata" / "timestamp.json"))
        hq.client("client", evil).fetch()
        with pytest.raises(Exception, match="version"):
            client.fetch()
        for name in ("snapshot", "timestamp"):
            keyid = hq.key(name).public.keyid
            assert hq.run("revoke", keyid[:10], "--into", str(hq.keys)) == 0
        client.fetch()

    def test_a_revoked_key_signs_nothing(self, hq):
        keyid = hq.key("targets").public.keyid
        assert hq.run("revoke", keyid, "--into", str(hq.keys)) == 0
        path = newest(hq, "targets")
        shutil.copy(path, hq.folder / "kept")
        self.forged(hq, "targets", path, Targets)
        client = hq.client()
        with pytest.raises((UnsignedMetadataError, LengthOrHashMismatchError)):
            client.fetch()


class TestRevoking:
    def test_too_few_left(self, hq, capsys):
        keyid = hq.key("targets").public.keyid
        assert hq.run("revoke", keyid[:12]) == 8
        assert "targets would have too few" in capsys.readouterr().err
        assert hq.office().drafts() == []

    def test_unknown_or_unclear(self, hq, capsys):
        assert hq.run("revoke", "0" * 10) == 8
        assert "No role has a key" in capsys.readouterr().err
        assert hq.run("revoke", "") == 8
        assert "at least 8 digits" in capsys.readouterr().err

    def test_a_root_key(self, hq, capsys):
        keyid = hq.key("root-2").public.keyid
        client = hq.client()
        assert hq.run("revoke", keyid) == 0
        assert keyid not in hq.office().published("root").signed.keys
        client.fetch()
        # Of the two that are left both have to sign: a third comes with the next.
        other = hq.key("root-3").public.keyid
        assert hq.run("revoke", other, "--into", str(hq.keys)) == 0
        assert "root-4.key" in capsys.readouterr().out
        client.fetch()

    def test_a_key_of_several_roles_goes_from_all_or_none(self, hq):
        """Head office's targets key that was named for a region, too."""
        public = str(hq.keys / "targets.pub")
        delegated = ["delegate", "north", "--to", "north", "--public", public]
        assert hq.run(*delegated, str(hq.keys / "snapshot.pub"), "--threshold", "1") == 0
        keyid = hq.key("targets").public.keyid
        assert hq.run("revoke", keyid) == 8
        assert hq.office().drafts() == []
        assert hq.run("revoke", keyid, "--into", str(hq.keys)) == 0
        for role, parent in (("targets", "root"), ("north", "targets")):
            signed = hq.office().published(parent).signed
            assert keyid not in signed.get_delegated_role(role).keyids
        hq.client().fetch("catalogs/north/catalog.json")


def test_rotating_to_keys_that_others_made(hq, capsys):
    for name in ("a", "b"):
        words = ["--passphrases", str(hq.passphrases)]
        from tools import publish

        assert publish.main(["new-key", str(hq.folder / "others"), name, *words]) == 0
    a, b = (str(hq.folder / "others" / f"{name}.pub") for name in "ab")
    assert hq.run("rotate", "targets", "--public", a, "--keys", str(hq.folder / "others")) == 0
    hq.client().fetch()
    assert hq.run("rotate", "root", "--public", a, a) == 8
    assert "needs 2 different keys, not 1" in capsys.readouterr().err
    assert hq.run("rotate", "root", "--public", a, b, "--keys", str(hq.folder / "others")) == 0
    hq.client().fetch()
    assert hq.run("rotate", "nobody", "--into", str(hq.keys)) == 8


def test_one_command_at_a_time(hq, capsys):
    with (hq.drafts / ".lock").open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        assert hq.run("renew") == 8
        assert "Another command is at work" in capsys.readouterr().err
        # Looking is free.
        assert hq.run("status") == 0
    assert hq.run("renew") == 0


def test_a_number_is_never_given_twice(hq):
    """What a cache once saw under a name it keeps for ever."""
    (hq.metadata / "9.targets.json").write_bytes(b"of a publication that was cut short")
    hq.put(NAME, b"{}")
    assert newest(hq, "targets").name == "10.targets.json"
    assert hq.client().fetch(NAME) == [b"{}"]


def test_drafts_that_lay_too_long_are_dated_anew(hq, monkeypatch):
    office = hq.office()
    office.days["timestamp"] = 3
    renew(office, ["timestamp"])
    os.utime(hq.drafts / "timestamp.json", (0, 0))
    assert hq.run("sign") == 0
    left = hq.office().published("timestamp").signed.expires
    assert (left - hq.office().published("snapshot").signed.expires).days > -20


def test_a_wrong_passphrase_leaves_everything_as_it_was(hq, capsys):
    hq.passphrases.write_text('"*" = "not the horse"')
    before = sorted(path.name for path in hq.metadata.iterdir())
    assert hq.run("renew") == 8
    assert "does not open the key" in capsys.readouterr().err
    assert sorted(path.name for path in hq.metadata.iterdir()) == before
    hq.client().fetch()


def test_errors_of_an_office(hq):
    with pytest.raises(UpdateError, match="no role nobody"):
        hq.office().parent_of("nobody")
