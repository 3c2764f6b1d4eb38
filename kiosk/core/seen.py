"""Which files still hold what the catalog has of them, so that they need not be read again.

Reading and hashing every picture is nearly all that an import with nothing changed would do. A file
is taken for unchanged, unread, where all of this is as it was when it was last read and hashed: its
path, device and inode, its size, the time of its content and the time of the file itself, to the
nanosecond. Whoever changes a file's content changes the last of them, and cannot set it back by
setting the other back. Where the clock of a file is coarse, a change right after the reading could
leave both times as they were; so a file that had changed within the seconds before it was read, or
changed while it was read, is not noted and is read the next time (git's rule for "racy" files).

What this cannot see is a disk written to beneath its file system, a clock that was set back on
purpose to the nanosecond, and on a file system without times of its own for its files (FAT) a file
of the same size whose time was put back: an import with ``check_all`` reads everything.

Only fingerprints are kept, in the encrypted store: no path and no time.
"""

import base64
import binascii
import hashlib
from collections.abc import Iterable

from kiosk.core.ports import FilePicture

SETTING = "seen pictures"
_BYTES = 16


class SeenPictures:
    """Fingerprints of files as they lay, each with the digest of what was read."""

    def __init__(self, pictures: Iterable[FilePicture], text: str | None = None) -> None:
        """Watch pictures' files; ``text`` is what ``to_text`` wrote, or else nothing was seen."""
        self._pictures = {picture.source: picture for picture in pictures}
        try:
            raw = base64.b64decode(text or "", validate=True)
        except (binascii.Error, ValueError):
            raw = b""
        whole = len(raw) - len(raw) % _BYTES
        self._before = {raw[start : start + _BYTES] for start in range(0, whole, _BYTES)}
        self._now: set[bytes] = set()

    def state(self, source: str) -> bytes | None:
        """Describe how a picture's file lies now; None where that proves nothing.

        None as well for a picture that is not watched.
        """
        picture = self._pictures.get(source)
        return None if picture is None else picture.state()

    def holds(self, state: bytes | None, digest: str) -> bool:
        """Tell whether a file in that state was read before and had that SHA-256."""
        if state is None:
            return False
        mark = _mark(state, digest)
        if mark not in self._before:
            return False
        self._now.add(mark)
        return True

    def note(self, state: bytes | None, digest: str) -> None:
        """Remember that a file in that state, before and after it was read, has that SHA-256."""
        if state is not None:
            self._now.add(_mark(state, digest))

    def to_text(self, *, keep_others: bool) -> str | None:
        """Write what was seen this time, or with ``keep_others`` ever; None where nothing is new.

        What was seen and is gone stays out, so that it does not grow for ever.
        """
        marks = self._now | self._before if keep_others else self._now
        if marks == self._before:
            return None
        return base64.b64encode(b"".join(sorted(marks))).decode("ascii")


def _mark(state: bytes, digest: str) -> bytes:
    return hashlib.blake2b(digest.encode() + state, digest_size=_BYTES).digest()
