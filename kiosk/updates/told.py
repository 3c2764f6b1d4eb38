"""What those who look after a kiosk are told of its updates: how it stands, and what to do."""

import shutil
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from kiosk.catalog.handing import read_last_run
from kiosk.domain import UpdateOutcome, UpdateRecord
from kiosk.errors import KioskError
from kiosk.running import Running
from kiosk.settings import Settings
from kiosk.store import Repository, open_repository
from kiosk.updates.applying import EXPIRES, running_in, stamp
from kiosk.updates.counter import machine_counter, put_back
from kiosk.updates.inbox import waiting

_SOON_DAYS = 7


@dataclass(frozen=True, slots=True)
class UpdateState:
    """How a kiosk stands."""

    running: Running | None
    model: str
    items: int
    pictures: int
    lessons: int
    """Pictures that staff taught."""
    last: UpdateRecord | None
    waiting: bool
    """Whether something lies in the inbox that was not tried yet."""
    expires: datetime | None
    """Until when what was signed last is valid; None where nothing was verified yet."""
    expired: bool
    free_bytes: int
    channel: str
    """"" where no updates are set up."""
    folder: str
    amiss: str
    """That the disk is an old one that was put back; "" where nothing is amiss."""
    updater: str
    """What the updater said of its last run; "" where it never ran."""

    def advice(self) -> str:
        """Say what to do next, in a sentence or two; "" where everything is well."""
        if self.amiss:
            return self.amiss
        if not self.channel:
            return "No updates are set up: set [updates] in the settings file."
        if self.last is not None and self.last.outcome is not UpdateOutcome.APPLIED:
            return self.last.sentence
        if self.running is None:
            return (
                "No catalog came by an update yet: let kiosk-updater fetch one, from the server or "
                "from a stick."
            )
        if self.expired:
            return (
                "What head office signed is past its date, so nothing new is taken. Is the clock "
                "right? Then fetch a fresh signature, from the server or on a stick."
            )
        if self.expires is not None and (self.expires - datetime.now(UTC)).days < _SOON_DAYS:
            return "What head office signed is valid for a few days only: fetch a fresh one soon."
        return ""


def update_state(settings: Settings, repository: Repository) -> UpdateState:
    """Say how the updates of a kiosk stand. Raises KioskError where the store cannot be read."""
    updates = settings.updates
    expires = _moment(repository.ledger.setting(EXPIRES))
    running = running_in(repository)
    items, pictures = repository.counts()
    last = repository.ledger.history(1)
    there = False
    if updates is not None:
        try:
            there = waiting(settings, repository) is not None
        except KioskError:
            there = False
    return UpdateState(
        running,
        ", ".join(str(model) for model in repository.models()),
        items,
        pictures,
        repository.lessons(),
        last[0] if last else None,
        there,
        expires,
        expires is not None and datetime.now(UTC) > expires,
        shutil.disk_usage(settings.store.parent).free,
        "" if updates is None else updates.channel,
        "" if updates is None else str(updates.folder),
        put_back(repository.ledger, machine_counter()),
        "" if updates is None else _updater(updates.folder),
    )


def read_update_state(settings: Settings) -> UpdateState:
    """Open the store and say how its updates stand. Raises StoreError."""
    with open_repository(settings.store) as repository:
        return update_state(settings, repository)


def state_rows(state: UpdateState) -> list[tuple[str, str]]:
    """Give the state as lines for people."""
    running = state.running
    if running is None:
        catalog = "not from an update"
    else:
        title = running.title or running.channel
        catalog = f"{title}, version {running.version}, made {running.made}"
    rows = [("catalog", catalog)]
    if running is not None:
        rows.append(("applied", running.applied))
    rows += [
        ("goods", f"{state.items} items, {state.pictures} pictures, {state.lessons} of staff's"),
        ("model", state.model or "none"),
        ("channel", state.channel or "no updates are set up"),
    ]
    if state.channel:
        waits = "something to apply" if state.waiting else "nothing new"
        rows.append(("inbox", f"{waits}, in {state.folder}"))
        until = "nothing was verified yet"
        if state.expires is not None:
            days = (state.expires - datetime.now(UTC)).days
            said = "past its date" if state.expired else f"{days} days"
            until = f"{state.expires:%Y-%m-%d %H:%M} UTC ({said})"
        rows.append(("signed until", until))
        rows.append(("updater", state.updater or "has not run yet"))
    if state.last is not None:
        last = state.last
        rows.append(("last update", f"{last.at} {last.outcome.value}: {last.sentence}"))
    rows.append(("free space", f"{state.free_bytes >> 20} MB"))
    return rows


def state_json(state: UpdateState) -> dict[str, object]:
    """Give the state for programs."""
    running = state.running
    return {
        "channel": state.channel,
        "catalog": None if running is None else {
            "title": running.title, "channel": running.channel, "lineage": running.lineage,
            "version": running.version, "made": running.made, "applied": running.applied,
            "model": running.model,
        },
        "model": state.model, "items": state.items, "pictures": state.pictures,
        "lessons": state.lessons, "waiting": state.waiting,
        "expires": None if state.expires is None else stamp(state.expires),
        "expired": state.expired, "free_bytes": state.free_bytes, "updater": state.updater,
        "last": None if state.last is None else {
            "at": state.last.at, "version": state.last.version,
            "outcome": state.last.outcome.value, "sentence": state.last.sentence,
        },
        "advice": state.advice(),
    }  # fmt: skip


def _moment(text: str | None) -> datetime | None:
    if text is None:
        return None
    return datetime.strptime(text, "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC)


def _updater(folder: Path) -> str:
    run = read_last_run(folder)
    return "" if run is None else f"{run.at}: {run.sentence}"
