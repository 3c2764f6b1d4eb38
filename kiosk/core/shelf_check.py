"""Whether a shelf holds what the catalog says: what was scanned against what is expected."""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from kiosk.domain import CatalogItem, Price
from kiosk.staffing import Scan

_MOST_LABEL = 40
_NUMBER = re.compile(
    r"(?<![\w.,])[.,][0-9]{2}(?![0-9])"
    r"|[0-9]+(?:[.,'\s\u2019][0-9]{3}(?![0-9]))*(?:[.,][0-9]+)?"
)
_NO_CENTS = re.compile(r"([.,])\s*[-\u2010-\u2015\u2212]+")
"""What stands for no cents, as in "2.–"."""


class Wrong(StrEnum):
    """What may be wrong on a shelf, in the order in which a report names it."""

    MISSING = "missing"
    """The catalog puts it here, and nobody scanned it."""
    MISPLACED = "misplaced"
    """It belongs to another aisle."""
    UNPLACED = "unplaced"
    """The catalog does not say where it belongs."""
    UNKNOWN = "unknown"
    """The catalog has no such item."""
    LABEL = "label"
    """Its label says another price than the catalog."""
    COUNT = "count"
    """There are more or fewer of it than the catalog's stock."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong, with everything a person needs to put it right."""

    wrong: Wrong
    item: CatalogItem | None
    """What it is about, as the catalog has it; None for what the catalog does not know."""
    item_id: str
    """"" for a barcode that no item has."""
    code: str = ""
    """The barcode that was read, "" for none."""
    counted: int = 0
    """How many were scanned."""
    label: str = ""
    """What its label says, where that is wrong."""


@dataclass(frozen=True, slots=True)
class ShelfReport:
    """What came of checking one aisle."""

    aisle: str
    expected: int
    """Items the catalog puts here, less those that have run out."""
    found: int
    """Of these, how many were scanned."""
    scanned: int
    """Everything that was scanned, each piece by itself."""
    labels: int
    """Labels that were compared with a price."""
    findings: tuple[Finding, ...]
    """In the order of ``Wrong``, then of names."""

    def of(self, wrong: Wrong) -> tuple[Finding, ...]:
        """Give what is wrong in one way."""
        return tuple(one for one in self.findings if one.wrong is wrong)


def aisle_key(aisle: str) -> str:
    """Give what two spellings of one aisle have in common."""
    return " ".join(unicodedata.normalize("NFKC", aisle).casefold().split())


def aisles_of(items: Iterable[CatalogItem]) -> dict[str, int]:
    """Give every aisle with the number of its items, "2" before "10"; one without a name is none.

    Of several spellings the one that comes first stands for all.
    """
    names: dict[str, str] = {}
    counts: dict[str, int] = {}
    for item in items:
        key = aisle_key(item.aisle)
        if key:
            names.setdefault(key, item.aisle.strip())
            counts[key] = counts.get(key, 0) + 1
    return {names[key]: counts[key] for key in sorted(counts, key=_in_order)}


def check_shelf(
    aisle: str, catalog: Mapping[str, CatalogItem], scans: Sequence[Scan]
) -> ShelfReport:
    """Compare what was scanned with the items of an aisle.

    ``catalog`` is every item by its id. An item of which the catalog has 0 in stock is not missed.
    Labels are compared by their amounts; a label that holds no amount is named too, since somebody
    saw it. A count is compared only for items of this aisle that were scanned.
    """
    here = aisle_key(aisle)
    seen: dict[str, list[Scan]] = {}
    strangers: dict[tuple[str, str], int] = {}
    for scan in scans:
        if scan.item_id in catalog:
            seen.setdefault(scan.item_id, []).append(scan)
        else:
            key = (scan.item_id, scan.code)
            strangers[key] = strangers.get(key, 0) + 1
    findings = [
        Finding(Wrong.UNKNOWN, None, item_id, code, count)
        for (item_id, code), count in strangers.items()
    ]
    expected = found = labels = 0
    for item in catalog.values():
        of_it = seen.get(item.id, ())
        placed_here = bool(here) and aisle_key(item.aisle) == here
        if placed_here and (item.stock != 0 or of_it):
            expected += 1
            found += bool(of_it)
            if not of_it:
                findings.append(_finding(Wrong.MISSING, item, ()))
        if not of_it:
            continue
        if not placed_here:
            wrong = Wrong.MISPLACED if aisle_key(item.aisle) else Wrong.UNPLACED
            findings.append(_finding(wrong, item, of_it))
        elif item.stock is not None and len(of_it) != item.stock:
            findings.append(_finding(Wrong.COUNT, item, of_it))
        if item.price is not None:
            said = [scan.label for scan in of_it if scan.label.strip()]
            labels += len(said)
            findings += [
                _finding(Wrong.LABEL, item, of_it, label)
                for label in dict.fromkeys(said)
                if not says_price(label, item.price)
            ]
    findings.sort(key=_place_of)
    return ShelfReport(aisle, expected, found, len(scans), labels, tuple(findings))


def says_price(label: str, price: Price) -> bool:
    """Tell whether a label says a price: any way to read its amount counts, its currency not."""
    return price.amount in amounts_of(label)


def amounts_of(label: str) -> frozenset[Decimal]:
    """Give every amount a label may mean: "1.299" is both 1.299 and 1299; empty for no amount.

    The first number of it counts, in any script's digits.
    """
    if len(label) > _MOST_LABEL:
        return frozenset()
    text = "".join(str(unicodedata.decimal(char)) if char.isdecimal() else char for char in label)
    text = text.replace("\u066b", ".").replace("\u066c", ",")
    found = _NUMBER.search(_NO_CENTS.sub(r"\1", text))
    if found is None:
        return frozenset()
    number = re.sub(r"['\s\u2019]", "", found[0])
    digits = Decimal(re.sub("[.,]", "", number))
    at = max(number.rfind("."), number.rfind(","))
    if at < 0:
        return frozenset({digits})
    sign, cents = number[at], number[at + 1 :]
    amounts = {digits} if len(cents) == 3 else set()
    if len(cents) <= 3 and number.count(sign) == 1:
        whole = re.sub("[.,]", "", number[:at])
        amounts.add(Decimal(f"{whole or 0}.{cents}"))
    return frozenset(amounts)


def _finding(wrong: Wrong, item: CatalogItem, scans: Sequence[Scan], label: str = "") -> Finding:
    code = next((scan.code for scan in scans if scan.code), "")
    return Finding(wrong, item, item.id, code, len(scans), label)


def _place_of(one: Finding) -> tuple[object, ...]:
    name = "" if one.item is None else one.item.name
    return (list(Wrong).index(one.wrong), _in_order(name), one.item_id, one.code, one.label)


def _in_order(text: str) -> tuple[tuple[int, int, str], ...]:
    """Give what orders texts as people do: numbers in them by their size."""
    parts = re.findall(r"[0-9]+|[^0-9]+", text.casefold())
    return tuple((0, int(part), "") if part.isdigit() else (1, 0, part) for part in parts)
