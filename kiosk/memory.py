"""Memory that is given back, that forgets what was in it, and that is never swapped out."""

import contextlib
import ctypes
import os
import resource
from collections.abc import Mapping
from pathlib import Path

# <sys/mman.h>, <linux/capability.h>
_CURRENT, _FUTURE, _ON_FAULT = 1, 2, 4
_CAP_IPC_LOCK = 14
_FORGETFUL = {
    # Python's own allocator keeps freed objects as they were; the C library's can be told not to.
    "PYTHONMALLOC": "malloc",
    # Every block is overwritten when it is freed; none is set aside first with its content.
    "GLIBC_TUNABLES": "glibc.malloc.perturb=165:glibc.malloc.tcache_count=0",
}


def give_back_memory() -> None:
    """Hand what was freed back to the system, where glibc can; elsewhere nothing happens.

    Loading a model and reading a catalog leave 30 to 100 MB of freed pieces that nothing as large
    will ever use again.
    """
    libc = ctypes.CDLL(None)
    trim = getattr(libc, "malloc_trim", None)
    if trim is None:
        return
    locked = locked_bytes() > 0
    if locked:
        # The kernel gives nothing of a locked page back; for this moment it may.
        libc.munlockall()
    trim(0)
    if locked:
        lock_memory()


def lock_memory() -> bool:
    """Keep all memory of this process out of the swap, now and later; tell whether that was done.

    It is done where the limit is none (LimitMEMLOCK=infinity in a unit, or the right to ignore
    it): under a small one, whatever is asked for beyond it would fail. A page is held once it is
    used, not when it is asked for, so that this takes no memory by itself.
    """
    libc = ctypes.CDLL(None, use_errno=True)
    return bool(_may_lock() and libc.mlockall(_CURRENT | _FUTURE | _ON_FAULT) == 0)


def locked_bytes() -> int:
    """Give how much of this process's memory is kept out of the swap."""
    return _status("VmLck") << 10


def _may_lock() -> bool:
    capabilities = _status("CapEff", 16)
    limit, infinity = resource.RLIMIT_MEMLOCK, resource.RLIM_INFINITY
    if resource.getrlimit(limit)[0] != infinity and capabilities >> _CAP_IPC_LOCK & 1:
        # The right is lost where root goes on as the store's owner: the limit would hold then, and
        # the store could not be opened.
        with contextlib.suppress(OSError, ValueError):
            resource.setrlimit(limit, (infinity, infinity))
    return resource.getrlimit(limit)[0] == infinity


def _status(name: str, base: int = 10) -> int:
    """Read one number of what the kernel says of this process; 0 where it does not say."""
    try:
        lines = Path("/proc/self/status").read_text(encoding="ascii", errors="replace")
    except OSError:
        return 0
    for line in lines.splitlines():
        if line.startswith(f"{name}:"):
            return int(line.split()[1], base)
    return 0


def forgets(environ: Mapping[str, str] | None = None) -> bool:
    """Tell whether this process overwrites what it frees."""
    environ = os.environ if environ is None else environ
    return all(environ.get(name) == value for name, value in _FORGETFUL.items())


def forgetful(environ: Mapping[str, str]) -> dict[str, str]:
    """Give an environment in which a process overwrites what it frees.

    It is read when a process starts, so one that is to forget has to be started with it.
    """
    return {**environ, **_FORGETFUL}
