"""From a score to how sure it makes us: thresholds per kind of query, measured for each model."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kiosk.core.common_words import CommonWords
from kiosk.domain import Decision


@dataclass(frozen=True, slots=True)
class Thresholds:
    """The scores from which an answer of one kind of query is sure, and from which it may be."""

    sure: float
    maybe: float

    def decide(self, score: float) -> Decision:
        """Say how sure a score makes us."""
        if score >= self.sure:
            return Decision.SURE
        return Decision.MAYBE if score >= self.maybe else Decision.NO_MATCH


@dataclass(frozen=True, slots=True)
class Calibration:
    """The thresholds measured for a model; None for a kind of query that was not measured.

    Without a measurement no score can be called sure or refused, so all are "maybe".
    """

    text_to_image: Thresholds | None = None
    image_to_image: Thresholds | None = None
    common_words: CommonWords | None = None
    least_named: float | None = None
    """The score beside common words from which words name a picture, and are not refused; it takes
    the place of ``text_to_image.maybe``."""

    @classmethod
    def from_manifest(
        cls,
        values: Mapping[str, Mapping[str, object]],
        common_words: NDArray[np.float32] | None = None,
    ) -> "Calibration":
        """Take the thresholds out of a checked model manifest's ``calibration``.

        ``common_words`` are the vectors that ship with the model, (n, embed_dim).
        """

        def thresholds(kind: str) -> Thresholds | None:
            sure, maybe = (values.get(kind, {}).get(name) for name in ("sure", "maybe"))
            if not isinstance(sure, int | float) or not isinstance(maybe, int | float):
                return None
            return Thresholds(float(sure), float(maybe))

        least = values.get("text_beside_words", {}).get("maybe")
        return cls(
            thresholds("text_to_image"),
            thresholds("image_to_image"),
            None if common_words is None else CommonWords(common_words),
            float(least) if isinstance(least, int | float) else None,
        )

    def of_text(self, cosine: float) -> Decision:
        """Say how sure a cosine of words and picture makes us."""
        return Decision.MAYBE if self.text_to_image is None else self.text_to_image.decide(cosine)

    def of_image(self, cosine: float) -> Decision:
        """Say how sure a cosine of two pictures makes us."""
        return Decision.MAYBE if self.image_to_image is None else self.image_to_image.decide(cosine)


_ORDER = (Decision.NO_MATCH, Decision.MAYBE, Decision.SURE)


def at_least(decision: Decision, floor: Decision) -> Decision:
    """Give the surer of two."""
    return max(decision, floor, key=_ORDER.index)


def at_most(decision: Decision, ceiling: Decision) -> Decision:
    """Give the less sure of two."""
    return min(decision, ceiling, key=_ORDER.index)
