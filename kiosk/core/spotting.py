"""Which good a picture of one thing shows, in a catalog of any size: a few candidates, then fused.

The search's index gives the candidates by looks; what is known of those, words, catalog pictures
and lessons, is read from the store as it is now and fused by ``Recogniser``. So a lesson counts
from the next picture on, and a hundred thousand goods are held in memory once.
"""

from collections import OrderedDict
from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from kiosk.core.index import VectorIndex
from kiosk.core.knowing import texts_of, views_of
from kiosk.core.ports import ImageEncoder, TextEncoder
from kiosk.core.recognising import Known, Recogniser, Recognition
from kiosk.core.weighing import Signal, Weighing
from kiosk.domain import CatalogItem, Embedding, Frame, ModelId

CANDIDATES = 64
"""Items that are looked at closely; what is further down by looks was never first when fused."""
_FEWEST_CANDIDATES = 12
"""Of each of several pictures that are looked at together."""
_MOST_WORDS = 20_000
"""Vectors of words kept: some 40 MB."""

_MOST_PREPARED = 4_000

Vectors = NDArray[np.float32]


class Goods(Protocol):
    """The store as it is now."""

    def items_by_id(self, ids: Sequence[str]) -> Mapping[str, CatalogItem]:
        """Give the items there are of these ids."""
        ...

    def vectors_of(
        self, ids: Sequence[str], model: ModelId
    ) -> Iterable[tuple[str, str, bool, Vectors]]:
        """Give (item id, source, whether staff taught it, vector) of these items' pictures."""
        ...


class Spotter:
    """Recognises one thing at a time. One thread at a time may use it."""

    def __init__(
        self,
        index: VectorIndex,
        goods: Goods,
        encoders: tuple[ImageEncoder, TextEncoder],
        weighing: Weighing,
        lessons: Iterable[tuple[str, str, Vectors]] = (),
    ) -> None:
        """Look in an index and the store behind it; ``lessons`` are (source, item id, vector)."""
        self._index, self._goods = index, goods
        self._image, self._text = encoders
        self._weighing = weighing
        self._lessons = {source: (item, vector) for source, item, vector in lessons}
        self._words: OrderedDict[str, Vectors] = OrderedDict()

    @property
    def model(self) -> ModelId:
        """The model whose vectors are compared."""
        return self._index.model

    def views(self, frame: Frame) -> Vectors:
        """Encode a picture as it is recognised: float32 (n, embed_dim), unit norms."""
        return self._image.encode_image(views_of(frame.pixels))

    def recognise(self, views: Vectors, limit: int = 4) -> Recognition:
        """Say which items a picture may show, from ``views`` of it."""
        return self.recogniser(views).recognise(views, limit)

    def recogniser(self, views: Vectors) -> Recogniser:
        """Make what recognises among the items that look like a picture, for more questions."""
        return self._recogniser_of(self._candidates(views), views.shape[1])

    def _recogniser_of(self, ids: list[str], embed_dim: int) -> Recogniser:
        known: list[Known] = []
        for item_id, source, taught, vector in self._goods.vectors_of(ids, self.model):
            known.append(
                Known(item_id, Signal.TAUGHT if taught else Signal.PICTURE, source, vector)
            )
        there = {one.item_id for one in known}
        items = self._goods.items_by_id([id_ for id_ in ids if id_ in there])
        known += self._words_of(items.values())
        return Recogniser.of(known, self._weighing, embed_dim)

    def recogniser_for(self, vectors: Vectors) -> Recogniser:
        """Make what recognises in several pictures, (n, embed_dim), among what any of them may be.

        So the store is read once for a whole shelf.
        """
        each = max(_FEWEST_CANDIDATES, CANDIDATES // max(1, len(vectors)))
        ids = [id_ for vector in vectors for id_ in self._candidates(vector[None], each)]
        return self._recogniser_of(list(dict.fromkeys(ids)), vectors.shape[1])

    def thresholds(self, taught: int) -> tuple[float, float]:
        """Give the chances from which an item taught so often is sure, and asked about."""
        return self._weighing.thresholds(taught)

    def learn(self, source: str, item_id: str, vector: Vectors) -> None:
        """Know of a lesson that was written into the store."""
        self._lessons[source] = (item_id, vector)

    def forget(self, source: str) -> None:
        """Know no more of a lesson."""
        self._lessons.pop(source, None)

    def prepare(self, done: int, count: int) -> bool:
        """Encode the words of some items ahead, from the ``done``-th on; tell whether more wait.

        Words cost some milliseconds each, and the first to scan should not wait for all of them.
        """
        ids = self._index.ids[done : done + count]
        self._words_of(self._goods.items_by_id(ids).values())
        return done + count < min(len(self._index), _MOST_PREPARED)

    def _candidates(self, views: Vectors, count: int = CANDIDATES) -> list[str]:
        mean = views.mean(axis=0)
        vector = np.asarray(mean / max(float(np.linalg.norm(mean)), 1e-9), np.float32)
        found = [id_ for id_, _ in self._index.top_k(Embedding(vector, self.model), count)]
        if self._lessons:
            # Of what was taught since the index was read, new goods among it.
            items = [item for item, _ in self._lessons.values()]
            scores = np.stack([lesson for _, lesson in self._lessons.values()]) @ vector
            found += [items[place] for place in np.argsort(-scores, kind="stable")[:count]]
        return list(dict.fromkeys(found))

    def _words_of(self, items: Iterable[CatalogItem]) -> list[Known]:
        texts = [(item.id, text) for item in items for text in texts_of(item)]
        missing = list(dict.fromkeys(text for _, text in texts if text not in self._words))
        if missing:
            vectors = self._text.encode_text(missing)
            self._words.update(zip(missing, vectors, strict=True))
        known = []
        for item_id, text in texts:
            self._words.move_to_end(text)
            known.append(Known(item_id, Signal.WORDS, text, self._words[text]))
        while len(self._words) > _MOST_WORDS:
            self._words.popitem(last=False)
        return known
