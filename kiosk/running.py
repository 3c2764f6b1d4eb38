"""Which signed catalog a kiosk runs, as its store remembers it, and with which model."""

import contextlib
from pathlib import Path

import msgspec

from kiosk.settings import Settings

RUNNING = "catalog"
"""The name under which a store keeps it; nothing is kept where the catalog came otherwise."""


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
