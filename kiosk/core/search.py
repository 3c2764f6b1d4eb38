"""Words or a picture in, the right goods out, each with how sure it is."""

import time
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kiosk.core.index import VectorIndex
from kiosk.core.ports import CatalogReader, ImageEncoder, TextEncoder
from kiosk.domain import (
    CatalogItem,
    Decision,
    Embedding,
    ImageQuery,
    ModelId,
    SearchHit,
    SearchResults,
    TextQuery,
)
from kiosk.errors import StoreError

DEFAULT_LIMIT = 10


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

    @classmethod
    def from_manifest(cls, values: Mapping[str, Mapping[str, object]]) -> "Calibration":
        """Take the thresholds out of a checked model manifest's ``calibration``."""

        def thresholds(kind: str) -> Thresholds | None:
            sure, maybe = (values.get(kind, {}).get(name) for name in ("sure", "maybe"))
            if not isinstance(sure, int | float) or not isinstance(maybe, int | float):
                return None
            return Thresholds(float(sure), float(maybe))

        return cls(thresholds("text_to_image"), thresholds("image_to_image"))


class Searcher:
    """The catalog in memory and the encoders that ask it. One thread at a time may use it."""

    def __init__(
        self,
        index: VectorIndex,
        items: Mapping[str, CatalogItem],
        image_encoder: ImageEncoder,
        text_encoder: TextEncoder,
        calibration: Calibration | None = None,
    ) -> None:
        """Search ``index``, whose ids are those of ``items``; both encoders are its model's."""
        self._index = index
        self._items = dict(items)
        self._image_encoder = image_encoder
        self._text_encoder = text_encoder
        self._calibration = calibration or Calibration()

    @property
    def model(self) -> ModelId:
        """The model of every vector searched."""
        return self._index.model

    def __len__(self) -> int:
        """Give the number of items that can be found."""
        return len(self._index)

    def search_text(self, query: TextQuery, limit: int = DEFAULT_LIMIT) -> SearchResults:
        """Find the items whose pictures show what the words say. Blank words find nothing."""
        started = time.perf_counter()
        if not query.text.strip():
            return _results(query.number, started, ())
        vector = self._text_encoder.encode_text([query.text])[0]
        return self._answer(query.number, started, vector, self._calibration.text_to_image, limit)

    def search_image(self, query: ImageQuery, limit: int = DEFAULT_LIMIT) -> SearchResults:
        """Find the items whose pictures look like this one."""
        started = time.perf_counter()
        vector = self._image_encoder.encode_image([query.frame.pixels])[0]
        return self._answer(query.number, started, vector, self._calibration.image_to_image, limit)

    def _answer(
        self,
        number: int,
        started: float,
        vector: NDArray[np.float32],
        thresholds: Thresholds | None,
        limit: int,
    ) -> SearchResults:
        near = self._index.top_k(Embedding(vector, self._index.model), limit)
        hits = tuple(
            SearchHit(
                self._items[item_id],
                score,
                Decision.MAYBE if thresholds is None else thresholds.decide(score),
            )
            for item_id, score in near
        )
        return _results(number, started, hits)


def build_searcher(
    catalog: CatalogReader,
    model: ModelId,
    image_encoder: ImageEncoder,
    text_encoder: TextEncoder,
    calibration: Calibration | None = None,
) -> Searcher:
    """Read the catalog into memory for one model.

    Raises StoreError where pictures lack this model's vectors, be it that another model made
    theirs: vectors of two models never compare, and a part must not pass for the whole catalog.
    """
    vectors_of = dict(catalog.models())
    pictures = catalog.counts()[1]
    missing = pictures - vectors_of.pop(model, 0)
    if missing:
        others = ", ".join(str(other) for other in vectors_of) or "another model"
        msg = (
            f"{missing} of the catalog's {pictures} pictures were indexed with {others} and not "
            f"with the model in use, {model}: re-index with `kiosk index FOLDER`."
        )
        raise StoreError(msg)
    item_ids, vectors = catalog.embeddings(model)
    index = VectorIndex(model, item_ids, vectors)
    return Searcher(index, catalog.items(), image_encoder, text_encoder, calibration)


def _results(number: int, started: float, hits: tuple[SearchHit, ...]) -> SearchResults:
    decision = hits[0].decision if hits else Decision.NO_MATCH
    return SearchResults(number, decision, hits, (time.perf_counter() - started) * 1000.0)
