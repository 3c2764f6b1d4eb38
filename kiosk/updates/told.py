"""What those who look after a kiosk are told of its updates: how it stands, and what to do."""

import shutil
from datetime import UTC, datetime
from pathlib import Path

from kiosk.catalog.description import made_at
from kiosk.catalog.handing import read_last_run
from kiosk.errors import KioskError
from kiosk.running import UpdateState
from kiosk.settings import Settings
from kiosk.store import Repository, open_repository
from kiosk.updates.applying import EXPIRES, stamp
from kiosk.updates.counter import machine_counter, put_back
from kiosk.updates.inbox import waiting


def update_state(settings: Settings, repository: Repository) -> UpdateState:
    """Say how the updates of a kiosk stand. Raises KioskError where the store cannot be read."""
    updates = settings.updates
    kept = repository.ledger.setting(EXPIRES)
    expires = None if kept is None else made_at(kept)
    running = repository.ledger.running()
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


def _updater(folder: Path) -> str:
    run = read_last_run(folder)
    return "" if run is None else f"{run.at}: {run.sentence}"
