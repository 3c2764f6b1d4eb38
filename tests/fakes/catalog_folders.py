"""A built catalog in a folder, as ``tools.build_catalog`` leaves it, written by hand."""

import hashlib
from collections.abc import Sequence
from pathlib import Path

from kiosk.catalog.description import (
    CatalogDescription,
    Layer,
    Model,
    Piece,
    Query,
    state_of,
)
from kiosk.catalog.layout import piece_path
from kiosk.catalog.pieces import Entry, write_piece
from kiosk.domain import ModelId
from tests.fakes.updates import LINEAGE, NOW


def write_catalog(
    folder: Path, entries: Sequence[Entry], model: ModelId, *, version: int = 1,
    channel: str = "default", lineage: str = LINEAGE, queries: Sequence[Query] = (),
    state: str | None = None, dim: int = 16,
) -> Path:  # fmt: skip
    written = write_piece(entries, dim)
    sha256 = hashlib.sha256(written).hexdigest()
    path = folder / piece_path(sha256)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(written)
    described = CatalogDescription(
        1, channel, lineage, version, NOW.strftime("%Y-%m-%dT%H:%M:%SZ"),
        Model(model.name, model.digest), dim, len(entries),
        state or state_of((e.id, e.facts_digest(), e.pictures_digest()) for e in entries),
        (Layer(0, version, (Piece(sha256, len(written), len(entries)),)),), tuple(queries),
    )  # fmt: skip
    (folder / "catalog.json").write_bytes(described.to_bytes())
    return folder
