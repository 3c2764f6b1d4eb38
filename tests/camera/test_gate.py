"""The gate, before scenes drawn as a camera would see them."""

from collections.abc import Iterable
from dataclasses import replace
from itertools import chain, groupby

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.camera.gate import Gate
from kiosk.demo.products import products
from kiosk.domain import Frame, Hint, Look
from tests.fakes.scenes import Pixels, Script, Shot, photograph, shelf, shots, thing, wall

SMALL = (640, 360)
DRESS, MUG = 3, 300


def behind(seed: int = 1, *, on_shelf: bool = False) -> Pixels:
    return (shelf if on_shelf else wall)(np.random.default_rng(seed), SMALL)


def watched(
    moments: Iterable[Shot], gate: Gate | None = None, *, number: int = DRESS,
    background: Pixels | None = None, noise: float = 4.0,
) -> list[tuple[Shot, Pixels, Look]]:  # fmt: skip
    gate = Gate() if gate is None else gate
    rng = np.random.default_rng(5)
    background = behind() if background is None else background
    seen = []
    for shot in moments:
        pixels = photograph(background, thing(number), shot, rng, noise=noise)
        seen.append((shot, pixels, gate.look(Frame(pixels), shot.seconds)))
    return seen


def still(seconds: float, start: float = 0.0, *, rate: float = 15.0, **shot: float) -> list[Shot]:
    """A thing held in the middle for so long, from a moment on."""
    return [Shot(start + n / rate, **shot) for n in range(int(seconds * rate))]  # type: ignore[arg-type]


def gone(seconds: float, start: float) -> list[Shot]:
    return [replace(shot, shown=False) for shot in still(seconds, start)]


def taken(seen: list[tuple[Shot, Pixels, Look]]) -> list[Frame]:
    return [look.taken for _, _, look in seen if look.taken is not None]


def hints(seen: list[tuple[Shot, Pixels, Look]]) -> set[Hint]:
    return {look.hint for _, _, look in seen}


PLAIN_SHIRTS = [
    number
    for number, product in enumerate(products())
    if "shirt" in product.category and not product.pattern.strip("plain")
]


@pytest.mark.parametrize("rate", [10.0, 15.0, 30.0])
@pytest.mark.parametrize("on_shelf", [False, True])
def test_what_is_held_still_is_taken_once_while_it_is(rate, on_shelf):
    script = Script(empty=0.2, hold=0.9, defocus=5)
    seen = watched(shots(script, rate), background=behind(on_shelf=on_shelf))
    (picture,) = taken(seen)
    of = next(shot for shot, pixels, _ in seen if np.array_equal(pixels, picture.pixels))
    assert of.held
    at = next(shot.seconds for shot, _, look in seen if look.taken is not None)
    assert script.held_from < at < script.held_to


def test_it_says_what_would_help_in_the_order_of_things():
    seen = watched(shots(Script(defocus=3), 15))
    order = [hint for hint, _ in groupby(look.hint for _, _, look in seen)]
    assert order == [Hint.NOTHING, Hint.STILL, Hint.WAIT, Hint.TAKEN, Hint.NOTHING]


def test_looks_are_numbered_one_after_the_other():
    seen = watched(still(1))
    assert [look.number for _, _, look in seen] == list(range(1, 16))


def test_what_is_there_when_the_camera_opens_is_taken_after_a_second():
    seen = watched(still(1.3))
    (at,) = [shot.seconds for shot, _, look in seen if look.taken is not None]
    assert at >= 1.0


@pytest.mark.parametrize("seed", range(4))
def test_a_sharp_shelf_behind_is_not_taken_before_what_is_held_up(seed):
    rng = np.random.default_rng(seed)
    sharp = rng.integers(0, 255, (12, 20, 3)).astype(np.uint8).repeat(30, 0).repeat(32, 1)
    script = Script(empty=0.6, approach=0.5, hold=1.0, leaving=0.0)
    seen = watched(shots(script, 15), background=sharp)
    (at,) = [shot.seconds for shot, _, look in seen if look.taken is not None]
    assert at > script.held_from


def test_a_small_thing_that_still_moves_before_a_still_shelf_is_waited_for():
    script = Script(empty=0.2, approach=1.2, hold=1.0, leaving=0.0, size=0.5)
    seen = watched(shots(script, 25), background=behind(on_shelf=True))
    (picture,) = taken(seen)
    of = next(shot for shot, pixels, _ in seen if np.array_equal(pixels, picture.pixels))
    assert of.speed / 60 < 3.0


@pytest.mark.parametrize("number", PLAIN_SHIRTS[:3])
def test_a_plain_thing_before_a_soft_shelf_is_taken_when_it_has_settled(number):
    script = Script(empty=0.2, hold=1.2)
    seen = watched(shots(script, 15), number=number, background=behind(3, on_shelf=True))
    assert len(taken(seen)) == 1


@pytest.mark.parametrize("seed", range(4))
def test_an_even_scene_is_nothing(seed):
    seen = watched(gone(1, 0), background=behind(seed), noise=7)
    assert hints(seen) == {Hint.NOTHING}


@pytest.mark.parametrize("number", PLAIN_SHIRTS[::2])
def test_a_plain_shirt_is_sharp_enough_though_it_has_no_texture(number):
    white = np.full((*SMALL[::-1], 3), 222, np.uint8)
    assert len(taken(watched(still(1.3), number=number, background=white))) == 1


@pytest.mark.parametrize("number", [DRESS, MUG, PLAIN_SHIRTS[0]])
@pytest.mark.parametrize("on_shelf", [False, True])
def test_what_is_out_of_focus_is_not_taken(number, on_shelf):
    seen = watched(
        still(1.5, defocus=5), number=number, background=behind(on_shelf=on_shelf), noise=6
    )
    assert hints(seen) == {Hint.STILL}


@pytest.mark.parametrize("hertz", [1.0, 3.0])
def test_what_is_shaken_is_not_taken_though_it_stays_in_its_place(hertz):
    script = Script(empty=0, approach=0, hold=2, leaving=0, tremor=0.03, tremor_hertz=hertz)
    seen = watched(shots(script, 15))
    assert not taken(seen)
    assert Hint.STILL in hints(seen)


def test_what_passes_by_is_not_taken():
    script = Script(start=(-0.5, 0.5), approach=1.0, hold=1.0, passing=True)
    seen = watched(shots(script, 30))
    assert not taken(seen)
    assert hints(seen) == {Hint.NOTHING, Hint.STILL}


def test_what_comes_slowly_nearer_is_waited_for():
    nearing = [replace(shot, size=0.5 + 0.25 * shot.seconds) for shot in still(1.8)]
    assert not taken(watched(nearing))


def test_in_the_dark_it_asks_for_light_and_takes_the_picture_once_there_is_some():
    dark = watched(still(1, light=0.1), gate := Gate())
    assert hints(dark) == {Hint.LIGHT}
    assert len(taken(watched(still(0.7, 1.0), gate))) == 1


def test_a_small_thing_is_asked_nearer():
    seen = watched(still(1.5, size=0.16), background=behind(2))
    assert not taken(seen)
    assert Hint.CLOSER in hints(seen)


@pytest.mark.parametrize("drift", [0.04, -0.04])
def test_a_trembling_hand_and_drifting_light_make_no_second_picture(drift):
    script = Script(hold=6, tremor=0.004, drift=drift)
    assert len(taken(watched(shots(script, 12), noise=6))) == 1


def test_a_moment_in_the_dark_makes_no_second_picture():
    moments = chain(still(1), still(1, 1.0, light=0.08), still(1.5, 2.0))
    assert len(taken(watched(moments))) == 1


def test_a_hand_that_sinks_a_little_makes_no_second_picture():
    assert len(taken(watched(chain(still(1), still(2, 1.0, y=0.56, x=0.47))))) == 1


def test_what_went_away_and_came_back_is_taken_again():
    assert len(taken(watched(chain(still(1.2), gone(0.6, 1.2), still(1, 1.8))))) == 2


@pytest.mark.parametrize("on_shelf", [False, True])
def test_the_next_thing_in_its_place_is_taken(on_shelf):
    background = behind(on_shelf=on_shelf)
    first = watched(still(1.2), gate := Gate(), background=background)
    second = watched(still(1.5, 1.2), gate, number=MUG, background=background)
    assert len(taken(first)) == len(taken(second)) == 1
    assert second[0][2].hint is Hint.TAKEN


def test_after_a_reset_the_same_thing_is_taken_again():
    gate = Gate()
    assert len(taken(watched(still(1.2), gate))) == 1
    gate.reset()
    assert len(taken(watched(still(1.2, 1.2), gate))) == 1


def test_the_picture_is_the_sharpest_of_those_in_which_it_was_still():
    moments = [replace(shot, defocus=0.0 if n == 3 else 1.5) for n, shot in enumerate(still(1.3))]
    seen = watched(moments, background=behind(3))
    (picture,) = taken(seen)
    assert np.array_equal(picture.pixels, seen[3][1])


def test_of_equally_sharp_pictures_it_is_the_last():
    # The first may still have been coming to rest.
    _, pixels, _ = watched(still(0.1), background=behind(3))[0]
    gate, look, number = Gate(), None, 0
    while look is None or look.taken is None:
        assert number < 30
        number += 1
        pixels[0, 0] = number
        look = gate.look(Frame(pixels.copy()), number / 15)
    assert look.taken.pixels[0, 0, 0] == number


def test_the_picture_is_a_copy():
    seen = watched(still(1.3))
    (picture,) = taken(seen)
    before = picture.pixels.copy()
    for _, pixels, _ in seen:
        pixels[:] = 0
    assert np.array_equal(picture.pixels, before)


def test_a_camera_that_stalled_is_waited_for_anew():
    # What it did in between nobody saw.
    seen = watched(chain(still(0.3), still(0.3, 5.0), still(0.3, 10.0)))
    assert not taken(seen)


@settings(max_examples=30, deadline=None)
@given(st.integers(1, 90), st.integers(1, 90), st.integers(0, 255))
def test_a_frame_of_any_size_is_looked_at(height, width, level):
    gate = Gate()
    grain = np.random.default_rng(level).integers(0, 256, (height, width, 3)).astype(np.uint8)
    for number in range(3):
        assert gate.look(Frame(grain), number / 10).number == number + 1


@pytest.mark.parametrize(
    "pixels",
    [np.zeros((9, 9), np.uint8), np.zeros((9, 9, 3), np.float32), np.zeros((0, 9, 3), np.uint8)],
)
def test_a_frame_of_another_form_is_refused(pixels):
    with pytest.raises(ValueError, match="frame"):
        Gate().look(Frame(pixels))
