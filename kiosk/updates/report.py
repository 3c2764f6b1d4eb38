"""The signed status file for head office."""

from datetime import UTC, datetime
from pathlib import Path

from kiosk.catalog.status_file import Status, write_status
from kiosk.domain import UpdateOutcome
from kiosk.durable import write_whole
from kiosk.errors import UpdateError
from kiosk.settings import Settings
from kiosk.signing import kiosk_name, public_key_of
from kiosk.store import open_repository
from kiosk.updates.applying import stamp
from kiosk.updates.told import update_state


def write_status_file(settings: Settings, folder: Path) -> Path:
    """Write this kiosk's signed status into a folder and give the file.

    Raises StoreError, and UpdateError where it cannot be written.
    """
    with open_repository(settings.store) as repository:
        key = repository.ledger.own_key()
        state = update_state(settings, repository)
    public = public_key_of(key)
    running, last = state.running, state.last
    trouble = None if last is None or last.outcome is UpdateOutcome.APPLIED else last.sentence
    status = Status(
        kiosk=kiosk_name(settings.kiosk, public), public_key=public, channel=state.channel,
        lineage="" if running is None else running.lineage,
        version=0 if running is None else running.version,
        model="" if running is None else running.model,
        made=None if running is None else running.made,
        applied=None if running is None else running.applied,
        trouble=state.amiss or trouble, written=stamp(datetime.now(UTC)),
    )  # fmt: skip
    path = folder / f"kiosk-status-{public[:16]}.json"
    try:
        write_whole(path, write_status(status, key))
    except OSError as error:
        msg = f"The status cannot be written to {folder} ({error.strerror}): is the stick in?"
        raise UpdateError(msg) from error
    return path
