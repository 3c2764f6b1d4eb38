"""Shapes of a small drawing kit: smooth outlines, areas, and the heights light falls on.

Coordinates run from 0 to 1 over a square picture, x to the right and y down. Colours are RGB from
0 to 1. Everything is drawn at twice the final size and reduced, which smooths every edge.
"""

from collections.abc import Sequence

import cv2
import numpy as np
from numpy.typing import NDArray

SIZE = 512
WORK = 2 * SIZE
Point = tuple[float, float]
Colour = tuple[float, float, float]
Plane = NDArray[np.float32]
"""float32 (WORK, WORK), or (WORK, WORK, 3) for colours."""
_STEPS = 14
_FRACTION_BITS = 4


def rgb(hexadecimal: str) -> Colour:
    """Give the colour of six hexadecimal digits."""
    red, green, blue = (int(hexadecimal[i : i + 2], 16) / 255.0 for i in (0, 2, 4))
    return red, green, blue


def mixed(one: Colour, other: Colour, share: float) -> Colour:
    """Mix a share of the other colour into one."""
    red, green, blue = (a + (b - a) * share for a, b in zip(one, other, strict=True))
    return red, green, blue


def grid() -> tuple[Plane, Plane]:
    """Give the x and the y of every pixel."""
    line = (np.arange(WORK, dtype=np.float32) + 0.5) / WORK
    across, down = np.meshgrid(line, line)
    return across.astype(np.float32), down.astype(np.float32)


def outline(points: Sequence[Sequence[float]], *, closed: bool = True) -> list[Point]:
    """Run a smooth line through points; one with a third value, (x, y, 1), is a sharp corner."""
    count = len(points)
    line: list[Point] = []
    for place in range(count if closed else count - 1):
        a, b = points[place], points[(place + 1) % count]
        before = points[place - 1] if closed or place else a
        after = points[(place + 2) % count] if closed or place + 2 < count else b
        # Catmull-Rom tangents; at a corner, straight along the segment.
        start = _tangent(b, a) if len(a) > 2 else _tangent(b, before)
        end = _tangent(b, a) if len(b) > 2 else _tangent(after, a)
        for step in range(_STEPS):
            t = step / _STEPS
            h1, h2 = 2 * t**3 - 3 * t**2 + 1, t**3 - 2 * t**2 + t
            h3, h4 = -2 * t**3 + 3 * t**2, t**3 - t**2
            line.append(
                (
                    h1 * a[0] + h2 * start[0] + h3 * b[0] + h4 * end[0],
                    h1 * a[1] + h2 * start[1] + h3 * b[1] + h4 * end[1],
                )
            )
    if not closed:
        line.append((points[-1][0], points[-1][1]))
    return line


def _tangent(ahead: Sequence[float], behind: Sequence[float]) -> Point:
    return (ahead[0] - behind[0]) / 2, (ahead[1] - behind[1]) / 2


def mirrored(points: Sequence[Sequence[float]], axis: float = 0.5) -> list[Sequence[float]]:
    """Close a right half, listed from the top down, with its mirror image."""
    left = [(2 * axis - p[0], *p[1:]) for p in reversed(points) if abs(p[0] - axis) > 1e-6]
    return [*points, *left]


def on_side(points: Sequence[Sequence[float]], *, mirror: bool) -> list[Sequence[float]]:
    """Give the points as they are, for the right side, or mirrored for the left."""
    return [((1 - p[0]) if mirror else p[0], *p[1:]) for p in points]


def both(points: Sequence[Sequence[float]]) -> list[Sequence[float]]:
    """Run a line from its left mirror image through to the right; the first point is the centre."""
    left = [(1 - p[0], *p[1:]) for p in reversed(points[1:])]
    return [*left, *points]


def filled(points: Sequence[Sequence[float]]) -> Plane:
    """Give the area inside a smooth outline: 1 inside, 0 outside."""
    return _polygon(outline(points))


def straight(points: Sequence[Point]) -> Plane:
    """Give the area inside straight lines."""
    return _polygon(points)


def _polygon(line: Sequence[Point]) -> Plane:
    scale = WORK * (1 << _FRACTION_BITS)
    corners = np.round(np.asarray(line, np.float64) * scale).astype(np.int32)
    mask = np.zeros((WORK, WORK), np.uint8)
    cv2.fillPoly(mask, [corners.reshape(-1, 1, 2)], (255,), cv2.LINE_AA, _FRACTION_BITS)
    return mask.astype(np.float32) / np.float32(255)


def ellipse(cx: float, cy: float, rx: float, ry: float, turn: float = 0.0) -> Plane:
    """Give the area of an ellipse turned by degrees."""
    angle = np.linspace(0, 2 * np.pi, 180, endpoint=False)
    x, y = rx * np.cos(angle), ry * np.sin(angle)
    c, s = np.cos(np.radians(turn)), np.sin(np.radians(turn))
    return _polygon(list(zip(cx + x * c - y * s, cy + x * s + y * c, strict=True)))


def stroke(points: Sequence[Sequence[float]], width: float, *, closed: bool = False) -> Plane:
    """Give the area of a smooth line with round ends."""
    scale = WORK * (1 << _FRACTION_BITS)
    line = np.round(np.asarray(outline(points, closed=closed)) * scale).astype(np.int32)
    mask = np.zeros((WORK, WORK), np.uint8)
    cv2.polylines(
        mask,
        [line.reshape(-1, 1, 2)],
        closed,
        (255,),
        max(1, round(width * WORK)),
        cv2.LINE_AA,
        _FRACTION_BITS,
    )
    return mask.astype(np.float32) / np.float32(255)


def blurred(plane: Plane, amount: float) -> Plane:
    """Blur by a Gaussian of so much of the picture's width."""
    sigma = amount * WORK
    reduction = 4 if sigma >= 12 else 2 if sigma >= 6 else 1
    if reduction == 1:
        return np.asarray(cv2.GaussianBlur(plane, (0, 0), sigma), np.float32)
    # A broad blur of a reduced picture looks the same and takes a tenth of the time.
    size = (plane.shape[1], plane.shape[0])
    reduced = (max(size[0] // reduction, 1), max(size[1] // reduction, 1))
    small = cv2.resize(plane, reduced, interpolation=cv2.INTER_AREA)
    small = cv2.GaussianBlur(small, (0, 0), sigma / reduction)
    return np.asarray(cv2.resize(small, size, interpolation=cv2.INTER_LINEAR), np.float32)


def box(mask: Plane) -> tuple[slice, slice]:
    """Give the rows and columns outside of which a mask is empty."""
    rows, columns = (np.flatnonzero(mask.max(axis=axis)) for axis in (1, 0))
    if not len(rows):
        return slice(0, 1), slice(0, 1)
    return slice(int(rows[0]), int(rows[-1]) + 1), slice(int(columns[0]), int(columns[-1]) + 1)


def raised(mask: Plane, radius: float) -> Plane:
    """Give the height of a shape whose edge is rounded over ``radius``, in pixels."""
    margin = round(radius * WORK) + 2
    rows, columns = box(mask)
    around = (
        slice(max(rows.start - margin, 0), rows.stop + margin),
        slice(max(columns.start - margin, 0), columns.stop + margin),
    )
    distance = cv2.distanceTransform((mask[around] > 0.5).astype(np.uint8), cv2.DIST_L2, 5)
    inside = np.minimum(distance / np.float32(radius * WORK), 1)
    height = np.sqrt(1 - np.square(1 - inside)).astype(np.float32)
    whole = np.zeros_like(mask)
    whole[around] = blurred(height, radius * 0.28) * np.float32(radius * WORK)
    return whole


def folds(seed: int, depth: float = 1.0, *, drop: float = 0.16, width: float = 0.022) -> Plane:
    """Give the height of soft folds that run down the cloth, in pixels."""
    noise = np.random.default_rng(seed).standard_normal((WORK // 4, WORK // 4)).astype(np.float32)
    small = cv2.GaussianBlur(noise, (0, 0), sigmaX=width * WORK / 4, sigmaY=drop * WORK / 4)
    small = small / np.float32(max(float(np.abs(small).max()), 1e-6))
    large: Plane = np.asarray(
        cv2.resize(small, (WORK, WORK), interpolation=cv2.INTER_CUBIC), np.float32
    )
    return large * np.float32(depth * 16)
