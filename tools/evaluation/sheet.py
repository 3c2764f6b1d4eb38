"""Where the figures of one bundle are gathered, table by table."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tools.evaluation.stats import Figure, Floats, Numbers, Wide, ranked_within
from tools.training.lexicon import Lexicon

TOPS = (1, 3, 5)


@dataclass(frozen=True)
class Options:
    """What the person asked for."""

    split: str = "val"
    left_out_groceries: int = 0
    left_out_types: int = 0
    seed: int = 1
    resamples: int = 1000


@dataclass(frozen=True)
class LeftOut:
    """The products and fashion types the bundle's training never saw."""

    groceries: frozenset[str] = frozenset()
    types: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Task:
    """What every measurement is told."""

    options: Options
    lexicons: Mapping[str, Lexicon]
    left_out: LeftOut
    languages: tuple[str, ...]


@dataclass
class Sheet:
    """The figures of one bundle, and what else is worth showing."""

    figures: list[Figure] = field(default_factory=list)
    titles: dict[str, str] = field(default_factory=dict)
    """Table to title, in the order of the report."""
    notes: dict[str, str] = field(default_factory=dict)
    extra: dict[str, Any] = field(default_factory=dict)
    """Lists for people, such as what a query found: ready for JSON."""
    confusions: dict[str, list[tuple[str, str]]] = field(default_factory=dict)
    """Table to (right name, name given) of each photo."""

    def table(self, name: str, title: str, note: str) -> None:
        """Open a table."""
        self.titles.setdefault(name, title)
        self.notes.setdefault(name, note)

    def add(
        self, table: str, row: str, column: str,
        values: Wide | NDArray[np.bool_] | Sequence[float], unit: str, *,
        against: Wide | None = None, families: Sequence[str] | None = None,
    ) -> None:  # fmt: skip
        """Enter a figure, unless there is nothing it could be asked of."""
        own = np.asarray(values, np.float64)
        if len(own):
            named = tuple(families) if families is not None else None
            self.figures.append(Figure(table, row, column, own, unit, against, named))

    def add_tops(
        self, table: str, row: str, scores: Floats, truth: Numbers, unit: str = "photos", *,
        families: Sequence[str] | None = None,
    ) -> None:  # fmt: skip
        """Enter top-1, top-3 and top-5 of scores (units, candidates)."""
        for k in TOPS:
            found = ranked_within(scores, truth, k)
            self.add(table, row, f"top-{k}", found, unit, families=families)
