"""Runs of the updater, as the tests of this folder make them."""

from kiosk.catalog.handing import Have, write_have
from kiosk.domain import ModelId
from kiosk.settings import UpdateSettings
from kiosk.updater.once import Outcome, update_once
from kiosk.updater.pace import Pace
from kiosk.updater.sources import FolderSource, Source, WebSource
from tests.fakes.servers import FakeServer
from tests.fakes.updates import LINEAGE, NOW, FakeRepository

MODEL = ModelId("fake", "1" * 64)


def web(server: FakeServer, pace: Pace | None = None) -> WebSource:
    return WebSource(server.address, pace or Pace())


def stick(office: FakeRepository) -> FolderSource:
    return FolderSource(office.folder, Pace())


def inbox(updates: UpdateSettings) -> list[str]:
    folder = updates.folder / "inbox"
    return sorted(path.name for path in folder.iterdir()) if folder.is_dir() else []


def has(updates: UpdateSettings, version: int, model: ModelId = MODEL) -> None:
    """Say what the kiosk has, as it does itself."""
    made = NOW.strftime("%Y-%m-%dT%H:%M:%SZ")
    write_have(updates.folder, Have("default", LINEAGE, version, model.digest, made))


def run(updates: UpdateSettings, source: Source, **more: object) -> Outcome:
    return update_once(updates, source, **more)  # type: ignore[arg-type]
