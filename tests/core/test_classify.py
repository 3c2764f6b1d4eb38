"""A picture is named from given words."""

import numpy as np
import pytest

from kiosk.core.classify import MOST_NAMES, classify
from kiosk.core.deciding import Thresholds
from kiosk.domain import Decision, Frame
from tests.fakes.encoders import COLOURS, FakeEncoders

ENCODERS = FakeEncoders()


def shown(colour):
    return Frame(np.full((20, 30, 3), COLOURS[colour], np.uint8))


@pytest.mark.parametrize("colour", ["red", "green", "blue", "yellow"])
def test_the_word_that_fits_comes_first(colour):
    names = ["a blue cup", "a red cup", "a green cup", "a yellow cup"]
    named = classify(ENCODERS, ENCODERS, shown(colour), names)
    assert named.guesses[0].name == f"a {colour} cup"
    assert sorted(one.name for one in named.guesses) == sorted(names)
    scores = [one.score for one in named.guesses]
    assert scores == sorted(scores, reverse=True)
    assert {one.decision for one in named.guesses} == {Decision.MAYBE}
    assert named.decision is Decision.MAYBE
    assert named.milliseconds > 0


def test_thresholds_decide():
    named = classify(ENCODERS, ENCODERS, shown("red"), ["red", "blue"], Thresholds(0.99, 0.98))
    assert [one.decision for one in named.guesses] == [Decision.SURE, Decision.NO_MATCH]
    refused = classify(ENCODERS, ENCODERS, shown("red"), ["green"], Thresholds(0.99, 0.98))
    assert refused.decision is Decision.NO_MATCH


def test_of_equal_names_the_earlier_comes_first_and_twice_counts_once():
    names = ["red b", "red a", "red b"]
    named = classify(ENCODERS, ENCODERS, shown("red"), names)
    assert [one.name for one in named.guesses] == ["red b", "red a"]


@pytest.mark.parametrize("names", [[], ["red", " "], [str(n) for n in range(MOST_NAMES + 1)]])
def test_names_that_cannot_be_told_apart(names):
    with pytest.raises(ValueError, match="cannot be told apart"):
        classify(ENCODERS, ENCODERS, shown("red"), names)
