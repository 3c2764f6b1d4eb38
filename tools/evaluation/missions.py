"""The mission's own words, in English and Chinese: what they find, for people to look at."""

import random
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tools.evaluation import wording
from tools.evaluation.folders import FASHION, GROCERY, Folder, of_kind
from tools.evaluation.sheet import Sheet, Task
from tools.evaluation.stats import Floats, Numbers, Wide, best
from tools.evaluation.store import Space
from tools.training.attributes import facts_of
from tools.training.folders import Row

_TEN = 10
_SEEN = 40
"""At most so many right training pictures of each query join the larger gallery."""


@dataclass(frozen=True)
class Mission:
    """One wish: its words in two languages, and the pictures that are right."""

    name: str
    words: Mapping[str, str]
    types: frozenset[str] = frozenset()
    """Article types that are right; none: any of ``group``."""
    group: str = ""
    colours: frozenset[str] = frozenset()
    patterned: bool = field(default=False)
    """Right only where the title tells of a pattern."""

    def right(self, row: Row) -> bool:
        """Tell whether a fashion row is what is wished for."""
        true = facts_of(row).true
        return (
            (not self.types or str(row.meta["articleType"]) in self.types)
            and (not self.group or f"group:{self.group}" in true)
            and (not self.colours or str(row.meta["baseColour"]) in self.colours)
            and (not self.patterned or "pattern:Patterned" in true)
        )


_SHOES = frozenset({"Casual Shoes", "Sports Shoes", "Flats"})
_PURPLE = frozenset({"Purple", "Lavender", "Mauve"})
_RED = frozenset({"Red"})
_CLOTHES_WORDS = {"en": "clothes, purple, pattern", "zh": "衣服,紫色,图案"}
MISSIONS = (
    Mission("red dress", {"en": "red dress", "zh": "红色连衣裙"}, frozenset({"Dresses"}),
            colours=_RED),
    Mission("purple patterned clothes (colour)", _CLOTHES_WORDS, group="Clothes", colours=_PURPLE),
    Mission("purple patterned clothes (colour and a pattern the title tells of)", _CLOTHES_WORDS,
            group="Clothes", colours=_PURPLE, patterned=True),
    Mission("comfortable red shoes", {"en": "comfortable red shoes", "zh": "舒适的红色鞋子"},
            _SHOES, colours=_RED),
    Mission("trainers", {"en": "trainers", "zh": "运动鞋"},
            frozenset({"Sports Shoes", "Casual Shoes"})),
    Mission("something for the rain", {"en": "something for the rain", "zh": "下雨用的东西"},
            frozenset({"Umbrellas", "Rain Jacket", "Rain Trousers"})),
    Mission("wristwatch", {"en": "wristwatch", "zh": "手表"}, frozenset({"Watches"})),
)  # fmt: skip

CUP_LABEL = "cup"
CUPS = {
    "en": ("a coffee cup", (
        "a plate", "a bottle", "a fork", "a teapot", "a bowl", "a vase", "a lamp", "a chair",
        "a clock", "a shoe", "a dress", "a handbag", "a banana", "a carton of milk", "a book",
        "a mobile phone", "a laptop", "an umbrella", "a hat", "a pair of scissors")),
    "zh": ("一杯咖啡杯", (
        "一个盘子", "一个瓶子", "一把叉子", "一个茶壶", "一个碗", "一个花瓶", "一盏灯",
        "一把椅子", "一个钟", "一只鞋", "一条连衣裙", "一个手提包", "一根香蕉", "一盒牛奶",
        "一本书", "一部手机", "一台笔记本电脑", "一把雨伞", "一顶帽子", "一把剪刀")),
}  # fmt: skip
"""The cup's words and the twenty others it is told from."""


def gallery_rows(folder: Folder, task: Task) -> Numbers:
    """Draw training pictures that are right for a mission's words."""
    rng = random.Random(task.options.seed)
    train = [int(i) for i in folder.where("train")]
    chosen: set[int] = set()
    for mission in MISSIONS:
        right = [i for i in train if mission.right(folder.rows[i])]
        chosen |= set(rng.sample(right, min(_SEEN, len(right))))
    return np.array(sorted(chosen), np.intp)


def cup_rows(folder: Folder, task: Task) -> Numbers:
    """Give the pictures of cups, held back or not."""
    wanted = folder.where("train", task.options.split)
    return np.array([i for i in wanted if folder.rows[i].label == CUP_LABEL], np.intp)


def measure(
    folders: list[Folder], banks: Mapping[str, Numbers], space: Space, task: Task, sheet: Sheet
) -> None:
    """Enter the mission's queries. ``banks`` holds drawn training rows of each folder by name."""
    for folder in of_kind(folders, FASHION):
        held = folder.where(task.options.split)
        if not len(held):
            continue
        # A split may hold no red dress at all: drawn training pictures show at least whether the
        # words are understood.
        drawn = np.union1d(banks[folder.name], gallery_rows(folder, task))
        split = task.options.split
        galleries = {
            f"{len(held)} pictures of split {split}": held,
            f"{len(held)} pictures of split {split} and {len(drawn)} of split train (seen in "
            "training)": np.union1d(held, drawn),
        }  # fmt: skip
        for name, rows in galleries.items():
            _wishes(folder, name, rows, space, task, sheet)
    for folder in folders:
        if folder.kind not in {FASHION, GROCERY}:
            _cups(folder, space, task, sheet)


def _wishes(
    folder: Folder, gallery: str, rows: Numbers, space: Space, task: Task, sheet: Sheet
) -> None:
    table = f"mission queries among {gallery}"
    sheet.table(
        table, table,
        "Right by type, colour and title, in the first ten: share of what is possible. \"Before\": "
        "how often a right picture comes before one that is not. A wish with no right picture has "
        "no figure: see below what was found.",
    )  # fmt: skip
    vectors = space.pictures(folder)[rows]
    for mission in MISSIONS:
        right = np.array([mission.right(folder.rows[i]) for i in rows])
        possible = min(_TEN, int(right.sum()))
        for language in ("en", "zh"):
            text = mission.words[language]
            scores = vectors @ space.texts([text])[0]
            chosen = best(scores, _TEN)
            found = [_shown(folder.rows[rows[k]], float(scores[k]), right[k]) for k in chosen]
            sheet.extra.setdefault("mission queries", []).append(
                {"words": text, "wish": mission.name, "gallery": gallery,
                 "right in the gallery": int(right.sum()), "first ten": found}
            )  # fmt: skip
            if possible:
                row = f"{text}: {mission.name}, {int(right.sum())} right"
                hits = right[chosen]
                if possible < _TEN:
                    hits = np.isin(np.flatnonzero(right), chosen)
                sheet.add(table, row, "right in the first ten, of possible", hits, "answers")
                sheet.add(table, row, "before", before(scores, right), "right pictures")


def before(scores: Floats, right: NDArray[np.bool_]) -> Wide:
    """Give for each right picture the share of the others that score lower, ties by half.

    Their mean is the area under the ROC curve.
    """
    wrong = np.sort(scores[~right])
    if not len(wrong):
        return np.ones(int(right.sum()))
    below = np.searchsorted(wrong, scores[right], "left")
    level = np.searchsorted(wrong, scores[right], "right") - below
    return np.asarray((below + 0.5 * level) / len(wrong), np.float64)


def _shown(row: Row, score: float, right: bool) -> dict[str, Any]:
    return {
        "type": row.meta["articleType"], "colour": row.meta["baseColour"],
        "title": row.meta["productDisplayName"], "split": row.split, "right": bool(right),
        "score": round(score, 4),
    }  # fmt: skip


def _cups(folder: Folder, space: Space, task: Task, sheet: Sheet) -> None:
    everything = cup_rows(folder, task)
    if not len(everything):
        return
    table = "a coffee cup, named among twenty-one things"
    sheet.table(
        table, table,
        f"Pictures labelled \"{CUP_LABEL}\" named by the nearest of twenty-one words; the training "
        "pictures were seen in training.",
    )  # fmt: skip
    for language, (cup, others) in CUPS.items():
        words = space.texts([cup, *others])
        prompts = {
            cup: words,
            f"{wording.plain(cup)} (plain prompt)": space.texts(
                [wording.plain(text) for text in (cup, *others)]
            ),
        }
        for said, texts in prompts.items():
            if language != "en" and texts is not words:
                continue
            for split in (task.options.split, "train"):
                rows = everything[np.isin(everything, folder.where(split))]
                named = (space.pictures(folder)[rows] @ texts.T).argmax(axis=1)
                row = f"{said} — {folder.name}, split {split}"
                sheet.add(table, row, "named as a cup", (named == 0).astype(np.float64), "photos")
