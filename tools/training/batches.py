"""Which pictures and captions go into a step: a pure function of seed and step number."""

from collections import defaultdict
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tools.training.attributes import DRAWN_GOODS, Facts, title_key
from tools.training.captions import AMOUNTS, CaptionBank, Concepts
from tools.training.emoji_names import goods
from tools.training.folders import Row

SHARES = {
    "grocery_store": 0.34, "fashion_product_images": 0.35, "clothing_dataset": 0.17,
    "caltech101": 0.06, "noto_emoji": 0.04, "fluent_emoji_3d": 0.04, DRAWN_GOODS: 0.10,
}  # fmt: skip
"""How much of a batch comes from a folder; any other folder gets ``OTHER_SHARE``."""
OTHER_SHARE = 0.2
ENGLISH_SHARE = 0.4
_CAPTIONS_A_PICTURE = 4
_GOODS_OFTENER = 5.0
"""Drawings of food and clothes are worth more to a shop than those of flags and faces."""
_EXTRA_CAPTIONS = 96
_CATALOG_PAIRS = 0.5
"""How often a thing that has a catalog picture is drawn as that picture beside a photo of it."""
_TWICE = 0.5
"""How often a picture of which there is no second of the same thing is drawn twice instead."""
_ALWAYS_THERE = ("grocery", "clothing", "type")
"""Kinds of concept of which every step has one caption each: what a picture is told apart from."""
NAMED = ("grocery", "clothing", "type", "object")
"""Kinds of concept that name a whole folder: a picture has one of them, and all are candidates."""


@dataclass(frozen=True)
class Naming:
    """What a batch is asked of one kind: which of all its names is each picture's."""

    rows: NDArray[np.int64]
    """Which of the batch's pictures have a name of this kind."""
    captions: NDArray[np.int64]
    """One caption for every name of the kind."""
    truth: NDArray[np.int64]
    """(rows,) the place of each picture's own name among ``captions``."""


@dataclass(frozen=True)
class Batch:
    """Row numbers of the pictures, caption numbers, their truth, identities and text pairs."""

    pictures: NDArray[np.int64]
    captions: NDArray[np.int64]
    truth: NDArray[np.int8]
    same: NDArray[np.int8]
    """(pictures, pictures): 1 the same thing, -1 another sort of thing, 0 not known."""
    pairs: NDArray[np.int64]
    """(n, 2) captions that say the same in English and in another language."""
    namings: tuple[Naming, ...] = ()


class BatchMaker:
    """Draws batches: two pictures of each thing, captions true of them, and confusable ones."""

    def __init__(
        self, rows: list[Row], facts: list[Facts], concepts: Concepts, bank: CaptionBank,
        size: int, seed: int,
    ) -> None:  # fmt: skip
        self._bank, self._concepts, self._size, self._seed = bank, concepts, size, seed
        self._folders = sorted({row.folder for row in rows})
        self._folder_of = np.array([self._folders.index(row.folder) for row in rows])
        self._catalog = frozenset(i for i, row in enumerate(rows) if row.split == "catalog")
        groups: dict[int, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
        for i, fact in enumerate(facts):
            groups[int(self._folder_of[i])][fact.identity].append(i)
        self._groups = {f: list(of.values()) for f, of in groups.items()}
        # Rare things are drawn more often than their number, common ones less.
        wanted = goods([row for row in rows if "emoji" in row.folder])
        self._weights = {}
        for f, of in self._groups.items():
            often = [_GOODS_OFTENER if rows[g[0]].label.lower() in wanted else 1.0 for g in of]
            self._weights[f] = _normal([len(g) ** 0.5 * k for g, k in zip(of, often, strict=True)])
        shares = _normal([SHARES.get(name, OTHER_SHARE) for name in self._folders])
        self._pairs_of = np.maximum(1, np.round(shares * size / 2)).astype(int)
        names = {identity: k for k, identity in enumerate(sorted({f.identity for f in facts}))}
        self._identity = np.array([names[f.identity] for f in facts])
        self._product = _products(rows, facts)
        said = [bool(bank.english[c] or bank.others[c]) for c in range(len(concepts.names))]
        self._of_picture = [
            np.array([c for c in of if said[c]], np.int64) for of in concepts.of_picture
        ]
        self._concept_weight = np.array([AMOUNTS[kind].weight for kind, _ in concepts.names])
        self._always = [
            c for c, (kind, _) in enumerate(concepts.names) if kind in _ALWAYS_THERE and said[c]
        ]
        self._named = [_own_names(concepts, kind, said) for kind in NAMED]
        self._same_type: dict[str, list[int]] = defaultdict(list)
        for c, (kind, key) in enumerate(concepts.names):
            if kind in {"colour_type", "colour_type_gender", "colour_pattern_type"} and said[c]:
                self._same_type[next(f for f in key if f.startswith("type:"))].append(c)
        self._patterned: dict[str, list[int]] = defaultdict(list)
        for c, (kind, key) in enumerate(concepts.names):
            if kind in {"pattern_type", "colour_pattern_type"} and said[c]:
                self._patterned[next(f for f in key if f.startswith("type:"))].append(c)
        self._shows_pattern = [any(t.startswith("pattern:") for t in f.true) for f in facts]
        self._type_of = [next((t for t in sorted(f.true) if t in self._same_type), "")
                         for f in facts]  # fmt: skip
        self._speakable = [
            c for c in range(len(concepts.names)) if bank.english[c] and bank.others[c]
        ]

    def __call__(self, stage: int, step: int) -> Batch:
        """Draw the batch of a step."""
        rng = np.random.default_rng([self._seed, stage, step])
        chosen: list[int] = []
        for folder, count in enumerate(self._pairs_of):
            groups = self._groups[folder]
            picks = rng.choice(
                len(groups), count, replace=len(groups) < count, p=self._weights[folder]
            )
            for k in picks:
                chosen += self._two_of(groups[k], rng)
        pictures = np.array(chosen, np.int64)
        captions: set[int] = set()
        for i in chosen:
            of = self._of_picture[i]
            weight = self._concept_weight[of]
            count = min(_CAPTIONS_A_PICTURE, len(of))
            for c in rng.choice(of, count, replace=False, p=weight / weight.sum()):
                captions.add(self._say(int(c), rng))
            others = self._same_type.get(self._type_of[i])
            if others:
                captions.add(self._say(others[rng.integers(len(others))], rng))
            patterned = self._patterned.get(self._type_of[i])
            if patterned and self._shows_pattern[i]:
                # Striped is learnt from what is checked, dotted or plain, of the same type.
                captions.add(self._say(patterned[rng.integers(len(patterned))], rng))
        captions |= {self._say(c, rng) for c in self._always}
        captions |= set(rng.integers(0, len(self._bank.captions), _EXTRA_CAPTIONS).tolist())
        numbers = np.array(sorted(captions), np.int64)
        pairs = [
            (rng.choice(self._bank.english[c]), rng.choice(self._bank.others[c]))
            for c in rng.choice(self._speakable, min(160, len(self._speakable)), replace=False)
        ]
        return Batch(
            pictures, numbers, self._bank.truth(pictures, numbers), self._same(pictures),
            np.array(pairs, np.int64).reshape(-1, 2), self._namings(pictures, rng),
        )  # fmt: skip

    def _namings(self, pictures: NDArray[np.int64], rng: np.random.Generator) -> tuple[Naming, ...]:
        """Ask each picture for its name among all of its kind, each said in one drawn way."""
        asked = []
        for names, own in self._named:
            rows = np.flatnonzero(own[pictures] >= 0)
            if len(rows):
                said = np.array([self._say(c, rng) for c in names], np.int64)
                asked.append(Naming(rows, said, own[pictures[rows]]))
        return tuple(asked)

    def _two_of(self, group: list[int], rng: np.random.Generator) -> list[int]:
        """Draw two pictures of one thing: often a photo beside the picture it is found by."""
        if len(group) < 2:
            return group
        catalog = [i for i in group if i in self._catalog]
        photos = [i for i in group if i not in self._catalog]
        if catalog and photos and rng.random() < _CATALOG_PAIRS:
            return [int(rng.choice(catalog)), int(rng.choice(photos))]
        first = int(rng.choice(group))
        mates = [i for i in group if self._product[i] == self._product[first] and i != first]
        if mates:
            return [first, int(rng.choice(mates))]
        # Nothing else is known to be the same thing: itself, changed in another way, surely is.
        return [first, first if rng.random() < _TWICE else int(rng.choice(group))]

    def _say(self, concept: int, rng: np.random.Generator) -> int:
        english, others = self._bank.english[concept], self._bank.others[concept]
        if not others or (english and rng.random() < ENGLISH_SHARE):
            return english[rng.integers(len(english))]
        return others[rng.integers(len(others))]

    def _same(self, pictures: NDArray[np.int64]) -> NDArray[np.int8]:
        identity, folder = self._identity[pictures], self._folder_of[pictures]
        product = self._product[pictures]
        # Two black watches are one sort, but hardly one watch: neither alike nor to be told apart.
        same = np.where(identity[:, None] == identity[None], 0, -1).astype(np.int8)
        same[product[:, None] == product[None]] = 1
        # Across folders the same thing may go by two names.
        same[folder[:, None] != folder[None]] = 0
        grocery = np.array([self._folders[f] == "grocery_store" for f in folder])
        same[(grocery[:, None] != grocery[None])] = -1
        np.fill_diagonal(same, 0)
        return same


def _own_names(
    concepts: Concepts, kind: str, said: list[bool]
) -> tuple[list[int], NDArray[np.int64]]:
    """Give the concepts of a kind, and the place of each picture's only one among them, or -1."""
    names = [c for c, (k, _) in enumerate(concepts.names) if k == kind and said[c]]
    place = {c: i for i, c in enumerate(names)}
    own = [[place[c] for c in of if c in place] for of in concepts.of_picture]
    return names, np.array([of[0] if len(of) == 1 else -1 for of in own], np.int64)


def _products(rows: list[Row], facts: list[Facts]) -> NDArray[np.int64]:
    """Give each thing a number: pictures of one product, title or drawing share it."""
    numbers: dict[str, int] = {}
    of = []
    for i, (row, fact) in enumerate(zip(rows, facts, strict=True)):
        if row.folder == "fashion_product_images":
            name = f"{fact.identity} {title_key(row)}"
        elif row.folder == "grocery_store" or "emoji" in row.folder:
            name = fact.identity
        else:
            name = f"picture {i}"
        of.append(numbers.setdefault(name, len(numbers)))
    return np.array(of, np.int64)


def _normal(weights: list[float]) -> NDArray[np.float64]:
    values = np.array(weights, np.float64)
    return np.asarray(values / values.sum())
