"""From photos to weights and thresholds, and what they do on episodes kept apart."""

from collections.abc import Sequence

import numpy as np

from kiosk.core.weighing import Weighing
from tools.recognition.episodes import Material, episodes
from tools.recognition.fitting import LEVELS, NONE, Asked, Fitted, fit
from tools.recognition.sureness import WRONG, Answered, maybe_from, sure_from

OWN = 0.5
"""How much of an item's own cosines is taken away. Measured once with heads trained on an ImageNet
tower, for 8 minutes, on three fifths of the photos of 61 of 81 groceries. Photos kept out, 5
lessons each, all 81 the candidates, top-1 with 0, 0.5 and 1 of it: of the 61 94.5, 93.9 and 91.6 %
(best signal alone 94.4), of the 20 never seen 64.5, 79.1 and 86.2 % (77.9)."""


def fitted(
    material: Material, each: int, photos: int, seed: int, wrong: float = WRONG
) -> tuple[Weighing, list[str]]:
    """Fit on half of the episodes, choose the thresholds on others, and say how it does on these.

    Gives the weighing and lines of a report.
    """
    lots = list(episodes(material, OWN, each, photos, seed))
    made = fit(lots)
    other = list(episodes(material, OWN, each, photos, seed + 1))
    answered = [_answered(made, asked) for asked in other]
    sure, maybe = [], []
    lines = ["lessons | words, picture, prototype, best | bias | sure from | maybe from"]
    for level, count in enumerate(LEVELS):
        own = Answered.joined([one.of_level(level) for one in answered])
        sure.append(sure_from(own, wrong))
        maybe.append(min(sure[-1], maybe_from(own)))
        said = ", ".join(f"{weight:.2f}" for weight in made.weights[level])
        lines.append(
            f"{count} | {said} | {made.bias[level]:.2f} | {sure[-1]:.3f} | {maybe[-1]:.3f}"
        )
    weighing = Weighing(
        np.array(LEVELS, np.float64), made.weights, made.bias, made.none, np.array(sure),
        np.array(maybe), OWN,
    )  # fmt: skip
    return weighing, [*lines, "", *_lines(made, other, weighing)]


def _answered(made: Fitted, asked: Asked) -> Answered:
    chances = made.chances(asked)[:, :-1]
    first = chances.argmax(axis=1)
    return Answered(
        chances[np.arange(len(first)), first], first == asked.truth, asked.truth != NONE,
        asked.levels[first],
    )  # fmt: skip


def _lines(made: Fitted, lots: Sequence[Asked], weighing: Weighing) -> list[str]:
    """Say of each kind of episode how often the first is right, and what is sure and wrong."""
    lines = ["lessons | there: top-1 fused, words, picture, taught | sure | wrong of these"]
    for kind in sorted({asked.kind for asked in lots}):
        hits, taken, wrong, photos = [], 0, 0, 0
        for asked in (one for one in lots if one.kind == kind):
            there = asked.truth != NONE
            pulls = made.weights[asked.levels][None] * asked.signals
            ways = (
                made.scores(asked), pulls[..., 0], pulls[..., 1], pulls[..., 2] + pulls[..., 3]
            )  # fmt: skip
            right = [way.argmax(axis=1)[there] == asked.truth[there] for way in ways]
            hits.append(np.stack(right, axis=1))
            of = _answered(made, asked)
            sure = of.chances >= weighing.sure[of.levels]
            taken, wrong = taken + int(sure.sum()), wrong + int((sure & ~of.right).sum())
            photos += len(sure)
        tops = ", ".join(f"{100 * share:.1f}" for share in np.concatenate(hits).mean(axis=0))
        lines.append(
            f"{kind} | {tops} | {100 * taken / photos:.1f} | {100 * wrong / max(1, taken):.2f}"
        )
    return lines
