"""The drawn shop is whole, always the same, and reads as a catalog."""

import csv
import io
from decimal import Decimal

import numpy as np
import pytest
from PIL import Image

from kiosk.catalog.folder import list_folder
from kiosk.core.deciding import Thresholds
from kiosk.demo import products, tour, write_shop
from kiosk.demo.__main__ import main
from kiosk.demo.shop import COLUMNS, picture_of
from kiosk.domain import Decision, Price, SearchResults, is_barcode
from kiosk.errors import CatalogError
from kiosk.ui.texts import EXAMPLES

GOODS = products()
# One of each way of drawing, so that the tests stay short.
SOME = (
    "dress-purple-floral", "jeans-blue-plain", "red-trainers", "steel-wristwatch", "carrot",
    "blue-bucket", "socks-red-dotted", "cushion-blue-checked", "bottle-of-mineral-water",
)  # fmt: skip


def product(id_: str):
    return next(one for one in GOODS if one.id == id_)


def test_ids_and_names_are_there_and_unique():
    assert len(GOODS) >= 300
    assert len({one.category for one in GOODS}) >= 25
    assert len({one.barcode for one in GOODS}) == len(GOODS)
    assert all(is_barcode(one.barcode) for one in GOODS)
    assert len({one.id for one in GOODS}) == len(GOODS)
    assert len({one.name for one in GOODS}) == len(GOODS)
    assert len({one.name_zh for one in GOODS}) == len(GOODS)
    assert all(one.name_zh and float(one.price) > 0 and one.aisle for one in GOODS)


@pytest.mark.parametrize(
    ("category", "colour", "pattern"),
    [
        ("dresses", "red", "plain"),
        ("dresses", "purple", "floral"),
        ("t-shirts", "purple", "dotted"),
        ("trainers", "red", "plain"),
        ("flats", "red", "plain"),
        ("umbrellas", "blue", "plain"),
        ("watches", "silver", "plain"),
        ("cups", "white", "plain"),
    ],
)
def test_what_the_mission_asks_for_is_in_the_shop(category, colour, pattern):
    found = [
        one
        for one in GOODS
        if (one.category, one.colour, one.pattern) == (category, colour, pattern)
    ]
    assert found


@pytest.mark.parametrize("id_", SOME)
def test_a_picture_is_always_the_same_and_looks_like_a_shops(id_):
    one = picture_of(product(id_))
    assert one == picture_of(product(id_))
    with Image.open(io.BytesIO(one)) as picture:
        pixels = np.asarray(picture)
    assert pixels.shape == (512, 512, 3)
    corners = pixels[[0, 0, -1, -1], [0, -1, 0, -1]]
    assert corners.min() > 245
    drawn = (pixels.min(axis=2) < 200).mean()
    assert 0.04 < drawn < 0.7


def test_the_folder_reads_as_a_catalog(tmp_path):
    told: list[tuple[int, int]] = []
    goods = [product(id_) for id_ in SOME]
    write_shop(tmp_path, goods=goods, progress=lambda done, total: told.append((done, total)))
    assert told[-1] == (len(SOME), len(SOME))
    with (tmp_path / "products.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert tuple(rows[0]) == COLUMNS
    listing = list_folder(tmp_path)
    assert not listing.problems
    assert {one.item.id for one in listing.pictures} == set(SOME)
    dress = next(one.item for one in listing.pictures if one.item.id == "dress-purple-floral")
    assert dress.name == "Purple floral dress"
    assert dress.names == {"zh": "紫色碎花连衣裙"}
    assert dress.price == Price(Decimal("55.90"), "EUR")
    assert dress.attributes["colour"] == ("purple",)
    assert dress.attributes["pattern"] == ("floral",)
    assert is_barcode(*dress.barcodes)


def test_a_folder_that_cannot_be_written(tmp_path):
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(CatalogError, match="cannot be drawn"):
        write_shop(tmp_path / "file", goods=[product("carrot")])
    assert main([str(tmp_path / "file" / "below")]) == 5


class Searcher:
    """Finds nothing and remembers what it was asked."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def search_text(self, query, limit=10):
        self.asked.append(query.text)
        return SearchResults(query.number, Decision.NO_MATCH, (), 1.0)

    def search_image(self, query, limit=10):
        self.asked.append(str(query.frame.pixels.shape))
        return SearchResults(query.number, Decision.NO_MATCH, (), 1.0)


class Encoders:
    """A picture is nearest to the second of any names."""

    def encode_image(self, images):
        return np.tile(np.array([[1, 0]], np.float32), (len(images), 1))

    def encode_text(self, texts):
        rows = [[1.0, 0.0] if place == 1 else [0.0, 1.0] for place in range(len(texts))]
        return np.array(rows, np.float32)


def test_the_tour_asks_the_missions_words_and_shows_a_picture():
    searcher = Searcher()
    stops = list(tour.ask_words(searcher))
    assert [stop.asked for stop in stops] == list(tour.WORDS)
    assert {"red dress", "红色连衣裙", "trainers", "wristwatch"} <= set(searcher.asked)
    held = tour.as_held_up(tour.drawn(tour.SHOWN))
    assert held.dtype == np.uint8
    assert held.mean() < 220
    assert tour.ask_picture(searcher, "held up", held).decision == "no match"


def test_the_tour_names_a_picture_from_words():
    cup = np.zeros((8, 8, 3), np.uint8)
    both = (Encoders(), Encoders())
    stop = tour.name_picture(both, "what is this?", cup, ["a", "b", "c"])
    assert stop.answer[0] == "b 1.00"
    assert stop.decision == "maybe"
    stop = tour.name_picture(both, "what is this?", cup, ["a", "b"], Thresholds(0.9, 0.5))
    assert stop.decision == "sure"
    assert product(tour.CUP).category == "cups"


def test_the_windows_examples_can_be_found_in_the_tour():
    assert set(EXAMPLES) <= set(tour.WORDS)
