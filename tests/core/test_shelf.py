"""What stands in a picture of a shelf: which boxes are kept, in which order, and new ones."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from kiosk.core.recognising import Guess, Recognition
from kiosk.core.shelf import Found, box_around, clearest, cut, in_reading_order
from kiosk.domain import Box, Decision, Frame

NO_VIEWS = np.zeros((0, 4), np.float32)


def answer(chance: float, decision: Decision = Decision.SURE, item: str = "a") -> Recognition:
    return Recognition(decision, (Guess(item, chance, 1.0, 1.0, 0, ()),), 1 - chance)


def box(left: float, top: float, wide: float = 0.2, high: float = 0.3) -> Box:
    return Box(left, top, left + wide, top + high)


def test_of_boxes_over_each_other_the_clearest_is_kept():
    boxes = [box(0.1, 0.1), box(0.12, 0.1), box(0.6, 0.1)]
    assert clearest(boxes, [answer(0.5), answer(0.9), answer(0.7)]) == [1, 2]


def test_a_part_of_a_thing_is_not_a_thing_beside_it():
    whole, part = box(0.1, 0.1, 0.6, 0.6), box(0.2, 0.2, 0.1, 0.1)
    assert clearest([whole, part], [answer(0.8), answer(0.7)]) == [0]


def test_what_looks_like_nothing_of_the_catalog_gets_no_box():
    assert clearest([box(0.1, 0.1)], [answer(0.4, Decision.NO_MATCH)]) == []


def test_things_are_given_row_by_row():
    places = [box(0.6, 0.62), box(0.1, 0.05), box(0.1, 0.6), box(0.6, 0.0)]
    found = [Found(one, answer(0.9), NO_VIEWS) for one in places]
    assert [one.box for one in in_reading_order(found)] == [
        places[1], places[3], places[2], places[0],
    ]  # fmt: skip


@given(
    st.floats(0, 1), st.floats(0, 1),
    st.lists(
        st.tuples(st.floats(0, 0.8), st.floats(0, 0.7)).map(lambda at: box(*at)), max_size=6
    ),
)  # fmt: skip
def test_a_box_around_a_touch_is_in_the_picture_and_around_the_touch(x, y, others):
    made = box_around(x, y, others)
    assert -1e-9 <= made.left <= x + 1e-9
    assert x - 1e-9 <= made.right <= 1 + 1e-9
    assert -1e-9 <= made.top <= y + 1e-9
    assert y - 1e-9 <= made.bottom <= 1 + 1e-9
    assert made.area > 0


def test_a_box_around_a_touch_keeps_off_its_neighbours():
    neighbour = box(0.1, 0.1)
    made = box_around(0.38, 0.25, [neighbour])
    assert made.common(neighbour) < 1e-9


def test_the_pixels_of_a_box_are_cut_out_and_never_none_at_all():
    pixels = np.zeros((10, 20, 3), np.uint8)
    pixels[5:, 10:] = 200
    assert cut(Frame(pixels), Box(0.5, 0.5, 1.0, 1.0)).min() == 200
    assert cut(Frame(pixels), Box(1.0, 1.0, 1.0, 1.0)).shape == (1, 1, 3)
