"""The file of a recognition's weights: read back as written, and refused where it is none."""

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from kiosk.core.weighing import COLUMNS, Weighing
from kiosk.errors import ModelError

numbers = st.floats(-50, 50, width=32)


@st.composite
def weighings(draw):
    count = draw(st.integers(1, 6))
    taught = [0, *sorted(draw(st.sets(st.integers(1, 30), min_size=count - 1, max_size=count - 1)))]
    maybe = draw(arrays(np.float64, count, elements=st.floats(0, 1)))
    more = draw(arrays(np.float64, count, elements=st.floats(0, 1)))
    return Weighing(
        np.array(taught, np.float64),
        draw(arrays(np.float64, (count, len(COLUMNS)), elements=numbers)),
        draw(arrays(np.float64, count, elements=numbers)), draw(numbers), maybe + more, maybe,
        draw(st.floats(0, 1)), draw(st.text(st.characters(exclude_characters="\0"), max_size=40)),
    )  # fmt: skip


@given(weighings())
@settings(max_examples=60, deadline=None)
def test_what_is_written_is_read_back(weighing):
    again = Weighing.from_bytes(weighing.to_bytes())
    for name in ("taught", "weights", "bias", "sure", "maybe"):
        assert np.array_equal(getattr(again, name), getattr(weighing, name))
    assert (again.none, again.own, again.measured_on) == (
        weighing.none, weighing.own, weighing.measured_on,
    )  # fmt: skip


@given(st.binary(max_size=300))
@settings(max_examples=80, deadline=None)
def test_whatever_is_no_such_file_is_one_sentence(blob):
    with pytest.raises(ModelError, match=r"recognition\.json .*: copy the model again\."):
        Weighing.from_bytes(blob)


@given(st.data())
@settings(max_examples=60, deadline=None)
def test_a_damaged_file_is_refused_or_harmless(data):
    blob = bytearray(GOOD.to_bytes())
    place = data.draw(st.integers(0, len(blob) - 1))
    blob[place] ^= data.draw(st.integers(1, 255))
    try:
        read = Weighing.from_bytes(bytes(blob))
    except ModelError:
        return
    assert np.isfinite(read.weights).all()


GOOD = Weighing(
    np.array([0.0, 1, 5]), np.ones((3, 4)), np.zeros(3), 1.0, np.full(3, 0.9), np.full(3, 0.2), 0.5
)  # fmt: skip


@pytest.mark.parametrize(
    "changes",
    [
        {"taught": np.array([1.0, 2, 5])}, {"taught": np.array([0.0, 5, 5])},
        {"weights": np.ones((3, 3))}, {"weights": np.full((3, 4), np.nan)}, {"bias": np.zeros(2)},
        {"none": np.inf}, {"sure": np.full(3, 0.1)}, {"own": 1.5}, {"own": -0.1},
        {"taught": np.zeros(0), "weights": np.zeros((0, 4)), "bias": np.zeros(0),
         "sure": np.zeros(0), "maybe": np.zeros(0)},
    ],
)  # fmt: skip
def test_what_does_not_fit_together_is_refused(changes):
    with pytest.raises(ModelError, match=r"recognition\.json"):
        Weighing.from_bytes(replace(GOOD, **changes).to_bytes())


def test_another_format_is_refused_and_a_missing_field_too():
    parts = json.loads(GOOD.to_bytes())
    for changed, sentence in (
        (parts | {"format": 2}, "format 1"), (parts | {"more": 1}, "does not know"),
        ({name: of for name, of in parts.items() if name != "none"}, "lacks a field"),
        (parts | {"bias": [0, "1", 2]}, "numbers"), (parts | {"weights": [[1], [1, 2]]}, "uneven"),
        (parts | {"bias": [True, False, True]}, "numbers"), ([], "format 1"),
    ):  # fmt: skip
        with pytest.raises(ModelError, match=sentence):
            Weighing.from_bytes(json.dumps(changed).encode())


def test_between_two_numbers_of_lessons_the_weights_are_in_between():
    weighing = replace(GOOD, weights=np.array([[0.0] * 4, [2.0] * 4, [6.0] * 4]))
    weights, _ = weighing.at(np.array([0, 1, 3, 5, 40]))
    assert weights[:, 0].tolist() == [0, 2, 4, 6, 6]
    assert weighing.thresholds(3) == pytest.approx((0.9, 0.2))


def test_the_default_model_carries_its_own():
    blob = (Path(__file__).parents[2] / "models/default/recognition.json").read_bytes()
    weighing = Weighing.of(blob)
    assert weighing.measured_on
    assert weighing.taught.tolist() == [0, 1, 3, 5]
    # Some chance is sure at every number of lessons.
    assert (weighing.sure < 1).all()
    # What was taught counts more the more of it there is.
    taught = weighing.weights[:, 2:].sum(axis=1) / weighing.weights.sum(axis=1)
    assert (np.diff(taught) > 0).all()
