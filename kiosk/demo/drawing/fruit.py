"""Fruit: outlines, their own skins, and light."""

import numpy as np

from kiosk.demo.drawing.canvas import Canvas
from kiosk.demo.drawing.patterns import blended, darker, lighter, plain, speckled
from kiosk.demo.drawing.shapes import (
    WORK,
    Colour,
    Plane,
    blurred,
    ellipse,
    filled,
    grid,
    mirrored,
    raised,
    rgb,
    stroke,
)

_STALK = rgb("6a4a2c")
_GREEN = rgb("4f8a32")


def apple(colour: Colour, blush: Colour) -> Canvas:
    """Draw an apple with a stalk and a leaf; ``blush`` streaks its skin."""
    canvas = Canvas()
    canvas.ground(0.5, 0.862, 0.25)
    body = filled(
        mirrored(
            [
                (0.5, 0.285),
                (0.575, 0.252),
                (0.70, 0.262),
                (0.79, 0.37),
                (0.80, 0.53),
                (0.745, 0.72),
                (0.655, 0.845),
                (0.565, 0.868),
                (0.5, 0.848),
            ]
        )
    )
    x, y = grid()
    angle = np.arctan2(x - 0.5, y - 0.2)
    streak = np.sin(angle * 46 + np.sin(angle * 13) * 3).astype(np.float32) * 0.5 + 0.5
    share = np.clip(streak * 0.5 + (0.62 - x) * 0.9, 0, 1) * np.clip((y - 0.22) * 3, 0, 1)
    skin = speckled(blended(colour, blush, share.astype(np.float32) * np.float32(0.6)), 11, 0.02)
    canvas.solid(body, skin, radius=0.26, shine=0.42, sharpness=34, contrast=0.78)
    canvas.flat(blurred(ellipse(0.5, 0.302, 0.085, 0.026), 0.012), darker(colour, 0.65), 0.65)
    canvas.solid(stroke([(0.5, 0.312), (0.508, 0.225), (0.545, 0.155)], 0.022), _STALK, radius=0.01)
    _leaf(
        canvas,
        [(0.525, 0.225, 1), (0.60, 0.135), (0.73, 0.125, 1), (0.675, 0.215)],
        (0.53, 0.222),
        (0.715, 0.13),
    )
    return canvas


def orange(colour: Colour) -> Canvas:
    """Draw an orange with its dimpled skin."""
    canvas = Canvas()
    canvas.ground(0.5, 0.83, 0.27)
    body = ellipse(0.5, 0.52, 0.315, 0.305)
    height = _dome(body, 0.5, 0.52, 0.315) + _dimples(5, 1.6, 5.0)
    canvas.solid(body, colour, height=height, shine=0.22, sharpness=16, contrast=0.78)
    canvas.flat(blurred(ellipse(0.515, 0.268, 0.04, 0.02), 0.006), darker(colour, 0.4), 0.6)
    canvas.solid(ellipse(0.515, 0.264, 0.018, 0.011), _GREEN, radius=0.01)
    return canvas


def lemon(colour: Colour) -> Canvas:
    """Draw a lemon with its pointed ends."""
    canvas = Canvas()
    canvas.ground(0.5, 0.745, 0.30)
    body = filled(
        [
            (0.095, 0.535),
            (0.15, 0.475),
            (0.26, 0.345),
            (0.45, 0.265),
            (0.65, 0.29),
            (0.80, 0.40),
            (0.86, 0.455),
            (0.905, 0.475),
            (0.91, 0.53),
            (0.855, 0.565),
            (0.79, 0.66),
            (0.62, 0.745),
            (0.42, 0.75),
            (0.24, 0.67),
            (0.155, 0.59),
        ]
    )
    from_edge = raised(body, 0.24)
    canvas.solid(
        body,
        colour,
        height=from_edge + _dimples(6, 1.3, 6.0),
        shine=0.25,
        sharpness=18,
        contrast=0.72,
    )
    return canvas


def banana() -> Canvas:
    """Draw a bunch of three bananas."""
    canvas = Canvas()
    canvas.ground(0.5, 0.80, 0.32)
    yellow = rgb("f3cf2f")
    fingers = (
        [
            (0.745, 0.215),
            (0.80, 0.22),
            (0.80, 0.42),
            (0.68, 0.60),
            (0.47, 0.705),
            (0.26, 0.70),
            (0.155, 0.655),
            (0.135, 0.61),
            (0.28, 0.615),
            (0.48, 0.565),
            (0.64, 0.44),
            (0.72, 0.30),
        ],
        [
            (0.76, 0.21),
            (0.815, 0.22),
            (0.845, 0.44),
            (0.755, 0.65),
            (0.55, 0.775),
            (0.34, 0.79),
            (0.235, 0.755),
            (0.215, 0.71),
            (0.36, 0.70),
            (0.55, 0.635),
            (0.70, 0.48),
            (0.75, 0.32),
        ],
        [
            (0.775, 0.205),
            (0.83, 0.215),
            (0.895, 0.42),
            (0.855, 0.64),
            (0.69, 0.80),
            (0.50, 0.845),
            (0.395, 0.825),
            (0.37, 0.785),
            (0.50, 0.755),
            (0.66, 0.665),
            (0.765, 0.50),
            (0.785, 0.32),
        ],
    )
    tips = ((0.145, 0.633), (0.225, 0.733), (0.382, 0.806))
    for number, (finger, tip) in enumerate(zip(fingers, tips, strict=True)):
        body = filled(finger)
        canvas.shadow(body, depth=0.35)
        canvas.solid(body, lighter(yellow, 0.06 * number), radius=0.065, shine=0.14, contrast=0.75)
        ridge = [
            ((a[0] * 0.55 + b[0] * 0.45), (a[1] * 0.55 + b[1] * 0.45))
            for a, b in zip(finger[1:6], finger[11:6:-1], strict=True)
        ]
        canvas.line(ridge, 0.006, rgb("b98f16"), 0.45, inside=body)
        canvas.flat(blurred(ellipse(*tip, 0.022, 0.028, 20), 0.004), rgb("463a1e"), 0.9)
    crown = filled(
        [(0.735, 0.26), (0.745, 0.14), (0.785, 0.105), (0.835, 0.125), (0.85, 0.25), (0.79, 0.285)]
    )
    canvas.solid(crown, rgb("c4a83a"), radius=0.035)
    canvas.flat(ellipse(0.79, 0.118, 0.042, 0.018, 8), rgb("5b4a24"))
    return canvas


def pear(colour: Colour) -> Canvas:
    """Draw a pear."""
    canvas = Canvas()
    canvas.ground(0.5, 0.885, 0.23)
    body = filled(
        mirrored(
            [
                (0.5, 0.195),
                (0.565, 0.22),
                (0.605, 0.34),
                (0.66, 0.47),
                (0.745, 0.61),
                (0.745, 0.755),
                (0.665, 0.865),
                (0.56, 0.892),
                (0.5, 0.885),
            ]
        )
    )
    skin = speckled(plain(colour), 31, 0.05)
    canvas.solid(body, skin, radius=0.22, shine=0.22, sharpness=20, contrast=0.78)
    canvas.solid(stroke([(0.5, 0.205), (0.505, 0.135), (0.54, 0.085)], 0.021), _STALK, radius=0.01)
    return canvas


def _leaf(
    canvas: Canvas,
    edge: list[tuple[float, ...]],
    start: tuple[float, float],
    end: tuple[float, float],
) -> None:
    leaf = filled(edge)
    canvas.shadow(leaf, depth=0.2)
    canvas.solid(leaf, _GREEN, radius=0.03, shine=0.2)
    canvas.line([start, end], 0.004, lighter(_GREEN, 0.4), 0.8, inside=leaf)


def _dome(mask: Plane, cx: float, cy: float, radius: float) -> Plane:
    """Give the height of half a ball, in pixels."""
    x, y = grid()
    square = np.square((x - cx) / radius) + np.square((y - cy) / radius)
    height = np.sqrt(np.clip(1 - square, 0.02, 1)) * np.float32(radius * WORK)
    return np.asarray(height * (mask > 0), np.float32)


def _dimples(seed: int, depth: float, size: float) -> Plane:
    noise = np.random.default_rng(seed).standard_normal((WORK, WORK)).astype(np.float32)
    soft = blurred(noise, size / WORK)
    return np.asarray(soft / np.float32(soft.std()) * np.float32(depth), np.float32)
