"""Shots judged before they are taught."""

import pytest

from kiosk.core.teaching import Finding, Flaw, Shot, judge_shots
from tests.core.test_recognising import CENTRES, ITEMS, catalog, made, seen

SHARP, BLURRED = 0.8, 2.0
MOST = 1.1


def shots(item, seeds, blur=SHARP, spread=0.05):
    return [Shot(seen(item, seed, spread), blur) for seed in seeds]


def judged(taken, item, recogniser=None):
    return judge_shots(taken, item, recogniser or made(), MOST)


def test_good_shots_have_no_flaw():
    assert judged(shots("apple", (1, 2, 3)), "apple") == ()


@pytest.mark.parametrize("count", [0, 1])
def test_one_shot_is_too_few(count):
    assert Finding(Flaw.TOO_FEW) in judged(shots("apple", range(count)), "apple")


def test_blurred_ones_are_named():
    taken = [*shots("apple", (1, 2)), *shots("apple", (3,), BLURRED)]
    assert judged(taken, "apple") == (Finding(Flaw.BLURRED, (2,)),)


def test_the_same_side_twice_is_named():
    taken = [*shots("apple", (1, 2)), *shots("apple", (1,))]
    assert judged(taken, "apple") == (Finding(Flaw.ALIKE, (0, 2)),)


def test_another_thing_among_them_is_named_with_what_it_is():
    other = min(ITEMS, key=lambda item: float(CENTRES[item] @ CENTRES["apple"]))
    taken = [*shots("apple", (1, 2)), *shots(other, (3,))]
    found = judged(taken, "apple")
    assert Finding(Flaw.STRANGE, (2,)) in found
    assert Finding(Flaw.CONFUSABLE, (2,), other) in found
    assert [one.prevents for one in found] == [True, False]


def test_a_new_item_that_looks_like_a_known_one_is_said_to():
    recogniser = made()
    for lesson in shots("bread", (30, 31, 32)):
        recogniser.teach("bread", f"{lesson.vector[0]}", lesson.vector)
    found = judged(shots("bread", (1, 2, 3)), "toast", recogniser)
    assert found == (Finding(Flaw.CONFUSABLE, (0, 1, 2), "bread"),)


def test_a_new_item_of_its_own_looks_is_fine_and_nothing_is_left_behind():
    recogniser = made([row for row in catalog() if row.item_id != "figs"])
    before = recogniser.recognise(seen("figs", 9)[None])
    assert judged(shots("figs", (1, 2, 3)), "figs", recogniser) == ()
    assert "figs" not in recogniser
    assert recogniser.recognise(seen("figs", 9)[None]) == before


def test_a_new_item_is_known_the_next_second():
    recogniser = made([row for row in catalog() if row.item_id != "figs"])
    recogniser.enrol("figs")
    for seed in (1, 2, 3):
        recogniser.teach("figs", f"l{seed}", seen("figs", seed))
    for seed in range(10, 20):
        assert recogniser.recognise(seen("figs", seed)[None]).guesses[0].item_id == "figs"
        assert recogniser.recognise(seen("eggs", seed)[None]).guesses[0].item_id == "eggs"
    with pytest.raises(ValueError, match="taught since"):
        recogniser.dismiss("figs")
