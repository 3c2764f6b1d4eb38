"""Which candidate of a tower is shipped: what the gate and the clock say, in that order."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tools.exporting.errors import ExportError
from tools.exporting.gate import Figures

FLOAT_NAME = "float32"
WEIGHTS_NAME = "weights"
_FASTER = 0.97
"""Share of float32's time that int8 arithmetic has to stay under to be worth its loss."""


@dataclass(frozen=True)
class Judged:
    """A candidate by name with its figures (None for float32 itself) and its time."""

    name: str
    figures: Figures | None
    milliseconds: float
    megabytes: float


@dataclass(frozen=True)
class Choice:
    """The name chosen and why, for the person at the terminal and the model card."""

    name: str
    why: str


def choose(
    tower: str,
    judged: Sequence[Judged],
    *,
    wanted: str = "auto",
    judgeable: bool = True,
    room: float = math.inf,
) -> Choice:
    """Choose one tower's graph among float32 (listed first) and its candidates.

    ``wanted`` forces one; that one failing the gate is an ExportError with its failures. With
    ``judgeable`` false (random weights, a collapsed tower) the gate decides nothing. ``room`` is
    the most megabytes a graph may have; one that is asked for by name may be larger.
    """
    by_name: Mapping[str, Judged] = {one.name: one for one in judged}
    if wanted != "auto":
        return _forced(tower, by_name, wanted, judgeable=judgeable)
    reference = by_name[FLOAT_NAME]
    offered = [
        one
        for one in judged
        if one.figures is not None
        and one.megabytes <= room
        and (one.name == WEIGHTS_NAME or one.milliseconds < _FASTER * reference.milliseconds)
    ]
    if not judgeable:
        fastest = min(offered, key=lambda one: one.milliseconds, default=reference)
        return Choice(fastest.name, "the fastest; the gate could not judge it")
    passing = [one for one in offered if one.figures and not one.figures.failures()]
    if not passing:
        return Choice(FLOAT_NAME, "no smaller form fits, passed the gate and was not slower")
    free = [one for one in passing if one.figures and one.figures.free_of_loss()]
    if free:
        fastest = min(free, key=lambda one: one.milliseconds)
        near = [one for one in free if one.milliseconds <= fastest.milliseconds / _FASTER]
        # Equally fast: the smaller one.
        best = min(near, key=lambda one: one.megabytes)
        return Choice(best.name, "the fastest of those that lose nothing the gate can see")
    least = min(passing, key=_loss)
    return Choice(least.name, "the one that loses least of those that pass the gate")


def _forced(tower: str, by_name: Mapping[str, Judged], wanted: str, *, judgeable: bool) -> Choice:
    if wanted not in by_name:
        msg = (
            f"The {tower} tower has no form {wanted!r} (it has {', '.join(by_name)}): "
            "choose one of these or auto."
        )
        raise ExportError(msg)
    figures = by_name[wanted].figures
    if judgeable and figures is not None and figures.failures():
        msg = (
            f"The {tower} tower as {wanted} fails the gate: {'; '.join(figures.failures())}. "
            "Choose auto or float32 for it."
        )
        raise ExportError(msg)
    return Choice(wanted, "asked for")


def _loss(one: Judged) -> tuple[float, float]:
    figures = one.figures
    if figures is None:
        return 0.0, 0.0
    lost = max(figures.picture_text_recall_lost, figures.picture_picture_recall_lost, 0.0)
    return round(lost, 3), -min(figures.image_cosine_mean, figures.text_cosine_mean)
