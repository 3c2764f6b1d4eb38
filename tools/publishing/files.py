"""Files of a repository: there wholly or not at all, whatever happens meanwhile."""

import hashlib
import os
import shutil
from pathlib import Path

_CHUNK = 1 << 20


def write_whole(path: Path, content: bytes) -> None:
    """Write a file through to the disk under another name, then give it its own. Raises OSError."""
    path.parent.mkdir(parents=True, exist_ok=True)
    made = path.with_name(f".{path.name}.new")
    with made.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    made.replace(path)
    sync_folder(path.parent)


def copy_whole(source: Path, path: Path, *, link: bool) -> None:
    """Bring a file to another place, by a hard link where that is allowed. Raises OSError."""
    path.parent.mkdir(parents=True, exist_ok=True)
    made = path.with_name(f".{path.name}.new")
    made.unlink(missing_ok=True)
    if not (link and _linked(source, made)):
        shutil.copyfile(source, made)
    with made.open("rb") as file:
        os.fsync(file.fileno())
    made.replace(path)


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
    finally:
        os.close(descriptor)


def digest_of(path: Path) -> tuple[str, int]:
    """Give a file's SHA-256 and length. Raises OSError."""
    digest, length = hashlib.sha256(), 0
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            digest.update(chunk)
            length += len(chunk)
    return digest.hexdigest(), length
