"""Where things may be in a picture of a shelf: boxes to be looked at one by one.

Goods on a shelf stand in rows, side by side, and each looks other than what is beside it. So a box
is as good as its four sides are borders: of colours and of texture, told by histograms on both
sides of it (after Martin, Fowlkes and Malik 2004, "Learning to detect natural image boundaries"),
and as there is no such border across it. What a thing is, and whether it is one at all, is for the
model to say.
"""

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from kiosk.domain import Box, Frame

MOST_BOXES = 48
"""Each costs the encoder 10 to 20 ms."""
_WIDTH = 320
_COLOURS = 20
_DIRECTIONS = 4
# Levels of slope from which a pixel has texture.
_TEXTURE = 6.0
# Lines kept: across the picture, and down each row.
_MOST_ROWS, _MOST_COLUMNS = 14, 16
# Of the picture's height and width: what is smaller is a label, what is longer a board.
_LEAST_HIGH, _LEAST_WIDE, _LONGEST = 0.12, 0.05, 3.6
_MOST_AREA = 0.85
# Side by side in pixels of the small picture: how thick the strips are that are compared.
_STRIP = (4, 14)
# A side at the picture's edge is as good as a fair border.
_EDGE_OF_PICTURE = 0.45
_INNER_WEIGHT = 0.55
# The mean slope of an empty wall, with its noise, is below.
_EMPTY = 2.5
_SAME = 0.7
# What stands free, with an empty wall around it, is a thing whatever its sides look like.
_ALONE = 0.4
_FREE_COLUMNS, _FREE_ROWS = 3, 2

_Plane = NDArray[np.float32]
_Numbers = NDArray[np.intp]


def propose(frame: Frame, most: int = MOST_BOXES) -> list[Box]:
    """Give boxes that may hold one thing each, the likeliest first, at most so many.

    Takes uint8 RGB; the same picture gives the same boxes. Raises ValueError for another form.
    """
    pixels = frame.pixels
    if pixels.ndim != 3 or pixels.shape[2] != 3 or pixels.dtype != np.uint8 or not pixels.size:
        raise ValueError(f"A frame is uint8 RGB (height, width, 3), not {pixels.shape}.")
    high = max(16, round(_WIDTH * min(3.0, pixels.shape[0] / pixels.shape[1])))
    small = cv2.resize(pixels, (_WIDTH, high), interpolation=cv2.INTER_AREA)
    looks = _Looks.of(np.asarray(small, np.uint8))
    alone, between = _alone(looks), _between_lines(looks)
    boxes = np.concatenate([alone, between])
    if not len(boxes):
        return []
    scores = _scores(looks, boxes)
    scores[: len(alone)] += _ALONE
    kept = _unlike(boxes, scores, most)
    size = np.array([_WIDTH, high, _WIDTH, high], np.float64)
    return [Box(*(float(side) for side in box / size)) for box in boxes[kept]]


@dataclass(frozen=True)
class _Looks:
    """Sums of what a picture looks like, up to each pixel."""

    sums: _Plane
    """(height + 1, width + 1, kinds): how many pixels of each colour and texture."""
    slope: NDArray[np.float64]
    """(height + 1, width + 1): of the slope."""
    drawn: NDArray[np.bool_]
    """(height, width): where there is a slope that is not noise."""
    height: int
    width: int

    @classmethod
    def of(cls, small: NDArray[np.uint8]) -> "_Looks":
        """Sort every pixel by its colour and by the direction of its slope."""
        soft = cv2.GaussianBlur(small, (0, 0), 0.8)
        lab = cv2.cvtColor(soft, cv2.COLOR_RGB2LAB).astype(np.float32)
        height, width = lab.shape[:2]
        cv2.setRNGSeed(1)
        # The picture's own colours, found on every third pixel.
        sample = np.ascontiguousarray(lab[::3, ::3].reshape(-1, 3))
        stop = (cv2.TERM_CRITERIA_MAX_ITER, 8, 1.0)
        count = min(_COLOURS, len(sample))
        _, _, colours = cv2.kmeans(
            sample, count, np.zeros((len(sample), 1), np.int32), stop, 1, cv2.KMEANS_PP_CENTERS
        )
        flat = lab.reshape(-1, 3)
        far = (colours**2).sum(axis=1)[None] - 2 * (flat @ colours.T)
        colour = far.argmin(axis=1)
        grey = np.ascontiguousarray(lab[..., 0])
        across = cv2.Sobel(grey, cv2.CV_32F, 1, 0, scale=0.25)
        down = cv2.Sobel(grey, cv2.CV_32F, 0, 1, scale=0.25)
        slope = cv2.magnitude(across, down)
        angle = (np.arctan2(down, across) % np.pi) / np.pi * _DIRECTIONS
        texture = np.where(slope < _TEXTURE, _DIRECTIONS, np.round(angle).astype(int) % _DIRECTIONS)
        kinds = np.zeros((height * width, count + _DIRECTIONS + 1), np.float32)
        places = np.arange(height * width)
        kinds[places, colour] = 1
        kinds[places, count + texture.ravel()] = 1
        sums = np.zeros((height + 1, width + 1, kinds.shape[1]), np.float32)
        sums[1:, 1:] = kinds.reshape(height, width, -1).cumsum(axis=0).cumsum(axis=1)
        slopes = np.zeros((height + 1, width + 1))
        slopes[1:, 1:] = slope.astype(np.float64).cumsum(axis=0).cumsum(axis=1)
        return cls(sums, slopes, slope >= _TEXTURE, height, width)

    def histograms(self, boxes: _Numbers) -> _Plane:
        """Give the shares of every kind in boxes (n, 4) of whole pixels: (n, kinds)."""
        left, top, right, bottom = boxes.T
        sums = self.sums
        inside = sums[bottom, right] - sums[top, right] - sums[bottom, left] + sums[top, left]
        area = np.maximum((right - left) * (bottom - top), 1)
        return np.asarray(inside / area[:, None].astype(np.float32), np.float32)

    def mean_slope(self, boxes: _Numbers) -> NDArray[np.float64]:
        """Give the mean slope in boxes: (n,)."""
        left, top, right, bottom = boxes.T
        of = self.slope
        area = np.maximum((right - left) * (bottom - top), 1)
        inside = of[bottom, right] - of[top, right] - of[bottom, left] + of[top, left]
        return np.asarray(inside / area, np.float64)

    def differ(self, one: _Numbers, other: _Numbers) -> NDArray[np.float64]:
        """Give how differently two boxes look, 0 to 1, by the chi-squared of their histograms."""
        a, b = self.histograms(one), self.histograms(other)
        chi = ((a - b) ** 2 / np.maximum(a + b, 1e-6)).sum(axis=1) / 4
        empty = (one[:, 2] <= one[:, 0]) | (one[:, 3] <= one[:, 1])
        empty |= (other[:, 2] <= other[:, 0]) | (other[:, 3] <= other[:, 1])
        return np.asarray(np.where(empty, 0.0, chi), np.float64)


def _border(
    looks: _Looks, start: int, end: int, *, upright: bool, thick: int
) -> NDArray[np.float64]:
    """Give how much of a border every line is, between two of the other direction."""
    most = looks.width if upright else looks.height
    at = np.arange(most + 1)
    before, after = np.maximum(at - thick, 0), np.minimum(at + thick, most)
    low, high = np.full_like(at, start), np.full_like(at, end)
    if upright:
        one, other = (np.stack(of, 1) for of in ((before, low, at, high), (at, low, after, high)))
    else:
        one, other = (np.stack(of, 1) for of in ((low, before, high, at), (low, at, high, after)))
    return looks.differ(one, other)


def _peaks(strength: NDArray[np.float64], most: int, apart: int) -> list[int]:
    """Give the strongest lines that are so far apart, in order; the picture's edges are two."""
    last = len(strength) - 1
    chosen = [0, last]
    for line in np.argsort(-strength, kind="stable").tolist():
        if len(chosen) >= most + 2:
            break
        if all(abs(line - other) >= apart for other in chosen):
            chosen.append(line)
    return sorted(chosen)


def _alone(looks: _Looks) -> _Numbers:
    """Give boxes around what has an empty wall to both sides, row by row: (n, 4)."""
    strength = _border(
        looks, 0, looks.width, upright=False, thick=max(_STRIP[0], looks.height // 22)
    )
    boards = _peaks(strength, _MOST_ROWS // 2, max(3, looks.height // 36))
    found = set()
    for number, top in enumerate(boards):
        for bottom in boards[number + 1 :]:
            if bottom - top < _LEAST_HIGH * looks.height:
                continue
            # A board held a little askew reaches some pixels into the row.
            edge = max(2, (bottom - top) // 14)
            row = looks.drawn[top + edge : bottom - edge]
            for left, right in _runs(row.sum(axis=0) > 0, _FREE_COLUMNS):
                if right - left < _LEAST_WIDE * looks.width or right - left > 0.9 * looks.width:
                    continue
                for high, low in _runs(row[:, left:right].sum(axis=1) > 0, _FREE_ROWS):
                    # What reaches the row's end goes on to it.
                    first = top if high == 0 else top + edge + high
                    last = bottom if low == len(row) else top + edge + low
                    if last - first >= _LEAST_HIGH * looks.height:
                        found.add((left, first, right, last))
    return np.array(sorted(found), np.intp).reshape(-1, 4)


def _runs(there: NDArray[np.bool_], gap: int) -> list[tuple[int, int]]:
    """Give (first, one past the last) of each run of True; gaps up to ``gap`` do not end it."""
    places = np.nonzero(there)[0]
    if not places.size:
        return []
    ends = np.nonzero(np.diff(places) > gap)[0]
    firsts = [places[0], *places[ends + 1]]
    lasts = [*places[ends], places[-1]]
    return [(int(a), int(b) + 1) for a, b in zip(firsts, lasts, strict=True)]


def _between_lines(looks: _Looks) -> _Numbers:
    """Give the boxes between pairs of lines: (n, 4) whole pixels, each once."""
    high, wide = looks.height, looks.width
    strip = max(_STRIP[0], high // 22)
    # Rows may end at other heights in other parts of the picture: goods are not equally high.
    parts = [(0, wide), (0, wide // 3), (wide // 3, 2 * wide // 3), (2 * wide // 3, wide)]
    strengths = [_border(looks, a, b, upright=False, thick=strip) for a, b in parts]
    together = np.maximum(strengths[0] * 1.3, np.max(strengths[1:], axis=0))
    rows = _peaks(np.asarray(together, np.float64), _MOST_ROWS, max(3, high // 36))
    found = []
    for number, top in enumerate(rows):
        for bottom in rows[number + 1 :]:
            tall = bottom - top
            if tall < _LEAST_HIGH * high:
                continue
            strength = _border(looks, top, bottom, upright=True, thick=max(strip, tall // 8))
            lines = _peaks(strength, _MOST_COLUMNS, max(3, wide // 60))
            for place, left in enumerate(lines):
                for right in lines[place + 1 :]:
                    broad = right - left
                    if broad > _LONGEST * tall:
                        break
                    if broad < _LEAST_WIDE * wide or tall > _LONGEST * broad:
                        continue
                    if broad * tall <= _MOST_AREA * wide * high:
                        found.append((left, top, right, bottom))
    return np.array(found, np.intp).reshape(-1, 4)


def _scores(looks: _Looks, boxes: _Numbers) -> NDArray[np.float64]:
    """Give how much every box looks like one thing by itself."""
    left, top, right, bottom = boxes.T
    across = np.clip((right - left) // 6, *_STRIP)
    down = np.clip((bottom - top) // 6, *_STRIP)
    sides = []
    for inside, outside, edge in (
        ((left, top, left + across, bottom), (left - across, top, left, bottom), left <= 1),
        ((right - across, top, right, bottom), (right, top, right + across, bottom),
         right >= looks.width - 1),
        ((left, top, right, top + down), (left, top - down, right, top), top <= 1),
        ((left, bottom - down, right, bottom), (left, bottom, right, bottom + down),
         bottom >= looks.height - 1),
    ):  # fmt: skip
        strength = looks.differ(np.stack(inside, 1), _within(looks, np.stack(outside, 1)))
        sides.append(np.where(edge, _EDGE_OF_PICTURE, strength))
    borders = np.stack(sides, axis=1)
    score = 0.5 * borders.mean(axis=1) + 0.5 * borders.min(axis=1)
    score -= _INNER_WEIGHT * _split(looks, boxes)
    # Large ones first where all else is equal: a part of a thing is no thing.
    area = (right - left) * (bottom - top) / (looks.width * looks.height)
    score += 0.03 * np.log(np.maximum(area, 1e-4) / 0.05)
    inner = np.stack([left + 2, top + 2, np.maximum(right - 2, left + 3),
                      np.maximum(bottom - 2, top + 3)], 1)  # fmt: skip
    return np.asarray(score - 0.5 * (looks.mean_slope(inner) < _EMPTY), np.float64)


def _split(looks: _Looks, boxes: _Numbers) -> NDArray[np.float64]:
    """Give the strongest border across the inside of every box, that could make it two things."""
    left, top, right, bottom = boxes.T
    most = np.zeros(len(boxes))
    for share in (0.25, 0.4, 0.5, 0.6, 0.75):
        x = (left + share * (right - left)).astype(np.intp)
        y = (top + share * (bottom - top)).astype(np.intp)
        wide, tall = (right - left) // 4, (bottom - top) // 4
        beside = looks.differ(
            np.stack([np.maximum(x - wide, left), top, x, bottom], 1),
            np.stack([x, top, np.minimum(x + wide, right), bottom], 1),
        )
        above = looks.differ(
            np.stack([left, np.maximum(y - tall, top), right, y], 1),
            np.stack([left, y, right, np.minimum(y + tall, bottom)], 1),
        )
        most = np.maximum(most, np.maximum(beside, above))
    return most


def _within(looks: _Looks, boxes: _Numbers) -> _Numbers:
    most = np.array([looks.width, looks.height, looks.width, looks.height])
    return np.asarray(np.clip(boxes, 0, most), np.intp)


def _unlike(boxes: _Numbers, scores: NDArray[np.float64], most: int) -> list[int]:
    """Give the best boxes of which no two are nearly the same."""
    order = np.argsort(-scores, kind="stable")
    sides = boxes[order].astype(np.float64)
    area = (sides[:, 2] - sides[:, 0]) * (sides[:, 3] - sides[:, 1])
    open_ = np.ones(len(order), bool)
    kept: list[int] = []
    for place in range(len(order)):
        if not open_[place]:
            continue
        kept.append(int(order[place]))
        if len(kept) == most:
            break
        low = np.maximum(sides[place, :2], sides[:, :2])
        high = np.minimum(sides[place, 2:], sides[:, 2:])
        common = np.prod(np.maximum(high - low, 0), axis=1)
        open_ &= common / (area + area[place] - common) < _SAME
    return kept
