"""The commands about updates: how they stand, applying what waits, and what came of them."""

import argparse
import os
from datetime import UTC, datetime
from pathlib import Path

from kiosk.arguments import EXIT_FOUND, exit_code
from kiosk.domain import UpdateRecord
from kiosk.errors import CatalogError, UpdateError
from kiosk.settings import Settings, absolute
from kiosk.terminal import ProgressLine, complain, plain, say, say_json, table

_NICE = 10


def status(arguments: argparse.Namespace, settings: Settings) -> int:
    """Say how the updates stand, and write it into a signed file where that is asked for."""
    from kiosk.updates.report import write_status_file
    from kiosk.updates.told import read_update_state, state_json, state_rows

    state = read_update_state(settings)
    written: Path | None = None
    if arguments.to is not None:
        written = write_status_file(settings, absolute(arguments.to))
    if arguments.json:
        say_json({**state_json(state), "status_file": None if written is None else str(written)})
        return EXIT_FOUND
    rows = state_rows(state)
    width = max(len(name) for name, _ in rows)
    for name, value in rows:
        say(f"{name:<{width}}  {plain(value)}")
    if state.advice():
        say(f"\n{plain(state.advice())}")
    if written is not None:
        say(f"\nThe signed status is in {written}: carry it to head office.")
    return EXIT_FOUND


def apply(arguments: argparse.Namespace, settings: Settings) -> int:
    """Apply the newest delivery of the inbox, or of a folder."""
    from kiosk.store import open_repository
    from kiosk.updates.inbox import take_newest

    if settings.updates is None:
        raise UpdateError("No updates are set up: set [updates] in the settings file.")
    if arguments.automatic:
        os.nice(_NICE)
    line = ProgressLine("parts")
    source = None if arguments.source is None else absolute(arguments.source)
    try:
        with open_repository(settings.store, create=True) as repository:
            record = take_newest(
                settings, repository, datetime.now(UTC), source=source,
                again=not arguments.automatic,
                progress=lambda done, total: line.update(done, total, done),
            )  # fmt: skip
    except (CatalogError, UpdateError) as error:
        if not arguments.automatic:
            raise
        # Its stream is a log, and the sentence may hold what the update brought.
        kind = type(error).__name__
        complain(f"The update was not applied ({kind}): see `kiosk update history`.")
        return exit_code(error)
    finally:
        line.close()
    if arguments.json:
        say_json({"applied": None if record is None else record_json(record)})
    elif record is None:
        say("There is nothing new: the kiosk has what was brought.")
    else:
        say(f"Version {record.version} of the catalog runs. {record.sentence}")
    return EXIT_FOUND


def history(arguments: argparse.Namespace, settings: Settings) -> int:
    """Say what came of the last updates."""
    from kiosk.store import open_repository

    with open_repository(settings.store) as repository:
        records = repository.ledger.history()
    if arguments.json:
        say_json({"updates": [record_json(record) for record in records]})
    elif not records:
        say("No update was tried yet.")
    else:
        rows = [
            [one.at, str(one.before), str(one.version), one.outcome.value, plain(one.sentence)]
            for one in records
        ]
        say(table(["when", "from", "to", "outcome", ""], rows, frozenset({1, 2})))
    return EXIT_FOUND


def record_json(record: UpdateRecord) -> dict[str, object]:
    """Give a record for programs."""
    return {
        "at": record.at, "delivery": record.delivery, "before": record.before,
        "version": record.version, "outcome": record.outcome.value,
        "sentence": record.sentence, "seconds": round(record.seconds, 3),
    }  # fmt: skip
