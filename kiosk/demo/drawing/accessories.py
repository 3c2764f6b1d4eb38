"""Watches, umbrellas, glasses and caps."""

import numpy as np

from kiosk.demo.drawing.canvas import Canvas
from kiosk.demo.drawing.patterns import darker, lighter
from kiosk.demo.drawing.shapes import (
    Colour,
    Plane,
    ellipse,
    filled,
    grid,
    rgb,
    stroke,
)

_STEEL = rgb("bfc4cb")


def watch(strap: Colour, case: Colour, dial: Colour, *, links: bool = False) -> Canvas:
    """Draw a wristwatch, its strap of leather or of metal links."""
    canvas = Canvas()
    for sign in (1, -1):
        band = filled(
            [
                (0.5 - 0.125, 0.5 - sign * 0.19, 1),
                (0.5 + 0.125, 0.5 - sign * 0.19, 1),
                (0.5 + 0.092, 0.5 - sign * 0.33),
                (0.5 + 0.088, 0.5 - sign * 0.455, 1),
                (0.5 - 0.088, 0.5 - sign * 0.455, 1),
                (0.5 - 0.092, 0.5 - sign * 0.33),
            ]
        )
        canvas.shadow(band)
        canvas.solid(band, strap, radius=0.03, shine=0.45 if links else 0.12, sharpness=14)
        if links:
            for number in range(7):
                y = 0.5 - sign * (0.225 + number * 0.035)
                canvas.line([(0.38, y), (0.62, y)], 0.005, darker(strap, 0.6), 0.8, inside=band)
            for x in (0.46, 0.54):
                canvas.line(
                    [(x, 0.5 - sign * 0.2), (x, 0.5 - sign * 0.455)],
                    0.005,
                    darker(strap, 0.5),
                    0.7,
                    inside=band,
                )
        else:
            for edge in (-1, 1):
                seam = [
                    (0.5 + edge * 0.105, 0.5 - sign * 0.21),
                    (0.5 + edge * 0.077, 0.5 - sign * 0.34),
                    (0.5 + edge * 0.073, 0.5 - sign * 0.45),
                ]
                canvas.line(seam, 0.004, lighter(strap, 0.45), 0.6)
            if sign < 0:
                for number in range(4):
                    canvas.flat(
                        ellipse(0.5, 0.76 + number * 0.045, 0.008, 0.006), darker(strap, 0.7)
                    )
    canvas.solid(ellipse(0.712, 0.5, 0.022, 0.026), case, radius=0.012, shine=0.6)
    body = ellipse(0.5, 0.5, 0.208, 0.208)
    canvas.shadow(body, depth=0.35)
    canvas.solid(body, case, radius=0.03, shine=0.7, sharpness=12)
    face = ellipse(0.5, 0.5, 0.172, 0.172)
    canvas.flat(face, darker(case, 0.5))
    canvas.solid(ellipse(0.5, 0.5, 0.167, 0.167), dial, radius=0.012, shine=0.0, contrast=0.3)
    bright = sum(dial) > 1.5
    ink = rgb("23262b") if bright else rgb("f0f0ee")
    for number in range(60):
        angle = np.radians(number * 6)
        hour = number % 5 == 0
        inner, outer = (0.132 if hour else 0.15), 0.158
        line = [
            (0.5 + r * float(np.sin(angle)), 0.5 - r * float(np.cos(angle))) for r in (inner, outer)
        ]
        canvas.line(line, 0.008 if hour else 0.0025, ink, 1.0 if hour else 0.6)
    for degrees, length, width in ((305, 0.085, 0.013), (60, 0.125, 0.009)):
        angle = np.radians(degrees)
        tip = (0.5 + length * float(np.sin(angle)), 0.5 - length * float(np.cos(angle)))
        hand = stroke([(0.5, 0.5), tip], width)
        canvas.shadow(hand, depth=0.25, dy=0.005)
        canvas.flat(hand, ink)
    canvas.line([(0.5, 0.53), (0.5, 0.37)], 0.003, rgb("c23b34"))
    canvas.flat(ellipse(0.5, 0.5, 0.012, 0.012), ink)
    canvas.flat(ellipse(0.455, 0.42, 0.085, 0.045, -35), (1.0, 1.0, 1.0), 0.13)
    return canvas


def umbrella(colour: Colour, other: Colour) -> Canvas:
    """Draw an open umbrella from the side, its panels in two colours, with a crook handle."""
    canvas = Canvas()
    pole = stroke([(0.5, 0.10), (0.5, 0.80)], 0.014)
    canvas.solid(pole, _STEEL, radius=0.008, shine=0.5)
    hook = stroke([(0.5, 0.74), (0.5, 0.86), (0.46, 0.915), (0.405, 0.90), (0.39, 0.85)], 0.030)
    canvas.solid(hook, rgb("6b4a2f"), radius=0.014, shine=0.3)
    tips = [0.07, 0.235, 0.41, 0.59, 0.765, 0.93]
    low = [0.50, 0.545, 0.56, 0.56, 0.545, 0.50]
    for x0, x1, y0, y1 in zip(tips, tips[1:], low, low[1:], strict=False):
        under = filled(
            [(0.5, 0.40, 1), (x0, y0, 1), ((x0 + x1) / 2, (y0 + y1) / 2 - 0.035), (x1, y1, 1)]
        )
        canvas.flat(under, darker(colour, 0.6))
    order = [0, 4, 1, 3, 2]
    for place in order:
        x0, x1, y0, y1 = tips[place], tips[place + 1], low[place], low[place + 1]
        rise = 0.21
        panel = filled(
            [
                (0.5, 0.12, 1),
                _between(0.5, 0.12, x1, y1, rise),
                (x1, y1, 1),
                ((x0 + x1) / 2, (y0 + y1) / 2 - 0.045),
                (x0, y0, 1),
                _between(0.5, 0.12, x0, y0, rise),
            ]
        )
        tone = colour if place % 2 == 0 else other
        canvas.solid(panel, tone, radius=0.05, shine=0.18, sharpness=10, contrast=0.5)
    for x, y in zip(tips[1:-1], low[1:-1], strict=True):
        line = [(0.5, 0.12), _between(0.5, 0.12, x, y, 0.21), (x, y)]
        canvas.line(line, 0.004, darker(colour, 0.5), 0.6)
    canvas.solid(stroke([(0.5, 0.125), (0.5, 0.065)], 0.014), _STEEL, radius=0.007, shine=0.5)
    return canvas


def _between(x0: float, y0: float, x1: float, y1: float, rise: float) -> tuple[float, float]:
    """Give a point half way that is bent outwards like a rib under tension."""
    reach = x1 - x0
    return x0 + reach * 0.62, y0 + (y1 - y0) * 0.5 - rise * abs(reach) * 0.55


def sunglasses(frame: Colour, lens: Colour) -> Canvas:
    """Draw sunglasses from the front."""
    canvas = Canvas()
    for sign in (1, -1):
        arm = stroke(
            [(0.5 + sign * 0.40, 0.405), (0.5 + sign * 0.372, 0.36), (0.5 + sign * 0.30, 0.335)],
            0.018,
        )
        canvas.solid(arm, darker(frame, 0.3), radius=0.008, shine=0.2)
        shape = [
            (0.5 + sign * 0.07, 0.43),
            (0.5 + sign * 0.22, 0.395),
            (0.5 + sign * 0.405, 0.405),
            (0.5 + sign * 0.41, 0.52),
            (0.5 + sign * 0.315, 0.645),
            (0.5 + sign * 0.17, 0.645),
            (0.5 + sign * 0.08, 0.54),
        ]
        rim = filled(shape)
        canvas.shadow(rim, depth=0.3, dy=0.03)
        glass = np.asarray(lens, np.float32) * (0.75 + 0.7 * (grid()[1] - 0.4)[..., None] * 2.2)
        canvas.flat(rim, np.clip(glass, 0, 1).astype(np.float32))
        canvas.flat(
            rim * ellipse(0.5 + sign * 0.24 - 0.05, 0.46, 0.05, 0.13, 35), (1.0, 1.0, 1.0), 0.22
        )
        edge = stroke(shape, 0.03, closed=True)
        canvas.solid(edge, frame, radius=0.014, shine=0.6, sharpness=20)
    bridge = stroke([(0.43, 0.455), (0.47, 0.425), (0.53, 0.425), (0.57, 0.455)], 0.026)
    canvas.solid(bridge, frame, radius=0.012, shine=0.6, sharpness=20)
    return canvas


def cap(cloth: Plane, colour: Colour, mark: Colour) -> Canvas:
    """Draw a baseball cap, its peak to the left."""
    canvas = Canvas()
    canvas.ground(0.52, 0.69, 0.36, depth=0.2)
    crown = filled(
        [
            (0.30, 0.625, 1),
            (0.285, 0.48),
            (0.355, 0.315),
            (0.52, 0.24),
            (0.70, 0.285),
            (0.83, 0.42),
            (0.868, 0.585),
            (0.865, 0.665, 1),
            (0.60, 0.655),
        ]
    )
    canvas.solid(crown, cloth, radius=0.17, shine=0.06, sharpness=8, contrast=0.62)
    for line in (
        [(0.525, 0.245), (0.42, 0.40), (0.40, 0.63)],
        [(0.53, 0.245), (0.66, 0.38), (0.70, 0.655)],
    ):
        canvas.line(line, 0.005, darker(colour, 0.45), 0.6, inside=crown)
    canvas.flat(ellipse(0.51, 0.475, 0.072, 0.075), mark, 0.95)
    canvas.flat(ellipse(0.51, 0.475, 0.045, 0.047), colour, 0.95)
    canvas.solid(ellipse(0.528, 0.243, 0.025, 0.014), darker(colour, 0.2), radius=0.01)
    peak = filled(
        [
            (0.29, 0.585, 1),
            (0.44, 0.62),
            (0.60, 0.655, 1),
            (0.50, 0.695),
            (0.30, 0.69),
            (0.11, 0.672),
            (0.075, 0.645),
            (0.14, 0.605),
        ]
    )
    canvas.shadow(peak, depth=0.3)
    canvas.solid(peak, cloth, radius=0.04, shine=0.08)
    for inset in (0.012, 0.028):
        canvas.line(
            [(0.10 + inset, 0.648), (0.30, 0.675 - inset / 2), (0.52, 0.668 - inset / 2)],
            0.003,
            darker(colour, 0.4),
            0.6,
            inside=peak,
        )
    return canvas
