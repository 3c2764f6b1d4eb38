"""What lies in the inbox, and taking the newest of it."""

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
from kiosk.store.files import folder_lock
from kiosk.updates.applying import Progress, Step, apply_delivery, running_in, stamp
from kiosk.updates.counter import machine_counter

INBOX = "inbox"
_MOST_DELIVERIES = 1000
_SEEN = "update seen"
"""The setting that names the last delivery that changed nothing."""
# CHANNEL-VERSION-DIGEST-tTIMESTAMP, as the updater names them.
_NAME = re.compile(r".*-(\d{1,16})-[0-9a-f]{16}-t(\d{1,16})")


def deliveries(updates: UpdateSettings) -> list[Path]:
    """Give the deliveries that wait, the newest first; their names alone are looked at.

    Raises UpdateError where the inbox cannot be read.
    """
    found: list[tuple[tuple[int, int], str, Path]] = []
    try:
        for folder in (updates.folder / INBOX).iterdir():
            name = _NAME.fullmatch(folder.name)
            if name and folder.is_dir():
                found.append(((int(name[2]), int(name[1])), folder.name, folder))
    except FileNotFoundError:
        return []
    except OSError as error:
        msg = (
            f"The inbox of updates in {updates.folder} cannot be read ({error.strerror}): check "
            "its permissions."
        )
        raise UpdateError(msg) from error
    return [folder for *_, folder in sorted(found, reverse=True)[:_MOST_DELIVERIES]]


def waiting(settings: Settings, repository: Repository) -> Path | None:
    """Give the newest delivery that is worth trying, None where there is none.

    One that was refused is not tried again by itself: its content does not change.
    """
    if settings.updates is None:
        return None
    for folder in deliveries(settings.updates)[:1]:
        if repository.ledger.setting(_SEEN) == folder.name:
            return None
        outcome = _last_outcome(repository, folder.name)
        if outcome in (None, UpdateOutcome.FAILED):
            return folder
    return None


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
    with folder_lock(settings.store.parent, settings.store.name + ".update.lock"):
        if source is not None:
            folder: Path | None = source
        elif again:
            folder = next(iter(deliveries(updates)), None)
        else:
            folder = waiting(settings, repository)
        if folder is None:
            return None
        started = time.monotonic()
        running = running_in(repository)
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
