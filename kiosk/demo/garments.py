"""Clothes, laid flat as in a shop's pictures: each function draws one kind in any cloth."""

from collections.abc import Sequence

from kiosk.demo.canvas import (
    Canvas,
    Colour,
    Plane,
    ellipse,
    filled,
    mirrored,
    rgb,
    stroke,
)
from kiosk.demo.patterns import darker, lighter

_BUTTON = rgb("f2efe8")
_METAL = rgb("b9bcc2")
Line = Sequence[Sequence[float]]


def dress(cloth: Plane, trim: Colour, seed: int, *, sleeves: bool = False) -> Canvas:
    """Draw a dress with a fitted top and a wide skirt; ``trim`` colours its inside and belt."""
    canvas = Canvas()
    top = [(0.5, 0.185), (0.545, 0.155), (0.565, 0.075, 1), (0.613, 0.085, 1)]
    side = [(0.612, 0.15), (0.642, 0.235, 1), (0.628, 0.31), (0.598, 0.405, 1)]
    hem = [(0.648, 0.56), (0.702, 0.74), (0.742, 0.905, 1), (0.63, 0.935), (0.5, 0.943)]
    body = filled(mirrored([*top, *side, *hem]))
    canvas.shadow(body)
    back = filled(
        mirrored([(0.5, 0.098), (0.54, 0.092), (0.57, 0.075, 1), (0.56, 0.15), (0.5, 0.2)])
    )
    canvas.cloth(back, darker(trim, 0.5), seed + 1, depth=0.3)
    if sleeves:
        for mirror in (False, True):
            arm = _side(
                [
                    (0.595, 0.08, 1),
                    (0.645, 0.105),
                    (0.718, 0.245, 1),
                    (0.662, 0.287, 1),
                    (0.622, 0.22),
                ],
                mirror=mirror,
            )
            canvas.shadow(filled(arm))
            canvas.cloth(filled(arm), cloth, seed + 2, depth=0.5)
    canvas.cloth(body, cloth, seed, depth=1.25, drop=0.2)
    if not sleeves:
        for mirror in (False, True):
            canvas.line(
                _side([(0.606, 0.086), (0.607, 0.15), (0.637, 0.232)], mirror=mirror),
                0.004,
                darker(trim),
                0.5,
            )
    canvas.line(_both([(0.5, 0.187), (0.546, 0.157), (0.567, 0.08)]), 0.005, darker(trim), 0.55)
    belt = filled(mirrored([(0.5, 0.398, 1), (0.6, 0.39, 1), (0.602, 0.425, 1), (0.5, 0.433, 1)]))
    canvas.solid(belt * body, darker(trim, 0.3), radius=0.016, shine=0.1)
    canvas.line(_both([(0.5, 0.93), (0.63, 0.922), (0.738, 0.893)]), 0.003, darker(trim), 0.4)
    return canvas


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
            _side(
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
        cuff = _side([(0.859, 0.392), (0.757, 0.448)], mirror=mirror)
        canvas.line(cuff, 0.003, darker(trim), 0.35)
    canvas.cloth(body, cloth, seed, depth=0.85)
    for mirror in (False, True):
        seam = _side([(0.672, 0.178), (0.706, 0.25), (0.722, 0.32)], mirror=mirror)
        canvas.line(seam, 0.004, darker(trim), 0.35)
    neck = stroke(_both([(0.5, 0.224), (0.552, 0.206), (0.588, 0.153)]), 0.02)
    canvas.solid(neck, lighter(trim, 0.08), radius=0.01, shine=0.02)
    canvas.line(_both([(0.5, 0.855), (0.729, 0.838)]), 0.003, darker(trim), 0.35)
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
            _side(
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
            _side(
                [(0.818, 0.712, 1), (0.83, 0.772, 1), (0.745, 0.792, 1), (0.735, 0.732, 1)],
                mirror=mirror,
            )
        )
        canvas.cloth(cuff, cloth, seed + 3, depth=0.2, radius=0.012)
        canvas.line(
            _side([(0.817, 0.712), (0.735, 0.732)], mirror=mirror), 0.003, darker(trim), 0.5
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
            _side(
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


def trousers(
    cloth: Plane, trim: Colour, seed: int, *, jeans: bool = False, shorts: bool = False
) -> Canvas:
    """Draw trousers, jeans with their stitching, or shorts."""
    canvas = Canvas()
    end = 0.62 if shorts else 0.935
    inner = 0.53 if shorts else 0.535
    outer = 0.752 if shorts else 0.69
    body = filled(
        mirrored(
            [
                (0.5, 0.088),
                (0.638, 0.075, 1),
                (0.668, 0.2),
                (0.69, 0.36),
                (0.70 if not shorts else 0.724, 0.52),
                (outer, end, 1),
                (inner + (0.02 if shorts else 0.025), end + 0.01, 1),
                (0.526, 0.55 if not shorts else 0.5),
                (0.5, 0.375, 1),
            ]
        )
    )
    canvas.shadow(body)
    back = filled(mirrored([(0.5, 0.066), (0.63, 0.07, 1), (0.62, 0.1), (0.5, 0.1)]))
    canvas.flat(back, darker(trim, 0.55))
    canvas.cloth(body, cloth, seed, depth=1.0, drop=0.22)
    band = filled(mirrored([(0.5, 0.092), (0.638, 0.078, 1), (0.646, 0.128, 1), (0.5, 0.142)]))
    canvas.cloth(band * body, cloth, seed + 1, depth=0.2, radius=0.014)
    thread = rgb("d79a4e") if jeans else darker(trim, 0.45)
    strength = 0.85 if jeans else 0.6
    canvas.line(_both([(0.5, 0.142), (0.646, 0.128)]), 0.004, thread, strength)
    canvas.line([(0.5, 0.142), (0.503, 0.28), (0.5, 0.37)], 0.005, darker(trim, 0.5), 0.7)
    canvas.line([(0.532, 0.142), (0.535, 0.26), (0.503, 0.31)], 0.004, thread, strength)
    for mirror in (False, True):
        pocket = _side([(0.586, 0.134), (0.60, 0.195), (0.662, 0.222)], mirror=mirror)
        canvas.line(pocket, 0.005, thread, strength)
        hem = _side([(outer - 0.004, end - 0.02), (inner + 0.03, end - 0.012)], mirror=mirror)
        canvas.line(hem, 0.004, thread, strength * 0.7)
        for x in (0.545, 0.62):
            loop = filled(
                _side(
                    [(x, 0.08, 1), (x + 0.014, 0.079, 1), (x + 0.014, 0.142, 1), (x, 0.143, 1)],
                    mirror=mirror,
                )
            )
            canvas.solid(loop, cloth, radius=0.006, shine=0.0)
        if not jeans and not shorts:
            crease = _side([(0.605, 0.16), (0.617, 0.5), (0.622, 0.92)], mirror=mirror)
            canvas.line(crease, 0.004, darker(trim, 0.4), 0.4)
    canvas.solid(
        ellipse(0.5, 0.116, 0.014, 0.014),
        rgb("c8923f") if jeans else _BUTTON,
        radius=0.009,
        shine=0.5,
    )
    return canvas


def skirt(cloth: Plane, trim: Colour, seed: int, *, pleats: bool = False) -> Canvas:
    """Draw a skirt with a waistband, pleated or falling in folds."""
    canvas = Canvas()
    body = filled(
        mirrored(
            [
                (0.5, 0.185),
                (0.63, 0.17, 1),
                (0.682, 0.36),
                (0.745, 0.6),
                (0.80, 0.815, 1),
                (0.66, 0.855),
                (0.5, 0.868),
            ]
        )
    )
    canvas.shadow(body)
    back = filled(mirrored([(0.5, 0.152), (0.625, 0.165, 1), (0.6, 0.19), (0.5, 0.2)]))
    canvas.flat(back, darker(trim, 0.55))
    canvas.cloth(body, cloth, seed, depth=0.6 if pleats else 1.5, drop=0.28)
    if pleats:
        for number in range(-5, 6):
            x = 0.5 + number * 0.0235
            low = 0.5 + number * 0.0545
            line = [(x, 0.235), ((x + low) / 2, 0.55), (low, 0.87)]
            canvas.line(line, 0.006, darker(trim, 0.6), 0.55, inside=body)
            lit = [(a + 0.009, b) for a, b in line]
            canvas.line(lit, 0.005, lighter(trim, 0.4), 0.3, inside=body)
    band = filled(mirrored([(0.5, 0.187), (0.63, 0.172, 1), (0.642, 0.222, 1), (0.5, 0.238)]))
    canvas.shadow(band * body, depth=0.25)
    canvas.cloth(band * body, darker(trim, 0.15), seed + 1, depth=0.15, radius=0.014)
    canvas.line(_both([(0.5, 0.853), (0.66, 0.84), (0.795, 0.80)]), 0.003, darker(trim), 0.4)
    return canvas


def rain_jacket(cloth: Plane, trim: Colour, seed: int) -> Canvas:
    """Draw a rain jacket: shiny cloth, hood, zip and flap pockets."""
    canvas = Canvas()
    for mirror in (False, True):
        arm = filled(
            _side(
                [
                    (0.63, 0.245),
                    (0.71, 0.29),
                    (0.775, 0.48),
                    (0.825, 0.735, 1),
                    (0.728, 0.77, 1),
                    (0.694, 0.57),
                    (0.66, 0.36),
                ],
                mirror=mirror,
            )
        )
        canvas.shadow(arm)
        canvas.solid(arm, cloth, radius=0.05, shine=0.35, sharpness=14)
        canvas.line(_side([(0.818, 0.70), (0.722, 0.735)], mirror=mirror), 0.006, darker(trim), 0.5)
    body = filled(
        mirrored(
            [
                (0.5, 0.225),
                (0.58, 0.225),
                (0.672, 0.265),
                (0.70, 0.40),
                (0.70, 0.66),
                (0.715, 0.905, 1),
                (0.5, 0.92),
            ]
        )
    )
    canvas.shadow(body)
    canvas.cloth(body, cloth, seed, depth=1.1)
    canvas.solid(body * 0.35, cloth, radius=0.06, shine=0.4, sharpness=12)
    hood = filled(
        mirrored(
            [
                (0.5, 0.062),
                (0.565, 0.075),
                (0.618, 0.145),
                (0.612, 0.235),
                (0.56, 0.29),
                (0.5, 0.335, 1),
            ]
        )
    )
    canvas.shadow(hood, depth=0.3)
    canvas.solid(hood, cloth, radius=0.07, shine=0.3, sharpness=14)
    hollow = filled(
        mirrored([(0.5, 0.105), (0.552, 0.125), (0.572, 0.185), (0.55, 0.255), (0.5, 0.318, 1)])
    )
    canvas.solid(hollow, darker(trim, 0.62), radius=0.03, shine=0.02)
    canvas.line([(0.5, 0.318), (0.5, 0.915)], 0.024, darker(trim, 0.22), 0.9)
    canvas.line([(0.5, 0.318), (0.5, 0.915)], 0.007, _METAL, 0.9)
    canvas.solid(ellipse(0.5, 0.345, 0.009, 0.016), _METAL, radius=0.008, shine=0.5)
    for mirror in (False, True):
        for line in ([(0.553, 0.26), (0.556, 0.37)], [(0.664, 0.27), (0.69, 0.38)]):
            canvas.line(_side(line, mirror=mirror), 0.006, darker(trim, 0.3), 0.6)
        flap = filled(
            _side(
                [(0.555, 0.65, 1), (0.665, 0.635, 1), (0.667, 0.695, 1), (0.557, 0.712, 1)],
                mirror=mirror,
            )
        )
        canvas.shadow(flap, depth=0.3)
        canvas.solid(flap, cloth, radius=0.012, shine=0.25)
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
            _side(
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
            rib = _side([(x, 0.745), (x + 0.002, 0.803)], mirror=mirror)
            canvas.line(rib, 0.0035, darker(trim), 0.45)
    canvas.shadow(body)
    back = filled(mirrored([(0.5, 0.162), (0.58, 0.153, 1), (0.55, 0.205), (0.5, 0.22)]))
    canvas.cloth(back, darker(trim, 0.45), seed + 1, depth=0.2)
    canvas.cloth(body, cloth, seed, depth=0.8, radius=0.05)
    neck = stroke(_both([(0.5, 0.22), (0.552, 0.203), (0.583, 0.157)]), 0.03)
    canvas.solid(neck, cloth, radius=0.014, shine=0.0)
    for number in range(-15, 16):
        x = 0.5 + number * 0.0132
        canvas.line([(x, 0.83), (x, 0.882)], 0.0035, darker(trim), 0.45, inside=body)
    return canvas


def _side(points: Line, *, mirror: bool) -> list[Sequence[float]]:
    """Give the points as they are, for the right side, or mirrored for the left."""
    return [((1 - p[0]) if mirror else p[0], *p[1:]) for p in points]


def _both(points: Line) -> list[Sequence[float]]:
    """Run a line from its left mirror image through to the right; the first point is the centre."""
    left = [(1 - p[0], *p[1:]) for p in reversed(points[1:])]
    return [*left, *points]
