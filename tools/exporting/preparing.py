"""Pictures and texts as the graphs take them, the same way the kiosk prepares them."""

import html
import string

import ftfy
import numpy as np
from numpy.typing import NDArray
from PIL import Image
from tokenizers import Tokenizer

from tools.exporting.description import ImageDescription, TextDescription

_RESAMPLING = {
    "bicubic": Image.Resampling.BICUBIC,
    "bilinear": Image.Resampling.BILINEAR,
}


def to_pixels(picture: NDArray[np.uint8], image: ImageDescription) -> NDArray[np.uint8]:
    """Resize, crop or pad uint8 RGB (h, w, 3) to the image graph's size."""
    height, width = image.image_size
    source = Image.fromarray(picture)
    method = _RESAMPLING[image.interpolation]
    if image.resize_mode == "squash":
        return np.asarray(source.resize((width, height), method))
    across, down = width / source.width, height / source.height
    if image.resize_mode == "longest":
        scale = min(across, down)
        size = (round(source.width * scale), round(source.height * scale))
    else:
        scale = max(across, down)
        size = (int(source.width * scale + 1e-6), int(source.height * scale + 1e-6))
    size = (max(1, size[0]), max(1, size[1]))
    resized = source.resize(size, method)
    canvas = Image.new("RGB", (width, height), (image.fill_color,) * 3)
    canvas.paste(resized, (_start(width, size[0]), _start(height, size[1])))
    return np.asarray(canvas)


def _start(room: int, size: int) -> int:
    """Give where a picture starts that is centred in, or centre-cropped to, so much room."""
    return (room - size) // 2 if size <= room else -round((size - room) / 2)


def clean(text: str, how: str) -> str:
    """Clean a text the way open_clip's tokenizers do; ``how`` is the manifest's word."""
    if how == "none":
        return text
    text = html.unescape(html.unescape(ftfy.fix_text(text))).strip()
    if how == "canonicalize":
        text = text.replace("_", " ").translate(str.maketrans("", "", string.punctuation)).lower()
    elif how == "clip":
        text = text.lower()
    return " ".join(text.split())


def to_ids(tokenizer: Tokenizer, texts: tuple[str, ...], text: TextDescription) -> list[list[int]]:
    """Give each text's token ids; padded to ``context_length`` only for fixed-length models."""
    tokenizer.no_padding()
    tokenizer.enable_truncation(text.context_length)
    found = [list(tokenizer.encode(text.prefix + clean(one, text.clean)).ids) for one in texts]
    if text.fixed_length:
        length, pad = text.context_length, text.pad_id
        found = [(ids + [pad] * length)[:length] for ids in found]
    return found
