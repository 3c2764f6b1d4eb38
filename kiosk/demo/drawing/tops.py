"""T-shirts, shirts and jumpers, laid flat: each function draws one kind in any cloth."""

from kiosk.demo.drawing.canvas import Canvas
from kiosk.demo.drawing.patterns import darker, lighter
from kiosk.demo.drawing.shapes import (
    Colour,
    Plane,
    both,
    ellipse,
    filled,
    mirrored,
    on_side,
    rgb,
    stroke,
)

_BUTTON = rgb("f2efe8")


def tshirt(cloth: Plane, trim: Colour, seed: int, *, mark: Colour | None = None) -> Canvas:
    """Draw a T-shirt; with ``mark`` it has a print on the chest."""
    canvas = Canvas()
    body = filled(
        mirrored(
            [
                (0.5, 0.222),
                (0.55, 0.205),
                (0.588, 0.15, 1),
                (0.69, 0.185),
                (0.725, 0.30, 1),
                (0.712, 0.42),
                (0.722, 0.66),
                (0.73, 0.855, 1),
                (0.5, 0.872),
            ]
        )
    )
    canvas.shadow(body)
    back = filled(mirrored([(0.5, 0.158), (0.588, 0.148, 1), (0.55, 0.21), (0.5, 0.225)]))
    canvas.cloth(back, darker(trim, 0.45), seed + 1, depth=0.2)
    for mirror in (False, True):
        arm = filled(
            on_side(
                [
                    (0.665, 0.165),
                    (0.73, 0.195),
                    (0.80, 0.29),
                    (0.868, 0.405, 1),
                    (0.765, 0.462, 1),
                    (0.722, 0.385),
                    (0.70, 0.30),
                ],
                mirror=mirror,
            )
        )
        canvas.shadow(arm)
        canvas.cloth(arm, cloth, seed + 2, depth=0.6)
        cuff = on_side([(0.859, 0.392), (0.757, 0.448)], mirror=mirror)
        canvas.line(cuff, 0.003, darker(trim), 0.35)
    canvas.cloth(body, cloth, seed, depth=0.85)
    for mirror in (False, True):
        seam = on_side([(0.672, 0.178), (0.706, 0.25), (0.722, 0.32)], mirror=mirror)
        canvas.line(seam, 0.004, darker(trim), 0.35)
    neck = stroke(both([(0.5, 0.224), (0.552, 0.206), (0.588, 0.153)]), 0.02)
    canvas.solid(neck, lighter(trim, 0.08), radius=0.01, shine=0.02)
    canvas.line(both([(0.5, 0.855), (0.729, 0.838)]), 0.003, darker(trim), 0.35)
    if mark is not None:
        canvas.flat(ellipse(0.5, 0.44, 0.105, 0.105), mark, 0.95)
        wave = [(0.40, 0.46), (0.44, 0.42), (0.48, 0.46), (0.52, 0.42), (0.56, 0.46), (0.6, 0.42)]
        canvas.line(wave, 0.022, (1.0, 1.0, 1.0), 0.95, inside=ellipse(0.5, 0.44, 0.105, 0.105))
    return canvas


def shirt(cloth: Plane, trim: Colour, seed: int) -> Canvas:
    """Draw a buttoned shirt with long sleeves and a collar."""
    canvas = Canvas()
    body = filled(
        mirrored(
            [
                (0.5, 0.20, 1),
                (0.56, 0.135, 1),
                (0.665, 0.175),
                (0.70, 0.29, 1),
                (0.688, 0.45),
                (0.70, 0.74),
                (0.69, 0.85),
                (0.60, 0.905),
                (0.5, 0.92),
            ]
        )
    )
    for mirror in (False, True):
        arm = filled(
            on_side(
                [
                    (0.64, 0.16),
                    (0.705, 0.195),
                    (0.762, 0.40),
                    (0.80, 0.60),
                    (0.828, 0.765, 1),
                    (0.745, 0.785, 1),
                    (0.712, 0.60),
                    (0.69, 0.43),
                    (0.672, 0.29),
                ],
                mirror=mirror,
            )
        )
        canvas.shadow(arm)
        canvas.cloth(arm, cloth, seed + 2, depth=0.9)
        cuff = filled(
            on_side(
                [(0.818, 0.712, 1), (0.83, 0.772, 1), (0.745, 0.792, 1), (0.735, 0.732, 1)],
                mirror=mirror,
            )
        )
        canvas.cloth(cuff, cloth, seed + 3, depth=0.2, radius=0.012)
        canvas.line(
            on_side([(0.817, 0.712), (0.735, 0.732)], mirror=mirror), 0.003, darker(trim), 0.5
        )
    canvas.shadow(body)
    canvas.cloth(body, cloth, seed, depth=1.0)
    placket = filled([(0.478, 0.20, 1), (0.522, 0.20, 1), (0.522, 0.918, 1), (0.478, 0.918, 1)])
    canvas.cloth(placket * body, cloth, seed + 4, depth=0.15, radius=0.008)
    for number in range(6):
        y = 0.265 + 0.115 * number
        canvas.solid(ellipse(0.5, y, 0.0095, 0.0095), _BUTTON, radius=0.006, shine=0.3)
        canvas.flat(ellipse(0.5, y, 0.0028, 0.0028), darker(trim, 0.6), 0.7)
    inner = filled(mirrored([(0.5, 0.13), (0.55, 0.128), (0.556, 0.14, 1), (0.5, 0.215, 1)]))
    canvas.cloth(inner, darker(trim, 0.5), seed + 5, depth=0.1)
    for mirror in (False, True):
        wing = filled(
            on_side(
                [
                    (0.5, 0.205, 1),
                    (0.548, 0.118),
                    (0.575, 0.135, 1),
                    (0.588, 0.205),
                    (0.553, 0.268, 1),
                ],
                mirror=mirror,
            )
        )
        canvas.shadow(wing, depth=0.3)
        canvas.cloth(wing, cloth, seed + 6, depth=0.15, radius=0.014)
    pocket = [(0.565, 0.35), (0.65, 0.35), (0.65, 0.435), (0.608, 0.456), (0.565, 0.435)]
    canvas.line([(x, y, 1) for x, y in [*pocket, pocket[0]]], 0.003, darker(trim), 0.5)
    return canvas


def jumper(cloth: Plane, trim: Colour, seed: int) -> Canvas:
    """Draw a knitted jumper with ribbed cuffs, neck and hem."""
    canvas = Canvas()
    body = filled(
        mirrored(
            [
                (0.5, 0.215),
                (0.55, 0.20),
                (0.58, 0.155, 1),
                (0.68, 0.19),
                (0.712, 0.31, 1),
                (0.70, 0.5),
                (0.712, 0.78),
                (0.69, 0.875, 1),
                (0.5, 0.89),
            ]
        )
    )
    for mirror in (False, True):
        arm = filled(
            on_side(
                [
                    (0.655, 0.17),
                    (0.72, 0.205),
                    (0.785, 0.40),
                    (0.838, 0.72),
                    (0.83, 0.80, 1),
                    (0.762, 0.812, 1),
                    (0.742, 0.72),
                    (0.70, 0.46),
                    (0.68, 0.30),
                ],
                mirror=mirror,
            )
        )
        canvas.shadow(arm)
        canvas.cloth(arm, cloth, seed + 2, depth=0.7, radius=0.05)
        for number in range(6):
            x = 0.765 + 0.0125 * number
            rib = on_side([(x, 0.745), (x + 0.002, 0.803)], mirror=mirror)
            canvas.line(rib, 0.0035, darker(trim), 0.45)
    canvas.shadow(body)
    back = filled(mirrored([(0.5, 0.162), (0.58, 0.153, 1), (0.55, 0.205), (0.5, 0.22)]))
    canvas.cloth(back, darker(trim, 0.45), seed + 1, depth=0.2)
    canvas.cloth(body, cloth, seed, depth=0.8, radius=0.05)
    neck = stroke(both([(0.5, 0.22), (0.552, 0.203), (0.583, 0.157)]), 0.03)
    canvas.solid(neck, cloth, radius=0.014, shine=0.0)
    for number in range(-15, 16):
        x = 0.5 + number * 0.0132
        canvas.line([(x, 0.83), (x, 0.882)], 0.0035, darker(trim), 0.45, inside=body)
    return canvas
