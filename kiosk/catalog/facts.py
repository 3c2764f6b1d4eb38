"""What a catalog says of an item, as JSON that is read strictly and within bounds."""

from decimal import Decimal, InvalidOperation
from typing import Annotated

import msgspec
from msgspec import Meta

from kiosk.domain import CatalogItem, Price, is_barcode

Line = Annotated[str, Meta(max_length=1_000)]
Word = Annotated[str, Meta(max_length=200)]
_Text = Annotated[str, Meta(max_length=20_000)]
_Code = Annotated[str, Meta(max_length=20)]
_MOST_AMOUNT = Decimal(10) ** 12


class Facts(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """A CatalogItem without its pictures."""

    id: Annotated[str, Meta(min_length=1, max_length=200)]
    name: Annotated[str, Meta(min_length=1, max_length=1_000)]
    details: Annotated[dict[Word, _Text], Meta(max_length=200)] = {}
    names: Annotated[dict[_Code, Line], Meta(max_length=100)] = {}
    descriptions: Annotated[dict[_Code, _Text], Meta(max_length=100)] = {}
    brand: Line = ""
    category: Line = ""
    attributes: Annotated[
        dict[Word, Annotated[list[Line], Meta(max_length=100)]], Meta(max_length=100)
    ] = {}
    price: Annotated[str, Meta(max_length=40)] | None = None
    """An amount such as "7.90"."""
    currency: Annotated[str, Meta(pattern=r"^([A-Z]{3})?\Z")] = ""
    stock: Annotated[int, Meta(ge=0, le=10**9)] | None = None
    aisle: Word = ""
    barcodes: Annotated[list[_Code], Meta(max_length=100)] = []

    @classmethod
    def of(cls, item: CatalogItem) -> "Facts":
        """Take an item's facts."""
        price = item.price
        return cls(
            item.id, item.name, dict(item.details), dict(item.names), dict(item.descriptions),
            item.brand, item.category, {k: list(v) for k, v in item.attributes.items()},
            None if price is None else f"{price.amount:f}", "" if price is None else price.currency,
            item.stock, item.aisle, list(item.barcodes),
        )  # fmt: skip

    def item(self) -> CatalogItem:
        """Make the item. Raises ValueError where a value has no meaning."""
        for code in self.barcodes:
            if not is_barcode(code):
                raise ValueError(f"the barcode {code!r} of {self.id!r} is none")
        return CatalogItem(
            self.id, self.name, self.details, self.names, self.descriptions, self.brand,
            self.category, {name: tuple(of) for name, of in self.attributes.items()},
            self._price(), self.stock, self.aisle, tuple(sorted(set(self.barcodes))),
        )  # fmt: skip

    def _price(self) -> Price | None:
        if self.price is None:
            return None
        try:
            amount = Decimal(self.price)
        except InvalidOperation:
            amount = Decimal(-1)
        if not (amount.is_finite() and 0 <= amount <= _MOST_AMOUNT):
            raise ValueError(f"the price {self.price!r} of {self.id!r} is none")
        if amount != amount.quantize(Decimal("0.001")):
            raise ValueError(f"the price {self.price!r} of {self.id!r} is finer than thousandths")
        return Price(amount, self.currency)


def facts_bytes(item: CatalogItem) -> bytes:
    """Write an item's facts: the same bytes for the same facts, so that their digest names them."""
    return msgspec.json.encode(Facts.of(item), order="deterministic")
