"""From what a catalog holds to its next version: what changed, its layers, its description."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import msgspec

from kiosk.catalog.description import (
    FORMAT,
    MOST_ITEMS,
    CatalogDescription,
    Layer,
    Model,
    Query,
    read_catalog_description,
    route,
)
from kiosk.catalog.layout import MOST_DESCRIPTION_BYTES
from kiosk.domain import ModelId
from kiosk.errors import CatalogError
from tools.building.content import Content
from tools.building.history import (
    Changes,
    History,
    compared,
    drop_others,
    forgotten,
    read_history,
    write_history,
)
from tools.building.layers import base_of, selected, starts, wants_base, with_layers
from tools.building.records import Records
from tools.building.writing import write_file, write_layer

DESCRIPTION = "catalog.json"
WORK = "work"
_FEWEST_TO_MISS = 10
_MOST_MISSED = 4

Progress = Callable[[int, int, int], None]
"""Told how many items are written, of how many, and how many of these were work."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the person asked for."""

    channel: str
    title: str | None
    """None for the one it had."""
    queries: tuple[Query, ...] | None
    """None for those it had."""
    made: str
    lineage: str | None = None
    """None for one drawn at random, where there is no catalog yet."""
    shrink: bool = False
    """Whether many items may go at once."""


@dataclass(frozen=True, slots=True)
class Version:
    """A version of a catalog, and what became of the one before in it."""

    description: CatalogDescription
    changes: Changes
    new: bool
    """Whether it was made now: False where nothing had changed."""
    whole: bool
    """Whether it has a new base."""
    new_model: bool = False
    """Whether another model made the version before."""

    def bytes_from(self, version: int) -> int | None:
        """Give what a kiosk of a version (0 for none) has to fetch."""
        way = route(self.description, version)
        return None if way is None else sum(layer.cost() for layer in way)


def read_description(folder: Path, channel: str) -> tuple[CatalogDescription, bytes] | None:
    """Read the catalog there is in a folder, or None. Raises CatalogError and UpdateError."""
    path = folder / DESCRIPTION
    try:
        written = path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise CatalogError(f"{path} cannot be read ({error.strerror}).") from error
    try:
        own = msgspec.json.decode(written, type=CatalogDescription).channel
    except ValueError as error:
        raise CatalogError(f"{path} is not a catalog's description ({error}).") from error
    if own != channel:
        msg = (
            f"{folder} holds the catalog of the channel {own}, not {channel}: name another folder "
            f"with --out, or give --channel {own}."
        )
        raise CatalogError(msg)
    return read_catalog_description(written, channel), written


def next_version(
    folder: Path, content: Content, records: Records, model: ModelId, embed_dim: int,
    wanted: Wanted, progress: Progress = lambda *_: None,
) -> Version:  # fmt: skip
    """Write the next version into a folder, unless nothing has changed.

    Pieces first, then the history, then the description, each in one step: a kill leaves the
    version before whole. Raises CatalogError.
    """
    found = read_description(folder, wanted.channel)
    before = found[0] if found else None
    version = before.version + 1 if before else 1
    history = read_history(folder / WORK, found[1], found[0]) if found else History()
    same_model = before is not None and before.model.id() == model
    everything = content.entries(((id_, True) for id_ in content.goods), records)
    now, changes = compared(history, everything, version)
    _check_size(len(now.rows), len(changes.removed), before, shrink=wanted.shrink)
    description = _described(before, version, model, embed_dim, now, wanted)
    if before is not None and same_model and not changes and _same_words(description, before):
        return Version(before, changes, new=False, whole=False)

    def write(after: int) -> Layer:
        entries = content.entries(now.since(after), records)
        return write_layer(folder, after, version, entries, embed_dim)

    def write_base() -> Layer:
        entries = content.entries(((id_, True) for id_ in content.goods), records)
        done = 0

        def wrote(count: int) -> None:
            nonlocal done
            done += count
            progress(done, len(content.goods), done)

        return write_layer(folder, 0, version, entries, embed_dim, wrote)

    whole = True
    if before is None or not same_model:
        # Vectors of two models never compare, so nothing leads on from the version before.
        layers = [write_base()]
    else:
        base = base_of(before.layers).version
        layers = [*before.layers, *(write(after) for after in starts(base, version))]
        whole = wants_base(layers, description)
        if whole:
            layers.append(write_base())
    description = with_layers(description, selected(layers, with_layers(description, layers)))
    now = forgotten(now, base_of(description.layers).version)
    _write(folder, description, now)
    return Version(description, changes, True, whole, before is not None and not same_model)


def _described(
    before: CatalogDescription | None, version: int, model: ModelId, embed_dim: int, now: History,
    wanted: Wanted,
) -> CatalogDescription:  # fmt: skip
    lineage = before.lineage if before else wanted.lineage or secrets.token_hex(16)
    title, queries = (before.title, before.queries) if before else ("", ())
    return CatalogDescription(
        FORMAT, wanted.channel, lineage, version, wanted.made, Model(model.name, model.digest),
        embed_dim, len(now.rows), now.state(), (),
        queries if wanted.queries is None else wanted.queries,
        title if wanted.title is None else wanted.title,
    )  # fmt: skip


def _same_words(one: CatalogDescription, other: CatalogDescription) -> bool:
    return (one.title, one.queries) == (other.title, other.queries)


def _check_size(
    items: int, removed: int, before: CatalogDescription | None, *, shrink: bool
) -> None:
    if items > MOST_ITEMS:
        msg = f"{items:,} items are more than a catalog may have, {MOST_ITEMS:,}: make several."
        raise CatalogError(msg)
    if before is None or shrink or removed <= _FEWEST_TO_MISS:
        return
    if removed * _MOST_MISSED > before.items:
        msg = (
            f"{removed:,} of the {before.items:,} items of version {before.version} would go. Is "
            "the table whole, and are all pictures there? Where that is meant, give --shrink."
        )
        raise CatalogError(msg)


def _write(folder: Path, description: CatalogDescription, history: History) -> None:
    written = description.to_bytes()
    if len(written) > MOST_DESCRIPTION_BYTES:
        msg = (
            f"The catalog's description would have {len(written):,} bytes, more than kiosks read: "
            "make several catalogs, each for a channel of its own."
        )
        raise CatalogError(msg)
    # As a kiosk will read it.
    read_catalog_description(written, description.channel)
    write_history(folder / WORK, written, history)
    write_file(folder / DESCRIPTION, written)
    drop_others(folder / WORK, written)
