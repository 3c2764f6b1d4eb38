"""Pictures of goods in cloth: some shape on a plain ground, folded, seamed, lit and noisy."""

import cv2
import numpy as np
from numpy.typing import NDArray

from tools.patterns import cloths
from tools.patterns.planes import Chances, Floats, grid, soft_noise

_SMALLEST, _LARGEST = 130, 420
_WITH_PARTS, _ROUND = 0.3, 0.25
_BARE = 0.15
"""Share of the pictures that are a drawing and nothing else: no light, seam or noise."""


def picture(pattern: str, chances: Chances) -> NDArray[np.uint8]:
    """Draw goods of a pattern, uint8 RGB (side, side, 3)."""
    side = int(chances.integers(_SMALLEST, _LARGEST))
    cloth, shape = cloths.draw(pattern, side, chances), _shape(side, chances)
    bare = bool(chances.random() < _BARE)
    if not bare:
        cloth = np.ascontiguousarray(cloth * _folds(side, chances)[..., None])
        if chances.random() < _WITH_PARTS:
            _parts(cloth, chances)
        _seams(cloth, shape, chances)
    ground = chances.uniform(0.85, 1.0) if chances.random() < 0.75 else chances.uniform(0.1, 0.9, 3)
    back = np.broadcast_to(np.asarray(ground, np.float32), (side, side, 3))
    if chances.random() < 0.5:
        moved = np.roll(cv2.GaussianBlur(shape, (0, 0), side * 0.02), side // 50, axis=0)
        back = back * (1 - np.float32(chances.uniform(0, 0.25)) * moved[..., None])
    shown = back + (cloth - back) * shape[..., None]
    if bare:
        return np.asarray(np.clip(shown * 255, 0, 255), np.uint8)
    if chances.random() < 0.5:
        shown = cv2.GaussianBlur(shown, (0, 0), chances.uniform(0.3, 1.2))
    noisy = shown * 255 + chances.normal(0, chances.choice([0.0, 1.0, 3.0, 7.0]), shown.shape)
    return np.asarray(np.clip(noisy, 0, 255), np.uint8)


def _parts(cloth: Floats, chances: Chances) -> None:
    """Add a sole, a handle, a strap or a lid: a few pieces of another colour are no pattern."""
    side = len(cloth)
    for _ in range(int(chances.integers(1, 4))):
        colour = chances.uniform(0.05, 0.95, 3).tolist()
        place, size = chances.uniform(0.05, 0.9, 2) * side, chances.uniform(0.05, 0.45, 2) * side
        if chances.random() < 0.5:
            size[int(chances.integers(2))] = side
        if chances.random() < 0.6:
            ends = [[int(value) for value in end] for end in (place, place + size)]
            cv2.rectangle(cloth, ends[0], ends[1], colour, -1, cv2.LINE_AA)
        else:
            middle, axes = (tuple(int(v) for v in value) for value in (place, size / 2))
            turn, thick = chances.uniform(0, 180), int(chances.choice([-1, max(2, side // 40)]))
            cv2.ellipse(cloth, middle, axes, turn, 0, 360, colour, thick, cv2.LINE_AA)


def _folds(side: int, chances: Chances) -> Floats:
    """Give light and shade: from one side, over large folds and over small ones."""
    x, y = grid(side)
    light = 1 + chances.uniform(-0.2, 0.2) * (x - 0.5) + chances.uniform(-0.2, 0.2) * (y - 0.5)
    if chances.random() < _ROUND:  # as a mug or a sleeve is: dark at its sides, with a shine
        bow = np.cos(np.pi * (x - chances.uniform(0.3, 0.7))) * chances.uniform(0.1, 0.6)
        shine = np.exp(-np.square((x - chances.uniform(0.2, 0.8)) / chances.uniform(0.02, 0.1)))
        light = light * (0.6 + bow) + shine * chances.uniform(0, 0.3)
    for reach, most in ((0.25, 0.08), (0.08, 0.06)):
        light = light + chances.uniform(0, most) * soft_noise(side, reach, chances)
    return np.asarray(light, np.float32)


def _shape(side: int, chances: Chances) -> Floats:
    """Give where the goods are, 0..1: rounded things, or pieces of cloth sewn together."""
    if chances.random() < 0.35:
        x, y = (2 * value - 1 for value in grid(side))
        power = float(chances.choice([2.0, 4.0, 30.0]))
        wide, tall = chances.uniform(0.4, 0.95, 2)
        inside = np.abs(x / wide) ** power + np.abs(y / tall) ** power
        return np.asarray(np.clip((1 - inside) * side / 8 + 0.5, 0, 1), np.float32)
    shape = np.zeros((side, side), np.float32)
    # A body that grows wider or narrower, with sleeves, legs or nothing to it.
    top, bottom = chances.uniform(0.15, 0.42, 2)
    head, foot = chances.uniform(0.05, 0.2), chances.uniform(0.75, 0.96)
    pieces = [[(0.5 - top, head), (0.5 + top, head), (0.5 + bottom, foot), (0.5 - bottom, foot)]]
    if chances.random() < 0.5:
        low, far, wide = head + chances.uniform(0.1, 0.5), chances.uniform(0.35, 0.48), 0.12
        pieces.append([(0.5 - top, head), (0.5 - far, low), (0.5 - far + wide, low + 0.06),
                       (0.5 - top + 0.06, head + 0.25)])  # fmt: skip
        pieces.append([(1 - x, y) for x, y in pieces[-1]])
    for piece in pieces:
        cv2.fillPoly(shape, [(np.array(piece) * side * 16).astype(np.int32)], 1.0, cv2.LINE_AA, 4)
    if chances.random() < 0.3:
        gap = (np.array([(0.5, foot - 0.5), (0.53, foot), (0.47, foot)]) * side).astype(np.int32)
        cv2.fillPoly(shape, [gap], 0.0, cv2.LINE_AA)
    if chances.random() < 0.4:
        hole = round(side * chances.uniform(0.04, 0.1))
        cv2.circle(shape, (side // 2, round(head * side)), hole, 0.0, -1, cv2.LINE_AA)
    return shape


def _seams(cloth: Floats, shape: Floats, chances: Chances) -> None:
    """Sew: darken the rim, and add lines, a band or buttons, which are no pattern."""
    side = len(cloth)
    rim = 1 - cv2.GaussianBlur(shape, (0, 0), side * 0.012)
    cloth *= 1 - np.float32(chances.uniform(0, 0.5)) * rim[..., None]
    shade = (cloth.mean(axis=(0, 1)) * chances.choice([0.6, 0.8, 1.3])).clip(0, 1).tolist()
    for _ in range(int(chances.integers(0, 5))):
        ends = chances.uniform(0.1, 0.9, (2, 2))
        if chances.random() < 0.7:  # mostly level or upright
            axis = int(chances.integers(2))
            ends[1, axis] = ends[0, axis]
        one, other = ((end * side).astype(int).tolist() for end in ends)
        cv2.line(cloth, one, other, shade, max(1, side // 200), cv2.LINE_AA)
    if chances.random() < 0.2:
        edge = chances.uniform(0.1, 0.8)
        cloth[round(edge * side) : round((edge + 0.06) * side)] = shade
    if chances.random() < 0.25:
        for place in np.linspace(0.25, 0.85, int(chances.integers(3, 8))):
            cv2.circle(cloth, (side // 2, round(place * side)), max(2, side // 70), shade, -1,
                       cv2.LINE_AA)  # fmt: skip
