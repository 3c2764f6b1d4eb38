"""Barcodes as a camera sees them: drawn by zxing-cpp, then turned, tilted, blurred and darkened."""

import math
from dataclasses import dataclass, replace
from typing import Literal, Self

import cv2
import numpy as np
import zxingcpp
from numpy.typing import NDArray

from kiosk.domain import is_barcode
from tests.fakes.scenes import WIDE, Pixels, shelf, wall, with_noise

Kind = Literal["EAN-13", "EAN-8", "UPC-A", "UPC-E", "QR", "QR link", "QR element"]
KINDS: tuple[Kind, ...] = ("EAN-13", "EAN-8", "UPC-A", "UPC-E", "QR", "QR link", "QR element")
_FORMATS = {
    "EAN-13": zxingcpp.BarcodeFormat.EAN13,
    "EAN-8": zxingcpp.BarcodeFormat.EAN8,
    "UPC-A": zxingcpp.BarcodeFormat.UPCA,
    "UPC-E": zxingcpp.BarcodeFormat.UPCE,
}
_DIGITS = {"EAN-13": 13, "EAN-8": 8, "UPC-A": 12}


@dataclass(frozen=True, slots=True)
class Code:
    """A code as it is printed, and the digits it means."""

    kind: Kind
    text: str
    digits: str


@dataclass(frozen=True, slots=True)
class Pose:
    """How a code is held up, in a picture 1280 wide."""

    module: float = 3.0
    """Pixels of its narrowest bar."""
    turn: float = 0.0
    """Degrees."""
    tilt: tuple[float, float] = (0.0, 0.0)
    """Degrees about its upright and its lying middle."""
    x: float = 0.5
    y: float = 0.5
    blur: float = 0.0
    """Sigma in pixels."""
    smear: float = 0.0
    """Pixels along a row."""
    light: float = 1.0
    noise: float = 3.0

    def shaken(self, rng: np.random.Generator) -> Self:
        """Give it as a trembling hand holds it a moment later."""
        turn, across, down = rng.normal(0, 1, 3)
        tilt = (self.tilt[0] + across, self.tilt[1] + down)
        return replace(
            self, turn=self.turn + 1.5 * turn, tilt=tilt, x=self.x + 0.004 * across,
            y=self.y + 0.004 * down, blur=self.blur * float(rng.uniform(0.8, 1.2)),
        )  # fmt: skip


def with_check_digit(digits: str) -> str:
    """Add the check digit to digits that lack it."""
    return next(digits + last for last in "0123456789" if _is_right(digits + last))


def _is_right(code: str) -> bool:
    return is_barcode(code.zfill(13) if len(code) < 13 else code)


def random_code(rng: np.random.Generator, kind: Kind) -> Code:
    """Make a code of a kind."""
    if kind == "UPC-E":
        # Number system 0 and the last digit 5 to 9: the maker's five digits, 0000 and that digit.
        maker, last = f"{rng.integers(11111, 99999)}", int(rng.integers(5, 10))
        maker = maker[:4] + (maker[4] if maker[4] != "0" else "1")
        digits = with_check_digit(f"0{maker}0000{last}")
        return Code(kind, f"0{maker}{last}{digits[-1]}", digits)
    many = _DIGITS.get(kind, 13)
    first = int(rng.integers(1, 10)) if many == 13 else int(rng.integers(0, 10))
    rest = "".join(str(digit) for digit in rng.integers(0, 10, many - 2))
    digits = with_check_digit(f"{first}{rest}")
    match kind:
        case "QR link":
            text = f"https://id.gs1.org/01/{digits.zfill(14)}/10/A{rng.integers(999)}?17=271231"
        case "QR element":
            text = f"(01){digits.zfill(14)}(10)A{rng.integers(999)}"
        case _:
            text = digits
    return Code(kind, text, digits)


def random_pose(rng: np.random.Generator, kind: Kind) -> Pose:
    """Make a pose at a kiosk's distances: a bar of 1.6 to 5 pixels, 10 to 30 cm from the lens."""
    module = float(math.exp(rng.uniform(math.log(1.6), math.log(5.0))))
    if kind.startswith("QR"):
        # Printed with modules of 0.5 mm and more, a bar's is 0.33 mm.
        module *= 1.5
    return Pose(
        module=module,
        turn=float(rng.uniform(-180, 180)),
        tilt=(float(rng.uniform(-25, 25)), float(rng.uniform(-25, 25))),
        x=float(rng.uniform(0.4, 0.6)),
        y=float(rng.uniform(0.4, 0.6)),
        blur=float(rng.uniform(0.3, 0.5) * module),
        light=float(rng.uniform(0.4, 1.05)),
        noise=float(rng.uniform(2, 7)),
    )


def printed(code: Code) -> Pixels:
    """Draw a code on white, 8 pixels a module: uint8 (height, width)."""
    form = _FORMATS.get(code.kind, zxingcpp.BarcodeFormat.QRCode)
    made = zxingcpp.create_barcode(code.text, form)
    return np.array(zxingcpp.write_barcode_to_image(made, scale=8), np.uint8)


def background(rng: np.random.Generator) -> Pixels:
    """Draw what is behind: a wall or a shelf."""
    return wall(rng) if rng.random() < 0.5 else shelf(rng)


def photographed(drawn: Pixels, pose: Pose, behind: Pixels, rng: np.random.Generator) -> Pixels:
    """Take the camera's picture of a printed code on its label: uint8 RGB (720, 1280, 3)."""
    width, height = WIDE
    label = cv2.copyMakeBorder(drawn, 24, 24, 24, 24, cv2.BORDER_CONSTANT, value=255)
    # What one pixel of the camera gathers, before it is shrunk to it.
    label = cv2.GaussianBlur(label, (0, 0), 0.35 * 8 / pose.module)
    matrix = _plane(label.shape, pose)
    mask = cv2.warpPerspective(np.full_like(label, 255), matrix, (width, height))
    seen = cv2.warpPerspective(label, matrix, (width, height))
    # Ink is not black and paper not white.
    seen = cv2.convertScaleAbs(seen, alpha=0.8, beta=25)
    picture = behind.copy()
    picture[mask > 127] = seen[mask > 127][:, None]
    if pose.smear >= 1:
        picture = np.asarray(cv2.blur(picture, (round(pose.smear), 1)), np.uint8)
    if pose.blur:
        picture = np.asarray(cv2.GaussianBlur(picture, (0, 0), pose.blur), np.uint8)
    lit = np.asarray(cv2.convertScaleAbs(picture, alpha=pose.light), np.uint8)
    return with_noise(lit, pose.noise, rng)


def _plane(shape: tuple[int, ...], pose: Pose) -> NDArray[np.float64]:
    """Give the homography from the label to the picture of a lens of 60° across."""
    width, height = WIDE
    focal = width / 2 / math.tan(math.radians(30))
    # One unit is a module; so far away it is as many pixels wide as asked.
    far = focal / pose.module
    across, down, turn = (math.radians(degrees) for degrees in (*pose.tilt, pose.turn))
    about_y = np.array(
        [
            [math.cos(across), 0, math.sin(across)],
            [0, 1, 0],
            [-math.sin(across), 0, math.cos(across)],
        ]
    )
    about_x = np.array(
        [[1, 0, 0], [0, math.cos(down), -math.sin(down)], [0, math.sin(down), math.cos(down)]]
    )
    about_z = np.array(
        [[math.cos(turn), -math.sin(turn), 0], [math.sin(turn), math.cos(turn), 0], [0, 0, 1]]
    )
    rotation = about_z @ about_y @ about_x
    label = np.array([[1 / 8, 0, -shape[1] / 16], [0, 1 / 8, -shape[0] / 16], [0, 0, 1]])
    placed = np.stack([rotation[:, 0], rotation[:, 1], np.array([0, 0, far])], axis=1)
    lens = np.array([[focal, 0, pose.x * width], [0, focal, pose.y * height], [0, 0, 1]])
    return np.asarray(lens @ placed @ label, np.float64)
