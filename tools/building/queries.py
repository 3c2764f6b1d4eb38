"""Queries a catalog has to answer: read from a file, asked, and proposed.

    [[query]]
    ask = "red dress"
    expect = ["4711", "4712"]    # one of these among the first
    within = 5                   # so many (5)

A kiosk asks them of a new catalog before it takes it, and keeps the old one where one fails.
"""

import json
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import msgspec

from kiosk.catalog.description import Query
from kiosk.core.search import Searcher
from kiosk.domain import CatalogItem, TextQuery
from kiosk.errors import CatalogError
from tools.building.content import Content
from tools.building.writing import write_file

_MOST_BYTES = 1 << 20
_MOST_QUERIES = 200
_MOST_EXPECTED = 1000
_SHOWN = 3


@dataclass(frozen=True, slots=True)
class Asked:
    """What came of a query."""

    query: Query
    place: int | None
    """Of the first item that was expected, from 1; None where it was not among the first."""
    found: tuple[CatalogItem, ...]
    """The first items that were found."""
    unknown: tuple[str, ...]
    """Of the items expected, those that are not in the catalog."""

    @property
    def passed(self) -> bool:
        """Whether one of the items expected was found."""
        return self.place is not None

    def told(self) -> str:
        """Say in a sentence what came of it."""
        if self.place is not None:
            where = "first" if self.place == 1 else f"as number {self.place}"
            return f"“{self.query.ask}” finds {self.found[self.place - 1].name} {where}."
        names = ", ".join(f"{one.name} ({one.id})" for one in self.found[:_SHOWN]) or "nothing"
        text = f"“{self.query.ask}” finds none of the items expected among the first "
        text += f"{self.query.within}; it finds {names}."
        if self.unknown:
            text += f" Not in the catalog: {', '.join(self.unknown[:_SHOWN])}"
            more = len(self.unknown) - _SHOWN
            text += f" and {more} more." if more > 0 else "."
        return text


def read_queries(path: Path) -> tuple[Query, ...]:
    """Read a file of queries. Raises CatalogError."""
    try:
        with path.open("rb") as file:
            text = file.read(_MOST_BYTES + 1)
    except OSError as error:
        raise CatalogError(f"The queries {path} cannot be read ({error.strerror}).") from error
    if len(text) > _MOST_BYTES:
        raise CatalogError(f"The queries {path} are larger than {_MOST_BYTES >> 20} MiB.")
    try:
        raw = tomllib.loads(text.decode("utf-8"))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise CatalogError(f"The queries {path} are not valid TOML: {error}.") from error
    tables = raw.pop("query", [])
    if raw or not isinstance(tables, list):
        found = f"has {next(iter(raw))!r}" if raw else "is none"
        msg = f"The file of queries {path} {found}: it holds tables [[query]] and nothing else."
        raise CatalogError(msg)
    if len(tables) > _MOST_QUERIES:
        msg = f"{path} has {len(tables)} queries, more than the {_MOST_QUERIES} a catalog may have."
        raise CatalogError(msg)
    queries = []
    for number, table in enumerate(tables, 1):
        try:
            queries.append(msgspec.convert(table, Query))
        except msgspec.ValidationError as error:
            msg = f"Query {number} of {path} is wrong: {error}."
            raise CatalogError(msg) from error
    return tuple(queries)


def ask(searcher: Searcher, content: Content, queries: Iterable[Query]) -> Iterator[Asked]:
    """Ask queries of a search over a catalog."""
    for query in queries:
        hits = searcher.search_text(TextQuery(0, query.ask), query.within).hits
        ids = [hit.item.id for hit in hits]
        expected = set(query.expect)
        place = next((at for at, id_ in enumerate(ids, 1) if id_ in expected), None)
        unknown = tuple(id_ for id_ in query.expect if id_ not in content.goods)
        yield Asked(query, place, tuple(hit.item for hit in hits), unknown)


def suggested(searcher: Searcher, content: Content, count: int) -> list[Query]:
    """Propose queries of the catalog's own words that pass, of many kinds and languages.

    In turn: a colour with a kind, which the model has to know from the pictures, and an item's
    whole name in one language after the other.
    """
    found: list[Query] = []
    for query in _candidates(content):
        if len(found) >= count:
            break
        if all(asked.passed for asked in ask(searcher, content, [query])):
            found.append(query)
    return found


def _candidates(content: Content) -> Iterator[Query]:
    kinds: dict[tuple[str, str], list[str]] = {}
    by_category: dict[str, list[CatalogItem]] = {}
    for id_, goods in content.goods.items():
        item = goods.item
        by_category.setdefault(item.category, []).append(item)
        for colour in item.attributes.get("colour", ())[:1]:
            if item.category:
                kinds.setdefault((colour, item.category), []).append(id_)
    by_meaning = (
        Query(f"{colour} {category}", tuple(ids[:_MOST_EXPECTED]))
        for (colour, category), ids in _one_kind_after_the_other(kinds)
    )
    names = _names(list(by_category.values()))
    for one, other in _alternating(by_meaning, names):
        yield from (query for query in (one, other) if query is not None)


def _one_kind_after_the_other(
    kinds: Mapping[tuple[str, str], list[str]],
) -> list[tuple[tuple[str, str], list[str]]]:
    """Give colours with categories: of every category the most frequent colour, then the next."""
    seen: dict[str, int] = {}
    ranked = []
    for pair, ids in sorted(kinds.items(), key=lambda one: (-len(one[1]), one[0])):
        seen[pair[1]] = rank = seen.get(pair[1], 0) + 1
        ranked.append((rank, -len(ids), pair, ids))
    return [(pair, ids) for _, _, pair, ids in sorted(ranked)]


def _names(groups: Sequence[Sequence[CatalogItem]]) -> Iterator[Query]:
    """Give items' names, from one category after the other and in one language after the other."""
    languages = sorted({lang for of in groups for one in of for lang in one.names})
    turn = 0
    for row in range(max((len(of) for of in groups), default=0)):
        for of in groups:
            if row >= len(of):
                continue
            item = of[row]
            name = item.name
            if languages:
                language = ["", *languages][turn % (len(languages) + 1)]
                name = item.names.get(language, item.name)
            turn += 1
            yield Query(name[:500], (item.id,))


def _alternating(
    some: Iterator[Query], others: Iterator[Query]
) -> Iterator[tuple[Query | None, Query | None]]:
    while True:
        pair = next(some, None), next(others, None)
        if pair == (None, None):
            return
        yield pair


def write_queries(path: Path, queries: Sequence[Query]) -> None:
    """Write queries as ``read_queries`` reads them. Raises CatalogError."""
    lines = ["# Proposed from the catalog's own words; each finds what it expects.", ""]
    for query in queries:
        expect = ", ".join(_text(id_) for id_ in query.expect)
        lines += [
            "[[query]]", f"ask = {_text(query.ask)}", f"expect = [{expect}]",
            f"within = {query.within}", "",
        ]  # fmt: skip
    write_file(path, "\n".join(lines).encode("utf-8"))


def _text(value: str) -> str:
    """Write a string of TOML: JSON's form is one, but for DEL, which TOML wants escaped."""
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
