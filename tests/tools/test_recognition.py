"""What measures the weights of a recognition: the fit, the thresholds, the spoiling of photos."""

import numpy as np
import pytest

from tools.recognition.fitting import LEVELS, NONE, SHARES, Asked, Fitted, _slope, fit
from tools.recognition.spoiling import spoilt
from tools.recognition.sureness import Answered, maybe_from, sure_from


def asked(rng, photos=60, items=7, gone=0.2):
    truth = rng.integers(0, items, photos)
    signals = rng.normal(0, 0.2, (photos, items, 4))
    signals[np.arange(photos), truth] += 0.3
    missing = rng.random(photos) < gone
    signals[missing, truth[missing]] -= 0.3
    return Asked(
        signals.astype(np.float32), rng.integers(0, len(LEVELS), items),
        np.where(missing, NONE, truth),
    )  # fmt: skip


def likelihood(made, lots):
    each = [-np.log(made.chances(one)[np.arange(len(one.truth)), one.truth]).sum() for one in lots]
    return float(np.sum(each))


def test_the_slope_is_that_of_the_likelihood():
    rng = np.random.default_rng(2)
    lots = [asked(rng), asked(rng)]

    def made(values):
        return Fitted(values[:4, None] * SHARES, values[4:8], float(values[8]))

    values = np.concatenate([rng.uniform(2, 6, 4), rng.normal(size=5)])
    slope = np.sum([_slope(made(values), one, SHARES) for one in lots], axis=0)
    for place in range(len(values)):
        step = np.zeros(len(values))
        step[place] = 1e-5
        above, below = (likelihood(made(values + way * step), lots) for way in (1, -1))
        by_hand = (above - below) / 2e-5
        assert slope[place] == pytest.approx(by_hand, rel=1e-4, abs=1e-4)


def test_the_chances_fitted_are_how_often_the_answers_are_right():
    rng = np.random.default_rng(3)
    made = fit([asked(rng, 400) for _ in range(6)])
    chances, right = [], []
    for _ in range(6):
        one = asked(rng, 400)
        own = made.chances(one)[:, :-1]
        chances.append(own.max(axis=1))
        right.append(own.argmax(axis=1) == one.truth)
    chance, hit = np.concatenate(chances), np.concatenate(right)
    for low, high in ((0.2, 0.5), (0.5, 0.8), (0.8, 1.0)):
        some = (chance >= low) & (chance < high)
        assert hit[some].mean() == pytest.approx(chance[some].mean(), abs=0.08)


def answered(chances, right):
    count = len(chances)
    return Answered(
        np.array(chances, np.float64), np.array(right, bool), np.ones(count, bool),
        np.zeros(count, np.intp),
    )  # fmt: skip


def test_above_the_threshold_no_more_are_wrong_than_allowed():
    rng = np.random.default_rng(4)
    chances = rng.random(4000)
    given = answered(chances, rng.random(4000) < chances**0.05)
    sure = sure_from(given)
    assert (~given.right[given.chances >= sure]).mean() <= 0.01
    lower = given.chances >= sure - 0.1
    assert (~given.right[lower]).mean() > 0.005
    assert (given.chances[given.right] >= maybe_from(given)).mean() >= 0.98


def test_where_nothing_is_right_often_enough_nothing_is_sure():
    rng = np.random.default_rng(5)
    assert sure_from(answered(rng.random(500), rng.random(500) < 0.9)) == 2.0
    assert sure_from(answered([], [])) == 2.0


def test_a_spoilt_photo_is_another_of_the_same_size_and_the_seed_decides():
    rng = np.random.default_rng(6)
    photos = [rng.integers(0, 256, (30 + n, 40, 3), np.uint8) for n in range(3)]
    one, again = (spoilt(photos[0], photos, np.random.default_rng(7)) for _ in range(2))
    assert one.shape == photos[0].shape
    assert one.dtype == np.uint8
    assert np.array_equal(one, again)
    assert not np.array_equal(one, photos[0])
    tiny = np.zeros((2, 2, 3), np.uint8)
    for seed in range(30):
        assert spoilt(tiny, [tiny], np.random.default_rng(seed)).shape == tiny.shape
