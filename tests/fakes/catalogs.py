"""A catalog in memory, as a search reads it."""

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from kiosk.core.looks import looks_of
from kiosk.core.words import words_in
from kiosk.domain import CatalogItem, Embeddings, Facet, ModelId
from tests.fakes.encoders import MODEL, FakeEncoders

Goods = Mapping[str, tuple[CatalogItem, NDArray[np.uint8]]]


class MemoryCatalog:
    """Items with one picture each."""

    def __init__(
        self, goods: Goods, encoders: FakeEncoders, models: Mapping[ModelId, int] | None = None
    ) -> None:
        self.goods = dict(sorted(goods.items()))
        self._encoders = encoders
        self._models = models if models is not None else {MODEL: len(self.goods)}

    def items_by_id(self, ids: Sequence[str]) -> dict[str, CatalogItem]:
        return {id_: self.goods[id_][0] for id_ in ids if id_ in self.goods}

    def facets(self) -> list[Facet]:
        return [
            Facet(
                one.id, one.category, one.brand,
                None if one.price is None else float(one.price.amount), one.stock, one.aisle,
                one.attributes,
            )
            for one, _ in self.goods.values()
        ]  # fmt: skip

    def colours(self) -> tuple[list[str], list[bytes]]:
        return list(self.goods), [looks_of(pixels) for _, pixels in self.goods.values()]

    def _words(self, item: CatalogItem) -> set[str]:
        values = [value for of in item.attributes.values() for value in of]
        texts = [item.name, *item.names.values(), item.id, item.brand, item.category, *values]
        return {word for text in texts for word in words_in(text)}

    def find_words(self, text: str, limit: int) -> list[str]:
        wanted = set(words_in(text))
        return [id_ for id_, (one, _) in self.goods.items() if wanted & self._words(one)][:limit]

    def word_counts(self, text: str) -> dict[str, int]:
        items = [self._words(one) for one, _ in self.goods.values()]
        return {word: sum(word in of for of in items) for word in words_in(text)}

    def barcode(self, code: str) -> str | None:
        found = [id_ for id_, (one, _) in self.goods.items() if code in one.barcodes]
        return found[0] if found else None

    def embeddings(self, model: ModelId) -> Embeddings:
        ids = sorted(self.goods)
        vectors = self._encoders.encode_image([self.goods[id_][1] for id_ in ids])
        blocks = iter([(np.arange(len(ids)), vectors)])
        return Embeddings(ids, vectors.shape[1], blocks)

    def models(self) -> Mapping[ModelId, int]:
        return self._models

    def counts(self) -> tuple[int, int]:
        return len(self.goods), len(self.goods)
