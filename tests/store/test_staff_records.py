"""Lists of scans, lessons and what was counted: kept, changed and taken back."""

from dataclasses import replace

import numpy as np
import pytest

from kiosk.domain import CatalogItem, Embedding, ModelId
from kiosk.staffing import How, KindWords
from kiosk.store import open_repository

MODEL = ModelId("model", "0" * 64)


def vector(place: int) -> Embedding:
    made = np.zeros(4, np.float32)
    made[place] = 1.0
    return Embedding(made, MODEL)


@pytest.fixture
def repository(tmp_path):
    with open_repository(tmp_path / "store.db", create=True) as repository:
        repository.put_picture(CatalogItem("tea", "Tea"), "tea.jpg", "0" * 64, b"jpeg", vector(0))
        yield repository


def teach(repository, source="lesson-1", item="tea", *, corrected=False):
    repository.teach(item, source, "1" * 64, b"crop", vector(1))
    repository.taught.note(source, item, "Ada", corrected=corrected)


def test_a_list_is_there_again_after_a_crash(repository, tmp_path):
    begun = repository.scans.begin("Ada")
    repository.scans.add(begun.number, "tea", "", How.PICTURE)
    with open_repository(tmp_path / "store.db") as after:
        assert after.scans.open_list() == begun
        assert [one.item_id for one in after.scans.entries(begun.number)] == ["tea"]


def test_entries_are_changed_and_taken_back(repository):
    number = repository.scans.begin("Ada").number
    first = repository.scans.add(number, "tea", "", How.PICTURE)
    second = repository.scans.add(number, "", "4006381333931", How.UNKNOWN)
    repository.scans.change(replace(first, item_id="coffee", how=How.CHOSEN))
    repository.scans.set_label(first.number, "1.99")
    repository.scans.take_back(second.number)
    (left,) = repository.scans.entries(number)
    assert (left.item_id, left.how, left.label) == ("coffee", How.CHOSEN, "1.99")


def test_an_ended_list_is_not_gone_on_with(repository):
    begun = repository.scans.begin("Ada", aisle="3")
    assert repository.scans.open_list() is None
    assert repository.scans.open_list("3") == begun
    repository.scans.end(begun.number)
    assert repository.scans.open_list("3") is None
    assert repository.scans.lists()[0].ended is not None


def test_lessons_say_who_taught_them(repository):
    teach(repository, corrected=True)
    (lesson,) = repository.taught.all()
    assert (lesson.item_id, lesson.who, lesson.corrected) == ("tea", "Ada", True)
    assert repository.taught.picture("lesson-1") == b"crop"


def test_a_lesson_taken_back_is_gone_and_the_item_stays(repository):
    teach(repository)
    assert repository.taught.forget("lesson-1")
    assert repository.taught.all() == []
    assert repository.taught.picture("lesson-1") is None
    assert repository.counts() == (1, 1)
    assert not repository.taught.forget("lesson-1")


def test_an_item_staff_made_goes_with_its_last_picture(repository):
    repository.taught.add_item(CatalogItem("staff-1", "Gift wrap"))
    teach(repository, item="staff-1")
    assert repository.counts() == (2, 2)
    repository.taught.forget("lesson-1")
    assert repository.counts() == (1, 1)


def test_a_catalog_s_picture_is_no_lesson_to_take_back(repository):
    assert not repository.taught.forget("tea.jpg")
    assert repository.counts() == (1, 1)


def test_a_catalog_that_leaves_the_item_out_keeps_the_lesson(repository):
    teach(repository)
    with repository.batch():
        repository.changes(MODEL, 4).keep_only([])
    (lesson,) = repository.taught.all()
    assert (lesson.waiting, lesson.who) == (True, "Ada")
    assert repository.taught.picture("lesson-1") == b"crop"
    assert repository.taught.forget("lesson-1")
    assert repository.taught.all() == []


def test_what_can_be_found_is_another_generation_and_a_scan_is_not(repository):
    def after(change):
        before = repository.generation()
        change()
        return repository.generation() != before

    assert after(lambda: teach(repository))
    assert after(lambda: repository.taught.forget("lesson-1"))
    assert after(lambda: repository.taught.add_item(CatalogItem("staff-1", "Gift wrap")))
    assert after(lambda: repository.tidy(MODEL))
    assert after(lambda: repository.changes(MODEL, 4))
    number = repository.scans.begin("Ada").number
    assert not after(lambda: repository.scans.add(number, "tea", "", How.PICTURE))
    assert not after(lambda: repository.audit.write("Ada", "scanned"))
    assert not after(lambda: repository.taught.count("tea"))


def test_recognitions_are_counted_and_taken_back(repository):
    taught = repository.taught
    taught.count("tea")
    taught.count("tea")
    taught.count("tea", by=-1)
    taught.count("tea", "coffee")
    health = taught.health()
    assert health.taken == {"tea": 1}
    assert health.corrected == {"tea": 1}
    assert health.confused == {("tea", "coffee"): 1}
    taught.count("tea", by=-5)
    assert taught.health().taken == {}


def test_kinds_are_kept_in_any_language(repository):
    kinds = [KindWords("coffee cup", ("a cup for coffee",)), KindWords("礼品包装")]
    repository.taught.keep_kinds(kinds)
    assert repository.taught.kinds() == kinds
    repository.taught.keep_kinds(kinds[:1])
    assert repository.taught.kinds() == kinds[:1]
