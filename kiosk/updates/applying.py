"""Applying one delivery: verified, written beside the running catalog, checked, then all at once.

Everything of a catalog goes into the encrypted store in one transaction, so that a kill or a power
cut at any moment leaves the old catalog or the new one. What is open meanwhile goes on seeing the
old one (``Repository.pin``) until it is opened anew.
"""

import hashlib
import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from kiosk.catalog.description import (
    CatalogDescription,
    Layer,
    made_at,
    read_catalog_description,
    route,
    state_of,
)
from kiosk.catalog.handing import Have, read_have, write_have
from kiosk.catalog.layout import piece_path
from kiosk.catalog.pictures import decode_picture
from kiosk.catalog.pieces import Entry, read_piece
from kiosk.catalog.trust import Delivery, Trust, open_delivery, read_verified, shipped_root
from kiosk.encoders import Bundle, load_bundle, read_model_id
from kiosk.errors import IncompleteUpdateError, RollbackError, UpdateError
from kiosk.running import Running
from kiosk.settings import Settings
from kiosk.store import CatalogChanges, Repository
from kiosk.updates.checking import check_queries
from kiosk.updates.counter import Counter, fulfil, promise
from kiosk.updates.models import folder_of, install_model, remove_other_models

_WHOLE = "update wanted whole"
"""The setting that is there while the catalog in the store is not what was signed of it."""
EXPIRES = "updates expire"
"""The setting that holds until when the newest verified metadata are valid."""
_SPARE_BYTES = 64 << 20

Step = Callable[[str], None]
Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Applied:
    """What became of a delivery."""

    before: int
    version: int
    changed: bool
    """False where the kiosk had this very catalog already."""
    entries: int = 0


def stamp(moment: datetime) -> str:
    """Write a moment as the kiosk keeps it."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def reference_time(running: Running | None, now: datetime) -> datetime:
    """Give the time to judge expiry by: never before the catalog that runs was made.

    A clock that was set back must not make stale metadata fresh.
    """
    if running is None:
        return now
    return max(made_at(running.made), now)


def apply_delivery(
    settings: Settings,
    repository: Repository,
    folder: Path,
    now: datetime,
    *,
    counter: Counter | None = None,
    at: Step = lambda _: None,
    progress: Progress = lambda _, __: None,
) -> Applied:
    """Apply a delivery of the inbox to the store.

    ``counter`` notices old disks; ``at`` is told every step by its name; ``progress`` how many
    pieces of how many are in. Raises UpdateError where the delivery is wrong,
    IncompleteUpdateError and ExpiredError (which are UpdateErrors) and StoreError where a later try
    may succeed; the store is then as it was.
    """
    updates = settings.updates
    if updates is None:
        raise UpdateError("No updates are set up: set [updates] in the settings file.")
    running = repository.ledger.running()
    known = repository.ledger.trust()
    delivery = open_delivery(
        folder, updates.channel, shipped_root(updates), Trust(known) if known else None,
        reference_time(running, now),
    )  # fmt: skip
    repository.ledger.keep_trust(delivery.trust.files)
    repository.ledger.keep(EXPIRES, stamp(delivery.expires))
    at("verified")
    description = read_catalog_description(delivery.description, updates.channel)
    if made_at(description.made) > delivery.expires:
        # It would be the floor of time from then on, and nothing honest would be fresh any more.
        msg = "The update's catalog says it is made after its signatures end: it was made wrongly."
        raise UpdateError(msg)
    signed = hashlib.sha256(delivery.description).hexdigest()
    before = 0 if running is None else running.version
    if running is not None and running.description == signed:
        return Applied(before, description.version, changed=False)
    _check_floor(running, delivery, description)
    model = _model(settings, delivery, description, at)
    made = Running(
        updates.channel, description.lineage, description.version, description.made,
        description.model.digest, description.items, description.title, signed, stamp(now),
        delivery.keyids,
    )  # fmt: skip
    change = _Change(
        repository, delivery, description, lambda: load_bundle(model, threads=settings.threads),
        counter, at, progress,
    )  # fmt: skip
    entries = change.run(running, made)
    at("committed")
    fulfil(repository.ledger, counter)
    remove_other_models(settings, description.model.digest)
    at("tidied")
    return Applied(before, description.version, changed=True, entries=entries)


def say_what_is_had(settings: Settings, repository: Repository) -> None:
    """Tell the updater what this kiosk has, be it nothing that a change could be added to.

    Raises UpdateError, and ModelError where there is no model either.
    """
    updates, running = settings.updates, repository.ledger.running()
    if updates is None:
        return
    if running is None:
        have = Have(updates.channel, "", 0, read_model_id(settings.model).digest)
    elif repository.ledger.setting(_WHOLE) is not None:
        have = Have(updates.channel, "", 0, running.model)
    else:
        have = Have(running.channel, running.lineage, running.version, running.model, running.made)
    if read_have(updates.told) != have:
        write_have(updates.told, have)


def _check_floor(
    running: Running | None, delivery: Delivery, description: CatalogDescription
) -> None:
    """Refuse an older catalog than the one that runs.

    Other keys than those that signed it mean that head office has replaced them, perhaps since
    somebody had signed a far too high version with them: then a lower one is right.
    """
    if running is None or running.lineage != description.lineage:
        return
    if description.version < running.version and delivery.keyids == running.keyids:
        msg = (
            f"The update brings version {description.version} of the catalog and this kiosk has "
            f"{running.version} already: it is an old one, and is refused."
        )
        raise RollbackError(msg)


def _model(
    settings: Settings, delivery: Delivery, description: CatalogDescription, at: Step
) -> Path:
    """Give the folder of the catalog's model, which is installed where it is new.

    Raises UpdateError where this kiosk has it not and the delivery neither.
    """
    folder = folder_of(settings, description.model.id())
    return folder or install_model(settings, delivery, description.model, at)


class _DifferentError(UpdateError):
    """What came out is not what was signed."""


@dataclass(frozen=True, slots=True)
class _Change:
    """What one transaction needs."""

    repository: Repository
    delivery: Delivery
    description: CatalogDescription
    load: Callable[[], Bundle]
    """Loads the catalog's model, which takes a second and much memory: only where it is needed."""
    counter: Counter | None
    at: Step
    progress: Progress

    def run(self, running: Running | None, made: Running) -> int:
        """Apply the layers by the cheapest way, or else the whole catalog; give the entries."""
        ways = self._ways(running)
        while True:
            way = ways.pop(0)
            self._make_sure_of(way)
            try:
                with self.repository.batch():
                    self.at("begun")
                    entries = self._write(way)
                    self.repository.ledger.keep_running(made)
                    self.repository.ledger.keep(_WHOLE, None)
                    promise(self.repository.ledger, self.counter)
                    self.at("checked")
            except _DifferentError:
                # The catalog here was not quite what it was taken for: then all of it anew, from
                # this delivery where it holds it, else from the next.
                if not ways:
                    raise
                self.repository.ledger.keep(_WHOLE, "yes")
            else:
                return entries

    def _ways(self, running: Running | None) -> list[tuple[Layer, ...]]:
        have = 0
        if running is not None and running.lineage == self.description.lineage:
            have = running.version if running.version <= self.description.version else 0
        ways = [route(self.description, have), route(self.description, 0)]
        return list(dict.fromkeys(way for way in ways if way is not None))

    def _make_sure_of(self, way: Sequence[Layer]) -> None:
        """See that every piece is there, and room for them, before anything is written."""
        folder = self.delivery.folder
        pieces = [piece for layer in way for piece in layer.pieces]
        lacking = sum(not (folder / piece_path(piece.sha256)).is_file() for piece in pieces)
        if lacking:
            msg = (
                f"The update lacks {lacking} of its {len(pieces)} parts: the updater brings them "
                "when it runs again."
            )
            raise IncompleteUpdateError(msg)
        # Once in the write-ahead log and once in the store itself.
        needed = 2 * sum(piece.bytes for piece in pieces) + _SPARE_BYTES
        free = shutil.disk_usage(self.repository.path.parent).free
        if free < needed:
            msg = (
                f"The disk has {free >> 20} MB free and the update needs {needed >> 20} MB: make "
                "room; the catalog there was stays."
            )
            raise IncompleteUpdateError(msg)

    def _write(self, way: Sequence[Layer]) -> int:
        description = self.description
        changes = self.repository.changes(description.model.id(), description.embed_dim)
        total = sum(len(layer.pieces) for layer in way)
        done = entries = 0
        for layer in way:
            whole: set[str] | None = set() if layer.after == 0 else None
            for piece in layer.pieces:
                content = read_verified(self.delivery.folder, piece.sha256, piece.bytes)
                for entry in read_piece(content, description.embed_dim):
                    put_entry(changes, entry)
                    entries += 1
                    if whole is not None:
                        whole.add(entry.id)
                done += 1
                self.at("piece written")
                self.progress(done, total)
            if whole is not None:
                changes.keep_only(whole)
        self.at("written")
        state = state_of(changes.digests())
        if state != description.state:
            raise _DifferentError(
                "The update does not make the catalog that was signed: head office has to build "
                "it again. The catalog there was stays."
            )
        lessons = changes.lessons_without_vector()
        if lessons or description.queries:
            bundle = self.load()
            for source, thumbnail in lessons:
                # What staff taught, from the pictures that were kept.
                vector = bundle.image.encode_image([decode_picture(thumbnail)])[0]
                changes.teach_again(source, vector)
            check_queries(self.repository, bundle, description)
        changes.forget_models()
        return entries


def put_entry(changes: CatalogChanges, entry: Entry) -> None:
    """Put one entry of a layer into the store, inside a transaction. Raises StoreError."""
    if entry.item is None:
        changes.remove(entry.id)
    elif entry.pictures is None:
        changes.put(entry.item, entry.facts_digest(), None, None)
    else:
        changes.put(entry.item, entry.facts_digest(), entry.pictures, entry.pictures_digest())
