"""A delivery in the making: pieces as they come, then everything at once into the inbox."""

import contextlib
import hashlib
import os
import shutil
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from tuf.api.exceptions import DownloadError

from kiosk.catalog.layout import METADATA, PIECES, TARGETS, piece_path
from kiosk.catalog.trust import translated
from kiosk.errors import IncompleteUpdateError, UpdateError
from kiosk.updater.client import sync_path
from kiosk.updater.sources import Source

Step = Callable[[str], None]
_CHUNK = 1 << 20
_PART = ".part"
_TRIES = 3


class Staging:
    """A folder in which a delivery grows; a kill leaves it, and the next run goes on in it."""

    def __init__(self, folder: Path, inbox: Path, name: str, at: Step) -> None:
        """Grow ``name`` below ``folder``, and hand it to the inbox when it is whole."""
        self._made = folder / name
        self._final = inbox / name
        self._inbox = inbox
        self._at = at

    def has(self, sha256: str, length: int) -> bool:
        """Tell whether a piece is here already, whole and right."""
        return _is(self._made / piece_path(sha256), sha256, length)

    def borrow(self, sha256: str, length: int) -> bool:
        """Take a piece from an older delivery, where one holds it."""
        for other in self._inbox.iterdir() if self._inbox.is_dir() else ():
            path = other / piece_path(sha256)
            if other != self._final and _is(path, sha256, length):
                mine = self._made / piece_path(sha256)
                mine.parent.mkdir(parents=True, exist_ok=True)
                mine.unlink(missing_ok=True)
                try:
                    mine.hardlink_to(path)
                except OSError:
                    shutil.copyfile(path, mine)
                return True
        return False

    def fetch(self, source: Source, sha256: str, length: int) -> int:
        """Fetch a piece, going on with what came of it before; give the bytes that moved.

        Raises UpdateError where it is not what was signed, IncompleteUpdateError where it cannot be
        had now.
        """
        final = self._made / piece_path(sha256)
        part = final.with_name(final.name + _PART)
        part.parent.mkdir(parents=True, exist_ok=True)
        moved = 0
        for left in reversed(range(_TRIES)):
            start = part.stat().st_size if part.exists() else 0
            if start > length:
                part.unlink()
                start = 0
            with translated() if not left else contextlib.suppress(DownloadError):
                if start < length:
                    moved += self._append(part, source.piece(sha256, start), start, length)
                break
        if not _is(part, sha256, length):
            whole = part.exists() and part.stat().st_size >= length
            part.unlink(missing_ok=True)
            if whole:
                raise UpdateError("A part of the update is not what was signed: it is left out.")
            raise IncompleteUpdateError("A part of the update is cut short: try again later.")
        sync_path(part)
        part.replace(final)
        self._at("piece staged")
        return moved

    def _append(self, part: Path, chunks: Iterator[bytes], start: int, length: int) -> int:
        moved = 0
        with part.open("r+b" if start else "wb") as file:
            file.seek(start)
            for chunk in chunks:
                if not chunk:
                    # All of it comes, though the rest was asked for.
                    file.seek(0)
                    file.truncate()
                    start = moved = 0
                moved += len(chunk)
                if start + moved > length:
                    file.truncate(0)
                    raise UpdateError("A part of the update is longer than what was signed.")
                file.write(chunk)
        return moved

    def finish(self, metadata: Mapping[str, bytes], targets: Mapping[str, bytes]) -> Path:
        """Add metadata and targets, write everything through, and hand it to the inbox."""
        for folder, files in ((METADATA, metadata), (TARGETS, targets)):
            for name, content in files.items():
                path = self._made / folder / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(content)
        for part in (self._made / PIECES).rglob(f"*{_PART}"):
            part.unlink()
        self._at("filled")
        for parent, _, files_here in os.walk(self._made, topdown=False):
            for name in files_here:
                sync_path(Path(parent) / name)
            sync_path(Path(parent))
        self._at("synced")
        self._inbox.mkdir(parents=True, exist_ok=True)
        self._made.rename(self._final)
        sync_path(self._inbox)
        sync_path(self._made.parent)
        self._at("renamed")
        return self._final


def _is(path: Path, sha256: str, length: int) -> bool:
    try:
        if path.stat().st_size != length:
            return False
        digest = hashlib.sha256()
        with path.open("rb") as file:
            while chunk := file.read(_CHUNK):
                digest.update(chunk)
    except OSError:
        return False
    return digest.hexdigest() == sha256
