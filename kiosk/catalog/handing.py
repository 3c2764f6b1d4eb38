"""What kiosk and updater tell each other in the folder of updates, beside the inbox.

``have.json`` says which catalog the kiosk has, so that the updater fetches what is missing. It is
the one thing that goes from the kiosk to the updater, and says nothing that the updater has not
brought itself, nor anything of a visit. ``last-run.json`` says what came of the updater's last run,
for staff to read.
"""

from pathlib import Path
from typing import Annotated

import msgspec
from msgspec import Meta

from kiosk.catalog.description import Sha256, Time
from kiosk.catalog.layout import CHANNEL
from kiosk.durable import write_whole
from kiosk.errors import UpdateError

HAVE, LAST_RUN = "have.json", "last-run.json"
_MOST_BYTES = 8192
_FORMAT = 1


class Have(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The catalog a kiosk runs; of ``version`` 0 where it has none but knows its model."""

    channel: Annotated[str, Meta(pattern=rf"^{CHANNEL.pattern}\Z")]
    lineage: Annotated[str, Meta(pattern=r"^([0-9a-f]{32})?\Z")]
    version: Annotated[int, Meta(ge=0, le=2**53)]
    model: Sha256
    """The digest of its ModelId."""
    made: Time | None = None
    """When head office built that catalog."""
    format: int = _FORMAT


_DECODER = msgspec.json.Decoder(Have)


def read_have(folder: Path) -> Have | None:
    """Read it from the folder of updates; None where there is nothing, or nothing that can be read.

    Then everything is fetched, which is never wrong.
    """
    try:
        with (folder / HAVE).open("rb") as file:
            untrusted = file.read(_MOST_BYTES + 1)
        found = _DECODER.decode(untrusted) if len(untrusted) <= _MOST_BYTES else None
    except (OSError, ValueError):
        return None
    return found if found is not None and found.format == _FORMAT else None


def write_have(folder: Path, have: Have) -> None:
    """Write it, whole or not at all, for the updater to read. Raises UpdateError."""
    _write(folder, HAVE, msgspec.json.encode(have, order="deterministic"))


class LastRun(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What came of the updater's last run."""

    at: Annotated[str, Meta(pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z\Z")]
    """As this device's clock has it, which may stand at 1970."""
    well: bool
    sentence: Annotated[str, Meta(max_length=1_000)]
    format: int = _FORMAT


_RUN_DECODER = msgspec.json.Decoder(LastRun)


def read_last_run(folder: Path) -> LastRun | None:
    """Read what came of the updater's last run; None where it never ran, or nobody can tell."""
    try:
        with (folder / LAST_RUN).open("rb") as file:
            untrusted = file.read(_MOST_BYTES + 1)
        return _RUN_DECODER.decode(untrusted) if len(untrusted) <= _MOST_BYTES else None
    except (OSError, ValueError):
        return None


def write_last_run(folder: Path, run: LastRun) -> None:
    """Write down what came of a run. Raises UpdateError."""
    _write(folder, LAST_RUN, msgspec.json.encode(run, order="deterministic"))


def _write(folder: Path, name: str, content: bytes) -> None:
    try:
        write_whole(folder / name, content, 0o644)
    except OSError as error:
        msg = f"The folder of updates {folder} cannot be written ({error.strerror})."
        raise UpdateError(msg) from error
