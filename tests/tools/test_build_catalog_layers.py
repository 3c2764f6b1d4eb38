"""Layers: from wherever a kiosk starts, a short way leads to exactly the newest catalog."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kiosk.catalog.description import (
    MOST_LAYERS,
    CatalogDescription,
    Layer,
    Model,
    Piece,
    Query,
    route,
)
from kiosk.domain import CatalogItem, ModelId, Price
from kiosk.errors import CatalogError
from kiosk.packing import packed
from tools.building.content import Content, Goods, Shown
from tools.building.history import from_layers, read_history, replayed
from tools.building.layers import (
    STEPS,
    base_of,
    selected,
    starts,
    wants_base,
    with_layers,
)
from tools.building.measures import Measures
from tools.building.records import Record, Records
from tools.building.versions import DESCRIPTION, WORK, Wanted, next_version, read_description
from tools.building.writing import prune

DIM = 8
MODEL = ModelId("fake", "a" * 64)
MADE = "2026-11-25T05:00:00Z"
_MEASURES = Measures(1, 1, 1.0, 1.0, 1.0, 1.0, bytes(8))


class Shop:
    """A catalog that changes, without pictures to encode."""

    def __init__(self, folder: Path, picture_bytes: int = 40) -> None:
        self.folder = folder
        (folder / WORK).mkdir(parents=True)
        self.records = Records(folder / WORK / "encoded.db", MODEL)
        self.goods: dict[str, Goods] = {}
        self.states: dict[int, dict[str, tuple[bytes, bytes]]] = {0: {}}
        self._picture_bytes = picture_bytes
        self._drawn = 0
        self._new: dict[str, Record] = {}

    def picture(self, id_: str) -> tuple[Shown, ...]:
        self._drawn += 1
        rng = np.random.default_rng(self._drawn)
        vector = rng.normal(size=DIM).astype(np.float32)
        thumbnail = b"\xff\xd8\xff" + rng.bytes(self._picture_bytes)
        vector /= np.linalg.norm(vector)
        digest = f"{self._drawn:064x}"
        self._new[digest] = Record(packed(vector), bytes(12), thumbnail, _MEASURES)
        return (Shown(f"{id_}.jpg", digest),)

    def add(self, id_: str) -> None:
        self.goods[id_] = Goods(CatalogItem(id_, f"Thing {id_}"), self.picture(id_))

    def price(self, id_: str) -> None:
        old = self.goods[id_]
        self._drawn += 1
        price = Price(Decimal(self._drawn) / 100, "EUR")
        self.goods[id_] = Goods(replace(old.item, price=price), old.pictures)

    def redraw(self, id_: str) -> None:
        self.goods[id_] = Goods(self.goods[id_].item, self.picture(id_))

    def build(self, **wanted):
        self.records.put({}, self._new)
        self._new = {}
        content = Content(dict(sorted(self.goods.items())))
        asked = {"channel": "default", "title": None, "queries": None, "made": MADE,
                 "lineage": "0" * 32, "shrink": True, **wanted}  # fmt: skip
        built = next_version(self.folder, content, self.records, MODEL, DIM, Wanted(**asked))
        entries = content.entries(((id_, True) for id_ in content.goods), self.records)
        self.states[built.description.version] = {
            entry.id: (entry.facts_digest(), entry.pictures_digest()) for entry in entries
        }
        return built

    def check(self, description: CatalogDescription, starting: list[int]) -> None:
        """See that from each of these versions the way leads to exactly the newest."""
        newest = self.states[description.version]
        assert description.items == len(newest)
        for version in starting:
            way = route(description, version)
            assert way is not None, version
            assert replayed(self.folder, way, DIM, self.states[version]) == newest, version


@pytest.fixture
def shop(tmp_path):
    made = Shop(tmp_path / "catalog")
    yield made
    made.records.close()


_CHANGES = st.lists(
    st.lists(
        st.tuples(st.sampled_from(["add", "price", "redraw", "remove"]), st.integers(0, 7)),
        min_size=1, max_size=5,
    ),
    min_size=1, max_size=10,
)  # fmt: skip


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(_CHANGES)
def test_every_version_leads_to_exactly_the_newest(tmp_path_factory, changes):
    shop = Shop(tmp_path_factory.mktemp("shop") / "catalog")
    shop.add("item 0")
    built = shop.build()
    for batch in changes:
        for what, number in batch:
            id_ = f"item {number}"
            if what == "add" or id_ not in shop.goods:
                shop.add(id_)
            elif what == "remove" and len(shop.goods) > 1:
                del shop.goods[id_]
            elif what != "remove":
                getattr(shop, what)(id_)
        built = shop.build()
        shop.check(built.description, list(shop.states))
    # What was lost of the work folder is made again of the pieces.
    description = built.description
    made = from_layers(shop.folder, description)
    assert made.state() == description.state
    shop.records.close()


def test_many_versions_over_several_bases(shop):
    rng = np.random.default_rng(3)
    for number in range(60):
        shop.add(f"item {number:03}")
    built = shop.build()
    whole = 0
    for version in range(2, 76):
        for id_ in rng.choice(sorted(shop.goods), 2, replace=False).tolist():
            (shop.price if rng.random() < 0.7 else shop.redraw)(id_)
        if version % 5 == 0:
            del shop.goods[str(rng.choice(sorted(shop.goods)))]
            shop.add(f"item {100 + version}")
        if version % 20 == 0:
            # The history is lost: the layers tell.
            for path in (shop.folder / WORK).glob("history-*"):
                path.unlink()
        built = shop.build()
        assert built.description.version == version
        whole += built.whole
        assert len(built.description.layers) <= MOST_LAYERS
        if version % 25 == 0 or version < 8:
            shop.check(built.description, list(shop.states))
    assert whole >= 2
    kept = prune(shop.folder, built.description)
    assert kept[0] > 0
    shop.check(built.description, list(shop.states))


def test_nothing_changed_is_no_new_version(shop):
    shop.add("a")
    first = shop.build(title="Shop")
    assert first.new
    written = (shop.folder / DESCRIPTION).read_bytes()
    again = shop.build(made="2027-01-01T00:00:00Z")
    assert not again.new
    assert (shop.folder / DESCRIPTION).read_bytes() == written
    # Another title or other queries are a version without a byte to fetch.
    queries = (Query("thing", ("a",)),)
    renamed = shop.build(title="Other", queries=queries)
    assert renamed.new
    assert renamed.bytes_from(1) == 0
    assert shop.build().description.queries == queries


def test_a_few_scattered_changes_move_few_bytes(shop):
    for number in range(3000):
        shop.add(f"item {number:05}")
    base = shop.build().bytes_from(0)
    assert base is not None
    changed = np.random.default_rng(1).choice(sorted(shop.goods), 30, replace=False).tolist()
    for id_ in changed[:15]:
        shop.redraw(id_)
    for id_ in changed[15:]:
        shop.price(id_)
    moved = shop.build().bytes_from(1)
    assert moved is not None
    assert moved < base / 50


def test_facts_alone_carry_no_picture(tmp_path):
    shop = Shop(tmp_path / "catalog", picture_bytes=20_000)
    for number in range(10):
        shop.add(f"item {number}")
    shop.build()
    shop.price("item 3")
    moved = shop.build().bytes_from(1)
    assert moved is not None
    assert moved < 500
    shop.records.close()


def test_many_items_gone_at_once_is_asked_about(shop):
    for number in range(40):
        shop.add(f"item {number:02}")
    shop.build()
    for number in range(20):
        del shop.goods[f"item {number:02}"]
    with pytest.raises(CatalogError, match=r"20 of the 40 items .*--shrink"):
        shop.build(shrink=False)
    assert shop.build().description.items == 20


def test_another_channel_in_the_same_folder_is_refused(shop):
    shop.add("a")
    shop.build()
    with pytest.raises(CatalogError, match="channel default, not north"):
        shop.build(channel="north")


def test_a_new_model_is_a_new_base_and_nothing_leads_from_the_old(shop, tmp_path):
    shop.add("a")
    shop.build()
    other = ModelId("fake", "b" * 64)
    with Records(tmp_path / "other.db", other) as records:
        digest = shop.goods["a"].pictures[0].digest
        records.put({}, shop.records.get([digest]))
        content = Content(shop.goods)
        wanted = Wanted("default", None, None, MADE)
        built = next_version(shop.folder, content, records, other, DIM, wanted)
    assert built.description.version == 2
    assert [layer.after for layer in built.description.layers] == [0]


def test_a_damaged_piece_is_named(shop):
    shop.add("a")
    shop.build()
    found = read_description(shop.folder, "default")
    assert found is not None
    for path in (shop.folder / WORK).glob("history-*"):
        path.write_bytes(b"damaged")
    (piece,) = (shop.folder / "pieces").glob("*/*")
    piece.write_bytes(piece.read_bytes()[:-1])
    with pytest.raises(CatalogError, match=f"{piece.name} is damaged"):
        read_history(shop.folder / WORK, found[1], found[0])
    piece.unlink()
    with pytest.raises(CatalogError, match="put back a whole copy"):
        read_history(shop.folder / WORK, found[1], found[0])


def _layer(after: int, version: int, cost: int) -> Layer:
    pieces = (Piece(f"{after * 100_000 + version:064x}", cost, 1),) if cost else ()
    return Layer(after, version, pieces)


def _simulated(versions: int, base_cost: int, step_cost: int) -> CatalogDescription:
    """Let the policy run: a layer costs as much as its steps together, but for what is merged."""
    known = CatalogDescription(
        1, "default", "0" * 32, 1, MADE, Model("m", "a" * 64), DIM, 1, "b" * 64,
        (_layer(0, 1, base_cost),),
    )  # fmt: skip

    def cost(after: int, version: int) -> int:
        return min(round(step_cost * (version - after) ** 0.9) + 1, base_cost)

    for version in range(2, versions + 1):
        base = base_of(known.layers).version
        now = replace_version(known, version)
        found = [*known.layers, *(_layer(a, version, cost(a, version))
                                  for a in starts(base, version))]  # fmt: skip
        if wants_base(found, now):
            found.append(_layer(0, version, base_cost))
        known = with_layers(now, selected(found, with_layers(now, found)))
    return known


def replace_version(known: CatalogDescription, version: int) -> CatalogDescription:
    raw = {name: getattr(known, name) for name in known.__struct_fields__}
    return CatalogDescription(**{**raw, "version": version})


@pytest.mark.parametrize("versions", [17, 100, 365, 1000])
def test_a_kiosk_far_behind_moves_little_more_than_it_lacks(versions):
    known = _simulated(versions, base_cost=10**9, step_cost=1000)
    assert len(known.layers) <= MOST_LAYERS
    assert route(known, 0) is not None
    for behind in range(1, versions):
        lacking = 1000 * behind**0.9
        assert _moved(known, behind) <= (1.25 if behind <= STEPS else 1.8) * lacking, behind


def _moved(known: CatalogDescription, behind: int) -> int:
    way = route(known, known.version - behind)
    assert way is not None
    return sum(layer.cost() for layer in way)


@pytest.mark.parametrize("versions", [320, 350, 380, 400])
def test_a_new_base_is_for_new_kiosks_alone(versions):
    known = _simulated(versions, base_cost=100_000, step_cost=1500)
    since = versions - base_of(known.layers).version
    assert since > 0
    for behind in (*range(1, STEPS + 1), since + 1, since + 16, since + 32):
        way = route(known, versions - behind)
        assert way is not None
        assert all(layer.after for layer in way), behind
        assert _moved(known, behind) < 100_000
    # A new kiosk fetches at most half as much again as a base.
    assert _moved(known, versions) <= 1.5 * 100_000
