"""The command line: ``kiosk index``, ``search``, ``match``, ``classify``, ``doctor``. No Qt.

Exit codes: 0 found or done, 1 no match, 2 usage, 3 model, 4 store, 5 catalog or picture,
6 configuration, 7 camera, 8 update, 130 stopped with Ctrl-C.
"""

import argparse
import dataclasses
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import NoReturn

import kiosk
from kiosk.core.classify import MOST_NAMES
from kiosk.core.importing import ImportProgress
from kiosk.core.search import DEFAULT_LIMIT
from kiosk.core.session import KioskSession
from kiosk.domain import Decision, Frame, SearchResults
from kiosk.errors import (
    CameraError,
    CatalogError,
    ConfigError,
    KioskError,
    ModelError,
    StoreError,
    UpdateError,
)
from kiosk.logs import set_up_logging
from kiosk.settings import Settings, absolute, load_settings
from kiosk.terminal import (
    ProgressLine,
    complain,
    guesses_json,
    guesses_table,
    plain,
    report_complaints,
    report_json,
    report_summary,
    results_json,
    results_table,
    say,
    say_json,
)

EXIT_FOUND = 0
EXIT_NO_MATCH = 1
EXIT_USAGE = 2
EXIT_STOPPED = 130
EXIT_CODES: Mapping[type[KioskError], int] = {
    ModelError: 3,
    StoreError: 4,
    CatalogError: 5,
    ConfigError: 6,
    CameraError: 7,
    UpdateError: 8,
}
_MOST_RESULTS = 1000
_MOST_DIGITS = 9
_NO_MATCH_BUT = "No match. The nearest, probably not it:"
_CODES_TOLD = """
exit codes: 0 found or done, 1 no match, 2 usage, 3 model, 4 store, 5 catalog or picture,
6 configuration
"""
_EXAMPLES = {
    "index": """examples:
  kiosk index ~/pictures             every picture below the folder, named after its file
  kiosk index shop                   with shop/products.csv: file,id,name,price,aisle, ...
  kiosk index data --store shop.db   with data/pairs.jsonl beside data/images.tar
""",
    "search": """examples:
  kiosk search red dress
  kiosk search 舒适的红色鞋子 --limit 4
  kiosk search "something for the rain" --json
""",
    "match": """examples:
  kiosk match photo.jpg
  kiosk match photo.jpg --limit 4 --json
""",
    "classify": """examples (each argument is one name; quote those of several words):
  kiosk classify photo.jpg "a coffee cup" "an umbrella" "a wristwatch"
  kiosk classify photo.jpg 一杯咖啡杯 一把雨伞 --json
""",
    "doctor": """examples:
  kiosk doctor
  kiosk doctor --model models/other --json
""",
}


class _Parser(argparse.ArgumentParser):
    """Says what is wrong with the arguments in one sentence."""

    def error(self, message: str) -> NoReturn:
        complain(f"{message[:1].upper()}{message[1:]}: see `{self.prog} --help`.")
        self.exit(EXIT_USAGE)


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command (of the process's own arguments by default) and give its exit code."""
    try:
        code = _run(argv)
        if sys.stdout is not None:
            sys.stdout.flush()
    except KioskError as error:
        complain(str(error))
        return exit_code(error)
    except KeyboardInterrupt:
        complain("Stopped.")
        return EXIT_STOPPED
    except BrokenPipeError:
        # The reader has seen enough; what is left must not be written at exit either.
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        return EXIT_FOUND
    return code


def exit_code(error: KioskError) -> int:
    """Give the exit code of a known failure."""
    return next((code for kind, code in EXIT_CODES.items() if isinstance(error, kind)), 3)


def _run(argv: Sequence[str] | None) -> int:
    parser = _parser()
    try:
        arguments = parser.parse_args(argv)
        if arguments.command is None:
            parser.print_help()
            return EXIT_USAGE
    except SystemExit as stop:
        return stop.code if isinstance(stop.code, int) else EXIT_USAGE
    set_up_logging()
    command: Callable[[argparse.Namespace, Settings], int] = arguments.command
    return command(arguments, _settings(arguments))


def _parser() -> argparse.ArgumentParser:
    common = _Parser(add_help=False)
    common.add_argument("--store", type=Path, metavar="PATH", help="the store's file")
    common.add_argument("--model", type=Path, metavar="PATH", help="the model bundle's folder")
    common.add_argument("--settings", type=Path, metavar="PATH", help="the settings file (TOML)")
    common.add_argument("--json", action="store_true", help="write JSON, for programs")
    asking = _Parser(add_help=False)
    asking.add_argument(
        "--limit", type=_limit, default=DEFAULT_LIMIT, metavar="N", help="results at most (10)"
    )
    parser = _Parser(
        prog="kiosk",
        description="Find a product from words or from a picture, on this device.",
        epilog=_CODES_TOLD,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"kiosk {kiosk.__version__}")
    parser.set_defaults(command=None)
    commands = parser.add_subparsers(metavar="COMMAND", title="commands")

    def add(
        name: str, run: Callable[[argparse.Namespace, Settings], int], told: str, *, asks: bool
    ) -> argparse.ArgumentParser:
        made: argparse.ArgumentParser = commands.add_parser(
            name,
            parents=[common, asking] if asks else [common],
            help=told,
            description=f"{told[:1].upper()}{told[1:]}.",
            epilog=_EXAMPLES[name] + _CODES_TOLD,
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )
        made.set_defaults(command=run)
        return made

    index = add("index", _index, "make the catalog from a folder of pictures", asks=False)
    index.add_argument("folder", type=Path, metavar="FOLDER")
    index.add_argument(
        "--add",
        action="store_true",
        help="keep what other folders brought; pictures of the same name are replaced",
    )
    index.add_argument("--limit", type=_count, metavar="N", help="only the first N pictures")
    search = add("search", _search, "find goods by words, in any language served", asks=True)
    search.add_argument("words", nargs="+", type=_words, metavar="WORDS")
    match = add("match", _match, "find goods that look like a picture", asks=True)
    match.add_argument("picture", type=Path, metavar="PICTURE")
    naming = add("classify", _classify, "say which of some names fit a picture", asks=True)
    naming.add_argument("picture", type=Path, metavar="PICTURE")
    naming.add_argument("words", nargs="+", type=_words, metavar="WORDS")
    add("doctor", _doctor, "check the model and the store", asks=False)
    return parser


def _words(text: str) -> str:
    if not text.strip():
        raise argparse.ArgumentTypeError("is blank, say what to look for")
    # Bytes of the command line that are no text in the locale's encoding.
    return text.encode("utf-8", "replace").decode("utf-8")


def _count(text: str) -> int:
    if not text.isdecimal() or len(text) > _MOST_DIGITS or int(text) < 1:
        raise argparse.ArgumentTypeError("takes a whole number from 1")
    return int(text)


def _limit(text: str) -> int:
    if not text.isdecimal() or len(text) > _MOST_DIGITS or not 1 <= int(text) <= _MOST_RESULTS:
        raise argparse.ArgumentTypeError(f"takes a whole number from 1 to {_MOST_RESULTS}")
    return int(text)


def _settings(arguments: argparse.Namespace) -> Settings:
    settings = load_settings(arguments.settings)
    named = {name: getattr(arguments, name) for name in ("store", "model")}
    paths = {name: absolute(path) for name, path in named.items() if path is not None}
    for name, path in paths.items():
        try:
            path.exists()
        except OSError as error:
            msg = f"The path given with --{name} cannot be used ({error.strerror}): {path}"
            raise ConfigError(msg) from error
    return dataclasses.replace(
        settings,
        store=paths.get("store", settings.store),
        model=paths.get("model", settings.model),
    )


def _index(arguments: argparse.Namespace, settings: Settings) -> int:
    # Imported where they are needed: onnxruntime and SQLCipher would delay --help and --version.
    from kiosk.wiring import index_folder

    line = ProgressLine("pictures")

    def show(progress: ImportProgress) -> None:
        line.update(progress.done, progress.total, progress.encoded)

    try:
        report = index_folder(
            settings,
            absolute(arguments.folder),
            keep_others=arguments.add,
            limit=arguments.limit,
            progress=show,
        )
    except KeyboardInterrupt:
        line.close()
        complain("Stopped. What is done is kept: the same command goes on from there.")
        return EXIT_STOPPED
    finally:
        line.close()
    if arguments.json:
        say_json({**report_json(report), "store": str(settings.store)})
    else:
        for sentence in report_complaints(report):
            complain(sentence)
        say(f"{report_summary(report)}\nThe store is {settings.store}.")
    return EXIT_FOUND


def _search(arguments: argparse.Namespace, settings: Settings) -> int:
    from kiosk.wiring import open_kiosk

    words = " ".join(arguments.words)
    session = KioskSession()
    try:
        with open_kiosk(settings) as opened:
            results = opened.searcher.search_text(session.ask_text(words), arguments.limit)
            picture_of = opened.repository.picture_source
            return _print_results(words, results, picture_of, as_json=arguments.json)
    finally:
        session.wipe()


def _match(arguments: argparse.Namespace, settings: Settings) -> int:
    from kiosk.wiring import open_kiosk

    query = str(arguments.picture)
    frame = _read_picture(arguments.picture)
    session = KioskSession()
    try:
        with open_kiosk(settings) as opened:
            results = opened.searcher.search_image(session.ask_image(frame), arguments.limit)
            picture_of = opened.repository.picture_source
            return _print_results(query, results, picture_of, as_json=arguments.json)
    finally:
        session.wipe()


def _classify(arguments: argparse.Namespace, settings: Settings) -> int:
    from kiosk.wiring import classify_picture

    if len(arguments.words) > MOST_NAMES:
        complain(f"{len(arguments.words)} names are too many: give at most {MOST_NAMES}.")
        return EXIT_USAGE
    frame = _read_picture(arguments.picture)
    named = classify_picture(settings, frame, arguments.words)
    if arguments.json:
        say_json(guesses_json(str(arguments.picture), named, arguments.limit))
    else:
        if named.decision is Decision.NO_MATCH:
            say(_NO_MATCH_BUT)
        say(guesses_table(named, arguments.limit))
    return EXIT_NO_MATCH if named.decision is Decision.NO_MATCH else EXIT_FOUND


def _read_picture(path: Path) -> Frame:
    from kiosk.catalog.pictures import decode_picture, read_bounded

    untrusted = read_bounded(absolute(path))
    try:
        return Frame(decode_picture(untrusted))
    except CatalogError as error:
        raise CatalogError(f"{path}: {error}") from error


def _doctor(arguments: argparse.Namespace, settings: Settings) -> int:
    from kiosk.checkup import examine

    findings = examine(settings)
    errors = [one.error for one in findings if one.error is not None]
    if arguments.json:
        checks = [
            {"what": one.what, "found": one.found, "well": one.error is None} for one in findings
        ]
        say_json({"well": not errors, "checks": checks})
    else:
        width = max(len(one.what) for one in findings)
        for one in findings:
            say(f"{'✓' if one.error is None else '✗'} {one.what:<{width}}  {plain(one.found)}")
    return exit_code(errors[0]) if errors else EXIT_FOUND


def _print_results(
    query: str,
    results: SearchResults,
    picture_of: Callable[[str], str | None],
    *,
    as_json: bool,
) -> int:
    found = results.decision is not Decision.NO_MATCH
    if as_json:
        say_json(results_json(query, results, picture_of))
    else:
        if not found:
            say(_NO_MATCH_BUT if results.hits else "No match.")
        if results.hits:
            say(results_table(results))
    return EXIT_FOUND if found else EXIT_NO_MATCH
