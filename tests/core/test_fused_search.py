"""A search with everything a shop knows: words, colours, filters, barcodes, what is not wanted."""

from decimal import Decimal

import numpy as np
import pytest

from kiosk.core.building import build_searcher
from kiosk.core.deciding import Calibration, Thresholds
from kiosk.core.facets import Filters
from kiosk.domain import (
    CatalogItem,
    Decision,
    Frame,
    ImageQuery,
    MixedQuery,
    Note,
    Price,
    Remark,
    TextQuery,
    Why,
)
from kiosk.errors import CatalogError
from tests.fakes.catalogs import MemoryCatalog
from tests.fakes.encoders import COLOURS, MODEL, FakeEncoders

ENCODERS = FakeEncoders()
MILK = "4006381333931"
CALIBRATION = Calibration(Thresholds(0.98, 0.9), Thresholds(0.98, 0.9))


def picture(colour):
    pixels = np.full((60, 60, 3), 255, np.uint8)
    pixels[4:-4, 4:-4] = COLOURS[colour]
    return pixels


def thing(id_, name, colour, kind, **more):
    return id_, (
        CatalogItem(
            id_, name, category=kind, attributes={"colour": (colour,), **more.pop("also", {})},
            **more,
        ),
        picture(colour),
    )  # fmt: skip


GOODS = dict(
    [
        thing("d-blue", "Blue dress", "blue", "dresses", also={"pattern": ("striped",)},
              price=Price(Decimal(40), "EUR"), stock=0),
        thing("d-red", "Red dress", "red", "dresses", also={"pattern": ("plain",)},
              names={"zh": "红色连衣裙"}, price=Price(Decimal(50), "EUR"), stock=3),
        thing("d-red-2", "Scarlet gown", "red", "dresses", also={"pattern": ("striped",)},
              price=Price(Decimal(90), "EUR"), stock=1),
        thing("milk", "Whole milk", "white", "milk", brand="Alpin", barcodes=(MILK,), aisle="9"),
        thing("mug", "Mug", "green", "mugs", also={"size": ("XL",)}, aisle="4"),
        thing("t-yellow", "Sun shirt", "yellow", "shirts", price=Price(Decimal(10), "EUR")),
    ]
)  # fmt: skip


def searcher(**options):
    catalog = MemoryCatalog(GOODS, ENCODERS)
    return build_searcher(catalog, MODEL, (ENCODERS, ENCODERS), CALIBRATION, **options)


def found(text, filters=None, **options):
    return searcher(**options).search_text(TextQuery(1, text), 4, filters or Filters())


def ids(results):
    return [hit.item.id for hit in results.hits]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("whole milk", "milk"), ("Alpin", "milk"), ("alpin whole milk", "milk"), ("XL", "mug"),
        ("红色连衣裙", "d-red"), ("MILK", "milk"), ("d-red-2", "d-red-2"),
        ("scarlet gown", "d-red-2"),
    ],
)  # fmt: skip
def test_a_name_brand_size_or_number_typed_exactly_comes_first(text, first):
    hit = found(text).hits[0]
    assert hit.item.id == first
    assert hit.reason.why in {Why.NAME, Why.WORDS}
    assert hit.decision is not Decision.NO_MATCH


def test_without_full_text_the_model_alone_decides():
    assert found("Alpin", full_text=False).hits[0].reason.why is Why.MEANING


def test_a_barcode_decides_alone():
    results = found(f" {MILK[:4]} {MILK[4:]} ")
    assert ids(results) == ["milk"]
    assert (results.decision, results.hits[0].reason.why) == (Decision.SURE, Why.BARCODE)
    assert ids(found("0" + MILK)) == ["milk"]  # the same number as a GTIN-14


def test_a_barcode_is_never_guessed():
    unknown = found("4006381333948")
    assert (ids(unknown), unknown.decision) == ([], Decision.NO_MATCH)
    assert unknown.notes == (Note(Remark.UNKNOWN_BARCODE, ("4006381333948",)),)
    misread = found("4006381333932")
    assert (ids(misread), misread.decision) == ([], Decision.NO_MATCH)
    assert misread.notes[0].remark is Remark.WRONG_BARCODE


def test_a_colour_asked_for_leads_and_another_colour_is_never_sure():
    results = found("something red")
    assert set(ids(results)[:2]) == {"d-red", "d-red-2"}
    assert results.hits[0].reason.colours == ("red",)
    others = [hit for hit in results.hits if hit.item.id not in {"d-red", "d-red-2"}]
    assert Decision.SURE not in {hit.decision for hit in others}


def test_what_is_not_wanted_is_left_out_and_said():
    results = found("dresses, not red")
    assert "d-blue" in ids(results)
    assert not {"d-red", "d-red-2"} & set(ids(results))
    assert results.notes == (Note(Remark.LEFT_OUT, ("red",)),)
    assert "d-red" in ids(found("red dress without stripes"))
    assert not {"d-red-2", "d-blue"} & set(ids(found("dress without stripes")))
    assert "milk" not in ids(found("milk without Alpin"))


def test_what_nobody_knows_is_not_pretended():
    results = found("dress without sleeves")
    assert results.notes == (Note(Remark.CANNOT_LEAVE_OUT, ("sleeves",)),)
    assert len(results.hits) == 4


@pytest.mark.parametrize(
    ("filters", "left"),
    [
        (Filters(categories=frozenset({"Dresses"})), {"d-blue", "d-red", "d-red-2"}),
        (Filters(price_to=50), {"d-blue", "d-red", "t-yellow"}),
        (Filters(price_from=45, price_to=60), {"d-red"}),
        (Filters(in_stock=True, categories=frozenset({"dresses"})), {"d-red", "d-red-2"}),
        (Filters(aisles=frozenset({"9", "4"})), {"milk", "mug"}),
        (Filters(brands=frozenset({"alpin"})), {"milk"}),
        (Filters(attributes={"pattern": frozenset({"striped"})}), {"d-blue", "d-red-2"}),
        (Filters(attributes={"colour": frozenset({"rot"})}), {"d-red", "d-red-2"}),
        (Filters(categories=frozenset({"none"})), set()),
    ],
)
def test_filters_come_before_the_ranking(filters, left):
    assert set(ids(searcher().search_text(TextQuery(1, "thing"), 10, filters))) == left
    by_picture = searcher().search_image(ImageQuery(1, Frame(picture("red"))), 10, filters)
    assert set(ids(by_picture)) == left


def test_like_this_but_in_another_colour():
    query = MixedQuery(5, Frame(picture("red")), "like this, but in blue")
    results = searcher().search_mixed(query, 3)
    assert results.number == 5
    assert ids(results)[0] == "d-blue"
    assert results.hits[0].reason.why is Why.BOTH
    assert results.hits[0].reason.colours == ("blue",)
    only_picture = MixedQuery(6, Frame(picture("red")), "anything", words_weight=0.0)
    assert ids(searcher().search_mixed(only_picture, 1))[0] in {"d-red", "d-red-2"}


def test_similar_goods_leave_the_item_itself_out_and_refuse_nothing():
    results = searcher().similar("d-red", 3)
    assert len(results.hits) == 3
    assert "d-red" not in ids(results)
    assert ids(results)[0] == "d-red-2"
    assert Decision.NO_MATCH not in {hit.decision for hit in results.hits}
    with pytest.raises(CatalogError, match="no item nothing"):
        searcher().similar("nothing")


def test_recommendations_vary():
    results = searcher().recommend("red", 2)
    assert len(results.hits) == 2
    assert results.hits[0].item.id in {"d-red", "d-red-2"}
    assert searcher().recommend("", 2).hits == ()


def test_a_colour_and_a_pattern_the_catalog_knows_are_maybe_right_in_any_language():
    results = found("红色,图案的东西")
    assert ids(results)[0] == "d-red-2"
    assert results.decision is Decision.MAYBE
    plain = found("红色,素色的东西")
    assert ids(plain)[0] == "d-red"
    without = found("红色,图案的东西", full_text=False)
    assert without.decision is Decision.NO_MATCH


def checked_or_not(said):
    """A plain shirt and a striped one on white; the catalog may say the other way round."""
    goods = {}
    for name, striped in (("a", False), ("b", True)):
        pixels = np.full((400, 400, 3), 255, np.uint8)
        rows = np.mod(np.arange(300) // 14, 2) == 1
        pixels[50:-50, 50:-50] = np.array(COLOURS["blue"])
        if striped:
            pixels[50:-50, 50:-50][rows] = (243, 234, 210)
        pattern = {"pattern": ("plain" if striped else "striped",)} if said else {}
        goods[name] = CatalogItem(name, "shirt", attributes=pattern), pixels
    return goods


@pytest.mark.parametrize(
    ("said", "full_text", "first"),
    [(False, True, "b"), (False, False, "b"), (True, True, "a"), (True, False, "b")],
)
def test_a_pattern_is_as_the_catalog_says_and_else_as_the_picture_shows(said, full_text, first):
    class Blind(FakeEncoders):
        """One vector for all: what is left are the other signals."""

        def encode_image(self, images):
            return super().encode_image([np.zeros((2, 2, 3), np.uint8)] * len(images))

    blind = Blind()
    catalog = MemoryCatalog(checked_or_not(said), blind)
    found = build_searcher(catalog, MODEL, (blind, blind), full_text=full_text)
    assert ids(found.search_text(TextQuery(1, "striped shirt"), 2))[0] == first
    assert ids(found.search_text(TextQuery(1, "gestreiftes Hemd"), 2))[0] == first
