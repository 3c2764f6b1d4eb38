"""What a search reads from the store: words, counts, barcodes, facets; and a store of before."""

from decimal import Decimal

import numpy as np
import pytest

from kiosk.domain import CatalogItem, Embedding, Facet, Price
from kiosk.store import open_repository
from kiosk.store.database import Database, _apply
from kiosk.store.fulltext import any_of, terms_of
from kiosk.store.keys import DevelopmentKey
from kiosk.store.migrations import LATEST, MIGRATIONS
from kiosk.store.sqlcipher import connect
from tests.fakes.encoders import DIM, MODEL

DRESS = CatalogItem(
    "d1", "Red dress", {"note": "hand wash"}, {"zh": "红色连衣裙", "fr": "Robe rouge d'été"},
    {"en": "Light cotton for warm days"}, "Lumière", "dresses", {"colour": ("red",)},
    Price(Decimal("49.90"), "EUR"), 3, "2", ("4006381333931",),
)  # fmt: skip
SHOE = CatalogItem("s1", "Running shoes", brand="Fleet", attributes={"size": ("42", "43")})


def vector():
    made = np.zeros(DIM, np.float32)
    made[0] = 1.0
    return Embedding(made, MODEL)


@pytest.fixture
def repository(tmp_path):
    with open_repository(tmp_path / "s.db", create=True) as opened:
        for item in (DRESS, SHOE):
            opened.put_picture(item, f"{item.id}.jpg", "d" * 64, b"", vector(), bytes(12))
        yield opened


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("red", ["d1"]), ("ROBE été", ["d1"]), ("ete", ["d1"]), ("连衣裙", ["d1"]),
        ("lumiere", ["d1"]), ("cotton", ["d1"]), ("wash", ["d1"]), ("42", ["s1"]),
        ("fleet red", ["d1", "s1"]), ("s1", ["s1"]), ("nothing", []), ("", []), ("\"*(", []),
        ("red OR NOT AND", ["d1"]), ("name:red", ["d1"]),
    ],
)  # fmt: skip
def test_words_are_found_in_every_field_and_script(repository, text, ids):
    assert sorted(repository.find_words(text, 10)) == ids


def test_a_name_weighs_more_than_a_description(repository):
    other = CatalogItem("x1", "Coat", descriptions={"en": "goes with a red dress"})
    repository.put_picture(other, "x1.jpg", "d" * 64, b"", vector())
    assert repository.find_words("red dress", 5)[0] == "d1"


def test_counts_of_words(repository):
    assert repository.word_counts("Red été 裙 nothing") == {
        "red": 1, "été": 1, "裙": 1, "nothing": 0,
    }  # fmt: skip


def test_a_barcode_is_exact_and_one_items(repository):
    assert repository.barcode("4006381333931") == "d1"
    assert repository.barcode("4006381333932") is None
    repository.put_item(CatalogItem("s1", "Running shoes", barcodes=("4006381333931",)))
    assert repository.barcode("4006381333931") == "s1"
    assert repository.items()["d1"].barcodes == ()


def test_items_by_id_in_the_order_asked(repository):
    found = repository.items_by_id(["s1", "none", "d1"])
    assert list(found) == ["s1", "d1"]
    assert found["d1"] == DRESS


def test_facets_and_colours(repository):
    assert repository.facets() == [
        Facet("d1", "dresses", "Lumière", 49.9, 3, "2", {"colour": ("red",)}),
        Facet("s1", "", "Fleet", None, None, "", {"size": ("42", "43")}),
    ]
    assert repository.colours() == (["d1", "s1"], [bytes(12), bytes(12)])


def test_words_follow_their_item(repository):
    repository.put_item(CatalogItem("s1", "Walking boots"))
    assert repository.find_words("running", 5) == []
    assert repository.find_words("boots", 5) == ["s1"]
    repository.tidy(MODEL, ["d1.jpg"])
    assert repository.find_words("boots", 5) == []


def test_a_store_of_the_first_schema_is_brought_up_to_date(tmp_path):
    path = tmp_path / "s.db"
    key = DevelopmentKey(tmp_path / "s.db.key").create()
    db = connect(path, key)
    _apply(db, MIGRATIONS[0])
    db.execute("INSERT INTO items (id, name, details) VALUES ('a', 'Old mug', '{\"x\": \"y\"}')")
    db.conn.commit()
    db.close()
    with Database(path, key) as database:
        assert database.execute("PRAGMA user_version") == [(LATEST,)]
        database.verify()
    with open_repository(path) as repository:
        assert repository.items() == {"a": CatalogItem("a", "Old mug", {"x": "y"})}
        assert repository.find_words("mug", 5) == ["a"]


def test_the_second_schema_s_colours_and_vectors_stay_when_they_move(tmp_path):
    path = tmp_path / "s.db"
    db = connect(path, DevelopmentKey(tmp_path / "s.db.key").create())
    for migration in MIGRATIONS[:2]:
        _apply(db, migration)
    db.execute("INSERT INTO items (number, id, name, details) VALUES (1, 'a', 'Mug', '{}')")
    add = (
        "INSERT INTO pictures (item, source, digest, thumbnail, colours) VALUES (1, ?, '', x'', ?)"
    )
    for source, shares in (("1.jpg", bytes(range(12))), ("2.jpg", None)):
        db.execute(add, (source, shares))
    model = (MODEL.name, MODEL.digest, DIM)
    db.execute("INSERT INTO models (number, name, digest, embed_dim) VALUES (7, ?, ?, ?)", model)
    wide = np.eye(2, DIM, dtype="<f4")
    for number, row in enumerate(wide, 1):
        db.execute("INSERT INTO embeddings VALUES (?, 7, ?)", (number, row.tobytes()))
    db.conn.commit()
    db.close()
    with open_repository(path) as repository:
        assert repository.colours() == (["a", "a"], [bytes(range(12)), b""])
        # One of them written anew, in the present form, beside the other.
        repository.put_picture(CatalogItem("a", "Mug"), "2.jpg", "", b"", vector())
        found = repository.embeddings(MODEL)
        assert found.item_ids == ["a", "a"]
        assert np.array_equal(found.gathered(), [wide[0], vector().vector])
        repository.verify()
    with open_repository(path) as repository:
        repository.tidy(MODEL, [])
        assert repository.colours() == ([], [])


def test_nothing_typed_is_an_operator():
    assert any_of(['a"b', "c*"]) == '"a""b" OR "c*"'
    assert terms_of("Red, red  红裙") == ["red", "红", "裙"]
