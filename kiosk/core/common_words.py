"""Whether words name a picture, or only lie near everything: a query beside common words.

A cosine alone is a poor judge of what a shop does not have. Some pictures are near to any words,
and some words ("insurance") near to any picture, so that one threshold refuses good queries or
lets nonsense through. Both kinds of nearness can be measured with words that have nothing to do
with the query: a few hundred common ones, of goods and of everything else, whose vectors ship with
the model. The level of a picture is how near the 20th nearest common word lies to it, the level of
a query the same; what a cosine is above the two says whether the query names the picture. (Both
corrections are those of "cross-domain similarity local scaling", Conneau and others, 2018, with a
weight for the query's.)
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

RANK = 20
"""Of some 800 words so many may well be true of a picture, or mean nearly the same."""
QUERY_WEIGHT = 0.4
"""Chosen, as the rank, on shops of drawn goods and photos with words in five languages."""
_AT_A_TIME = 256


@dataclass(frozen=True, slots=True, eq=False)
class CommonWords:
    """Vectors of common words, float32 (n, embed_dim), unit norm, made by the model in use."""

    vectors: NDArray[np.float32]

    def __post_init__(self) -> None:
        """Refuse what is no table of at least one vector."""
        if self.vectors.ndim != 2 or not len(self.vectors):
            raise ValueError(f"common words are (n, embed_dim), not {self.vectors.shape}")

    def levels(self, vectors: NDArray[np.float32]) -> NDArray[np.float64]:
        """Give for each vector, (n, embed_dim), the cosine of the 20th nearest common word."""
        found = np.empty(len(vectors), np.float64)
        place = max(0, len(self.vectors) - RANK)
        for start in range(0, len(vectors), _AT_A_TIME):
            some = vectors[start : start + _AT_A_TIME] @ self.vectors.T
            found[start : start + len(some)] = np.partition(some, place, axis=1)[:, place]
        return found

    def scores(
        self, cosines: NDArray[np.float64], levels: NDArray[np.float64],
        thing: NDArray[np.float32],
    ) -> NDArray[np.float64]:  # fmt: skip
        """Give how far a query names pictures, float64 (n,): about -0.3 to 0.3.

        ``cosines`` (n,) are the pictures' with the query, ``levels`` (n,) their own, ``thing``
        (embed_dim,) the vector of what is asked for, without its colours and patterns: those lie
        near to anything that has them.
        """
        own = float(self.levels(thing[None])[0])
        return np.asarray(cosines - levels - QUERY_WEIGHT * own, np.float64)
