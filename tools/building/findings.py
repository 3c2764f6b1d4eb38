"""What to look at before a catalog is signed: findings, and those that words alone tell."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

import msgspec

from kiosk.core.importing import Refused
from kiosk.core.words import words_in
from kiosk.domain import CatalogItem
from tools.building.content import Content, Shown

MOST_CASES = 1000
"""Of a finding in the report: the count says how many there are."""
_MOST_OF_A_GROUP = 12


class Seen(msgspec.Struct, frozen=True):
    """An item in a case, shown by one of its pictures."""

    id: str
    name: str
    source: str
    digest: str
    """Of the picture's file."""
    note: str = ""


class Case(msgspec.Struct, frozen=True):
    """One thing to look at: items that stand together, and why."""

    why: str
    items: tuple[Seen, ...] = ()


class Finding(msgspec.Struct, frozen=True):
    """Cases of one kind."""

    kind: str
    title: str
    advice: str
    """What it means, and what to do."""
    count: int
    scope: str
    """Of what, such as "of 398 pictures"."""
    cases: tuple[Case, ...]
    """The worst first; not all of very many."""
    serious: bool = True
    """Whether shoppers meet it; else it is good to know."""


def finding(
    kind: str, title: str, advice: str, cases: Sequence[Case], scope: str, *,
    serious: bool = True, count: int | None = None,
) -> Finding:  # fmt: skip
    """Make a finding of all its cases."""
    total = len(cases) if count is None else count
    return Finding(kind, title, advice, total, scope, tuple(cases[:MOST_CASES]), serious)


def of_many(count: int, what: str) -> str:
    """Say of how many."""
    return f"of {count:,} {what}"


def shown(item: CatalogItem, picture: Shown, note: str = "") -> Seen:
    """Show an item by a picture."""
    return Seen(item.id, item.name, picture.source, picture.digest, note)


def first_shown(content: Content, id_: str, note: str = "") -> Seen:
    """Show an item by its first picture."""
    goods = content.goods[id_]
    return shown(goods.item, goods.pictures[0], note)


def of_problems(refused: Sequence[Refused], kept: Sequence[Refused], total: int) -> list[Finding]:
    """Give what was left out, and pictures that cannot be read any more."""
    out = [Case(f"{one.source}: {one.reason}") for one in refused]
    old = [Case(f"{one.source}: {one.reason}") for one in kept]
    return [
        finding(
            "left out", "Left out",
            "These lines and pictures are not in the catalog. Correct them and build again.",
            out, of_many(total, "lines and pictures"),
        ),
        finding(
            "kept", "Pictures that cannot be read any more",
            "The catalog keeps what they showed before. Put whole files in their place.",
            old, of_many(total, "lines and pictures"),
        ),
    ]  # fmt: skip


def of_words(content: Content) -> list[Finding]:
    """Give what the catalog's words alone tell: what is missing, and what is the same."""
    found = [*_missing_translations(content), *_missing_facts(content)]
    return [_same_barcode(content), _same_words(content), _same_name(content), *found]


def _missing_translations(content: Content) -> Iterator[Finding]:
    items = [goods.item for goods in content.goods.values()]
    for language in sorted({language for item in items for language in item.names}):
        lacking = [item.id for item in items if not item.names.get(language)]
        yield finding(
            f"no name in {language}", f"No name in the language “{language}”",
            "Other items have one. Shoppers who use this language see the main name instead, and "
            "find these items by their pictures alone.",
            [Case("", (first_shown(content, id_),)) for id_ in lacking[:MOST_CASES]],
            of_many(len(items), "items"), count=len(lacking),
        )  # fmt: skip


def _missing_facts(content: Content) -> Iterator[Finding]:
    items = [goods.item for goods in content.goods.values()]
    lacking: Mapping[str, list[str]] = {
        "price": [item.id for item in items if item.price is None],
        "aisle": [item.id for item in items if not item.aisle],
        "barcode": [item.id for item in items if not item.barcodes],
        "category": [item.id for item in items if not item.category],
    }
    matters = {
        "price": "The kiosk shows none, and “under 30” leaves them out.",
        "aisle": "The kiosk cannot show the way to them.",
        "barcode": "They cannot be scanned.",
        "category": "They are in no kind a shopper can choose.",
    }
    for what, ids in lacking.items():
        everywhere = len(ids) == len(items)
        cases = [] if everywhere else [Case("", (first_shown(content, i),)) for i in ids]
        yield finding(
            f"no {what}", f"No {what}",
            f"{matters[what]}{' No item has one.' if everywhere else ''}",
            cases, of_many(len(items), "items"), serious=False, count=len(ids),
        )  # fmt: skip


def _same_barcode(content: Content) -> Finding:
    """Codes are the same to a scanner when they differ in zeros at the left (GTIN)."""
    owners: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for id_, goods in content.goods.items():
        for code in goods.item.barcodes:
            owners[code.zfill(14)].append((id_, code))
    cases = [
        Case(
            f"{len({id_ for id_, _ in of})} items with one barcode",
            tuple(first_shown(content, id_, code) for id_, code in of[:_MOST_OF_A_GROUP]),
        )
        for _, of in sorted(owners.items())
        if len({id_ for id_, _ in of}) > 1
    ]
    return finding(
        "same barcode", "One barcode for several items",
        "A scan finds only one of them: codes that differ in zeros at the left are one and the "
        "same. Give each item its own.",
        cases, f"among {len(content.goods):,} items",
    )  # fmt: skip


def _same_words(content: Content) -> Finding:
    groups: dict[str, list[str]] = defaultdict(list)
    for id_, goods in content.goods.items():
        groups[_all_words(goods.item)].append(id_)
    cases = [_group(content, ids, "Nothing that is said of them differs") for ids in groups.values()
             if len(ids) > 1]  # fmt: skip
    count = sum(len(ids) for ids in groups.values() if len(ids) > 1)
    return finding(
        "same words", "Items that no words tell apart",
        "Everything said of them is the same but number, price, stock and barcode: a shopper who "
        "types finds all of them or none. Say what differs: a size, a colour, a brand.",
        cases, of_many(len(content.goods), "items"), count=count,
    )  # fmt: skip


def _all_words(item: CatalogItem) -> str:
    said = [
        item.name, item.brand, item.category, *item.names.values(), *item.descriptions.values(),
        *(value for of in item.attributes.values() for value in of), *item.details.values(),
    ]  # fmt: skip
    return " ".join(sorted({word for text in said for word in words_in(text)}))


def _same_name(content: Content) -> Finding:
    """Give items of one name, in any language, that other words tell apart."""
    groups: dict[tuple[str, str], list[str]] = defaultdict(list)
    for id_, goods in content.goods.items():
        for language, name in {"": goods.item.name, **goods.item.names}.items():
            groups[language, " ".join(words_in(name))].append(id_)
    cases = []
    told: set[tuple[str, ...]] = set()
    for (language, _), ids in sorted(groups.items()):
        items = [content.goods[id_].item for id_ in ids]
        if len(ids) < 2 or tuple(ids) in told or len({_all_words(one) for one in items}) < 2:
            continue
        told.add(tuple(ids))
        where = f" in “{language}”" if language else ""
        cases.append(_group(content, ids, f"One name{where}; {_differences(items)}"))
    cases.sort(key=lambda case: -len(case.items))
    return finding(
        "same name", "Items of one name",
        "Their name finds all of them, in an order that means nothing. With what differs in the "
        "name itself a shopper finds the right one.",
        cases, f"among {len(content.goods):,} items", serious=False,
    )  # fmt: skip


def _differences(items: Sequence[CatalogItem]) -> str:
    fields: dict[str, list[str]] = {
        "brand": [one.brand for one in items],
        "category": [one.category for one in items],
        "name": [one.name for one in items],
    }
    for name in sorted({name for one in items for name in one.attributes}):
        fields[name] = [", ".join(one.attributes.get(name, ())) for one in items]
    parts = []
    for name, values in fields.items():
        different = list(dict.fromkeys(value or "none" for value in values))
        if len(different) > 1:
            more = " …" if len(different) > 3 else ""
            parts.append(f"{name} ({' / '.join(different[:3])}{more})")
    return "they differ in " + ", ".join(parts) if parts else "they differ in what else is said"


def _group(content: Content, ids: Sequence[str], why: str) -> Case:
    more = f" ({len(ids)} items)" if len(ids) > _MOST_OF_A_GROUP else ""
    return Case(why + more, tuple(first_shown(content, id_) for id_ in ids[:_MOST_OF_A_GROUP]))
