"""Seeing why: how things fall into kinds in plain words, and how healthy the catalog is."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from kiosk.core.index import VectorIndex
from kiosk.core.ports import TextEncoder
from kiosk.domain import CatalogItem
from kiosk.staff.doors import only_managers
from kiosk.staff.pictures import Album
from kiosk.staffing import Health, KindShare, KindWords, Named, Person, StaffError
from kiosk.store import Repository

MOST_KINDS, MOST_PHRASES = 200, 20
MOST_WORDS = 200
_EXAMPLES = 6
_MOST_ITEMS = 2000
"""Items that are sorted into kinds to be shown: enough of them to see what a kind holds."""
_CLOSE = 0.9
"""Two kinds overlap where for this share of the better one's score the other comes next."""


class Insight:
    """Every method may raise StoreError."""

    def __init__(
        self, store: Repository, index: VectorIndex, text: TextEncoder, album: Album
    ) -> None:
        """Look into a store and the index of its catalog."""
        self._store, self._index, self._text, self._album = store, index, text, album
        self._vectors: dict[str, NDArray[np.float32]] = {}

    def kinds(self) -> list[KindWords]:
        """Give the kinds that managers named."""
        return self._store.taught.kinds()

    def keep_kinds(self, kinds: Sequence[KindWords], by: Person) -> None:
        """Name these kinds from now on. Raises StaffError."""
        only_managers(by)
        names = [kind.name.strip() for kind in kinds]
        if len(kinds) > MOST_KINDS:
            raise StaffError(f"There is room for {MOST_KINDS} kinds.")
        if not all(names) or len({name.casefold() for name in names}) < len(names):
            raise StaffError("Every kind needs a name of its own.")
        for kind in kinds:
            if len(kind.phrases) > MOST_PHRASES:
                raise StaffError(f"A kind has at most {MOST_PHRASES} phrases.")
            if any(not 1 <= len(text.strip()) <= MOST_WORDS for text in (kind.name, *kind.phrases)):
                raise StaffError(f"A name or a phrase has 1 to {MOST_WORDS} characters.")
        with self._store.batch():
            self._store.taught.keep_kinds(kinds)
            self._store.audit.write(by.name, "named kinds", ", ".join(names))

    def name(self, picture: int) -> list[Named]:
        """Say which of the kinds fit a picture that was shown, the best first."""
        taken, kinds = self._album.get(picture), self.kinds()
        if taken is None or not kinds:
            return []
        scores = self._of_kinds(kinds) @ taken.vector
        order = np.argsort(-scores, kind="stable")
        return [Named(kinds[place].name, float(scores[place])) for place in order.tolist()]

    def shares(self) -> list[KindShare]:
        """Sort the catalog's goods into the kinds, and say where two overlap."""
        kinds = self.kinds()
        ids = self._index.ids
        if not kinds or not ids:
            return [KindShare(kind, 0, (), "", 0.0) for kind in kinds]
        # Spread over the whole catalog, the same ones every time.
        picked = np.unique(np.linspace(0, len(ids) - 1, min(len(ids), _MOST_ITEMS)).astype(int))
        means = [self._index.vectors_of(int(item)).mean(axis=0) for item in picked]
        scores = np.stack(means) @ self._of_kinds(kinds).T
        best = scores.argmax(axis=1)
        made = []
        for number, kind in enumerate(kinds):
            own = np.flatnonzero(best == number)
            rival, share = _rival(scores[own], number)
            clearest = own[np.argsort(-scores[own, number], kind="stable")[:_EXAMPLES]]
            items = self._store.items_by_id([ids[int(picked[place])] for place in clearest])
            made.append(
                KindShare(
                    kind, len(own), tuple(items.values()),
                    "" if rival is None else kinds[rival].name, share,
                )
            )  # fmt: skip
        return made

    def health(self) -> tuple[Health, dict[str, CatalogItem], list[CatalogItem]]:
        """Give the counts, the goods they are of, and some goods that staff never found."""
        health = self._store.taught.health()
        ids = {*health.taken, *health.corrected, *(meant for _, meant in health.confused)}
        found = self._store.items_by_id(sorted(ids))
        never = [id_ for id_ in self._index.ids if id_ not in health.taken][:_MOST_ITEMS]
        return health, found, list(self._store.items_by_id(never[:_EXAMPLES]).values())

    def count_never(self) -> tuple[int, int]:
        """Give how many goods were never scanned, and how many there are."""
        taken = self._store.taught.health().taken
        return sum(id_ not in taken for id_ in self._index.ids), len(self._index.ids)

    def _of_kinds(self, kinds: Sequence[KindWords]) -> NDArray[np.float32]:
        """Give a vector a kind: the mean of its name's and its phrases', float32 (kinds, dim)."""
        texts = [text for kind in kinds for text in (kind.name, *kind.phrases)]
        missing = list(dict.fromkeys(text for text in texts if text not in self._vectors))
        if missing:
            self._vectors.update(zip(missing, self._text.encode_text(missing), strict=True))
        made = [
            np.mean([self._vectors[text] for text in (kind.name, *kind.phrases)], axis=0)
            for kind in kinds
        ]
        whole = np.stack(made)
        return np.asarray(whole / np.linalg.norm(whole, axis=1, keepdims=True), np.float32)


def _rival(scores: NDArray[np.float32], own: int) -> tuple[int | None, float]:
    """Find the kind that is closest behind, and for how much of the goods it is close."""
    if not len(scores) or scores.shape[1] < 2:
        return None, 0.0
    others = scores.copy()
    others[:, own] = -np.inf
    second = others.argmax(axis=1)
    close = others.max(axis=1) >= _CLOSE * scores[:, own]
    if not close.any():
        return None, 0.0
    rival = int(np.bincount(second[close]).argmax())
    return rival, float(np.mean(close & (second == rival)))
