"""Items as rows: what a column holds of which field."""

import json
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from kiosk.domain import CatalogItem, Price

COLUMNS = (
    "id", "name", "details", "names", "descriptions", "brand", "category", "attributes", "price",
    "currency", "stock", "aisle",
)  # fmt: skip
SELECTED = ", ".join(f"items.{column}" for column in COLUMNS)
_THOUSAND = 1000


def to_row(item: CatalogItem) -> tuple[Any, ...]:
    """Give an item's values in the order of ``COLUMNS``."""
    price = item.price
    return (
        item.id, item.name, _json(item.details), _json(item.names), _json(item.descriptions),
        item.brand, item.category, _json({k: list(v) for k, v in item.attributes.items()}),
        None if price is None else int((price.amount * _THOUSAND).to_integral_exact()),
        "" if price is None else price.currency, item.stock, item.aisle,
    )  # fmt: skip


def to_item(row: tuple[Any, ...], barcodes: tuple[str, ...] = ()) -> CatalogItem:
    """Make the item of values in the order of ``COLUMNS``."""
    id_, name, details, names, descriptions, brand, category, attributes = row[:8]
    price, currency, stock, aisle = row[8:12]
    return CatalogItem(
        id_,
        name,
        json.loads(details),
        json.loads(names),
        json.loads(descriptions),
        brand,
        category,
        {key: tuple(values) for key, values in json.loads(attributes).items()},
        None if price is None else Price(plain(Decimal(price) / _THOUSAND), currency),
        stock,
        aisle,
        barcodes,
    )


def plain(amount: Decimal) -> Decimal:
    """Give an amount with two decimal places, or three where it has them."""
    hundredths = amount.quantize(Decimal("0.01"))
    return hundredths if hundredths == amount else amount.quantize(Decimal("0.001"))


def _json(value: Mapping[str, Any]) -> str:
    return json.dumps(dict(value), ensure_ascii=False, sort_keys=True)
