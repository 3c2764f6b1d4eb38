"""Trainers, formal shoes and rubber boots, seen from the side, the toe to the left."""

from kiosk.demo.drawing.canvas import Canvas
from kiosk.demo.drawing.patterns import darker, lighter
from kiosk.demo.drawing.shapes import (
    Colour,
    Plane,
    ellipse,
    filled,
    rgb,
    stroke,
)


def trainer(cloth: Plane, colour: Colour, trim: Colour) -> Canvas:
    """Draw a running shoe with a thick white sole, laces and two stripes in ``trim``."""
    canvas = Canvas()
    canvas.ground(0.49, 0.745, 0.41)
    inside = filled([(0.56, 0.325), (0.68, 0.38), (0.80, 0.335), (0.82, 0.43), (0.66, 0.49)])
    canvas.flat(inside, darker(colour, 0.62))
    tongue = filled([(0.50, 0.42), (0.505, 0.30), (0.56, 0.255), (0.60, 0.30), (0.585, 0.43)])
    canvas.solid(tongue, lighter(colour, 0.12), radius=0.03)
    upper = filled(
        [
            (0.80, 0.318),
            (0.835, 0.345),
            (0.838, 0.45),
            (0.868, 0.56),
            (0.865, 0.665, 1),
            (0.11, 0.672, 1),
            (0.112, 0.605),
            (0.20, 0.545),
            (0.32, 0.505),
            (0.42, 0.435),
            (0.545, 0.325, 1),
            (0.62, 0.405),
            (0.70, 0.43),
            (0.765, 0.385),
        ]
    )
    canvas.solid(upper, cloth, radius=0.075, shine=0.12, sharpness=14)
    toe = filled(
        [
            (0.105, 0.68, 1),
            (0.11, 0.60),
            (0.19, 0.548),
            (0.26, 0.555),
            (0.30, 0.61),
            (0.31, 0.68, 1),
        ]
    )
    canvas.solid(toe * upper, darker(colour, 0.18), radius=0.05, shine=0.15)
    heel = filled(
        [(0.77, 0.37), (0.84, 0.33), (0.86, 0.5), (0.875, 0.68, 1), (0.735, 0.68, 1), (0.76, 0.52)]
    )
    canvas.solid(heel * upper, darker(colour, 0.14), radius=0.05, shine=0.15)
    for shift in (0.0, 0.062):
        stripe = filled(
            [
                (0.475 + shift, 0.475, 1),
                (0.51 + shift, 0.455, 1),
                (0.60 + shift, 0.655, 1),
                (0.555 + shift, 0.662, 1),
            ]
        )
        canvas.solid(stripe * upper, trim, radius=0.012, shine=0.1)
    edge = filled(
        [(0.30, 0.525, 1), (0.545, 0.325, 1), (0.60, 0.395, 1), (0.49, 0.475), (0.35, 0.575, 1)]
    )
    canvas.solid(edge * upper, darker(colour, 0.22), radius=0.02, shine=0.08)
    for number in range(5):
        x, y = 0.345 + 0.044 * number, 0.515 - 0.037 * number
        lace = stroke(
            [(x - 0.022, y - 0.022), (x + 0.018, y - 0.012), (x + 0.05, y + 0.024)], 0.016
        )
        canvas.shadow(lace, depth=0.3, dy=0.006)
        canvas.solid(lace, (0.97, 0.97, 0.96), radius=0.01, shine=0.1)
    collar = stroke([(0.56, 0.34), (0.62, 0.41), (0.70, 0.435), (0.765, 0.39), (0.81, 0.33)], 0.022)
    canvas.solid(collar, lighter(colour, 0.1), radius=0.012)
    sole = filled(
        [
            (0.085, 0.655),
            (0.3, 0.672),
            (0.55, 0.655),
            (0.80, 0.635),
            (0.89, 0.63),
            (0.905, 0.69),
            (0.87, 0.742),
            (0.5, 0.748),
            (0.16, 0.748),
            (0.09, 0.715),
        ]
    )
    canvas.solid(sole, (0.95, 0.95, 0.94), radius=0.035, shine=0.1)
    canvas.line([(0.10, 0.705), (0.5, 0.712), (0.89, 0.69)], 0.006, darker(trim, 0.1), 0.7)
    tread = stroke([(0.14, 0.745), (0.5, 0.75), (0.87, 0.742)], 0.014)
    canvas.flat(tread, rgb("4a4a4e"))
    return canvas


def formal_shoe(cloth: Plane, colour: Colour) -> Canvas:
    """Draw a laced leather shoe with a toe cap and a low heel."""
    canvas = Canvas()
    canvas.ground(0.49, 0.735, 0.42)
    inside = filled([(0.56, 0.37), (0.68, 0.42), (0.82, 0.37), (0.83, 0.45), (0.66, 0.51)])
    canvas.flat(inside, darker(colour, 0.7))
    upper = filled(
        [
            (0.83, 0.352),
            (0.86, 0.44),
            (0.878, 0.56),
            (0.872, 0.668, 1),
            (0.095, 0.675, 1),
            (0.10, 0.62),
            (0.19, 0.565),
            (0.33, 0.535),
            (0.44, 0.475),
            (0.545, 0.365, 1),
            (0.61, 0.43),
            (0.70, 0.45),
            (0.775, 0.41),
        ]
    )
    canvas.solid(upper, cloth, radius=0.08, shine=0.42, sharpness=26)
    quarter = filled(
        [
            (0.545, 0.365, 1),
            (0.61, 0.43),
            (0.70, 0.45),
            (0.64, 0.56),
            (0.50, 0.62),
            (0.40, 0.545, 1),
            (0.46, 0.46),
        ]
    )
    canvas.shadow(quarter * upper, depth=0.2)
    canvas.solid(quarter * upper, darker(colour, 0.12), radius=0.035, shine=0.3)
    for line in (
        [(0.25, 0.553), (0.30, 0.60), (0.305, 0.672)],
        [(0.70, 0.45), (0.68, 0.56), (0.70, 0.665)],
        [(0.40, 0.545), (0.49, 0.615), (0.64, 0.56), (0.70, 0.45)],
    ):
        canvas.line(line, 0.006, darker(colour, 0.6), 0.8, inside=upper)
        lit = [(x + 0.006, y - 0.004) for x, y in line]
        canvas.line(lit, 0.003, lighter(colour, 0.4), 0.5, inside=upper)
    for number in range(4):
        x, y = 0.45 + 0.038 * number, 0.492 - 0.036 * number
        lace = stroke([(x - 0.012, y - 0.018), (x + 0.045, y + 0.02)], 0.011)
        canvas.solid(lace, darker(colour, 0.55), radius=0.008, shine=0.15)
    sole = filled(
        [
            (0.085, 0.668, 1),
            (0.88, 0.662, 1),
            (0.885, 0.745, 1),
            (0.665, 0.745, 1),
            (0.655, 0.708, 1),
            (0.4, 0.708),
            (0.12, 0.70),
        ]
    )
    canvas.solid(sole, rgb("2b211c"), radius=0.016, shine=0.1)
    canvas.line([(0.10, 0.674), (0.5, 0.676), (0.87, 0.67)], 0.004, rgb("a98a62"), 0.7)
    return canvas


def rain_boot(cloth: Plane, colour: Colour) -> Canvas:
    """Draw a rubber boot."""
    canvas = Canvas()
    canvas.ground(0.50, 0.905, 0.34)
    canvas.solid(ellipse(0.635, 0.115, 0.142, 0.036), darker(colour, 0.65), radius=0.02, shine=0.0)
    boot = filled(
        [
            (0.493, 0.115, 1),
            (0.56, 0.142),
            (0.71, 0.142),
            (0.778, 0.113, 1),
            (0.772, 0.35),
            (0.788, 0.60),
            (0.81, 0.74),
            (0.805, 0.86, 1),
            (0.155, 0.865, 1),
            (0.15, 0.79),
            (0.24, 0.725),
            (0.40, 0.685),
            (0.48, 0.59),
            (0.492, 0.36),
        ]
    )
    canvas.solid(boot, cloth, radius=0.11, shine=0.5, sharpness=18, contrast=0.7)
    band = filled(
        [
            (0.491, 0.113, 1),
            (0.56, 0.142),
            (0.71, 0.142),
            (0.779, 0.112, 1),
            (0.778, 0.165, 1),
            (0.71, 0.192),
            (0.56, 0.192),
            (0.49, 0.165, 1),
        ]
    )
    canvas.solid(band, darker(colour, 0.2), radius=0.02, shine=0.3)
    canvas.line(
        [(0.47, 0.62), (0.60, 0.665), (0.78, 0.63)], 0.005, darker(colour, 0.5), 0.5, inside=boot
    )
    strap = filled([(0.60, 0.235, 1), (0.772, 0.215, 1), (0.772, 0.255, 1), (0.60, 0.278, 1)])
    canvas.shadow(strap, depth=0.3)
    canvas.solid(strap, darker(colour, 0.25), radius=0.012, shine=0.3)
    canvas.solid(
        stroke([(0.63, 0.225), (0.68, 0.22), (0.68, 0.278), (0.63, 0.283)], 0.008, closed=True),
        rgb("c9ccd2"),
        radius=0.006,
        shine=0.6,
    )
    sole = filled(
        [
            (0.14, 0.845, 1),
            (0.82, 0.838, 1),
            (0.822, 0.912, 1),
            (0.60, 0.912, 1),
            (0.59, 0.892, 1),
            (0.46, 0.892, 1),
            (0.44, 0.91, 1),
            (0.155, 0.908, 1),
        ]
    )
    canvas.solid(sole, darker(colour, 0.6), radius=0.02, shine=0.15)
    return canvas
