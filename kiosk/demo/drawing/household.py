"""Things for the house: bottles, buckets, plates, vases, and cloth that is folded or stuffed."""

import numpy as np

from kiosk.demo.drawing.canvas import Canvas
from kiosk.demo.drawing.patterns import darker, lighter
from kiosk.demo.drawing.shapes import (
    Colour,
    Plane,
    ellipse,
    filled,
    grid,
    mirrored,
    rgb,
    straight,
    stroke,
)

_PAPER = rgb("f6f3ea")
_STEEL = rgb("aab0b7")


def bottle(liquid: Colour, cap: Colour) -> Canvas:
    """Draw a bottle with a label, filled nearly to its neck."""
    canvas = Canvas()
    canvas.ground(0.5, 0.94, 0.16)
    body = filled(
        mirrored(
            [
                (0.5, 0.155, 1),
                (0.548, 0.155, 1),
                (0.552, 0.275),
                (0.60, 0.355),
                (0.642, 0.45),
                (0.645, 0.66),
                (0.645, 0.88),
                (0.615, 0.935),
                (0.5, 0.945),
            ]
        )
    )
    canvas.solid(body, lighter(liquid, 0.12), radius=0.13, shine=0.55, sharpness=20, contrast=0.7)
    _, y = grid()
    canvas.flat(body * (y < 0.27), lighter(liquid, 0.72), 0.85)
    label = straight([(0.355, 0.53), (0.645, 0.53), (0.645, 0.80), (0.355, 0.80)]) * body
    canvas.solid(label, _PAPER, radius=0.13, shine=0.05, contrast=0.4)
    band = straight([(0.355, 0.575), (0.645, 0.575), (0.645, 0.655), (0.355, 0.655)]) * body
    canvas.solid(band, darker(liquid, 0.15), radius=0.13, shine=0.05, contrast=0.4)
    for place, half in ((0.70, 0.085), (0.735, 0.06), (0.765, 0.075)):
        canvas.line([(0.5 - half, place), (0.5 + half, place)], 0.008, darker(liquid, 0.3), 0.7)
    top = straight([(0.446, 0.075), (0.554, 0.075), (0.554, 0.165), (0.446, 0.165)])
    canvas.solid(top, cap, radius=0.03, shine=0.35)
    for number in range(6):
        x = 0.462 + 0.0152 * number
        canvas.line([(x, 0.085), (x, 0.157)], 0.003, darker(cap, 0.35), 0.6)
    canvas.line([(0.395, 0.47), (0.392, 0.88)], 0.016, (1.0, 1.0, 1.0), 0.35)
    return canvas


def bucket(colour: Colour) -> Canvas:
    """Draw a bucket with its handle up."""
    canvas = Canvas()
    canvas.ground(0.5, 0.90, 0.27)
    handle = stroke([(0.205, 0.375), (0.26, 0.17), (0.5, 0.085), (0.74, 0.17), (0.795, 0.375)],
                    0.018)  # fmt: skip
    canvas.solid(handle, _STEEL, radius=0.009, shine=0.5)
    grip = stroke([(0.41, 0.10), (0.5, 0.085), (0.59, 0.10)], 0.042)
    canvas.solid(grip, darker(colour, 0.3), radius=0.02, shine=0.25)
    body = filled(
        mirrored(
            [
                (0.5, 0.36, 1),
                (0.81, 0.36, 1),
                (0.775, 0.60),
                (0.735, 0.855, 1),
                (0.66, 0.895),
                (0.5, 0.91),
            ]
        )
    )
    canvas.solid(body, colour, radius=0.16, shine=0.35, sharpness=22, contrast=0.7)
    rim = ellipse(0.5, 0.365, 0.322, 0.068)
    canvas.solid(rim, lighter(colour, 0.12), radius=0.014, shine=0.3)
    canvas.flat(ellipse(0.5, 0.372, 0.293, 0.054), darker(colour, 0.45))
    canvas.flat(ellipse(0.5, 0.388, 0.27, 0.038), darker(colour, 0.62))
    ring = [(0.22, 0.50), (0.35, 0.545), (0.5, 0.555), (0.65, 0.545), (0.78, 0.50)]
    canvas.line(ring, 0.012, darker(colour, 0.25), 0.55, inside=body)
    return canvas


def plate(colour: Colour, ring: Colour) -> Canvas:
    """Draw a plate from above, with a coloured ring."""
    canvas = Canvas()
    whole = ellipse(0.5, 0.5, 0.42, 0.42)
    canvas.shadow(whole, dx=0.01, dy=0.02, depth=0.3)
    canvas.solid(whole, colour, radius=0.05, shine=0.25)
    canvas.flat(ellipse(0.5, 0.5, 0.385, 0.385), ring)
    canvas.flat(ellipse(0.5, 0.5, 0.35, 0.35), colour)
    canvas.solid(ellipse(0.5, 0.5, 0.27, 0.27), darker(colour, 0.04), radius=0.06, shine=0.12)
    canvas.flat(ellipse(0.5, 0.5, 0.235, 0.235), lighter(colour, 0.15), 0.6)
    gleam = [(0.27, 0.36), (0.33, 0.28), (0.41, 0.225)]
    canvas.line(gleam, 0.02, (1.0, 1.0, 1.0), 0.4)
    return canvas


def vase(colour: Colour) -> Canvas:
    """Draw a round-bellied vase."""
    canvas = Canvas()
    canvas.ground(0.5, 0.93, 0.17)
    body = filled(
        mirrored(
            [
                (0.5, 0.09, 1),
                (0.60, 0.085, 1),
                (0.565, 0.20),
                (0.58, 0.30),
                (0.70, 0.44),
                (0.735, 0.60),
                (0.66, 0.79),
                (0.60, 0.915, 1),
                (0.5, 0.935),
            ]
        )
    )
    canvas.solid(body, colour, radius=0.19, shine=0.6, sharpness=28, contrast=0.75)
    canvas.solid(ellipse(0.5, 0.092, 0.102, 0.024), lighter(colour, 0.2), radius=0.008, shine=0.2)
    canvas.flat(ellipse(0.5, 0.094, 0.082, 0.016), darker(colour, 0.65))
    for place in (0.325, 0.845):
        line = [(0.42, place), (0.5, place + 0.012), (0.58, place)]
        canvas.line(line, 0.008, darker(colour, 0.3), 0.6, inside=body)
    return canvas


def towel(cloth: Plane, trim: Colour, seed: int) -> Canvas:
    """Draw a folded towel."""
    canvas = Canvas()
    layers = ((0.63, 0.84, 3), (0.46, 0.67, 2), (0.25, 0.50, 1))
    for top, bottom, number in layers:
        body = filled(
            [
                (0.17, top, 1),
                (0.5, top - 0.012),
                (0.83, top, 1),
                (0.868, (top + bottom) / 2),
                (0.83, bottom, 1),
                (0.5, bottom + 0.012),
                (0.17, bottom, 1),
                (0.15, (top + bottom) / 2),
            ]
        )
        canvas.shadow(body, dy=0.016, depth=0.28)
        canvas.cloth(body, cloth, seed + number, depth=0.35, drop=0.05, radius=0.055)
        line = [(0.165, bottom - 0.03), (0.5, bottom - 0.018), (0.845, bottom - 0.03)]
        canvas.line(line, 0.008, darker(trim), 0.45, inside=body)
    return canvas


def cushion(cloth: Plane, trim: Colour, seed: int) -> Canvas:
    """Draw a square cushion."""
    canvas = Canvas()
    # Sharp corners, and sides drawn in by the seams between them.
    points: list[tuple[float, ...]] = [
        (0.12, 0.13, 1), (0.5, 0.175), (0.88, 0.13, 1), (0.835, 0.5),
        (0.88, 0.87, 1), (0.5, 0.825), (0.12, 0.87, 1), (0.165, 0.5),
    ]  # fmt: skip
    body = filled(points)
    canvas.shadow(body, dy=0.022, depth=0.3)
    canvas.cloth(body, cloth, seed, depth=0.5, radius=0.19)
    edge = stroke(points, 0.012, closed=True)
    canvas.solid(edge, darker(trim, 0.18), radius=0.006, shine=0.05)
    return canvas


def scarf(cloth: Plane, trim: Colour, seed: int) -> Canvas:
    """Draw a scarf laid in a loop, its fringed ends down."""
    canvas = Canvas()
    for number, (x, bottom) in enumerate(((0.385, 0.80), (0.585, 0.865))):
        end = filled(
            [
                (x - 0.085, 0.34, 1),
                (x + 0.095, 0.34, 1),
                (x + 0.11, 0.60),
                (x + 0.105, bottom, 1),
                (x - 0.085, bottom, 1),
                (x - 0.095, 0.60),
            ]
        )
        for fringe in np.linspace(x - 0.078, x + 0.098, 9).tolist():
            canvas.line([(fringe, bottom - 0.01), (fringe + 0.004, bottom + 0.06)], 0.009,
                        darker(trim, 0.1))  # fmt: skip
        canvas.shadow(end)
        canvas.cloth(end, cloth, seed + number, depth=0.8, radius=0.035)
    loop = stroke([(0.345, 0.40), (0.285, 0.24), (0.40, 0.135), (0.56, 0.135), (0.68, 0.24),
                   (0.635, 0.41), (0.50, 0.455)], 0.15)  # fmt: skip
    canvas.shadow(loop)
    canvas.cloth(loop, cloth, seed + 5, depth=0.9, radius=0.07)
    return canvas


def socks(cloth: Plane, trim: Colour, seed: int) -> Canvas:
    """Draw a pair of socks, one over the other."""
    canvas = Canvas()
    for number, (dx, dy) in enumerate(((0.115, 0.035), (-0.03, -0.02))):
        leg = [
            (0.30, 0.10, 1), (0.475, 0.10, 1), (0.475, 0.33), (0.485, 0.52), (0.545, 0.615),
            (0.70, 0.70), (0.775, 0.80), (0.70, 0.875), (0.52, 0.835), (0.36, 0.745),
            (0.285, 0.63), (0.305, 0.40),
        ]  # fmt: skip
        moved = [(x + dx, y + dy, *corner) for x, y, *corner in leg]
        body = filled(moved)
        canvas.shadow(body, depth=0.3)
        canvas.cloth(body, cloth, seed + number, depth=0.5, radius=0.06)
        cuff = filled([(0.295 + dx, 0.098 + dy, 1), (0.48 + dx, 0.098 + dy, 1),
                       (0.478 + dx, 0.195 + dy, 1), (0.299 + dx, 0.195 + dy, 1)])  # fmt: skip
        canvas.cloth(cuff, darker(trim, 0.08), seed + 3, depth=0.1, radius=0.02)
        for rib in np.linspace(0.31, 0.465, 9).tolist():
            canvas.line([(rib + dx, 0.108 + dy), (rib + dx, 0.187 + dy)], 0.0035, darker(trim), 0.4)
    return canvas
