"""Boxes proposed on composed shelves, where it is known what stands where."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.camera.regions import MOST_BOXES, propose
from kiosk.demo.products import products
from kiosk.domain import Box, Frame
from tools.benching.shelves import Shelf, Thing, compose_shelf
from tools.persons.scenes import cut_out


def shelf_of(count: int, seed: int) -> Shelf:
    rng = np.random.default_rng(seed)
    things = []
    for number in rng.permutation(len(products()))[:count]:
        figure = cut_out(products()[number].draw().picture())
        if figure is not None:
            things.append(Thing(products()[number].id, figure.pixels, figure.mask))
    return compose_shelf(things, rng)


def boxes_of(shelf: Shelf) -> list[Box]:
    size = np.array([*shelf.pixels.shape[1::-1]] * 2)
    return [Box(*(float(side) for side in box / size)) for box in shelf.boxes]


def test_things_on_shelves_are_among_what_is_proposed():
    covered = things = 0
    for seed in range(6):
        shelf = shelf_of(2 + seed, seed)
        proposed = propose(Frame(shelf.pixels))
        for box in boxes_of(shelf):
            things += 1
            covered += any(box.overlap(one) >= 0.5 for one in proposed)
    assert covered >= 0.95 * things


def test_a_thing_alone_is_the_first_that_is_proposed():
    pixels = np.full((720, 1280, 3), 150, np.uint8)
    pixels[200:600, 500:800] = (30, 60, 180)
    pixels[220:580:40, 520:780] = (240, 230, 40)
    (first,) = propose(Frame(pixels), 1)
    assert first.overlap(Box(500 / 1280, 200 / 720, 800 / 1280, 600 / 720)) >= 0.8


def test_an_empty_wall_is_not_worth_many_looks():
    grey = np.full((720, 1280, 3), 90, np.uint8)
    assert all(0 <= box.left < box.right <= 1 for box in propose(Frame(grey)))


def test_the_same_picture_gives_the_same_boxes():
    shelf = shelf_of(5, 3)
    assert propose(Frame(shelf.pixels)) == propose(Frame(shelf.pixels.copy()))


@settings(max_examples=15, deadline=None)
@given(st.integers(1, 400), st.integers(1, 400), st.integers(0, 2**31))
def test_any_picture_has_at_most_so_many_boxes_and_all_inside_it(width, height, seed):
    pixels = np.random.default_rng(seed).integers(0, 256, (height, width, 3), dtype=np.uint8)
    proposed = propose(Frame(pixels))
    assert len(proposed) <= MOST_BOXES
    for box in proposed:
        assert 0 <= box.left < box.right <= 1
        assert 0 <= box.top < box.bottom <= 1


def test_what_is_no_frame_is_refused():
    with pytest.raises(ValueError, match="uint8 RGB"):
        propose(Frame(np.zeros((9, 9), np.uint8)))
