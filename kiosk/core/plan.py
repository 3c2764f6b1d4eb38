"""A simple map of the shop: where its shelves are, and where the kiosk stands."""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from kiosk.errors import ConfigError

_MOST_BYTES = 262_144
_MOST_SHELVES = 500
_COLUMNS = 6


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle on the map, in shares of its width and height from the upper left corner."""

    left: float
    top: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class ShopPlan:
    """Shelves by the aisle's name, and the kiosk's own place (x, y), all in shares of the map."""

    shelves: Mapping[str, Area]
    here: tuple[float, float] = (0.5, 0.96)
    drawn: bool = False
    """The shop drew it; else it only shows the order of the aisles."""


def in_order(aisles: Iterable[str]) -> ShopPlan:
    """Lay aisles out by their names, numbers by size: what is known where nobody drew a map."""
    names = sorted(dict.fromkeys(a for a in aisles if a), key=_by_number)[:_MOST_SHELVES]
    columns = max(1, min(_COLUMNS, len(names)))
    rows = -(-len(names) // columns)
    shelves = {}
    for place, name in enumerate(names):
        row, column = divmod(place, columns)
        wide, high = 1.0 / columns, 0.86 / max(rows, 1)
        shelves[name] = Area(
            (column + 0.18) * wide, 0.02 + (row + 0.08) * high, 0.64 * wide, 0.8 * high
        )
    return ShopPlan(shelves)


def _by_number(name: str) -> tuple[int, str]:
    digits = "".join(c for c in name if c.isdecimal())
    return (int(digits) if digits and len(digits) < 9 else 10**9, name)


def load_plan(path: Path) -> ShopPlan:
    """Read a map: ``shelves`` of ``name = [left, top, width, height]``, and ``here = [x, y]``.

    All figures are shares of the map, 0 to 1. Raises ConfigError.
    """
    try:
        with path.open("rb") as file:
            untrusted = file.read(_MOST_BYTES + 1)
    except OSError as error:
        raise ConfigError(f"The map {path} cannot be read ({error.strerror}).") from error
    if len(untrusted) > _MOST_BYTES:
        raise ConfigError(f"The map {path} is larger than {_MOST_BYTES} bytes.")
    try:
        values = tomllib.loads(untrusted.decode("utf-8"))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ConfigError(f"The map {path} is not valid TOML: {error}.") from error
    unknown = sorted(values.keys() - {"shelves", "here"})
    if unknown:
        raise ConfigError(f"{path} sets {unknown[0]!r}: a map has shelves and here.")
    table = values.get("shelves")
    if not isinstance(table, Mapping) or not 0 < len(table) <= _MOST_SHELVES:
        msg = f"{path} has no table 'shelves' with 1 to {_MOST_SHELVES} aisles."
        raise ConfigError(msg)
    shelves = {}
    for name, value in table.items():
        left, top, width, height = _shares(path, name, value, 4)
        if width <= 0 or height <= 0 or left + width > 1.0001 or top + height > 1.0001:
            raise ConfigError(f"{path}: the shelf {name} does not lie on the map.")
        shelves[str(name)] = Area(left, top, width, height)
    here = _shares(path, "here", values.get("here", [0.5, 0.96]), 2)
    return ShopPlan(shelves, (here[0], here[1]), drawn=True)


def _shares(path: Path, name: str, value: object, count: int) -> list[float]:
    good = isinstance(value, list) and len(value) == count and all(
        isinstance(v, int | float) and not isinstance(v, bool) and 0 <= v <= 1 for v in value
    )  # fmt: skip
    if not isinstance(value, list) or not good:
        msg = f"{path} sets {name!r} to {value!r}: it takes {count} figures from 0 to 1."
        raise ConfigError(msg)
    return [float(v) for v in value]
