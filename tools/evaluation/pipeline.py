"""The evaluation from end to end."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from kiosk.encoders import Bundle
from tools.evaluation import fashion, groceries, missions, naming, nomatch, wording
from tools.evaluation.errors import EvaluationError
from tools.evaluation.folders import (
    CLOTHING,
    FASHION,
    GROCERY,
    OBJECTS,
    OTHER,
    Folder,
    of_kind,
)
from tools.evaluation.sheet import LeftOut, Options, Sheet, Task
from tools.evaluation.stats import Floats, Numbers
from tools.evaluation.store import Space
from tools.training.folders import left_out
from tools.training.lexicon import Lexicon

_ORDER = (GROCERY, CLOTHING, FASHION, OBJECTS, OTHER)


@dataclass(frozen=True)
class Outcome:
    """What was found of one bundle."""

    bundle: Bundle
    sheet: Sheet
    calibration: dict[str, Any]


def make_task(folders: Sequence[Folder], lexicons: dict[str, Lexicon], options: Options) -> Task:
    """Draw what was left out, as ``tools.train_clip`` draws it.

    Raises EvaluationError where there is nothing to draw from or nothing to ask.
    """
    if not any(len(folder.where(options.split)) for folder in folders):
        splits = sorted({row.split for folder in folders for row in folder.rows})
        msg = f"No folder has pictures of split {options.split}: there are {', '.join(splits)}."
        raise EvaluationError(msg)
    rows = [row for folder in folders for row in folder.rows]
    lost, types = left_out(rows, options.left_out_groceries, options.left_out_types)
    if options.left_out_groceries and len(lost) < options.left_out_groceries:
        msg = (
            f"--left-out-groceries {options.left_out_groceries} needs as many products with "
            f"catalog pictures among the folders: there are {len(lost)}."
        )
        raise EvaluationError(msg)
    if options.left_out_types and len(types) < options.left_out_types:
        msg = (
            f"--left-out-types {options.left_out_types} needs as many fashion types with 20 "
            f"pictures of split val: there are {len(types)}."
        )
        raise EvaluationError(msg)
    languages = tuple(language for language in wording.LANGUAGES if language in lexicons)
    others = tuple(language for language in sorted(lexicons) if language not in languages)
    return Task(
        options, lexicons, LeftOut(frozenset(lost), frozenset(types)), (*languages, *others)
    )


def evaluate(bundle: Bundle, folders: list[Folder], task: Task, cache: Path) -> Outcome:
    """Measure one bundle. Raises EvaluationError for pictures that cannot be read."""
    space = Space(bundle, cache)
    banks = {folder.name: naming.bank_rows(folder, task) for folder in folders}
    space.encode_pictures([(folder, _needed(folder, banks, task)) for folder in folders])
    sheet = Sheet()
    for folder in sorted(folders, key=lambda folder: _ORDER.index(folder.kind)):
        if not len(folder.where(task.options.split)):
            said = f"{folder.name} has no pictures of split {task.options.split}: not asked."
            sheet.extra.setdefault("not asked", []).append(said)
        elif folder.kind == GROCERY:
            groceries.measure(folder, space, task, sheet, _others(folders, banks, space))
        else:
            naming.measure(folder, space, task, sheet)
        if folder.kind == FASHION:
            fashion.measure(folder, space, task, sheet)
    missions.measure(folders, banks, space, task, sheet)
    calibration = nomatch.measure(
        [f for f in folders if len(f.where(task.options.split))], space, task, sheet
    )
    return Outcome(bundle, sheet, calibration)


def _others(folders: list[Folder], banks: dict[str, Numbers], space: Space) -> Floats:
    """Give the drawn training pictures of folders that show no groceries."""
    lots = [
        space.pictures(folder)[banks[folder.name]]
        for folder in folders if folder.kind in {CLOTHING, FASHION, OBJECTS}
    ]  # fmt: skip
    empty = np.empty((0, space.bundle.manifest.embed_dim), np.float32)
    pictures = np.concatenate([empty, *lots])
    return np.asarray(pictures[np.isfinite(pictures).all(axis=1)], np.float32)


def _needed(folder: Folder, banks: dict[str, Numbers], task: Task) -> Numbers:
    """Give the rows whose vectors the figures need."""
    held = folder.where(task.options.split)
    if not len(held):
        return held
    parts = [held, banks[folder.name]]
    if folder.kind == GROCERY:
        parts = [held, folder.where("train", "catalog")]
    elif folder.kind == FASHION:
        parts.append(missions.gallery_rows(folder, task))
    elif folder.kind in {OBJECTS, OTHER}:
        parts += [naming.teachable_rows(folder, task), missions.cup_rows(folder, task)]
    return np.unique(np.concatenate(parts))


def by_kind(folders: Sequence[Folder], kind: str) -> str | None:
    """Give the name of the first folder of a sort, if there is one."""
    return next((folder.name for folder in of_kind(folders, kind)), None)
