"""Working as the store's owner where root runs a command, and as root where only root may.

The store belongs to the kiosk's own user; sealing a key takes root. What root writes into the
store's folder would lock the kiosk out, and a link that was planted there would have root write
elsewhere: so everything but sealing is done as the owner. Switching is the whole process's, so only
commands do it, which have one thread.
"""

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path


@contextlib.contextmanager
def as_owner(folder: Path) -> Iterator[None]:
    """Be the owner of a folder while inside, where the process is root's and the folder is not."""
    try:
        there = folder.stat()
    except OSError:
        there = None
    if os.geteuid() != 0 or there is None or there.st_uid == 0:
        yield
        return
    groups, group = os.getgroups(), os.getegid()
    os.setgroups([])
    os.setegid(there.st_gid)
    os.seteuid(there.st_uid)
    try:
        yield
    finally:
        os.seteuid(0)
        os.setegid(group)
        os.setgroups(groups)


@contextlib.contextmanager
def as_root() -> Iterator[None]:
    """Be root again while inside ``as_owner``; nothing changes for who never was."""
    user, group = os.geteuid(), os.getegid()
    if os.getuid() != 0 or user == 0:
        yield
        return
    os.seteuid(0)
    os.setegid(os.getgid())
    try:
        yield
    finally:
        os.setegid(group)
        os.seteuid(user)


def is_root() -> bool:
    """Tell whether the process may be root."""
    return os.getuid() == 0
