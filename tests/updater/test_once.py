"""A run of the updater: what comes into the inbox, and what does not."""

import contextlib

import pytest

from kiosk.catalog.pieces import Entry
from kiosk.domain import CatalogItem, ModelId
from kiosk.errors import IncompleteUpdateError, UpdateError
from kiosk.settings import UpdateSettings
from kiosk.updater.pace import Pace
from kiosk.updater.sources import FolderSource
from tests.fakes.updates import entry
from tests.updater.runs import MODEL, has, inbox, run, stick, web


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


def test_changes_alone_move(office, updates, server):
    many = [entry(f"n{n}", n, jpeg=b"\xff\xd8\xff" + bytes(5000)) for n in range(200)]
    office.add_catalog(many, MODEL, base=True)
    first = run(updates, web(server))
    has(updates, first.version)
    office.add_catalog([Entry("n7", CatalogItem("n7", "Cheaper"))], MODEL)
    assert run(updates, web(server)).moved < first.moved / 100


def test_a_kiosk_that_was_set_up_anew_gets_everything(office, updates):
    run(updates, stick(office))
    has(updates, 1)
    office.add_catalog([entry("c")], MODEL)
    assert run(updates, stick(office)).pieces == 1
    (updates.folder / "have.json").unlink()
    # What lies in the inbox under the same name is not enough for it.
    again = run(updates, stick(office))
    assert again.pieces == 2
    assert len(list((updates.folder / "inbox" / str(again.delivery)).glob("pieces/*/*"))) == 2
    assert run(updates, stick(office)).delivery is None


def test_signed_anew_while_a_slow_line_still_fetches(office, updates, server):
    """What came for yesterday's signature counts for today's."""
    office.add_catalog([entry("big", jpeg=b"\xff\xd8\xff" + b"x" * 300_000)], MODEL, base=True)
    server.cut_after = 30_000
    for _ in range(5):
        office.publish()
        with contextlib.suppress(IncompleteUpdateError):
            if run(updates, web(server)).delivery:
                break
    assert len(inbox(updates)) == 1
    assert server.sent < 400_000


def test_what_came_damaged_is_fetched_again_at_once(office, updates, server):
    office.add_catalog([entry("big", jpeg=b"\xff\xd8\xff" + b"x" * 300_000)], MODEL, base=True)
    server.cut_after = 30_000
    with pytest.raises(IncompleteUpdateError):
        run(updates, web(server))
    server.cut_after = None
    (part,) = (updates.folder / "staging").glob("pieces/*/*.part")
    part.write_bytes(bytes(part.stat().st_size))
    assert run(updates, web(server)).delivery is not None


def test_an_empty_file_of_a_model(office, updates, tmp_path):
    bundle = tmp_path / "bundle"
    bundle.mkdir()
    (bundle / "manifest.json").write_bytes(b"{}")
    (bundle / "notes.txt").write_bytes(b"")
    office.add_model(bundle, MODEL)
    office.publish()
    assert run(updates, stick(office)).pieces == 3


def test_nothing_is_left_where_nothing_is_needed(office, updates, server):
    run(updates, web(server))
    assert not (updates.folder / "staging").exists()
    (updates.folder / "tuf" / "tmpkilled").write_bytes(b"half")
    run(updates, web(server))
    assert not (updates.folder / "tuf" / "tmpkilled").exists()


def test_after_new_keys_what_a_thief_numbered_higher_is_no_longer_offered(office, updates):
    office.timestamp.version = office.snapshot.version = 10**9
    office.publish()
    run(updates, stick(office))
    office.timestamp.version = office.snapshot.version = 50
    for role in ("timestamp", "snapshot"):
        office.rotate(role)
    office.publish()
    newest = run(updates, stick(office)).delivery
    assert inbox(updates) == [newest]


def test_how_far_it_is(office, updates, server):
    office.add_catalog([entry("big", jpeg=b"\xff\xd8\xff" + b"x" * 300_000)], MODEL, base=True)
    told: list[tuple[int, int, int]] = []
    run(updates, web(server), progress=lambda *all: told.append(all))
    assert len(told) > 2
    assert told == sorted(told)
    assert told[-1][0] == told[-1][1] == told[-1][2]
