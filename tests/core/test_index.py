"""The index against a naive reference, and what it refuses."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.core.index import VectorIndex
from kiosk.core.nearest import PackedVectors
from kiosk.domain import Embedding
from kiosk.errors import ModelError
from tests.fakes.encoders import MODEL, OTHER_MODEL


def unit(rows):
    rows = np.asarray(rows, np.float64)
    return (rows / np.linalg.norm(rows, axis=1, keepdims=True)).astype(np.float32)


def naive(ids, vectors, query, k):
    best: dict[str, float] = {}
    for item, row in zip(ids, vectors, strict=True):
        score = float((row * query.astype(np.float64)).sum())
        best[item] = max(best.get(item, -2.0), score)
    return sorted(best.items(), key=lambda pair: (-pair[1], pair[0]))[:k]


def packed(vectors):
    kept = PackedVectors(*vectors.shape)
    kept.put(np.arange(len(vectors)), vectors)
    return kept.rows(slice(None))


@st.composite
def catalogs(draw):
    count = draw(st.integers(1, 40))
    width = draw(st.sampled_from([1, 3, 8, 33]))
    # Few different coordinates make many equal vectors, so that ties are common.
    coordinate = st.integers(-3, 3)
    rows = draw(
        st.lists(
            st.lists(coordinate, min_size=width, max_size=width).filter(any),
            min_size=count,
            max_size=count,
        )
    )
    ids = draw(st.lists(st.sampled_from("abcdefghäö物"), min_size=count, max_size=count))
    query = draw(st.lists(coordinate, min_size=width, max_size=width).filter(any))
    return ids, unit(rows), unit([query])[0], draw(st.integers(1, 12))


@given(catalogs())
@settings(max_examples=150, deadline=None)
def test_it_is_the_naive_search(catalog):
    ids, vectors, query, k = catalog
    found = VectorIndex(MODEL, ids, vectors).top_k(Embedding(query, MODEL), k)
    assert found == naive(ids, vectors, query, k)


@given(catalogs())
@settings(max_examples=80, deadline=None)
def test_packed_it_is_the_naive_search_of_what_was_packed(catalog):
    ids, vectors, query, k = catalog
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("kiosk.core.index._PACKED_FROM", 1)
        found = VectorIndex(MODEL, ids, vectors).top_k(Embedding(query, MODEL), k)
    assert found == naive(ids, packed(vectors), query, k)


@given(catalogs())
@settings(max_examples=80, deadline=None)
def test_packing_moves_no_component_by_more_than_a_hundred_thousandth(catalog):
    _, vectors, _, _ = catalog
    assert np.abs(packed(vectors) - vectors).max() < 1.6e-5
    assert packed(np.zeros((1, 4), np.float32)).tolist() == [[0.0] * 4]


def test_blocks_in_any_order_make_the_same_index():
    rng = np.random.default_rng(5)
    vectors, query = unit(rng.normal(size=(90, 16))), unit(rng.normal(size=(1, 16)))[0]
    ids = [f"item {number // 2:02}" for number in range(90)]
    parts = np.array_split(rng.permutation(90), 4)
    blocks = VectorIndex.of_blocks(MODEL, ids, 16, ((rows, vectors[rows]) for rows in parts))
    whole = VectorIndex(MODEL, ids, vectors)
    assert blocks.top_k(Embedding(query, MODEL), 9) == whole.top_k(Embedding(query, MODEL), 9)


def test_the_rough_pass_loses_nothing_among_many_alike():
    rng = np.random.default_rng(3)
    middles = rng.normal(size=(60, 128))
    vectors = unit(middles[rng.integers(60, size=8000)] + 0.5 * rng.normal(size=(8000, 128)))
    ids = [f"{number // 2:05}" for number in range(8000)]  # two pictures an item
    index = VectorIndex(MODEL, ids, vectors)
    kept_as = packed(vectors)
    allowed = np.arange(4000) % 3 == 0
    for number in range(20):
        query = unit(vectors[[number]] + 0.05 * rng.normal(size=(1, 128)))[0]
        found = index.top_k(Embedding(query, MODEL), 10)
        wanted = naive(ids, kept_as, query, 10)
        assert [id_ for id_, _ in found] == [id_ for id_, _ in wanted]
        some = index.top_k(Embedding(query, MODEL), 10, allowed)
        kept = {id_ for id_, ok in zip(index.ids, allowed, strict=True) if ok}
        everything = naive(ids, kept_as, query, 4000)
        assert [id_ for id_, _ in some] == [id_ for id_, _ in everything if id_ in kept][:10]


def test_equal_vectors_score_the_same_wherever_they_lie():
    rng = np.random.default_rng(1)
    vectors = unit(rng.normal(size=(500, 512)))
    vectors[::50] = vectors[0]
    ids = [f"{number:03}" for number in range(500)]
    found = VectorIndex(MODEL, ids, vectors).top_k(Embedding(vectors[0].copy(), MODEL), 10)
    assert [item for item, _ in found] == ids[::50]
    assert len({score for _, score in found}) == 1


def test_the_order_of_the_rows_changes_nothing():
    rng = np.random.default_rng(2)
    vectors, query = unit(rng.normal(size=(60, 16))), unit(rng.normal(size=(1, 16)))[0]
    ids = [f"item {number % 20}" for number in range(60)]
    shuffled = rng.permutation(60)
    one = VectorIndex(MODEL, ids, vectors)
    two = VectorIndex(MODEL, [ids[row] for row in shuffled], vectors[shuffled])
    asked = Embedding(query, MODEL)
    assert len(one) == 20
    assert one.top_k(asked, 7) == two.top_k(asked, 7)


def test_an_empty_index_finds_nothing():
    index = VectorIndex(MODEL, [], np.empty((0, 4), np.float32))
    assert len(index) == 0
    assert index.top_k(Embedding(unit([[1, 0, 0, 0]])[0], MODEL), 3) == []


def test_float64_is_refused():
    vectors = unit([[1, 0], [0, 1]])
    with pytest.raises(TypeError, match="float32"):
        VectorIndex(MODEL, ["a", "b"], vectors.astype(np.float64))
    index = VectorIndex(MODEL, ["a", "b"], vectors)
    query = Embedding(vectors[0].astype(np.float64), MODEL)
    with pytest.raises(TypeError, match="float32"):
        index.top_k(query, 1)


def test_vectors_that_do_not_fit_are_refused():
    with pytest.raises(ValueError, match="ids do not fit"):
        VectorIndex(MODEL, ["a"], unit([[1, 0], [0, 1]]))
    with pytest.raises(ValueError, match="unit norm"):
        VectorIndex(MODEL, ["a"], np.ones((1, 4), np.float32))
    with pytest.raises(ValueError, match="unit norm"):
        VectorIndex(MODEL, ["a"], np.full((1, 4), np.nan, np.float32))


def test_vectors_of_another_model_are_never_compared():
    vectors = unit([[1, 0], [0, 1]])
    with pytest.raises(ModelError, match="index the pictures again"):
        VectorIndex(MODEL, ["a", "b"], vectors).top_k(Embedding(vectors[0], OTHER_MODEL), 1)
