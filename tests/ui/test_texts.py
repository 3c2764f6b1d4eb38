"""How goods are written on the screen."""

import pytest

from kiosk.domain import CatalogItem
from kiosk.ui import texts


@pytest.mark.parametrize(
    ("details", "written"),
    [
        ({"price": "49.9", "currency": "EUR"}, "€49.90"),
        ({"price": "1234", "currency": "usd"}, "$1,234.00"),
        ({"price": "8", "currency": "CHF"}, "8.00 CHF"),
        ({"price": "8"}, "8.00"),
        ({"price": "ask the staff", "currency": "EUR"}, "ask the staff"),
        ({"price": "NaN", "currency": "EUR"}, "NaN"),
        ({}, ""),
    ],
)
def test_prices(details, written):
    assert texts.price(CatalogItem("a", "A", details)) == written


def test_names_in_the_language_asked():
    item = CatalogItem("a", "Red dress", {"name_zh": "红色连衣裙"})
    assert texts.names(item, chinese_first=False) == ("Red dress", "红色连衣裙")
    assert texts.names(item, chinese_first=True) == ("红色连衣裙", "Red dress")
    assert texts.names(CatalogItem("a", "Hat"), chinese_first=True) == ("Hat", "")


@pytest.mark.parametrize(
    ("text", "chinese"),
    [
        ("红色连衣裙", True),
        ("red dress", False),
        ("T恤 red", True),
        ("赤いドレス", False),
        ("", False),
    ],
)
def test_chinese_is_recognised(text, chinese):
    assert texts.is_chinese(text) is chinese
