"""What staff taught, as one signed file for head office, and the way to read it there.

The file is ``MAGIC``, the kiosk's public key (32 bytes), its signature (64 bytes) of ``MAGIC``, the
key and the list, the list's length (4 bytes, big-endian), the list as JSON, and after it the JPEG
files of the lessons, one behind the other. The list holds the digest of each, so that the signature
covers them too. Nothing of it is parsed before its signature was checked.
"""

import contextlib
import hashlib
import os
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, BinaryIO

import msgspec
from msgspec import Meta

from kiosk.catalog.facts import Facts, Word
from kiosk.domain import CatalogItem
from kiosk.durable import new_name, publish
from kiosk.errors import CatalogError
from kiosk.signing import SIGNATURE_BYTES, is_signed_by, kiosk_name, public_key_of, signature_of
from kiosk.staff.sticks import safe_name, trouble
from kiosk.staffing import StaffError, stamp
from kiosk.store import Repository

SUFFIX = ".lessons"
MAGIC = b"kiosk lessons 1\n"
_KEY_BYTES = 32
_HEAD = struct.Struct(f">{len(MAGIC)}s{_KEY_BYTES}s{SIGNATURE_BYTES}sI")
MOST_LESSONS = 20_000
MOST_PICTURE_BYTES = 1 << 20
_MOST_LIST_BYTES = 32 << 20
_MOST_NAME = 1_000
_Moment = Annotated[str, Meta(max_length=40)]


class TaughtItem(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An item that lessons are of: everything about one staff made, else its id and name."""

    facts: Facts
    made_here: bool


class TaughtPicture(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A lesson, and where its JPEG file lies behind the ones before it."""

    item: Annotated[str, Meta(min_length=1, max_length=200)]
    who: Word
    at: _Moment
    corrected: bool
    waiting: bool
    """The kiosk's catalog has no such item now."""
    size: Annotated[int, Meta(ge=1, le=MOST_PICTURE_BYTES)]
    sha256: Annotated[str, Meta(pattern=r"^[0-9a-f]{64}\Z")]


class Taught(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The list of a file."""

    kiosk: Annotated[str, Meta(min_length=1, max_length=100)]
    written: _Moment
    items: Annotated[list[TaughtItem], Meta(max_length=MOST_LESSONS)]
    pictures: Annotated[list[TaughtPicture], Meta(max_length=MOST_LESSONS)]


_DECODER = msgspec.json.Decoder(Taught)


@dataclass(frozen=True, slots=True)
class ReadLessons:
    """A file whose signature was found right."""

    taught: Taught
    public_key: str
    """Of the kiosk that signed it, as hexadecimal digits."""
    start: int
    """Where the first picture begins."""

    def pictures(self, file: BinaryIO) -> Iterator[tuple[TaughtPicture, bytes]]:
        """Read the pictures from the file. Raises CatalogError for one that was changed."""
        file.seek(self.start)
        for one in self.taught.pictures:
            untrusted = file.read(one.size)
            if hashlib.sha256(untrusted).hexdigest() != one.sha256:
                raise CatalogError("A picture in it was changed on its way.")
            yield one, untrusted


def export_lessons(repository: Repository, named: str, folder: Path, by: str) -> tuple[Path, int]:
    """Write everything staff taught into one file in a folder; give it and how many lessons.

    ``named`` is what head office calls this kiosk, "" where nobody named it. The file is there
    wholly or not at all. Raises StoreError, and StaffError where there is nothing to
    export or the folder cannot be written.
    """
    key = repository.ledger.own_key()
    public = public_key_of(key)
    taught, sources = _listed(repository, kiosk_name(named, public))
    content = msgspec.json.encode(taught, order="deterministic")
    if len(content) > _MOST_LIST_BYTES:
        raise StaffError("There are too many lessons for one file: take back what is not needed.")
    signed = MAGIC + bytes.fromhex(public) + content
    head = _HEAD.pack(MAGIC, bytes.fromhex(public), signature_of(signed, key), len(content))
    name = safe_name(f"{taught.kiosk}-{public[:8]}-{taught.written.replace(':', '')}")
    path = folder / f"{name}{SUFFIX}"
    made = new_name(path)
    try:
        for left in folder.glob(new_name(Path(f"*{SUFFIX}")).name):
            # Of an export that was cut short.
            left.unlink()
        # A folder that is not there is a stick that is not in: it is not made.
        with made.open("wb") as file:
            file.write(head + content)
            for source, one in zip(sources, taught.pictures, strict=True):
                picture = repository.taught.picture(source)
                if picture is None or hashlib.sha256(picture).hexdigest() != one.sha256:
                    raise StaffError("Somebody taught meanwhile: export again.")
                file.write(picture)
        publish(made, path)
    except OSError as error:
        raise trouble(str(folder), error) from error
    finally:
        with contextlib.suppress(OSError):
            made.unlink(missing_ok=True)
    repository.audit.write(by, "exported lessons", f"{len(sources)} to {path.name}")
    return path, len(sources)


def _listed(repository: Repository, kiosk: str) -> tuple[Taught, list[str]]:
    """Make the list, and give the sources of its pictures, the oldest first."""
    lessons = sorted(repository.taught.all(), key=lambda one: (one.at, one.source))
    if not lessons:
        raise StaffError("Nothing was taught yet: there is nothing to export.")
    if len(lessons) > MOST_LESSONS:
        raise StaffError(f"There are more than {MOST_LESSONS:,} lessons: take some back first.")
    made = repository.taught.made()
    known = repository.items_by_id(sorted({one.item_id for one in lessons}))
    pictures = []
    for one in lessons:
        picture = repository.taught.picture(one.source)
        if picture is None:
            raise StaffError("Somebody taught meanwhile: export again.")
        digest = hashlib.sha256(picture).hexdigest()
        pictures.append(
            TaughtPicture(
                one.item_id, one.who, one.at, one.corrected, one.waiting, len(picture), digest
            )
        )
    items = [_item(item, made_here=item.id in made) for item in known.values()]
    taught = Taught(kiosk, stamp(), items, pictures)
    try:
        # What could not be read at head office must not be carried there.
        _DECODER.decode(msgspec.json.encode(taught))
    except msgspec.ValidationError as error:
        raise StaffError(f"What was taught does not fit into a file ({error}).") from error
    return taught, [one.source for one in lessons]


def _item(item: CatalogItem, *, made_here: bool) -> TaughtItem:
    if made_here:
        return TaughtItem(Facts.of(item), made_here=True)
    return TaughtItem(Facts(item.id, item.name[:_MOST_NAME]), made_here=False)


def read_lessons(file: BinaryIO) -> ReadLessons:
    """Read a file's list and check its signature, its lengths and every picture's digest.

    Whose key it is is for the caller to know. Raises CatalogError.
    """
    head = file.read(_HEAD.size)
    if len(head) != _HEAD.size or not head.startswith(MAGIC):
        raise CatalogError("It is no file of lessons.")
    _, public, signature, length = _HEAD.unpack(head)
    if length > _MOST_LIST_BYTES:
        raise CatalogError("Its list is too long to be a kiosk's.")
    untrusted = file.read(length)
    if not is_signed_by(public.hex(), signature, MAGIC + public + untrusted):
        raise CatalogError("Its signature is wrong: it was changed or cut short on its way.")
    try:
        taught = _DECODER.decode(untrusted)
        for one in taught.items:
            one.facts.item()
    except (ValueError, RecursionError) as error:
        raise CatalogError(f"It is no list of lessons ({error}).") from error
    items = [one.facts.id for one in taught.items]
    if len(set(items)) != len(items):
        raise CatalogError("It is no list of lessons (an item is there twice).")
    read = ReadLessons(taught, public.hex(), _HEAD.size + length)
    whole = read.start + sum(one.size for one in taught.pictures)
    if file.seek(0, os.SEEK_END) != whole:
        raise CatalogError("It was cut short on its way, or something was added to it.")
    for _ in read.pictures(file):
        pass
    return read
