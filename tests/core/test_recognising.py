"""Staff's recognition: signals fused, lessons that count at once, and the guard over them."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.core.recognising import Known, Recogniser
from kiosk.core.weighing import Signal, Weighing
from kiosk.domain import Decision
from kiosk.errors import CatalogError

WIDTH = 32
ITEMS = ("apple", "bread", "cheese", "dates", "eggs", "figs")


def unit(rows):
    rows = np.asarray(rows, np.float32)
    return rows / np.linalg.norm(rows, axis=-1, keepdims=True)


RNG = np.random.default_rng(3)
CENTRES = dict(zip(ITEMS, unit(RNG.normal(size=(len(ITEMS), WIDTH))), strict=True))


def seen(item, seed, spread=0.08):
    """A photo of an item: near its centre."""
    rng = np.random.default_rng(seed)
    return unit(CENTRES[item] + spread * rng.normal(size=WIDTH))


def between(one, other, share):
    return unit((1 - share) * CENTRES[one] + share * CENTRES[other])


def catalog(items=ITEMS, signals=(Signal.WORDS, Signal.PICTURE)):
    return [
        Known(item, signal, f"{signal}:{item}", seen(item, len(signal.value)))
        for item in items
        for signal in signals
    ]


def measured(**changes):
    """A weighing as a fit gives it."""
    weighing = Weighing(
        taught=np.array([0.0, 1.0, 3.0]),
        weights=np.array([[10.0, 12, 0, 0], [5, 6, 8, 8], [2, 3, 10, 10]]),
        bias=np.zeros(3), none=0.0, sure=np.array([0.9, 0.85, 0.8]), maybe=np.full(3, 0.2),
    )  # fmt: skip
    return replace(weighing, **changes)


def made(known=None, weighing=None):
    return Recogniser.of(catalog() if known is None else known, weighing or measured(), WIDTH)


@pytest.mark.parametrize("item", ITEMS)
def test_an_item_is_known_from_the_catalog_alone_and_from_lessons(item):
    recogniser = made()
    first = recogniser.recognise(seen(item, 7)[None])
    assert first.guesses[0].item_id == item
    assert len(first.guesses) == 4
    assert first.decision is Decision.SURE
    for lesson in range(3):
        recogniser.teach(item, f"l{lesson}", seen(item, 20 + lesson))
    again = recogniser.recognise(seen(item, 7)[None])
    assert again.guesses[0].item_id == item
    assert again.guesses[0].taught == 3


def test_a_correction_counts_from_the_next_picture_on_and_is_taken_back():
    recogniser = made()
    hard = between("apple", "bread", 0.6)
    assert recogniser.recognise(hard[None]).guesses[0].item_id == "bread"
    recogniser.teach("apple", "correction", hard)
    assert [doubt.counts for doubt in recogniser.doubtful()] == [True]
    taught = recogniser.recognise(between("apple", "bread", 0.58)[None])
    assert taught.guesses[0].item_id == "apple"
    # What is not like its own item's pictures yet makes nothing sure.
    assert taught.decision is Decision.MAYBE
    assert taught.guesses[0].parts[0].signal is Signal.TAUGHT
    assert taught.guesses[0].parts[0].source == "correction"
    # The neighbour is still known by its own looks.
    assert recogniser.recognise(seen("bread", 5)[None]).guesses[0].item_id == "bread"
    assert recogniser.forget("correction")
    assert not recogniser.forget("correction")
    assert recogniser.recognise(hard[None]).guesses[0].item_id == "bread"


def test_one_wrong_lesson_breaks_no_neighbour_and_is_named():
    recogniser = made()
    for lesson in range(3):
        recogniser.teach("bread", f"right{lesson}", seen("bread", 30 + lesson))
        recogniser.teach("apple", f"apple{lesson}", seen("apple", 40 + lesson))
    recogniser.teach("apple", "wrong", seen("bread", 50))
    (doubt,) = recogniser.doubtful()
    assert (doubt.item_id, doubt.source, doubt.other_id) == ("apple", "wrong", "bread")
    assert doubt.other > doubt.own
    for seed in range(60, 80):
        answer = recogniser.recognise(seen("bread", seed)[None])
        assert answer.guesses[0].item_id == "bread"
        assert answer.decision is Decision.SURE
    recogniser.forget("wrong")
    assert recogniser.doubtful() == ()


def test_a_wrong_lesson_on_an_item_never_taught_is_set_aside_too():
    recogniser = made()
    recogniser.teach("apple", "wrong", seen("bread", 50))
    assert [(d.source, d.counts) for d in recogniser.doubtful()] == [("wrong", False)]
    answer = recogniser.recognise(seen("bread", 61)[None])
    assert answer.guesses[0].item_id == "bread"
    assert {guess.taught for guess in answer.guesses} == {0}


def test_what_is_taught_twice_counts_although_the_catalog_picture_says_otherwise():
    # The catalog's picture of apples is of bread: people who hold apples up know better.
    known = [row for row in catalog() if (row.item_id, row.signal) != ("apple", Signal.PICTURE)]
    known.append(Known("apple", Signal.PICTURE, "wrong picture", seen("eggs", 1)))
    recogniser = made(known)
    recogniser.teach("apple", "one", seen("apple", 70))
    recogniser.teach("apple", "two", seen("apple", 71))
    assert recogniser.doubtful() == ()
    assert recogniser.recognise(seen("apple", 72)[None]).guesses[0].item_id == "apple"


def test_several_views_are_one_picture():
    recogniser = made()
    views = np.stack([seen("figs", n, spread=0.25) for n in range(3)])
    answer = recogniser.recognise(views)
    assert answer.guesses[0].item_id == "figs"
    flipped = recogniser.recognise(views[::-1])
    assert [g.item_id for g in flipped.guesses] == [g.item_id for g in answer.guesses]


def test_nothing_of_the_catalog_is_no_match():
    rng = np.random.default_rng(8)
    strangers = unit(rng.normal(size=(40, WIDTH)))
    weighing = measured(none=8.0)
    decisions = [made(weighing=weighing).recognise(row[None]).decision for row in strangers]
    assert Decision.SURE not in decisions
    assert decisions.count(Decision.NO_MATCH) > 30
    assert made(weighing=weighing).recognise(seen("figs", 3)[None]).decision is Decision.SURE


def test_without_a_measurement_nothing_is_sure_and_nothing_refused():
    recogniser = made(weighing=Weighing.plain())
    for item in ITEMS:
        answer = recogniser.recognise(seen(item, 4)[None])
        assert answer.guesses[0].item_id == item
        assert answer.decision is Decision.MAYBE
    recogniser.teach("figs", "lesson", seen("figs", 5))
    for item in ITEMS:
        assert recogniser.recognise(seen(item, 4)[None]).guesses[0].item_id == item


@pytest.mark.parametrize("lacking", list(Signal)[:2])
def test_an_item_that_lacks_a_signal_is_neither_ahead_nor_behind(lacking):
    known = [row for row in catalog() if (row.item_id, row.signal) != ("dates", lacking)]
    recogniser = made(known)
    for item in ITEMS:
        assert recogniser.recognise(seen(item, 9)[None]).guesses[0].item_id == item
    guess = recogniser.recognise(seen("dates", 9)[None]).guesses[0]
    assert [part.signal for part in guess.parts] == [s for s in list(Signal)[:2] if s != lacking]
    whole = made().recognise(seen("dates", 9)[None]).guesses[0]
    assert guess.margin == pytest.approx(whole.margin, rel=0.2)


def test_the_answer_says_what_pulled_it():
    recogniser = made()
    recogniser.teach("eggs", "lesson", seen("eggs", 12))
    answer = recogniser.recognise(seen("eggs", 13)[None])
    guess, second = answer.guesses[:2]
    assert {part.signal: part.source for part in guess.parts} == {
        Signal.WORDS: "words:eggs", Signal.PICTURE: "picture:eggs", Signal.TAUGHT: "lesson",
    }  # fmt: skip
    assert all(part.cosine > 0.7 and part.pull > 0 for part in guess.parts)
    assert guess.margin == pytest.approx(guess.score - second.score)
    assert second.margin == pytest.approx(-guess.margin)
    assert sum(g.chance for g in answer.guesses) + answer.none <= 1.0 + 1e-9


def test_an_empty_catalog_answers_no_match_and_an_unknown_item_is_not_taught():
    empty = Recogniser.of([], measured(), WIDTH)
    assert empty.recognise(seen("figs", 1)[None]).decision is Decision.NO_MATCH
    with pytest.raises(CatalogError, match="no item plum"):
        made().teach("plum", "lesson", seen("figs", 1))


@given(st.data())
@settings(max_examples=60, deadline=None)
def test_the_order_of_lessons_and_what_came_and_went_leave_no_trace(data):
    lessons = [
        (item, f"{item}{n}", seen(data.draw(st.sampled_from(ITEMS)), n))
        for n, item in enumerate(data.draw(st.lists(st.sampled_from(ITEMS), max_size=9)))
    ]
    straight, changed = made(), made()
    for lesson in lessons:
        straight.teach(*lesson)
    for item in data.draw(st.lists(st.sampled_from(ITEMS), max_size=4)):
        changed.teach(item, f"gone{item}", seen(item, 99))
    for lesson in data.draw(st.permutations(lessons)):
        changed.teach(*lesson)
    for item in ITEMS:
        changed.forget(f"gone{item}")
    doubts = [{(d.source, d.counts) for d in of.doubtful()} for of in (straight, changed)]
    assert doubts[0] == doubts[1]
    for item in ITEMS:
        one = straight.recognise(seen(item, 5)[None])
        other = changed.recognise(seen(item, 5)[None])
        assert [g.item_id for g in one.guesses] == [g.item_id for g in other.guesses]
        assert one.guesses[0].chance == pytest.approx(other.guesses[0].chance, abs=1e-5)
