"""Nothing left behind: no memory written to the disk, and temporary files in memory.

A process can leave a visit behind in three places that it never wrote to itself: a core dump, the
swap, and the folders in which libraries keep what they want to find again.
"""

import atexit
import contextlib
import ctypes
import os
import resource
import shutil
import stat
from collections.abc import Iterator, MutableMapping
from dataclasses import dataclass
from pathlib import Path

from kiosk.errors import WallError
from kiosk.memory import lock_memory

_PR_GET_DUMPABLE, _PR_SET_DUMPABLE = 3, 4
# <linux/magic.h>
_IN_MEMORY = frozenset({0x01021994, 0x858458F6})
_STATFS_BYTES = 256
_SHARED = "cache"
"""Of all the user's kiosk processes; each has temporary files of its own."""
_FOLDERS = {"TMPDIR": "tmp", "XDG_CACHE_HOME": _SHARED}


@dataclass(frozen=True, slots=True)
class Folders:
    """Where temporary files and caches go."""

    temporary: str
    caches: str
    in_memory: bool
    """Whether both lie in memory."""


def leave_no_dump() -> None:
    """Switch core dumps off for this process and, as far as that goes, its children.

    The limit alone would not do: the kernel minds no limit where a program collects the dumps. A
    process that is not dumpable is never dumped, nor may another of the same user read its memory.
    Its memory is kept out of the swap where the limits allow. Raises WallError.
    """
    libc = ctypes.CDLL(None, use_errno=True)
    try:
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    except (OSError, ValueError) as error:
        raise WallError(
            f"Core dumps cannot be switched off ({error}), and the kiosk does not start without "
            "that: a dump would write a visit to the disk."
        ) from error
    if libc.prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0) != 0 or dumpable():
        raise WallError(
            "The kernel did not switch core dumps off for the kiosk, and it does not start "
            "without that: a dump would write a visit to the disk."
        )
    lock_memory()


def dumpable() -> bool:
    """Tell whether the kernel would write this process's memory to the disk when it crashes."""
    return bool(ctypes.CDLL(None).prctl(_PR_GET_DUMPABLE, 0, 0, 0, 0) != 0)


def keep_in_memory(environ: MutableMapping[str, str] | None = None) -> Folders:
    """Send temporary files and caches, of Qt, Mesa and fontconfig too, to a folder in memory.

    A folder that is set and lies in memory stays. Where there is none in memory, what is set
    stays as it is; ``kiosk doctor`` says so. onnxruntime is told to keep no events.
    """
    environ = os.environ if environ is None else environ
    environ["ORT_DISABLE_TELEMETRY"] = "1"
    home: Path | None = None
    for variable, name in _FOLDERS.items():
        set_ = environ.get(variable, "")
        if lies_in_memory(set_):
            if Path(set_).name == f"{name}-{os.getpid()}":
                # Its own, from before it started itself again with other allocators.
                atexit.register(shutil.rmtree, set_, ignore_errors=True)
            continue
        home = home or private_folder(environ)
        if home is None:
            break
        folder = home / (name if name == _SHARED else f"{name}-{os.getpid()}")
        folder.mkdir(mode=0o700, exist_ok=True)
        environ[variable] = str(folder)
        if name != _SHARED:
            _tidy(home, name)
            atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folders(environ)


def _tidy(home: Path, name: str) -> None:
    """Remove what processes that were killed have left of theirs."""
    for folder in home.glob(f"{name}-*"):
        number = folder.name.rpartition("-")[2]
        if number.isdecimal() and not Path(f"/proc/{number}").exists():
            shutil.rmtree(folder, ignore_errors=True)


def folders(environ: MutableMapping[str, str] | None = None) -> Folders:
    """Say where temporary files and caches go."""
    environ = os.environ if environ is None else environ
    temporary = environ.get("TMPDIR") or "/tmp"  # noqa: S108 - what libraries take then
    caches = environ.get("XDG_CACHE_HOME") or str(Path(environ.get("HOME") or "/") / ".cache")
    return Folders(temporary, caches, lies_in_memory(temporary) and lies_in_memory(caches))


def lies_in_memory(path: str) -> bool:
    """Tell whether a folder is there and lies in memory (tmpfs or ramfs)."""
    if not path:
        return False
    found = ctypes.create_string_buffer(_STATFS_BYTES)
    if ctypes.CDLL(None, use_errno=True).statfs(os.fsencode(path), found) != 0:
        return False
    return ctypes.c_ulong.from_buffer(found).value in _IN_MEMORY and Path(path).is_dir()


def private_folder(environ: MutableMapping[str, str]) -> Path | None:
    """Give a folder in memory that is this user's alone; None where there is none."""
    for parent, shared in _candidates(environ):
        if not lies_in_memory(str(parent)):
            continue
        # In a folder of all users, another may have made one of that name first.
        folder = parent / (f"kiosk-{os.geteuid()}" if shared else "kiosk")
        with contextlib.suppress(OSError):
            folder.mkdir(mode=0o700, exist_ok=True)
            state = folder.lstat()
            private = stat.S_ISDIR(state.st_mode) and not state.st_mode & 0o077
            if private and state.st_uid == os.geteuid() and os.access(folder, os.W_OK):
                return folder
    return None


def _candidates(environ: MutableMapping[str, str]) -> Iterator[tuple[Path, bool]]:
    """Give folders that may lie in memory, and whether all users share each."""
    # systemd names one of the unit's own; a session has one of the user's.
    for variable in ("RUNTIME_DIRECTORY", "XDG_RUNTIME_DIR"):
        named = environ.get(variable, "").partition(":")[0]
        if Path(named).is_absolute():
            yield Path(named), False
    yield Path(f"/run/user/{os.geteuid()}"), False
    yield Path("/dev/shm"), True  # noqa: S108 - looked at before it is used
    yield Path("/tmp"), True  # noqa: S108
