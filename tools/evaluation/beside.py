"""The least score of answers to words judged beside common words, as the kiosk's search does."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kiosk.core.common_words import CommonWords
from kiosk.core.words import read_wish
from tools.evaluation.errors import EvaluationError
from tools.evaluation.folders import Folder
from tools.evaluation.nomatch import halved
from tools.evaluation.sheet import Task
from tools.evaluation.stats import Floats, Numbers, Wide
from tools.evaluation.store import Space
from tools.evaluation.thresholds import LEAST_ANSWERS, Answers, curve
from tools.evaluation.wishes import states_of, wishes_of
from tools.training.attributes import FALSE, TRUE, facts_of
from tools.training.lexicon import LEXICON

KEPT = 0.98
"""Chosen on shops of drawn goods and photos: of good queries some 3 in 100 were refused in English
and Chinese, of words for what the shop does not have 8 in 10."""
_FIRST = 5
"""So many of the first the kiosk looks at before it refuses."""


@dataclass(frozen=True)
class Found:
    """The least score, what it was measured on, and how it does, in lines for a person."""

    least: float
    what: str
    told: tuple[str, ...]


def common_words() -> list[str]:
    """Read the list of common words."""
    text = (LEXICON / "common_words.txt").read_text(encoding="utf-8")
    words = [word.strip() for word in text.split(",")]
    return list(dict.fromkeys(filter(None, words)))


def measure(
    folders: list[Folder], space: Space, task: Task, words: Floats, kept: float
) -> Found:  # fmt: skip
    """Choose the least score on one half of pictures and wishes, and judge it on the other."""
    common = CommonWords(words)
    wishes = wishes_of(folders, task)
    rows = [(folder, i) for folder in folders for i in folder.where(task.options.split)]
    pictures = np.stack([space.pictures(folder)[i] for folder, i in rows])
    levels = common.levels(pictures)
    names = sorted({name for wanted, _ in wishes for name in wanted})
    states = states_of(
        [facts_of(folder.rows[i]) for folder, i in rows],
        [(folder.name, folder.rows[i].label) for folder, i in rows], names,
    )  # fmt: skip
    column = {name: place for place, name in enumerate(names)}
    picture_half = halved(len(pictures), task.options.seed)
    wish_half = halved(len(wishes), task.options.seed)
    lots: dict[bool, list[tuple[float, bool]]] = {True: [], False: []}
    for (wanted, texts), chooses in zip(wishes, wish_half.tolist(), strict=True):
        bank = np.flatnonzero(picture_half == chooses)
        state = states[bank][:, [column[name] for name in wanted]]
        right, wrong = (state == TRUE).all(axis=1), (state == FALSE).any(axis=1)
        things = [read_wish(text).thing or text for text in texts]
        whole, thing = space.texts(texts), space.texts(things)
        for said, alone in zip((whole + thing) / 2, thing, strict=True):
            cosines = (pictures[bank] @ said).astype(np.float64)
            nearest = np.maximum(cosines, pictures[bank] @ alone)
            own = common.scores(nearest, levels[bank], alone)
            for among in (right | wrong, wrong) if right.any() else (wrong,):
                lots[chooses] += _answer(cosines, own, right, np.flatnonzero(among))
    halves = {chooses: _answers(lot) for chooses, lot in lots.items()}
    given, other = halves[True], halves[False]
    if given.right.sum() < LEAST_ANSWERS or not len(other.scores):
        raise EvaluationError("The folders hold too little to choose a score by.")
    found = curve(given)
    least = float(found.thresholds[np.flatnonzero(found.recall >= kept)[0]])
    what = (
        f"words for {len(wishes)} things in up to {len(task.languages)} languages, asked of "
        f"{len(pictures)} pictures of split {task.options.split} of "
        f"{', '.join(folder.name for folder in folders)}, both halved; half with no right answer; "
        f"n = {len(given.scores)} answers; {kept:.0%} of right answers kept; seed "
        f"{task.options.seed}"
    )
    refused = other.scores < least
    told = (
        f"refused below {least:.4f}; on the other half "
        f"{refused[other.right].mean():.1%} of right answers and "
        f"{refused[~other.right].mean():.1%} of wrong ones",
    )
    return Found(least, what, told)


def _answer(
    cosines: Wide, scores: Wide, right: NDArray[np.bool_], among: Numbers
) -> list[tuple[float, bool]]:  # fmt: skip
    """Give the score of the best answer of some pictures, and whether it is right."""
    if not len(among):
        return []
    first = among[np.argsort(-cosines[among], kind="stable")[:_FIRST]]
    return [(float(scores[first].max()), bool(right[first[0]]))]


def _answers(lot: list[tuple[float, bool]]) -> Answers:
    return Answers(
        np.array([score for score, _ in lot], np.float64), np.array([r for _, r in lot], np.bool_)
    )
