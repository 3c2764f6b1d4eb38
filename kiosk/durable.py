"""Files that are there wholly or not at all, also after a power cut."""

import errno
import os
from pathlib import Path

_NEW = ".new"


def write_whole(path: Path, content: bytes, mode: int = 0o666) -> None:
    """Write a file through to the disk under another name, then give it its own. Raises OSError.

    ``mode`` are its permissions, less the process's mask. Its folder is made where there is none.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    made = new_name(path)
    flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_CLOEXEC
    with os.fdopen(os.open(made, flags, mode), "wb") as file:
        file.write(content)
    publish(made, path)


def publish(made: Path, final: Path) -> None:
    """Give a finished file its name: written through to the disk first, then in one step.

    Raises OSError.
    """
    sync_path(made)
    made.replace(final)
    sync_path(final.parent)


def sync_path(path: Path) -> None:
    """Write a file, or a folder's entries, through to the disk. Raises OSError."""
    descriptor = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
    try:
        os.fsync(descriptor)
    except OSError as error:
        # Some drivers of sticks' file systems write a folder at once and know no other way.
        if error.errno not in (errno.EINVAL, errno.ENOSYS, errno.ENOTSUP):
            raise
    finally:
        os.close(descriptor)


def new_name(path: Path) -> Path:
    """Name the file that becomes ``path`` once it is whole."""
    return path.with_name(f".{path.name}{_NEW}")


def is_left_over(path: Path) -> bool:
    """Tell whether a file is what a process that was killed was about to write."""
    return path.name.startswith(".") and path.name.endswith(_NEW)
