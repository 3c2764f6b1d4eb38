"""Vegetables: outlines, their own skins, and light."""

import numpy as np

from kiosk.demo.drawing.canvas import Canvas
from kiosk.demo.drawing.patterns import darker, lighter, plain, speckled
from kiosk.demo.drawing.shapes import (
    Colour,
    ellipse,
    filled,
    mirrored,
    rgb,
    stroke,
)

_GREEN = rgb("4f8a32")


def tomato(colour: Colour) -> Canvas:
    """Draw a tomato with its green star."""
    canvas = Canvas()
    canvas.ground(0.5, 0.80, 0.28)
    body = filled(
        mirrored(
            [
                (0.5, 0.295),
                (0.60, 0.265),
                (0.745, 0.32),
                (0.825, 0.46),
                (0.82, 0.61),
                (0.73, 0.75),
                (0.60, 0.80),
                (0.5, 0.808),
            ]
        )
    )
    canvas.solid(body, colour, radius=0.27, shine=0.6, sharpness=40, contrast=0.78)
    for turn in range(5):
        angle = np.radians(-90 + 72 * turn + 18)
        dx, dy = float(np.cos(angle)), float(np.sin(angle)) * 0.42
        tip = (0.5 + dx * 0.175, 0.325 + dy * 0.22 + 0.01)
        leaf = filled(
            [
                (0.5 - dy * 0.05, 0.315 + dx * 0.018),
                (0.5 + dx * 0.09 - dy * 0.06, 0.31 + dy * 0.12 + dx * 0.012),
                (*tip, 1),
                (0.5 + dx * 0.09 + dy * 0.06, 0.325 + dy * 0.12 - dx * 0.012),
            ]
        )
        canvas.shadow(leaf, depth=0.3)
        canvas.solid(leaf, _GREEN, radius=0.014, shine=0.1)
    canvas.solid(
        stroke([(0.5, 0.325), (0.505, 0.265), (0.53, 0.225)], 0.024),
        darker(_GREEN, 0.2),
        radius=0.011,
    )
    return canvas


def pepper(colour: Colour) -> Canvas:
    """Draw a bell pepper with its lobes."""
    canvas = Canvas()
    canvas.ground(0.5, 0.885, 0.23)
    for outline in (
        [
            (0.36, 0.255),
            (0.46, 0.26),
            (0.49, 0.50),
            (0.455, 0.80),
            (0.385, 0.865),
            (0.305, 0.80),
            (0.235, 0.56),
            (0.245, 0.36),
        ],
        [
            (0.64, 0.255),
            (0.54, 0.26),
            (0.51, 0.50),
            (0.545, 0.80),
            (0.615, 0.865),
            (0.695, 0.80),
            (0.765, 0.56),
            (0.755, 0.36),
        ],
        [
            (0.42, 0.275),
            (0.5, 0.255),
            (0.58, 0.275),
            (0.635, 0.50),
            (0.60, 0.795),
            (0.5, 0.89),
            (0.40, 0.795),
            (0.365, 0.50),
        ],
    ):
        lobe = filled(outline)
        canvas.shadow(lobe, depth=0.25)
        canvas.solid(lobe, colour, radius=0.125, shine=0.55, sharpness=30, contrast=0.75)
    collar = filled(
        [
            (0.39, 0.29),
            (0.45, 0.235),
            (0.55, 0.235),
            (0.61, 0.29),
            (0.54, 0.315),
            (0.5, 0.30),
            (0.45, 0.318),
        ]
    )
    canvas.solid(collar, _GREEN, radius=0.03, shine=0.15)
    stalk = filled(
        [
            (0.468, 0.27),
            (0.475, 0.165),
            (0.50, 0.10, 1),
            (0.55, 0.095, 1),
            (0.53, 0.18),
            (0.538, 0.27),
        ]
    )
    canvas.solid(stalk, lighter(_GREEN, 0.12), radius=0.022, shine=0.15)
    return canvas


def cucumber() -> Canvas:
    """Draw a cucumber lying aslant."""
    canvas = Canvas()
    line = [(0.14, 0.74), (0.33, 0.615), (0.52, 0.475), (0.70, 0.325), (0.855, 0.20)]
    body = stroke(line, 0.155)
    canvas.shadow(body, depth=0.35, dy=0.03)
    green = rgb("2f6b2c")
    canvas.solid(
        body,
        speckled(plain(green), 21, 0.10),
        radius=0.078,
        shine=0.28,
        sharpness=14,
        contrast=0.8,
    )
    for shift in (-0.045, -0.02, 0.008, 0.035):
        pale = [(x + shift * 0.62, y + shift * 0.78) for x, y in line]
        canvas.line(pale, 0.006, rgb("7fae5c"), 0.35, inside=body)
    random = np.random.default_rng(3)
    bumps = np.zeros_like(body)
    for _ in range(46):
        t = float(random.uniform(0.05, 0.95))
        off = float(random.uniform(-0.06, 0.06))
        bump = ellipse(0.14 + 0.715 * t + off * 0.62, 0.74 - 0.54 * t + off * 0.78, 0.006, 0.006)
        bumps = np.maximum(bumps, bump)
    canvas.solid(bumps * body, lighter(green, 0.25), radius=0.004, shine=0.2)
    canvas.solid(stroke([(0.865, 0.195), (0.915, 0.155)], 0.024), rgb("7a8c4a"), radius=0.011)
    return canvas


def carrot() -> Canvas:
    """Draw a carrot with its leaves."""
    canvas = Canvas()
    for number, (x, y) in enumerate(
        ((0.90, 0.25), (0.87, 0.12), (0.76, 0.08), (0.93, 0.36), (0.66, 0.11))
    ):
        stem = [(0.70, 0.315), ((0.70 + x) / 2 + 0.02, (0.315 + y) / 2), (x, y)]
        canvas.line(stem, 0.012, rgb("5f9a3c"))
        for t in (0.45, 0.6, 0.75, 0.9, 1.0):
            px, py = 0.70 + (x - 0.70) * t, 0.315 + (y - 0.315) * t
            for turn in (-50, 30):
                frond = ellipse(px, py, 0.034, 0.012, turn + number * 25)
                canvas.solid(frond, rgb("4c8f36"), radius=0.01, shine=0.05)
    body = filled(
        [
            (0.655, 0.27),
            (0.735, 0.265),
            (0.77, 0.335),
            (0.735, 0.43),
            (0.55, 0.62),
            (0.33, 0.79),
            (0.16, 0.89),
            (0.125, 0.885),
            (0.15, 0.84),
            (0.29, 0.66),
            (0.46, 0.455),
            (0.58, 0.315),
        ]
    )
    canvas.shadow(body, depth=0.35, dy=0.025)
    tone = rgb("ee7d1f")
    canvas.solid(body, tone, radius=0.085, shine=0.22, sharpness=16, contrast=0.8)
    random = np.random.default_rng(8)
    for number in range(13):
        t = 0.06 + number * 0.068
        x, y = 0.70 - 0.53 * t, 0.33 + 0.53 * t
        reach = (0.085 * (1 - t) + 0.012) * float(random.uniform(0.4, 0.9))
        side = 1 if number % 2 else -1
        groove = [(x, y), (x + side * reach * 0.8, y + side * reach * 0.75)]
        canvas.line(groove, 0.005, darker(tone, 0.4), 0.6, inside=body)
    return canvas
