"""A piece of a catalog: items with their pictures' thumbnails, colours and vectors, in one file.

::

    8 bytes    b"KIOSKPC1"
    4 bytes    length of the packed head, little endian
    4 bytes    length of the head
    …          the head: JSON, packed by zlib
    …          for each picture, in the head's order: vector, colours, thumbnail

The head has ``embed_dim`` and ``entries``, each of one of three kinds: ``{"item", "pictures"}``, a
whole item; ``{"item"}``, other facts of an item whose pictures stay as they are; ``{"removed"}``,
the id of an item that is gone. A picture's vector is written as ``kiosk.packing`` does.

Nothing here is trusted: lengths are checked before anything is unpacked, and what does not add up
raises UpdateError.
"""

import hashlib
import struct
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated

import msgspec
import numpy as np
from msgspec import Meta

from kiosk.catalog.facts import Facts, facts_bytes
from kiosk.catalog.layout import MOST_PIECE_BYTES
from kiosk.domain import CatalogItem
from kiosk.errors import UpdateError
from kiosk.packing import unpacked

MOST_ENTRIES = 8192
MOST_PICTURES = 64
"""Of an item."""
MOST_THUMBNAIL_BYTES = 1 << 20
_MAGIC = b"KIOSKPC1"
_START = struct.Struct("<8sII")
_MOST_HEAD_BYTES = 16 << 20
_COLOUR_BYTES, _LOOKS_BYTES = 12, 18
"""Of colours alone, as catalogs had them first, and of colours and patterns."""
_STEP_BYTES = 4
_PACKING = 6
_NORM_TOLERANCE = 2e-3
_JPEG = b"\xff\xd8\xff"


@dataclass(frozen=True, slots=True)
class Picture:
    """An item's picture as a catalog carries it."""

    source: str
    """Its name in the folder it came from."""
    digest: str
    """SHA-256 of its file there."""
    vector: bytes
    """Written as ``kiosk.packing.packed`` does: 4 + 2 * embed_dim bytes."""
    colours: bytes
    """As ``kiosk.core.looks`` tells them: of colours, of colours and patterns, or nothing."""
    thumbnail: bytes
    """A JPEG file."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What a layer of a catalog says of one item."""

    id: str
    item: CatalogItem | None
    """None where the item is gone."""
    pictures: tuple[Picture, ...] | None = None
    """None where they stay as they are."""

    def facts_digest(self) -> bytes:
        """Give the SHA-256 of the item's facts."""
        if self.item is None:
            raise ValueError("an item that is gone has no facts")
        return hashlib.sha256(facts_bytes(self.item)).digest()

    def pictures_digest(self) -> bytes:
        """Give the SHA-256 of everything said of the pictures."""
        digest = hashlib.sha256()
        for one in self.pictures or ():
            for part in (one.source.encode(), one.digest.encode(), one.vector, one.colours,
                         one.thumbnail):  # fmt: skip
                digest.update(len(part).to_bytes(4, "little") + part)
        return digest.digest()


class _PictureHead(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    source: Annotated[str, Meta(min_length=1, max_length=1_000)]
    digest: Annotated[str, Meta(pattern=r"^[0-9a-f]{64}\Z")]
    colours: Annotated[int, Meta(ge=0, le=_LOOKS_BYTES)]
    thumbnail: Annotated[int, Meta(ge=4, le=MOST_THUMBNAIL_BYTES)]


class _EntryHead(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    item: Facts | None = None
    pictures: Annotated[list[_PictureHead], Meta(min_length=1, max_length=MOST_PICTURES)] | None = (
        None
    )
    removed: Annotated[str, Meta(min_length=1, max_length=200)] | None = None


class _Head(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    embed_dim: Annotated[int, Meta(ge=1, le=8192)]
    entries: Annotated[list[_EntryHead], Meta(max_length=MOST_ENTRIES)]


_DECODER = msgspec.json.Decoder(_Head)


def write_piece(entries: Sequence[Entry], embed_dim: int) -> bytes:
    """Write a piece: the same bytes for the same entries. Raises ValueError where it is too large.

    The caller keeps it within ``MOST_ENTRIES`` and ``MOST_PIECE_BYTES``.
    """
    heads = []
    blobs = []
    for entry in entries:
        if entry.item is None:
            heads.append(_EntryHead(removed=entry.id))
            continue
        pictures = None
        if entry.pictures is not None:
            pictures = [
                _PictureHead(one.source, one.digest, len(one.colours), len(one.thumbnail))
                for one in entry.pictures
            ]
            for one in entry.pictures:
                blobs += [one.vector, one.colours, one.thumbnail]
        heads.append(_EntryHead(Facts.of(entry.item), pictures))
    head = msgspec.json.encode(_Head(embed_dim, heads), order="deterministic")
    packed = zlib.compress(head, _PACKING)
    made = b"".join([_START.pack(_MAGIC, len(packed), len(head)), packed, *blobs])
    if len(made) > MOST_PIECE_BYTES or len(head) > _MOST_HEAD_BYTES or len(heads) > MOST_ENTRIES:
        raise ValueError(f"a piece of {len(made)} bytes and {len(heads)} entries is too large")
    return made


def read_piece(untrusted: bytes, embed_dim: int) -> list[Entry]:
    """Read a piece of a catalog whose vectors have ``embed_dim`` numbers. Raises UpdateError."""
    try:
        return _read(untrusted, embed_dim)
    except (ValueError, struct.error, zlib.error, RecursionError) as error:
        # msgspec's errors are ValueErrors.
        msg = f"A part of the catalog cannot be read ({error}): it was made wrongly."
        raise UpdateError(msg) from error


def _read(untrusted: bytes, embed_dim: int) -> list[Entry]:
    if len(untrusted) > MOST_PIECE_BYTES:
        raise ValueError("it is too large")
    magic, packed_bytes, head_bytes = _START.unpack_from(untrusted)
    if magic != _MAGIC:
        raise ValueError("it is of another form")
    if head_bytes > _MOST_HEAD_BYTES or _START.size + packed_bytes > len(untrusted):
        raise ValueError("its head is too large")
    unpacker = zlib.decompressobj()
    start = _START.size + packed_bytes
    text = unpacker.decompress(untrusted[_START.size : start], head_bytes)
    if len(text) != head_bytes or not unpacker.eof or unpacker.unused_data:
        raise ValueError("its head is not as long as it says")
    head = _DECODER.decode(text)
    if head.embed_dim != embed_dim:
        raise ValueError(f"its vectors have {head.embed_dim} numbers, not {embed_dim}")
    entries = []
    for one in head.entries:
        entry, start = _entry(one, untrusted, start, embed_dim)
        entries.append(entry)
    if start != len(untrusted):
        raise ValueError("it is longer than it says")
    if len({entry.id for entry in entries}) != len(entries):
        raise ValueError("it names an item twice")
    _check_vectors(entries, embed_dim)
    return entries


def _entry(
    head: _EntryHead, untrusted: bytes, start: int, embed_dim: int
) -> tuple[Entry, int]:  # fmt: skip
    if head.removed is not None:
        if head.item is not None or head.pictures is not None:
            raise ValueError("it names an item that is there and gone")
        return Entry(head.removed, None), start
    if head.item is None:
        raise ValueError("it has an entry of nothing")
    item = head.item.item()
    if head.pictures is None:
        return Entry(item.id, item), start
    pictures = []
    for one in head.pictures:
        parts = []
        for length in (_STEP_BYTES + 2 * embed_dim, one.colours, one.thumbnail):
            part = untrusted[start : start + length]
            if len(part) != length:
                raise ValueError("it is shorter than it says")
            parts.append(part)
            start += length
        if not parts[2].startswith(_JPEG):
            raise ValueError(f"a picture of {item.id!r} is no JPEG file")
        if one.colours not in (0, _COLOUR_BYTES, _LOOKS_BYTES):
            raise ValueError(f"the looks of {item.id!r} are {one.colours} bytes")
        pictures.append(Picture(one.source, one.digest, *parts))
    return Entry(item.id, item, tuple(pictures)), start


def _check_vectors(entries: Sequence[Entry], embed_dim: int) -> None:
    """Refuse vectors that are not of unit length: a search would find them always or never."""
    blobs = [one.vector for entry in entries for one in entry.pictures or ()]
    if not blobs:
        return
    with np.errstate(all="ignore"):
        vectors = unpacked(blobs, embed_dim)
        squares = np.einsum("ij,ij->i", vectors, vectors)
    if not bool(np.all(np.abs(squares - 1.0) <= _NORM_TOLERANCE)):
        raise ValueError("a vector in it is not of unit length")
