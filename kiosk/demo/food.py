"""Fruit and vegetables: outlines, their own skins, and light."""

import numpy as np

from kiosk.demo.canvas import (
    WORK,
    Canvas,
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
from kiosk.demo.patterns import darker, lighter, plain

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
    skin = _speckled(_mix(colour, blush, share.astype(np.float32) * np.float32(0.6)), 11, 0.02)
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
        _speckled(plain(green), 21, 0.10),
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
    skin = _speckled(plain(colour), 31, 0.05)
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


def _speckled(colours: Plane, seed: int, strength: float) -> Plane:
    noise = np.random.default_rng(seed).standard_normal((WORK, WORK)).astype(np.float32)
    soft = blurred(noise, 3 / WORK)
    soft /= np.float32(soft.std())
    return np.asarray(
        np.clip(colours * (1 + soft * np.float32(strength))[..., None], 0, 1), np.float32
    )


def _mix(one: Colour, other: Colour, share: Plane) -> Plane:
    a, b = (np.asarray(colour, np.float32) for colour in (one, other))
    return np.asarray(a + (b - a) * share[..., None], np.float32)
