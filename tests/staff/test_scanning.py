"""Scanning: what is held up is on the list, and what was wrong is put right."""

import subprocess
import sys

from kiosk.domain import Decision
from kiosk.staffing import How, Shown
from kiosk.store import open_repository
from tests.fakes.desks import ADA, CODES, UNKNOWN_CODE, frame, open_fake_desk
from tests.fakes.encoders import COLOURS

ORANGE = (200, 130, 20)
"""An orange, between yellow and red."""


def ids(entries):
    return [entry.scan.item_id for entry in entries]


def test_a_picture_of_a_thing_is_that_thing(desk):
    for name, rgb in COLOURS.items():
        shown = desk.scanning.look_at(frame(rgb))
        assert shown.decision is Decision.SURE
        assert shown.candidates[0].item.id == name


def test_a_thing_between_two_is_asked_about(desk):
    shown = desk.scanning.look_at(frame(ORANGE))
    assert shown.decision is not Decision.SURE
    assert 1 <= len(shown.candidates) <= 4


def test_a_barcode_decides_alone_and_an_unknown_one_is_no_guess(desk):
    known = desk.scanning.read_code(CODES["red"])
    assert (known.decision, known.candidates[0].item.id) == (Decision.SURE, "red")
    # The code of the red thing but for two digits.
    unknown = desk.scanning.read_code(UNKNOWN_CODE)
    assert unknown == Shown(Decision.NO_MATCH, (), UNKNOWN_CODE)


def test_what_is_taken_is_on_the_list_after_a_crash(desk, store):
    listing, entries = desk.scanning.list_for(ADA)
    assert entries == []
    shown = desk.scanning.look_at(frame(COLOURS["red"]))
    desk.scanning.take(listing.number, shown, "red", How.PICTURE, ADA)
    with open_fake_desk(store) as after:
        again, entries = after.scanning.list_for(ADA)
        assert again.number == listing.number
        assert ids(entries) == ["red"]


def test_an_ended_list_begins_another(desk):
    first, _ = desk.scanning.list_for(ADA)
    desk.scanning.end_list(first.number, ADA)
    second, entries = desk.scanning.list_for(ADA)
    assert second.number != first.number
    assert entries == []


def test_a_correction_is_a_lesson_from_the_next_picture_on(desk):
    listing, _ = desk.scanning.list_for(ADA)
    shown = desk.scanning.look_at(frame(ORANGE))
    assert shown.candidates[0].item.id == "yellow"
    entry = desk.scanning.take(listing.number, shown, "red", How.CHOSEN, ADA)
    again = desk.scanning.look_at(frame(ORANGE))
    assert again.candidates[0].item.id == "red"
    assert again.decision is not Decision.NO_MATCH
    assert {pull.signal for pull in again.candidates[0].pulls} >= {"taught"}
    # Undone, the lesson goes too.
    desk.scanning.take_back(entry, ADA)
    assert desk.scanning.entries(listing.number) == []
    assert desk.scanning.look_at(frame(ORANGE)).candidates[0].item.id == "yellow"
    assert desk.teaching.lessons() == []


def test_what_is_confirmed_a_few_times_is_known_without_asking(desk):
    listing, _ = desk.scanning.list_for(ADA)
    for _ in range(7):
        shown = desk.scanning.look_at(frame(ORANGE))
        desk.scanning.take(listing.number, shown, shown.candidates[0].item.id, How.CHOSEN, ADA)
    assert len(desk.teaching.lessons()) == 5
    assert not any(one.corrected for one in desk.teaching.lessons())
    assert desk.scanning.look_at(frame(ORANGE)).decision is Decision.SURE


def test_what_the_kiosk_was_sure_of_itself_is_no_lesson(desk):
    listing, _ = desk.scanning.list_for(ADA)
    shown = desk.scanning.look_at(frame(COLOURS["red"]))
    desk.scanning.take(listing.number, shown, "red", How.PICTURE, ADA)
    assert desk.teaching.lessons() == []


def test_a_picture_with_somebody_in_it_is_not_kept(store):
    with open_fake_desk(store, people=True) as desk:
        listing, _ = desk.scanning.list_for(ADA)
        shown = desk.scanning.look_at(frame(ORANGE))
        desk.scanning.take(listing.number, shown, "green", How.CHOSEN, ADA)
        assert ids(desk.scanning.entries(listing.number)) == ["green"]
        assert desk.teaching.lessons() == []


def test_an_entry_is_put_right_by_the_code_of_the_same_thing(desk):
    listing, _ = desk.scanning.list_for(ADA)
    shown = desk.scanning.look_at(frame(COLOURS["blue"]))
    entry = desk.scanning.take(listing.number, shown, "blue", How.PICTURE, ADA)
    code = desk.scanning.read_code(CODES["green"])
    desk.scanning.take(listing.number, code, "green", How.BARCODE, ADA, entry)
    (left,) = desk.scanning.entries(listing.number)
    assert (left.scan.item_id, left.scan.how, left.scan.code) == (
        "green", How.BARCODE, CODES["green"],
    )  # fmt: skip


def test_counts_follow_what_was_put_right(desk):
    listing, _ = desk.scanning.list_for(ADA)
    shown = desk.scanning.look_at(frame(ORANGE))
    first = shown.candidates[0].item.id
    desk.scanning.take(listing.number, shown, "green", How.CHOSEN, ADA)
    health, items, never = desk.insight.health()
    assert health.taken == {"green": 1}
    assert health.confused == {(first, "green"): 1}
    assert {"green", first} <= items.keys()
    assert "green" not in {item.id for item in never}
    assert desk.insight.count_never() == (5, 6)


def test_words_find_goods_and_a_code_finds_its_own(desk):
    assert desk.scanning.search("red")[0].id == "red"
    assert [item.id for item in desk.scanning.search(CODES["green"])] == ["green"]
    assert desk.scanning.search("Ding")[0].id in COLOURS


def test_an_entry_of_goods_that_left_the_catalog_is_still_there(desk, store):
    listing, _ = desk.scanning.list_for(ADA)
    shown = desk.scanning.read_code(CODES["red"])
    desk.scanning.take(listing.number, shown, "red", How.BARCODE, ADA)
    with open_repository(store) as repository, repository.batch():
        repository._database.execute("DELETE FROM items WHERE id = 'red'")
    (entry,) = desk.scanning.entries(listing.number)
    assert (entry.scan.item_id, entry.item) == ("red", None)


_SCANS = """
import sys
from pathlib import Path
from kiosk.staffing import How
from tests.fakes.desks import ADA, CODES, open_fake_desk
with open_fake_desk(Path(sys.argv[1])) as desk:
    number = desk.scanning.list_for(ADA)[0].number
    while True:
        shown = desk.scanning.read_code(CODES["red"])
        entry = desk.scanning.take(number, shown, "red", How.BARCODE, ADA)
        print(entry.scan.number, flush=True)
"""


def test_no_acknowledged_scan_is_lost_by_a_kill(store):
    """Killed in the middle of scanning, again and again."""
    said: set[int] = set()
    for round_ in range(3):
        child = subprocess.Popen(
            [sys.executable, "-c", _SCANS, str(store)], stdout=subprocess.PIPE, text=True
        )
        assert child.stdout is not None
        for _ in range(5 + 7 * round_):
            said.add(int(child.stdout.readline()))
        child.kill()
        # What it acknowledged before the kill reached it counts too.
        said |= {int(line) for line in child.stdout.read().split() if line}
        child.stdout.close()
        child.wait()
    with open_repository(store) as repository:
        listing = repository.scans.open_list()
        assert listing is not None
        assert {one.number for one in repository.scans.entries(listing.number)} >= said
        repository.audit.verify()
        repository.verify()
