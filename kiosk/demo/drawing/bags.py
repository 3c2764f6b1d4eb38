"""Handbags and backpacks."""

from kiosk.demo.drawing.canvas import Canvas
from kiosk.demo.drawing.patterns import darker, lighter
from kiosk.demo.drawing.shapes import (
    Colour,
    Plane,
    ellipse,
    filled,
    mirrored,
    rgb,
    stroke,
)

_GOLD = rgb("cfa552")
_STEEL = rgb("bfc4cb")


def handbag(cloth: Plane, colour: Colour) -> Canvas:
    """Draw a handbag with two handles, a flap and a clasp."""
    canvas = Canvas()
    canvas.ground(0.5, 0.868, 0.33)
    back = stroke([(0.355, 0.42), (0.37, 0.20), (0.5, 0.125), (0.63, 0.20), (0.645, 0.42)], 0.028)
    canvas.solid(back, darker(colour, 0.4), radius=0.013, shine=0.15)
    body = filled(
        mirrored(
            [
                (0.5, 0.39),
                (0.70, 0.392),
                (0.752, 0.42),
                (0.785, 0.62),
                (0.815, 0.815),
                (0.775, 0.865),
                (0.5, 0.872),
            ]
        )
    )
    canvas.solid(body, cloth, radius=0.07, shine=0.22, sharpness=18)
    for x in (0.232, 0.768):
        lean = 0.028 if x > 0.5 else -0.028
        canvas.line(
            [(x - lean, 0.43), (x, 0.62), (x + lean * 0.6, 0.85)], 0.005, darker(colour, 0.5), 0.6
        )
    flap = filled(
        mirrored(
            [(0.5, 0.388), (0.70, 0.39), (0.748, 0.42), (0.758, 0.52), (0.70, 0.60), (0.5, 0.64)]
        )
    )
    canvas.shadow(flap, depth=0.35, dy=0.016)
    canvas.solid(flap, cloth, radius=0.04, shine=0.25, sharpness=18)
    seam = [(0.27, 0.52), (0.32, 0.583), (0.5, 0.62), (0.68, 0.583), (0.73, 0.52)]
    canvas.line(seam, 0.004, lighter(colour, 0.45), 0.6)
    canvas.shadow(ellipse(0.5, 0.63, 0.04, 0.035), depth=0.3)
    canvas.solid(ellipse(0.5, 0.625, 0.04, 0.034), _GOLD, radius=0.02, shine=0.7, sharpness=12)
    canvas.solid(ellipse(0.5, 0.625, 0.014, 0.012), darker(_GOLD, 0.5), radius=0.008)
    front = stroke(
        [(0.325, 0.45), (0.345, 0.235), (0.5, 0.155), (0.655, 0.235), (0.675, 0.45)], 0.032
    )
    canvas.shadow(front, depth=0.25)
    canvas.solid(front, darker(colour, 0.08), radius=0.015, shine=0.25)
    for x in (0.325, 0.675):
        ring = stroke(
            [(x - 0.022, 0.455), (x, 0.435), (x + 0.022, 0.455), (x, 0.48)], 0.011, closed=True
        )
        canvas.solid(ring, _GOLD, radius=0.007, shine=0.7)
    return canvas


def backpack(cloth: Plane, colour: Colour) -> Canvas:
    """Draw a backpack with a front pocket, zips and straps."""
    canvas = Canvas()
    canvas.ground(0.5, 0.915, 0.30)
    for mirror in (1, -1):
        strap = stroke(
            [
                (0.5 + mirror * 0.17, 0.22),
                (0.5 + mirror * 0.315, 0.40),
                (0.5 + mirror * 0.33, 0.62),
                (0.5 + mirror * 0.26, 0.80),
            ],
            0.05,
        )
        canvas.solid(strap, darker(colour, 0.45), radius=0.02, shine=0.08)
    loop = stroke([(0.43, 0.135), (0.45, 0.075), (0.55, 0.075), (0.57, 0.135)], 0.024)
    canvas.solid(loop, darker(colour, 0.45), radius=0.011)
    body = filled(
        mirrored(
            [
                (0.5, 0.105),
                (0.62, 0.118),
                (0.705, 0.20),
                (0.738, 0.36),
                (0.752, 0.66),
                (0.745, 0.85),
                (0.68, 0.908),
                (0.5, 0.916),
            ]
        )
    )
    canvas.solid(body, cloth, radius=0.11, shine=0.10, contrast=0.62)
    zip_line = [
        (0.288, 0.50),
        (0.305, 0.30),
        (0.38, 0.19),
        (0.5, 0.165),
        (0.62, 0.19),
        (0.695, 0.30),
        (0.712, 0.50),
    ]
    canvas.line(zip_line, 0.016, darker(colour, 0.5), 0.9)
    canvas.line(zip_line, 0.005, _STEEL, 0.8)
    pocket = filled(
        mirrored(
            [
                (0.5, 0.515),
                (0.64, 0.52),
                (0.69, 0.56),
                (0.70, 0.70),
                (0.685, 0.845),
                (0.63, 0.875),
                (0.5, 0.88),
            ]
        )
    )
    canvas.shadow(pocket, depth=0.3)
    canvas.solid(pocket, cloth, radius=0.06, shine=0.12, contrast=0.62)
    line = [(0.325, 0.60), (0.40, 0.575), (0.5, 0.57), (0.60, 0.575), (0.675, 0.60)]
    canvas.line(line, 0.016, darker(colour, 0.5), 0.9)
    canvas.line(line, 0.005, _STEEL, 0.8)
    for x, y in ((0.36, 0.60), (0.30, 0.42)):
        pull = stroke([(x, y), (x - 0.006, y + 0.05)], 0.012)
        canvas.solid(pull, _STEEL, radius=0.007, shine=0.5)
    badge = filled([(0.455, 0.375, 1), (0.545, 0.375, 1), (0.545, 0.44, 1), (0.455, 0.44, 1)])
    canvas.solid(badge, darker(colour, 0.4), radius=0.01)
    return canvas
