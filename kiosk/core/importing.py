"""Taking pictures into the catalog: only what changed is encoded, and a kill loses one batch."""

from collections.abc import Callable, Iterable, Sequence
from contextlib import closing
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from kiosk.core.looks import LOOKS_BYTES
from kiosk.core.ports import CatalogWriter, FilePicture, ImageEncoder, SourcePicture
from kiosk.core.preparing import Decoded, prepared
from kiosk.core.seen import SETTING, SeenPictures
from kiosk.domain import CatalogItem, Embedding, ModelId
from kiosk.errors import CatalogError

BATCH = 16
_ITEMS_IN_BATCH = 512


@dataclass(frozen=True, slots=True)
class Refused:
    """Something that could not be taken in, and why, in a sentence."""

    source: str
    reason: str


@dataclass(frozen=True, slots=True)
class ImportProgress:
    """How far an import is: everything counted as done is in the store."""

    done: int
    total: int
    encoded: int


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What an import did, in pictures."""

    total: int
    encoded: int
    unchanged: int
    removed: int
    refused: tuple[Refused, ...]


@dataclass(frozen=True, slots=True, eq=False)
class _Encoded:
    """A picture as it goes into the catalog."""

    picture: SourcePicture
    digest: str
    thumbnail: bytes
    embedding: Embedding
    colours: bytes


@dataclass(slots=True)
class _Batch:
    """What waits to be committed: new pictures, and items whose words alone have changed."""

    pictures: list[_Encoded] = field(default_factory=list)
    items: list[CatalogItem] = field(default_factory=list)

    def full(self) -> bool:
        """Tell whether it is time to commit."""
        return len(self.pictures) >= BATCH or len(self.items) >= _ITEMS_IN_BATCH


class Importer:
    """Puts pictures into a catalog with the vectors of one model."""

    def __init__(
        self,
        catalog: CatalogWriter,
        image_encoder: ImageEncoder,
        model: ModelId,
        decode: Callable[[bytes], NDArray[np.uint8]],
        thumbnail: Callable[[NDArray[np.uint8]], bytes],
    ) -> None:
        """Encode with ``image_encoder``, which is ``model``'s.

        ``decode`` makes uint8 RGB (height, width, 3) of a file's bytes or raises CatalogError;
        ``thumbnail`` makes a JPEG file of it.
        """
        self._catalog = catalog
        self._encoder = image_encoder
        self._model = model
        self._decode = decode
        self._thumbnail = thumbnail

    def run(
        self,
        pictures: Sequence[FilePicture],
        refused: Iterable[Refused] = (),
        *,
        keep_others: bool = False,
        check_all: bool = False,
        progress: Callable[[ImportProgress], None] = lambda _: None,
    ) -> ImportReport:
        """Take in the pictures; what the catalog holds from elsewhere goes, unless it is kept.

        A picture whose bytes have not changed since this model encoded it is left as it is; a file
        that lies as it was is not even read (``seen`` says when), unless ``check_all``. A bad
        one is refused and the rest goes in; what the catalog already had of it stays. Nothing is
        removed before everything is in. Batches are committed as they are made, so an import that
        was stopped goes on where it was. ``refused`` (found while the pictures were listed) joins
        the report. Raises StoreError, and CatalogError where there is nothing to take in at all.
        """
        problems = list(refused)
        require_pictures(pictures, problems)
        known = self._catalog.digests(self._model, LOOKS_BYTES)
        items = self._catalog.items()
        batch = _Batch()
        unchanged = encoded = 0
        ledger = self._catalog.ledger
        seen = SeenPictures(pictures, None if check_all else ledger.setting(SETTING))
        coming = prepared(pictures, known, self._decode, self._thumbnail, seen)
        with closing(coming) as outcomes:
            for place, (picture, outcome) in enumerate(outcomes, 1):
                if isinstance(outcome, Decoded):
                    # One at a time: as fast as many, and its pixels are let go at once.
                    batch.pictures.append(self._encoded(picture, outcome))
                elif outcome is not None:
                    problems.append(Refused(picture.source, str(outcome)))
                else:
                    unchanged += 1
                    if items.get(picture.item.id) != picture.item:
                        batch.items.append(picture.item)
                if batch.full() or place == len(pictures):
                    encoded += self._save(batch)
                    batch = _Batch()
                waiting = len(batch.pictures) + len(batch.items)
                progress(ImportProgress(place - waiting, len(pictures), encoded))
        if encoded + unchanged == 0 and not keep_others:
            msg = (
                f"None of the {len(pictures)} pictures could be used, so the catalog is left as it "
                f"was. The first problem was {_told(problems[0])}"
            )
            raise CatalogError(msg)
        kept = None if keep_others else [one.source for one in pictures]
        removed = self._catalog.tidy(self._model, kept)
        text = seen.to_text(keep_others=keep_others)
        if text is not None:
            ledger.keep(SETTING, text)
        return ImportReport(len(pictures), encoded, unchanged, removed, tuple(problems))

    def _encoded(self, picture: SourcePicture, found: Decoded) -> _Encoded:
        vector = self._encoder.encode_image([found.pixels])[0]
        embedding = Embedding(vector, self._model)
        return _Encoded(picture, found.digest, found.thumbnail, embedding, found.colours)

    def _save(self, batch: _Batch) -> int:
        """Commit what was collected; give the number of pictures."""
        with self._catalog.batch():
            for item in batch.items:
                self._catalog.put_item(item)
            for one in batch.pictures:
                self._catalog.put_picture(
                    one.picture.item, one.picture.source, one.digest, one.thumbnail, one.embedding,
                    one.colours,
                )  # fmt: skip
        return len(batch.pictures)


def require_pictures(pictures: Sequence[SourcePicture], problems: Sequence[Refused]) -> None:
    """Raise CatalogError where there is nothing to take in: an empty store helps nobody."""
    if not pictures:
        raise CatalogError(
            "There is no picture to index in this folder: name another one."
            + (f" The first problem was {_told(problems[0])}" if problems else "")
        )


def _told(refused: Refused) -> str:
    return f"{refused.source}: {refused.reason}"
