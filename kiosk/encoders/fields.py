"""Reading a JSON object field by field: each is checked, and what is left over is an error."""

import json
import math
import re
from typing import Any, NoReturn, TypeGuard

from kiosk.errors import ModelError

FILE_NAME = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_.-]{0,99}")
"""A plain file name: no folder, no hidden file."""


class Fields:
    """A JSON object whose fields are taken one by one; what is left over is unknown.

    Every method raises ModelError with a sentence that names the field at fault.
    """

    def __init__(self, where: str, raw: object) -> None:
        """Take a value of parsed JSON that stands at ``where``."""
        self._where = where
        if not isinstance(raw, dict):
            self._fail("has to be an object")
        self._raw: dict[str, Any] = dict(raw)

    def _fail(self, why: str) -> NoReturn:
        msg = f"The model's manifest is wrong: {self._where} {why}."
        raise ModelError(msg)

    def _take(self, name: str) -> object:
        if name not in self._raw:
            self._fail(f"lacks the field {name!r}")
        return self._raw.pop(name)

    def has(self, name: str) -> bool:
        """Tell whether a field that may be left out is there and not taken yet."""
        return name in self._raw

    def text(self, name: str, most: int = 500) -> str:
        """Take a text."""
        value = self._take(name)
        if not isinstance(value, str) or len(value) > most:
            self._fail(f"needs a text of at most {most} characters as {name!r}")
        return value

    def choice(self, name: str, choices: tuple[str, ...]) -> str:
        """Take one of a few words."""
        value = self.text(name)
        if value not in choices:
            self._fail(f"has {value[:40]!r} as {name!r}; known are {', '.join(choices)}")
        return value

    def file(self, name: str) -> str:
        """Take a plain file name."""
        value = self.text(name)
        if not FILE_NAME.fullmatch(value):
            self._fail(f"has {value[:40]!r} as {name!r}, which is no plain file name")
        return value

    def whole(self, name: str, least: int, most: int) -> int:
        """Take a whole number within bounds."""
        value = self._take(name)
        if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= most:
            self._fail(f"needs a whole number from {least} to {most} as {name!r}")
        return value

    def truth(self, name: str) -> bool:
        """Take true or false."""
        value = self._take(name)
        if not isinstance(value, bool):
            self._fail(f"needs true or false as {name!r}")
        return value

    def number(self, name: str, least: float, most: float) -> float:
        """Take a number within bounds."""
        value = self._take(name)
        if not _is_number(value) or not least <= value <= most:
            self._fail(f"needs a number from {least:g} to {most:g} as {name!r}")
        return float(value)

    def three(self, name: str, least: float, most: float) -> tuple[float, float, float]:
        """Take three numbers within bounds."""
        value = self._take(name)
        if (
            not isinstance(value, list)
            or len(value) != 3
            or not all(_is_number(v) and least <= v <= most for v in value)
        ):
            self._fail(f"needs three numbers from {least:g} to {most:g} as {name!r}")
        return (float(value[0]), float(value[1]), float(value[2]))

    def size(self, name: str) -> tuple[int, int]:
        """Take (height, width) in pixels."""
        value = self._take(name)
        if (
            not isinstance(value, list)
            or len(value) != 2
            or not all(isinstance(v, int) and 8 <= v <= 2048 for v in value)
        ):
            self._fail(f"needs a height and a width from 8 to 2048 pixels as {name!r}")
        return (value[0], value[1])

    def items(self, name: str, most: int) -> list[object]:
        """Take a list of at most so many values."""
        value = self._take(name)
        if not isinstance(value, list) or len(value) > most:
            self._fail(f"needs a list of at most {most} as {name!r}")
        return value

    def inner(self, name: str) -> "Fields":
        """Take an object, to be read field by field."""
        return Fields(f"{self._where}.{name}", self._take(name))

    def names(self) -> list[str]:
        """Give the names of the fields that are left."""
        return list(self._raw)

    def end(self) -> None:
        """Refuse fields nobody has taken."""
        if self._raw:
            self._fail(f"has a field this program does not know: {min(self._raw)[:60]!r}")


def _is_number(value: object) -> TypeGuard[int | float]:
    if isinstance(value, float):
        return math.isfinite(value)
    # A whole number may be too large for isfinite; its bounds are checked as they are.
    return isinstance(value, int) and not isinstance(value, bool)


def read_object(text: str | bytes) -> Fields:
    """Read a manifest's JSON. Raises ModelError where it is not an object of JSON."""
    try:
        raw = json.loads(text, parse_constant=_no_constant, object_pairs_hook=_no_twins)
    except (ValueError, RecursionError) as error:
        msg = f"The model's manifest.json is not valid JSON ({error}): copy the model again."
        raise ModelError(msg) from error
    return Fields("manifest", raw)


def _no_constant(name: str) -> NoReturn:
    msg = f"{name} is not a number"
    raise ValueError(msg)


def _no_twins(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        msg = "a field is there twice"
        raise ValueError(msg)
    return found
