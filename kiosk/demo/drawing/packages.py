"""Cartons and cups."""

import numpy as np

from kiosk.demo.drawing.canvas import Canvas
from kiosk.demo.drawing.patterns import darker, lighter
from kiosk.demo.drawing.shapes import (
    Colour,
    Plane,
    blurred,
    ellipse,
    filled,
    grid,
    rgb,
    straight,
    stroke,
)

_WHITE = (0.97, 0.97, 0.96)


def carton(ground: Colour, band: Colour, fruit: Colour | None) -> Canvas:
    """Draw a gable-top carton: of milk, or of the juice of a round fruit in that colour."""
    canvas = Canvas()
    canvas.ground(0.5, 0.935, 0.27)
    front = straight([(0.235, 0.345), (0.605, 0.345), (0.605, 0.935), (0.235, 0.935)])
    side = straight([(0.605, 0.345), (0.765, 0.31), (0.765, 0.885), (0.605, 0.935)])
    roof = straight([(0.235, 0.345), (0.605, 0.345), (0.64, 0.175), (0.285, 0.175)])
    gable = straight([(0.605, 0.345), (0.64, 0.175), (0.765, 0.31)])
    fold = straight([(0.285, 0.095), (0.64, 0.095), (0.64, 0.18), (0.285, 0.18)])
    for mask, tone in (
        (front, ground),
        (side, darker(ground, 0.16)),
        (roof, lighter(band, 0.12)),
        (gable, darker(band, 0.28)),
        (fold, band),
    ):
        canvas.flat(mask, tone)
    canvas.flat(straight([(0.235, 0.72), (0.605, 0.72), (0.605, 0.935), (0.235, 0.935)]), band)
    canvas.flat(
        straight([(0.605, 0.72), (0.765, 0.68), (0.765, 0.885), (0.605, 0.935)]), darker(band, 0.22)
    )
    canvas.line([(0.285, 0.135), (0.64, 0.135)], 0.005, darker(band, 0.3), 0.8)
    for line in ([(0.605, 0.345), (0.605, 0.935)], [(0.235, 0.345), (0.605, 0.345), (0.765, 0.31)]):
        canvas.line(line, 0.004, darker(ground, 0.3), 0.5)
    canvas.solid(ellipse(0.45, 0.262, 0.05, 0.034), _WHITE, radius=0.014, shine=0.2)
    canvas.solid(ellipse(0.45, 0.252, 0.042, 0.027), lighter(band, 0.3), radius=0.012, shine=0.2)
    if fruit is None:
        _milk_drop(canvas, band)
    else:
        _half_fruit(canvas, fruit)
    for y, half in ((0.80, 0.11), (0.84, 0.075)):
        canvas.line([(0.42 - half, y), (0.42 + half, y)], 0.016, _WHITE, 0.95)
    _sheen(canvas, front, 0.235, 0.605)
    return canvas


def _milk_drop(canvas: Canvas, band: Colour) -> None:
    glass = filled(
        [(0.345, 0.425, 1), (0.495, 0.425, 1), (0.475, 0.66, 1), (0.42, 0.668), (0.365, 0.66, 1)]
    )
    canvas.solid(glass, lighter(band, 0.75), radius=0.02, shine=0.2)
    milk = filled(
        [
            (0.352, 0.475, 1),
            (0.42, 0.485),
            (0.488, 0.475, 1),
            (0.472, 0.652, 1),
            (0.42, 0.66),
            (0.368, 0.652, 1),
        ]
    )
    canvas.solid(milk, (1.0, 1.0, 1.0), radius=0.02, shine=0.0)
    canvas.line(
        [(0.345, 0.425), (0.365, 0.66), (0.42, 0.668), (0.475, 0.66), (0.495, 0.425)],
        0.005,
        darker(band, 0.1),
        0.8,
    )


def _half_fruit(canvas: Canvas, fruit: Colour) -> None:
    canvas.solid(ellipse(0.42, 0.535, 0.125, 0.125), fruit, radius=0.02, shine=0.1)
    canvas.flat(ellipse(0.42, 0.535, 0.108, 0.108), lighter(fruit, 0.8))
    for number in range(9):
        start, end = np.radians(40 * number + 4), np.radians(40 * number + 36)
        middle = (start + end) / 2
        wedge = [
            (0.42 + 0.018 * float(np.cos(middle)), 0.535 + 0.018 * float(np.sin(middle)), 1),
            *(
                (0.42 + 0.098 * float(np.cos(a)), 0.535 + 0.098 * float(np.sin(a)))
                for a in (start, middle, end)
            ),
        ]
        canvas.solid(filled(wedge), lighter(fruit, 0.15), radius=0.012, shine=0.15)


def _sheen(canvas: Canvas, mask: Plane, left: float, right: float) -> None:
    """Let light fall off across a flat front."""
    x, _ = grid()
    share = np.clip((x - left) / (right - left), 0, 1)
    canvas.flat(mask * share.astype(np.float32), (0.0, 0.0, 0.05), 0.10)


def coffee_cup(colour: Colour) -> Canvas:
    """Draw a cup of coffee on its saucer."""
    canvas = Canvas()
    canvas.ground(0.48, 0.80, 0.40)
    canvas.solid(ellipse(0.47, 0.755, 0.40, 0.075), darker(colour, 0.05), radius=0.03, shine=0.2)
    canvas.solid(ellipse(0.47, 0.742, 0.30, 0.048), colour, radius=0.03, shine=0.1)
    canvas.flat(_shade(0.47, 0.755, 0.20, 0.03), (0.1, 0.1, 0.12), 0.35)
    handle = stroke([(0.70, 0.45), (0.80, 0.42), (0.865, 0.49), (0.82, 0.59), (0.68, 0.635)], 0.044)
    canvas.solid(handle, colour, radius=0.02, shine=0.35)
    body = filled(
        [
            (0.185, 0.345, 1),
            (0.755, 0.345, 1),
            (0.735, 0.51),
            (0.66, 0.68),
            (0.585, 0.755),
            (0.47, 0.772),
            (0.355, 0.755),
            (0.28, 0.68),
            (0.205, 0.51),
        ]
    )
    canvas.solid(body, colour, radius=0.17, shine=0.35, sharpness=26, contrast=0.7)
    canvas.solid(ellipse(0.47, 0.345, 0.285, 0.072), lighter(colour, 0.25), radius=0.012, shine=0.2)
    canvas.flat(ellipse(0.47, 0.352, 0.262, 0.060), darker(colour, 0.35))
    coffee = ellipse(0.47, 0.368, 0.245, 0.047)
    canvas.flat(coffee, rgb("4a2a17"))
    canvas.flat(ellipse(0.47, 0.368, 0.225, 0.039), rgb("6b3f22"))
    canvas.flat(ellipse(0.42, 0.36, 0.10, 0.014), rgb("a9784c"), 0.7)
    for x in (0.38, 0.47, 0.56):
        steam = [(x, 0.27), (x - 0.025, 0.22), (x + 0.02, 0.165), (x - 0.01, 0.105)]
        canvas.flat(_faint(steam), (0.62, 0.65, 0.70), 0.55)
    return canvas


def mug(colour: Colour, band: Colour) -> Canvas:
    """Draw a straight mug with a band."""
    canvas = Canvas()
    canvas.ground(0.45, 0.87, 0.29)
    handle = stroke([(0.68, 0.33), (0.81, 0.325), (0.875, 0.45), (0.84, 0.61), (0.68, 0.67)], 0.062)
    canvas.solid(handle, colour, radius=0.028, shine=0.4)
    body = filled(
        [
            (0.175, 0.215, 1),
            (0.715, 0.215, 1),
            (0.71, 0.60),
            (0.695, 0.82),
            (0.63, 0.872),
            (0.445, 0.885),
            (0.26, 0.872),
            (0.195, 0.82),
            (0.18, 0.60),
        ]
    )
    x, y = grid()
    mid = (
        np.abs(y - 0.55 - 0.06 * np.sqrt(np.clip(1 - np.square((x - 0.445) / 0.28), 0, 1))) < 0.065
    )
    cloth = np.where(mid[..., None], np.asarray(band, np.float32), np.asarray(colour, np.float32))
    canvas.solid(
        body, cloth.astype(np.float32), radius=0.17, shine=0.45, sharpness=30, contrast=0.75
    )
    canvas.solid(ellipse(0.445, 0.215, 0.27, 0.062), lighter(colour, 0.2), radius=0.012, shine=0.25)
    canvas.flat(ellipse(0.445, 0.221, 0.245, 0.050), darker(colour, 0.5))
    canvas.flat(ellipse(0.445, 0.236, 0.225, 0.036), darker(colour, 0.65))
    return canvas


def _shade(cx: float, cy: float, rx: float, ry: float) -> Plane:
    x, y = grid()
    inside = np.square((x - cx) / rx) + np.square((y - cy) / ry)
    return np.asarray(np.exp(-inside * 1.5), np.float32)


def _faint(points: list[tuple[float, float]]) -> Plane:
    """Give a broad, soft line."""
    return blurred(stroke(points, 0.022), 0.008)
