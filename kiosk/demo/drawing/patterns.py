"""Cloth and skins: planes of colour, float32 (WORK, WORK, 3)."""

from collections.abc import Sequence

import cv2
import numpy as np

from kiosk.demo.drawing.shapes import WORK, Colour, Plane, blurred, grid, mixed

_FLOWER_PETALS = 5


def plain(colour: Colour) -> Plane:
    """Give cloth of one colour."""
    return np.broadcast_to(np.asarray(colour, np.float32), (WORK, WORK, 3)).copy()


def stripes(one: Colour, other: Colour, *, across: int = 14, upright: bool = False) -> Plane:
    """Give stripes, level or upright, so many pairs over the picture."""
    x, y = grid()
    share = _edge(np.sin((x if upright else y) * np.float32(2 * np.pi * across)), 0.16)
    return blended(one, other, share)


def checks(one: Colour, other: Colour, third: Colour, *, across: int = 9) -> Plane:
    """Give a plaid: broad bands both ways that darken where they cross, and thin lines."""
    x, y = grid()
    bands = [_edge(np.sin(v * np.float32(2 * np.pi * across)), 0.12) for v in (x, y)]
    cloth = blended(one, other, np.asarray((bands[0] + bands[1]) / 2, np.float32))
    for value in (x, y):
        thin = _edge(np.cos(value * np.float32(2 * np.pi * across)) - np.float32(0.94), 0.02)
        cloth += (np.asarray(third, np.float32) - cloth) * (thin * np.float32(0.75))[..., None]
    return cloth


def dots(ground: Colour, colour: Colour, *, across: int = 13, size: float = 0.30) -> Plane:
    """Give dots in offset rows; ``size`` is their radius as a share of their distance."""
    x, y = grid()
    row = np.floor(y * across)
    u = np.mod(x * across + 0.5 * np.mod(row, 2), 1) - 0.5
    v = np.mod(y * across, 1) - 0.5
    share = _edge(np.float32(size) - np.sqrt(u * u + v * v).astype(np.float32), 0.03)
    return blended(ground, colour, share)


def flowers(
    ground: Colour, petals: Sequence[Colour], leaf: Colour, seed: int, *, across: int = 8
) -> Plane:
    """Scatter small flowers with leaves."""
    random = np.random.default_rng(seed)
    cloth = plain(ground)
    step = WORK / across
    for row in range(-1, across + 1):
        for column in range(-1, across + 1):
            jitter = random.uniform(-0.16, 0.16, 2)
            x = (column + 0.5 + 0.5 * (row % 2) + jitter[0]) * step
            y = (row + 0.5 + jitter[1]) * step
            turn = random.uniform(0, 2 * np.pi)
            size = step * random.uniform(0.26, 0.36)
            petal = petals[int(random.integers(len(petals)))]
            for side in (0.9, 2.6):
                _oval(cloth, x, y, size * 1.25, turn + side, size * 0.55, size * 0.2, leaf)
            for number in range(_FLOWER_PETALS):
                angle = turn + 2 * np.pi * number / _FLOWER_PETALS
                _oval(cloth, x, y, size * 0.5, angle, size * 0.48, size * 0.36, petal)
            _oval(cloth, x, y, 0, 0, size * 0.24, size * 0.24, (0.98, 0.83, 0.30))
    return cloth


def zigzag(one: Colour, other: Colour, *, across: int = 9) -> Plane:
    """Give rows of zigzag."""
    x, y = grid()
    wave = np.abs(np.mod(x * across, 1) - 0.5) * 2
    share = _edge(np.sin((y * across + wave * 0.55) * np.float32(2 * np.pi)), 0.16)
    return blended(one, other, share)


def denim(colour: Colour, seed: int) -> Plane:
    """Give a slanting weave with worn, lighter places."""
    x, y = grid()
    weave = np.sin((x + y) * np.float32(2 * np.pi * 170)) * np.float32(0.035)
    grain = np.random.default_rng(seed).standard_normal((WORK, WORK)).astype(np.float32)
    grain = np.asarray(cv2.GaussianBlur(grain, (0, 0), 1.2), np.float32) * np.float32(0.09)
    return np.asarray(plain(colour) * (1 + weave + grain)[..., None], np.float32)


def heather(colour: Colour, seed: int) -> Plane:
    """Give wool: one colour with a fine grain."""
    grain = np.random.default_rng(seed).standard_normal((WORK, WORK)).astype(np.float32)
    grain = np.asarray(cv2.GaussianBlur(grain, (0, 0), 1.6), np.float32) * np.float32(0.12)
    return np.asarray(plain(colour) * (1 + grain)[..., None], np.float32)


def speckled(colours: Plane, seed: int, strength: float) -> Plane:
    """Give a skin fine, irregular spots."""
    noise = np.random.default_rng(seed).standard_normal((WORK, WORK)).astype(np.float32)
    soft = blurred(noise, 3 / WORK)
    soft /= np.float32(soft.std())
    return np.asarray(
        np.clip(colours * (1 + soft * np.float32(strength))[..., None], 0, 1), np.float32
    )


def blended(one: Colour, other: Colour, share: Plane) -> Plane:
    """Mix two colours, point by point, by the share of the other."""
    a, b = (np.asarray(colour, np.float32) for colour in (one, other))
    return np.asarray(a + (b - a) * share[..., None], np.float32)


def darker(colour: Colour, share: float = 0.35) -> Colour:
    """Darken a colour."""
    return mixed(colour, (0.02, 0.02, 0.03), share)


def lighter(colour: Colour, share: float = 0.35) -> Colour:
    """Lighten a colour."""
    return mixed(colour, (1.0, 1.0, 1.0), share)


def _edge(value: Plane, softness: float) -> Plane:
    """Make a step at zero that is a little soft."""
    return np.asarray(np.clip(value / np.float32(softness) + 0.5, 0, 1), np.float32)


def _oval(
    cloth: Plane,
    x: float,
    y: float,
    away: float,
    angle: float,
    long: float,
    broad: float,
    colour: Colour,
) -> None:
    """Paint an oval ``away`` pixels from (x, y), its long side along the angle."""
    centre = (round((x + away * np.cos(angle)) * 16), round((y + away * np.sin(angle)) * 16))
    axes = (max(round(long * 16), 1), max(round(broad * 16), 1))
    turn = float(np.degrees(angle))
    cv2.ellipse(cloth, centre, axes, turn, 0, 360, colour, -1, cv2.LINE_AA, 4)
