"""Barcodes in frames: zxing-cpp, a right check digit, and equal reads before a code counts."""

import re
import time

import cv2
import numpy as np
import zxingcpp
from numpy.typing import NDArray

from kiosk.domain import Frame, is_barcode

_Grey = NDArray[np.uint8]

_UPC_E = "UPCE"
# What goods carry. All formats at once cost 114 ms a frame (FACTS.md), and Code 128 or ITF on a
# parcel are no article numbers.
_FORMATS = ("EAN13", "EAN8", "UPCA", _UPC_E, "QRCode")
# Where a code is held: the middle half of the width and five ninths of the height, 640 x 400 of
# 720p. An EAN-13 at 100 % (38 mm) held 15 cm from a lens of 60° spans 280 pixels: it fits turned.
_CENTRE = (0.5, 0.56)
# zxing-cpp looks along rows and columns and bears some 20° of slant; in steps of 30° every slant
# is within that of one of them (FACTS.md: 18 of 18 angles, where 0 alone read 10).
_ANGLES = (0.0, 30.0, -30.0)
# The middle is read once more at twice its size and sharpened, on the scale of a blurred module:
# of 13 angles at 2 to 4 pixels a module, out of focus by half to two thirds of a module, 10 to 13
# were read so, and none as they were.
_LARGER = 2
_SHARPEN_SIGMA = 3.0
_SHARPEN = 3.0
# More pixels than 720p's width cost time and add nothing that a kiosk's distances need.
_WIDEST = 1280
# Two equal reads from two frames within this count: long enough for a code that is only read at
# one angle of three at ten frames a second (0.3 s) to be missed a few times.
_SECONDS_BETWEEN_READS = 2.0
_READS = 2
# A UPC-E has six digits, and its check digit shows only in which of them have even bars: of drawn
# ones, tilted and out of focus, 3 % of single reads were wrong, and up to three alike one after
# the other. It takes five, with no other code between them, and none of a sharpened picture.
_READS_OF_UPC_E = 5
# The bars of another code, crossed at a slant by one line alone, can be a UPC-E in every frame: of
# a drawn EAN-13 turned by 61° fourteen of fifteen were, all 1 to 5 pixels high.
_LEAST_HEIGHT_OF_UPC_E = 6.0
# A 1 is told from a 7, and a 2 from an 8, by the width of one bar, and the sum does not notice two
# of them: below so many pixels a bar, out of focus, one of 570 drawn EAN-8, EAN-13 and UPC-A was
# read wrong in nine and more frames of fifteen. So small they count enlarged alone, after more
# reads, all alike.
_SMALL = 2.1
_READS_OF_SMALL = 3
_BARS = {
    zxingcpp.BarcodeFormat.EAN8: 67,
    zxingcpp.BarcodeFormat.EAN13: 95,
    zxingcpp.BarcodeFormat.UPCA: 95,
}

# GS1 Digital Link 1.2: a web address whose path holds /01/ and the GTIN.
_LINK = re.compile(r"https?://[^\s?#]*?/01/(\d{8}|\d{12,14})(?=[/?#]|$)", re.IGNORECASE)
# GS1 General Specifications 5.10 and 7.8: (01) before fourteen digits; zxing-cpp writes a GS1 QR
# with brackets, and <GS> for a separator in one that is not declared so.
_ELEMENT = re.compile(r"\(01\)(\d{14})(?!\d)")
_RAW_ELEMENT = re.compile(r"(?:\]Q3|<GS>)01(\d{14})")


class BarcodeReader:
    """Reads the code that is held up, once each time it is held up."""

    def __init__(self) -> None:
        """Start with no code seen."""
        self._turn = 0
        # Of each code when it was read last, and from how many frames.
        self._seen: dict[str, tuple[float, int]] = {}
        self._given: str | None = None
        self._last: Frame | None = None

    def reset(self) -> None:
        """Forget what was read: a code still held up is given again, after two new reads."""
        self._seen.clear()
        self._given = None
        self._last = None

    def read(self, frame: Frame, seconds: float | None = None) -> str | None:
        """Give the code that this frame shows for the second time (a UPC-E: the fifth), else None.

        ``seconds`` is when the frame was taken, on any clock that only goes forward; the time now
        where it is left out. Every read has to come from another frame within two seconds. A
        code that was given is not given again before it was out of sight for as long, another was
        given, or ``reset``. Where two codes are in sight the one nearer to the middle counts.

        The code is what is printed below the bars, 8, 12, 13 or 14 digits with a right check
        digit: see ``barcode_form``.
        """
        now = time.monotonic() if seconds is None else seconds
        if frame is self._last:
            return None
        self._last = frame
        self._seen = {
            code: (at, reads)
            for code, (at, reads) in self._seen.items()
            if 0 <= now - at <= _SECONDS_BETWEEN_READS
        }
        if self._given not in self._seen:
            self._given = None
        found = self._find(frame.pixels)
        if found is None:
            return None
        code, enough = found
        reads = self._seen.get(code, (now, 0))[1] + 1
        self._seen[code] = (now, reads)
        if reads < enough or code == self._given:
            return None
        if enough > _READS and len(self._seen) > 1:
            return None
        self._given = code
        return code

    def _find(self, pixels: NDArray[np.uint8]) -> tuple[str, int] | None:
        """Read the middle as it is, then enlarged, then everything; one angle of three a frame."""
        if min(pixels.shape[:2]) < 2:
            return None
        grey = np.asarray(cv2.cvtColor(pixels, cv2.COLOR_RGB2GRAY), np.uint8)
        height, width = grey.shape
        if width > _WIDEST:
            size = (_WIDEST, max(2, round(height * _WIDEST / width)))
            grey = np.asarray(cv2.resize(grey, size, interpolation=cv2.INTER_AREA), np.uint8)
        angle = _ANGLES[self._turn]
        self._turn = (self._turn + 1) % len(_ANGLES)
        middle = _middle(grey)
        return (
            _read(middle)
            or _read(_sharpened(_turned(middle, angle)), sharpened=True)
            or _read(_turned(grey, angle))
        )


def barcode_form(code: str) -> str | None:
    """Give the form of a code that is printed on goods, or None where it is no barcode.

    The same number is written with 8, 12, 13 or 14 digits, filled with zeros in front; an EAN-13
    with a leading zero is a UPC-A. Given is the shortest that GS1 prints: 14 digits lose the zeros
    they were filled with (six for an EAN-8), and 13 with a leading zero are the 12 of the UPC-A.
    A search compares the digits as they are, without leading zeros, and filled to 13 and 14: from
    the 12 it finds a catalog's 12, 13 and 14, which it would not from the 13.
    """
    if not is_barcode(code):
        return None
    if len(code) == 14 and code.startswith("000000"):
        return code[6:]
    if len(code) == 14 and code.startswith("0"):
        code = code[1:]
    if len(code) == 13 and code.startswith("0"):
        code = code[1:]
    return code


def code_in(text: str) -> str | None:
    """Give the barcode a QR's text holds, as ``barcode_form`` writes it, or None.

    The text is a GTIN and nothing else, a GS1 Digital Link, or a GS1 element string with (01).
    Two different ones are none: which of them is meant would be a guess.
    """
    text = text.strip()
    if is_barcode(text):
        return barcode_form(text)
    link = _LINK.match(text)
    if link is not None:
        return barcode_form(link.group(1))
    if "://" in text:
        return None
    raw = _RAW_ELEMENT.match(text)
    digits = set(_ELEMENT.findall(text)) if raw is None else {raw.group(1)}
    return barcode_form(digits.pop()) if len(digits) == 1 else None


def _read(grey: _Grey, *, sharpened: bool = False) -> tuple[str, int] | None:
    """Give the code nearest to the middle, and how many reads it takes to be believed."""
    # Light bars on dark are no goods' code (GS1 5.2), and looking for them costs as much again.
    # Made anew each time: one that is kept is told to be leaked when the process ends.
    formats = zxingcpp.BarcodeFormats(tuple(getattr(zxingcpp.BarcodeFormat, f) for f in _FORMATS))
    found = zxingcpp.read_barcodes(grey, formats=formats, try_invert=False)
    centre = np.array(grey.shape[::-1]) / 2
    best: tuple[float, str, int] | None = None
    for one in found:
        # A UPC-E comes as the thirteen digits it stands for, a UPC-A with its leading zero.
        is_qr = one.format == zxingcpp.BarcodeFormat.QRCode
        code = code_in(one.text) if is_qr else barcode_form(one.text)
        enough = _enough(one, sharpened=sharpened)
        if code is None or enough is None:
            continue
        corners = (one.position.top_left, one.position.bottom_right)
        place = np.mean([(corner.x, corner.y) for corner in corners], axis=0)
        far = float(np.linalg.norm(place - centre))
        candidate = (far, code, enough)
        best = candidate if best is None else min(best, candidate)
    return None if best is None else best[1:]


def _enough(one: zxingcpp.Barcode, *, sharpened: bool) -> int | None:
    """Give how many reads like this one it takes to be believed; None where none counts."""
    if one.format == zxingcpp.BarcodeFormat.UPCE:
        _, height = _sides(one)
        return None if sharpened or height < _LEAST_HEIGHT_OF_UPC_E else _READS_OF_UPC_E
    bars = _BARS.get(one.format)
    if bars is not None:
        width, _ = _sides(one)
        if width / bars / (_LARGER if sharpened else 1) < _SMALL:
            return _READS_OF_SMALL if sharpened else None
    return _READS


def _sides(one: zxingcpp.Barcode) -> tuple[float, float]:
    """Give how wide and how high the part of a code is that was read, in pixels."""
    at = one.position
    corners = [
        np.array([corner.x, corner.y], np.float64)
        for corner in (at.top_left, at.top_right, at.bottom_right, at.bottom_left)
    ]
    across, down, back, up = (
        float(np.linalg.norm(corners[i] - corners[i - 1])) for i in (1, 2, 3, 0)
    )
    return (across + back) / 2, (down + up) / 2


def _middle(grey: _Grey) -> _Grey:
    height, width = grey.shape
    across, down = max(2, round(width * _CENTRE[0])), max(2, round(height * _CENTRE[1]))
    left, top = (width - across) // 2, (height - down) // 2
    return np.ascontiguousarray(grey[top : top + down, left : left + across])


def _turned(grey: _Grey, angle: float) -> _Grey:
    if not angle:
        return grey
    height, width = grey.shape
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), angle, 1.0)
    # What is not in the picture is white, as the quiet zone around a code.
    turned = cv2.warpAffine(grey, turn, (width, height), borderValue=255)
    return np.asarray(turned, np.uint8)


def _sharpened(grey: _Grey) -> _Grey:
    larger = cv2.resize(grey, None, fx=_LARGER, fy=_LARGER, interpolation=cv2.INTER_CUBIC)
    soft = cv2.GaussianBlur(larger, (0, 0), _SHARPEN_SIGMA)
    return np.asarray(cv2.addWeighted(larger, 1 + _SHARPEN, soft, -_SHARPEN, 0), np.uint8)
