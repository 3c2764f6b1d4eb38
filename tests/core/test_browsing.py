"""Looking through the catalog: kinds, filters, other colours, ways to narrow, and tastes."""

from decimal import Decimal

import numpy as np
import pytest

from kiosk.core.browsing import Browsing
from kiosk.core.facets import Facets, Filters
from kiosk.core.index import VectorIndex
from kiosk.core.tastes import Tastes, pull
from kiosk.domain import (
    CatalogItem,
    Decision,
    Facet,
    ModelId,
    Price,
    Reason,
    SearchHit,
    SearchResults,
    Why,
)

MODEL = ModelId("fake", "0" * 64)


def made(id_, category, colour, price, stock, pattern="plain"):
    return CatalogItem(
        id_, id_, category=category, attributes={"colour": (colour,), "pattern": (pattern,)},
        price=Price(Decimal(price), "EUR"), stock=stock, aisle="1",
    )  # fmt: skip


ITEMS = [
    made("dress-blue", "dresses", "blue", "49", 0),
    made("dress-red", "dresses", "red", "49", 3),
    made("dress-red-striped", "dresses", "red", "52", 3, "striped"),
    made("dress-yellow", "dresses", "yellow", "49", 3),
    made("mug-red", "mugs", "red", "7", 5),
    made("mug-white", "mugs", "white", "8", 5),
]
SHAPES = {"dresses": [1.0, 0.0, 0.0, 0.0], "mugs": [0.0, 1.0, 0.0, 0.0]}


class Catalog:
    def items_by_id(self, ids):
        known = {item.id: item for item in ITEMS}
        return {id_: known[id_] for id_ in ids if id_ in known}


@pytest.fixture
def browsing() -> Browsing:
    rng = np.random.default_rng(3)
    rows = np.array([SHAPES[item.category] for item in ITEMS]) + rng.normal(0, 0.05, (6, 4))
    vectors = (rows / np.linalg.norm(rows, axis=1, keepdims=True)).astype(np.float32)
    index = VectorIndex(MODEL, [item.id for item in ITEMS], vectors)
    facets = Facets(
        [
            Facet(item.id, item.category, "", float(item.price.amount) if item.price else None,
                  item.stock, item.aisle, item.attributes)
            for item in ITEMS
        ],
        [], np.zeros((0, 12), np.float32),
    )  # fmt: skip
    return Browsing(index, Catalog(), facets)  # type: ignore[arg-type]


def ids(results):
    return [hit.item.id for hit in results.hits]


def test_every_kind_is_there_with_how_many_and_one_of_them(browsing):
    kinds = [(kind.name, kind.count, kind.example) for kind in browsing.kinds()]
    assert kinds == [("dresses", 4, "dress-blue"), ("mugs", 2, "mug-red")]


def test_what_is_in_stock_comes_first(browsing):
    results = browsing.browse(7, Filters(categories=frozenset({"dresses"})), 10)
    assert results.number == 7
    assert ids(results) == ["dress-red", "dress-red-striped", "dress-yellow", "dress-blue"]
    assert all(hit.reason.why is Why.KIND for hit in results.hits)
    assert ids(browsing.browse(1, Filters(), 2)) == ["dress-red", "dress-red-striped"]


def test_other_colours_are_of_the_same_thing_and_one_of_each(browsing):
    assert set(ids(browsing.other_colours("dress-red", 4))) == {"dress-blue", "dress-yellow"}
    assert ids(browsing.other_colours("mug-red", 4)) == ["mug-white"]
    assert ids(browsing.other_colours("nowhere", 4)) == []


def hits_of(*names, why=Why.MEANING, decision=Decision.MAYBE):
    known = {item.id: item for item in ITEMS}
    return tuple(SearchHit(known[n], 0.5, decision, Reason(why)) for n in names)


def test_only_what_divides_an_answer_is_offered(browsing):
    choices = browsing.choices(hits_of(*(item.id for item in ITEMS)))
    assert set(choices.kinds) == {"dresses", "mugs"}
    assert "red" in choices.colours
    assert choices.stock
    assert choices.currency == "EUR"
    assert all(7 <= price < 52 for price in choices.prices)
    same = browsing.choices(hits_of("dress-red", "dress-red-striped"))
    assert same.kinds == ()
    assert same.colours == ()
    assert not same.stock
    assert browsing.choices(hits_of("mug-red")) == browsing.choices(())


def test_what_was_opened_draws_its_like_forward_and_what_was_refused_goes_back(browsing):
    answer = SearchResults(1, Decision.MAYBE, hits_of("dress-red", "mug-red", "mug-white"), 1.0)
    tastes = Tastes()
    assert browsing.tuned(answer, tastes) is answer
    tastes.open("mug-white")
    assert ids(browsing.tuned(answer, tastes))[-1] == "dress-red"
    tastes.wipe()
    tastes.refuse(["mug-red"])
    assert ids(browsing.tuned(answer, tastes)) == ["dress-red", "mug-white", "mug-red"]


def test_a_name_typed_exactly_stays_first_whatever_was_opened(browsing):
    answer = SearchResults(
        1, Decision.SURE,
        hits_of("dress-red", why=Why.NAME, decision=Decision.SURE) + hits_of("mug-white"), 1.0,
    )  # fmt: skip
    tastes = Tastes()
    tastes.open("mug-white")
    tastes.refuse(["dress-red"])
    assert ids(browsing.tuned(answer, tastes))[0] == "dress-red"


def test_what_is_opened_is_refused_no_more():
    tastes = Tastes()
    tastes.refuse(["a", "b"])
    tastes.open("a")
    assert [*tastes.opened] == ["a"]
    assert [*tastes.refused] == ["b"]
    tastes.refuse(["a", "c"])
    assert [*tastes.refused] == ["b", "c"]
    tastes.wipe()
    assert not tastes


def test_a_pull_never_turns_a_list_over():
    unit = np.eye(3, dtype=np.float32)
    none = np.zeros((0, 3), np.float32)
    assert pull(unit, none, none).tolist() == [0.0, 0.0, 0.0]
    assert np.abs(pull(unit, unit[:1], unit[1:2])).max() < 0.1
