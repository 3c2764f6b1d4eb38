"""Files of the store: private to their owner, and there wholly or not at all."""

import contextlib
import fcntl
import os
import threading
from collections.abc import Iterator
from pathlib import Path

UPDATE_LOCK = ".update.lock"
"""Behind the store's name: held by who applies an update, or writes the store anew."""
_MASK = threading.RLock()


@contextlib.contextmanager
def private_umask() -> Iterator[None]:
    """Let every file made inside be readable by its owner only; SQLite makes its own as 0644.

    The mask is the whole process's: one thread at a time has it, or one would put back the wide
    mask while another still makes its files.
    """
    with _MASK:
        before = os.umask(0o077)
        try:
            yield
        finally:
            os.umask(before)


@contextlib.contextmanager
def folder_lock(folder: Path, name: str) -> Iterator[None]:
    """Hold a lock file in the folder, so that two processes do not make one thing at a time.

    The kernel drops the lock with the process, so a killed one leaves nothing to clean up.
    """
    with private_umask():
        descriptor = os.open(folder / name, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)


@contextlib.contextmanager
def lock_if_free(folder: Path, name: str) -> Iterator[bool]:
    """Hold the same lock where nobody else does; give whether that is so. Raises OSError."""
    with private_umask():
        descriptor = os.open(folder / name, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield False
        else:
            yield True
    finally:
        os.close(descriptor)


def file_state(path: Path) -> tuple[tuple[int, int, int], ...]:
    """Give what changes when a store is written or another is put in its place; () for none."""
    found = []
    for name in (path, path.with_name(path.name + "-wal")):
        try:
            state = name.stat()
        except OSError:
            continue
        # Whoever only reads makes an empty log.
        if state.st_size:
            found.append((state.st_ino, state.st_size, state.st_mtime_ns))
    return tuple(found)
