"""Sticks that a person put in, and files written to them whole or not at all."""

import contextlib
import errno
import os
import re
import stat
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from kiosk.durable import new_name, write_whole
from kiosk.staffing import StaffError

_BELOW = ("/media/", "/run/media/", "/mnt/")
_FILE_SYSTEMS = frozenset(
    {"vfat", "msdos", "exfat", "ntfs", "ntfs3", "fuseblk", "ext2", "ext3", "ext4", "f2fs", "btrfs",
     "xfs", "udf", "hfsplus"}
)  # fmt: skip
"""Of discs and sticks alone: a folder of another machine is no stick."""
_MOST_MOUNTS = 1 << 20
_MOST_NAME = 120
_SMALLEST = 1 << 16
"""So many bytes have to be free beside what is written, for names and tables of the stick."""
_GONE = frozenset({errno.EIO, errno.ENXIO, errno.ENODEV, errno.ENOENT, errno.ENOTDIR, errno.ESTALE})
_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_SHUT = frozenset({errno.EROFS, errno.EACCES, errno.EPERM})


@dataclass(frozen=True, slots=True)
class Stick:
    """A folder that a stick was mounted at, and that can be written."""

    folder: Path
    name: str
    """What the folder is called, for people."""
    free_bytes: int
    device: int
    """The number of the device it was: another stick at the same place has another."""


class Sticks:
    """Looks for sticks and writes to them; nothing is written but when ``save`` is called."""

    def __init__(self, root: Path = Path("/")) -> None:
        """Look below ``root``, which is another folder in tests."""
        self._root = root

    def there(self) -> list[Stick]:
        """Give the sticks that can be written now, in the order of their names."""
        found = []
        for device, place, kind, options in self._mounts():
            if (
                place.startswith(_BELOW) and device.startswith("/dev/") and kind in _FILE_SYSTEMS
                and "ro" not in options.split(",") and not self._built_in(device)
            ):  # fmt: skip
                with contextlib.suppress(OSError):
                    found.append(self._looked_at(self._root / place.lstrip("/")))
        return sorted((one for one in found if one), key=lambda one: (one.name, str(one.folder)))

    def save(self, stick: Stick, files: Mapping[str, bytes]) -> list[Path]:
        """Write files into a stick's folder, each whole and through to it, and give their paths.

        A file of the same name is replaced. Raises StaffError, with what to do.
        """
        for name in files:
            if name != safe_name(name):
                raise ValueError(f"{name!r} is no name for a file on a stick")
        self.require(stick, sum(len(content) for content in files.values()))
        written = []
        for name, content in files.items():
            path = stick.folder / name
            try:
                write_whole(path, content)
            except OSError as error:
                with contextlib.suppress(OSError):
                    new_name(path).unlink()
                raise trouble(stick.name, error) from error
            written.append(path)
        self.require(stick)
        return written

    def require(self, stick: Stick, room: int = 0) -> None:
        """Raise StaffError where a stick is no longer in, or has less than so many bytes free.

        Where it was pulled out its folder may be left, on the kiosk's own disk: nothing that was
        meant for a stick is written there.
        """
        now = next((one for one in self.there() if one.folder == stick.folder), None)
        if now is None or now.device != stick.device:
            raise _gone(stick.name)
        if room and now.free_bytes < room + _SMALLEST:
            raise _full(stick.name)

    def _looked_at(self, folder: Path) -> Stick | None:
        told = folder.stat()
        if not stat.S_ISDIR(told.st_mode) or not os.access(folder, os.W_OK | os.X_OK):
            return None
        room = os.statvfs(folder)
        return Stick(folder, folder.name, room.f_bavail * room.f_frsize, told.st_dev)

    def _mounts(self) -> list[tuple[str, str, str, str]]:
        try:
            with (self._root / "proc" / "mounts").open("rb") as file:
                text = os.fsdecode(file.read(_MOST_MOUNTS))
        except OSError:
            return []
        rows = [line.split(" ") for line in text.splitlines()]
        return [(_spelt(row[0]), _spelt(row[1]), row[2], row[3]) for row in rows if len(row) >= 4]

    def _built_in(self, device: str) -> bool:
        """Tell whether a device is known to be a disk that stays in the kiosk."""
        known = self._root / "sys" / "class" / "block" / Path(device).name
        try:
            path = known.resolve(strict=True)
        except OSError:
            return False
        if any(part.startswith(("usb", "mmc")) for part in path.parts):
            return False
        # Of a partition the disk it is on says so.
        for folder in (path, path.parent):
            with contextlib.suppress(OSError):
                return (folder / "removable").read_text(encoding="ascii").strip() == "0"
        return False


def safe_name(text: str) -> str:
    """Make a text a file's name that every stick's file system takes."""
    kept = re.sub(r"[^\w.-]+", "-", text).strip(".-_")[:_MOST_NAME]
    # Names are counted in bytes by some, and in 16-bit characters by others.
    while len(kept.encode()) > 2 * _MOST_NAME:
        kept = kept[:-1]
    return kept or "file"


def trouble(name: str, error: OSError) -> StaffError:
    """Give the sentence about what went wrong while a stick was written to."""
    if error.errno in _GONE:
        return _gone(name)
    if error.errno in _FULL:
        return _full(name)
    if error.errno in _SHUT:
        return StaffError(f"The stick {name} is protected against writing: take another one.")
    return StaffError(f"The stick {name} cannot be written ({error.strerror}): take another one.")


def _gone(name: str) -> StaffError:
    return StaffError(f"The stick {name} was pulled out too early: put it in and save again.")


def _full(name: str) -> StaffError:
    return StaffError(f"The stick {name} is full: make room on it, or take another one.")


def _spelt(word: str) -> str:
    """Undo how /proc/mounts writes spaces: as octal numbers after a backslash."""
    return re.sub(r"\\([0-7]{3})", lambda found: chr(int(found[1], 8)), word)
