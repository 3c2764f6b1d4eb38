"""Dresses, skirts, trousers and rain jackets, laid flat, in any cloth."""

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
)

_BUTTON = rgb("f2efe8")
_METAL = rgb("b9bcc2")


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
            arm = on_side(
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
                on_side([(0.606, 0.086), (0.607, 0.15), (0.637, 0.232)], mirror=mirror),
                0.004,
                darker(trim),
                0.5,
            )
    canvas.line(both([(0.5, 0.187), (0.546, 0.157), (0.567, 0.08)]), 0.005, darker(trim), 0.55)
    belt = filled(mirrored([(0.5, 0.398, 1), (0.6, 0.39, 1), (0.602, 0.425, 1), (0.5, 0.433, 1)]))
    canvas.solid(belt * body, darker(trim, 0.3), radius=0.016, shine=0.1)
    canvas.line(both([(0.5, 0.93), (0.63, 0.922), (0.738, 0.893)]), 0.003, darker(trim), 0.4)
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
    canvas.line(both([(0.5, 0.142), (0.646, 0.128)]), 0.004, thread, strength)
    canvas.line([(0.5, 0.142), (0.503, 0.28), (0.5, 0.37)], 0.005, darker(trim, 0.5), 0.7)
    canvas.line([(0.532, 0.142), (0.535, 0.26), (0.503, 0.31)], 0.004, thread, strength)
    for mirror in (False, True):
        pocket = on_side([(0.586, 0.134), (0.60, 0.195), (0.662, 0.222)], mirror=mirror)
        canvas.line(pocket, 0.005, thread, strength)
        hem = on_side([(outer - 0.004, end - 0.02), (inner + 0.03, end - 0.012)], mirror=mirror)
        canvas.line(hem, 0.004, thread, strength * 0.7)
        for x in (0.545, 0.62):
            loop = filled(
                on_side(
                    [(x, 0.08, 1), (x + 0.014, 0.079, 1), (x + 0.014, 0.142, 1), (x, 0.143, 1)],
                    mirror=mirror,
                )
            )
            canvas.solid(loop, cloth, radius=0.006, shine=0.0)
        if not jeans and not shorts:
            crease = on_side([(0.605, 0.16), (0.617, 0.5), (0.622, 0.92)], mirror=mirror)
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
    canvas.line(both([(0.5, 0.853), (0.66, 0.84), (0.795, 0.80)]), 0.003, darker(trim), 0.4)
    return canvas


def rain_jacket(cloth: Plane, trim: Colour, seed: int) -> Canvas:
    """Draw a rain jacket: shiny cloth, hood, zip and flap pockets."""
    canvas = Canvas()
    for mirror in (False, True):
        arm = filled(
            on_side(
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
        canvas.line(
            on_side([(0.818, 0.70), (0.722, 0.735)], mirror=mirror), 0.006, darker(trim), 0.5
        )
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
            canvas.line(on_side(line, mirror=mirror), 0.006, darker(trim, 0.3), 0.6)
        flap = filled(
            on_side(
                [(0.555, 0.65, 1), (0.665, 0.635, 1), (0.667, 0.695, 1), (0.557, 0.712, 1)],
                mirror=mirror,
            )
        )
        canvas.shadow(flap, depth=0.3)
        canvas.solid(flap, cloth, radius=0.012, shine=0.25)
    return canvas
