"""One run: refresh, see what the kiosk lacks, fetch it, hand it over, tidy up."""

import contextlib
import errno
import fcntl
import hashlib
import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from kiosk.catalog.description import (
    CatalogDescription,
    read_catalog_description,
    read_model_description,
    route,
)
from kiosk.catalog.handing import Have, read_have
from kiosk.catalog.layout import catalog_target, model_target
from kiosk.catalog.trust import shipped_root, translated
from kiosk.errors import IncompleteUpdateError, UpdateError
from kiosk.settings import UpdateSettings
from kiosk.updater.client import Client
from kiosk.updater.sources import Source
from kiosk.updater.staging import Staging, Step

INBOX, STAGING, CACHE, FETCHED = "inbox", "staging", "tuf", "descriptions"
_KEPT_DELIVERIES = 2
"""The newest, and the one a kiosk may be reading."""
_SPARE_BYTES = 64 << 20

Progress = Callable[[int, int], None]


class BusyError(UpdateError):
    """Another run is under way."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a run came to."""

    version: int
    """Of the newest catalog."""
    delivery: str | None
    """What was handed over; None where there was nothing new."""
    pieces: int = 0
    moved: int = 0
    """Bytes of pieces that were fetched."""

    def sentence(self) -> str:
        """Say it."""
        if self.delivery is None:
            return f"Nothing new: the newest catalog is version {self.version}."
        if not self.pieces:
            return f"Version {self.version} of the catalog was signed anew, and handed over."
        return (
            f"Version {self.version} of the catalog was handed over: {self.pieces} parts, "
            f"{self.moved / 1e6:.1f} MB fetched."
        )


def update_once(
    updates: UpdateSettings, source: Source, *, now: datetime | None = None,
    at: Step = lambda _: None, progress: Progress = lambda _, __: None,
) -> Outcome:  # fmt: skip
    """Bring the kiosk's inbox up to date with a source.

    ``at`` is told every step by its name, ``progress`` how many bytes of how many are here. Raises
    UpdateError; what has come so far is kept for the next run.
    """
    folder = updates.folder
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with _alone(folder):
            return _run(updates, source, now, at, progress)
    except OSError as error:
        what = (
            "is full: make room on it"
            if error.errno == errno.ENOSPC
            else f"fails ({error.strerror})"
        )
        msg = f"The disk with {folder} {what}. What has come so far is kept."
        raise IncompleteUpdateError(msg) from error


def _run(
    updates: UpdateSettings, source: Source, now: datetime | None, at: Step, progress: Progress
) -> Outcome:
    folder = updates.folder
    have = read_have(folder)
    with translated():
        client = Client(
            folder / CACHE, source, shipped_root(updates), targets=_made(folder / FETCHED),
            now=_reference(have, now),
        )  # fmt: skip
        client.refresh()
        at("refreshed")
        name = catalog_target(updates.channel)
        content = client.description(name)
    if content is None:
        msg = f"The source holds no catalog for the channel {updates.channel}: is it the right one?"
        raise UpdateError(msg)
    description = read_catalog_description(content, updates.channel)
    signed = hashlib.sha256(content).hexdigest()
    targets = {_hashed(name, content): content}
    wanted = _pieces(description, have)
    if have is None or have.model != description.model.digest:
        wanted |= _model(client, description, targets)
    metadata = client.metadata()
    delivery = _name(updates.channel, description, signed, client)
    inbox = folder / INBOX
    if (inbox / delivery).is_dir():
        _tidy(folder, delivery)
        return Outcome(description.version, None)
    staging = Staging(folder / STAGING, inbox, delivery, at)
    moved = _fetch(staging, source, wanted, folder, progress)
    staging.finish(metadata, targets)
    _tidy(folder, delivery)
    at("cleaned")
    return Outcome(description.version, delivery, len(wanted), moved)


def _fetch(
    staging: Staging, source: Source, wanted: dict[str, int], folder: Path, progress: Progress
) -> int:
    """Get every piece that is not here; give the bytes that moved."""
    lacking = {
        sha256: length
        for sha256, length in wanted.items()
        if not (staging.has(sha256, length) or staging.borrow(sha256, length))
    }
    needed, free = sum(lacking.values()) + _SPARE_BYTES, shutil.disk_usage(folder).free
    if lacking and free < needed:
        msg = (
            f"The disk has {free >> 20} MB free and the update needs {needed >> 20} MB: make room "
            "on it."
        )
        raise IncompleteUpdateError(msg)
    total = sum(wanted.values())
    done = total - sum(lacking.values())
    moved = 0
    for sha256, length in lacking.items():
        moved += staging.fetch(source, sha256, length)
        done += length
        progress(done, total)
    return moved


def _pieces(description: CatalogDescription, have: Have | None) -> dict[str, int]:
    """Give the pieces the kiosk lacks, by digest with their lengths."""
    version = 0
    if have is not None and have.lineage == description.lineage:
        version = have.version if have.version <= description.version else 0
    way = route(description, version) or ()
    return {piece.sha256: piece.bytes for layer in way for piece in layer.pieces}


def _model(
    client: Client, description: CatalogDescription, targets: dict[str, bytes]
) -> dict[str, int]:
    """Give the files of the catalog's model, where the source has it."""
    digest = description.model.digest
    name = model_target(digest)
    with translated():
        content = client.description(name)
    if content is None:
        # The kiosk may have it without an update; it says so where not.
        return {}
    targets[_hashed(name, content)] = content
    return {file.sha256: file.bytes for file in read_model_description(content, digest).files}


def _name(channel: str, description: CatalogDescription, signed: str, client: Client) -> str:
    version = client.timestamp_version()
    return f"{channel.replace('/', '-')}-{description.version}-{signed[:16]}-t{version}"


def _hashed(name: str, content: bytes) -> str:
    """Name a target's file as consistent snapshots do."""
    folder, _, base = name.rpartition("/")
    return f"{folder}/{hashlib.sha256(content).hexdigest()}.{base}"


def _tidy(folder: Path, newest: str) -> None:
    """Remove what is overtaken: older deliveries but the last, and what else was staged."""
    inbox = folder / INBOX
    others = [path for path in inbox.iterdir() if path.name != newest]
    others.sort(key=lambda path: path.stat().st_mtime_ns, reverse=True)
    for old in others[_KEPT_DELIVERIES - 1 :]:
        # Away in one step, so that nobody reads half of one.
        gone = folder / STAGING / f"{old.name}.gone"
        gone.parent.mkdir(exist_ok=True)
        with contextlib.suppress(OSError):
            old.rename(gone)
    for path in (folder / STAGING).iterdir() if (folder / STAGING).is_dir() else ():
        shutil.rmtree(path, ignore_errors=True)


def _reference(have: Have | None, now: datetime | None) -> datetime:
    """Give the time to judge expiry by: never before the kiosk's catalog was made."""
    moment = datetime.now(UTC) if now is None else now
    if have is None or have.made is None:
        return moment
    made = datetime.strptime(have.made, "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC)
    return max(moment, made)


def _made(folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    return folder


@contextlib.contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Let one run at a time work; the kernel drops the lock with the process."""
    descriptor = os.open(folder / ".lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise BusyError("Another run of the updater is under way: this one ends.") from None
        yield
    finally:
        os.close(descriptor)
