"""Pictures for training: placed on a square, and changed as a phone and a hand would change them.

Never hue: a colour is part of what a shopper asks for.
"""

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image

WHITE = 255


def place(picture: NDArray[np.uint8], side: int) -> NDArray[np.uint8]:
    """Fit the longest side and centre on white, as the runtime does: uint8 (side, side, 3)."""
    height, width = picture.shape[:2]
    scale = side / max(height, width)
    size = (max(1, round(width * scale)), max(1, round(height * scale)))
    resized = Image.fromarray(picture).resize(size, Image.Resampling.BICUBIC)
    square = Image.new("RGB", (side, side), (WHITE,) * 3)
    square.paste(resized, ((side - size[0]) // 2, (side - size[1]) // 2))
    return np.asarray(square)


class Augmenter:
    """Random changes of one picture; thread-safe as long as each thread has its own."""

    def __init__(self, side: int, seed: int) -> None:
        self._side = side
        self._rng = np.random.default_rng(seed)

    def __call__(
        self,
        picture: NDArray[np.uint8],
        backdrop: NDArray[np.uint8] | None,
        *,
        flip: bool,
        heaped: bool = False,
    ) -> NDArray[np.uint8]:
        """Give a changed copy, uint8 (side, side, 3).

        ``backdrop`` is a picture put behind goods on white, or None. ``flip`` allows mirroring;
        packages with words on them are never mirrored. ``heaped`` asks for many copies.
        """
        rng = self._rng
        if backdrop is not None:
            behind = self._prepared(backdrop, picture.shape)
            picture = heap(picture, behind, rng) if heaped else replace_white(picture, behind)
        out = self._warp(picture, flip=flip and rng.random() < 0.5)
        if rng.random() < 0.8:
            out = self._light(out)
        if rng.random() < 0.25:
            out = self._blur(out)
        if rng.random() < 0.2:
            noise = rng.normal(0.0, rng.uniform(2, 10), out.shape)
            out = np.clip(out + noise, 0, 255).astype(np.uint8)
        if rng.random() < 0.25:
            quality = [int(cv2.IMWRITE_JPEG_QUALITY), int(rng.integers(25, 80))]
            out = np.asarray(cv2.imdecode(cv2.imencode(".jpg", out, quality)[1], 1), np.uint8)
        return out

    def _warp(self, picture: NDArray[np.uint8], *, flip: bool) -> NDArray[np.uint8]:
        rng, side = self._rng, self._side
        height, width = picture.shape[:2]
        fit = side / max(height, width)
        # Mostly about the size the runtime shows it at, sometimes much nearer or further away.
        zoom = fit * (rng.uniform(0.85, 1.2) if rng.random() < 0.7 else rng.uniform(0.6, 1.6))
        stretch = np.exp(rng.uniform(-0.1, 0.1))
        angle = np.deg2rad(rng.uniform(-15, 15) if rng.random() < 0.8 else rng.uniform(-40, 40))
        cos, sin = np.cos(angle), np.sin(angle)
        turn = np.array([[cos, -sin], [sin, cos]]) @ np.diag([zoom * stretch, zoom / stretch])
        if flip:
            turn = turn @ np.diag([-1.0, 1.0])
        middle = np.array([side / 2, side / 2]) + rng.uniform(-0.1, 0.1, 2) * side
        shift = middle - turn @ np.array([width / 2, height / 2])
        matrix = np.concatenate([turn, shift[:, None]], axis=1)
        if zoom < 0.7:
            # Plain warping skips pixels when it makes a picture smaller.
            picture = np.asarray(cv2.blur(picture, (2, 2)), np.uint8)
        border = (WHITE,) * 3 if rng.random() < 0.7 else tuple(rng.integers(0, 256, 3).tolist())
        warped = cv2.warpAffine(
            picture, matrix, (side, side), flags=cv2.INTER_LINEAR,
            borderMode=cv2.BORDER_CONSTANT, borderValue=border,
        )  # fmt: skip
        return np.asarray(warped, np.uint8)

    def _light(self, picture: NDArray[np.uint8]) -> NDArray[np.uint8]:
        """Change exposure, contrast and gamma, equally in every channel."""
        rng = self._rng
        levels = np.linspace(0.0, 1.0, 256) ** np.exp(rng.uniform(-0.35, 0.35))
        levels = (levels - 0.5) * rng.uniform(0.75, 1.2) + 0.5 + rng.uniform(-0.12, 0.12)
        table = np.clip(levels * 255, 0, 255).astype(np.uint8)
        return np.asarray(table[picture], np.uint8)

    def _blur(self, picture: NDArray[np.uint8]) -> NDArray[np.uint8]:
        rng, side = self._rng, self._side
        if rng.random() < 0.5:
            small = int(side * rng.uniform(0.35, 0.7))
            down = cv2.resize(picture, (small, small), interpolation=cv2.INTER_AREA)
            return np.asarray(
                cv2.resize(down, (side, side), interpolation=cv2.INTER_LINEAR), np.uint8
            )
        length = int(rng.integers(3, 8))
        kernel = np.zeros((length, length), np.float32)
        if rng.random() < 0.5:
            kernel[length // 2] = 1.0 / length
        else:
            kernel[:, length // 2] = 1.0 / length
        return np.asarray(cv2.filter2D(picture, -1, kernel), np.uint8)

    def _prepared(self, backdrop: NDArray[np.uint8], shape: tuple[int, ...]) -> NDArray[np.uint8]:
        """Make a backdrop of a picture's size: one blurred piece, or one colour."""
        rng = self._rng
        height, width = shape[:2]
        if rng.random() < 0.4:
            plain = np.empty((height, width, 3), np.uint8)
            plain[:] = rng.integers(0, 256, 3)
            return plain
        top = int(rng.integers(0, max(1, backdrop.shape[0] // 2)))
        left = int(rng.integers(0, max(1, backdrop.shape[1] // 2)))
        piece = backdrop[top : top + backdrop.shape[0] // 2, left : left + backdrop.shape[1] // 2]
        scaled = cv2.resize(piece, (width, height), interpolation=cv2.INTER_LINEAR)
        return np.asarray(cv2.blur(scaled, (3, 3)), np.uint8)


def heap(
    picture: NDArray[np.uint8], backdrop: NDArray[np.uint8], rng: np.random.Generator
) -> NDArray[np.uint8]:
    """Lay many copies of goods drawn on white over a backdrop, as they lie in a shop's bin.

    A picture that is not on white comes back as it is.
    """
    outside = _outside(picture)
    if outside is None:
        return picture
    height, width = backdrop.shape[:2]
    mask = (~outside).astype(np.float32)
    out = backdrop.astype(np.float32)
    size = rng.uniform(0.3, 0.6) * max(height, width)
    for _ in range(int(rng.integers(6, 22))):
        angle, zoom = rng.uniform(-180, 180), size / max(picture.shape[:2]) * rng.uniform(0.8, 1.2)
        middle = (picture.shape[1] / 2, picture.shape[0] / 2)
        matrix = cv2.getRotationMatrix2D(middle, angle, zoom)
        matrix[:, 2] += rng.uniform(0, 1, 2) * (width, height) - middle
        copy = cv2.warpAffine(picture, matrix, (width, height), flags=cv2.INTER_LINEAR)
        cover = cv2.warpAffine(mask, matrix, (width, height), flags=cv2.INTER_LINEAR)[:, :, None]
        out = out * (1.0 - cover) + copy * cover * rng.uniform(0.8, 1.05)
    return np.asarray(np.clip(out, 0, 255), np.uint8)


def replace_white(picture: NDArray[np.uint8], backdrop: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Put the backdrop where the picture is white from its edges inwards.

    A picture that is not on white, or nearly all white, comes back as it is.
    """
    outside = _outside(picture)
    if outside is None:
        return picture
    soft = cv2.blur(outside.astype(np.float32), (3, 3))[:, :, None]
    mixed = picture * (1.0 - soft) + backdrop * soft
    return np.asarray(np.clip(mixed, 0, 255), np.uint8)


def _outside(picture: NDArray[np.uint8]) -> NDArray[np.bool_] | None:
    """Find what is white from the corners inwards, or None where that is nothing or nearly all."""
    height, width = picture.shape[:2]
    white = (picture.min(axis=2) >= 235).astype(np.uint8)
    mask = np.zeros((height + 2, width + 2), np.uint8)
    for corner in ((0, 0), (width - 1, 0), (0, height - 1), (width - 1, height - 1)):
        if white[corner[1], corner[0]] == 1:
            cv2.floodFill(white, mask, corner, 2)
    outside = np.asarray(white == 2)
    return outside if 0.15 < float(outside.mean()) < 0.95 else None
