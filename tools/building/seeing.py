"""A catalog's pictures and words in memory, as the quality report compares them."""

import os
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kiosk.core.ports import TextEncoder
from kiosk.domain import CatalogItem
from kiosk.packing import unpacked
from tools.building.content import Content, Goods, Shown
from tools.building.measures import Measures
from tools.building.records import Records

_AT_A_TIME = 512
_TEXTS_AT_A_TIME = 256
_MOST_THREADS = 8


@dataclass(frozen=True, slots=True)
class Seen:
    """Every picture of a catalog, an item's together, and what the model makes of it."""

    content: Content
    rows: Sequence[tuple[Goods, Shown]]
    vectors: NDArray[np.float32]
    """(pictures, width)"""
    colours: Sequence[bytes]
    measures: Sequence[Measures]
    texts: Sequence[str]
    """Each different one once."""
    text_vectors: NDArray[np.float32]
    text_of: NDArray[np.intp]
    """The number of the text of each picture's item."""

    def item(self, row: int) -> CatalogItem:
        """Give the item of a picture."""
        return self.rows[row][0].item


def words_of(item: CatalogItem) -> str:
    """Give the words a picture of an item is compared with: its name.

    Not its kind, which would make up for a name that is wrong.
    """
    return item.name


def see(
    content: Content, records: Records, encoder: Callable[[], TextEncoder], width: int,
    step: Callable[[int, int, int], None] = lambda *_: None,
) -> Seen:  # fmt: skip
    """Read what was encoded, and encode the items' words that are new.

    Raises CatalogError, and ModelError where the model is needed and cannot be loaded.
    """
    rows = [(goods, shown) for goods in content.goods.values() for shown in goods.pictures]
    vectors = np.empty((len(rows), width), np.float32)
    colours: list[bytes] = []
    measures: list[Measures] = []
    for start in range(0, len(rows), _AT_A_TIME):
        some = [shown.digest for _, shown in rows[start : start + _AT_A_TIME]]
        known = records.get(some)
        vectors[start : start + len(some)] = unpacked([known[d].vector for d in some], width)
        colours += [known[digest].colours for digest in some]
        measures += [known[digest].measures for digest in some]
    own = [words_of(goods.item) for goods, _ in rows]
    texts = sorted(set(own))
    number = {text: at for at, text in enumerate(texts)}
    made = _encoded(texts, records, encoder, width, step)
    text_of = np.array([number[text] for text in own], np.intp)
    return Seen(content, rows, vectors, colours, measures, texts, made, text_of)


def _encoded(
    texts: Sequence[str], records: Records, encoder: Callable[[], TextEncoder], width: int,
    step: Callable[[int, int, int], None],
) -> NDArray[np.float32]:  # fmt: skip
    known = records.texts(texts)
    todo = [text for text in texts if text not in known]
    if todo:
        # One text at a time and as many threads as there are cores: a session's runs may overlap.
        encode = encoder().encode_text
        with ThreadPoolExecutor(min(_MOST_THREADS, os.cpu_count() or 1), "texts") as pool:
            for start in range(0, len(todo), _TEXTS_AT_A_TIME):
                some = todo[start : start + _TEXTS_AT_A_TIME]
                made = pool.map(lambda text: encode([text])[0], some)
                fresh = dict(zip(some, made, strict=True))
                records.put_texts(fresh)
                known |= fresh
                step(len(texts) - len(todo) + start + len(some), len(texts), start + len(some))
    matrix = np.empty((len(texts), width), np.float32)
    for at, text in enumerate(texts):
        matrix[at] = known[text]
    return matrix
