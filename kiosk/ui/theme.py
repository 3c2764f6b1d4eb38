"""A shop's look: colours, fonts and logo, from a TOML file; contrasts are checked on reading."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from pathlib import Path

from kiosk.errors import ConfigError

TEXT_CONTRAST, SHAPE_CONTRAST = 4.5, 3.0
"""WCAG 2.2, 1.4.3 for text and 1.4.11 for what marks a control or its state."""
_MOST_BYTES = 65_536
_MOST_LOGO_BYTES = 4 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Colours:
    """Every colour on the screen, as "#rrggbb"."""

    ground: str = "#f5f3ee"
    paper: str = "#ffffff"
    ink: str = "#1d1f23"
    quiet: str = "#555961"
    hairline: str = "#dedad1"
    """Divides areas; nothing depends on seeing it."""
    edge: str = "#7d7a72"
    """Outlines what can be touched."""
    accent: str = "#14604d"
    accent_dark: str = "#0e4a3b"
    accent_soft: str = "#e2eeea"
    on_accent: str = "#ffffff"
    focus: str = "#0b57c4"
    sure: str = "#14604d"
    maybe: str = "#7d5200"
    trouble: str = "#9c2b22"


NIGHT = Colours(
    ground="#0f1114", paper="#1a1d22", ink="#ffffff", quiet="#c9ccd3", hairline="#3a3f47",
    edge="#9aa0aa", accent="#ffd84d", accent_dark="#e6bf2c", accent_soft="#3a3415",
    on_accent="#14150f", focus="#7db8ff", sure="#7fe0b5", maybe="#ffc86b", trouble="#ff9d94",
)  # fmt: skip
"""For eyes that need strong contrast, and for dark shops; a shopper can choose it."""

TEXT_PAIRS = (
    ("ink", "ground"), ("ink", "paper"), ("ink", "accent_soft"), ("quiet", "ground"),
    ("quiet", "paper"), ("on_accent", "accent"), ("on_accent", "accent_dark"), ("sure", "paper"),
    ("maybe", "paper"), ("trouble", "paper"), ("trouble", "ground"), ("accent", "ground"),
)  # fmt: skip
"""Text and what it stands on, wherever text stands."""
SHAPE_PAIRS = (
    ("edge", "ground"), ("edge", "paper"), ("accent", "ground"), ("accent", "paper"),
    ("focus", "ground"), ("focus", "paper"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Theme:
    """How the kiosk looks in one shop."""

    colours: Colours = Colours()
    fonts: tuple[str, ...] = ()
    """Families to try before the kiosk's own."""
    shop: str = ""
    """The shop's name, shown where there is no logo."""
    logo: Path | None = None

    def at_night(self) -> "Theme":
        """Give the same shop's look with strong contrast."""
        return replace(self, colours=NIGHT)


def contrast(one: str, other: str) -> float:
    """Give the contrast of two colours "#rrggbb", 1 to 21 (WCAG 2.2, relative luminance)."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    shares = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [s / 12.92 if s <= 0.04045 else ((s + 0.055) / 1.055) ** 2.4 for s in shares]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def too_faint(colours: Colours) -> list[str]:
    """Say of every pair that stands too little apart which it is and by how much."""
    return [
        f"{one!r} on {other!r} has a contrast of {contrast(a, b):.2f}, and needs {least}"
        for pairs, least in ((TEXT_PAIRS, TEXT_CONTRAST), (SHAPE_PAIRS, SHAPE_CONTRAST))
        for one, other in pairs
        if contrast(a := getattr(colours, one), b := getattr(colours, other)) < least
    ]


def load_theme(path: Path | None) -> Theme:
    """Read a theme's file; None gives the kiosk's own look. Raises ConfigError.

    The file has a table ``colours`` with any of the names in ``Colours``, and ``fonts`` (a list),
    ``shop`` and ``logo`` (a PNG or JPEG beside the file).
    """
    if path is None:
        return Theme()
    try:
        with path.open("rb") as file:
            untrusted = file.read(_MOST_BYTES + 1)
    except OSError as error:
        raise ConfigError(f"The theme {path} cannot be read ({error.strerror}).") from error
    if len(untrusted) > _MOST_BYTES:
        raise ConfigError(f"The theme {path} is larger than {_MOST_BYTES} bytes.")
    try:
        values = tomllib.loads(untrusted.decode("utf-8"))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ConfigError(f"The theme {path} is not valid TOML: {error}.") from error
    unknown = sorted(values.keys() - {"colours", "fonts", "shop", "logo"})
    if unknown:
        msg = f"{path} sets {unknown[0]!r}: a theme has colours, fonts, shop and logo."
        raise ConfigError(msg)
    colours = _colours(path, values.get("colours", {}))
    faint = too_faint(colours)
    if faint:
        raise ConfigError(f"The theme {path} cannot be read by everyone: {faint[0]}.")
    fonts = values.get("fonts", [])
    if not isinstance(fonts, list) or not all(isinstance(name, str) for name in fonts):
        raise ConfigError(f"{path} sets 'fonts' to {fonts!r}: it takes a list of names.")
    shop = values.get("shop", "")
    if not isinstance(shop, str):
        raise ConfigError(f"{path} sets 'shop' to {shop!r}: it takes a name in quotes.")
    return Theme(colours, tuple(fonts), shop, _logo(path, values.get("logo")))


def _colours(path: Path, table: object) -> Colours:
    names = {field.name for field in fields(Colours)}
    if not isinstance(table, Mapping):
        raise ConfigError(f"{path} sets 'colours' to {table!r}: it takes a table.")
    for name, value in table.items():
        if name not in names:
            msg = f"{path} sets the colour {name!r}: there are {', '.join(sorted(names))}."
            raise ConfigError(msg)
        if not isinstance(value, str) or not _is_colour(value):
            raise ConfigError(f'{path} sets {name!r} to {value!r}: it takes "#rrggbb".')
    return replace(Colours(), **{name: value.lower() for name, value in table.items()})


def _is_colour(value: str) -> bool:
    digits = value.removeprefix("#")
    return value.startswith("#") and len(digits) == 6 and all(c in "0123456789abcdefABCDEF"
                                                             for c in digits)  # fmt: skip


def _logo(path: Path, value: object) -> Path | None:
    if value is None:
        return None
    if not isinstance(value, str) or not value or "\0" in value:
        raise ConfigError(f"{path} sets 'logo' to {value!r}: it takes a file's name in quotes.")
    logo = path.absolute().parent / value
    try:
        if not 0 < logo.stat().st_size <= _MOST_LOGO_BYTES:
            raise ConfigError(f"The logo {logo} is empty or larger than 4 MiB.")
    except OSError as error:
        raise ConfigError(f"The logo {logo} cannot be read ({error.strerror}).") from error
    return logo
