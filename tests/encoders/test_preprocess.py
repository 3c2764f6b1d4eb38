"""Our preprocessing against open_clip's own, on pictures it was shown (tools/make_golden.py)."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.encoders.manifest import ImageSpec
from kiosk.encoders.preprocess import preprocess
from kiosk.errors import ModelError

GOLDEN = Path(__file__).resolve().parent.parent / "data" / "golden" / "preprocess.npz"


def spec(mode: str, interpolation: str, size: tuple[int, int], fill: int = 200) -> ImageSpec:
    return ImageSpec("image.onnx", size, (0, 0, 0), (1, 1, 1), interpolation, mode, fill)


def golden_names() -> list[str]:
    with np.load(GOLDEN) as stored:
        return [name for name in stored.files if not name.startswith("input")]


@pytest.mark.parametrize("name", golden_names())
def test_every_mode_gives_open_clips_pixels(name: str) -> None:
    mode, interpolation, size, number = name.split("-")
    height, width = (int(n) for n in size.split("x"))
    with np.load(GOLDEN) as stored:
        picture, expected = stored[f"input-{number}"], stored[name]
    (made,) = preprocess([picture], spec(mode, interpolation, (height, width)))
    np.testing.assert_array_equal(made, expected)


def test_the_golden_file_covers_every_mode_on_pictures_that_are_not_square() -> None:
    modes = {tuple(name.split("-")[:2]) for name in golden_names()}
    assert modes == {
        (m, i) for m in ("shortest", "longest", "squash") for i in ("bicubic", "bilinear")
    }


@given(
    st.integers(1, 90), st.integers(1, 90), st.sampled_from(["shortest", "longest", "squash"]),
    st.sampled_from([(16, 16), (16, 24)]),
)  # fmt: skip
@settings(max_examples=60, deadline=None)
def test_any_size_gives_the_models_size(
    height: int, width: int, mode: str, size: tuple[int, int]
) -> None:
    picture = np.full((height, width, 3), 90, np.uint8)
    made = preprocess([picture], spec(mode, "bicubic", size, fill=90))
    assert made.shape == (1, *size, 3)
    if mode != "shortest":
        assert (made == 90).all()


@pytest.mark.parametrize("mode", ["shortest", "longest", "squash"])
@pytest.mark.parametrize("shape", [(20, 20000), (20000, 20), (1, 1), (1, 5000)])
def test_extreme_shapes_are_pictures_too(mode: str, shape: tuple[int, int]) -> None:
    made = preprocess([np.full((*shape, 3), 60, np.uint8)], spec(mode, "bicubic", (32, 32)))
    assert made.shape == (1, 32, 32, 3)
    assert (made[0, 15:17, 15:17] == 60).all(axis=-1).any(), "the middle shows the picture"


def test_longest_keeps_the_whole_picture_on_the_fill_colour() -> None:
    (made,) = preprocess([np.zeros((10, 40, 3), np.uint8)], spec("longest", "bicubic", (32, 32)))
    assert (made[0] == 200).all()
    assert (made[31] == 200).all()
    assert (made[16] == 0).all()


def test_grey_and_alpha() -> None:
    grey = np.full((9, 7), 77, np.uint8)
    see_through = np.zeros((9, 7, 4), np.uint8)
    half = np.full((9, 7, 4), 0, np.uint8)
    half[..., 3] = 255
    made = preprocess(
        [grey, grey[:, :, None], see_through, half], spec("squash", "bicubic", (8, 8))
    )
    assert (made[0] == 77).all()
    assert (made[1] == 77).all()
    assert (made[2] == 255).all(), "what is see-through shows white"
    assert (made[3] == 0).all()


@pytest.mark.parametrize(
    ("picture", "words"),
    [
        (np.zeros((4, 4, 3), np.float32), "uint8"),
        (np.zeros((0, 4, 3), np.uint8), "no pixels"),
        (np.zeros((4, 4, 2), np.uint8), "height, width, 3"),
        (np.zeros(4, np.uint8), "height, width, 3"),
        (np.broadcast_to(np.uint8(1), (20_000, 20_000, 3)), "too large"),
    ],
)
def test_what_is_no_picture_is_said(picture: np.ndarray, words: str) -> None:
    with pytest.raises(ModelError, match=words):
        preprocess([picture], spec("squash", "bicubic", (8, 8)))


def test_no_pictures() -> None:
    assert preprocess([], spec("squash", "bicubic", (8, 9))).shape == (0, 8, 9, 3)
