"""What both composition roots take: the common options, the exit codes, the parser's manners."""

import argparse
import dataclasses
from collections.abc import Mapping
from pathlib import Path
from typing import NoReturn

from kiosk.errors import (
    CameraError,
    CatalogError,
    ConfigError,
    KioskError,
    ModelError,
    StoreError,
    UpdateError,
    WallError,
)
from kiosk.settings import Settings, absolute
from kiosk.staffing import StaffError
from kiosk.terminal import complain
from kiosk.walls import EXIT_CODE

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
    WallError: EXIT_CODE,
    StaffError: 10,
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
