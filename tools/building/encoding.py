"""Pictures to records, as the kiosk's own import makes them, batch by batch."""

from collections.abc import Callable, Generator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field

import msgspec

from kiosk.catalog.pictures import decode_picture, make_thumbnail
from kiosk.core.importing import BATCH, ImportProgress, Refused
from kiosk.core.ports import ImageEncoder, SourcePicture
from kiosk.core.preparing import Decoded, prepared
from kiosk.core.seen import SeenPictures
from kiosk.errors import CatalogError
from kiosk.packing import packed
from tools.building.measures import measure
from tools.building.records import Record, Records

Progress = Callable[[ImportProgress], None]


class Outcome(msgspec.Struct, frozen=True):
    """What came of one picture: a digest, with a record where it is new, or a problem."""

    source: str
    digest: str = ""
    record: Record | None = None
    problem: str = ""


@dataclass(frozen=True, slots=True)
class Known:
    """What there is before a build: by source its digest, and the digests that have a record."""

    sources: Mapping[str, str]
    have: set[str]

    def digest(self, source: str) -> str | None:
        """Give the digest a source had, where there is a record of it."""
        digest = self.sources.get(source)
        return digest if digest in self.have else None


@dataclass(slots=True)
class Taken:
    """The pictures that can be used, by source with their digests, and what was wrong."""

    digests: dict[str, str] = field(default_factory=dict)
    refused: list[Refused] = field(default_factory=list)
    kept: list[Refused] = field(default_factory=list)
    """Pictures that cannot be read any more: the one they were before stays in the catalog."""
    encoded: int = 0


class Gatherer:
    """Commits outcomes as they come: everything counted as done is in the work database."""

    def __init__(self, records: Records, known: Known, total: int, progress: Progress) -> None:
        self.taken = Taken()
        self._records, self._known = records, known
        self._total, self._progress = total, progress
        self._done = 0

    def add(self, outcomes: Sequence[Outcome]) -> None:
        """Commit some outcomes, all of them or none."""
        taken = self.taken
        sources: dict[str, str] = {}
        fresh: dict[str, Record] = {}
        for one in outcomes:
            before = self._known.digest(one.source)
            if one.problem and before is not None:
                taken.kept.append(Refused(one.source, one.problem))
                taken.digests[one.source] = before
            elif one.problem:
                taken.refused.append(Refused(one.source, one.problem))
            else:
                taken.digests[one.source] = one.digest
                if self._known.sources.get(one.source) != one.digest:
                    sources[one.source] = one.digest
                if one.record is not None:
                    fresh[one.digest] = one.record
        if sources or fresh:
            self._records.put(sources, fresh)
            self._known.have.update(fresh)
        taken.encoded += len(fresh)
        self._done += len(outcomes)
        self._progress(ImportProgress(self._done, self._total, taken.encoded))


def encode(
    pictures: Sequence[SourcePicture], known: Known, encoder: ImageEncoder
) -> Generator[Outcome]:
    """Give what comes of each picture, in order.

    One that is known under another name is decoded, and not encoded again.
    """
    unchanged = {}
    for picture in pictures:
        digest = known.digest(picture.source)
        if digest is not None:
            unchanged[picture.source] = (picture.item.id, digest)
    coming = prepared(pictures, unchanged, decode_picture, make_thumbnail, SeenPictures(()))
    with closing(coming) as outcomes:
        for picture, outcome in outcomes:
            source = picture.source
            if outcome is None:
                yield Outcome(source, unchanged[source][1])
            elif not isinstance(outcome, Decoded):
                yield Outcome(source, problem=str(outcome))
            elif outcome.digest in known.have:
                yield Outcome(source, outcome.digest)
            else:
                yield Outcome(source, outcome.digest, _record(outcome, encoder))


def _record(found: Decoded, encoder: ImageEncoder) -> Record:
    # One at a time, as the kiosk does: a vector never depends on what else was in a batch.
    vector = encoder.encode_image([found.pixels])[0]
    return Record(packed(vector), found.colours, found.thumbnail, measure(found.pixels))


def known_of(records: Records) -> Known:
    """Read what the work database has."""
    sources = records.digests()
    return Known(sources, records.has(sources.values()))


def take_in(
    pictures: Sequence[SourcePicture],
    records: Records,
    encoder: ImageEncoder,
    progress: Progress = lambda _: None,
) -> Taken:
    """Encode what is new, here. Raises CatalogError where nothing at all can be used."""
    known = known_of(records)
    gatherer = Gatherer(records, known, len(pictures), progress)
    batch: list[Outcome] = []
    fresh = 0
    with closing(encode(pictures, known, encoder)) as outcomes:
        for outcome in outcomes:
            batch.append(outcome)
            fresh += outcome.record is not None
            if fresh >= BATCH or len(batch) >= BATCH * BATCH:
                gatherer.add(batch)
                batch, fresh = [], 0
    if batch:
        gatherer.add(batch)
    return usable(gatherer.taken, len(pictures))


def usable(taken: Taken, total: int) -> Taken:
    """Give what was taken in. Raises CatalogError where it is nothing."""
    if not taken.digests:
        first = taken.refused[0]
        msg = (
            f"None of the {total} pictures could be used, so there is no catalog. The first "
            f"problem was {first.source}: {first.reason}"
        )
        raise CatalogError(msg)
    return taken
