"""What is put into the store is what comes out, through a model of it made of dictionaries."""

import tempfile
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kiosk.domain import CatalogItem, Embedding, Price
from kiosk.errors import StoreError
from kiosk.store import open_repository
from tests.fakes.encoders import DIM, MODEL, OTHER_MODEL

TEXT = st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1, max_size=12
)
TEXTS = st.dictionaries(TEXT, TEXT, max_size=3)
PRICES = st.builds(
    Price, st.decimals(0, 10**6, places=3), st.sampled_from(["", "EUR", "JPY"])
)  # fmt: skip
ITEMS = st.builds(
    CatalogItem,
    id=TEXT,
    name=TEXT,
    details=TEXTS,
    names=TEXTS,
    descriptions=TEXTS,
    brand=TEXT,
    category=TEXT,
    attributes=st.dictionaries(TEXT, st.lists(TEXT, max_size=2).map(tuple), max_size=2),
    price=st.none() | PRICES,
    stock=st.none() | st.integers(0, 10**9),
    aisle=TEXT,
)
PUTS = st.tuples(
    ITEMS,
    st.sampled_from([f"{n}.jpg" for n in range(6)]),
    st.sampled_from(["a" * 64, "b" * 64]),
    st.binary(min_size=0, max_size=300),
    st.integers(0, 2**31),
    st.sampled_from([MODEL, OTHER_MODEL]),
)


def vector(seed):
    made = np.random.default_rng(seed).normal(size=DIM).astype(np.float32)
    return made / np.linalg.norm(made)


@given(st.lists(PUTS, max_size=12), st.none() | st.sets(st.sampled_from(["0.jpg", "1.jpg"])))
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_round_trip(puts, kept):
    items: dict[str, CatalogItem] = {}
    pictures: dict[str, Any] = {}
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "s.db"
        with open_repository(path, create=True) as repository:
            for item, source, digest, thumbnail, seed, model in puts:
                made = Embedding(vector(seed), model)
                repository.put_picture(item, source, digest, thumbnail, made)
                items[item.id] = item
                vectors = pictures.get(source, (None, None, None, {}))[3]
                if pictures.get(source, (None, digest))[1] != digest:
                    vectors = {}
                pictures[source] = (item.id, digest, thumbnail, {**vectors, model: made.vector})
            if kept is not None:
                pictures = {s: p for s, p in pictures.items() if s in kept and MODEL in p[3]}
                for picture in pictures.values():
                    picture[3].pop(OTHER_MODEL, None)
                repository.tidy(MODEL, kept)
                items = {
                    id_: item
                    for id_, item in items.items()
                    if id_ in {picture[0] for picture in pictures.values()}
                }
        with open_repository(path) as repository:
            repository.verify()
            assert repository.items() == items
            assert list(repository.items()) == sorted(items, key=lambda id_: id_.encode())
            assert repository.counts() == (len(items), len(pictures))
            for model in (MODEL, OTHER_MODEL):
                of_model = {s: p for s, p in pictures.items() if model in p[3]}
                assert repository.digests(model) == {s: p[:2] for s, p in of_model.items()}
                assert repository.models().get(model, 0) == len(of_model)
                found = repository.embeddings(model)
                ids, rows = found.item_ids, found.gathered()
                assert rows.dtype == np.float32
                expected = sorted((p[0].encode(), s, p[3][model]) for s, p in of_model.items())
                assert [id_.encode() for id_ in ids] == [id_ for id_, _, _ in expected]
                for row, (_, _, wanted) in zip(rows, expected, strict=True):
                    assert np.abs(row - wanted).max() <= 1.6e-5 * np.abs(wanted).max() + 1e-9
            for id_ in items:
                own = sorted((s, p[2]) for s, p in pictures.items() if p[0] == id_)
                first = own[0] if own else (None, None)
                assert repository.picture_source(id_) == first[0]
                assert repository.thumbnail(id_) == first[1]


def put(repository, id_, model=MODEL, dim=DIM, source=None):
    made = np.zeros(dim, np.float32)
    made[0] = 1.0
    item = CatalogItem(id_, id_)
    repository.put_picture(item, source or f"{id_}.jpg", "d" * 64, b"", Embedding(made, model))


@pytest.fixture
def repository(tmp_path):
    with open_repository(tmp_path / "s.db", create=True) as opened:
        yield opened


def test_a_batch_is_whole_or_nothing(repository):
    put(repository, "before")

    def fail():
        with repository.batch():
            put(repository, "inside", OTHER_MODEL)
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        fail()
    assert list(repository.items()) == ["before"]
    # The other model's number was rolled back as well, and is made anew.
    put(repository, "after", OTHER_MODEL)
    assert repository.models() == {MODEL: 1, OTHER_MODEL: 1}


def test_a_vector_of_another_width_or_dtype_is_a_bug(repository):
    put(repository, "one")
    with pytest.raises(ValueError, match=r"vectors of 8, not 9"):
        put(repository, "two", dim=9)
    item = CatalogItem("x", "x")
    wide = Embedding(np.zeros(DIM), MODEL)  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="float32"):
        repository.put_picture(item, "x.jpg", "d" * 64, b"", wide)
    assert list(repository.items()) == ["one"]


def test_tidy_without_sources_keeps_what_the_model_has_not_seen(repository):
    put(repository, "seen", OTHER_MODEL)
    put(repository, "seen", MODEL)
    put(repository, "unseen", OTHER_MODEL)
    repository.put_item(CatalogItem("empty", "without a picture"))
    assert repository.tidy(MODEL) == 0
    assert repository.models() == {MODEL: 1, OTHER_MODEL: 1}
    assert list(repository.items()) == ["seen", "unseen"]
    assert repository.tidy(MODEL, ["seen.jpg", "unseen.jpg"]) == 1
    assert repository.models() == {MODEL: 1}


def test_nothing_is_found_of_an_unknown_item(repository):
    assert repository.thumbnail("none") is None
    assert repository.picture_source("none") is None
    found = repository.embeddings(MODEL)
    assert (found.item_ids, found.gathered().shape) == ([], (0, 0))


def test_a_closed_store_says_so(tmp_path):
    repository = open_repository(tmp_path / "s.db", create=True)
    repository.close()
    with pytest.raises(StoreError, match="cannot be used"):
        repository.items()
