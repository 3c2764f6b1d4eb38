"""A small drawing kit: smooth outlines, cloth and solid shapes, lit from the upper left.

Coordinates run from 0 to 1 over a square picture, x to the right and y down. Colours are RGB from
0 to 1. Everything is drawn at twice the final size and reduced, which smooths every edge.
"""

from collections.abc import Callable, Sequence

import cv2
import numpy as np
from numpy.typing import NDArray

SIZE = 512
WORK = 2 * SIZE

Point = tuple[float, float]
Colour = tuple[float, float, float]
Plane = NDArray[np.float32]
"""float32 (WORK, WORK), or (WORK, WORK, 3) for colours."""
Pattern = Callable[[], Plane]

# Towards the lamp: left, up, and mostly towards the viewer.
_LIGHT = np.array([-0.42, -0.58, 0.70], np.float32)
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


def _box(mask: Plane) -> tuple[slice, slice]:
    """Give the rows and columns outside of which a mask is empty."""
    rows, columns = (np.flatnonzero(mask.max(axis=axis)) for axis in (1, 0))
    if not len(rows):
        return slice(0, 1), slice(0, 1)
    return slice(int(rows[0]), int(rows[-1]) + 1), slice(int(columns[0]), int(columns[-1]) + 1)


def raised(mask: Plane, radius: float) -> Plane:
    """Give the height of a shape whose edge is rounded over ``radius``, in pixels."""
    margin = round(radius * WORK) + 2
    rows, columns = _box(mask)
    box = (
        slice(max(rows.start - margin, 0), rows.stop + margin),
        slice(max(columns.start - margin, 0), columns.stop + margin),
    )
    distance = cv2.distanceTransform((mask[box] > 0.5).astype(np.uint8), cv2.DIST_L2, 5)
    inside = np.minimum(distance / np.float32(radius * WORK), 1)
    height = np.sqrt(1 - np.square(1 - inside)).astype(np.float32)
    whole = np.zeros_like(mask)
    whole[box] = blurred(height, radius * 0.28) * np.float32(radius * WORK)
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


class Canvas:
    """A white picture things are laid on, one above the other."""

    def __init__(self) -> None:
        """Start all white."""
        self.pixels: Plane = np.ones((WORK, WORK, 3), np.float32)

    def shadow(
        self, mask: Plane, *, dx: float = 0.006, dy: float = 0.012, depth: float = 0.22
    ) -> None:
        """Let a shape throw a soft shadow on what lies below."""
        moved = np.roll(mask, (round(dy * WORK), round(dx * WORK)), (0, 1))
        soft = blurred(moved, 0.014)[..., None] * np.float32(depth)
        self.pixels *= 1 - soft

    def ground(self, cx: float, y: float, rx: float, *, depth: float = 0.30) -> None:
        """Let a thing stand: a flat shadow where it meets the ground."""
        soft = blurred(ellipse(cx, y, rx, 0.018), 0.016) * np.float32(depth)
        self.pixels *= 1 - soft[..., None]

    def flat(self, mask: Plane, colour: Colour | Plane, opacity: float = 1.0) -> None:
        """Lay colour on an area as it is."""
        box = _box(mask)
        laid = np.asarray(colour, np.float32)
        laid = laid[box] if laid.ndim == 3 else laid
        part = self.pixels[box]
        part += (laid - part) * (mask[box] * np.float32(opacity))[..., None]

    def solid(
        self,
        mask: Plane,
        colour: Colour | Plane,
        *,
        height: Plane | None = None,
        radius: float = 0.05,
        shine: float = 0.15,
        sharpness: float = 24.0,
        contrast: float = 0.55,
    ) -> None:
        """Lay a lit body on an area: its height makes light and shade, ``shine`` a highlight."""
        box = _box(mask)
        surface = raised(mask, radius) if height is None else height
        down, across = np.gradient(surface[box]) if min(surface[box].shape) > 1 else (0, 0)
        length = np.sqrt(np.square(across) + np.square(down) + 1)
        light = _LIGHT / np.linalg.norm(_LIGHT)
        lambert = (-across * light[0] - down * light[1] + light[2]) / length
        half = light + np.array([0, 0, 1], np.float32)
        half /= np.linalg.norm(half)
        gloss = np.clip((-across * half[0] - down * half[1] + half[2]) / length, 0, 1)
        # A surface that faces the viewer keeps its own colour.
        lit = 1 + contrast * (lambert - light[2])
        own = np.asarray(colour, np.float32)
        own = own[box] if own.ndim == 3 else own
        body = own * np.clip(lit, 0.12, 1.45)[..., None]
        body = np.clip(body + (shine * gloss**sharpness)[..., None], 0, 1)
        part = self.pixels[box]
        part += (body.astype(np.float32) - part) * mask[box][..., None]

    def cloth(
        self,
        mask: Plane,
        colour: Colour | Plane,
        seed: int,
        *,
        depth: float = 1.0,
        drop: float = 0.16,
        radius: float = 0.03,
    ) -> None:
        """Lay cloth on an area: matt, rounded at its edge, with folds."""
        height = raised(mask, radius) + folds(seed, depth, drop=drop)
        self.solid(mask, colour, height=height, shine=0.03, sharpness=6, contrast=0.62)

    def line(
        self,
        points: Sequence[Sequence[float]],
        width: float,
        colour: Colour,
        opacity: float = 1.0,
        *,
        inside: Plane | None = None,
    ) -> None:
        """Draw a smooth line, only within ``inside`` where that is given."""
        mask = stroke(points, width)
        self.flat(mask if inside is None else mask * inside, colour, opacity)

    def picture(self) -> NDArray[np.uint8]:
        """Give the finished picture, uint8 RGB (SIZE, SIZE, 3)."""
        small = cv2.resize(self.pixels, (SIZE, SIZE), interpolation=cv2.INTER_AREA)
        return np.asarray(np.clip(small * 255 + 0.5, 0, 255), np.uint8)
