"""The columns of a table of products."""

from decimal import Decimal

import pytest

from kiosk.catalog.columns import item_of
from kiosk.domain import CatalogItem, Price, is_barcode


def test_every_column_finds_its_field():
    item = item_of(
        "1",
        {
            "name": "Red shirt", "name_zh": "红色衬衫", "Name DE": "Rotes Hemd",
            "description": "Soft.", "description_de": "Weich.", "brand": "Lumo",
            "category": "shirts", "price": "1,234.50", "currency": "eur", "stock": "7",
            "aisle": "4b", "barcode": "4006381333931; 96385074", "color": "red; white",
            "Size": "M", "attribute_neck": "V", "Supplier": "North",
        },
    )  # fmt: skip
    assert item == CatalogItem(
        "1", "Red shirt", {"Supplier": "North"}, {"zh": "红色衬衫", "de": "Rotes Hemd"},
        {"": "Soft.", "de": "Weich."}, "Lumo", "shirts",
        {"colour": ("red", "white"), "size": ("M",), "neck": ("V",)},
        Price(Decimal("1234.50"), "EUR"), 7, "4b", ("4006381333931", "96385074"),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("written", "amount"),
    [("49.9", "49.9"), ("49,90", "49.90"), ("1 200", "1200"), ("1,200", "1.200"), ("0", "0"),
     ("12,345,678", "12345678"), ("0.125", "0.125")],
)  # fmt: skip
def test_prices_as_people_write_them(written, amount):
    price = item_of("1", {"name": "x", "price": written}).price
    assert price == Price(Decimal(amount))


@pytest.mark.parametrize(
    ("column", "value", "said"),
    [
        ("price", "ask", "no amount"), ("price", "-1", "no amount"), ("price", "NaN", "no amount"),
        ("price", "1e99", "no amount"), ("price", "1.2345", "three decimal places"),
        ("stock", "-1", "no whole number"), ("stock", "1.5", "no whole number"),
        ("stock", "9" * 30, "no whole number"), ("barcode", "4006381333932", "check digit"),
        ("barcode", "12", "check digit"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_named(column, value, said):
    with pytest.raises(ValueError, match=said) as caught:
        item_of("1", {"name": "x", column: value})
    assert column in str(caught.value)


def test_a_currency_is_three_letters():
    with pytest.raises(ValueError, match="three letters"):
        item_of("1", {"name": "x", "price": "1", "currency": "€"})


@pytest.mark.parametrize(
    ("code", "good"),
    [
        ("4006381333931", True), ("036000291452", True), ("96385074", True),
        ("00036000291452", True), ("4006381333932", False), ("400638133393", False),
        ("400638133393x", False), ("٤٠٠٦٣٨١٣٣٣٩٣١", False), ("", False),
    ],
)  # fmt: skip
def test_check_digits(code, good):
    assert is_barcode(code) is good


def test_every_single_wrong_digit_is_noticed():
    code = "4006381333931"
    for place in range(len(code)):
        for digit in "0123456789":
            if digit != code[place]:
                assert not is_barcode(code[:place] + digit + code[place + 1 :])
