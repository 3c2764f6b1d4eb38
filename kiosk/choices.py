"""What was chosen on the screen at first start: a small TOML file beside the store."""

import tomllib
from dataclasses import dataclass
from pathlib import Path

from kiosk.durable import write_whole
from kiosk.errors import ConfigError

FILE = "choices.toml"
LEAST_DOTS, MOST_DOTS = 40, 600
_MOST_BYTES = 4096


@dataclass(frozen=True, slots=True)
class Choices:
    """What was chosen; None for what was not, for which the settings hold."""

    language: str | None = None
    """The code of the language a visit begins in."""
    dots_per_inch: int | None = None
    camera: int | None = None
    """The camera's number."""
    finished: bool = False
    """Whether first start was gone through to its end."""


def read_choices(folder: Path) -> Choices:
    """Read them; nothing is chosen where there is no file.

    Raises ConfigError where the file is none that ``write_choices`` wrote.
    """
    file = folder / FILE
    try:
        with file.open("rb") as opened:
            untrusted = opened.read(_MOST_BYTES + 1)
    except (FileNotFoundError, PermissionError):
        # The updater is another user, who may not see them and has no use for them.
        return Choices()
    except OSError as error:
        msg = f"What was chosen at first start, {file}, cannot be read ({error.strerror})."
        raise ConfigError(msg) from error
    try:
        values = tomllib.loads(untrusted.decode("utf-8"))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError):
        values = {"": "not TOML"}
    language, dots = values.pop("language", None), values.pop("dots_per_inch", None)
    camera, finished = values.pop("camera", None), values.pop("finished", False)
    right = (
        not values
        and (language is None or (isinstance(language, str) and 2 <= len(language) <= 3))
        and (dots is None or _whole(dots, LEAST_DOTS, MOST_DOTS))
        and (camera is None or _whole(camera, 0, 255))
        and isinstance(finished, bool)
    )
    if not right:
        msg = f"{file} does not hold what is chosen at first start: remove it to choose anew."
        raise ConfigError(msg)
    return Choices(language, dots, camera, finished)


def write_choices(folder: Path, choices: Choices) -> None:
    """Write them, whole or not at all, through to the disk. Raises ConfigError."""
    lines = ["# Chosen on the screen at first start; it wins over the settings file.\n"]
    if choices.language is not None:
        lines.append(f'language = "{choices.language}"\n')
    if choices.dots_per_inch is not None:
        lines.append(f"dots_per_inch = {choices.dots_per_inch}\n")
    if choices.camera is not None:
        lines.append(f"camera = {choices.camera}\n")
    lines.append(f"finished = {'true' if choices.finished else 'false'}\n")
    try:
        write_whole(folder / FILE, "".join(lines).encode(), 0o600)
    except OSError as error:
        msg = f"What was chosen cannot be kept in {folder} ({error.strerror})."
        raise ConfigError(msg) from error


def _whole(value: object, least: int, most: int) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and least <= value <= most
