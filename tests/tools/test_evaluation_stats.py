"""The judge's arithmetic, checked against figures worked out by hand."""

import numpy as np
import pytest

from tools.evaluation.fashion import first_ten
from tools.evaluation.missions import before
from tools.evaluation.sheet import Sheet
from tools.evaluation.stats import (
    Figure,
    best,
    corrected,
    hubness,
    interval,
    ranked_within,
    resampled,
    standardised,
)
from tools.evaluation.taught import taught_figures
from tools.evaluation.thresholds import Answers, answers, choose, curve, judged


def rows(*values: list[float]) -> np.ndarray[tuple[int, ...], np.dtype[np.float32]]:
    return np.array(values, np.float32)


def test_top_k_counts_the_better_candidates() -> None:
    scores = rows([0.9, 0.1, 0.5], [0.1, 0.2, 0.3], [0.4, 0.4, 0.4])
    truth = [0, 0, 1]
    assert ranked_within(scores, truth, 1).tolist() == [1, 0, 0]
    assert ranked_within(scores, truth, 2).tolist() == [1, 0, 1]
    assert ranked_within(scores, truth, 3).tolist() == [1, 1, 1]


def test_of_equal_scores_the_earlier_is_better_as_in_the_list_shown() -> None:
    assert best(rows([0.2, 0.7, 0.7, 0.1])[0], 3).tolist() == [1, 2, 0]
    assert ranked_within(rows([0.7, 0.7]), [1], 1).tolist() == [0]


def test_precision_and_recall_in_the_first_ten() -> None:
    scores = np.linspace(1, 0, 20).astype(np.float32)
    of_type = np.zeros(20, bool)
    of_type[:6] = True
    red = np.zeros(20, bool)
    red[3:8] = red[15] = True
    of_type[15] = True
    # In the first ten: six of the type, five red, three both; a fourth lies behind.
    assert first_ten(scores, of_type, red) == pytest.approx((0.6, 0.5, 3 / 4, 3 / 4))


def test_what_is_possible_is_ten_where_there_are_more() -> None:
    scores = np.linspace(1, 0, 40).astype(np.float32)
    every = np.ones(40, bool)
    assert first_ten(scores, every, every) == pytest.approx((1, 1, 1, 10 / 40))


def test_hubness_is_the_mean_of_the_nearest_pictures() -> None:
    bank = rows([1, 0], [0.6, 0.8], [0, 1])
    texts = rows([1, 0], [0, 1])
    # Likeness of the first text: 1, 0.6, 0; of the second: 0, 0.8, 1.
    assert hubness(bank, texts, 2).tolist() == pytest.approx([0.8, 0.9])
    assert hubness(bank, texts, 50).tolist() == pytest.approx([1.6 / 3, 1.8 / 3])


def test_the_correction_takes_a_popular_text_down() -> None:
    scores = rows([0.50, 0.48])
    fixed = corrected(scores, np.array([0.4, 0.3], np.float32))
    assert fixed.argmax() == 1
    assert fixed[0].tolist() == pytest.approx([0.10, 0.18])


def test_scores_are_brought_to_one_scale() -> None:
    assert standardised(rows([1, 2, 3]))[0].tolist() == pytest.approx(
        [-1.2247, 0, 1.2247], abs=1e-4
    )


def test_the_interval_of_a_share_is_near_the_binomial_one() -> None:
    values = np.repeat([1.0, 0.0], [80, 20])
    low, high = interval(resampled(values, np.ones(100), 4000, 1))
    # The binomial deviation of 80 of 100 is 4 points: 1.96 of them to each side.
    assert low == pytest.approx(72.2, abs=1.2)
    assert high == pytest.approx(87.8, abs=1.2)


def test_the_same_seed_draws_the_same_and_differences_are_paired() -> None:
    one = np.array([1.0, 0.0, 1.0, 1.0, 0.0])
    a = resampled(one, np.ones(5), 200, 3)
    b = resampled(one - 0.1, np.ones(5), 200, 3)
    assert (a == resampled(one, np.ones(5), 200, 3)).all()
    assert (a - b).tolist() == pytest.approx([10.0] * 200)


def test_a_ratio_is_of_the_two_means_over_the_same_queries() -> None:
    figure = Figure("t", "zh", "c", np.array([0.5, 0.1]), "queries", np.array([1.0, 0.5]))
    assert figure.value == pytest.approx(40.0)
    # The two draws of one query twice give 50 and 20; else it is 40.
    assert {round(v, 3) for v in figure.draws(200, 1)} == {20.0, 40.0, 50.0}


def test_photos_of_one_product_are_drawn_together() -> None:
    values = np.array([1.0, 1.0, 1.0, 0.0])
    figure = Figure("t", "r", "c", values, "photos", None, ("a", "a", "a", "b"))
    draws = figure.family_draws(300, 1)
    assert draws is not None
    assert {round(v, 3) for v in draws} == {0.0, 75.0, 100.0}


def test_nothing_asked_is_no_figure() -> None:
    sheet = Sheet()
    sheet.add("t", "r", "c", [], "photos")
    assert sheet.figures == []


def test_the_area_under_the_curve_counts_pairs() -> None:
    scores = np.array([0.9, 0.5, 0.5, 0.1], np.float32)
    right = np.array([True, False, True, False])
    # 0.9 is above both others; 0.5 is level with one and above the other.
    assert before(scores, right).tolist() == [1.0, 0.75]


def test_taught_photos_are_never_asked() -> None:
    vectors = rows([1, 0], [1, 0], [0, 1], [0, 1])
    sheet = Sheet()
    taught_figures(
        sheet, "t", vectors, labels=["a", "b"], row_labels=["a", "a", "b", "b"],
        asked=np.arange(4), teachable=np.arange(4), seed=1, note="",
    )  # fmt: skip
    one = {f.row: f for f in sheet.figures if f.column == "top-1"}
    assert one["1 taught, mean"].value == 100.0
    # With every photo taught none is left to ask.
    assert "all taught, mean" not in one


def test_a_class_nothing_was_taught_of_is_never_given() -> None:
    vectors = rows([1, 0], [0.6, 0.8], [0, 1])
    sheet = Sheet()
    taught_figures(
        sheet, "t", vectors, labels=["a", "b"], row_labels=["a", "b", "b"],
        asked=np.array([1]), teachable=np.array([0]), seed=1, note="",
        beside={"words": rows([1, 0], [0, 1])},
    )  # fmt: skip
    one = {f.row: f.value for f in sheet.figures if f.column == "top-1"}
    assert one["1 taught, mean"] == 0.0


def test_each_query_is_asked_with_and_without_its_right_answer() -> None:
    given = answers(rows([0.9, 0.2, -np.inf])[0], rows([0.5, 0.6, 0.4])[0])
    # With: 0.9 right, 0.6 wrong; the third has no right answer. Without: three wrong ones.
    assert sorted(zip(given.scores.round(3).tolist(), given.right.tolist(), strict=True)) == [
        (0.4, False), (0.5, False), (0.6, False), (0.6, False), (0.9, True),
    ]  # fmt: skip


def test_precision_and_recall_of_accepting_from_a_score_on() -> None:
    given = Answers(np.array([0.9, 0.8, 0.8, 0.1]), np.array([True, True, False, True]))
    line = curve(given)
    assert line.thresholds.tolist() == [0.9, 0.8, 0.1]
    assert line.precision.tolist() == pytest.approx([1, 2 / 3, 3 / 4])
    assert line.recall.tolist() == pytest.approx([1 / 3, 2 / 3, 1])


def test_sure_is_the_lowest_score_that_is_right_in_95_of_100() -> None:
    # 40 right from 0.99 down to 0.60, then one wrong at 0.595, one at 0.59, then mixed ones.
    good = np.linspace(0.99, 0.60, 40)
    scores = np.concatenate([good, [0.595, 0.59, 0.58, 0.57]])
    right = np.concatenate([np.ones(40, bool), [False, False, False, True]])
    chosen = choose(Answers(scores, right))
    assert chosen is not None
    # 40 of 42 is 0.952, 40 of 43 is 0.93.
    assert chosen.sure == pytest.approx(0.59)
    assert chosen.wanted == 0.95
    # 39 of 41 right answers are 0.951: the 39th lies at 0.61.
    assert chosen.maybe == pytest.approx(0.59)
    told = judged(Answers(scores, right), chosen)
    assert told["sure precision"] == pytest.approx(40 / 42)
    assert told["sure wrong refused"] == pytest.approx(1 / 3)


def test_maybe_keeps_95_of_100_right_answers() -> None:
    scores = np.concatenate([np.linspace(0.9, 0.8, 50), np.linspace(0.75, 0.5, 50)])
    right = np.concatenate([np.ones(50, bool), np.tile([True, False], 25)])
    chosen = choose(Answers(scores, right))
    assert chosen is not None
    kept = right & (scores >= chosen.maybe)
    assert kept.sum() >= 0.95 * right.sum()
    assert (right & (scores > chosen.maybe)).sum() < 0.95 * right.sum()
    assert chosen.maybe < chosen.sure


def test_where_95_of_100_is_never_reached_the_most_precise_score_is_taken() -> None:
    scores = np.linspace(0.9, 0.1, 100)
    right = np.arange(100) % 2 == 0
    chosen = choose(Answers(scores, right))
    assert chosen is not None
    assert chosen.wanted is None
    assert -1 <= chosen.maybe <= chosen.sure <= 1


def test_too_few_right_answers_choose_nothing() -> None:
    assert choose(Answers(np.linspace(0, 1, 19), np.ones(19, bool))) is None
