"""One run: refresh, see what the kiosk lacks, fetch it, hand it over, tidy up."""

import contextlib
import errno
import fcntl
import hashlib
import os
import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from kiosk.catalog.description import (
    CatalogDescription,
    made_at,
    read_catalog_description,
    read_model_description,
    route,
)
from kiosk.catalog.handing import Have, read_have
from kiosk.catalog.layout import TARGETS, catalog_target, model_target, piece_path
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
_STAMP = re.compile(r"-t(\d{1,16})$")

Progress = Callable[[int, int, int], None]
"""Is told how many bytes of how many are here, and how many of them moved just now."""


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
    at: Step = lambda _: None, progress: Progress = lambda _, __, ___: None,
) -> Outcome:  # fmt: skip
    """Bring the kiosk's inbox up to date with a source.

    ``at`` is told every step by its name. Raises UpdateError; what has come so far is kept for the
    next run.
    """
    folder = updates.folder
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with _alone(folder), contextlib.closing(source):
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
    have = read_have(updates.told)
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
    delivery = _name(updates.channel, description, signed, client)
    inbox = folder / INBOX
    staging = Staging(folder / STAGING, inbox, at)
    if _whole(inbox / delivery, wanted, targets):
        _tidy(staging, inbox, delivery)
        return Outcome(description.version, None)
    with translated():
        moved = _fetch(staging, source, wanted, inbox, progress)
    staging.hand_over(delivery, wanted, client.metadata(), targets)
    _tidy(staging, inbox, delivery)
    at("cleaned")
    return Outcome(description.version, delivery, len(wanted), moved)


def _fetch(
    staging: Staging, source: Source, wanted: dict[str, int], inbox: Path, progress: Progress
) -> int:
    """Get every piece that is not here; give the bytes that moved."""
    staging.keep_only(wanted)
    lacking = {
        sha256: length for sha256, length in wanted.items() if not staging.has(sha256, length)
    }
    rest, total, moved = sum(lacking.values()), sum(wanted.values()), 0

    def came(size: int) -> None:
        nonlocal moved
        moved += size
        progress(total - rest + min(moved, rest), total, moved)

    if lacking:
        _need_room(staging, inbox, rest + _SPARE_BYTES)
    for sha256, length in lacking.items():
        staging.fetch(source, sha256, length, came)
    return moved


def _need_room(staging: Staging, inbox: Path, needed: int) -> None:
    """Let older deliveries give way where room is scarce.

    Raises IncompleteUpdateError where there is too little room all the same.
    """
    inbox.mkdir(exist_ok=True)
    if shutil.disk_usage(inbox).free < needed:
        for old in _deliveries(inbox)[1:]:
            staging.withdraw(old)
        staging.forget_withdrawn()
    free = shutil.disk_usage(inbox).free
    if free < needed:
        msg = (
            f"The disk has {free >> 20} MB free and the update needs {needed >> 20} MB: make room "
            "on it."
        )
        raise IncompleteUpdateError(msg)


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


def _whole(delivery: Path, wanted: dict[str, int], targets: dict[str, bytes]) -> bool:
    """Tell whether a delivery holds all of this: a kiosk that was set up anew needs more."""
    try:
        return all(
            (delivery / piece_path(sha256)).stat().st_size == length
            for sha256, length in wanted.items()
        ) and all((delivery / TARGETS / name).is_file() for name in targets)
    except OSError:
        return False


def _tidy(staging: Staging, inbox: Path, newest: str) -> None:
    """Remove what is overtaken: older deliveries but the last, and all that was staged."""
    ours = _stamp(newest)
    others = [path for path in _deliveries(inbox) if path.name != newest]
    # A higher number was signed with keys that have been replaced since.
    old = [path for path in others if _stamp(path.name) <= ours][_KEPT_DELIVERIES - 1 :]
    for path in [*(path for path in others if _stamp(path.name) > ours), *old]:
        staging.withdraw(path)
    staging.clear()


def _deliveries(inbox: Path) -> list[Path]:
    """Give the deliveries of an inbox, the newest first: by their numbers, as clocks may jump."""
    return sorted(inbox.iterdir(), key=lambda path: _stamp(path.name), reverse=True)


def _stamp(delivery: str) -> int:
    """Give the version of the timestamp metadata in a delivery's name."""
    found = _STAMP.search(delivery)
    return int(found[1]) if found else -1


def _reference(have: Have | None, now: datetime | None) -> datetime:
    """Give the time to judge expiry by: never before the kiosk's catalog was made."""
    moment = datetime.now(UTC) if now is None else now
    if have is None or have.made is None:
        return moment
    try:
        return max(moment, made_at(have.made))
    except UpdateError:
        # A day that is none.
        return moment


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
