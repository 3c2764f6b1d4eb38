"""Asking for what is there and what is not: thresholds for "sure" and "maybe", and their judgement.

Every query is asked twice: with everything there, and with all that is right for it taken away, so
that half of all queries have no right answer. Its answer is the best-scored picture, which is right
or wrong. One half of what is known chooses the thresholds, the other half judges them.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tools.evaluation.folders import GROCERY, OTHER, Folder, of_kind
from tools.evaluation.scopes import asked_rows
from tools.evaluation.sheet import Sheet, Task
from tools.evaluation.stats import Floats, Numbers, Wide
from tools.evaluation.store import Space
from tools.evaluation.thresholds import (
    LEAST_ANSWERS,
    Answers,
    Thresholds,
    answers,
    choose,
    curve,
    judged,
    with_right,
    without_right,
)
from tools.evaluation.wishes import states_of, wishes_of
from tools.training.attributes import FALSE, TRUE, facts_of

TEXT, IMAGE = "text_to_image", "image_to_image"


def measure(folders: list[Folder], space: Space, task: Task, sheet: Sheet) -> dict[str, Any]:
    """Choose and judge the thresholds of both kinds of query; give calibration.json's content."""
    found: dict[str, Any] = {}
    parts = {TEXT: _text_halves(folders, space, task), IMAGE: _image_halves(folders, space, task)}
    for kind, part in parts.items():
        if part is None:
            said = f"{kind}: the folders hold nothing to choose thresholds by."
            sheet.extra.setdefault("not calibrated", []).append(said)
            continue
        chosen = choose(part.choosing)
        if chosen is None:
            sheet.extra.setdefault("not calibrated", []).append(
                f"{kind}: fewer than {LEAST_ANSWERS} right answers to choose by."
            )
            continue
        _enter(kind, part, chosen, sheet)
        found[kind] = {
            "sure": round(chosen.sure, 4), "maybe": round(chosen.maybe, 4),
            "measured_on": (
                f"{part.what}; half with no right answer; n = {len(part.choosing.scores)} answers; "
                f"sure: {chosen.why}; maybe: 95% of right answers kept; judged on the other half; "
                f"seed {task.options.seed}"
            )[:500],
        }  # fmt: skip
    return found


@dataclass(frozen=True)
class _Halves:
    choosing: Answers
    judging: Mapping[str, Answers]
    what: str


def _enter(kind: str, part: _Halves, chosen: Thresholds, sheet: Sheet) -> None:
    table = f"no match: {kind}"
    sheet.table(
        table, f"\"No match\": {kind}",
        f"{part.what[:1].upper()}{part.what[1:]}. Sure from {chosen.sure:.3f} ({chosen.why}), "
        f"maybe from {chosen.maybe:.3f} (95% of right answers kept); chosen on one half, judged "
        "here on the other. Every query is asked twice, the second time with all that is right for "
        "it taken away; \"something right there\" are the first times alone.",
    )  # fmt: skip
    for name, given in part.judging.items():
        for word, score in (("sure", chosen.sure), ("maybe", chosen.maybe)):
            accepted = given.scores >= score
            row = f"{name}, {word}"
            sheet.add(table, row, "right of accepted", given.right[accepted], "answers")
            sheet.add(table, row, "accepted of right", accepted[given.right], "answers")
            sheet.add(table, row, "refused of wrong", ~accepted[~given.right], "answers")
        line = curve(given)
        sheet.extra.setdefault("no match", {}).setdefault(kind, {})[name] = {
            "threshold": _thin(line.thresholds), "precision": _thin(line.precision),
            "recall": _thin(line.recall), "sure": chosen.sure, "maybe": chosen.maybe,
            "at the thresholds": judged(given, chosen),
        }  # fmt: skip


def _thin(values: Wide, most: int = 400) -> list[float]:
    places = np.unique(np.linspace(0, len(values) - 1, min(most, len(values))).astype(int))
    return [round(float(v), 5) for v in values[places]]


def halved(count: int, seed: int) -> NDArray[np.bool_]:
    """Draw a half of so many things: True where it chooses."""
    half = np.zeros(count, bool)
    half[np.random.default_rng([seed, count]).permutation(count)[: count // 2]] = True
    return half


def _text_halves(folders: list[Folder], space: Space, task: Task) -> _Halves | None:
    """Ask words of a bank of mixed pictures; pictures and wishes are halved."""
    wishes = wishes_of(folders, task)
    vectors, facts, labels = [], [], []
    for folder in folders:
        rows = folder.where(task.options.split)
        vectors.append(space.pictures(folder)[rows])
        facts += [facts_of(folder.rows[i]) for i in rows]
        labels += [(folder.name, folder.rows[i].label) for i in rows]
    if not wishes or not facts:
        return None
    pictures = np.concatenate(vectors)
    names = sorted({name for facts_wanted, _ in wishes for name in facts_wanted})
    states = states_of(facts, labels, names)
    column = {name: i for i, name in enumerate(names)}
    picture_half = halved(len(pictures), task.options.seed)
    wish_half = halved(len(wishes), task.options.seed)
    lots: dict[bool, list[Answers]] = {True: [], False: []}
    there: list[Answers] = []
    for (wanted, texts), chooses in zip(wishes, wish_half, strict=True):
        bank = picture_half == chooses
        state = states[bank][:, [column[name] for name in wanted]]
        right = (state == TRUE).all(axis=1)
        wrong = (state == FALSE).any(axis=1)
        scores = space.texts(texts) @ pictures[bank].T
        pair = _highest(scores, right), _highest(scores, wrong)
        lots[bool(chooses)].append(answers(*pair))
        if not chooses:
            there.append(with_right(*pair))
    if not lots[True] or not lots[False]:
        return None
    whole = {chooses: _joined(lot) for chooses, lot in lots.items()}
    what = (
        f"words for {len(wishes)} things in up to {len(task.languages)} languages, asked of "
        f"{len(pictures)} pictures of split {task.options.split} of "
        f"{', '.join(folder.name for folder in folders if len(folder.where(task.options.split)))}"
        ", both halved"
    )
    judging = {"the other half": whole[False], "the other half, something right there":
               _joined(there)}  # fmt: skip
    return _Halves(whole[True], judging, what)


def _highest(scores: Floats, chosen: NDArray[np.bool_]) -> Floats:
    if not chosen.any():
        return np.full(len(scores), -np.inf, np.float32)
    return np.asarray(scores[:, chosen].max(axis=1), np.float32)


def _joined(lot: list[Answers]) -> Answers:
    return Answers(np.concatenate([a.scores for a in lot]), np.concatenate([a.right for a in lot]))


def _image_halves(folders: list[Folder], space: Space, task: Task) -> _Halves | None:
    """Ask photos of the catalog pictures; products and foreign photos are halved."""
    seed = task.options.seed
    for folder in of_kind(folders, GROCERY):
        scopes = asked_rows(folder, task)
        held = scopes[0].asked
        if not len(held):
            continue
        catalog = folder.where("catalog")
        names = sorted({folder.rows[i].label for i in catalog})
        half = dict(zip(names, halved(len(names), seed).tolist(), strict=True))
        chooses = np.array([half[folder.rows[i].label] for i in held])
        bank = space.pictures(folder)[catalog]
        foreign = _foreign(folders, space, task, len(held))
        foreign_half = halved(len(foreign), seed)

        there = _catalog_scores(folder, held[~chooses], catalog, space)
        judging = {
            "the other half": answers(*there).joined(_strangers(foreign[~foreign_half], bank)),
            "the other half, something right there": with_right(*there),
        }
        for scope in scopes[1:]:
            if len(scope.asked):
                pair = _catalog_scores(folder, scope.asked, catalog, space)
                judging[f"products {scope.suffix.removeprefix(', ')}"] = answers(*pair)
        what = (
            f"{len(held)} photos of split {task.options.split} of {folder.name} and "
            f"{len(foreign)} of other folders, asked of {len(bank)} catalog pictures, products "
            "halved"
        )
        choosing = answers(*_catalog_scores(folder, held[chooses], catalog, space))
        return _Halves(choosing.joined(_strangers(foreign[foreign_half], bank)), judging, what)
    return None


def _strangers(foreign: Floats, bank: Floats) -> Answers:
    """Ask photos that show nothing of the catalog."""
    return without_right((foreign @ bank.T).max(axis=1, initial=-1.0))


def _catalog_scores(
    folder: Folder, rows: Numbers, catalog: Numbers, space: Space
) -> tuple[Floats, Floats]:
    """Give each photo's best score with its own product's catalog pictures and with others'."""
    vectors = space.pictures(folder)
    scores = vectors[rows] @ vectors[catalog].T
    shown = np.array([folder.rows[i].label for i in catalog])
    own = shown[None, :] == np.array([folder.rows[i].label for i in rows])[:, None]
    lowest = np.float32(-np.inf)
    return (
        np.where(own, scores, lowest).max(axis=1, initial=lowest),
        np.where(own, lowest, scores).max(axis=1, initial=lowest),
    )


def _foreign(folders: list[Folder], space: Space, task: Task, count: int) -> Floats:
    """Draw as many photos that show nothing of the catalog."""
    lots = [
        space.pictures(folder)[folder.where(task.options.split)]
        for folder in folders if folder.kind not in {GROCERY, OTHER}
    ]  # fmt: skip
    dim = space.bundle.manifest.embed_dim
    pictures = np.concatenate([np.empty((0, dim), np.float32), *lots])
    drawn = np.random.default_rng(task.options.seed).permutation(len(pictures))[:count]
    return np.asarray(pictures[np.sort(drawn)], np.float32)
