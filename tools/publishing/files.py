"""Files of a repository: there wholly or not at all, whatever happens meanwhile."""

import errno
import hashlib
import os
import shutil
from collections.abc import Iterable
from pathlib import Path

_CHUNK = 1 << 20
_NEW = ".new"


def write_whole(path: Path, content: bytes) -> None:
    """Write a file through to the disk under another name, then give it its own. Raises OSError."""
    path.parent.mkdir(parents=True, exist_ok=True)
    made = new_name(path)
    with made.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    made.replace(path)
    sync_folder(path.parent)


def copy_whole(source: Path, path: Path, *, link: bool) -> None:
    """Bring a file to another place, by a hard link where that is allowed. Raises OSError.

    The folder's own entry is for the caller to write through, once for many files.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    made = new_name(path)
    made.unlink(missing_ok=True)
    if not (link and _linked(source, made)):
        shutil.copyfile(source, made)
    with made.open("rb") as file:
        os.fsync(file.fileno())
    made.replace(path)


def new_name(path: Path) -> Path:
    """Name the file that becomes ``path`` once it is whole."""
    return path.with_name(f".{path.name}{_NEW}")


def is_left_over(path: Path) -> bool:
    """Tell whether a file is what a command that was killed was about to write."""
    return path.name.startswith(".") and path.name.endswith(_NEW)


def _linked(source: Path, made: Path) -> bool:
    try:
        made.hardlink_to(source)
    except OSError:
        return False
    return True


def sync_folder(folder: Path) -> None:
    """Write a folder's entries through to the disk. Raises OSError."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        os.fsync(descriptor)
    except OSError as error:
        # Some drivers of sticks' file systems write a folder at once and know no other way.
        if error.errno not in (errno.EINVAL, errno.ENOSYS, errno.ENOTSUP):
            raise
    finally:
        os.close(descriptor)


def sync_parents(paths: Iterable[Path]) -> None:
    """Write the entries of the folders that hold these files through. Raises OSError."""
    folders = {path.parent for path in paths}
    # A folder that was just made is an entry of the one above it.
    for folder in sorted(folders | {one.parent for one in folders}):
        sync_folder(folder)


def digest_of(path: Path) -> tuple[str, int]:
    """Give a file's SHA-256 and length. Raises OSError."""
    digest, length = hashlib.sha256(), 0
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            digest.update(chunk)
            length += len(chunk)
    return digest.hexdigest(), length


def is_right(path: Path, sha256: str, length: int) -> bool:
    """Tell whether a file is there and is what it is named by."""
    try:
        # Its length is known at once, its digest only when all of it is read.
        return path.stat().st_size == length and digest_of(path) == (sha256, length)
    except OSError:
        return False
