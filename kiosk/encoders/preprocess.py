"""Pictures to what the image tower wants: open_clip 3.3's ``image_transform`` for inference.

Resizing is Pillow's, as there; mean and std are applied inside the graph.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from kiosk.encoders.manifest import ImageSpec
from kiosk.errors import ModelError

_RESAMPLING = {"bicubic": Image.Resampling.BICUBIC, "bilinear": Image.Resampling.BILINEAR}
_MOST_PIXELS = 200_000_000
"""Larger pictures are refused: no camera makes them, and they would fill the memory."""
_BLACK = 0
"""torchvision's CenterCrop pads with it."""
_MOST_STRETCH = 64
"""A resized side is at most so many times the input's: beyond, a 20,000 by 20 picture cut from its
middle shows the same as one resized whole, and costs gigabytes less."""


def preprocess(images: Sequence[NDArray[np.uint8]], spec: ImageSpec) -> NDArray[np.uint8]:
    """Bring pictures of any sizes to uint8 RGB (n, height, width, 3).

    Takes uint8 (h, w, 3) RGB; also (h, w) and (h, w, 1) grey, and (h, w, 4) RGBA laid on white.
    Raises ModelError for anything else.
    """
    height, width = spec.image_size
    out = np.empty((len(images), height, width, 3), np.uint8)
    for row, image in zip(out, images, strict=True):
        row[:] = np.asarray(_placed(as_picture(image), spec))
    return out


def as_picture(image: NDArray[np.uint8]) -> Image.Image:
    """Make an RGB picture of an array. Raises ModelError for what is none."""
    if not isinstance(image, np.ndarray) or image.dtype != np.uint8:
        kind = getattr(image, "dtype", type(image).__name__)
        msg = f"A picture has to be an array of uint8, not {kind}."
        raise ModelError(msg)
    if image.ndim == 2:
        image = image[:, :, None]
    if image.ndim != 3 or image.shape[2] not in {1, 3, 4}:
        msg = f"A picture has to be (height, width, 3), not {tuple(image.shape)}."
        raise ModelError(msg)
    if image.shape[0] == 0 or image.shape[1] == 0:
        msg = "The picture is empty: it has no pixels."
        raise ModelError(msg)
    if image.shape[0] * image.shape[1] > _MOST_PIXELS:
        msg = "The picture is too large: at most 200 million pixels."
        raise ModelError(msg)
    if image.shape[2] == 1:
        image = np.repeat(image, 3, axis=2)
    if image.shape[2] == 4:
        shown = Image.fromarray(np.ascontiguousarray(image), "RGBA")
        ground = Image.new("RGBA", shown.size, (255, 255, 255, 255))
        return Image.alpha_composite(ground, shown).convert("RGB")
    return Image.fromarray(np.ascontiguousarray(image))


def _placed(picture: Image.Image, spec: ImageSpec) -> Image.Image:
    height, width = spec.image_size
    resampling = _RESAMPLING[spec.interpolation]
    if spec.resize_mode == "squash":
        return picture.resize((width, height), resampling)
    if spec.resize_mode == "longest":
        # open_clip's ResizeKeepRatio(longest=1): the larger of the two ratios decides.
        ratio = max(picture.height / height, picture.width / width)
        size = (max(1, round(picture.width / ratio)), max(1, round(picture.height / ratio)))
        return _cropped(picture.resize(size, resampling), height, width, spec.fill_color)
    if height == width:
        return _shortest_square(picture, height, resampling)
    # open_clip's ResizeKeepRatio() without longest: the smaller ratio decides. It is always
    # bicubic there, whatever the interpolation asked for.
    ratio = min(picture.height / height, picture.width / width)
    picture = _bounded(picture, ratio, height, width)
    size = (max(1, round(picture.width / ratio)), max(1, round(picture.height / ratio)))
    return _cropped(picture.resize(size, Image.Resampling.BICUBIC), height, width, _BLACK)


def _shortest_square(picture: Image.Image, side: int, resampling: Image.Resampling) -> Image.Image:
    """Resize the shortest edge as torchvision's Resize(int) does, then cut the middle."""
    short, long = sorted((picture.width, picture.height))
    picture = _bounded(picture, short / side, side, side)
    short, long = sorted((picture.width, picture.height))
    stretched = max(1, int(side * long / short))
    size = (side, stretched) if picture.width <= picture.height else (stretched, side)
    return _cropped(picture.resize(size, resampling), side, side, _BLACK)


def _bounded(picture: Image.Image, ratio: float, height: int, width: int) -> Image.Image:
    """Cut away the far ends of a very long picture, which would not be seen anyway."""
    most_high = int(np.ceil(ratio * height * _MOST_STRETCH))
    most_wide = int(np.ceil(ratio * width * _MOST_STRETCH))
    if picture.height <= most_high and picture.width <= most_wide:
        return picture
    high, wide = min(picture.height, most_high), min(picture.width, most_wide)
    top, left = (picture.height - high) // 2, (picture.width - wide) // 2
    return picture.crop((left, top, left + wide, top + high))


def _cropped(picture: Image.Image, height: int, width: int, fill: int) -> Image.Image:
    """Cut the middle, or lay the picture in the middle of the fill colour: torchvision's rounding.

    Padding takes the smaller half first, cutting rounds half to even.
    """
    wide, high = picture.size
    if wide < width or high < height:
        left = (width - wide) // 2 if wide < width else 0
        top = (height - high) // 2 if high < height else 0
        ground = Image.new("RGB", (max(wide, width), max(high, height)), (fill,) * 3)
        ground.paste(picture, (left, top))
        picture = ground
        wide, high = picture.size
    if (wide, high) == (width, height):
        return picture
    top, left = round((high - height) / 2.0), round((wide - width) / 2.0)
    return picture.crop((left, top, left + width, top + height))
