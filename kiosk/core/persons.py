"""Whether a picture is one of a person: such a picture is never kept.

It is judged by the picture's own vector, with numbers fitted for one model (``python -m
tools.fit_persons``) and shipped with it as ``persons.npz``. How much it finds and misses stands in
the README. A hand that holds something is no person here: nobody is known by it, and
nearly every picture that staff take has one.
"""

import io
import zipfile
from dataclasses import dataclass
from typing import Self

import numpy as np
from numpy.typing import NDArray

from kiosk.domain import ModelId
from kiosk.errors import ModelError

FORMAT = 1
"""Of ``persons.npz``."""

Vectors = NDArray[np.float32]


@dataclass(frozen=True, slots=True, eq=False)
class PersonGuard:
    """A score that is linear in a picture's vector; without one, everything is a person."""

    weights: Vectors
    """(embed_dim,)"""
    threshold: float
    """The score from which a picture shows a person."""

    @classmethod
    def of(cls, blob: bytes | None, model: ModelId, embed_dim: int) -> Self:
        """Read a bundle's ``persons.npz``; None where it has none, and nothing is kept then.

        Numbers fitted for another model are none. Raises ModelError for what is no such file.
        """
        if blob is None:
            return cls.blind()
        try:
            with np.load(io.BytesIO(blob), allow_pickle=False) as file:
                form, digest = file["format"].tolist(), str(file["model"])
                weights = np.asarray(file["weights"], np.float32)
                threshold = float(file["threshold"])
        except (OSError, ValueError, KeyError, TypeError, EOFError, zipfile.BadZipFile) as error:
            raise _wrong("is no archive of the arrays it should hold") from error
        if form != FORMAT:
            raise _wrong(f"is not of format {FORMAT}, which this program reads")
        if digest != model.digest:
            return cls.blind()
        if weights.shape != (embed_dim,) or not np.isfinite([*weights, threshold]).all():
            raise _wrong("has arrays that do not fit the model")
        return cls(weights, threshold)

    @classmethod
    def blind(cls) -> Self:
        """Give the guard of a model nobody fitted one for: it takes every picture for a person."""
        return cls(np.zeros(0, np.float32), -np.inf)

    @property
    def can_tell(self) -> bool:
        """Tell whether there is anything to judge by; without it no picture is ever kept."""
        return bool(self.weights.size)

    def shows_person(self, vectors: Vectors) -> bool:
        """Tell whether any of these views of a picture may be one of a person.

        ``vectors`` are float32 (embed_dim,) or (n, embed_dim). No vector at all is judged as a
        person: there is nothing that says otherwise.
        """
        rows = np.atleast_2d(vectors)
        if not rows.size or not self.can_tell:
            return True
        return not bool((rows @ self.weights < self.threshold).all())


def _wrong(why: str) -> ModelError:
    return ModelError(f"The model's persons.npz {why}: copy the model again.")
