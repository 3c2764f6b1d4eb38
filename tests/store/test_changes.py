"""An update's catalog in the store: whole, in one transaction, and what staff taught stays."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest

from kiosk.domain import CatalogItem, Embedding, ModelId, UpdateOutcome, UpdateRecord
from kiosk.errors import StoreError
from kiosk.packing import packed
from kiosk.store import CatalogChanges, Repository, open_repository

MODEL = ModelId("one", "1" * 64)
OTHER = ModelId("two", "2" * 64)
DIM = 8


@dataclass(frozen=True)
class Carried:
    source: str
    digest: str = "d" * 64
    vector: bytes = b""
    colours: bytes = bytes(12)
    thumbnail: bytes = b"\xff\xd8\xffthumbnail"


def vector(seed: int) -> np.ndarray:
    made = np.random.default_rng(seed).normal(size=DIM).astype(np.float32)
    return made / np.linalg.norm(made)


def picture(source: str, seed: int = 1) -> Carried:
    return Carried(source, vector=packed(vector(seed)))


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Repository]:
    with open_repository(tmp_path / "store.db", create=True) as repository:
        yield repository


def teach(store: Repository, item_id: str, source: str) -> None:
    """Teach as staff do."""
    store.teach(item_id, source, "e" * 64, b"\xff\xd8\xfflesson", Embedding(vector(9), MODEL))


def put(changes: CatalogChanges, name: str, *pictures: Carried) -> None:
    changes.put(CatalogItem(name, name.upper()), b"f" + name.encode(), pictures, b"p")


def sources(store: Repository, item_id: str) -> list[str]:
    return [
        source
        for (source,) in store._database.execute(
            "SELECT source FROM pictures JOIN items ON items.number = item WHERE items.id = ?"
            " ORDER BY source",
            (item_id,),
        )
    ]


def test_items_come_change_and_go(store):
    with store.batch():
        changes = store.changes(MODEL, DIM)
        put(changes, "a", picture("a.jpg"), picture("a2.jpg", 2))
        put(changes, "b", picture("b.jpg"))
    assert list(store.items()) == ["a", "b"]
    assert store.counts() == (2, 3)
    assert sorted(changes.digests()) == [("a", b"fa", b"p"), ("b", b"fb", b"p")]
    with store.batch():
        changes = store.changes(MODEL, DIM)
        changes.put(CatalogItem("a", "New", barcodes=("4006381333931",)), b"new", None, None)
        changes.remove("b")
    assert store.items()["a"].name == "New"
    assert sources(store, "a") == ["a.jpg", "a2.jpg"]
    assert store.barcode("4006381333931") == "a"
    assert store.find_words("new", 5) == ["a"]
    assert store.find_words("b", 5) == []
    assert sorted(changes.digests()) == [("a", b"new", b"p")]
    with store.batch():
        put(store.changes(MODEL, DIM), "a", picture("other.jpg"))
    assert sources(store, "a") == ["other.jpg"]
    assert store.models() == {MODEL: 1}
    found = store.embeddings(MODEL)
    assert found.gathered()[0] == pytest.approx(vector(1), abs=1e-4)


def test_a_picture_may_go_from_one_item_to_another(store):
    with store.batch():
        changes = store.changes(MODEL, DIM)
        put(changes, "a", picture("x.jpg"), picture("y.jpg"))
        put(changes, "b", picture("z.jpg"))
    for order in (("a", "b"), ("b", "a")):
        with store.batch():
            changes = store.changes(MODEL, DIM)
            for name in order:
                put(changes, name, *([picture("y.jpg")] if name == "a" else [picture("x.jpg")]))
        assert (sources(store, "a"), sources(store, "b")) == (["y.jpg"], ["x.jpg"])


def test_a_failure_leaves_everything_as_it_was(store):
    with store.batch():
        put(store.changes(MODEL, DIM), "a", picture("a.jpg"))

    def cut_short() -> None:
        with store.batch():
            changes = store.changes(MODEL, DIM)
            changes.keep_only(())
            put(changes, "b", picture("b.jpg"))
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        cut_short()
    assert list(store.items()) == ["a"]


def test_what_staff_taught_outlives_every_catalog(store):
    with store.batch():
        put(store.changes(MODEL, DIM), "a", picture("a.jpg"))
    teach(store, "a", "staff/1")
    with store.batch():
        put(store.changes(MODEL, DIM), "a", picture("new.jpg"))
    assert sources(store, "a") == ["new.jpg", "staff/1"]
    # The catalog drops the item: nobody finds it, and the lesson waits.
    with store.batch():
        store.changes(MODEL, DIM).keep_only(())
    assert store.items() == {}
    assert store.counts() == (0, 0)
    assert store.lessons() == 1
    # It comes back with the item.
    with store.batch():
        put(store.changes(MODEL, DIM), "a", picture("a.jpg"))
    assert sources(store, "a") == ["a.jpg", "staff/1"]
    assert len(store.embeddings(MODEL).item_ids) == 2
    assert len(store.embeddings(MODEL, "catalog").item_ids) == 1
    assert store.colours("staff")[0] == ["a"]


def test_a_catalog_may_not_take_the_name_of_a_lesson(store):
    with store.batch():
        put(store.changes(MODEL, DIM), "a", picture("a.jpg"))
    teach(store, "a", "staff/1")
    with pytest.raises(StoreError, match="staff taught"), store.batch():
        put(store.changes(MODEL, DIM), "b", picture("staff/1"))


def test_lessons_are_encoded_again_for_another_model(store):
    with store.batch():
        changes = store.changes(MODEL, DIM)
        put(changes, "a", picture("a.jpg"))
        put(changes, "b", picture("b.jpg"))
    teach(store, "a", "staff/1")
    teach(store, "b", "staff/2")
    with store.batch():
        changes = store.changes(OTHER, 2 * DIM)
        blob = packed(np.full(2 * DIM, (2 * DIM) ** -0.5, np.float32))
        put(changes, "a", Carried("a.jpg", vector=blob))
        changes.keep_only(["a"])
        lessons = changes.lessons_without_vector()
        assert [source for source, _ in lessons] == ["staff/1", "staff/2"]
        assert lessons[0][1] == b"\xff\xd8\xfflesson"
        for source, _ in lessons:
            changes.teach_again(source, np.full(2 * DIM, (2 * DIM) ** -0.5, np.float32))
        assert changes.lessons_without_vector() == []
        changes.forget_models()
    assert store.models() == {OTHER: 2}
    with store.batch():
        put(store.changes(OTHER, 2 * DIM), "b", Carried("b.jpg", vector=blob))
    assert store.models() == {OTHER: 4}


def test_an_open_catalog_is_not_changed_under_who_reads_it(store, tmp_path):
    with store.batch():
        put(store.changes(MODEL, DIM), "a", picture("a.jpg"))
    with open_repository(tmp_path / "store.db") as pinned:
        pinned.pin()
        with store.batch():
            changes = store.changes(MODEL, DIM)
            put(changes, "b", picture("b.jpg"))
            changes.keep_only(["b"])
        assert list(store.items()) == ["b"]
        assert list(pinned.items()) == ["a"]
        assert pinned.thumbnail("a") is not None
        assert pinned.embeddings(MODEL).item_ids == ["a"]
        with pytest.raises(StoreError, match="can only be read"):
            pinned.ledger.keep("name", "value")
    with open_repository(tmp_path / "store.db") as anew:
        assert list(anew.items()) == ["b"]


def test_an_import_makes_the_catalog_ones_own_again(store):
    with store.batch():
        put(store.changes(MODEL, DIM), "a", picture("a.jpg"))
        store.ledger.keep("catalog", "{}")
    teach(store, "a", "staff/1")
    store.put_picture(
        CatalogItem("own", "Own"), "own.jpg", "c" * 64, b"\xff\xd8\xff", Embedding(vector(3), MODEL)
    )
    store.tidy(MODEL, ["own.jpg"])
    assert store.ledger.setting("catalog") is None
    assert sources(store, "a") == ["staff/1"]
    assert list(store.items()) == ["a", "own"]


def test_what_is_not_there_cannot_be_taught(store):
    with pytest.raises(StoreError, match="no item x"):
        teach(store, "x", "staff/1")


def test_the_ledger_remembers(store):
    ledger = store.ledger
    assert ledger.setting("x") is None
    ledger.keep("x", "1")
    ledger.keep("x", "2")
    assert ledger.setting("x") == "2"
    ledger.keep("x", None)
    assert ledger.setting("x") is None
    ledger.keep_trust({"root.json": b"1", "timestamp.json": b"2"})
    ledger.keep_trust({"root.json": b"3"})
    assert ledger.trust() == {"root.json": b"3"}
    for number in range(510):
        ledger.record(
            UpdateRecord(f"{number}", "d", 0, number, UpdateOutcome.APPLIED, "Done.", 0.5)
        )
    history = ledger.history(1000)
    assert [one.version for one in history] == list(range(509, 9, -1))
