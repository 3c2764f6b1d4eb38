"""Pictures and texts as the graphs take them: prepared by the kiosk's own code, not by a copy."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from kiosk.encoders.manifest import ImageSpec, TextSpec
from kiosk.encoders.preprocess import preprocess
from kiosk.encoders.tokenizer import TextTokenizer
from tools.exporting.description import TOKENIZER_FILE


def to_pixels(picture: NDArray[np.uint8], image: ImageSpec) -> NDArray[np.uint8]:
    """Bring one picture, uint8 RGB (h, w, 3), to the image graph's (height, width, 3)."""
    return preprocess([picture], image)[0]


def to_ids(tokenizer_json: str, texts: Sequence[str], text: TextSpec) -> list[list[int]]:
    """Give each text's token ids; padded to ``context_length`` only for fixed-length models."""
    as_json = replace(text, tokenizer=TOKENIZER_FILE)
    found = TextTokenizer(tokenizer_json.encode(), as_json).encode(texts)
    if text.fixed_length:
        length, pad = text.context_length, text.pad_id
        found = [(ids + [pad] * length)[:length] for ids in found]
    return found
