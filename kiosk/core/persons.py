"""Whether a picture shows a person: such a picture is never kept.

It is judged by the picture's own vector, with numbers fitted for one model (``./run tools
fit_persons``) and shipped with it as ``persons.npz``. What it finds, and what it misses, stands in
the model card. A hand that holds something is no person here: nobody is known by it, and nearly
every picture that staff take has one.
"""

import io
import zipfile
from dataclasses import dataclass
from typing import Self

import numpy as np
from numpy.typing import NDArray

from kiosk.domain import ModelId
from kiosk.errors import ModelError

FILE = "persons.npz"
"""Its name in a bundle."""
FORMAT = 1
_MOST_HIDDEN = 1024

Vectors = NDArray[np.float32]


@dataclass(frozen=True, slots=True, eq=False)
class PersonGuard:
    """A network of one hidden layer over a picture's vector; without one, everything is a person.

    The score is ``max(0, x @ hidden + shift) @ out``.
    """

    hidden: Vectors
    """(embed_dim, units)"""
    shift: Vectors
    """(units,)"""
    out: Vectors
    """(units,)"""
    threshold: float
    """The score from which a picture shows a person."""
    measured_on: str = ""

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
                parts = [np.asarray(file[name], np.float32) for name in ("hidden", "shift", "out")]
                threshold, said = float(file["threshold"]), str(file["measured_on"])
        except (OSError, ValueError, KeyError, TypeError, EOFError, zipfile.BadZipFile) as error:
            raise _wrong("is no archive of the arrays it should hold") from error
        if form != FORMAT:
            raise _wrong(f"is not of format {FORMAT}, which this program reads")
        if digest != model.digest:
            return cls.blind()
        hidden, shift, out = parts
        units = (hidden.shape[-1],) if hidden.ndim == 2 else (0,)
        fits = (
            hidden.shape == (embed_dim, *units)
            and 1 <= units[0] <= _MOST_HIDDEN
            and shift.shape == out.shape == units
        )
        if not fits or not all(
            bool(np.isfinite(np.asarray(of)).all()) for of in (*parts, threshold)
        ):
            raise _wrong("has arrays that do not fit together")
        return cls(hidden, shift, out, threshold, said)

    @classmethod
    def blind(cls) -> Self:
        """Give the guard of a model nobody fitted one for: it takes every picture for a person."""
        none = np.zeros(0, np.float32)
        return cls(np.zeros((0, 0), np.float32), none, none, -np.inf)

    @property
    def can_tell(self) -> bool:
        """Tell whether there is anything to judge by; without it no picture is ever kept."""
        return bool(self.out.size)

    def scores(self, vectors: Vectors) -> Vectors:
        """Give how much each picture, float32 (n, embed_dim), looks as if a person were in it."""
        if not self.can_tell:
            return np.zeros(len(vectors), np.float32)
        return np.asarray(np.maximum(vectors @ self.hidden + self.shift, 0) @ self.out, np.float32)

    def shows_person(self, vectors: Vectors) -> bool:
        """Tell whether any of these views of a picture may show a person.

        ``vectors`` are float32 (embed_dim,) or (n, embed_dim): of a crop, and of the frame it is
        from. No vector at all is judged as a person: there is nothing that says otherwise.
        """
        rows = np.atleast_2d(vectors)
        return not rows.size or not bool((self.scores(rows) < self.threshold).all())

    def to_bytes(self, model: ModelId) -> bytes:
        """Write it as ``of`` reads it, for the model it was fitted for."""
        out = io.BytesIO()
        np.savez_compressed(
            out, format=np.array(FORMAT), model=np.array(model.digest),
            hidden=self.hidden.astype(np.float16), shift=self.shift, out=self.out,
            threshold=np.array(self.threshold), measured_on=np.array(self.measured_on),
        )  # fmt: skip
        return out.getvalue()


def _wrong(why: str) -> ModelError:
    return ModelError(f"The model's {FILE} {why}: copy the model again.")
