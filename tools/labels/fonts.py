"""Fonts to draw with: every one below some folders that has upright digits."""

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

from PIL import ImageFont

_ENDINGS = (".ttf", ".otf", ".ttc")
# These draw no digits as labels have them.
_NEVER = ("STIXNon", "STIXSiz", "cmex", "cmsy", "cmmi", "LastResort", "StandardSymbols", "D050000L",
          "Z003", "Display", "MathTeX", "Hairline", "EBGaramond", "Thin")  # fmt: skip


def fonts_in(folders: Sequence[Path], only: Sequence[str], but: Sequence[str]) -> list[Path]:
    """Give the font files whose names begin with one of ``only`` (all) and none of ``but``."""
    found = []
    for folder in folders:
        for path in sorted(folder.rglob("*")):
            name = path.name
            if (
                path.suffix.lower() in _ENDINGS
                and not any(never in name for never in _NEVER)
                and (not only or name.startswith(tuple(only)))
                and not name.startswith(tuple(but) or ("\0",))
            ):
                found.append(path)
    return found


@lru_cache(maxsize=4096)
def font(path: Path, size: int) -> ImageFont.FreeTypeFont:
    """Load a font at a height of so many pixels an em."""
    return ImageFont.truetype(str(path), size)
