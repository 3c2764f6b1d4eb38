"""Deliveries of the inbox: right ones are applied whole, wrong ones leave everything as it was."""

import json
from dataclasses import replace
from datetime import timedelta

import pytest

from kiosk.catalog.description import Layer, Query
from kiosk.catalog.handing import read_have
from kiosk.catalog.layout import piece_path
from kiosk.catalog.pieces import Entry
from kiosk.domain import CatalogItem, UpdateOutcome
from kiosk.errors import (
    ExpiredError,
    IncompleteUpdateError,
    RollbackError,
    UpdateError,
)
from kiosk.store import Repository
from kiosk.updates.applying import say_what_is_had
from kiosk.updates.inbox import take_newest, waiting
from tests.fakes.updates import NOW, FakeRepository, entry


def version(store: Repository) -> int:
    running = store.ledger.running()
    return 0 if running is None else running.version


def test_a_first_catalog_and_changes_of_it(office, settings, store, inbox, model):
    assert take_newest(settings, store, NOW) is None
    office.add_catalog([entry("a"), entry("b"), entry("c")], model, base=True)
    office.deliver(inbox)
    record = take_newest(settings, store, NOW)
    assert record is not None
    assert (record.before, record.version, record.outcome) == (0, 1, UpdateOutcome.APPLIED)
    assert list(store.items()) == ["a", "b", "c"]
    have = read_have(inbox.parent)
    assert have is not None
    assert (have.channel, have.version, have.model) == ("default", 1, model.digest)
    # One goes, one changes its facts alone, one its picture, one comes.
    cheaper = Entry("b", CatalogItem("b", "Cheaper"))
    office.add_catalog([Entry("a", None), cheaper, entry("c", 5), entry("d")], model)
    office.deliver(inbox)
    assert take_newest(settings, store, NOW) is not None
    assert list(store.items()) == ["b", "c", "d"]
    assert store.items()["b"].name == "Cheaper"
    assert store.thumbnail("b") == b"\xff\xd8\xffpicture"
    assert version(store) == 2
    assert take_newest(settings, store, NOW) is None
    store.verify()


def test_versions_may_be_skipped(office, settings, store, inbox, model):
    office.add_catalog([entry("a")], model, base=True)
    office.deliver(inbox)
    take_newest(settings, store, NOW)
    for number in range(5):
        office.add_catalog([entry(f"n{number}")], model)
    office.deliver(inbox)
    take_newest(settings, store, NOW)
    assert version(store) == 6
    assert len(store.items()) == 6


def test_a_base_replaces_everything_but_what_staff_taught(office, settings, store, inbox, model):
    office.add_catalog([entry("a"), entry("b")], model, base=True)
    office.deliver(inbox)
    take_newest(settings, store, NOW)
    office.add_catalog([entry("z")], model, base=True, lineage="cd" * 16)
    office.deliver(inbox)
    take_newest(settings, store, NOW)
    assert list(store.items()) == ["z"]


def test_another_state_than_was_signed_is_mended_by_the_whole(
    office, settings, store, inbox, model
):
    office.add_catalog([entry("a"), entry("b")], model, base=True)
    office.deliver(inbox)
    take_newest(settings, store, NOW)
    with store.batch():
        store._database.execute("UPDATE items SET facts_digest = x'00' WHERE id = 'b'")
    office.add_catalog([entry("c")], model)
    office.deliver(inbox)
    take_newest(settings, store, NOW)
    assert list(store.items()) == ["a", "b", "c"]


def test_another_state_without_the_whole_at_hand_asks_for_it(office, settings, store, inbox, model):
    office.add_catalog([entry("a"), entry("b")], model, base=True)
    office.deliver(inbox)
    take_newest(settings, store, NOW)
    with store.batch():
        store._database.execute("UPDATE items SET facts_digest = x'00' WHERE id = 'b'")
    office.add_catalog([entry("c")], model)
    folder = office.deliver(inbox)
    base = office.layers["default"][0].pieces[0].sha256
    (folder / piece_path(base)).unlink()
    with pytest.raises(IncompleteUpdateError, match="lacks 1 of its 2 parts"):
        take_newest(settings, store, NOW)
    say_what_is_had(settings, store)
    have = read_have(inbox.parent)
    assert have is not None
    assert (have.version, have.model) == (0, model.digest)
    # With the whole there it goes on.
    office.publish()
    office.deliver(inbox)
    take_newest(settings, store, NOW)
    assert list(store.items()) == ["a", "b", "c"]
    say_what_is_had(settings, store)
    have = read_have(inbox.parent)
    assert have is not None
    assert have.version == 2


def test_a_wrong_state_is_refused_and_the_old_catalog_stays(office, settings, store, inbox, model):
    office.add_catalog([entry("a")], model, base=True)
    office.deliver(inbox)
    take_newest(settings, store, NOW)
    office.add_catalog([entry("b")], model, fields={"state": "0" * 64})
    folder = office.deliver(inbox)
    with pytest.raises(UpdateError, match="does not make the catalog that was signed"):
        take_newest(settings, store, NOW)
    assert (list(store.items()), version(store)) == (["a"], 1)
    history = store.ledger.history()
    assert (history[0].outcome, history[0].delivery) == (UpdateOutcome.REFUSED, folder.name)
    # It is not tried again and again by itself, but by hand.
    assert waiting(settings, store) is None
    assert take_newest(settings, store, NOW) is None
    with pytest.raises(UpdateError):
        take_newest(settings, store, NOW, again=True)
    assert len(store.ledger.history()) == len(history)


def test_a_catalog_that_fails_its_own_queries_is_refused(office, settings, store, inbox, model):
    red = Query("a", ("a",), 1)
    office.add_catalog([entry("a"), entry("b")], model, base=True, queries=[red])
    office.deliver(inbox)
    take_newest(settings, store, NOW)
    office.add_catalog([Entry("a", None)], model, queries=[red])
    office.deliver(inbox)
    with pytest.raises(UpdateError, match="fails its own test: 'a' finds"):
        take_newest(settings, store, NOW)
    assert (list(store.items()), version(store)) == (["a", "b"], 1)


def test_damaged_and_missing_pieces(office, settings, store, inbox, model):
    description = office.add_catalog([entry("a")], model, base=True)
    folder = office.deliver(inbox)
    (piece,) = (folder / "pieces").glob("*/*")
    content = piece.read_bytes()
    piece.unlink()
    with pytest.raises(IncompleteUpdateError, match="lacks 1 of its 1 parts"):
        take_newest(settings, store, NOW)
    assert store.ledger.history()[0].outcome is UpdateOutcome.FAILED
    piece.write_bytes(content[:-1] + b"x")
    with pytest.raises(UpdateError, match="damaged"):
        take_newest(settings, store, NOW)
    piece.write_bytes(content)
    assert take_newest(settings, store, NOW, again=True) is not None
    assert version(store) == description.version


@pytest.mark.parametrize("what", ["timestamp.json", "2.snapshot.json", "2.targets.json"])
def test_changed_metadata(office, settings, store, inbox, model, what):
    office.add_catalog([entry("a")], model, base=True)
    folder = office.deliver(inbox)
    path = folder / "metadata" / what
    signed = json.loads(path.read_bytes())
    signed["signed"]["version"] += 1
    path.write_text(json.dumps(signed), encoding="utf-8")
    with pytest.raises(UpdateError):
        take_newest(settings, store, NOW)
    assert store.items() == {}


def test_signed_by_others(office, settings, store, inbox, model, tmp_path):
    other = FakeRepository(tmp_path / "other")
    other.add_catalog([entry("evil")], model, base=True)
    other.deliver(inbox)
    with pytest.raises(UpdateError, match="not signed by those this kiosk trusts"):
        take_newest(settings, store, NOW)
    assert store.items() == {}


def test_an_older_one_is_refused_whatever_became_of_every_cache(
    office, settings, store, inbox, model
):
    office.add_catalog([entry("a")], model, base=True)
    old = office.deliver(inbox)
    office.add_catalog([entry("b")], model)
    new = office.deliver(inbox)
    take_newest(settings, store, NOW)
    assert version(store) == 2
    # An attacker empties the folder of updates, and puts the old one there under a new name.
    new.rename(inbox.parent / "gone")
    (inbox.parent / "have.json").unlink()
    old.rename(inbox / f"default-9-{'0' * 16}-t99")
    with pytest.raises(RollbackError, match="older than what this kiosk has seen"):
        take_newest(settings, store, NOW)
    assert (list(store.items()), version(store)) == (["a", "b"], 2)


def test_a_lower_version_signed_anew_by_the_same_keys_is_refused(
    office, settings, store, inbox, model
):
    office.add_catalog([entry("a")], model, base=True)
    office.add_catalog([entry("b")], model)
    office.deliver(inbox)
    take_newest(settings, store, NOW)
    office.layers["default"].pop()
    office.layers["default"].clear()
    office.add_catalog([entry("a")], model, base=True)
    office.deliver(inbox)
    with pytest.raises(RollbackError, match=r"brings version 1 .* has 2 already"):
        take_newest(settings, store, NOW)


def test_after_a_stolen_key_head_office_goes_on_below_the_thiefs_version(
    office, settings, store, inbox, model
):
    office.add_catalog([entry("a")], model, base=True)
    honest = dict(office.content["default"]), list(office.layers["default"])
    # The thief signs a catalog of a version far ahead, under metadata far ahead.
    office.layers["default"][0] = replace_version(office.layers["default"][0], 2**50)
    office.timestamp.version = office.snapshot.version = office.targets["targets"].version = 2**40
    office.add_catalog([entry("evil")], model)
    office.deliver(inbox)
    take_newest(settings, store, NOW)
    assert version(store) == 2**50 + 1
    assert "evil" in store.items()
    for role in ("targets", "snapshot", "timestamp"):
        office.rotate(role)
    office.content["default"], office.layers["default"] = honest
    office.timestamp.version = office.snapshot.version = office.targets["targets"].version = 9
    office.add_catalog([entry("b")], model)
    folder = office.deliver(inbox)
    take_newest(settings, store, NOW, source=folder)
    assert (list(store.items()), version(store)) == (["a", "b"], 2)


def replace_version(layer: Layer, number: int) -> Layer:
    return Layer(layer.after, number, layer.pieces)


def test_what_is_past_its_date_stops_updates_not_the_kiosk(office, settings, store, inbox, model):
    office.add_catalog([entry("a")], model, base=True)
    office.deliver(inbox)
    later = NOW + timedelta(days=31)
    with pytest.raises(ExpiredError, match="past its date"):
        take_newest(settings, store, later)
    # The clock was wrong: set right, the same delivery is taken.
    assert take_newest(settings, store, NOW) is not None
    assert list(store.items()) == ["a"]


def test_a_clock_set_back_makes_nothing_fresh(office, settings, store, inbox, model):
    office.add_catalog([entry("a")], model, base=True)
    office.deliver(inbox)
    take_newest(settings, store, NOW)
    office.timestamp.expires = NOW - timedelta(days=1)
    office.add_catalog([entry("b")], model)
    office.deliver(inbox)
    long_ago = NOW - timedelta(days=365 * 50)
    with pytest.raises(ExpiredError):
        take_newest(settings, store, long_ago)
    office.timestamp.expires = NOW + timedelta(days=1)
    office.publish()
    office.deliver(inbox)
    assert take_newest(settings, store, long_ago) is not None


@pytest.mark.parametrize(
    ("made", "why"), [("2099-01-01T00:00:00Z", "after its signatures end"),
                      ("2026-19-31T00:00:00Z", "a day that is none")],
)  # fmt: skip
def test_a_catalog_of_no_time(office, settings, store, inbox, model, made, why):
    """It would make everything after it look stale, or be no time at all."""
    office.add_catalog([entry("a")], model, base=True, fields={"made": made})
    office.deliver(inbox)
    with pytest.raises(UpdateError, match=why):
        take_newest(settings, store, NOW)
    assert store.items() == {}


def test_another_channels_catalog_is_refused(office, settings, store, inbox, model):
    office.add_catalog([entry("a")], model, base=True, channel="north")
    folder = office.deliver(inbox, "north")
    with pytest.raises(UpdateError, match="no catalog for the channel default"):
        take_newest(settings, store, NOW)
    # Nor is one that names another channel than it stands under.
    office.add_catalog([entry("a")], model, base=True, fields={"channel": "north"})
    folder = office.deliver(inbox)
    assert folder.exists()
    with pytest.raises(UpdateError, match="a catalog for north, and this kiosk takes default"):
        take_newest(settings, store, NOW)


def test_a_channel_of_its_own_signers(office, settings, store, inbox, model):
    office.delegate("region-north", "north/berlin")
    office.add_catalog([entry("a")], model, base=True, channel="north/berlin", role="region-north")
    office.deliver(inbox, "north/berlin")
    updates = replace(settings.updates, channel="north/berlin")
    assert take_newest(replace(settings, updates=updates), store, NOW) is not None
    # These signers sign for no other channel.
    office.add_catalog([entry("evil")], model, base=True, role="region-north")
    office.deliver(inbox)
    with pytest.raises(UpdateError, match="no catalog for the channel default"):
        take_newest(settings, store, NOW)


def test_new_keys_are_followed_over_many_roots(office, settings, store, inbox, model):
    office.add_catalog([entry("a")], model, base=True)
    office.deliver(inbox)
    take_newest(settings, store, NOW)
    for _ in range(12):
        for role in ("root", "targets", "snapshot", "timestamp"):
            office.rotate(role)
    office.add_catalog([entry("b")], model)
    folder = office.deliver(inbox)
    assert take_newest(settings, store, NOW) is not None
    # What was learnt of the roots is kept: an attacker who holds back new ones gains nothing.
    for path in folder.glob("metadata/*.root.json"):
        path.unlink()
    assert take_newest(settings, store, NOW, again=True) is None
    assert version(store) == 2


def test_a_root_with_too_few_signatures(office, settings, store, inbox, model):
    office.add_catalog([entry("a")], model, base=True)
    office.root.version += 1
    office.sign_root(office.roles["root"].signers[:1])
    office.deliver(inbox)
    with pytest.raises(UpdateError, match="not signed by those"):
        take_newest(settings, store, NOW)


def test_without_updates_set_up(settings, store):
    with pytest.raises(UpdateError, match="No updates are set up"):
        take_newest(replace(settings, updates=None), store, NOW)


def test_a_full_disk_leaves_the_old_catalog(office, settings, store, inbox, model, monkeypatch):
    office.add_catalog([entry("a")], model, base=True)
    office.deliver(inbox)
    monkeypatch.setattr("kiosk.updates.applying._SPARE_BYTES", 1 << 60)
    with pytest.raises(IncompleteUpdateError, match="make room"):
        take_newest(settings, store, NOW)
    monkeypatch.undo()
    assert take_newest(settings, store, NOW) is not None


def test_an_updater_that_cannot_be_told_changes_nothing(
    office, settings, store, inbox, model, monkeypatch, caplog
):
    """Its folder may be another user's, or full: what is applied is applied."""

    def refused(*_: object) -> None:
        raise UpdateError("The folder of updates cannot be written.")

    monkeypatch.setattr("kiosk.updates.applying.write_have", refused)
    office.add_catalog([entry("a")], model, base=True)
    office.deliver(inbox)
    record = take_newest(settings, store, NOW)
    assert record is not None
    assert record.outcome is UpdateOutcome.APPLIED
    assert store.ledger.history()[0].outcome is UpdateOutcome.APPLIED
    assert "cannot be told" in caplog.text
