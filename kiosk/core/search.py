"""Words or a picture in, the right goods out, each with how sure it is and why."""

import re
import time
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from kiosk.core.deciding import Calibration, at_least, at_most
from kiosk.core.facets import Facets, Filters, Mask
from kiosk.core.fusing import WEIGHTS, Signals, gather, varied
from kiosk.core.index import VectorIndex
from kiosk.core.judging import Asked, judge
from kiosk.core.lexical import WordMatch, match_words
from kiosk.core.ports import CatalogReader, ImageEncoder, TextEncoder
from kiosk.core.words import Wish, read_wish
from kiosk.domain import (
    Decision,
    Embedding,
    ImageQuery,
    MixedQuery,
    ModelId,
    Note,
    Reason,
    Remark,
    SearchHit,
    SearchResults,
    TextQuery,
    Why,
    is_barcode,
)
from kiosk.errors import CatalogError

DEFAULT_LIMIT = 10
_POOL = 200
"""How many of the nearest are looked at more closely: what other signals can bring forward."""
_VARIED_POOL = 60
_DIGITS = re.compile(r"[\d\s-]{8,20}")
_NO_FILTERS = Filters()


class Searcher:
    """The catalog in memory and the encoders that ask it. One thread at a time may use it."""

    def __init__(
        self,
        index: VectorIndex,
        catalog: CatalogReader,
        facets: Facets,
        encoders: tuple[ImageEncoder, TextEncoder],
        calibration: Calibration | None = None,
        *,
        full_text: bool = True,
    ) -> None:
        """Search ``index``, whose items are the catalog's; both encoders are its model's.

        ``full_text`` off leaves words to the model alone, to measure it.
        """
        self._index = index
        self._catalog = catalog
        self._facets = facets
        self._image_encoder, self._text_encoder = encoders
        self._calibration = calibration or Calibration()
        self._full_text = full_text

    @property
    def model(self) -> ModelId:
        """The model of every vector searched."""
        return self._index.model

    @property
    def index(self) -> VectorIndex:
        """The vectors that are searched."""
        return self._index

    def __len__(self) -> int:
        """Give the number of items that can be found."""
        return len(self._index)

    def search_text(
        self, query: TextQuery, limit: int = DEFAULT_LIMIT, filters: Filters = _NO_FILTERS
    ) -> SearchResults:
        """Find the items that words ask for. Blank words find nothing.

        A whole barcode decides alone. What the words do not want is left out where the catalog can
        tell, and the answer says so.
        """
        started = time.perf_counter()
        if not query.text.strip() or not len(self._index):
            return _results(query.number, started, ())
        scanned = self._scanned(query, started)
        if scanned is not None:
            return scanned
        wish = read_wish(query.text, self._facets.known_words)
        allowed, notes = self._allowed(filters, wish)
        wanted = wish.text or query.text
        asked = self._asked(wanted, wish.thing)
        vector = asked.vector
        items, cosines = self._index.nearest(vector, max(_POOL, limit), allowed)
        matches: dict[str, WordMatch] = {}
        if self._full_text:
            matches = match_words(self._catalog, wanted)
            items, cosines = self._with_matches(vector, items, cosines, matches, allowed)
        # A pattern the catalog says is of its words; what the pictures show is not.
        signals = gather(
            items, cosines, self._index.ids, matches, self._facets, wish.colours, wish.patterns,
            said=self._full_text,
        )  # fmt: skip
        hits = self._hits(asked, signals, limit)
        return _results(query.number, started, hits, notes)

    def _asked(self, wanted: str, thing: str) -> Asked:
        """Encode all that is asked for, and the thing alone where more than that was said."""
        texts = list(dict.fromkeys((wanted, thing or wanted)))
        vectors = self._text_encoder.encode_text(texts)
        return Asked(self._embedding(vectors.mean(axis=0)), vectors[-1], not thing)

    def search_image(
        self, query: ImageQuery, limit: int = DEFAULT_LIMIT, filters: Filters = _NO_FILTERS
    ) -> SearchResults:
        """Find the items whose pictures look like this one."""
        started = time.perf_counter()
        vector = self._embedding(self._image_encoder.encode_image([query.frame.pixels])[0])
        items, cosines = self._index.nearest(vector, limit, self._facets.mask(filters))
        reason = Reason(Why.LOOKS)
        found = [(i, c, self._calibration.of_image(c), reason) for i, c in _pairs(items, cosines)]
        return _results(query.number, started, self._made(found))

    def search_mixed(
        self, query: MixedQuery, limit: int = DEFAULT_LIMIT, filters: Filters = _NO_FILTERS
    ) -> SearchResults:
        """Find items like a picture that fit words as well: "like this, but in blue".

        The words' weight is 0 to 1; a colour among them counts much, since it is mostly what is to
        be different.
        """
        started = time.perf_counter()
        wish = read_wish(query.text, self._facets.known_words)
        allowed, notes = self._allowed(filters, wish)
        picture = self._image_encoder.encode_image([query.frame.pixels])[0]
        said = self._text_encoder.encode_text([wish.text or query.text])[0]
        share = np.float32(min(1.0, max(0.0, query.words_weight)))
        both = (1 - share) * picture + share * said
        vector = self._embedding(np.asarray(both / max(float(np.linalg.norm(both)), 1e-9)))
        items, cosines = self._index.nearest(vector, max(_POOL, limit), allowed)
        looks = self._index.cosines(self._embedding(picture), items)
        fits = self._index.cosines(self._embedding(said), items)
        fit = self._facets.colour_fit(wish.colours, items)
        scores = cosines + WEIGHTS.colour_beside_picture * fit
        best = np.lexsort((items, -scores))[:limit]
        found = []
        for place in best.tolist():
            shown = wish.colours if fit[place] >= 0.5 else ()
            decision = self._calibration.of_image(float(looks[place]))
            decision = at_least(decision, self._calibration.of_text(float(fits[place])))
            if wish.colours and not shown:
                decision = at_most(decision, Decision.MAYBE)
            reason = Reason(Why.BOTH, (), shown)
            found.append((int(items[place]), float(scores[place]), decision, reason))
        return _results(query.number, started, self._made(found), notes)

    def similar(
        self, item_id: str, limit: int = DEFAULT_LIMIT, filters: Filters = _NO_FILTERS
    ) -> SearchResults:
        """Give goods like an item, varied rather than near-duplicates of one another.

        Raises CatalogError where there is no such item.
        """
        started = time.perf_counter()
        number = self._facets.number.get(item_id)
        if number is None:
            raise CatalogError(f"There is no item {item_id} in the catalog: check its id.")
        allowed = self._facets.mask(filters)
        allowed = np.ones(len(self._index), bool) if allowed is None else allowed
        allowed[number] = False
        vector = self._embedding(self._index.vectors_of(number)[0])
        items, cosines = self._index.nearest(vector, max(_VARIED_POOL, limit), allowed)
        chosen = varied(cosines, self._first_vectors(items), limit)
        reason = Reason(Why.LOOKS)
        found = [
            (int(items[at]), float(cosines[at]), self._calibration.of_image(float(cosines[at])),
             reason)
            for at in chosen
        ]  # fmt: skip
        # Even the least like is the most like there is: that was asked, so nothing is refused.
        found = [(i, s, at_least(d, Decision.MAYBE), r) for i, s, d, r in found]
        return _results(0, started, self._made(found))

    def recommend(
        self, description: str, limit: int = DEFAULT_LIMIT, filters: Filters = _NO_FILTERS
    ) -> SearchResults:
        """Give different goods that fit a description: fewer of a kind than a search gives."""
        found = self.search_text(TextQuery(0, description), max(_VARIED_POOL, limit), filters)
        good = [hit for hit in found.hits if hit.decision is not Decision.NO_MATCH]
        if not good:
            return found
        items = np.array([self._facets.number[hit.item.id] for hit in good], np.intp)
        scores = np.array([hit.score for hit in good], np.float64)
        chosen = varied(scores, self._first_vectors(items), limit)
        hits = tuple(good[place] for place in chosen)
        return SearchResults(0, found.decision, hits, found.milliseconds, found.notes)

    def _scanned(self, query: TextQuery, started: float) -> SearchResults | None:
        """Answer digits that are a barcode; None for anything else."""
        if not _DIGITS.fullmatch(query.text.strip()):
            return None
        code = re.sub(r"\D", "", query.text)
        for form in dict.fromkeys(
            (code, code.lstrip("0"), code.lstrip("0").zfill(12), code.zfill(13), code.zfill(14))
        ):
            id_ = self._catalog.barcode(form)
            if id_ is not None and id_ in self._facets.number:
                reason = Reason(Why.BARCODE, (form,))
                hit = (self._facets.number[id_], 1.0, Decision.SURE, reason)
                return _results(query.number, started, self._made([hit]))
        known = match_words(self._catalog, query.text) if self._full_text else {}
        if any(match.exact for match in known.values()):
            return None  # an article number of as many digits
        if len(code) not in {8, 12, 13, 14}:
            return None
        # A code off by one digit finds the wrong product: it is never matched by likeness.
        remark = Remark.UNKNOWN_BARCODE if is_barcode(code) else Remark.WRONG_BARCODE
        return _results(query.number, started, (), (Note(remark, (code,)),))

    def _allowed(self, filters: Filters, wish: Wish) -> tuple[Mask | None, tuple[Note, ...]]:
        """Give the items that pass the filters and have nothing unwanted, and what was done."""
        allowed = self._facets.mask(filters)
        notes = []
        for phrase in wish.unwanted:
            having = self._facets.has(phrase)
            notes.append(
                Note(Remark.CANNOT_LEAVE_OUT if having is None else Remark.LEFT_OUT, (phrase,))
            )
            if having is not None:
                allowed = ~having if allowed is None else allowed & ~having
        return allowed, tuple(notes)

    def _with_matches(
        self, vector: Embedding, items: NDArray[np.intp], cosines: NDArray[np.float64],
        matches: dict[str, WordMatch], allowed: Mask | None,
    ) -> tuple[NDArray[np.intp], NDArray[np.float64]]:  # fmt: skip
        """Add the items whose words match to those whose vectors are near."""
        there = set(items.tolist())
        numbers = (self._facets.number.get(id_, -1) for id_ in matches)
        more = [n for n in numbers if n >= 0 and n not in there and (allowed is None or allowed[n])]
        extra = np.array(sorted(more), np.intp)
        found = self._index.cosines(vector, extra)
        return np.concatenate([items, extra]), np.concatenate([cosines, found])

    def _hits(self, asked: Asked, signals: Signals, limit: int) -> tuple[SearchHit, ...]:
        order, scores = signals.order()
        places = order[:limit]
        decisions = judge(asked, signals, places, self._index, self._calibration)
        return self._made(
            [
                (int(signals.items[place]), float(scores[place]), decision, signals.reason(place))
                for place, decision in zip(places.tolist(), decisions, strict=True)
            ]
        )

    def _made(self, found: Sequence[tuple[int, float, Decision, Reason]]) -> tuple[SearchHit, ...]:
        """Make hits of (item, score, decision, reason); an item gone meanwhile is left out."""
        ids = [self._index.ids[item] for item, *_ in found]
        items = self._catalog.items_by_id(ids)
        return tuple(
            SearchHit(items[id_], min(1.0, score), decision, reason)
            for id_, (_, score, decision, reason) in zip(ids, found, strict=True)
            if id_ in items
        )

    def _embedding(self, vector: NDArray[np.float32]) -> Embedding:
        return Embedding(vector, self._index.model)

    def _first_vectors(self, items: NDArray[np.intp]) -> NDArray[np.float32]:
        return np.stack([self._index.vectors_of(int(item))[0] for item in items])


def _pairs(
    items: NDArray[np.intp], scores: NDArray[np.float64]
) -> list[tuple[int, float]]:  # fmt: skip
    return list(zip(items.tolist(), scores.tolist(), strict=True))


def _results(
    number: int, started: float, hits: tuple[SearchHit, ...], notes: tuple[Note, ...] = ()
) -> SearchResults:
    decision = hits[0].decision if hits else Decision.NO_MATCH
    milliseconds = (time.perf_counter() - started) * 1000.0
    return SearchResults(number, decision, hits, milliseconds, notes)
