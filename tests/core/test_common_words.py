"""Refusing words that name nothing there, by how common words lie to the same pictures."""

import numpy as np
import pytest

from kiosk.core.building import build_searcher
from kiosk.core.common_words import RANK, CommonWords
from kiosk.core.deciding import Calibration, Thresholds
from kiosk.domain import CatalogItem, Decision, TextQuery
from tests.fakes.catalogs import MemoryCatalog
from tests.fakes.encoders import COLOURS, MODEL, FakeEncoders

DIM = 6


def unit(*values):
    vector = np.array(values, np.float32)
    return vector / np.linalg.norm(vector)


WORDS = {
    "dress": unit(1, 0, 0, 0, 0, 0.4), "mug": unit(0, 1, 0, 0, 0, 0.4),
    "insurance": unit(0, 0, 0, 0, 0.3, 1), "Versicherung": unit(0, 0, 0, 0, 0.3, 1),
    "Kleid": unit(1, 0, 0, 0, 0, 0.4), "violet dress": unit(1, 0, 0, 1, 0, 0.4),
}  # fmt: skip


class Encoders(FakeEncoders):
    """Words and pictures of a world with two sorts of thing, and words near to everything.

    The last number is what everything has in common.
    """

    def encode_text(self, texts):
        return np.stack([WORDS.get(text, unit(0, 0, 1, 0, 0, 0)) for text in texts])

    def encode_image(self, images):
        of = {0: unit(1, 0, 0, 0, 0, 0.9), 1: unit(0, 1, 0, 0, 0, 0.9)}
        return np.stack([of[int(image[0, 0, 0] == 1)] for image in images])


ENCODERS = Encoders()
COMMON = np.stack([
    unit(*np.eye(5)[number % 5], 0.5 + 0.01 * (number % 7)) for number in range(60)
]).astype(np.float32)  # fmt: skip
GOODS = {
    name: (CatalogItem(name, name), np.full((30, 30, 3), shade, np.uint8))
    for name, shade in (("a", 0), ("b", 1))
}
COSINES = Thresholds(0.9, 0.5)


def asked(text, calibration, **options):
    catalog = MemoryCatalog(GOODS, ENCODERS)
    searcher = build_searcher(
        catalog, MODEL, (ENCODERS, ENCODERS), calibration, full_text=False, **options
    )
    return searcher.search_text(TextQuery(1, text), 2)


def calibration(least):
    return Calibration.from_manifest(
        {
            "text_to_image": {"sure": COSINES.sure, "maybe": COSINES.maybe},
            "text_beside_words": {"maybe": least},
        },
        COMMON,
    )


def test_a_cosine_alone_takes_what_is_near_everything():
    assert asked("insurance", Calibration(COSINES)).decision is Decision.MAYBE


def test_beside_common_words_it_is_refused_and_what_is_there_is_not():
    beside = calibration(0.3)
    assert asked("insurance", beside).decision is Decision.NO_MATCH
    for text in ("dress", "mug", "violet dress"):
        assert asked(text, beside).decision is not Decision.NO_MATCH


def test_colours_and_patterns_the_goods_have_make_no_answer_of_another_thing():
    said = {"colour": ("red",), "pattern": ("striped",)}
    goods = {"a": (CatalogItem("a", "a", attributes=said), GOODS["a"][1])}
    searcher = build_searcher(
        MemoryCatalog(goods, ENCODERS), MODEL, (ENCODERS, ENCODERS), calibration(0.3)
    )
    for text, decision in (
        ("rot gestreiftes Kleid", Decision.MAYBE),
        ("rot gestreifte Versicherung", Decision.NO_MATCH),
    ):  # fmt: skip
        assert searcher.search_text(TextQuery(1, text)).decision is decision


def test_without_its_number_or_its_words_the_cosine_decides():
    for one in (
        Calibration(COSINES, least_named=0.9),
        Calibration(COSINES, common_words=CommonWords(COMMON)),
    ):
        assert asked("insurance", one).decision is Decision.MAYBE


def test_a_level_is_the_cosine_of_the_20th_nearest():
    vectors = COMMON[:5]
    levels = CommonWords(COMMON).levels(vectors)
    for vector, level in zip(vectors, levels, strict=True):
        assert level == pytest.approx(np.sort(COMMON @ vector)[-RANK], abs=1e-6)
    few = CommonWords(COMMON[:3]).levels(vectors)
    assert few[0] == pytest.approx((COMMON[:3] @ vectors[0]).min(), abs=1e-6)


def test_no_words_are_no_common_words():
    with pytest.raises(ValueError, match="common words"):
        CommonWords(np.empty((0, DIM), np.float32))


def test_colours_alone_are_answered_by_what_has_them():
    encoders = FakeEncoders()
    goods = {}
    for name in ("red", "blue"):
        pixels = np.full((60, 60, 3), 255, np.uint8)
        pixels[4:-4, 4:-4] = COLOURS[name]
        goods[name] = (CatalogItem(name, name), pixels)
    catalog = MemoryCatalog(goods, encoders)
    strict = Calibration(Thresholds(1.01, 1.01))
    searcher = build_searcher(catalog, MODEL, (encoders, encoders), strict, full_text=False)
    for text in ("red", "something red", "红色的东西"):
        found = searcher.search_text(TextQuery(1, text), 2)
        assert [hit.decision for hit in found.hits] == [Decision.MAYBE, Decision.NO_MATCH]
        assert found.hits[0].item.id == "red"
