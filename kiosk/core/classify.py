"""Naming what is in a picture: which of some given words fit it best, without any training."""

import time
from collections.abc import Sequence
from dataclasses import dataclass

from kiosk.core.deciding import Thresholds
from kiosk.core.ports import ImageEncoder, TextEncoder
from kiosk.domain import Decision, Frame

MOST_NAMES = 1000


@dataclass(frozen=True, slots=True)
class Guess:
    """One of the names given: its score (cosine, -1 to 1) and how sure that score makes us."""

    name: str
    score: float
    decision: Decision


@dataclass(frozen=True, slots=True)
class Guesses:
    """Every name given, best first, and the decision of the best."""

    decision: Decision
    guesses: tuple[Guess, ...]
    milliseconds: float


def classify(
    image_encoder: ImageEncoder,
    text_encoder: TextEncoder,
    frame: Frame,
    names: Sequence[str],
    thresholds: Thresholds | None = None,
) -> Guesses:
    """Rank the names by how well each fits the picture; of equal ones the earlier comes first.

    Both encoders are one model's, ``thresholds`` its words-to-picture ones; without them nothing is
    sure and nothing refused. A name given twice counts once. Raises ValueError for no name, a blank
    one or more than 1,000.
    """
    started = time.perf_counter()
    unique = list(dict.fromkeys(names))
    if not 1 <= len(unique) <= MOST_NAMES or not all(name.strip() for name in unique):
        raise ValueError(f"{len(unique)} names, or a blank one among them, cannot be told apart")
    picture = image_encoder.encode_image([frame.pixels])[0]
    scores = [float(score) for score in text_encoder.encode_text(unique) @ picture]
    order = sorted(range(len(unique)), key=lambda place: -scores[place])
    guesses = tuple(
        Guess(
            unique[place],
            scores[place],
            Decision.MAYBE if thresholds is None else thresholds.decide(scores[place]),
        )
        for place in order
    )
    return Guesses(guesses[0].decision, guesses, (time.perf_counter() - started) * 1000.0)
