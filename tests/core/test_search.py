"""Words and pictures in, decided answers out."""

import numpy as np
import pytest

from kiosk.core.building import build_searcher
from kiosk.core.deciding import Calibration, Thresholds
from kiosk.core.search import Searcher
from kiosk.domain import CatalogItem, Decision, Embeddings, Frame, ImageQuery, TextQuery
from kiosk.errors import StoreError
from tests.fakes.catalogs import MemoryCatalog as Goods
from tests.fakes.encoders import COLOURS, MODEL, OTHER_MODEL, FakeEncoders

ENCODERS = FakeEncoders()


def picture(colour):
    return np.full((20, 30, 3), COLOURS[colour], np.uint8)


class MemoryCatalog(Goods):
    def __init__(self, colours, models=None):
        super().__init__(
            {colour: (CatalogItem(colour, f"a {colour} thing"), picture(colour))
             for colour in colours}, ENCODERS, models,
        )  # fmt: skip


def searcher(calibration=None, catalog=None) -> Searcher:
    catalog = catalog or MemoryCatalog(["blue", "green", "red", "yellow"])
    return build_searcher(catalog, MODEL, (ENCODERS, ENCODERS), calibration, full_text=False)


def test_words_find_the_picture_that_shows_them():
    results = searcher().search_text(TextQuery(7, "something red"), limit=2)
    assert results.number == 7
    assert results.hits[0].item.id == "red"
    assert len(results.hits) == 2
    assert results.hits[0].score >= results.hits[1].score
    assert results.milliseconds > 0


def test_a_picture_finds_itself_first():
    for colour in ("blue", "green", "red", "yellow"):
        results = searcher().search_image(ImageQuery(1, Frame(picture(colour))))
        assert results.hits[0].item.name == f"a {colour} thing"
        assert results.hits[0].score == pytest.approx(1.0, abs=1e-6)


def test_thresholds_of_the_kind_of_query_decide():
    calibration = Calibration(Thresholds(0.999, 0.9), Thresholds(1.1, 1.05))
    found = searcher(calibration)
    by_words = found.search_text(TextQuery(1, "red"))
    assert by_words.decision is Decision.SURE
    assert by_words.hits[-1].decision is Decision.NO_MATCH
    by_picture = found.search_image(ImageQuery(2, Frame(picture("red"))))
    assert by_picture.decision is Decision.NO_MATCH
    assert by_picture.hits[0].item.id == "red"


def test_thresholds_include_their_bounds():
    thresholds = Thresholds(sure=0.5, maybe=0.25)
    assert thresholds.decide(0.5) is Decision.SURE
    assert thresholds.decide(0.4999) is Decision.MAYBE
    assert thresholds.decide(0.25) is Decision.MAYBE
    assert thresholds.decide(0.2499) is Decision.NO_MATCH


def test_without_a_calibration_nothing_is_called_sure():
    results = searcher().search_text(TextQuery(1, "red"))
    assert {hit.decision for hit in results.hits} == {Decision.MAYBE}


def test_the_manifest_gives_the_thresholds():
    read = Calibration.from_manifest(
        {"text_to_image": {"sure": 0.3, "maybe": 0.2, "measured_on": "val"}}
    )
    assert read == Calibration(Thresholds(0.3, 0.2), None)
    assert Calibration.from_manifest({}) == Calibration()


@pytest.mark.parametrize("text", ["", "  ", "\n\t"])
def test_blank_words_find_nothing(text):
    results = searcher().search_text(TextQuery(3, text))
    assert (results.decision, results.hits, results.number) == (Decision.NO_MATCH, (), 3)


def test_an_empty_catalog_is_no_match():
    results = searcher(catalog=MemoryCatalog(["red"])).search_text(TextQuery(1, "red"), limit=5)
    assert len(results.hits) == 1

    class Empty(MemoryCatalog):
        def embeddings(self, model):
            return Embeddings([], 0, iter(()))

    nothing = searcher(catalog=Empty([])).search_text(TextQuery(1, "red"))
    assert nothing.decision is Decision.NO_MATCH


@pytest.mark.parametrize("models", [{OTHER_MODEL: 2}, {OTHER_MODEL: 1, MODEL: 1}, {}])
def test_a_catalog_of_another_model_has_to_be_indexed_again(models):
    with pytest.raises(StoreError, match="re-index"):
        searcher(catalog=MemoryCatalog(["red", "blue"], models))
