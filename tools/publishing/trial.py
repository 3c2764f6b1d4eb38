"""Trying a built catalog as kiosks will, before anything of it is published."""

import heapq
import shutil
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np

from kiosk.catalog.description import CatalogDescription, Layer, Piece, route, state_of
from kiosk.catalog.layout import piece_path
from kiosk.catalog.pictures import decode_picture
from kiosk.catalog.pieces import Entry, read_piece
from kiosk.encoders import Bundle
from kiosk.errors import UpdateError
from kiosk.packing import unpacked
from kiosk.store import CatalogChanges, open_repository
from kiosk.updates.applying import put_entry
from kiosk.updates.checking import check_queries
from tools.publishing.files import digest_of

_SAMPLE = 32
_LEAST_COSINE = 0.8
"""Of a thumbnail's vector to the one its whole picture got: smaller pictures move it a little."""
Way = Sequence[Layer]
Said = tuple[str, bytes | None, bytes | None]
"""What an entry says of an item: its id, digests of its facts (None: it is gone) and pictures."""


class Trial:
    """A built catalog, with the pieces of its folder and of the repository."""

    def __init__(
        self, description: CatalogDescription, folder: Path, repository: Path,
        progress: Callable[[int, int], None] = lambda _, __: None,
    ) -> None:  # fmt: skip
        """Read pieces from the catalog's folder, or else from the repository."""
        self._description = description
        self._places = (folder, repository)
        self._progress = progress
        self._said: dict[str, list[Said]] = {}
        self._sample: list[tuple[bytes, Entry]] = []
        self._known = {piece.sha256 for layer in description.layers for piece in layer.pieces}

    def find(self, piece: Piece) -> Path | None:
        """Give where a piece lies."""
        paths = (place / piece_path(piece.sha256) for place in self._places)
        return next((path for path in paths if path.is_file()), None)

    def run(self, scratch: Path, bundle: Bundle, before: CatalogDescription | None) -> None:
        """Make the whole catalog in a store in ``scratch``, and test it there.

        ``before`` is the version that kiosks have now: they have to come to the same. Raises
        UpdateError where anything is wrong.
        """
        description = self._description
        base = route(description, 0) or ()
        if shutil.disk_usage(scratch).free < 3 * sum(layer.cost() for layer in base):
            raise UpdateError(f"The disk with {scratch} has too little room to test the catalog.")
        with open_repository(scratch / "store.db", create=True) as store:
            with store.batch():
                changes = store.changes(description.model.id(), description.embed_dim)
                for layer in base:
                    self._put(changes, layer)
            self._check(list(changes.digests()))
            self._check_vectors(bundle)
            # What is left: layers that lead here from older versions.
            for layer in description.layers:
                for piece in layer.pieces:
                    self._say(piece)
            self._check_step(before)
            check_queries(store, bundle, description)

    def _put(self, changes: CatalogChanges, layer: Layer) -> None:
        whole: set[str] = set()
        for piece in layer.pieces:
            for entry in self._read(piece):
                put_entry(changes, entry)
                whole.add(entry.id)
        if layer.after == 0:
            changes.keep_only(whole)

    def _read(self, piece: Piece) -> list[Entry]:
        path = self.find(piece)
        if path is None:
            raise UpdateError(f"The catalog lacks the piece {piece.sha256}: build it again.")
        if digest_of(path) != (piece.sha256, piece.bytes):
            raise UpdateError(f"The piece {path} is damaged: build the catalog again.")
        entries = read_piece(path.read_bytes(), self._description.embed_dim)
        if len(entries) != piece.entries:
            msg = (
                f"The piece {path} holds {len(entries)} entries, and the catalog says "
                f"{piece.entries}: build it again."
            )
            raise UpdateError(msg)
        if piece.sha256 not in self._said:
            self._said[piece.sha256] = [_said(entry) for entry in entries]
            for (_, facts, pictures), entry in zip(self._said[piece.sha256], entries, strict=True):
                if entry.pictures and facts and pictures:
                    # By their digests: some from everywhere, the same ones every time.
                    self._keep(pictures, entry)
        self._progress(len(self._said.keys() & self._known), len(self._known))
        return entries

    def _keep(self, rank: bytes, entry: Entry) -> None:
        # The highest go in the place of the lowest; ids part what is drawn alike.
        one = (rank + entry.id.encode(), entry)
        if len(self._sample) < _SAMPLE:
            heapq.heappush(self._sample, one)
        elif one[0] > self._sample[0][0]:
            heapq.heapreplace(self._sample, one)

    def _say(self, piece: Piece) -> list[Said]:
        if piece.sha256 not in self._said:
            self._read(piece)
        return self._said[piece.sha256]

    def _check(self, found: list[tuple[str, bytes, bytes]]) -> None:
        if state_of(found) != self._description.state or len(found) != self._description.items:
            msg = (
                f"The catalog's pieces make {len(found)} items that are not the "
                f"{self._description.items} it was built of: build it again."
            )
            raise UpdateError(msg)

    def _check_step(self, before: CatalogDescription | None) -> None:
        """See that kiosks with the version before come to the same by their shorter way."""
        new = self._description
        if before is None or before.lineage != new.lineage or before.version >= new.version:
            return
        if before.embed_dim != new.embed_dim:
            return
        old_way, step = route(before, 0) or (), route(new, before.version) or ()
        if any(self.find(piece) is None for layer in old_way for piece in layer.pieces):
            # What is published has lost a part: then kiosks need this version all the more.
            return
        found = [
            (id_, *both) for id_, both in self._replayed([*old_way, *step]).items()
        ]  # fmt: skip
        if state_of(found) != new.state:
            msg = (
                f"Kiosks that have version {before.version} would not come to version "
                f"{new.version}: the layers between the two are wrong. Build the catalog again."
            )
            raise UpdateError(msg)

    def _replayed(self, way: Way) -> dict[str, tuple[bytes, bytes]]:
        content: dict[str, tuple[bytes, bytes]] = {}
        for layer in way:
            if layer.after == 0:
                content.clear()
            for piece in layer.pieces:
                for id_, facts, pictures in self._say(piece):
                    if facts is None:
                        content.pop(id_, None)
                    elif pictures is not None:
                        content[id_] = facts, pictures
                    elif id_ in content:
                        content[id_] = facts, content[id_][1]
        return content

    def _check_vectors(self, bundle: Bundle) -> None:
        """See on some thumbnails that the vectors are this model's."""
        pictures = [one for _, entry in self._sample for one in (entry.pictures or ())[:1]]
        if not pictures:
            return
        shown = bundle.image.encode_image([decode_picture(one.thumbnail) for one in pictures])
        stored = unpacked([one.vector for one in pictures], self._description.embed_dim)
        cosine = float(np.median((shown * stored).sum(axis=1)))
        if cosine < _LEAST_COSINE:
            msg = (
                f"The catalog's vectors are not what its model makes of its pictures (cosine "
                f"{cosine:.2f}): build it again with the model it names."
            )
            raise UpdateError(msg)


def _said(entry: Entry) -> Said:
    if entry.item is None:
        return entry.id, None, None
    return entry.id, entry.facts_digest(), (
        None if entry.pictures is None else entry.pictures_digest()
    )  # fmt: skip
