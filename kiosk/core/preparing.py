"""Pictures read and decoded ahead, beside the encoding, on the cores there are."""

import hashlib
import os
from collections import deque
from collections.abc import Callable, Generator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kiosk.core.looks import looks_of
from kiosk.core.ports import SourcePicture
from kiosk.core.seen import SeenPictures
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
    seen: SeenPictures,
) -> Generator[tuple[SourcePicture, Outcome]]:
    """Give the pictures in order, each with what came of reading it.

    ``known`` is the (item id, digest) of what the catalog has, by source. What ``seen`` says to lie
    as it was is not read, and what is read is noted there. An error other than CatalogError is
    raised where its picture's turn comes.
    """

    def prepare(untrusted: bytes, digest: str) -> Outcome:
        try:
            pixels = decode(untrusted)
        except CatalogError as error:
            return error
        return Decoded(digest, pixels, thumbnail(pixels), looks_of(pixels))

    workers = max(1, min(_MOST_WORKERS, os.cpu_count() or 1))
    with ThreadPoolExecutor(workers, thread_name_prefix="prepare") as pool:

        def begun(picture: SourcePicture) -> Outcome | Future[Outcome]:
            # Read and hashed here: a picture that has not changed costs no turn of a thread.
            item, before = known.get(picture.source, ("", ""))
            state = seen.state(picture.source)
            same_item = item == picture.item.id
            if same_item and seen.holds(state, before):
                return None
            try:
                untrusted = picture.read()
            except CatalogError as error:
                return error
            digest = hashlib.sha256(untrusted).hexdigest()
            if seen.state(picture.source) == state:
                seen.note(state, digest)
            if same_item and before == digest:
                return None
            return pool.submit(prepare, untrusted, digest)

        waiting: deque[tuple[SourcePicture, Outcome | Future[Outcome]]] = deque()
        try:
            for picture in pictures:
                waiting.append((picture, begun(picture)))
                while len(waiting) > AHEAD or (waiting and not isinstance(waiting[0][1], Future)):
                    yield _ended(*waiting.popleft())
            while waiting:
                yield _ended(*waiting.popleft())
        finally:
            pool.shutdown(cancel_futures=True)


def _ended(
    picture: SourcePicture, outcome: Outcome | Future[Outcome]
) -> tuple[SourcePicture, Outcome]:
    return picture, outcome.result() if isinstance(outcome, Future) else outcome
