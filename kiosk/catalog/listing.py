"""What a folder of pictures comes to: its pictures, each with its item, and what was wrong."""

import errno
import os
import stat
import time
from dataclasses import dataclass
from pathlib import Path

from kiosk.catalog.pictures import MOST_BYTES, read_bounded
from kiosk.domain import CatalogItem
from kiosk.errors import CatalogError

MOST_TABLE_BYTES = 256 * 1024 * 1024
_SETTLED_NS = 3_000_000_000
"""A file's clock may be as coarse as two seconds (FAT)."""


@dataclass(frozen=True, slots=True)
class FolderPicture:
    """A picture, its item, and the part of a file that holds it."""

    source: str
    item: CatalogItem
    path: Path
    start: int = 0
    length: int | None = None
    """None for the whole file."""

    def state(self) -> bytes | None:
        """Describe how the file lies: equal for as long as nobody changes it.

        None where there is none, and while it has changed so lately that it could change again
        without another time on it.
        """
        try:
            found = os.stat(self.path)  # noqa: PTH116 - asked of every picture
        except (OSError, ValueError):
            return None
        if max(found.st_mtime_ns, found.st_ctime_ns) > time.time_ns() - _SETTLED_NS:
            return None
        times = (found.st_mtime_ns, found.st_ctime_ns)
        where = (os.fspath(self.path), found.st_dev, found.st_ino, self.start, self.length)
        return repr((where, found.st_size, times)).encode()

    def read(self) -> bytes:
        """Read the picture's bytes. Raises CatalogError."""
        if self.length is None:
            return read_bounded(self.path)
        if self.length > MOST_BYTES:
            raise CatalogError(f"The picture {self.source} is larger than {MOST_BYTES >> 20} MiB.")
        try:
            with self.path.open("rb") as file:
                file.seek(self.start)
                return file.read(self.length)
        except OSError as error:
            raise CatalogError(f"{self.path} cannot be read ({error.strerror}).") from error


@dataclass(frozen=True, slots=True)
class Listing:
    """The pictures of a folder in the order of their sources, and (where, why) of bad lines."""

    pictures: tuple[FolderPicture, ...]
    problems: tuple[tuple[str, str], ...] = ()


def read_table(path: Path) -> str:
    """Read a table's file as text. Raises CatalogError, and OSError where it cannot be read."""
    with path.open("rb") as file:
        untrusted = file.read(MOST_TABLE_BYTES + 1)
    if len(untrusted) > MOST_TABLE_BYTES:
        raise CatalogError(f"{path} is larger than {MOST_TABLE_BYTES >> 20} MiB.")
    try:
        return untrusted.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        msg = f"{path} is not UTF-8 text: save it as UTF-8."
        raise CatalogError(msg) from error


def may_be_file(path: str | Path) -> bool:
    """Tell whether there is a file; also where nobody may look: reading it then says why not."""
    try:
        return stat.S_ISREG(os.stat(path).st_mode)  # noqa: PTH116 - a listing's slowest step
    except (FileNotFoundError, NotADirectoryError, ValueError):
        return False
    except OSError as error:
        return error.errno != errno.ELOOP


def storable(name: str) -> str:
    """Give a file name as text; bytes of it that are not UTF-8 become question marks."""
    return name.encode("utf-8", "replace").decode("utf-8")
