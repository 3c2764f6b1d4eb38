"""Scores from which an answer is sure, and from which it may be."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tools.evaluation.stats import Floats, Wide

SURE_PRECISIONS = (0.95, 0.9, 0.8)
"""Tried in turn: a model that cannot reach the first is held to the next."""
MAYBE_RECALL = 0.95
_LEAST_SHARE = 0.1
"""A threshold may not rest on fewer than this share of the right answers."""
LEAST_ANSWERS = 20
"""Thresholds are chosen by at least so many right answers."""


@dataclass(frozen=True)
class Answers:
    """The best answer of each query asked: its score, and whether it was right."""

    scores: Wide
    right: NDArray[np.bool_]

    def joined(self, other: "Answers") -> "Answers":
        """Put two lots together."""
        return Answers(
            np.concatenate([self.scores, other.scores]), np.concatenate([self.right, other.right])
        )


@dataclass(frozen=True)
class Curve:
    """Precision and recall of accepting answers from each score on, highest score first."""

    thresholds: Wide
    precision: Wide
    recall: Wide


@dataclass(frozen=True)
class Thresholds:
    """What was chosen, and the precision "sure" was chosen for: None where none was reached."""

    sure: float
    maybe: float
    wanted: float | None

    @property
    def why(self) -> str:
        """Say what "sure" means."""
        if self.wanted is None:
            return "the most precise score, no precision wanted was reached"
        return f"{self.wanted:.0%} of accepted answers right"


def with_right(best_right: Floats, best_wrong: Floats) -> Answers:
    """Make the answers of queries for which something right is there.

    Both are (queries,): the best score of a right and of a wrong picture, minus infinity for none.
    """
    there = np.isfinite(best_right)
    scores = np.maximum(best_right, best_wrong)[there].astype(np.float64)
    return Answers(scores, (best_right > best_wrong)[there])


def without_right(best_wrong: Floats) -> Answers:
    """Make the answers of the same queries where all that is right was taken away."""
    scores = best_wrong[np.isfinite(best_wrong)].astype(np.float64)
    return Answers(scores, np.zeros(len(scores), bool))


def answers(best_right: Floats, best_wrong: Floats) -> Answers:
    """Make the answers of queries asked both ways."""
    return with_right(best_right, best_wrong).joined(without_right(best_wrong))


def curve(given: Answers) -> Curve:
    """Give precision and recall at each score as threshold; recall: of the right best answers."""
    order = np.argsort(-given.scores, kind="stable")
    scores, right = given.scores[order], given.right[order]
    hits = np.cumsum(right)
    # Equal scores are accepted together.
    last = np.append(scores[1:] != scores[:-1], True) if len(scores) else np.zeros(0, bool)
    precision = hits / np.arange(1, len(scores) + 1)
    recall = hits / max(1, int(right.sum()))
    return Curve(scores[last], precision[last], recall[last])


def choose(given: Answers) -> Thresholds | None:
    """Choose the thresholds.

    Sure: the lowest score from which on at least 95 in 100 accepted answers are right, and one in
    ten right answers is accepted; where there is none, the same with 90 and 80, then the score of
    the highest precision. Maybe: the highest score that still accepts 95 in 100 of the right best
    answers. None where there are too few right answers to choose by.
    """
    if given.right.sum() < LEAST_ANSWERS:
        return None
    found = curve(given)
    enough = np.flatnonzero(found.recall >= _LEAST_SHARE)
    at, wanted = enough[np.argmax(found.precision[enough])], None
    for precision in SURE_PRECISIONS:
        good = enough[found.precision[enough] >= precision]
        if len(good):
            at, wanted = good[-1], precision
            break
    most = np.flatnonzero(found.recall >= MAYBE_RECALL)[0]
    sure = float(found.thresholds[at])
    return Thresholds(sure, min(sure, float(found.thresholds[most])), wanted)


def judged(given: Answers, thresholds: Thresholds) -> dict[str, float]:
    """Give what the thresholds do, as shares: precision, recall, and wrong answers refused."""
    out = {}
    for name, score in (("sure", thresholds.sure), ("maybe", thresholds.maybe)):
        accepted = given.scores >= score
        right = int(given.right.sum())
        out[f"{name} precision"] = float(given.right[accepted].mean()) if accepted.any() else 1.0
        out[f"{name} recall"] = float((given.right & accepted).sum() / max(1, right))
        wrong = ~given.right
        out[f"{name} wrong refused"] = float((wrong & ~accepted).sum() / max(1, int(wrong.sum())))
    return out
