"""Passphrases of signing keys: from a file, or asked on the terminal."""

import getpass
import sys
import tomllib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TypeVar

from kiosk.errors import ConfigError, UpdateError
from kiosk.terminal import tell

_LEAST = 10
_TRIES = 3
_ANY = "*"
_T = TypeVar("_T")


class WrongPassphraseError(UpdateError):
    """A passphrase does not open a key."""


class Passphrases:
    """Passphrases by the names of keys: from a file, or asked on the terminal."""

    def __init__(self, file: Path | None = None) -> None:
        """Read a TOML file of NAME = "PASSPHRASE", where ``"*"`` stands for any other key.

        Without one they are asked for; they never come from arguments or the environment. Raises
        ConfigError.
        """
        self._known: Mapping[str, object] | None = None
        if file is None:
            return
        try:
            self._known = tomllib.loads(file.read_text(encoding="utf-8"))
        except OSError as error:
            raise ConfigError(f"The file {file} cannot be read ({error.strerror}).") from error
        except (ValueError, tomllib.TOMLDecodeError) as error:
            msg = f'The file {file} is no TOML of lines such as targets = "a passphrase".'
            raise ConfigError(msg) from error

    def new(self, name: str) -> bytes:
        """Give the passphrase of a key that is being made, asked for twice. Raises ConfigError."""
        if self._known is not None:
            found = self._of(name, self._known)
            if len(found) < _LEAST:
                raise ConfigError(f"The passphrase of the key {name} is too short: {_RULE}.")
            return found.encode()
        for _ in range(_TRIES):
            found = _ask(f"Passphrase for the new key {name}: ")
            if len(found) < _LEAST:
                tell(f"That is too short: {_RULE}.")
            elif _ask("The same again: ") == found:
                return found.encode()
            else:
                tell("The two differ.")
        raise ConfigError(f"No passphrase was chosen for the key {name}: run the command again.")

    def open(self, name: str, opener: Callable[[bytes], _T]) -> _T:
        """Open a key with its passphrase, which may be mistyped twice.

        ``opener`` raises WrongPassphraseError where it is wrong. Raises that, and ConfigError where
        there is none.
        """
        if self._known is not None:
            return opener(self._of(name, self._known).encode())
        for left in range(_TRIES - 1, -1, -1):
            try:
                return opener(_ask(f"Passphrase for the key {name}: ").encode())
            except WrongPassphraseError:
                if not left:
                    raise
                tell("That does not open it.")
        raise AssertionError

    def _of(self, name: str, known: Mapping[str, object]) -> str:
        found = known.get(name, known.get(_ANY))
        if not isinstance(found, str):
            raise ConfigError(f"The file of passphrases has none for the key {name}.")
        return found


_RULE = f"take at least {_LEAST} characters, best four words that nobody would put together"


def _ask(prompt: str) -> str:
    # Where nobody can see a prompt, waiting for an answer would be for ever.
    if sys.stdin is None or not sys.stdin.isatty():
        raise ConfigError(_NO_TERMINAL)
    try:
        return getpass.getpass(prompt)
    except (EOFError, OSError) as error:
        raise ConfigError(_NO_TERMINAL) from error


_NO_TERMINAL = "There is no terminal to ask for a passphrase: name a file with --passphrases."
