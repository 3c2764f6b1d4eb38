"""What is signed of a catalog: its version, its model, its layers, and how to tell that it works.

A catalog has a *lineage*, drawn when it was first built, and versions from 1 on. A *layer* is a set
of changes that takes any version from ``after`` up to ``version`` to ``version``; one after 0 is a
base and replaces everything. Several layers may lead to the newest version: a kiosk takes the
cheapest way from what it has. Every entry of a layer says how an item is, not how it differs, so a
layer may be applied to any version it spans, and twice.

``state`` names what a catalog holds, whichever way it was reached: the sum, modulo 2^256, of a
SHA-256 for each item. It finds mistakes; against attackers there are the signatures.
"""

import hashlib
import heapq
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Annotated, TypeVar

import msgspec
from msgspec import Meta

from kiosk.catalog.facts import Line
from kiosk.catalog.layout import (
    CHANNEL,
    MOST_DESCRIPTION_BYTES,
    MOST_FILE_BYTES,
    MOST_PIECE_BYTES,
)
from kiosk.domain import ModelId
from kiosk.errors import UpdateError

FORMAT = 1
MOST_LAYERS = 64
MOST_ITEMS = 10_000_000
_MODULUS = 1 << 256

Sha256 = Annotated[str, Meta(pattern=r"^[0-9a-f]{64}\Z")]
Version = Annotated[int, Meta(ge=1, le=2**53)]
Time = Annotated[
    str, Meta(pattern=r"^20[0-9]{2}-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9]Z\Z")
]


class Piece(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A file with a part of a layer, named by its digest."""

    sha256: Sha256
    bytes: Annotated[int, Meta(ge=1, le=MOST_PIECE_BYTES)]
    entries: Annotated[int, Meta(ge=1, le=8192)]


class Layer(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What takes a catalog from version ``after``, or any up to ``version``, to ``version``."""

    after: Annotated[int, Meta(ge=0, le=2**53)]
    version: Version
    pieces: Annotated[tuple[Piece, ...], Meta(max_length=100_000)]

    def cost(self) -> int:
        """Give its bytes."""
        return sum(piece.bytes for piece in self.pieces)


class Query(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A search that has to find one of these items among the first ``within``."""

    ask: Annotated[str, Meta(min_length=1, max_length=500)]
    expect: Annotated[
        tuple[Annotated[str, Meta(max_length=200)], ...], Meta(min_length=1, max_length=1000)
    ]
    within: Annotated[int, Meta(ge=1, le=100)] = 5


class Model(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The model that made the vectors."""

    name: Annotated[str, Meta(min_length=1, max_length=100)]
    digest: Sha256

    def id(self) -> ModelId:
        """Give it as the kiosk names models."""
        return ModelId(self.name, self.digest)


class CatalogDescription(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Everything that is signed of one version of a catalog."""

    format: int
    channel: Annotated[str, Meta(pattern=rf"^{CHANNEL.pattern}\Z")]
    lineage: Annotated[str, Meta(pattern=r"^[0-9a-f]{32}\Z")]
    version: Version
    made: Time
    """UTC."""
    model: Model
    embed_dim: Annotated[int, Meta(ge=1, le=8192)]
    items: Annotated[int, Meta(ge=1, le=MOST_ITEMS)]
    """At least one: an empty catalog would leave a kiosk with nothing to show."""
    state: Sha256
    layers: Annotated[tuple[Layer, ...], Meta(min_length=1, max_length=MOST_LAYERS)]
    queries: Annotated[tuple[Query, ...], Meta(max_length=200)] = ()
    title: Line = ""

    def to_bytes(self) -> bytes:
        """Write it: the same bytes for the same content."""
        return msgspec.json.format(msgspec.json.encode(self, order="deterministic")) + b"\n"


class ModelFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A file of a model's bundle; it is fetched as the piece of that digest."""

    name: Annotated[str, Meta(pattern=r"^[A-Za-z0-9_][A-Za-z0-9_.-]{0,99}\Z")]
    sha256: Sha256
    bytes: Annotated[int, Meta(ge=0, le=MOST_FILE_BYTES)]


class ModelDescription(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Everything that is signed of a model's bundle: all files of it, its manifest too."""

    format: int
    model: Model
    files: Annotated[tuple[ModelFile, ...], Meta(min_length=1, max_length=100)]

    def to_bytes(self) -> bytes:
        """Write it: the same bytes for the same content."""
        return msgspec.json.format(msgspec.json.encode(self, order="deterministic")) + b"\n"


_CATALOG = msgspec.json.Decoder(CatalogDescription)
_MODEL = msgspec.json.Decoder(ModelDescription)


def read_catalog_description(untrusted: bytes, channel: str | None) -> CatalogDescription:
    """Read the description of a channel's catalog, or of any for None. Raises UpdateError."""
    found = _decoded(untrusted, _CATALOG, "catalog")
    if channel not in (None, found.channel):
        msg = f"The update is a catalog for {found.channel}, and this kiosk takes {channel}."
        raise UpdateError(msg)
    if any(not layer.after < layer.version <= found.version for layer in found.layers):
        raise UpdateError(
            "The update's catalog has a layer that leads nowhere: it was made wrongly."
        )
    if route(found, 0) is None:
        raise UpdateError("The update's catalog has no whole base: it was made wrongly.")
    made_at(found.made)
    return found


def made_at(made: str) -> datetime:
    """Give the moment a catalog was made. Raises UpdateError where there is no such day."""
    try:
        return datetime.strptime(made, "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC)
    except ValueError as error:
        msg = "The update's catalog was made on a day that is none: it was made wrongly."
        raise UpdateError(msg) from error


def read_model_description(untrusted: bytes, digest: str) -> ModelDescription:
    """Read the description of the model of that digest. Raises UpdateError."""
    found = _decoded(untrusted, _MODEL, "model")
    if found.model.digest != digest:
        raise UpdateError("The update describes another model than it names: it was made wrongly.")
    if len({file.name.lower() for file in found.files}) != len(found.files):
        raise UpdateError("The update's model names a file twice: it was made wrongly.")
    return found


_T = TypeVar("_T", CatalogDescription, ModelDescription)


def _decoded(untrusted: bytes, decoder: "msgspec.json.Decoder[_T]", what: str) -> _T:
    if len(untrusted) > MOST_DESCRIPTION_BYTES:
        raise UpdateError(f"The update's description of its {what} is too large.")
    try:
        found = decoder.decode(untrusted)
    except (ValueError, RecursionError) as error:
        # An update for a newer kiosk may have another format and other fields: say that first.
        if _format_of(untrusted) not in (None, FORMAT):
            raise UpdateError(_NEWER) from error
        msg = f"The update's description of its {what} cannot be read ({error})."
        raise UpdateError(msg) from error
    if found.format != FORMAT:
        raise UpdateError(_NEWER)
    return found


_NEWER = "The update was made for a newer kiosk: update the kiosk's program first."


class _AnyFormat(msgspec.Struct):
    format: int


def _format_of(untrusted: bytes) -> int | None:
    try:
        return msgspec.json.decode(untrusted, type=_AnyFormat).format
    except (ValueError, RecursionError):
        return None


def route(description: CatalogDescription, have: int) -> tuple[Layer, ...] | None:
    """Give the layers that take version ``have`` (0 for nothing) to the newest, by fewest bytes.

    A base on the way stands first, since it replaces everything before it. () where there is
    nothing to do, None where no way leads there.
    """
    target = description.version
    best: dict[int, int] = {have: 0}
    came: dict[int, tuple[int, Layer]] = {}
    heap = [(0, have)]
    while heap:
        cost, at = heapq.heappop(heap)
        if cost > best[at] or at == target:
            continue
        for layer in description.layers:
            if layer.version <= at or layer.after > at:
                continue
            there = cost + layer.cost()
            if there < best.get(layer.version, there + 1):
                best[layer.version] = there
                came[layer.version] = (at, layer)
                heapq.heappush(heap, (there, layer.version))
    if target not in best:
        return None
    way: list[Layer] = []
    at = target
    while at != have:
        at, layer = came[at]
        way.insert(0, layer)
    return tuple(way)


def state_of(items: Iterable[tuple[str, bytes, bytes]]) -> str:
    """Name what a catalog holds, of (id, facts digest, pictures digest) of each item."""
    total = 0
    for id_, facts, pictures in items:
        one = hashlib.sha256(facts + pictures + id_.encode("utf-8", "surrogatepass")).digest()
        total = (total + int.from_bytes(one, "big")) % _MODULUS
    return f"{total:064x}"
