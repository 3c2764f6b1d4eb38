"""Pictures read and decoded ahead, beside the encoding, on the cores there are."""

import hashlib
import os
from collections import deque
from collections.abc import Callable, Generator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kiosk.core.colours import colour_shares
from kiosk.core.ports import SourcePicture
from kiosk.errors import CatalogError

AHEAD = 4
"""How many pictures may wait decoded: one of 64 million pixels takes 192 MB."""
_MOST_WORKERS = 3


@dataclass(frozen=True, slots=True, eq=False)
class Decoded:
    """A picture that has to be encoded, and what is kept of it."""

    digest: str
    pixels: NDArray[np.uint8]
    thumbnail: bytes
    colours: bytes


Outcome = Decoded | CatalogError | None
"""None where the picture has not changed since it was encoded."""


def prepared(
    pictures: Sequence[SourcePicture],
    known: Mapping[str, tuple[str, str]],
    decode: Callable[[bytes], NDArray[np.uint8]],
    thumbnail: Callable[[NDArray[np.uint8]], bytes],
) -> Generator[tuple[SourcePicture, Outcome]]:
    """Give the pictures in order, each with what came of reading it.

    ``known`` is the (item id, digest) of what the catalog has, by source. An error other than
    CatalogError is raised where its picture's turn comes.
    """

    def prepare(picture: SourcePicture) -> Outcome:
        try:
            untrusted = picture.read()
            digest = hashlib.sha256(untrusted).hexdigest()
            if known.get(picture.source) == (picture.item.id, digest):
                return None
            pixels = decode(untrusted)
        except CatalogError as error:
            return error
        return Decoded(digest, pixels, thumbnail(pixels), colour_shares(pixels))

    workers = max(1, min(_MOST_WORKERS, os.cpu_count() or 1))
    with ThreadPoolExecutor(workers, thread_name_prefix="prepare") as pool:
        waiting: deque[tuple[SourcePicture, Future[Outcome]]] = deque()
        try:
            for picture in pictures:
                waiting.append((picture, pool.submit(prepare, picture)))
                if len(waiting) > AHEAD:
                    first, future = waiting.popleft()
                    yield first, future.result()
            while waiting:
                first, future = waiting.popleft()
                yield first, future.result()
        finally:
            pool.shutdown(cancel_futures=True)
