"""Memory that is given back, and memory that forgets what was in it."""

import ctypes
import os
from collections.abc import Mapping

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
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
    if trim is not None:
        trim(0)


def forgets(environ: Mapping[str, str] | None = None) -> bool:
    """Tell whether this process overwrites what it frees."""
    environ = os.environ if environ is None else environ
    return all(environ.get(name) == value for name, value in _FORGETFUL.items())


def forgetful(environ: Mapping[str, str]) -> dict[str, str]:
    """Give an environment in which a process overwrites what it frees.

    It is read when a process starts, so one that is to forget has to be started with it.
    """
    return {**environ, **_FORGETFUL}
