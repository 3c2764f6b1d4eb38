"""A delivery in the making: pieces as they come, then everything at once into the inbox.

Pieces are gathered in one place, whichever version they are for: where head office signs anew while
a slow line is still fetching, nothing of it is lost.
"""

import contextlib
import hashlib
import os
import shutil
from collections.abc import Callable, Collection, Iterable, Mapping
from pathlib import Path

from tuf.api.exceptions import DownloadError, DownloadHTTPError

from kiosk.catalog.layout import DIGEST, METADATA, PIECES, TARGETS, piece_path
from kiosk.catalog.plain_files import open_file
from kiosk.durable import sync_path
from kiosk.errors import IncompleteUpdateError, UpdateError
from kiosk.updater.sources import Source

Step = Callable[[str], None]
Came = Callable[[int], None]
_CHUNK = 1 << 20
_PART = ".part"
_TRIES = 3


class Staging:
    """The folder in which deliveries grow; a kill leaves it, and the next run goes on in it."""

    def __init__(self, folder: Path, inbox: Path, at: Step) -> None:
        """Grow deliveries in ``folder``, and hand them to the inbox when they are whole.

        What an earlier run had put together is taken apart again.
        """
        self._folder, self._inbox, self._at = folder, inbox, at
        for left in self._leftovers():
            for path in (left / PIECES).glob("*/*"):
                if DIGEST.fullmatch(path.name):
                    final = self._path(path.name)
                    final.parent.mkdir(parents=True, exist_ok=True)
                    path.replace(final)
            shutil.rmtree(left, ignore_errors=True)

    def keep_only(self, wanted: Collection[str]) -> None:
        """Drop pieces that nobody wants any more."""
        for path in (self._folder / PIECES).glob("*/*"):
            if path.name.removesuffix(_PART) not in wanted:
                path.unlink()

    def has(self, sha256: str, length: int) -> bool:
        """Tell whether a piece is here already, whole and right, or take it from a delivery."""
        mine = self._path(sha256)
        if _is(mine, sha256, length):
            return True
        for delivery in self._inbox.iterdir() if self._inbox.is_dir() else ():
            path = delivery / piece_path(sha256)
            if _is(path, sha256, length):
                mine.parent.mkdir(parents=True, exist_ok=True)
                _link(path, mine)
                return True
        return False

    def fetch(self, source: Source, sha256: str, length: int, came: Came) -> None:
        """Fetch a piece, going on with what came of it before; ``came`` is told of bytes that move.

        Raises DownloadError and IncompleteUpdateError where it cannot be had now, UpdateError where
        it is not what was signed.
        """
        final = self._path(sha256)
        part = final.with_name(final.name + _PART)
        part.parent.mkdir(parents=True, exist_ok=True)
        went_on = part.exists()
        for left in reversed(range(_TRIES)):
            try:
                _append(part, source, sha256, length, came)
                break
            except DownloadHTTPError:
                raise
            except DownloadError:
                if not left:
                    raise
        if not _is(part, sha256, length):
            whole = part.stat().st_size >= length
            if not whole:
                raise IncompleteUpdateError("A part of the update is cut short: try again later.")
            part.unlink()
            if went_on:
                # What came before may be what is wrong.
                self.fetch(source, sha256, length, came)
                return
            raise UpdateError("A part of the update is not what was signed: it is left out.")
        sync_path(part)
        part.replace(final)
        self._at("piece staged")

    def hand_over(
        self, name: str, pieces: Iterable[str],
        metadata: Mapping[str, bytes], targets: Mapping[str, bytes],
    ) -> Path:  # fmt: skip
        """Put a delivery together, write it through, and give it to the inbox in one step."""
        made, final = self._folder / name, self._inbox / name
        made.mkdir(parents=True)
        for sha256 in pieces:
            path = made / piece_path(sha256)
            path.parent.mkdir(parents=True, exist_ok=True)
            self._path(sha256).replace(path)
        for folder, files in ((METADATA, metadata), (TARGETS, targets)):
            for file_name, content in files.items():
                path = made / folder / file_name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(content)
        self._at("filled")
        for parent, _, files_here in os.walk(made, topdown=False):
            for file_name in files_here:
                sync_path(Path(parent) / file_name)
            sync_path(Path(parent))
        self._at("synced")
        self._inbox.mkdir(parents=True, exist_ok=True)
        self.withdraw(final)
        made.rename(final)
        sync_path(self._inbox)
        sync_path(self._folder)
        self._at("renamed")
        return final

    def withdraw(self, delivery: Path) -> None:
        """Take a delivery out of the inbox, in one step, so that nobody reads half of one."""
        self._folder.mkdir(parents=True, exist_ok=True)
        with contextlib.suppress(FileNotFoundError):
            delivery.rename(self._folder / f"{delivery.name}.gone")

    def forget_withdrawn(self) -> None:
        """Free the room of what was withdrawn."""
        for path in self._leftovers():
            shutil.rmtree(path, ignore_errors=True)

    def clear(self) -> None:
        """Remove everything that is not in the inbox."""
        shutil.rmtree(self._folder, ignore_errors=True)

    def _path(self, sha256: str) -> Path:
        return self._folder / piece_path(sha256)

    def _leftovers(self) -> list[Path]:
        there = list(self._folder.iterdir()) if self._folder.is_dir() else []
        return [path for path in there if path.name != PIECES]


def _append(part: Path, source: Source, sha256: str, length: int, came: Came) -> None:
    """Fetch what is missing of a piece. Raises DownloadError, and UpdateError where it is more."""
    start = part.stat().st_size if part.exists() else 0
    if start > length:
        start = 0
    with part.open("r+b" if start else "wb") as file:
        file.seek(start)
        # An empty file needs nobody.
        for chunk in source.piece(sha256, start) if start < length else ():
            if not chunk:
                # All of it comes, though the rest was asked for.
                file.seek(0)
                file.truncate()
                start = 0
            start += len(chunk)
            if start > length:
                file.truncate(0)
                raise UpdateError("A part of the update is longer than what was signed.")
            file.write(chunk)
            came(len(chunk))


def _link(path: Path, other: Path) -> None:
    """Have the same file under another name, or a copy where the disk knows no links."""
    other.unlink(missing_ok=True)
    try:
        other.hardlink_to(path)
    except OSError:
        made = other.with_name(other.name + _PART)
        shutil.copyfile(path, made)
        made.replace(other)


def _is(path: Path, sha256: str, length: int) -> bool:
    try:
        with open_file(path) as file:
            if os.fstat(file.fileno()).st_size != length:
                return False
            digest = hashlib.sha256()
            while chunk := file.read(_CHUNK):
                digest.update(chunk)
    except OSError:
        return False
    return digest.hexdigest() == sha256
