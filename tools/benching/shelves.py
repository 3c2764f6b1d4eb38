"""Pictures of shelves with known boxes: photos in their places, or goods cut out and put there.

A shelf has boards, places of different widths with and without gaps between them, price labels,
light from one side, a camera held a little askew, and its noise. Everything comes from a seed.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

Pixels = NDArray[np.uint8]
WIDE = (1280, 720)
_BOARD = (0.02, 0.05)
_LABEL = (0.35, 0.75)


@dataclass(frozen=True)
class Thing:
    """A picture of one thing, or of a bin full of it."""

    label: str
    pixels: Pixels
    """uint8 RGB (height, width, 3)."""
    mask: NDArray[np.float32] | None = None
    """(height, width), 0 to 1, where the thing was cut out; None where the picture fills its
    place."""


@dataclass(frozen=True)
class Shelf:
    """A picture of a shelf and what stands where."""

    pixels: Pixels
    labels: tuple[str, ...]
    boxes: NDArray[np.float64]
    """(n, 4): left, top, right and bottom of each, in pixels."""


def compose_shelf(
    things: Sequence[Thing], rng: np.random.Generator, size: tuple[int, int] = WIDE
) -> Shelf:
    """Put all things on one shelf, in two or three rows, one row where there are three or fewer."""
    width, height = size
    rows = 1 if len(things) <= 3 else 2 if len(things) <= 8 else 3
    back = rng.integers(60, 215, 3)
    scene = np.empty((height, width, 3), np.uint8)
    scene[:] = (back[None] + np.linspace(-18, 18, height)[:, None])[:, None].clip(0, 255)
    shares = np.array_split(np.arange(len(things)), rows)
    labels, boxes = [], []
    board_colour = rng.integers(40, 230, 3).tolist()
    top = 0.0
    for numbers in shares:
        board = rng.uniform(*_BOARD) * height
        floor = top + height / rows - board
        room = floor - top
        widths = rng.uniform(0.75, 1.3, len(numbers))
        gap = float(rng.choice([0.0, 0.0, 6.0, 16.0, 40.0]))
        margin = rng.uniform(0, 0.04) * width
        widths *= (width - 2 * margin - gap * (len(numbers) - 1)) / widths.sum()
        left = margin
        for number, wide in zip(numbers, widths, strict=True):
            tall = room * rng.uniform(0.72, 0.97)
            box = _stand(scene, things[number], (left, floor - tall, left + wide, floor))
            labels.append(things[number].label)
            boxes.append(box)
            left += wide + gap
        cv2.rectangle(scene, (0, round(floor)), (width, round(floor + board)), board_colour, -1)
        for box in boxes[-len(numbers) :]:
            _price(scene, box, floor, board, rng)
        top += height / rows
    return _filmed(scene, labels, np.array(boxes), rng)


def _stand(
    scene: Pixels, thing: Thing, place: tuple[float, float, float, float]
) -> tuple[float, float, float, float]:
    """Draw a thing into its place; give the box it takes."""
    left, top, right, bottom = (round(of) for of in place)
    wide, tall = max(8, right - left), max(8, bottom - top)
    high, broad = thing.pixels.shape[:2]
    if thing.mask is None:
        scale = max(wide / broad, tall / high)
        size = (max(wide, round(broad * scale)), max(tall, round(high * scale)))
        large = cv2.resize(thing.pixels, size, interpolation=cv2.INTER_CUBIC)
        x, y = (size[0] - wide) // 2, (size[1] - tall) // 2
        shown = large[y : y + tall, x : x + wide]
        room = scene[top : top + tall, left : left + wide]
        room[:] = shown[: room.shape[0], : room.shape[1]]
        return left, top, left + room.shape[1], top + room.shape[0]
    scale = min(wide / broad, tall / high)
    size = (max(1, round(broad * scale)), max(1, round(high * scale)))
    flags = cv2.INTER_AREA if scale < 1 else cv2.INTER_LINEAR
    pixels = cv2.resize(thing.pixels, size, interpolation=flags).astype(np.float32)
    mask = cv2.resize(thing.mask, size, interpolation=flags)[..., None]
    x, y = left + (wide - size[0]) // 2, bottom - size[1]
    room = scene[y : y + size[1], x : x + size[0]]
    pixels, mask = pixels[: room.shape[0], : room.shape[1]], mask[: room.shape[0], : room.shape[1]]
    room[:] = np.asarray((room + (pixels - room) * mask).clip(0, 255), np.uint8)
    return x, y, x + room.shape[1], y + room.shape[0]


def _price(
    scene: Pixels, box: tuple[float, float, float, float], floor: float, board: float,
    rng: np.random.Generator,
) -> None:  # fmt: skip
    wide = min(0.09 * scene.shape[1], _LABEL[1] * (box[2] - box[0]))
    x = box[0] + rng.uniform(0.1, 0.4) * (box[2] - box[0])
    at = (round(x), round(floor + 0.12 * board)), (round(x + wide), round(floor + 0.9 * board))
    cv2.rectangle(scene, *at, (245, 240, 220), -1)
    cv2.putText(
        scene, f"{rng.integers(1, 90)},{rng.integers(10, 99)}", (at[0][0] + 4, at[1][1] - 4),
        cv2.FONT_HERSHEY_SIMPLEX, board / 36, (20, 20, 20), 2,
    )  # fmt: skip


def _filmed(
    scene: Pixels, labels: list[str], boxes: NDArray[np.float64], rng: np.random.Generator
) -> Shelf:
    """Hold the camera a little askew, in the shop's light."""
    height, width = scene.shape[:2]
    corners = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
    askew = corners + rng.uniform(-0.02, 0.02, (4, 2)) * (width, height)
    move = cv2.getPerspectiveTransform(corners, askew.astype(np.float32))
    turned = cv2.warpPerspective(scene, move, (width, height), borderMode=cv2.BORDER_REPLICATE)
    shown = turned * rng.uniform(0.75, 1.1) * np.linspace(
        rng.uniform(0.8, 1.0), rng.uniform(0.8, 1.0), width
    )[None, :, None] + rng.normal(0, 3, turned.shape)  # fmt: skip
    moved = []
    for left, top, right, bottom in boxes:
        four = np.array([[[left, top], [right, top], [right, bottom], [left, bottom]]], np.float32)
        there = cv2.perspectiveTransform(four, move)[0]
        low, high = there.min(axis=0), there.max(axis=0)
        moved.append([
            max(0.0, low[0]), max(0.0, low[1]), min(width, high[0]), min(height, high[1])
        ])  # fmt: skip
    return Shelf(np.asarray(shown.clip(0, 255), np.uint8), tuple(labels), np.array(moved))
