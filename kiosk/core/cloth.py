"""What can be measured of the cloth, or the skin, of the goods on a picture.

Stripes lie one way, checks two ways at right angles; dots and flowers have edges all ways, dots of
two colours, flowers of many; what is plain has hardly any. So the figures are of the contrast
within the goods, of the directions of the edges, of how often something comes back (the spectrum of
small squares) and of the number of colours. ``patterns`` names the pattern from them.

What changes slowly, light and shade, is taken away first, and the figures are of the one mixture of
red, green and blue that differs most within the goods: a pattern may show in its colours alone.
"""

from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Mask = NDArray[np.bool_]

FIGURES = 47
"""How many figures there are."""
CONTRAST = 0
"""The figure that is the contrast within the goods, in 0..1."""

_SIDE = 144
"""Pixels of the longer side that is looked at; the smallest stripes that count are of three."""
_BORDER = 2
_SAME = np.float32(0.11)
"""Distance in 0..1 RGB up to which a pixel is taken for the ground."""
_PLAIN_SHARE, _LEAST_FOREGROUND = 0.7, 0.04
_LEAST_INNER = 150
_SHADING = 0.06
"""Share of the picture's side over which light and shade change."""
_TINY = 1e-6
_DIRECTIONS = 12
_TILE = 32
_WHOLE_TILE = 0.97
_MOST_TILES = 12
_LEVELS = 5
_WINDOW = np.outer(np.hanning(_TILE), np.hanning(_TILE)).astype(np.float32)


def figures_of(pixels: NDArray[np.uint8]) -> Floats:
    """Measure a picture, uint8 RGB (height, width, 3): float32 (47,)."""
    small = _shrunk(pixels)
    shown = _goods(small)
    share = float(shown.mean())
    rows, columns = np.flatnonzero(shown.any(axis=1)), np.flatnonzero(shown.any(axis=0))
    part = slice(rows[0], rows[-1] + 1), slice(columns[0], columns[-1] + 1)
    reach = max(3, int(_SHADING * max(small.shape)))
    small, shown = small[part], shown[part]
    colours = small[shown]
    weight = shown.astype(np.float32)
    flat = _without_shading(small - colours.mean(axis=0), weight, reach)
    inner = _mean_around(weight[None], 3)[0] > 0.999
    if inner.sum() < _LEAST_INNER:
        inner = shown
    spread, axes = np.linalg.eigh(_covariance(flat[:, inner]))
    plane = np.tensordot(axes[:, -1].astype(np.float32), flat, 1)
    contrast = float(np.sqrt(max(float(spread[-1]), _TINY**2)))
    with_shading = np.linalg.eigvalsh(_covariance((colours - colours.mean(axis=0)).T))[-1]
    figures = [float(np.sqrt(max(v, 0.0))) for v in (*spread[::-1], with_shading)]
    figures += _of_values(plane[inner] / max(contrast, 1e-4))
    figures += _of_edges(plane, inner, contrast)
    figures += _of_tiles(plane, weight)
    figures += _of_colours(colours)
    return np.array([*figures, share], np.float32)


def _shrunk(pixels: NDArray[np.uint8]) -> Floats:
    """Give the picture in 0..1, (height, width, 3), at most 144 pixels on its longer side.

    Of a larger one each pixel is the mean of four, taken evenly from the part it stands for.
    """
    height, width = pixels.shape[:2]
    scale = min(1.0, _SIDE / max(height, width))
    fold = 1 if scale == 1.0 else 2
    tall, wide = (max(1, round(length * scale)) * fold for length in (height, width))
    rows = ((np.arange(tall) + 0.5) * height / tall).astype(np.intp)
    columns = ((np.arange(wide) + 0.5) * width / wide).astype(np.intp)
    taken = pixels[rows].take(columns, 1)
    if fold == 1:
        return np.asarray(taken, np.float32) / np.float32(255)
    whole: NDArray[np.uint16] = taken[::2, ::2].astype(np.uint16)
    whole += taken[1::2, ::2]
    whole += taken[::2, 1::2]
    whole += taken[1::2, 1::2]
    return np.asarray(whole, np.float32) / np.float32(4 * 255)


def _goods(small: Floats) -> Mask:
    """Tell the goods from a plain ground; where there is none, take the middle.

    What has goods on all four sides of it belongs to them: a pattern may be of the ground's colour.
    """
    height, width = small.shape[:2]
    edge = np.ones((height, width), bool)
    edge[_BORDER:-_BORDER, _BORDER:-_BORDER] = False
    ground = np.median(small[edge], axis=0)
    apart = np.square(small - ground).sum(axis=2) > _SAME**2
    if 1 - apart[edge].mean() < _PLAIN_SHARE or apart.mean() < _LEAST_FOREGROUND:
        middle = np.zeros((height, width), bool)
        middle[height // 5 : height - height // 5, width // 5 : width - width // 5] = True
        return middle
    beside = np.ones((height, width), bool)
    for turned in (apart, apart.T):
        seen = np.maximum.accumulate(turned, axis=1)
        seen &= np.maximum.accumulate(turned[:, ::-1], axis=1)[:, ::-1]
        beside &= seen if turned is apart else seen.T
    return beside


def _without_shading(centred: Floats, weight: Floats, reach: int) -> Floats:
    """Take away what changes slowly; gives planes, (3, height, width), 0 outside the goods."""
    planes = np.concatenate([(centred * weight[..., None]).transpose(2, 0, 1), weight[None]])
    around = _mean_around(planes, reach)
    return np.asarray(planes[:3] - around[:3] / np.maximum(around[3], 1e-3) * weight, np.float32)


def _mean_around(planes: Floats, reach: int) -> Floats:
    """Give each point the mean of the square around it, 2 reach + 1 wide; (planes, h, w)."""
    for axis in (1, 2):
        around = [(0, 0)] * 3
        around[axis] = (reach + 1, reach)
        sums = np.cumsum(np.pad(planes, around, mode="edge"), axis, dtype=np.float32)
        sums = np.moveaxis(sums, axis, 0)
        planes = np.moveaxis(sums[2 * reach + 1 :] - sums[: -2 * reach - 1], 0, axis)
        planes = planes * np.float32(1 / (2 * reach + 1))
    return planes


def _covariance(rows: Floats) -> Floats:
    return np.asarray(rows @ rows.T / max(1, rows.shape[1]), np.float32)


def _of_values(values: Floats) -> list[float]:
    """Say how values of unit spread are spread: two tones, or a few points far out."""
    squares, far = np.square(values), np.abs(values)
    return [
        float(np.square(squares).mean()), abs(float((squares * values).mean())),
        float((far < 0.5).mean()), float((far > 1.5).mean()),
    ]  # fmt: skip


def _of_edges(plane: Floats, inner: Mask, contrast: float) -> list[float]:
    """Say how strong the edges are, which ways they lie, and how far they agree close by."""
    down, across = np.zeros_like(plane), np.zeros_like(plane)
    down[1:-1] = plane[2:] - plane[:-2]
    across[:, 1:-1] = plane[:, 2:] - plane[:, :-2]
    tensor = np.stack([across * across, down * down, across * down]) * inner
    x, y = across[inner], down[inner]
    strength = np.hypot(x, y)
    total = max(float(strength.sum()), _TINY)
    mean = float(strength.mean())
    turn = np.arctan2(y, x) * np.float32(_DIRECTIONS / np.pi) + np.float32(_DIRECTIONS)
    ways = np.bincount(turn.astype(np.intp) % _DIRECTIONS, strength, _DIRECTIONS) / total
    main = np.roll(ways, -int(ways.argmax()))
    half = _DIRECTIONS // 2
    # The same as sums of angles two and four times as large: one way, and two at right angles.
    safe = np.maximum(strength, np.float32(_TINY))
    twice = (x * x - y * y) / safe, 2 * x * y / safe
    fourfold = (twice[0] ** 2 - twice[1] ** 2) / safe, 2 * twice[0] * twice[1] / safe
    figures = [
        mean, mean / max(contrast, 1e-4), (strength > 0.05).mean(),
        main[0] + main[1] / 2 + main[-1] / 2, main[half] + main[half - 1] / 2 + main[half + 1] / 2,
        -(ways * np.log(ways + _TINY)).sum(), ways[0] + ways[-1], ways[half - 1] + ways[half],
        np.hypot(twice[0].sum(), twice[1].sum()) / total,
        np.hypot(fourfold[0].sum(), fourfold[1].sum()) / total, fourfold[0].sum() / total,
    ]  # fmt: skip
    for reach in (3, 8):
        one, other, both = _mean_around(tensor, reach)[:, inner]
        agreed = np.sqrt(np.square(one - other) + 4 * np.square(both)).sum()
        figures.append(agreed / max(float((one + other).sum()), _TINY**1.5))
    return [float(value) for value in figures]


def _bins() -> tuple[NDArray[np.intp], NDArray[np.intp], NDArray[np.float64]]:
    """Give for each number of a tile's spectrum its direction, its ring and how often it counts."""
    y = np.fft.fftfreq(_TILE)[:, None] * _TILE
    x = np.fft.rfftfreq(_TILE)[None, :] * _TILE
    length = np.hypot(x, y)
    angle = np.mod(np.arctan2(y + 0 * x, x + 0 * y), np.pi)
    times = np.where((x == 0) | (x == _TILE // 2), 1.0, 2.0) * (length >= 1.5)
    ways = ((angle / np.pi * 8 + 0.5).astype(np.intp) % 8).ravel()
    return ways, np.digitize(length, [1.5, 3, 5, 8, 12]).ravel(), times.ravel()


_WAYS, _RINGS, _TIMES = _bins()


def _of_tiles(plane: Floats, weight: Floats) -> list[float]:
    """Say what comes back, how wide and which way, in small squares within the goods."""
    room = [(0, max(0, _TILE - length)) for length in plane.shape]
    plane, weight = np.pad(plane, room), np.pad(weight, room)
    step = _TILE // 2
    sums = np.pad(weight, ((1, 0), (1, 0))).cumsum(axis=0).cumsum(axis=1)
    full = sums[_TILE:, _TILE:] - sums[:-_TILE, _TILE:] - sums[_TILE:, :-_TILE]
    full = ((full + sums[:-_TILE, :-_TILE])[::step, ::step] / _TILE**2).ravel()
    tiles: NDArray[Any] = np.lib.stride_tricks.sliding_window_view(plane, (_TILE, _TILE))
    tiles = tiles[::step, ::step].reshape(-1, _TILE, _TILE)
    chosen = np.flatnonzero(full > _WHOLE_TILE)
    if not len(chosen):
        chosen = full.argmax(keepdims=True)
    some = np.linspace(0, len(chosen) - 1, min(_MOST_TILES, len(chosen))).astype(np.intp)
    squares = tiles[chosen[some]]
    squares = squares - squares.mean(axis=(1, 2), keepdims=True)
    power = np.square(np.abs(np.fft.rfft2(squares * _WINDOW))).mean(axis=0).ravel() * _TIMES
    total = float(power.sum()) + _TINY**2
    power = power / total
    ways, rings = np.bincount(_WAYS, power, 8), np.bincount(_RINGS, power, 6)[1:]
    highest = np.sort(power)[::-1]
    spread = squares.std(axis=(1, 2))
    figures = [
        ways[0], ways[4], ways[2] + ways[6], ways[1] + ways[3] + ways[5] + ways[7], ways.max(),
        highest[0], highest[:8].sum(), *rings, -(power * np.log(power + _TINY**2)).sum(),
        np.log(total), spread.mean(), spread.std() / max(float(spread.mean()), 1e-4), spread.min(),
        spread.max(), np.median(spread),
    ]  # fmt: skip
    return [float(value) for value in figures]


def _of_colours(colours: Floats) -> list[float]:
    """Say how many colours there are, (n, 3) in 0..1, and how much of them the first few make."""
    levels = np.minimum((colours * _LEVELS).astype(np.intp), _LEVELS - 1)
    counts = np.bincount(levels @ np.array([_LEVELS**2, _LEVELS, 1]), minlength=_LEVELS**3)
    shares = np.sort(counts)[::-1] / len(colours)
    return [*shares[:4].tolist(), float((shares > 0.02).sum()), float((shares > 0.06).sum())]
