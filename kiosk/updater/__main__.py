"""``kiosk-updater``: one run, for a timer or by hand, with the exit codes of ``kiosk``."""

import argparse
import random
import sys
import time
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import kiosk
from kiosk.arguments import EXIT_FOUND, EXIT_STOPPED, EXIT_USAGE, Parser, exit_code
from kiosk.catalog.handing import LastRun, read_last_run, write_last_run
from kiosk.errors import ConfigError, KioskError, UpdateError
from kiosk.logs import set_up_logging
from kiosk.settings import UpdateSettings, load_settings
from kiosk.terminal import ProgressLine, complain, say, say_json
from kiosk.updater.once import BusyError, Outcome, update_once
from kiosk.updater.pace import Pace
from kiosk.updater.sources import open_source

_EXAMPLES = """examples:
  kiosk-updater                              from the source that is set
  kiosk-updater --from /media/stick          from a stick
  kiosk-updater --from https://updates.example/kiosk
  kiosk-updater --status                     what came of the last run
"""


def main(argv: Sequence[str] | None = None) -> int:
    """Run once (with the process's own arguments by default) and give the exit code."""
    try:
        arguments = _parser().parse_args(argv)
    except SystemExit as stop:
        return stop.code if isinstance(stop.code, int) else EXIT_USAGE
    try:
        set_up_logging()
        updates = load_settings(arguments.settings).updates
        if updates is None:
            raise ConfigError("No updates are set up: set [updates] in the settings file.")
        if arguments.status:
            return _status(updates, as_json=arguments.json)
        source = arguments.source or updates.source
        if not source:
            raise ConfigError("No source is set: set 'source' in [updates], or use --from.")
        if arguments.jitter and updates.jitter_minutes:
            # Not for safety: so that not all kiosks call at once.
            time.sleep(random.uniform(0, 60 * updates.jitter_minutes))  # noqa: S311
        return _run(updates, source, as_json=arguments.json)
    except KioskError as error:
        complain(str(error))
        return exit_code(error)
    except KeyboardInterrupt:
        complain("Stopped. What has come so far is kept.")
        return EXIT_STOPPED


def _run(updates: UpdateSettings, source: str, *, as_json: bool) -> int:
    line = ProgressLine("bytes")
    try:
        pace = Pace(1000 * updates.most_kilobytes_a_second)
        outcome = update_once(
            updates, open_source(source, pace, updates.ca),
            progress=line.update,
        )  # fmt: skip
    except BusyError as error:
        say(str(error))
        return EXIT_FOUND
    except KioskError as error:
        line.close()
        _write_down(updates.folder, str(error), well=False)
        raise
    finally:
        line.close()
    _write_down(updates.folder, outcome.sentence(), well=True)
    if as_json:
        say_json(_json(outcome))
    else:
        say(outcome.sentence())
    return EXIT_FOUND


def _json(outcome: Outcome) -> dict[str, object]:
    return {
        "version": outcome.version, "delivery": outcome.delivery, "parts": outcome.pieces,
        "bytes": outcome.moved,
    }  # fmt: skip


def _write_down(folder: Path, sentence: str, *, well: bool) -> None:
    at = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    try:
        write_last_run(folder, LastRun(at, well, sentence[:1000]))
    except UpdateError as error:
        complain(str(error))


def _status(updates: UpdateSettings, *, as_json: bool) -> int:
    run = read_last_run(updates.folder)
    if as_json:
        told = None if run is None else {"at": run.at, "well": run.well, "sentence": run.sentence}
        say_json({"last_run": told})
    else:
        say("The updater has not run yet." if run is None else f"{run.at}  {run.sentence}")
    return EXIT_FOUND


def _parser() -> Parser:
    parser = Parser(
        prog="kiosk-updater", description="Fetch signed updates into the kiosk's inbox.",
        epilog=_EXAMPLES, formatter_class=argparse.RawDescriptionHelpFormatter,
    )  # fmt: skip
    add = parser.add_argument
    add("--version", action="version", version=f"kiosk-updater {kiosk.__version__}")
    add("--settings", type=Path, metavar="PATH", help="the settings file (TOML)")
    add("--from", dest="source", metavar="FOLDER|ADDRESS", help="another source than the one set")
    add("--jitter", action="store_true", help="wait first, by chance, as long as is set at most")
    add("--status", action="store_true", help="say what came of the last run, and end")
    add("--json", action="store_true", help="write JSON, for programs")
    return parser


if __name__ == "__main__":
    sys.exit(main())
