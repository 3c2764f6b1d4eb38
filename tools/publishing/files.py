"""Files of a repository: there wholly or not at all, whatever happens meanwhile."""

import hashlib
import shutil
from collections.abc import Iterable
from pathlib import Path

from kiosk.durable import new_name, sync_path

_CHUNK = 1 << 20


def copy_whole(source: Path, path: Path, *, link: bool) -> None:
    """Bring a file to another place, by a hard link where that is allowed. Raises OSError.

    The folder's own entry is for the caller to write through, once for many files.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    made = new_name(path)
    made.unlink(missing_ok=True)
    if not (link and _linked(source, made)):
        shutil.copyfile(source, made)
    sync_path(made)
    made.replace(path)


def _linked(source: Path, made: Path) -> bool:
    try:
        made.hardlink_to(source)
    except OSError:
        return False
    return True


def sync_parents(paths: Iterable[Path]) -> None:
    """Write the entries of the folders that hold these files through. Raises OSError."""
    folders = {path.parent for path in paths}
    # A folder that was just made is an entry of the one above it.
    for folder in sorted(folders | {one.parent for one in folders}):
        sync_path(folder)


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
