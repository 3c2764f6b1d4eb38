"""Scenes a camera sees: goods of the drawn shop in a hand, before drawn backgrounds, as it would.

Everything is drawn from a seed. A scene is a list of shots; each tells what the thing does at that
moment, so that a test knows better than the camera whether it was still and sharp.
"""

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

import cv2
import numpy as np
from numpy.typing import NDArray

from kiosk.demo.products import products

Pixels = NDArray[np.uint8]
Layer = NDArray[np.uint8]
"""uint8 RGBA with the colours already weighed by alpha."""

WIDE = (1280, 720)
EXPOSURE = 1 / 60
_SKIN = (214, 168, 140)
# A smear is made of this many places at most, and of one each so many pixels: farther apart they
# would show as sharp edges beside each other.
_MOST_PLACES, _PIXELS_A_PLACE = 16, 1.5


@dataclass(frozen=True, slots=True)
class Shot:
    """One moment: where the thing is, and what is wrong with the light and the lens.

    Places and lengths are parts of the picture's height; a thing that is ``size`` high reaches
    over that part of it.
    """

    seconds: float
    x: float = 0.5
    """Of the width."""
    y: float = 0.5
    size: float = 0.75
    turn: float = 0.0
    """Degrees."""
    shown: bool = True
    vx: float = 0.0
    """Heights a second, to the right."""
    vy: float = 0.0
    defocus: float = 0.0
    """Sigma in pixels of a picture 720 high."""
    light: float = 1.0
    held: bool = False
    """It is held still, in focus and in light: a picture may be taken."""

    @property
    def speed(self) -> float:
        """Pixels a second in a picture 720 high."""
        return math.hypot(self.vx, self.vy) * 720


@cache
def thing(number: int) -> Layer:
    """Cut a product of the drawn shop out of its white ground, and put it into a hand."""
    picture = products()[number % len(products())].draw().picture()
    size = picture.shape[0]
    # With its shadow, which is light grey; a thing as light as its shadow keeps that as a rim.
    alpha = _cut_out(picture, 60)
    close = _cut_out(picture, 9)
    if alpha.sum() < 0.7 * close.sum():
        alpha = close
    alpha = np.asarray(cv2.GaussianBlur(cv2.erode(alpha, np.ones((3, 3))), (0, 0), 0.6), np.uint8)
    layer = np.zeros((size * 2, size, 4), np.uint8)
    # The arm comes from below and ends in a hand at the thing's lower edge.
    low = int(np.nonzero(alpha.max(axis=1) > 128)[0][-1])
    cv2.line(layer, (size * 3 // 4, size * 2), (size // 2, low), (*_SKIN, 255), size // 6)
    cv2.ellipse(layer, (size // 2, low), (size // 7, size // 9), 0, 0, 360, (*_SKIN, 255), -1)
    share = alpha[..., None].astype(np.float32) / 255
    above = np.concatenate([picture * share, alpha[..., None]], axis=2)
    layer[:size] = (above + layer[:size] * (1 - share)).astype(np.uint8)
    for finger in range(3):
        at = (size // 2 + (finger - 1) * size // 14, low - size // 24)
        cv2.ellipse(layer, at, (size // 40, size // 16), 0, 0, 360, (*_SKIN, 255), -1)
        cv2.ellipse(layer, at, (size // 40, size // 16), 0, 0, 360, (150, 100, 80, 255), 1)
    return layer


def _cut_out(picture: Pixels, tolerance: int) -> Pixels:
    """Give 255 where a picture is not the white that reaches in from its corners."""
    far = picture.shape[0] - 1
    outside = np.zeros((far + 3, far + 3), np.uint8)
    flags = 4 | cv2.FLOODFILL_MASK_ONLY | cv2.FLOODFILL_FIXED_RANGE | (255 << 8)
    for corner in ((0, 0), (far, 0), (0, far), (far, far)):
        if not outside[corner[1] + 1, corner[0] + 1]:
            cv2.floodFill(
                picture.copy(), outside, corner, (0, 0, 0), (tolerance,) * 3, (9,) * 3, flags
            )
    inside = np.where(outside[1:-1, 1:-1] > 0, 0, 255)
    return inside.astype(np.uint8)


def wall(rng: np.random.Generator, size: tuple[int, int] = WIDE) -> Pixels:
    """Draw an even wall or ceiling, lit from one side."""
    width, height = size
    across, down = np.meshgrid(np.linspace(-1, 1, width), np.linspace(-1, 1, height))
    slope = rng.uniform(-14, 14, 2)
    level = rng.uniform(120, 225) + slope[0] * across + slope[1] * down
    level = level - rng.uniform(0, 18) * (across**2 + down**2)
    tint = rng.uniform(0.93, 1.0, 3)
    return np.asarray(np.clip(level[..., None] * tint, 0, 255), np.uint8)


def shelf(rng: np.random.Generator, size: tuple[int, int] = WIDE) -> Pixels:
    """Draw a shelf behind, a little out of focus: boards and packages of many colours."""
    width, height = size
    drawn = np.full((height, width, 3), rng.integers(90, 180, 3), np.uint8)
    rows = int(rng.integers(3, 5))
    for row in range(rows):
        floor, x = (row + 1) * height // rows, 0
        while x < width:
            wide = int(rng.uniform(0.05, 0.14) * height)
            tall = int(rng.uniform(0.5, 0.85) * height / rows)
            colour = rng.integers(30, 235, 3).tolist()
            cv2.rectangle(drawn, (x, floor - tall), (x + wide - 3, floor), colour, -1)
            x += wide
        cv2.line(drawn, (0, floor), (width, floor), (70, 60, 55), max(2, height // 60))
    sigma = rng.uniform(1.5, 4.0) * height / 720
    return np.asarray(cv2.GaussianBlur(drawn, (0, 0), sigma), np.uint8)


@cache
def _grain(height: int, width: int) -> Pixels:
    rng = np.random.default_rng(7)
    return rng.normal(128, 32, (height + 64, width + 64, 3)).clip(0, 255).astype(np.uint8)


def photograph(
    background: Pixels, layer: Layer, shot: Shot, rng: np.random.Generator, *, noise: float = 4.0
) -> Pixels:
    """Take the camera's picture of a moment; ``noise`` is the sensor's sigma in levels."""
    height = background.shape[0]
    picture = background
    if shot.shown:
        picture = _with_thing(background, layer, shot)
    if shot.defocus:
        picture = np.asarray(
            cv2.GaussianBlur(picture, (0, 0), shot.defocus * height / 720), np.uint8
        )
    if shot.light != 1.0:
        picture = np.asarray(cv2.convertScaleAbs(picture, alpha=shot.light), np.uint8)
    return with_noise(picture, noise, rng)


def with_noise(picture: Pixels, sigma: float, rng: np.random.Generator) -> Pixels:
    """Add a sensor's noise, of a sigma in levels."""
    height, width = picture.shape[:2]
    down, across = (int(step) for step in rng.integers(0, 64, 2))
    grain = _grain(height, width)[down : down + height, across : across + width]
    # The grain lies around 128, which is taken off again: all in one pass over whole numbers.
    noisy = cv2.addWeighted(picture, 1.0, grain, sigma / 32, -128 * sigma / 32)
    return np.asarray(noisy, np.uint8)


def _with_thing(background: Pixels, layer: Layer, shot: Shot) -> Pixels:
    height, width = background.shape[:2]
    side = layer.shape[1]
    scale = shot.size * height / side
    matrix = cv2.getRotationMatrix2D((side / 2, side / 2), shot.turn, scale)
    matrix[0, 2] += shot.x * width - side / 2
    matrix[1, 2] += shot.y * height - side / 2
    smear = math.hypot(shot.vx, shot.vy) * height * EXPOSURE
    places = int(min(_MOST_PLACES, 1 + smear // _PIXELS_A_PLACE))
    total = np.zeros((height, width, 4), np.float32 if places > 1 else np.uint8)
    # Colours weighed by alpha may be averaged, and halve in size without a seam.
    flags = cv2.INTER_AREA if scale < 1 else cv2.INTER_LINEAR
    for place in range(places):
        moved = matrix.copy()
        when = ((place + 0.5) / places - 0.5) * EXPOSURE * height
        moved[0, 2] += shot.vx * when
        moved[1, 2] += shot.vy * when
        drawn = cv2.warpAffine(layer, moved, (width, height), flags=flags)
        if places > 1:
            cv2.accumulate(drawn, total)
        else:
            total = drawn
    laid = (total / places if places > 1 else total).astype(np.float32)
    # Only where it is: the rest of a picture costs as much to lay nothing on.
    left, top, across, down = cv2.boundingRect((laid[..., 3] > 0).astype(np.uint8))
    box = (slice(top, top + down), slice(left, left + across))
    picture = background.copy()
    rest = background[box] * (1 - laid[box][..., 3:] / 255)
    picture[box] = np.clip(rest + laid[box][..., :3] + 0.5, 0, 255).astype(np.uint8)
    return picture


def eased(part: float) -> tuple[float, float]:
    """Give how far a hand's reach has come (0 to 1) and how fast it moves: least jerk.

    Flash and Hogan 1985, "The coordination of arm movements".
    """
    at = min(max(part, 0.0), 1.0)
    return at**3 * (10 - 15 * at + 6 * at**2), 30 * at**2 * (1 - at) ** 2


@dataclass(frozen=True, slots=True)
class Script:
    """What happens in a scene, in seconds; places as in ``Shot``."""

    empty: float = 0.4
    approach: float = 0.7
    hold: float = 1.2
    leaving: float = 0.5
    start: tuple[float, float] = (0.5, 1.5)
    end: tuple[float, float] = (0.5, 0.5)
    size: float = 0.75
    turn: float = 0.0
    tremor: float = 0.002
    """Of the height, each way."""
    tremor_hertz: float = 7.0
    defocus: float = 0.0
    """The lens's, while the thing comes; it has found it when it is held, unless ``unfocused``."""
    unfocused: bool = False
    dark: tuple[float, float] = (0.0, 0.0)
    """From and to, in seconds of the scene."""
    drift: float = 0.0
    """What the exposure drifts by in a second."""
    passing: bool = False
    """It does not stop but goes through."""

    @property
    def held_from(self) -> float:
        return self.empty + self.approach

    @property
    def held_to(self) -> float:
        return self.held_from + self.hold

    @property
    def length(self) -> float:
        return self.held_to + self.leaving


def shot_at(script: Script, seconds: float) -> Shot:
    """Give the moment of a script."""
    s = script
    (x0, y0), (x1, y1) = s.start, s.end
    light = 1.0 + s.drift * seconds
    dark = s.dark[0] <= seconds < s.dark[1]
    shot = Shot(seconds, size=s.size, turn=s.turn, light=0.1 * light if dark else light)
    if s.passing:
        part = (seconds - s.empty) / max(s.approach + s.hold, 1e-6)
        speed = 1 / max(s.approach + s.hold, 1e-6)
        x, y = x0 + (1 - 2 * x0) * part, y0 + (1 - 2 * y0) * part
        vx, vy = (1 - 2 * x0) * speed * 16 / 9, (1 - 2 * y0) * speed
        return replace(shot, x=x, y=y, vx=vx, vy=vy, shown=0 <= part <= 1)
    if seconds < s.held_from:
        far, speed = eased((seconds - s.empty) / s.approach)
        speed /= s.approach
        unsharp = s.defocus * min(1.0, (s.held_from - seconds) / 0.3)
    elif seconds < s.held_to:
        far, speed, unsharp = 1.0, 0.0, 0.0
    else:
        back, speed = eased((seconds - s.held_to) / s.leaving)
        far, speed, unsharp = 1 - back, -speed / s.leaving, 0.0
    wave = 2 * math.pi * s.tremor_hertz
    x = x0 + (x1 - x0) * far + s.tremor * math.sin(wave * seconds) * 9 / 16
    y = y0 + (y1 - y0) * far + s.tremor * math.sin(wave * 1.3 * seconds + 1)
    vx = (x1 - x0) * speed * 16 / 9 + s.tremor * wave * math.cos(wave * seconds)
    vy = (y1 - y0) * speed + s.tremor * wave * 1.3 * math.cos(wave * 1.3 * seconds + 1)
    held = s.held_from <= seconds < s.held_to and not dark and not s.unfocused
    return replace(
        shot, x=x, y=y, vx=vx, vy=vy, shown=seconds >= s.empty, held=held,
        defocus=s.defocus if s.unfocused else unsharp,
    )  # fmt: skip


def shots(script: Script, rate: float) -> Iterator[Shot]:
    """Give the moments a camera sees at so many frames a second."""
    for number in range(int(script.length * rate)):
        yield shot_at(script, number / rate)
