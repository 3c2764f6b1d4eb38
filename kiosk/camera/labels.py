"""The price that a shelf label says, read from its picture: rather nothing than a wrong one.

Blobs of ink that stand in a line are told apart by a small network; where the largest of them make
a price, in every way of telling ink from paper that finds one, that is the label's. What is struck
through, cut off by the edge, blurred into one, or not the largest is not read: then a person types
it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from kiosk.camera.blobs import Blob, Plane, lines_of, planes
from kiosk.camera.digits import CURRENCY, INPUTS, OTHER, Layers, patch_of, probabilities, shipped

_LEAST_SURE = 0.85
"""Of the least sure digit; measured by ``tools.bench_labels``."""
_LEAST_SURE_OF_CURRENCY = 0.8
_LEAST_HEIGHT = 14
_MOST_DIGITS = 6
_EDGE = 2
_ROOM = 0.5
"""There has to be as much beside a price, in heights of its digits: a digit may be cut off."""
_AGREE = 2
"""So many ways of telling ink from paper have to find the same."""


@dataclass(frozen=True, slots=True)
class LabelPrice:
    """A price as it was read."""

    text: str
    """Digits, with a point before the cents where there are some: "1.99", "1299", "2.00"."""
    confidence: float
    """Of the least sure digit, 0 to 1."""


@dataclass(frozen=True, slots=True)
class _Found:
    text: str
    confidence: float
    share: float
    """Its digits' height, as a share of the picture's."""


@dataclass(frozen=True, slots=True, eq=False)
class _Sign:
    """A blob and what it is taken for."""

    blob: Blob
    kind: int
    sure: float

    @property
    def is_digit(self) -> bool:
        return self.kind < CURRENCY


def read_price(
    crop: NDArray[np.uint8], *, layers: Layers | None = None, whole: bool = True
) -> LabelPrice | None:
    """Read the price of a label that fills most of a picture, uint8 RGB (height, width, 3).

    ``whole`` tells whether prices without cents, such as 1299, are possible in this shop; without
    it a price whose point was lost can never pass for one. ``layers`` is another network than the
    shipped one. None where no price is read surely. Raises ModelError where the network is damaged.
    """
    layers = shipped() if layers is None else layers
    found: list[_Found] = []
    for plane in planes(crop):
        one = _read_plane(plane, layers, whole=whole)
        if one is not None:
            found.append(one)
    if not found:
        return None
    tallest = max(one.share for one in found)
    # What a smaller line says does not count; what any way finds otherwise at that size does.
    same_size = [one for one in found if one.share > 0.75 * tallest]
    texts = {one.text for one in same_size}
    if len(texts) != 1 or len(same_size) < _AGREE:
        return None
    sure = max(one.confidence for one in same_size)
    return LabelPrice(same_size[0].text, sure) if sure >= _LEAST_SURE else None


def classified(plane: Plane, blobs: Sequence[Blob], layers: Layers) -> list[_Sign]:
    """Say what each blob is."""
    if not blobs:
        return []
    patches = np.zeros((len(blobs), INPUTS), np.float32)
    for row, blob in enumerate(blobs):
        box = np.s_[blob.top : blob.bottom, blob.left : blob.right]
        mask = np.where(plane.numbers[box] == blob.number, 255, 0).astype(np.uint8)
        patches[row] = patch_of(plane.ink[box], mask)
    likely = probabilities(patches, layers)
    kinds = likely.argmax(axis=1)
    return [
        _Sign(blob, int(kind), float(row[kind]))
        for blob, kind, row in zip(blobs, kinds, likely, strict=True)
    ]


def could_be_digits(plane: Plane) -> list[Blob]:
    """Give the blobs that have the shape of one sign."""
    height = plane.ink.shape[0]
    return [
        blob
        for blob in plane.blobs
        if _LEAST_HEIGHT <= blob.height <= 0.9 * height
        and 0.12 * blob.height < blob.width < 1.25 * blob.height
        and blob.area > 0.08 * blob.width * blob.height
    ]


def _read_plane(plane: Plane, layers: Layers, *, whole: bool) -> _Found | None:
    """Read the tallest line of digits, None where there is none or something taller is unclear."""
    for line in lines_of(could_be_digits(plane)):
        signs = classified(plane, line, layers)
        digits = [sign.blob for sign in signs if sign.is_digit]
        if not digits:
            # Letters, or an ornament.
            continue
        tall = float(np.median([blob.height for blob in digits]))
        if tall < _LEAST_HEIGHT or _hidden(plane, line, tall):
            return None
        text, sure = _Line(plane, layers, signs, tall).price(whole=whole)
        return None if text is None else _Found(text, sure, tall / plane.ink.shape[0])
    return None


def _hidden(plane: Plane, line: Sequence[Blob], tall: float) -> bool:
    """Tell whether there is a taller blob that may be digits which ran together."""
    height, width = plane.ink.shape
    for blob in plane.blobs:
        if blob in line or blob.height < 1.1 * tall or blob.height > 0.8 * height:
            continue
        if _at_edge(plane, blob):
            # What is around the label.
            continue
        # A frame, the bars of a barcode, the edge of the shelf.
        if blob.width > 0.9 * width or not 0.55 < blob.width / blob.height < 4.0:
            continue
        if blob.area > 0.15 * blob.width * blob.height:
            return True
    return False


def _at_edge(plane: Plane, blob: Blob) -> bool:
    height, width = plane.ink.shape
    return (
        min(blob.left, blob.top) < _EDGE
        or blob.right > width - _EDGE or blob.bottom > height - _EDGE
    )  # fmt: skip


class _Line:
    """The signs of one line, which may be a price."""

    def __init__(self, plane: Plane, layers: Layers, signs: Sequence[_Sign], tall: float) -> None:
        self._plane, self._layers, self._tall = plane, layers, tall
        places = [at for at, sign in enumerate(signs) if sign.is_digit]
        self._run = list(signs[places[0] : places[-1] + 1])
        self._whole_run = len(self._run) == len(places) <= _MOST_DIGITS
        self._signs = {id(sign.blob): sign for sign in signs}

    def price(self, *, whole: bool) -> tuple[str | None, float]:
        """Give the price and how sure its least sure digit is; None where it is not clear."""
        sure = min(sign.sure for sign in self._run)
        if not self._whole_run:
            return None, sure
        blobs = [sign.blob for sign in self._run]
        before, after = self._near(blobs[0], left=True), self._near(blobs[-1], left=False)
        room = _ROOM * self._tall
        if blobs[0].left < room or blobs[-1].right > self._plane.ink.shape[1] - room:
            # There may be more of it outside the picture.
            return None, sure
        if any(_at_edge(self._plane, blob) for blob in (*blobs, *before, *after)):
            return None, sure
        has_sign = False
        for blob in before:
            if not self._is_currency(blob):
                return None, sure
            has_sign = True
        pairs = list(pairwise(blobs))
        marks = [self._marks(one, other) for one, other in pairs]
        steps = [other.middle - one.middle for one, other in pairs]
        digits = "".join(str(sign.kind) for sign in self._run)
        if max(marks, default=0) > 1:
            return None, sure
        if self._has_mark(blobs[0], left=True):
            return None, sure
        cents, sure_of_cents = self._raised_cents(after)
        if cents:
            return (None if any(marks) else f"{digits}.{cents}"), min(sure, sure_of_cents)
        after = [blob for blob in after if not self._is_currency(blob)]
        has_sign |= any(self._is_currency(blob) for blob in self._near(blobs[-1], left=False))
        if any(marks):
            clear = not after and not self._has_mark(blobs[-1], left=False)
            return (_with_marks(digits, marks, steps) if clear else None), sure
        dash = [blob for blob in after if self._is_dash(blob)]
        if dash:
            ends = len(dash) == len(after) == 1 and self._marks(blobs[-1], dash[0]) == 1
            return (f"{digits}.00" if ends and _even(steps) else None), sure
        if after or not whole or self._has_mark(blobs[-1], left=False):
            return None, sure
        if not _even(steps) or (len(digits) < 3 and not has_sign):
            return None, sure
        return digits, sure

    def _near(self, end: Blob, *, left: bool) -> list[Blob]:
        """Give what stands so near to an end of the run that it may belong to it."""
        near = []
        for blob in self._plane.blobs:
            gap = end.left - blob.right if left else blob.left - end.right
            over = min(blob.bottom, end.bottom) - max(blob.top, end.top)
            reach = 0.45 if blob.height > 0.77 * self._tall else 0.7
            if (
                -0.3 * self._tall < gap < reach * self._tall
                and over > 0.5 * min(blob.height, end.height)
                and max(blob.height, blob.width) > 0.2 * self._tall
                and blob.height < 1.8 * self._tall
                and (blob.middle < end.middle) is left
                and blob is not end
                and not self._is_mark(blob, end)
            ):
                near.append(blob)
        return sorted(near, key=lambda blob: blob.left)

    def _is_currency(self, blob: Blob) -> bool:
        sign = self._signs.get(id(blob))
        if sign is None:
            (sign,) = classified(self._plane, [blob], self._layers)
        return sign.kind == CURRENCY and sign.sure > _LEAST_SURE_OF_CURRENCY

    def _is_mark(self, blob: Blob, beside: Blob) -> bool:
        """Tell whether a blob is a point or comma at the foot of a digit."""
        tall, below = self._tall, beside.bottom
        return (
            0.1 * tall < blob.height < 0.65 * tall
            and 0.07 * tall < blob.width < 0.34 * tall
            and blob.top > below - 0.45 * tall
            and below - 0.27 * tall < (blob.top + blob.bottom) / 2 < below + 0.3 * tall
        )

    def _marks(self, one: Blob, other: Blob) -> int:
        """Count the points and commas between two neighbours."""
        slack = 0.15 * self._tall
        return sum(
            blob.left > one.right - slack and blob.right < other.left + slack
            and blob.middle > one.middle and self._is_mark(blob, one)
            for blob in self._plane.blobs
        )  # fmt: skip

    def _has_mark(self, end: Blob, *, left: bool) -> bool:
        """Tell whether a point stands before or behind the run, beside digits not read."""
        gaps = [
            end.left - blob.right if left else blob.left - end.right
            for blob in self._plane.blobs
            if self._is_mark(blob, end)
        ]
        return any(-0.15 * self._tall < gap < 0.9 * self._tall for gap in gaps)

    def _is_dash(self, blob: Blob) -> bool:
        foot = self._run[-1].blob.bottom
        across = (blob.top + blob.bottom) / 2
        return (
            blob.width > 1.6 * blob.height and blob.height < 0.25 * self._tall
            and 0.2 * self._tall < foot - across < 0.75 * self._tall
        )  # fmt: skip

    def _raised_cents(self, after: Sequence[Blob]) -> tuple[str, float]:
        """Read two smaller digits whose heads are level with those of the others; "" for none."""
        last = self._run[-1].blob
        small = [
            blob
            for blob in self._plane.blobs
            if 0.35 * self._tall < blob.height < 0.78 * self._tall
            and abs(blob.top - last.top) < 0.2 * self._tall
            and -0.1 * self._tall < blob.left - last.right < 1.6 * self._tall
        ]
        small.sort(key=lambda blob: blob.left)
        if len(small) < 2 or small[0].left - last.right > 0.5 * self._tall:
            return "", 0.0
        if any(blob not in small for blob in after):
            return "", 0.0
        signs = classified(self._plane, small, self._layers)
        digits = [sign for sign in signs if sign.is_digit]
        rest = [sign for sign in signs if not sign.is_digit]
        if len(digits) != 2 or digits != signs[:2]:
            return "", 0.0
        if any(sign.kind == OTHER and sign.blob.left - digits[1].blob.right < 0.2 * self._tall
               for sign in rest):  # fmt: skip
            return "", 0.0
        level = abs(digits[0].blob.height - digits[1].blob.height) < 0.15 * self._tall
        gap = digits[1].blob.left - digits[0].blob.right
        if not level or gap > 0.3 * self._tall or _at_edge(self._plane, digits[1].blob):
            return "", 0.0
        text = f"{digits[0].kind}{digits[1].kind}"
        return text, min(sign.sure for sign in digits)


def _even(steps: Sequence[float]) -> bool:
    """Tell whether digits stand evenly: a wider step may hold a point that was lost."""
    return len(steps) < 2 or max(steps) <= 1.22 * min(steps)


def _with_marks(digits: str, marks: Sequence[int], steps: Sequence[float]) -> str | None:
    """Set digits apart at the marks; None where no price is written so."""
    ends = [at + 1 for at, mark in enumerate(marks) if mark]
    groups = [digits[start:end] for start, end in zip([0, *ends], [*ends, None], strict=True)]
    inner, last = groups[1:-1], groups[-1]
    if any(len(group) != 3 for group in inner) or len(last) not in (2, 3):
        return None
    if (inner or len(last) == 3) and len(groups[0]) > 3:
        return None
    plain = [step for step, mark in zip(steps, marks, strict=True) if not mark]
    wide = [step for step, mark in zip(steps, marks, strict=True) if mark]
    if plain and min(wide) < 0.98 * float(np.median(plain)):
        return None
    if not _even(plain) and len(plain) > 1 and max(plain) > 1.5 * min(plain):
        return None
    return f"{''.join(groups[:-1])}.{last}"
