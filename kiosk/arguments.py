"""The words of the command line: what both composition roots take, and what ``kiosk`` takes."""

import argparse
import dataclasses
from collections.abc import Mapping
from pathlib import Path
from typing import NoReturn

import kiosk
from kiosk.core.search import DEFAULT_LIMIT
from kiosk.errors import (
    CameraError,
    CatalogError,
    ConfigError,
    KioskError,
    ModelError,
    StoreError,
    UpdateError,
)
from kiosk.settings import Settings, absolute
from kiosk.terminal import complain

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


class Parser(argparse.ArgumentParser):
    """Says what is wrong with the arguments in one sentence."""

    def error(self, message: str) -> NoReturn:
        """End with that sentence and the exit code for usage."""
        complain(f"{message[:1].upper()}{message[1:]}: see `{self.prog} --help`.")
        self.exit(EXIT_USAGE)


def exit_code(error: KioskError) -> int:
    """Give the exit code of a known failure."""
    return next((code for kind, code in EXIT_CODES.items() if isinstance(error, kind)), 3)


def common_options() -> Parser:
    """Make the options every command of both roots takes; a parent for their parsers."""
    common = Parser(add_help=False)
    common.add_argument("--store", type=Path, metavar="PATH", help="the store's file")
    common.add_argument("--model", type=Path, metavar="PATH", help="the model bundle's folder")
    common.add_argument("--settings", type=Path, metavar="PATH", help="the settings file (TOML)")
    return common


def with_named_paths(settings: Settings, arguments: argparse.Namespace) -> Settings:
    """Let ``--store`` and ``--model`` win over the settings. Raises ConfigError."""
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


def kiosk_parser() -> Parser:
    """Make the parser of ``kiosk``; it leaves the command's name, or None, in ``command``."""
    common = common_options()
    common.add_argument("--json", action="store_true", help="write JSON, for programs")
    asking = Parser(add_help=False)
    asking.add_argument(
        "--limit", type=_limit, default=DEFAULT_LIMIT, metavar="N", help="results at most (10)"
    )
    parser = Parser(
        prog="kiosk",
        description="Find a product from words or from a picture, on this device.",
        epilog=_CODES_TOLD,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"kiosk {kiosk.__version__}")
    parser.set_defaults(command=None)
    commands = parser.add_subparsers(metavar="COMMAND", title="commands")

    def add(name: str, told: str, *, asks: bool) -> argparse.ArgumentParser:
        made: argparse.ArgumentParser = commands.add_parser(
            name,
            parents=[common, asking] if asks else [common],
            help=told,
            description=f"{told[:1].upper()}{told[1:]}.",
            epilog=_EXAMPLES[name] + _CODES_TOLD,
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )
        made.set_defaults(command=name)
        return made

    index = add("index", "make the catalog from a folder of pictures", asks=False)
    index.add_argument("folder", type=Path, metavar="FOLDER")
    index.add_argument(
        "--add",
        action="store_true",
        help="keep what other folders brought; pictures of the same name are replaced",
    )
    index.add_argument("--limit", type=_count, metavar="N", help="only the first N pictures")
    search = add("search", "find goods by words, in any language served", asks=True)
    search.add_argument("words", nargs="+", type=_words, metavar="WORDS")
    match = add("match", "find goods that look like a picture", asks=True)
    match.add_argument("picture", type=Path, metavar="PICTURE")
    naming = add("classify", "say which of some names fit a picture", asks=True)
    naming.add_argument("picture", type=Path, metavar="PICTURE")
    naming.add_argument("words", nargs="+", type=_words, metavar="WORDS")
    add("doctor", "check the model and the store", asks=False)
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
