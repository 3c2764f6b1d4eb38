"""What lies in the inbox, and taking the newest of it."""

import logging
import re
import time
from datetime import datetime
from pathlib import Path

from kiosk.domain import UpdateOutcome, UpdateRecord
from kiosk.errors import (
    ExpiredError,
    IncompleteUpdateError,
    KioskError,
    ModelError,
    UpdateError,
)
from kiosk.settings import Settings, UpdateSettings
from kiosk.store import Repository
from kiosk.store.files import UPDATE_LOCK, folder_lock
from kiosk.updates.applying import Progress, Step, apply_delivery, say_what_is_had, stamp
from kiosk.updates.counter import machine_counter

logger = logging.getLogger(__name__)

INBOX = "inbox"
_SEEN = "update seen"
"""The setting that names the last delivery that changed nothing."""
# CHANNEL-VERSION-DIGEST-tTIMESTAMP, as the updater names them.
_NAME = re.compile(r".*-(\d{1,16})-[0-9a-f]{16}-t(\d{1,16})")


def newest(updates: UpdateSettings) -> Path | None:
    """Give the newest delivery, None where there is none; names alone are looked at.

    Raises UpdateError where the inbox cannot be read.
    """
    found: list[tuple[int, int, str]] = []
    inbox = updates.folder / INBOX
    try:
        for folder in inbox.iterdir():
            name = _NAME.fullmatch(folder.name)
            if name:
                found.append((int(name[2]), int(name[1]), folder.name))
    except FileNotFoundError:
        return None
    except OSError as error:
        msg = (
            f"The inbox of updates in {updates.folder} cannot be read ({error.strerror}): check "
            "its permissions."
        )
        raise UpdateError(msg) from error
    return inbox / max(found)[2] if found else None


def waiting(settings: Settings, repository: Repository) -> Path | None:
    """Give the newest delivery where it is worth trying, None where it is not.

    One that was refused is not tried again by itself: its content does not change.
    """
    folder = None if settings.updates is None else newest(settings.updates)
    if folder is None or repository.ledger.setting(_SEEN) == folder.name:
        return None
    outcome = _last_outcome(repository, folder.name)
    return folder if outcome in (None, UpdateOutcome.FAILED) else None


def tell_updater(settings: Settings, repository: Repository) -> None:
    """Tell the updater what this kiosk has: again and again, as its folder may be another now.

    Where that fails the updater fetches more than it had to, and nothing else is lost.
    """
    try:
        say_what_is_had(settings, repository)
    except KioskError as error:
        logger.warning("the updater cannot be told what there is: %s", error)


def take_newest(
    settings: Settings,
    repository: Repository,
    now: datetime,
    *,
    source: Path | None = None,
    again: bool = False,
    at: Step = lambda _: None,
    progress: Progress = lambda _, __: None,
) -> UpdateRecord | None:
    """Apply the newest delivery, or the one in ``source``, and write down what came of it.

    Gives None where there is nothing new. With ``again`` one that was refused is tried again.
    Raises KioskError as ``apply_delivery`` does, after it was written down.
    """
    updates = settings.updates
    if updates is None:
        raise UpdateError("No updates are set up: set [updates] in the settings file.")
    with folder_lock(settings.store.parent, settings.store.name + UPDATE_LOCK):
        if source is not None:
            folder: Path | None = source
        elif again:
            folder = newest(updates)
        else:
            folder = waiting(settings, repository)
        if folder is None:
            tell_updater(settings, repository)
            return None
        started = time.monotonic()
        running = repository.ledger.running()
        before = 0 if running is None else running.version

        def record(version: int, outcome: UpdateOutcome, sentence: str) -> UpdateRecord:
            seconds = time.monotonic() - started
            made = UpdateRecord(
                stamp(now), folder.name, before, version, outcome, sentence, seconds
            )
            _write_down(repository, made)
            return made

        try:
            applied = apply_delivery(
                settings, repository, folder, now,
                counter=machine_counter(), at=at, progress=progress,
            )  # fmt: skip
        except KioskError as error:
            for_now = not isinstance(error, UpdateError | ModelError) or isinstance(
                error, IncompleteUpdateError | ExpiredError
            )
            outcome = UpdateOutcome.FAILED if for_now else UpdateOutcome.REFUSED
            record(_version_of(folder), outcome, str(error))
            raise
        finally:
            tell_updater(settings, repository)
        if not applied.changed:
            # The same catalog, signed anew: nothing that would be worth a line every day.
            repository.ledger.keep(_SEEN, folder.name)
            return None
        return record(
            applied.version, UpdateOutcome.APPLIED, f"{applied.entries} changes were applied."
        )


def _last_outcome(repository: Repository, delivery: str) -> UpdateOutcome | None:
    for record in repository.ledger.history():
        if record.delivery == delivery:
            return record.outcome
    return None


def _write_down(repository: Repository, record: UpdateRecord) -> None:
    """Keep a record, unless it only says again what the last one said."""
    last = repository.ledger.history(1)
    if last and (last[0].delivery, last[0].sentence) == (record.delivery, record.sentence):
        return
    repository.ledger.record(record)


def _version_of(folder: Path) -> int:
    name = _NAME.fullmatch(folder.name)
    return int(name[1]) if name else 0
