"""Which signed catalog a kiosk runs, with which model, and how its updates stand."""

import contextlib
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import msgspec

from kiosk.domain import UpdateOutcome, UpdateRecord
from kiosk.settings import Settings

RUNNING = "catalog"
"""The name under which a store keeps it; nothing is kept where the catalog came otherwise."""
_SOON_DAYS = 7


class Running(msgspec.Struct, frozen=True):
    """The catalog the last update brought."""

    channel: str
    lineage: str
    version: int
    made: str
    """When head office built it, UTC, such as 2026-11-25T05:00:00Z."""
    model: str
    """The digest of its ModelId."""
    items: int
    title: str
    description: str
    """SHA-256 of what was signed of it."""
    applied: str
    """When it was applied, by the kiosk's own clock."""
    keyids: tuple[str, ...] = ()
    """The keys of the role that signed it."""

    def to_text(self) -> str:
        """Write it as ``read_running`` reads it."""
        return msgspec.json.encode(self).decode()


def read_running(text: str | None) -> Running | None:
    """Read what a store remembers, None where it remembers nothing of the kind."""
    if text is None:
        return None
    with contextlib.suppress(ValueError):
        return msgspec.json.decode(text, type=Running)
    return None


def installed_model(settings: Settings, digest: str) -> Path:
    """Name the folder of a model that an update brought."""
    return settings.data_folder / "models" / digest


def model_folder(settings: Settings, running: Running | None) -> Path:
    """Name the folder of the model to use: the one an update brought, else the one set."""
    if running is not None:
        folder = installed_model(settings, running.model)
        if folder.is_dir():
            return folder
    return settings.model


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
