"""Nobody's picture is kept: what may show a person never becomes a lesson."""

import numpy as np
from numpy.typing import NDArray

from kiosk.camera.heads import HeadFinder
from kiosk.core.persons import PersonGuard
from kiosk.encoders import Bundle
from kiosk.staff.pictures import Taken


class Privacy:
    """Judges the crop that would be kept, and the whole frame it was cut out of."""

    def __init__(self, guard: PersonGuard, heads: HeadFinder) -> None:
        """Judge by the model's vector and by heads that are seen."""
        self._guard, self._heads = guard, heads

    @classmethod
    def of(cls, bundle: Bundle) -> "Privacy":
        """Take what the model's bundle has; without it nothing is ever kept. Raises ModelError."""
        guard = PersonGuard.of(bundle.persons, bundle.model_id, bundle.manifest.embed_dim)
        return cls(guard, HeadFinder.of(bundle.persons))

    def shows_person(self, taken: Taken) -> bool:
        """Tell whether somebody may be in a picture: in what is kept of it, or beside that."""
        if self._guard.shows_person(taken.vector):
            return True
        pictures: list[NDArray[np.uint8]] = [taken.crop]
        if taken.around is not None:
            pictures.append(taken.around)
        return any(self._heads.sees(picture) for picture in pictures)
