"""Files of a catalog: pieces named by what they hold, written whole or not at all."""

import contextlib
import hashlib
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from kiosk.catalog.description import CatalogDescription, Layer, Piece
from kiosk.catalog.facts import facts_bytes
from kiosk.catalog.layout import DIGEST, PIECES, piece_path
from kiosk.catalog.pieces import Entry, read_piece, write_piece
from kiosk.durable import is_left_over, write_whole
from kiosk.errors import CatalogError

PIECE_BYTES = 4 << 20
_MOST_HEAD_BYTES = 8 << 20
_MOST_ENTRIES = 4096
_PACKED = 4
"""About so many times smaller facts become when they are packed."""


def write_layer(
    folder: Path, after: int, version: int, entries: Iterable[Entry], embed_dim: int,
    wrote: Callable[[int], None] = lambda _: None,
) -> Layer:  # fmt: skip
    """Write the pieces of a layer's entries, which come in ascending order of their ids.

    ``wrote`` is told how many entries each piece has. The same entries make the same pieces.
    """
    pieces = []
    for some in _portions(entries):
        blob = write_piece(some, embed_dim)
        # What a kiosk would refuse must not leave the house.
        if read_piece(blob, embed_dim) != some:
            raise ValueError("a piece is not read as it was written")
        pieces.append(Piece(_put(folder, blob), len(blob), len(some)))
        wrote(len(some))
    return Layer(after, version, tuple(pieces))


def _portions(entries: Iterable[Entry]) -> Iterator[list[Entry]]:
    """Cut entries into portions that make pieces of about ``PIECE_BYTES``."""
    some: list[Entry] = []
    head = blobs = 0
    for entry in entries:
        some.append(entry)
        head += len(facts_bytes(entry.item)) if entry.item is not None else len(entry.id)
        for one in entry.pictures or ():
            head += len(one.source) + 150
            blobs += len(one.vector) + len(one.colours) + len(one.thumbnail)
        full = blobs + head // _PACKED >= PIECE_BYTES
        if full or head >= _MOST_HEAD_BYTES or len(some) >= _MOST_ENTRIES:
            yield some
            some, head, blobs = [], 0, 0
    if some:
        yield some


def _put(folder: Path, blob: bytes) -> str:
    """Write a piece, unless it is there; give its digest."""
    sha256 = hashlib.sha256(blob).hexdigest()
    path = folder / piece_path(sha256)
    # Written in full before it had this name: its length is enough to tell it is there.
    if not path.is_file() or path.stat().st_size != len(blob):
        write_file(path, blob)
    return sha256


def write_file(path: Path, content: bytes) -> None:
    """Write a file in one step. Raises CatalogError."""
    try:
        write_whole(path, content)
    except OSError as error:
        raise CatalogError(f"{path} cannot be written ({error.strerror}).") from error


def prune(folder: Path, description: CatalogDescription) -> tuple[int, int]:
    """Remove pieces the description does not name; give how many, and their bytes."""
    named = {piece.sha256 for layer in description.layers for piece in layer.pieces}
    count = size = 0
    for path in sorted((folder / PIECES).glob("*/*")):
        if path.name in named or not (DIGEST.fullmatch(path.name) or is_left_over(path)):
            continue
        count, size = count + 1, size + path.stat().st_size
        path.unlink()
        with contextlib.suppress(OSError):
            path.parent.rmdir()
    return count, size
