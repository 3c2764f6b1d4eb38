"""When each item last changed: what the layers of later versions are made of.

Kept beside the catalog in a file that is named by the description it belongs to, so that a build
killed anywhere leaves either the old pair or the new one. Where it is lost, it is made again from
the layers themselves: then items may count as changed later than they were, and a merged layer may
carry a few more entries than it had to.
"""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import msgspec

from kiosk.catalog.description import CatalogDescription, Layer, route, state_of
from kiosk.catalog.layout import piece_path
from kiosk.catalog.pieces import Entry, read_piece
from kiosk.errors import CatalogError
from tools.building.writing import write_file

_NAME = "history-{}.bin"


class Row(msgspec.Struct, frozen=True, array_like=True):
    """An item of the newest version."""

    facts: bytes
    """SHA-256 of what is said of it."""
    pictures: bytes
    facts_at: int
    """The version since which that is said of it."""
    pictures_at: int


class History(msgspec.Struct, frozen=True, array_like=True):
    """Every item of the newest version, and in which version items went."""

    rows: dict[str, Row] = {}
    gone: dict[str, int] = {}

    def state(self) -> str:
        """Name what the version holds."""
        return state_of((id_, row.facts, row.pictures) for id_, row in self.rows.items())

    def since(self, version: int) -> Iterator[tuple[str, bool]]:
        """Give (id, with its pictures) of what changed after a version, in ascending order."""
        changed = {id_: False for id_, at in self.gone.items() if at > version}
        for id_, row in self.rows.items():
            if row.facts_at > version or row.pictures_at > version:
                changed[id_] = row.pictures_at > version
        yield from sorted(changed.items())


@dataclass(slots=True)
class Changes:
    """What is different in a new version, by the items' ids."""

    added: list[str] = field(default_factory=list)
    pictures: list[str] = field(default_factory=list)
    facts: list[str] = field(default_factory=list)
    """Said of them; their pictures are the same."""
    removed: list[str] = field(default_factory=list)

    def __bool__(self) -> bool:
        """Tell whether there is any."""
        return bool(self.added or self.pictures or self.facts or self.removed)


def compared(
    before: History, entries: Iterable[Entry], version: int
) -> tuple[History, Changes]:  # fmt: skip
    """Give the history of a new version with these whole entries, and what has changed in it."""
    rows: dict[str, Row] = {}
    changes = Changes()
    for entry in entries:
        facts, pictures = entry.facts_digest(), entry.pictures_digest()
        old = before.rows.get(entry.id)
        if old is None:
            changes.added.append(entry.id)
            rows[entry.id] = Row(facts, pictures, version, version)
            continue
        if old.pictures != pictures:
            changes.pictures.append(entry.id)
        elif old.facts != facts:
            changes.facts.append(entry.id)
        rows[entry.id] = Row(
            facts,
            pictures,
            old.facts_at if old.facts == facts else version,
            old.pictures_at if old.pictures == pictures else version,
        )
    changes.removed += [id_ for id_ in before.rows if id_ not in rows]
    gone = {id_: at for id_, at in before.gone.items() if id_ not in rows}
    gone |= dict.fromkeys(changes.removed, version)
    return History(rows, gone), changes


def forgotten(history: History, version: int) -> History:
    """Give it without what went up to a version: no layer begins before it any more."""
    gone = {id_: at for id_, at in history.gone.items() if at > version}
    return History(history.rows, gone)


def write_history(folder: Path, description: bytes, history: History) -> None:
    """Keep a history for the catalog of that description. Raises CatalogError."""
    body = msgspec.msgpack.encode(history)
    write_file(folder / _name(description), hashlib.sha256(body).digest() + body)


def drop_others(folder: Path, description: bytes) -> None:
    """Remove the histories of all other descriptions."""
    for path in folder.glob(_NAME.format("*")):
        if path.name != _name(description):
            path.unlink(missing_ok=True)


def read_history(folder: Path, written: bytes, description: CatalogDescription) -> History:
    """Read the history of a description, or make it of the layers. Raises CatalogError."""
    try:
        blob = (folder / _name(written)).read_bytes()
    except OSError:
        blob = b""
    if blob and hashlib.sha256(blob[32:]).digest() == blob[:32]:
        return msgspec.msgpack.decode(blob[32:], type=History)
    return from_layers(folder.parent, description)


def from_layers(folder: Path, description: CatalogDescription) -> History:
    """Make the history of a catalog of its pieces alone. Raises CatalogError."""
    way = route(description, 0) or ()
    rows = {
        id_: Row(facts, pictures, way[0].version, way[0].version)
        for id_, (facts, pictures) in replayed(folder, way, description.embed_dim).items()
    }
    gone: dict[str, int] = {}
    for layer in description.layers:
        if layer.after == 0:
            continue
        for entry in layer_entries(folder, layer, description.embed_dim):
            row = rows.get(entry.id)
            if row is None:
                gone[entry.id] = max(gone.get(entry.id, 0), layer.version)
                continue
            pictures_at = layer.version if entry.pictures is not None else 0
            rows[entry.id] = Row(
                row.facts, row.pictures, max(row.facts_at, layer.version),
                max(row.pictures_at, pictures_at),
            )  # fmt: skip
    history = History(dict(sorted(rows.items())), gone)
    if history.state() != description.state:
        msg = f"The pieces in {folder} are not those of its catalog.json: put back a whole copy."
        raise CatalogError(msg)
    return history


def replayed(
    folder: Path, way: Iterable[Layer], embed_dim: int,
    start: Mapping[str, tuple[bytes, bytes]] | None = None,
) -> dict[str, tuple[bytes, bytes]]:  # fmt: skip
    """Give (facts digest, pictures digest) by id after layers were applied one after the other.

    Raises CatalogError where a piece is missing, or says something of an item's facts alone that
    is not there.
    """
    found = dict(start or {})
    for layer in way:
        if layer.after == 0:
            found = {}
        for entry in layer_entries(folder, layer, embed_dim):
            if entry.item is None:
                found.pop(entry.id, None)
            elif entry.pictures is not None:
                found[entry.id] = (entry.facts_digest(), entry.pictures_digest())
            elif entry.id in found:
                found[entry.id] = (entry.facts_digest(), found[entry.id][1])
            else:
                raise CatalogError(f"A layer changes {entry.id}, which is not in the catalog.")
    return found


def layer_entries(folder: Path, layer: Layer, embed_dim: int) -> Iterator[Entry]:
    """Read a layer's entries from its pieces. Raises CatalogError, and UpdateError for bad ones."""
    for piece in layer.pieces:
        path = folder / piece_path(piece.sha256)
        try:
            blob = path.read_bytes()
        except OSError as error:
            msg = f"{path} cannot be read ({error.strerror}): put back a whole copy of the catalog."
            raise CatalogError(msg) from error
        if hashlib.sha256(blob).hexdigest() != piece.sha256:
            raise CatalogError(f"{path} is damaged: put back a whole copy of the catalog.")
        yield from read_piece(blob, embed_dim)


def _name(description: bytes) -> str:
    return _NAME.format(hashlib.sha256(description).hexdigest())
