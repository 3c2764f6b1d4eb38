"""Goods drawn with chances: which kind, which shade of which colour, which cloth and pattern."""

import colorsys
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import numpy as np
from numpy.typing import NDArray

from kiosk.demo.clothes import KINDS
from kiosk.demo.drawing import accessories, bags, footwear, household, packages, patterns, slip_ons
from kiosk.demo.drawing.canvas import Canvas
from kiosk.demo.drawing.shapes import Colour, Plane, mixed, rgb
from kiosk.demo.product import TONES, WHITE, Tone

Chances = np.random.Generator

_LEAF = rgb("3c6b4a")
_TYPES = {
    "dresses": "Dresses", "t-shirts": "Tshirts", "shirts": "Shirts", "jumpers": "Sweaters",
    "skirts": "Skirts", "trousers": "Trousers", "shorts": "Shorts", "jeans": "Jeans",
    "rain jackets": "Rain Jacket", "scarves": "Scarves", "socks": "Socks", "towels": "Towels",
    "cushions": "Cushions",
}  # fmt: skip
"""The lexicon's type of each kind in cloth."""
_COLOURS = {name: name.capitalize() for name in TONES}
_PATTERNS = {
    "plain": ("Solid",), "striped": ("Striped", "Patterned"), "checked": ("Checked", "Patterned"),
    "dotted": ("Dotted", "Patterned"), "floral": ("Floral", "Patterned"),
    "printed": ("Printed", "Patterned"),
}  # fmt: skip
"""The lexicon's patterns each cloth of the drawing shows."""
_PLAIN_SHARE = 0.35
_GREYS = {"black", "white", "grey"}


@dataclass(frozen=True)
class Drawn:
    """A drawn picture, uint8 RGB (side, side, 3), and what it shows."""

    picture: NDArray[np.uint8]
    kind: str
    """The lexicon's type."""
    colour: str
    patterns: tuple[str, ...]
    caption: str


def draw_one(number: int, seed: int) -> Drawn:
    """Draw the picture of a number; the same number and seed draw the same."""
    chances = np.random.default_rng([seed, number])
    makers: list[tuple[str, Callable[[Tone, Chances], tuple[Canvas, str]]]] = [
        # Twice as many in cloth, which have patterns beside colours.
        *2 * [(_TYPES[kind.category], partial(_in_cloth, kind.category)) for kind in KINDS],
        *((kind, partial(_in_one_piece, kind)) for kind in _PIECES),
    ]
    kind, make = makers[number % len(makers)]
    tone = _shade(TONES[str(chances.choice(sorted(TONES)))], chances)
    canvas, pattern = make(tone, chances)
    said = "" if pattern == "plain" else f"{pattern} "
    return Drawn(
        canvas.picture(), kind, _COLOURS[tone.name], _PATTERNS[pattern],
        f"{tone.name} {said}{kind.lower()}",
    )  # fmt: skip


def _shade(tone: Tone, chances: Chances) -> Tone:
    """Give another shade of a colour, still of its name, and something to go with it."""
    hue, light, full = colorsys.rgb_to_hls(*tone.colour)
    hue = (hue + chances.uniform(-0.02, 0.02)) % 1.0
    light = float(np.clip(light * chances.uniform(0.85, 1.15), 0.03, 0.97))
    full = float(np.clip(full * chances.uniform(0.8, 1.2), 0.0, 1.0))
    one = colorsys.hls_to_rgb(hue, light, full)
    choices = [tone.other, rgb("f3ead2"), mixed(one, (0.0, 0.0, 0.0), 0.55)]
    if tone.name not in _GREYS:
        choices += [rgb("24262b"), mixed(one, (1.0, 1.0, 1.0), 0.6)]
    return Tone(tone.name, tone.name_zh, one, choices[chances.integers(len(choices))])


def _weave(pattern: str, tone: Tone, chances: Chances) -> Plane:
    one, other = tone.colour, tone.other
    match pattern:
        case "striped":
            across, upright = int(chances.integers(7, 24)), bool(chances.random() < 0.4)
            return patterns.stripes(one, other, across=across, upright=upright)
        case "checked":
            third = WHITE if chances.random() < 0.6 else other
            return patterns.checks(one, other, third, across=int(chances.integers(5, 15)))
        case "dotted":
            across, size = int(chances.integers(7, 20)), chances.uniform(0.2, 0.38)
            return patterns.dots(one, other, across=across, size=size)
        case "floral":
            seed, across = int(chances.integers(1 << 20)), int(chances.integers(5, 12))
            return patterns.flowers(one, (other, WHITE), _LEAF, seed, across=across)
        case "printed":
            return patterns.zigzag(one, other, across=int(chances.integers(5, 14)))
        case _:
            return patterns.plain(one)


def _in_cloth(category: str, tone: Tone, chances: Chances) -> tuple[Canvas, str]:
    kind = next(kind for kind in KINDS if kind.category == category)
    seed = int(chances.integers(1 << 20))
    pattern = "plain"
    if category != "jeans" and chances.random() > _PLAIN_SHARE:
        pattern = str(chances.choice([name for name in _PATTERNS if name != "plain"]))
    if pattern == "printed" and category == "t-shirts" and chances.random() < 0.7:
        return kind.draw(patterns.plain(tone.colour), tone, "printed", seed), pattern
    drawn_as = "plain" if pattern == "plain" else "woven"
    return kind.draw(_weave(pattern, tone, chances), tone, drawn_as, seed), pattern


def _in_one_piece(kind: str, tone: Tone, chances: Chances) -> tuple[Canvas, str]:
    return _PIECES[kind](tone, chances)


def _umbrella(tone: Tone, chances: Chances) -> tuple[Canvas, str]:
    if chances.random() < 0.4:
        return accessories.umbrella(tone.colour, tone.other), "striped"
    return accessories.umbrella(tone.colour, tone.colour), "plain"


def _trim(tone: Tone, chances: Chances) -> Colour:
    pale = rgb("3a4a6a") if tone.name in {"white", "beige"} else WHITE
    return pale if chances.random() < 0.6 else tone.other


def _watch(tone: Tone, chances: Chances) -> tuple[Canvas, str]:
    cases = ("c4c9cf", "d0a657", "9ba1a9", "2a2522")
    case, dial = rgb(str(chances.choice(cases))), rgb(str(chances.choice(["f5f5f3", "23262c"])))
    return accessories.watch(tone.colour, case, dial, links=bool(chances.random() < 0.3)), "plain"


def _of_material(form: Callable[[Plane, Colour], Canvas]) -> Callable[..., tuple[Canvas, str]]:
    return lambda tone, _: (form(patterns.plain(tone.colour), tone.colour), "plain")


def _of_colour(form: Callable[[Colour], Canvas]) -> Callable[..., tuple[Canvas, str]]:
    return lambda tone, _: (form(tone.colour), "plain")


_PIECES: dict[str, Callable[[Tone, Chances], tuple[Canvas, str]]] = {
    "Umbrellas": _umbrella,
    "Rain Boots": _of_material(footwear.rain_boot),
    "Sports Shoes": lambda tone, chances: (
        footwear.trainer(patterns.plain(tone.colour), tone.colour, _trim(tone, chances)), "plain"
    ),
    "Flats": _of_material(slip_ons.flat_shoe),
    "Heels": _of_material(slip_ons.heel_shoe),
    "Sandals": _of_material(slip_ons.sandal),
    "Formal Shoes": _of_material(footwear.formal_shoe),
    "Handbags": _of_material(bags.handbag),
    "Backpacks": _of_material(bags.backpack),
    "Caps": lambda tone, chances: (
        accessories.cap(patterns.plain(tone.colour), tone.colour, _trim(tone, chances)), "plain"
    ),
    "Sunglasses": lambda tone, _: (accessories.sunglasses(tone.colour, rgb("4a4f57")), "plain"),
    "Watches": _watch,
    "Mugs": lambda tone, chances: (packages.mug(tone.colour, _trim(tone, chances)), "plain"),
    "Coffee Cups": _of_colour(packages.coffee_cup),
    "Plates": lambda tone, _: (household.plate(WHITE, tone.colour), "plain"),
    "Buckets": _of_colour(household.bucket),
    "Vases": _of_colour(household.vase),
}  # fmt: skip
