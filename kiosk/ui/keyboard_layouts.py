"""The layouts of the on-screen keyboard: which key stands where, and what it writes.

They are data (``keyboards.json``). No layout has more than four rows, and no row more than eleven
keys: a finger needs a key of 15 mm. A screen of seven inches is 150 mm wide and has room for ten of
them: where a language has more letters, some of them stand beside the space bar there, and those
that are hardly ever typed are on the pages with accents, and behind the letter they look like.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Any

DEFAULT = "en"
MOST_UNITS = 11.0
"""Of a row, in the full form of a layout."""
_FEWEST_UNITS = 10
_WIDEST_SIDE = 2.0


class Role(StrEnum):
    """What a key does."""

    LETTER = "letter"
    SHIFT = "shift"
    BACKSPACE = "backspace"
    SIGNS = "signs"
    LETTERS = "letters"
    ACCENTS = "accents"
    LAYOUT = "layout"
    SPACE = "space"
    HIDE = "hide"
    ENTER = "enter"


@dataclass(frozen=True, slots=True)
class KeySpec:
    """One key."""

    role: Role
    text: str
    """What it writes, or what stands on it where it writes nothing."""
    units: float = 1.0
    """How many plain keys wide it is; whole or half."""
    leads_to: int = 0
    """Of the keys for accents: the page it shows."""


Rows = tuple[tuple[KeySpec, ...], ...]


@dataclass(frozen=True, slots=True, eq=False)
class Layout:
    """How one language is typed. There is one of each."""

    code: str
    name: str
    """In the language itself."""
    label: str
    """Its name in two letters or a character."""
    letters: Rows
    narrow: Rows
    """The letters in rows of ten keys; the same where that is what they are anyway."""
    signs: Rows
    accents: tuple[Rows, ...]
    """Page by page."""
    capitals: Mapping[str, str]
    """Capitals that are not Unicode's own for the letter."""
    composes: bool
    """The letters are sounds, which words are chosen for."""

    def capital(self, text: str) -> str:
        """Give a letter as a capital; itself where it has none of one character."""
        capital = self.capitals.get(text, text.upper())
        return capital if len(capital) == 1 else text


def layout(code: str) -> Layout:
    """Give the layout for a language; the one for English where it has none."""
    known = _layouts()
    return known.get(code) or known[_raw()["served_by"].get(code, DEFAULT)]


def codes() -> tuple[str, ...]:
    """Give the codes of every layout there is."""
    return tuple(_layouts())


def variants(letter: str) -> str:
    """Give the accented forms of a small letter; "" where it has none."""
    found: str = _raw()["variants"].get(letter, "")
    return found


def units(rows: Rows) -> float:
    """Give how many plain keys the widest row is wide."""
    return max(sum(key.units for key in row) for row in rows)


@cache
def _raw() -> Mapping[str, Any]:
    text = files("kiosk.ui").joinpath("keyboards.json").read_text(encoding="utf-8")
    loaded: Mapping[str, Any] = json.loads(text)
    return loaded


@cache
def _layouts() -> Mapping[str, Layout]:
    return {code: _made(code, raw) for code, raw in _raw()["layouts"].items()}


def _made(code: str, raw: Mapping[str, Any]) -> Layout:
    data = _raw()
    faces, script = data["faces"], raw["accents"]
    pages = data["accents"][script]
    letters_face = data["letters_face"][script]
    cased = not raw.get("one_case", False)
    signs = KeySpec(Role.SIGNS, faces["signs"])
    letters = KeySpec(Role.LETTERS, letters_face)
    accents = [KeySpec(Role.ACCENTS, page["face"], 1.0, at) for at, page in enumerate(pages)]
    # From page to page and around; where there is but one, the signs are as near.
    after = [*accents[1:], accents[0]] if len(accents) > 1 else [signs]

    def rows(
        keys: Sequence[str], first: KeySpec, second: KeySpec, *, shift: bool, beside: str = ""
    ) -> Rows:
        return _rows(keys, faces, (first, second), raw["name"], raw["label"], beside, shift=shift)

    def of_letters(form: Mapping[str, Any]) -> Rows:
        beside = form.get("beside", "")
        return rows(form["rows"], signs, accents[0], shift=cased, beside=beside)

    return Layout(
        code,
        raw["name"],
        raw["label"],
        of_letters(raw),
        of_letters(raw.get("narrow", raw)),
        rows(raw.get("signs", data["signs"]), letters, accents[0], shift=False),
        tuple(
            rows(page["rows"], letters, following, shift=cased)
            for page, following in zip(pages, after, strict=True)
        ),
        raw.get("capitals", {}),
        raw.get("composes", False),
    )


def _rows(
    keys: Sequence[str],
    faces: Mapping[str, str],
    switches: tuple[KeySpec, KeySpec],
    name: str,
    label: str,
    beside: str = "",
    *,
    shift: bool,
) -> Rows:
    """Put the keys that every layout has around those that write."""
    first, second, third = (tuple(KeySpec(Role.LETTER, char) for char in row) for row in keys)
    width = max(_FEWEST_UNITS, len(first), len(second), len(third) + (2 if shift else 1))
    sides = (width - len(third)) / (2 if shift else 1)
    side = max(1.0, min(_WIDEST_SIDE, sides))
    shifts = (KeySpec(Role.SHIFT, faces["shift"], side),) if shift else ()
    third = (*shifts, *third, KeySpec(Role.BACKSPACE, faces["backspace"], side))
    last = (
        *switches,
        KeySpec(Role.LAYOUT, label),
        *(KeySpec(Role.LETTER, char) for char in beside),
        KeySpec(Role.SPACE, name, width - 6.0 - len(beside)),
        KeySpec(Role.HIDE, faces["hide"]),
        KeySpec(Role.ENTER, faces["enter"], 2.0),
    )
    return first, second, third, last
