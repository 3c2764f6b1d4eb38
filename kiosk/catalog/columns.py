"""The columns of ``products.csv`` and what becomes of them.

============================  =====================================================================
column                        meaning
============================  =====================================================================
``file``                      the picture, from the table's folder (``--pictures`` names another)
``id``                        the item's own number or code; several lines may show one item
``name``, ``name_zh`` …       its name, and its names in other languages by their ISO 639-1 codes
``description``, …``_de`` …   likewise
``brand``, ``category``       one each
``price``, ``currency``       ``49.90`` (or ``49,90``) and ``EUR``
``stock``, ``aisle``          a whole number; any short text
``barcode``                   one or more of 8, 12, 13 or 14 digits, apart by spaces or ``;``
``colour``, ``pattern``,      attributes: what can be filtered by and left out; several values apart
``size``, ``material``,       by ``;``. ``attribute_NAME`` makes an attribute of any other name.
``gender``, ``season``,
``usage``
any other                     kept as a detail, shown with the item
============================  =====================================================================
"""

import re
from collections.abc import Mapping
from decimal import Decimal, InvalidOperation

from kiosk.domain import CatalogItem, Price, is_barcode

ATTRIBUTES = ("colour", "pattern", "size", "material", "gender", "season", "usage")
_SPELT_OTHERWISE = {"color": "colour", "colors": "colour", "colours": "colour",
                    "barcodes": "barcode", "ean": "barcode", "gtin": "barcode"}  # fmt: skip
_BY_LANGUAGE = re.compile(r"(name|description)[ _-]([a-z]{2})")
_ATTRIBUTE = re.compile(r"attribute[ _-](\S.*)")
_MOST_STOCK = 10**9
_MOST_PRICE = Decimal(10) ** 12
_THOUSANDTH = Decimal("0.001")


def item_of(id_: str, values: Mapping[str, str]) -> CatalogItem:
    """Make an item of a line's values, without its ``file`` and ``id``.

    Raises ValueError with a sentence that names the column at fault.
    """
    names: dict[str, str] = {}
    descriptions: dict[str, str] = {}
    attributes: dict[str, tuple[str, ...]] = {}
    details: dict[str, str] = {}
    plain: dict[str, str] = {}
    for column, value in values.items():
        lower = column.lower()
        known = _SPELT_OTHERWISE.get(lower, lower)
        if found := _BY_LANGUAGE.fullmatch(lower):
            (names if found[1] == "name" else descriptions)[found[2]] = value
        elif found := _ATTRIBUTE.fullmatch(lower):
            attributes[found[1]] = _several(value)
        elif known in ATTRIBUTES:
            attributes[known] = _several(value)
        elif known == "description":
            descriptions[""] = value
        elif known in {"name", "brand", "category", "price", "currency", "stock", "aisle",
                       "barcode"}:  # fmt: skip
            plain[known] = value
        else:
            details[column] = value
    return CatalogItem(
        id_,
        plain["name"],
        details,
        names,
        descriptions,
        plain.get("brand", ""),
        plain.get("category", ""),
        {name: of for name, of in attributes.items() if of},
        _price(plain.get("price"), plain.get("currency", "")),
        _stock(plain.get("stock")),
        plain.get("aisle", ""),
        _barcodes(plain.get("barcode", "")),
    )


def _several(value: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(part.strip() for part in value.split(";") if part.strip()))


def _price(written: str | None, currency: str) -> Price | None:
    if written is None:
        return None
    text = written.replace(" ", "").replace("'", "")
    if re.fullmatch(r"\d+,\d{1,3}", text):
        text = text.replace(",", ".")
    elif re.fullmatch(r"\d{1,3}(,\d{3})+(\.\d+)?", text):
        text = text.replace(",", "")
    try:
        amount = Decimal(text)
    except InvalidOperation:
        amount = Decimal(-1)
    if not (amount.is_finite() and 0 <= amount <= _MOST_PRICE):
        raise ValueError(f"Its price {written!r} is no amount such as 49.90.")
    if amount != amount.quantize(_THOUSANDTH):
        raise ValueError(f"Its price {written!r} has more than three decimal places.")
    if currency and not re.fullmatch(r"[A-Za-z]{3}", currency):
        raise ValueError(f"Its currency {currency!r} is no code of three letters such as EUR.")
    return Price(amount, currency.upper())


def _stock(written: str | None) -> int | None:
    if written is None:
        return None
    if not (written.isascii() and written.isdecimal()) or int(written) > _MOST_STOCK:
        raise ValueError(f"Its stock {written!r} is no whole number.")
    return int(written)


def _barcodes(written: str) -> tuple[str, ...]:
    codes = [code for code in re.split(r"[;\s]+", written) if code]
    for code in codes:
        if not is_barcode(code):
            raise ValueError(
                f"Its barcode {code} is not 8, 12, 13 or 14 digits with the right check digit."
            )
    return tuple(sorted(set(codes)))
