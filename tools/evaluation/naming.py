"""Naming what is in a picture: clothes, fashion types, objects and the labels of any folder."""

import random
from collections.abc import Sequence

import numpy as np

from tools.evaluation import wording
from tools.evaluation.folders import CLOTHING, FASHION, NO_CLASSES, OBJECTS, Folder
from tools.evaluation.sheet import Sheet, Task
from tools.evaluation.stats import Numbers, best, corrected, hubness
from tools.evaluation.store import Space
from tools.evaluation.taught import taught_figures

BANK = 1000
"""Training pictures of a folder, drawn, that its texts' hubness is measured on."""
BANK_K = 50
TEACHABLE = 40
"""At most so many photos of a label are drawn to be taught in a folder of any sort."""
_CAPTIONS = 500


def bank_rows(folder: Folder, task: Task) -> Numbers:
    """Draw the training pictures for the correction, without the types left out."""
    out = task.left_out.types if folder.kind == FASHION else frozenset[str]()
    rows = [int(i) for i in folder.where("train") if folder.rows[i].label not in out]
    return np.array(sorted(random.Random(task.options.seed).sample(rows, min(BANK, len(rows)))),
                    np.intp)  # fmt: skip


def teachable_rows(folder: Folder, task: Task) -> Numbers:
    """Draw the training pictures that may be taught, some of each label."""
    rng = random.Random(task.options.seed)
    of: dict[str, list[int]] = {}
    for i in folder.where("train"):
        of.setdefault(folder.rows[i].label, []).append(int(i))
    drawn = [i for _, rows in sorted(of.items())
             for i in rng.sample(rows, min(TEACHABLE, len(rows)))]  # fmt: skip
    return np.array(sorted(drawn), np.intp)


def asked_rows(folder: Folder, task: Task) -> Numbers:
    """Give the pictures asked about: those whose label names something."""
    out = NO_CLASSES if folder.kind == CLOTHING else frozenset[str]()
    rows = [i for i in folder.where(task.options.split) if folder.rows[i].label not in out]
    return np.array(rows, np.intp)


def measure(folder: Folder, space: Space, task: Task, sheet: Sheet) -> None:
    """Enter zero-shot naming; for a folder of no known sort also captions and photos taught."""
    asked = asked_rows(folder, task)
    if not len(asked):
        return
    labels = folder.labels()
    if folder.kind == CLOTHING:
        labels = [label for label in labels if label not in NO_CLASSES]
    names = _names(folder, labels, task)
    _zero_shot(folder, space, task, sheet, labels, names, asked)
    if folder.kind in {CLOTHING, FASHION}:
        return
    vectors = space.pictures(folder)
    taught_figures(
        sheet, f"{folder.name}: photos taught", vectors, labels=labels,
        row_labels=[row.label for row in folder.rows], asked=asked,
        teachable=teachable_rows(folder, task), seed=task.options.seed,
        note=f"Top of {len(labels)} labels; pictures of split {task.options.split}; at most "
        f"{TEACHABLE} photos of a label are there to be taught.",
        beside={"words": space.texts([wording.plain(of[0]) for of in names])},
    )  # fmt: skip
    _by_caption(folder, space, task, sheet, asked)


def _names(folder: Folder, labels: Sequence[str], task: Task) -> list[list[str]]:
    """Give the English names of each label, the plain one first."""
    english = task.lexicons.get("en")
    own = wording.class_names(folder)
    found = []
    for label in labels:
        if folder.kind in {CLOTHING, FASHION} and english:
            fact = f"{'clothing' if folder.kind == CLOTHING else 'type'}:{label}"
            nouns = [noun for noun, _ in english.nouns(fact)] or [label.lower()]
            articled = [wording.article(n) for n in nouns] if folder.kind == CLOTHING else nouns
            found.append(articled)
        elif folder.kind == OBJECTS and english:
            name = next(row.captions[-1] for row in folder.rows if row.label == label)
            known = [name, *english.names(f"object:{name}")]
            found.append([wording.article(n) for n in dict.fromkeys(known)])
        else:
            found.append([own[label]])
    return found


def _zero_shot(
    folder: Folder, space: Space, task: Task, sheet: Sheet, labels: list[str],
    names: list[list[str]], asked: Numbers,
) -> None:  # fmt: skip
    vectors = space.pictures(folder)
    bank = vectors[bank_rows(folder, task)]
    prompts = {
        "plain": space.texts([wording.plain(of[0]) for of in names]),
        "ensemble": space.ensemble([wording.ensemble(of) for of in names]),
    }
    own = np.array([labels.index(folder.rows[i].label) for i in asked], np.intp)
    out = np.array([folder.rows[i].label in task.left_out.types for i in asked])
    scopes = {"": np.ones(len(asked), bool)}
    if folder.kind == FASHION and task.left_out.types:
        scopes |= {", types left out": out, ", types that stayed in": ~out}
    for suffix, chosen in scopes.items():
        if not chosen.any():
            continue
        table = f"{folder.name}: named by words{suffix}"
        sheet.table(
            table, table,
            f"Top of {len(labels)} labels; pictures of split {task.options.split}. Corrected: less "
            f"each text's mean likeness to the {BANK_K} nearest of {len(bank)} drawn training "
            "pictures of this folder" + (", without the types left out." if suffix else "."),
        )  # fmt: skip
        for prompt, texts in prompts.items():
            scores = vectors[asked[chosen]] @ texts.T
            sheet.add_tops(table, prompt, scores, own[chosen])
            if len(bank):
                hubs = hubness(bank, texts, BANK_K)
                row = f"{prompt}, corrected by training pictures"
                sheet.add_tops(table, row, corrected(scores, hubs), own[chosen])
            if prompt == "plain":
                sheet.confusions[table] = [
                    (labels[a], labels[b])
                    for a, b in zip(own[chosen], scores.argmax(axis=1), strict=True)
                ]


def _by_caption(folder: Folder, space: Space, task: Task, sheet: Sheet, asked: Numbers) -> None:
    """Enter what captions find among the pictures asked about."""
    owners: dict[str, list[int]] = {}
    for place, i in enumerate(asked):
        for caption in folder.rows[i].captions:
            owners.setdefault(caption, []).append(place)
    captions = sorted(owners)
    captions = sorted(
        random.Random(task.options.seed).sample(captions, min(_CAPTIONS, len(captions)))
    )
    table = f"{folder.name}: pictures by caption"
    sheet.table(
        table, table,
        f"Captions of these pictures as queries (at most {_CAPTIONS}, drawn) among "
        f"{len(asked)} pictures of split {task.options.split}; right are the pictures that carry "
        "the caption.",
    )  # fmt: skip
    scores = space.texts(captions) @ space.pictures(folder)[asked].T
    found, precision, recall = [], [], []
    for caption, row in zip(captions, scores, strict=True):
        right = set(owners[caption])
        hits = len(right & set(best(row, 10).tolist()))
        found.append(float(hits > 0))
        precision.append(hits / min(10, len(right)))
        recall.append(hits / len(right))
    sheet.add(table, "captions", "one in the first ten", found, "queries")
    sheet.add(table, "captions", "precision at 10, of possible", precision, "queries")
    sheet.add(table, "captions", "recall at 10", recall, "queries")
