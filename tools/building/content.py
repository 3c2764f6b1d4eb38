"""What goes into the catalog: every item with its pictures, as a kiosk will be able to read it."""

import dataclasses
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import islice

import msgspec

from kiosk.catalog.facts import Facts, facts_bytes
from kiosk.catalog.pieces import MOST_PICTURES, Entry, Picture
from kiosk.core.importing import Refused
from kiosk.core.ports import SourcePicture
from kiosk.domain import CatalogItem, Price
from tools.building.records import Records

_MOST_SOURCE = 1_000
_AT_A_TIME = 256
_FACTS = msgspec.json.Decoder(Facts)


@dataclass(frozen=True, slots=True)
class Shown:
    """A picture of an item: its name in the folder, and the SHA-256 of its file."""

    source: str
    digest: str


@dataclass(frozen=True, slots=True)
class Goods:
    """An item and its pictures, in the order of their sources."""

    item: CatalogItem
    pictures: tuple[Shown, ...]


@dataclass(frozen=True, slots=True)
class Content:
    """All of a catalog, by the items' ids, in ascending order."""

    goods: Mapping[str, Goods]

    def sources(self) -> dict[str, str]:
        """Give the digest of every picture by its source."""
        return {one.source: one.digest for of in self.goods.values() for one in of.pictures}

    def entries(self, wanted: Iterable[tuple[str, bool]], records: Records) -> Iterator[Entry]:
        """Give the entries of items by (id, with its pictures); one that is not there is gone."""
        rest = iter(wanted)
        while some := list(islice(rest, _AT_A_TIME)):
            digests = [
                one.digest
                for id_, whole in some
                if whole and id_ in self.goods
                for one in self.goods[id_].pictures
            ]
            known = records.get(digests)
            for id_, whole in some:
                goods = self.goods.get(id_)
                if goods is None:
                    yield Entry(id_, None)
                    continue
                pictures = None
                if whole:
                    pictures = tuple(
                        Picture(one.source, one.digest, found.vector, found.colours,
                                found.thumbnail)
                        for one in goods.pictures
                        for found in (known[one.digest],)
                    )  # fmt: skip
                yield Entry(id_, goods.item, pictures)


def gathered(
    pictures: Sequence[SourcePicture], digests: Mapping[str, str]
) -> tuple[Content, list[Refused]]:
    """Put items and pictures together; what a kiosk would not take is refused here, by name.

    ``digests`` are those of the pictures that can be used, by source; an item without one is left
    out, and its picture's own problem says why.
    """
    items: dict[str, CatalogItem] = {}
    shown: dict[str, list[Shown]] = {}
    refused: list[Refused] = []
    for picture in pictures:
        digest = digests.get(picture.source)
        if digest is None:
            continue
        if len(picture.source) > _MOST_SOURCE:
            msg = f"Its name is longer than {_MOST_SOURCE} characters: shorten it."
            refused.append(Refused(picture.source[:60] + "…", msg))
            continue
        id_ = picture.item.id
        if len(shown.get(id_, ())) >= MOST_PICTURES:
            msg = f"The item {id_} has more than {MOST_PICTURES} pictures: the first are taken."
            refused.append(Refused(picture.source, msg))
            continue
        items[id_] = picture.item
        shown.setdefault(id_, []).append(Shown(picture.source, digest))
    goods = {}
    for id_ in sorted(items):
        item = _in_one_form(items[id_])
        problem = _problem(item)
        if problem:
            refused.append(Refused(id_[:60], problem))
        else:
            goods[id_] = Goods(item, tuple(sorted(shown[id_], key=lambda one: one.source)))
    return Content(goods), refused


def _in_one_form(item: CatalogItem) -> CatalogItem:
    """Write a price in one way, so that 7.9 instead of 7.90 is no change."""
    if item.price is None:
        return item
    amount = item.price.amount
    places = Decimal("0.01") if amount == amount.quantize(Decimal("0.01")) else Decimal("0.001")
    price = Price(amount.quantize(places), item.price.currency)
    return dataclasses.replace(item, price=price)


def _problem(item: CatalogItem) -> str | None:
    """Say what a kiosk would not take of an item."""
    try:
        found = _FACTS.decode(facts_bytes(item)).item()
    except (ValueError, UnicodeEncodeError) as error:
        return f"A kiosk would not take what is said of it ({error}): shorten or correct it."
    if found != item:
        return "What is said of it cannot be written and read back the same: correct it."
    return None
