"""Heads to learn from: cut out with their figures, put before photos; and what is taken for one."""

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray
from tqdm import tqdm

from kiosk.camera.cropping import crop_of
from kiosk.camera.heads import CELL, SIDE, WINDOW, HeadFinder, cells_of, sizes_of, windows_of
from kiosk.domain import Frame
from tools.persons.network import fit_network
from tools.persons.pictures import Pixels, skin_share
from tools.persons.scenes import Figure, cut_out

Floats = NDArray[np.float32]
# A window is so much wider than the head, which with its hair is two thirds of it.
_WINDOW_OF_HEAD = 1.5
_PATCH = 2 * WINDOW
_SMALLEST = 11
_ROUNDS = 3
_MOST_MINED = 1000
"""Of the others, in a round."""
_A_PICTURE = 6
"""Windows taken for heads, of one picture and round."""


@dataclass(frozen=True)
class Head:
    """A figure, and where its head is: the middle and the height, in pixels of the figure."""

    figure: Figure
    x: float
    y: float
    high: float


def head_of(figure: Figure) -> Head | None:
    """Find the head at the top of a figure's outline, if that has one and it shows skin."""
    mask = figure.mask > 0.5
    rows = np.nonzero(mask.sum(axis=1) > 1)[0]
    if not rows.size:
        return None
    top, widest = int(rows[0]), 0
    for row in range(top + 2, mask.shape[0]):
        there = np.nonzero(mask[row])[0]
        if not there.size:
            return None
        widest = max(widest, int(there[-1] - there[0] + 1))
        high = row - top
        if high >= 1.15 * widest:
            break
    else:
        return None
    if not _SMALLEST <= high <= 0.36 * mask.shape[0]:
        # Raised arms, or only legs.
        return None
    x, y = float(np.median(np.nonzero(mask[top:row])[1])), top + 0.55 * high
    face = figure.pixels[
        int(max(0, y - high / 2)) : int(y + high / 2),
        int(max(0, x - 0.4 * high)) : int(x + 0.4 * high),
    ]
    if min(face.shape[:2]) < 6 or skin_share(np.ascontiguousarray(face)) < 0.15:
        return None
    return Head(figure, x, y, float(high))


def heads_of(people: Sequence[Pixels]) -> list[Head]:
    """Find the heads of pictures of people before white."""
    figures = [figure for picture in people if (figure := cut_out(picture)) is not None]
    return [head for figure in figures if (head := head_of(figure)) is not None]


def fit_heads(
    heads: Sequence[Head], places: Sequence[Pixels], others: Sequence[Pixels],
    rng: np.random.Generator, count: int,
) -> HeadFinder:  # fmt: skip
    """Fit the network: on ``count`` heads, and on what it takes for heads where there are none.

    ``places`` are photos of goods as they are held up: each is looked through, and its crop too.
    Of the ``others`` some are.
    """
    shown = np.stack([_window(heads[n % len(heads)], places, rng) for n in range(count)])
    without = [*places, *others]
    windows = [_some(without[place], rng) for place in rng.permutation(len(without))[:1500]]
    windows.append(np.stack([_beside(heads, places, rng) for _ in range(count // 4)]))
    nothing = np.concatenate(windows)
    finder = _fitted(shown, nothing, rng)
    turns = [rng.permutation(len(of)) for of in (places, others)]
    for turn in range(_ROUNDS):
        least = float(np.quantile(finder.of_windows(shown), 0.02)) - 1
        some = [places[place] for place in turns[0][turn::_ROUNDS]]
        some += [crop_of(Frame(picture)).pixels for picture in some]
        some += [others[place] for place in turns[1][turn::_ROUNDS][:_MOST_MINED]]
        hard = [
            window
            for picture in tqdm(some, desc=f"mistaken for heads, {turn + 1} of {_ROUNDS}")
            for window in _mistaken(finder, picture, least)
        ]
        if hard:
            nothing = np.concatenate([nothing, np.stack(hard)])
        finder = _fitted(shown, nothing, rng)
    return finder


def _fitted(shown: Floats, nothing: Floats, rng: np.random.Generator) -> HeadFinder:
    answers = np.concatenate([np.ones(len(shown)), np.zeros(len(nothing))])
    net = fit_network(np.concatenate([shown, nothing]), answers.astype(np.float32), rng)
    return HeadFinder(*net, 0.0)


def _window(head: Head, places: Sequence[Pixels], rng: np.random.Generator) -> Floats:
    """Show a head a little moved, turned and larger or smaller, before a photo."""
    wide = _WINDOW_OF_HEAD * head.high * float(np.exp(rng.uniform(-0.16, 0.16)))
    x, y = (at + rng.uniform(-0.1, 0.1) * head.high for at in (head.x, head.y))
    return _features(_patch(head.figure, (x, y), wide, places, rng))


def _beside(heads: Sequence[Head], places: Sequence[Pixels], rng: np.random.Generator) -> Floats:
    """Show another part of somebody: what is no head."""
    head = heads[int(rng.integers(len(heads)))]
    x = head.x + rng.uniform(-1, 1) * head.high
    y = head.y + rng.uniform(1.6, 4) * head.high
    return _features(
        _patch(head.figure, (x, y), 1.5 * head.high * rng.uniform(0.8, 2), places, rng)
    )


def _patch(
    figure: Figure, at: tuple[float, float], wide: float, places: Sequence[Pixels],
    rng: np.random.Generator,
) -> Pixels:  # fmt: skip
    scale, middle = WINDOW / wide, _PATCH / 2
    move = np.array([[scale, 0, middle - scale * at[0]], [0, scale, middle - scale * at[1]],
                     [0, 0, 1]])  # fmt: skip
    move = cv2.getRotationMatrix2D((middle, middle), rng.uniform(-12, 12), 1) @ move
    size = (_PATCH, _PATCH)
    pixels = cv2.warpAffine(figure.pixels, move, size, borderMode=cv2.BORDER_REPLICATE)
    mask = cv2.warpAffine(figure.mask, move, size)[..., None]
    behind = np.full((*size, 3), rng.integers(0, 256, 3), np.uint8)
    if rng.random() < 0.85:
        photo = places[int(rng.integers(len(places)))]
        side = int(rng.uniform(0.25, 0.9) * min(photo.shape[:2]))
        top, left = (int(rng.integers(of - side + 1)) for of in photo.shape[:2])
        part = np.ascontiguousarray(photo[top : top + side, left : left + side])
        behind = np.asarray(cv2.resize(part, size, interpolation=cv2.INTER_AREA), np.uint8)
    mixed = behind + (pixels.astype(np.float32) - behind) * mask
    mixed = mixed * rng.uniform(0.55, 1.25) * rng.uniform(0.92, 1.08, 3)
    mixed = (mixed - 128) * rng.uniform(0.7, 1.2) + 128 + rng.normal(0, 3, mixed.shape)
    out = np.asarray(mixed.clip(0, 255), np.uint8)
    if rng.random() < 0.3:
        out = np.asarray(cv2.GaussianBlur(out, (0, 0), rng.uniform(0.4, 1.0)), np.uint8)
    return np.ascontiguousarray(out[:, ::-1]) if rng.random() < 0.5 else out


def _features(patch: Pixels) -> Floats:
    first = (_PATCH - WINDOW) // 2 // CELL
    cells = cells_of(patch)[first : first + SIDE, first : first + SIDE]
    return np.asarray(windows_of(cells)[0], np.float32)


def _some(picture: Pixels, rng: np.random.Generator) -> Floats:
    sizes = list(sizes_of(picture))[::3]
    found = [windows_of(cells_of(size)) for size in sizes]
    return np.concatenate([one[rng.integers(len(one), size=3)] for one in found if len(one)])


def _mistaken(finder: HeadFinder, picture: Pixels, least: float) -> list[Floats]:
    found: list[tuple[float, Floats]] = []
    for size in sizes_of(picture):
        windows = windows_of(cells_of(size))
        scores = finder.of_windows(windows)
        for place in np.argsort(-scores, kind="stable")[:3].tolist():
            if scores[place] > least:
                found.append((float(scores[place]), windows[place].copy()))
    found.sort(key=lambda one: -one[0])
    return [window for _, window in found[:_A_PICTURE]]
