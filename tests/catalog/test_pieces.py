"""Pieces and descriptions: what is written is read, and nothing else is."""

import contextlib
import struct
import zlib
from decimal import Decimal

import msgspec
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.catalog.description import (
    CatalogDescription,
    Layer,
    Model,
    Piece,
    read_catalog_description,
    route,
    state_of,
)
from kiosk.catalog.pieces import Entry, Picture, read_piece, write_piece
from kiosk.domain import CatalogItem, Price
from kiosk.errors import UpdateError
from kiosk.packing import packed

DIM = 8
_TEXT = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=30)


def _vector(seed: int) -> bytes:
    vector = np.random.default_rng(seed).normal(size=DIM).astype(np.float32)
    return packed(vector / np.linalg.norm(vector))


def picture(seed: int) -> Picture:
    jpeg = b"\xff\xd8\xff\xe0" + b"x" * seed
    return Picture(
        f"p{seed}.jpg", f"{seed:064x}", _vector(seed), bytes(range((0, 12, 18)[seed % 3])), jpeg
    )


_ITEMS = st.builds(
    CatalogItem,
    id=_TEXT,
    name=_TEXT,
    details=st.dictionaries(_TEXT, _TEXT, max_size=3),
    names=st.dictionaries(st.sampled_from(["zh", "de", "ar"]), _TEXT, max_size=3),
    brand=_TEXT,
    attributes=st.dictionaries(_TEXT, st.lists(_TEXT, max_size=2).map(tuple), max_size=2),
    price=st.none() | st.builds(
        Price, st.integers(0, 10**6).map(lambda cents: Decimal(cents) / 100), st.just("EUR")
    ),
    stock=st.none() | st.integers(0, 10**9),
    barcodes=st.just(("4006381333931",)) | st.just(()),
)  # fmt: skip
_PICTURES = st.none() | st.lists(st.integers(0, 50), min_size=1, max_size=3).map(
    lambda seeds: tuple(picture(seed) for seed in seeds)
)
_ENTRIES = st.lists(
    st.builds(lambda item, pictures: Entry(item.id, item, pictures), _ITEMS, _PICTURES)
    | _TEXT.map(lambda id_: Entry(id_, None)),
    max_size=6,
    unique_by=lambda entry: entry.id,
)


@given(_ENTRIES)
def test_what_is_written_is_read(entries):
    blob = write_piece(entries, DIM)
    assert read_piece(blob, DIM) == entries
    assert write_piece(read_piece(blob, DIM), DIM) == blob


@settings(max_examples=300)
@given(_ENTRIES, st.integers(0, 10**6), st.binary(min_size=1, max_size=4))
def test_damage_is_an_error_or_harmless(entries, place, bytes_):
    blob = write_piece(entries, DIM)
    at = place % len(blob)
    damaged = blob[:at] + bytes_ + blob[at + len(bytes_) :]
    # Anything but UpdateError fails the test.
    with contextlib.suppress(UpdateError):
        read_piece(damaged, DIM)


@given(st.binary(max_size=300))
def test_any_bytes_give_an_error(untrusted):
    with pytest.raises(UpdateError):
        read_piece(untrusted, DIM)


def _with_head(head: bytes, said: int | None = None) -> bytes:
    packed_head = zlib.compress(head)
    size = len(head) if said is None else said
    return struct.pack("<8sII", b"KIOSKPC1", len(packed_head), size) + packed_head


def test_a_bomb_is_refused_before_it_is_unpacked():
    bomb = _with_head(b" " * (200 << 20), said=1 << 20)
    with pytest.raises(UpdateError, match="not as long as it says"):
        read_piece(bomb, DIM)
    with pytest.raises(UpdateError, match="too large"):
        read_piece(_with_head(b"{}", said=1 << 31), DIM)


@pytest.mark.parametrize(
    ("entry", "why"),
    [
        ({}, "nothing"),
        ({"item": {"id": "a", "name": "A"}, "removed": "a"}, "there and gone"),
        ({"item": {"id": "a", "name": "A", "colour": "red"}}, "unknown field"),
        ({"item": {"id": "a", "name": "A", "price": "-1"}}, "price"),
        ({"item": {"id": "a", "name": "A", "price": "1.2345"}}, "finer"),
        ({"item": {"id": "a", "name": "A", "barcodes": ["123"]}}, "barcode"),
        ({"item": {"id": "", "name": "A"}}, "length"),
        ({"item": {"id": "a", "name": "A" * 2000}}, "length"),
        ({"removed": 7}, "Expected"),
    ],
)
def test_entries_that_make_no_sense(entry, why):
    head = msgspec.json.encode({"embed_dim": DIM, "entries": [entry]})
    with pytest.raises(UpdateError, match=why):
        read_piece(_with_head(head), DIM)


def test_vectors_of_another_length_or_model():
    item = CatalogItem("a", "A")
    long = picture(1)
    flat = Picture(long.source, long.digest, bytes(len(long.vector)), b"", long.thumbnail)
    for bad in (
        flat,
        Picture(long.source, long.digest, b"\xff" * len(long.vector), b"", b"\xff\xd8\xff1"),
    ):
        with pytest.raises(UpdateError, match="unit length"):
            read_piece(write_piece([Entry("a", item, (bad,))], DIM), DIM)
    good = write_piece([Entry("a", item, (long,))], DIM)
    with pytest.raises(UpdateError, match="8 numbers, not 16"):
        read_piece(good, 16)
    text = Picture(long.source, long.digest, long.vector, b"", b"<svg>")
    with pytest.raises(UpdateError, match="no JPEG"):
        read_piece(write_piece([Entry("a", item, (text,))], DIM), DIM)


def layer(after: int, version: int, cost: int) -> Layer:
    return Layer(after, version, (Piece(f"{after * 1000 + version:064x}", cost, 1),))


def description(version: int, *layers: Layer, channel: str = "default") -> CatalogDescription:
    return CatalogDescription(
        1, channel, "0" * 32, version, "2026-11-25T05:00:00Z", Model("m", "a" * 64), DIM, 3,
        "b" * 64, layers,
    )  # fmt: skip


def test_the_cheapest_way_is_taken():
    steps = [layer(n, n + 1, 10) for n in range(1, 8)]
    known = description(8, layer(0, 1, 1000), layer(1, 5, 25), layer(5, 8, 100), *steps)
    assert route(known, 8) == ()
    assert route(known, 7) == (steps[6],)
    assert [(one.after, one.version) for one in route(known, 0) or ()] == [
        (0, 1), (1, 5), (5, 6), (6, 7), (7, 8),
    ]  # fmt: skip
    # A layer may be entered anywhere in its span.
    assert route(known, 3) == (steps[2], steps[3], steps[4], steps[5], steps[6])
    wide = description(8, layer(0, 8, 100), layer(1, 8, 5))
    assert route(wide, 4) == (layer(1, 8, 5),)
    assert route(description(3, layer(0, 2, 1)), 0) is None


def test_descriptions_are_read_as_they_were_written():
    known = description(2, layer(0, 1, 5), layer(1, 2, 5))
    assert read_catalog_description(known.to_bytes(), "default") == known


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"format": 2, "more": 1}, "newer kiosk"),
        ({"more": 1}, "unknown field"),
        ({"channel": "Other"}, "cannot be read"),
        ({"channel": "other"}, "a catalog for other"),
        ({"version": 0}, "cannot be read"),
        ({"made": "yesterday"}, "cannot be read"),
        ({"layers": []}, "cannot be read"),
        ({"layers": [{"after": 1, "version": 2, "pieces": []}]}, "no whole base"),
        ({"layers": [{"after": 2, "version": 2, "pieces": []}]}, "leads nowhere"),
        ({"layers": [{"after": 0, "version": 9, "pieces": []}]}, "leads nowhere"),
    ],
)
def test_descriptions_that_make_no_sense(change, why):
    raw = msgspec.json.decode(description(2, layer(0, 2, 5)).to_bytes())
    with pytest.raises(UpdateError, match=why):
        read_catalog_description(msgspec.json.encode({**raw, **change}), "default")


@given(
    st.lists(st.tuples(_TEXT, st.binary(max_size=4), st.binary(max_size=4)), unique=True),
    st.randoms(),
)
def test_a_state_has_no_order(items, random):
    shuffled = list(items)
    random.shuffle(shuffled)
    assert state_of(shuffled) == state_of(items)
    if items:
        assert state_of(items[1:]) != state_of(items)


def test_an_empty_catalog_is_none():
    raw = msgspec.json.decode(description(1, layer(0, 1, 5)).to_bytes())
    with pytest.raises(UpdateError, match="cannot be read"):
        read_catalog_description(msgspec.json.encode({**raw, "items": 0}), "default")


@pytest.mark.parametrize("field", ["lineage", "state", "made", "channel"])
def test_an_end_of_line_is_no_part_of_a_name(field):
    raw = msgspec.json.decode(description(1, layer(0, 1, 5)).to_bytes())
    with pytest.raises(UpdateError, match="cannot be read"):
        read_catalog_description(
            msgspec.json.encode({**raw, field: raw[field] + "\n"}), raw["channel"]
        )
