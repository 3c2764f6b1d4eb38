"""Which photos of groceries are asked about, and which a publisher has beforehand."""

from dataclasses import dataclass

import numpy as np

from tools.evaluation.folders import Folder
from tools.evaluation.sheet import Task
from tools.evaluation.stats import Numbers


@dataclass(frozen=True)
class Scope:
    """Which photos are asked about."""

    suffix: str
    words: str
    asked: Numbers
    only: frozenset[str] = frozenset()
    """Products that are also tried as the only candidates: a shop all of whose goods are new."""


def asked_rows(folder: Folder, task: Task) -> list[Scope]:
    """Give the photos to ask about: all held back, and those left out and not, if there are any.

    Of products left out of training every photo is asked about, of the others those held back.
    """
    split, out = task.options.split, task.left_out.groceries
    have = {row.label for row in folder.rows if row.split == "catalog"}
    held = np.array([i for i in folder.where(split) if folder.rows[i].label in have], np.intp)
    scopes = [Scope("", f"photos of split {split}", held)]
    if out:
        unseen = folder.where("train", split)
        lost = [i for i in unseen if folder.rows[i].label in out & have]
        kept = [i for i in held if folder.rows[i].label not in out]
        scopes += [
            Scope(
                ", left out",
                f"photos of splits train and {split} of the {len(out)} products left out of "
                "training",
                np.array(lost, np.intp),
                frozenset(out & have),
            ),
            Scope(
                ", stayed in",
                f"photos of split {split} of the products that stayed in",
                np.array(kept, np.intp),
            ),
        ]
    return scopes


def bank_rows(folder: Folder, task: Task) -> Numbers:
    """Give the training photos of products that were not left out: what a publisher has."""
    rows = folder.rows
    return np.array(
        [i for i in folder.where("train") if rows[i].label not in task.left_out.groceries], np.intp
    )
