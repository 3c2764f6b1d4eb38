"""How goods are written on the screen."""

from decimal import Decimal

import pytest

from kiosk.domain import CatalogItem, Price
from kiosk.ui import texts


@pytest.mark.parametrize(
    ("amount", "currency", "written"),
    [
        ("49.9", "EUR", "€49.90"),
        ("1234", "USD", "$1,234.00"),
        ("8", "CHF", "8.00 CHF"),
        ("8", "", "8.00"),
        ("0.125", "EUR", "€0.125"),
    ],
)
def test_prices(amount, currency, written):
    assert texts.price(CatalogItem("a", "A", price=Price(Decimal(amount), currency))) == written
    assert texts.price(CatalogItem("a", "A")) == ""


def test_names_in_the_language_asked():
    item = CatalogItem("a", "Red dress", names={"zh": "红色连衣裙"})
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
