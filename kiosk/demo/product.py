"""What a product of the demo shop is, and the colours and cloths the goods are made of."""

from collections.abc import Callable
from dataclasses import dataclass

from kiosk.demo.drawing import patterns
from kiosk.demo.drawing.canvas import Canvas
from kiosk.demo.drawing.shapes import Colour, Plane, rgb

RED = rgb("c8202c")
BLUE = rgb("1f4fa8")
NAVY = rgb("1f2c52")
GREEN = rgb("2f8a4a")
PURPLE = rgb("6d3596")
BLACK = rgb("202126")
WHITE = rgb("f4f4f2")
YELLOW = rgb("f2c012")
GREY = rgb("7d8289")
BROWN = rgb("7a4a2a")
BEIGE = rgb("c7b08a")
SKY = rgb("9fc0e6")
LILAC = rgb("e9c4f0")
STEEL = rgb("9ba1a9")
LEAF = rgb("3c6b4a")


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


def cloth(kind: str, colour: Colour, other: Colour, seed: int) -> Plane:
    """Weave the cloth a pattern's name stands for."""
    match kind:
        case "striped":
            return patterns.stripes(colour, other)
        case "checked":
            return patterns.checks(colour, other, WHITE)
        case "dotted":
            return patterns.dots(colour, other)
        case "floral":
            return patterns.flowers(colour, (other, WHITE), LEAF, seed)
        case "zigzag":
            return patterns.zigzag(colour, other)
        case _:
            return patterns.plain(colour)
