"""The demo without a display: the mission's questions, asked of a catalog one after the other."""

import io
import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageEnhance, ImageFilter

from kiosk.core.classify import classify
from kiosk.core.deciding import Thresholds
from kiosk.core.ports import ImageEncoder, TextEncoder
from kiosk.demo.products import products
from kiosk.demo.shop import picture_of
from kiosk.domain import Frame, ImageQuery, SearchResults, TextQuery

WORDS = (
    "red dress",
    "红色连衣裙",
    "衣服,紫色,图案",
    "clothes, purple, pattern",
    "comfortable red shoes",
    "舒适的红色鞋子",
    "trainers",
    "something for the rain",
    "wristwatch",
)
"""What the window's picture and the headless demo ask, in English and Chinese."""

CUP = "white-coffee-cup-with-saucer"
SHOWN = "red-trainers"
NAMES_EN = (
    "a coffee cup", "an umbrella", "a wristwatch", "a red dress", "a pair of shoes", "an apple",
    "a backpack", "a carton of milk",
)  # fmt: skip
NAMES_ZH = (
    "一杯咖啡杯", "一把雨伞", "一块手表", "一件红色连衣裙", "一双鞋子", "一个苹果", "一个背包",
    "一盒牛奶",
)  # fmt: skip
_BEST = 4


class Searcher(Protocol):
    """The catalog in memory, as the tour asks it."""

    def search_text(self, query: TextQuery, limit: int = ...) -> SearchResults:
        """Find the items that fit words."""
        ...

    def search_image(self, query: ImageQuery, limit: int = ...) -> SearchResults:
        """Find the items that look like a picture."""
        ...


@dataclass(frozen=True, slots=True)
class Stop:
    """One question of the tour and what came of it."""

    asked: str
    decision: str
    answer: tuple[str, ...]
    milliseconds: float


def ask_words(searcher: Searcher) -> Iterator[Stop]:
    """Ask for all the words."""
    numbers = itertools.count(1)
    for text in WORDS:
        yield _stop(text, searcher.search_text(TextQuery(next(numbers), text), _BEST))


def ask_picture(searcher: Searcher, asked: str, pixels: NDArray[np.uint8]) -> Stop:
    """Ask with a picture, uint8 RGB (height, width, 3)."""
    return _stop(asked, searcher.search_image(ImageQuery(1, Frame(pixels)), _BEST))


def name_picture(
    encoders: tuple[ImageEncoder, TextEncoder],
    asked: str,
    pixels: NDArray[np.uint8],
    names: Sequence[str],
    thresholds: Thresholds | None = None,
) -> Stop:
    """Say which of the names fit a picture, best first: no training, only the two encoders."""
    named = classify(*encoders, Frame(pixels), names, thresholds)
    best = tuple(f"{one.name} {one.score:.2f}" for one in named.guesses[:_BEST])
    return Stop(asked, str(named.decision), best, named.milliseconds)


def drawn(id_: str) -> NDArray[np.uint8]:
    """Draw one of the demo shop's products: uint8 RGB (height, width, 3)."""
    product = next(one for one in products() if one.id == id_)
    with Image.open(io.BytesIO(picture_of(product))) as picture:
        return np.array(picture.convert("RGB"), dtype=np.uint8)


def as_held_up(pixels: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Make a shop's picture look as if held up to a camera: turned, darker, blurred, greyish."""
    picture = Image.fromarray(pixels)
    width, height = picture.size
    wall = (214, 208, 199)
    turned = picture.rotate(10, Image.Resampling.BICUBIC, fillcolor=(255, 255, 255))
    scene = Image.new("RGB", (round(width * 1.35), round(height * 1.2)), wall)
    scene.paste(turned, (round(width * 0.2), round(height * 0.08)))
    dark = ImageEnhance.Brightness(scene).enhance(0.78)
    return np.array(dark.filter(ImageFilter.GaussianBlur(1.6)), dtype=np.uint8)


def _stop(asked: str, results: SearchResults) -> Stop:
    names = tuple(hit.item.name for hit in results.hits)
    return Stop(asked, str(results.decision), names, results.milliseconds)
