"""The command line, without Qt: ``kiosk index``, ``search``, ``match``, ``update`` and more.

Exit codes: 0 found or done, 1 no match, 2 usage, 3 model, 4 store, 5 catalog or picture,
6 configuration, 7 camera, 8 update, 9 no walls to be had here, 10 staff,
130 stopped with Ctrl-C.
"""

import argparse
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from kiosk import keeping, keying, managing, updating
from kiosk.answers import (
    guesses_json,
    guesses_table,
    note_text,
    results_json,
    results_table,
)
from kiosk.arguments import (
    EXIT_FOUND,
    EXIT_NO_MATCH,
    EXIT_STOPPED,
    EXIT_USAGE,
    exit_code,
    with_named_paths,
)
from kiosk.commands import filters_of, kiosk_parser
from kiosk.core.classify import MOST_NAMES
from kiosk.core.search import Searcher
from kiosk.core.session import KioskSession
from kiosk.domain import Decision, Frame, SearchResults
from kiosk.errors import CatalogError, KioskError
from kiosk.logs import set_up_logging
from kiosk.settings import Settings, absolute, load_settings
from kiosk.terminal import complain, say, say_json

_NO_MATCH_BUT = "No match. The nearest, probably not it:"


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


def _run(argv: Sequence[str] | None) -> int:
    parser = kiosk_parser()
    try:
        arguments = parser.parse_args(argv)
    except SystemExit as stop:
        return stop.code if isinstance(stop.code, int) else EXIT_USAGE
    if arguments.command is None:
        parser.print_help()
        return EXIT_USAGE
    set_up_logging()
    settings = with_named_paths(load_settings(arguments.settings), arguments)
    return _COMMANDS[arguments.command](arguments, settings)


def _search(arguments: argparse.Namespace, settings: Settings) -> int:
    words = " ".join(arguments.words)
    filters = filters_of(arguments)

    def ask(searcher: Searcher, session: KioskSession) -> SearchResults:
        return searcher.search_text(session.ask_text(words), arguments.limit, filters)

    return _answer(settings, words, ask, as_json=arguments.json)


def _match(arguments: argparse.Namespace, settings: Settings) -> int:
    frame = _read_picture(arguments.picture)
    filters = filters_of(arguments)

    def ask(searcher: Searcher, session: KioskSession) -> SearchResults:
        if arguments.text is None:
            return searcher.search_image(session.ask_image(frame), arguments.limit, filters)
        query = session.ask_mixed(frame, arguments.text, arguments.text_weight)
        return searcher.search_mixed(query, arguments.limit, filters)

    return _answer(settings, str(arguments.picture), ask, as_json=arguments.json)


def _similar(arguments: argparse.Namespace, settings: Settings) -> int:
    filters = filters_of(arguments)

    def ask(searcher: Searcher, _: KioskSession) -> SearchResults:
        return searcher.similar(arguments.id, arguments.limit, filters)

    return _answer(settings, arguments.id, ask, as_json=arguments.json)


def _answer(
    settings: Settings,
    query: str,
    ask: Callable[[Searcher, KioskSession], SearchResults],
    *,
    as_json: bool,
) -> int:
    """Open the kiosk for one visit, ask it, and write what it answers."""
    from kiosk.wiring import open_kiosk

    session = KioskSession()
    try:
        with open_kiosk(settings) as opened:
            results = ask(opened.searcher, session)
            return _print_results(query, results, opened.repository.picture_source, as_json=as_json)
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
        for note in results.notes:
            say(note_text(note))
    return EXIT_FOUND if found else EXIT_NO_MATCH


_COMMANDS: Mapping[str, Callable[[argparse.Namespace, Settings], int]] = {
    "index": keeping.index,
    "catalog build": keeping.build,
    "catalog info": keeping.info,
    "catalog verify": keeping.verify,
    "search": _search,
    "match": _match,
    "similar": _similar,
    "classify": _classify,
    "update status": updating.status,
    "update apply": updating.apply,
    "update history": updating.history,
    "key status": keying.status,
    "key seal": keying.seal,
    "key change": keying.change,
    "key recovery new": keying.recovery_new,
    "key recovery use": keying.recovery_use,
    "staff list": managing.list_people,
    "staff add": managing.add_person,
    "staff pin": managing.set_pin,
    "staff unlock": managing.unlock_person,
    "staff remove": managing.remove_person,
    "audit verify": managing.verify_log,
    "audit export": managing.export_log,
    "lessons list": managing.list_lessons,
    "lessons forget": managing.forget_lesson,
    "lessons export": managing.export_lessons,
    "doctor": keeping.doctor,
}
