"""The commands that make, show and check what the kiosk keeps: catalog, store and model."""

import argparse
from collections.abc import Callable

from kiosk.answers import report_complaints, report_json, report_summary
from kiosk.arguments import EXIT_FOUND, EXIT_STOPPED, exit_code
from kiosk.core.importing import ImportProgress, ImportReport
from kiosk.settings import Settings, absolute
from kiosk.terminal import ProgressLine, complain, plain, say, say_json


def index(arguments: argparse.Namespace, settings: Settings) -> int:
    """Make the catalog from a folder of pictures."""
    # Imported where they are needed: onnxruntime and SQLCipher would delay --help and --version.
    from kiosk.wiring import index_folder

    def index(progress: Callable[[ImportProgress], None]) -> ImportReport:
        return index_folder(
            settings,
            absolute(arguments.folder),
            keep_others=arguments.add,
            limit=arguments.limit,
            check_all=arguments.check_all,
            progress=progress,
        )

    return _import(index, settings, as_json=arguments.json)


def build(arguments: argparse.Namespace, settings: Settings) -> int:
    """Make the catalog from a table of products."""
    from kiosk.wiring import build_catalog

    table = absolute(arguments.table)
    pictures = None if arguments.pictures is None else absolute(arguments.pictures)

    def build(progress: Callable[[ImportProgress], None]) -> ImportReport:
        return build_catalog(
            settings, table, pictures, check_all=arguments.check_all, progress=progress
        )

    return _import(build, settings, as_json=arguments.json)


def _import(
    run: Callable[[Callable[[ImportProgress], None]], ImportReport],
    settings: Settings,
    *,
    as_json: bool,
) -> int:
    """Run an import with its progress shown, and write its report."""
    line = ProgressLine("pictures")

    def show(progress: ImportProgress) -> None:
        line.update(progress.done, progress.total, progress.encoded)

    try:
        report = run(show)
    except KeyboardInterrupt:
        line.close()
        complain("Stopped. What is done is kept: the same command goes on from there.")
        return EXIT_STOPPED
    finally:
        line.close()
    if as_json:
        say_json({**report_json(report), "store": str(settings.store)})
    else:
        for sentence in report_complaints(report):
            complain(sentence)
        say(f"{report_summary(report)}\nThe store is {settings.store}.")
    return EXIT_FOUND


def info(arguments: argparse.Namespace, settings: Settings) -> int:
    """Say what the catalog holds."""
    from kiosk.checkup import contents

    told = contents(settings)
    if arguments.json:
        say_json(told)
    else:
        width = max(len(name) for name in told)
        for name, value in told.items():
            counts = value.items() if isinstance(value, dict) else ()
            shown = ", ".join(f"{key} {count}" for key, count in counts) if counts else str(value)
            say(f"{name:<{width}}  {plain(shown)}")
    return EXIT_FOUND


def verify(arguments: argparse.Namespace, settings: Settings) -> int:
    """Read the whole store and check it."""
    from kiosk.checkup import verify_store

    verify_store(settings)
    if arguments.json:
        say_json({"sound": True, "store": str(settings.store)})
    else:
        say(f"The store {settings.store} is sound: every page was read and checked.")
    return EXIT_FOUND


def doctor(arguments: argparse.Namespace, settings: Settings) -> int:
    """Check everything, or what keeps a visit on the device; the first failure gives the code."""
    from kiosk.doctor import examine, examine_privacy, exit_of
    from kiosk.doctor.findings import text_of

    if arguments.privacy:
        findings, title = examine_privacy(settings), "The kiosk: what keeps a visit on the device"
    else:
        findings, title = examine(settings), "The kiosk: how it stands"
    say(text_of(findings, title, as_program=arguments.json))
    error = exit_of(findings)
    return EXIT_FOUND if error is None else exit_code(error)
