"""Fitting the network to what the reader itself cuts out of drawn labels."""

import random
from collections.abc import Callable, Sequence
from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from kiosk.camera.blobs import Blob, Plane, planes
from kiosk.camera.digits import CLASSES, CURRENCY, INPUTS, OTHER, Layers, patch_of, probabilities
from kiosk.camera.labels import could_be_digits
from tools.labels.drawing import Drawn, draw_label, draw_signs

_DIGITS = "0123456789"
_CURRENCIES = "€$£¥"
# What looks like a digit in some font (O, l, I, S, B, Z, q) is left out: nothing could tell it.
_LETTERS = "ACDEFGHJKLMNPRTUVWXYacdefhjkmnprtuvwxy&@#%+?()"
_ALIKE = 0.12
"""A blob is a sign where no edge of their boxes is off by more, in shares of the sign's height."""
_HIDDEN = (128, 48)
_BATCH = 256


def samples_of(drawn: Drawn) -> tuple[NDArray[np.float32], NDArray[np.int64]]:
    """Cut out of a picture what the reader would look at, each with its class."""
    patches: list[NDArray[np.float32]] = []
    kinds: list[int] = []
    for number, plane in enumerate(planes(drawn.picture)):
        scale = plane.ink.shape[1] / drawn.picture.shape[1]
        # Planes come in pairs: dark ink, then light ink.
        right_way = (number % 2 == 0) is drawn.dark_ink
        for blob in could_be_digits(plane):
            kind = _kind(blob, drawn, scale) if right_way else OTHER
            if kind is not None:
                patches.append(_patch(plane, blob))
                kinds.append(kind)
    return np.array(patches, np.float32).reshape(-1, INPUTS), np.array(kinds, np.int64)


def _patch(plane: Plane, blob: Blob) -> NDArray[np.float32]:
    box = np.s_[blob.top : blob.bottom, blob.left : blob.right]
    mask = np.where(plane.numbers[box] == blob.number, 255, 0).astype(np.uint8)
    return patch_of(plane.ink[box], mask)


def _kind(blob: Blob, drawn: Drawn, scale: float) -> int | None:
    """Give the class of a blob by what was drawn there; None where nobody can say."""
    touched, alone = 0, ""
    for sign, box in drawn.signs:
        left, top, right, bottom = (edge * scale for edge in box)
        wide = min(right, blob.right) - max(left, blob.left)
        tall = min(bottom, blob.bottom) - max(top, blob.top)
        if wide <= 0 or tall <= 0:
            continue
        slack = 1.5 + _ALIKE * (bottom - top)
        off = (left - blob.left, top - blob.top, right - blob.right, bottom - blob.bottom)
        if all(abs(edge) <= slack for edge in off):
            alone = sign
        touched += wide * tall > 0.5 * (right - left) * (bottom - top)
    if touched > 1 or not alone:
        # Signs that ran together, a part of one, or none.
        return OTHER
    if alone in _DIGITS:
        return int(alone)
    if alone in _CURRENCIES:
        return CURRENCY
    return OTHER if alone in _LETTERS else None


def gather(
    fonts: Sequence[Path], pictures: int, seed: int, progress: Callable[[int, int], None]
) -> tuple[NDArray[np.float32], NDArray[np.int64]]:
    """Draw pictures and cut samples out of them; of what is no digit only as many as are needed."""
    rng = random.Random(seed)
    # Ones run into their neighbours more often than others, and are then no ones.
    signs = _DIGITS * 5 + "1" * 5 + _CURRENCIES * 2 + _LETTERS
    patches, kinds = [], []
    for number in range(pictures):
        if number % 4 == 0:
            drawn, _ = draw_label(rng, fonts)
        else:
            drawn = draw_signs(rng, fonts, signs)
        some, of = samples_of(drawn)
        keep = (of != OTHER) | (np.array([rng.random() for _ in of]) < 0.25)
        patches.append(some[keep])
        kinds.append(of[keep])
        progress(number + 1, pictures)
    return np.concatenate(patches), np.concatenate(kinds)


def fit(
    patches: NDArray[np.float32], kinds: NDArray[np.int64], passes: int, seed: int,
    progress: Callable[[int, int, float], None],
) -> Layers:  # fmt: skip
    """Fit the network: cross-entropy, Adam, a falling rate, labels smoothed a little."""
    rng = np.random.default_rng(seed)
    sizes = (INPUTS, *_HIDDEN, CLASSES)
    layers: list[NDArray[np.float32]] = []
    for before, after in pairwise(sizes):
        layers.append(rng.normal(0, np.sqrt(2 / before), (before, after)).astype(np.float32))
        layers.append(np.zeros(after, np.float32))
    first = [np.zeros_like(layer) for layer in layers]
    second = [np.zeros_like(layer) for layer in layers]
    steps = passes * (len(kinds) // _BATCH)
    step = 0
    for turn in range(passes):
        order = rng.permutation(len(kinds))
        wrong = 0
        for start in range(0, len(kinds) - _BATCH + 1, _BATCH):
            step += 1
            chosen = order[start : start + _BATCH]
            slopes, missed = _slopes(_shaken(patches[chosen], rng), kinds[chosen], layers)
            wrong += missed
            rate = np.float32(2e-3 * 0.5 * (1 + np.cos(np.pi * step / steps)))
            for at, slope in enumerate(slopes):
                first[at] = np.float32(0.9) * first[at] + np.float32(0.1) * slope
                second[at] = np.float32(0.999) * second[at] + np.float32(0.001) * slope**2
                mean = first[at] / np.float32(1 - 0.9**step)
                spread = second[at] / np.float32(1 - 0.999**step)
                layers[at] = layers[at] - rate * mean / (np.sqrt(spread) + np.float32(1e-8))
        progress(turn + 1, passes, wrong / max(1, len(kinds) // _BATCH * _BATCH))
    return tuple(layers)


def _shaken(patches: NDArray[np.float32], rng: np.random.Generator) -> NDArray[np.float32]:
    """Make ink a little paler or stronger, and noisy."""
    power = rng.uniform(0.7, 1.4, (len(patches), 1)).astype(np.float32)
    made = np.clip(patches, 0, 2) ** power
    made += rng.normal(0, 0.03, made.shape).astype(np.float32)
    made[:, -1] = patches[:, -1]
    return made.astype(np.float32)


def _slopes(
    patches: NDArray[np.float32], kinds: NDArray[np.int64], layers: Sequence[NDArray[np.float32]]
) -> tuple[list[NDArray[np.float32]], int]:
    """Give the gradient of the mean cross-entropy, and how many were taken for another class."""
    kept = [patches]
    for at in range(0, len(layers) - 2, 2):
        kept.append(np.maximum(kept[-1] @ layers[at] + layers[at + 1], np.float32(0)))
    likely = probabilities(patches, tuple(layers))
    missed = int((likely.argmax(axis=1) != kinds).sum())
    back = likely.copy()
    back -= np.float32(0.02 / CLASSES)
    back[np.arange(len(kinds)), kinds] -= np.float32(0.98)
    back /= np.float32(len(kinds))
    slopes: list[NDArray[np.float32]] = []
    for at in range(len(layers) - 2, -1, -2):
        before = kept[at // 2]
        slopes = [before.T @ back + np.float32(1e-5) * layers[at], back.sum(axis=0), *slopes]
        if at:
            back = (back @ layers[at].T) * (before > 0)
    return slopes, missed
