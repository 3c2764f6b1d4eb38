"""What a product of the demo shop is, and the colours and cloths the goods are made of."""

from collections.abc import Callable
from dataclasses import dataclass

from kiosk.demo.drawing import patterns
from kiosk.demo.drawing.canvas import Canvas
from kiosk.demo.drawing.shapes import Colour, Plane, rgb


@dataclass(frozen=True, slots=True)
class Tone:
    """A colour goods come in: its names, itself, and what goes with it in a pattern."""

    name: str
    name_zh: str
    colour: Colour
    other: Colour


WHITE = rgb("f4f4f2")
_CREAM = rgb("f3ead2")
TONES = {
    tone.name: tone
    for tone in (
        Tone("red", "红色", rgb("c8202c"), WHITE),
        Tone("blue", "蓝色", rgb("1f4fa8"), WHITE),
        Tone("green", "绿色", rgb("2f8a4a"), WHITE),
        Tone("purple", "紫色", rgb("6d3596"), rgb("e9c4f0")),
        Tone("black", "黑色", rgb("202126"), WHITE),
        Tone("white", "白色", WHITE, rgb("b9bec6")),
        Tone("yellow", "黄色", rgb("f2c012"), WHITE),
        Tone("grey", "灰色", rgb("7d8289"), WHITE),
        Tone("pink", "粉色", rgb("ee8fb4"), WHITE),
        Tone("orange", "橙色", rgb("ee7a1c"), _CREAM),
        Tone("brown", "棕色", rgb("7a4a2a"), _CREAM),
        Tone("beige", "米色", rgb("cdb891"), rgb("f6efdf")),
    )
}
PATTERNS_ZH = {
    "plain": "", "striped": "条纹", "checked": "格子", "dotted": "波点", "floral": "碎花",
    "printed": "印花",
}  # fmt: skip
PATTERNS_EN = {
    "plain": "", "striped": "striped", "checked": "checked", "dotted": "polka dot",
    "floral": "floral", "printed": "printed",
}  # fmt: skip
_LEAF = rgb("3c6b4a")


@dataclass(frozen=True, slots=True)
class Product:
    """One thing on a shelf of the demo shop."""

    id: str
    name: str
    name_zh: str
    category: str
    colour: str
    pattern: str
    price: str
    aisle: str
    draw: Callable[[], Canvas]
    brand: str = ""
    size: str = ""
    material: str = ""
    stock: int = 0
    barcode: str = ""


def cloth(pattern: str, tone: Tone, seed: int) -> Plane:
    """Weave the cloth a pattern's name stands for."""
    one, other = tone.colour, tone.other
    match pattern:
        case "striped":
            return patterns.stripes(one, other)
        case "checked":
            return patterns.checks(one, other, WHITE)
        case "dotted":
            return patterns.dots(one, other)
        case "floral":
            return patterns.flowers(one, (other, WHITE), _LEAF, seed)
        case _:
            return patterns.plain(one)


def barcode_of(number: int) -> str:
    """Give an EAN-13 that begins with 2, as shops give out for themselves (GS1: 20 to 29)."""
    digits = f"2{number:011d}"
    weighed = sum(int(d) * (3 if place % 2 else 1) for place, d in enumerate(digits))
    return f"{digits}{-weighed % 10}"
