"""Reports of faults that say where and of what kind, and never with which values."""

import faulthandler
import sys
import threading
import traceback
from pathlib import Path
from types import TracebackType

_MOST_PLACES = 40
_MOST_CAUSES = 5


def without_values(error: BaseException) -> str:
    """Describe an error and what led to it by kinds and places alone.

    Messages are left out: a KeyError's is the key, and a decoder's holds what it could not read.
    """
    told: list[str] = []
    seen: set[int] = set()
    one: BaseException | None = error
    while one is not None and id(one) not in seen and len(seen) < _MOST_CAUSES:
        seen.add(id(one))
        told.append(f"{'because of ' if told else ''}{_kind(one)}")
        frames = traceback.extract_tb(one.__traceback__)[-_MOST_PLACES:]
        told += [f"  {_place(frame.filename)}:{frame.lineno} in {frame.name}" for frame in frames]
        one = one.__cause__ or (None if one.__suppress_context__ else one.__context__)
    return "\n".join(told)


def report_without_values() -> None:
    """Let whatever ends a thread or this process be told without values, from now on.

    What Python itself cannot report, a crash inside a library, is told by ``faulthandler``, which
    knows only files and lines.
    """
    sys.excepthook = _on_exception
    threading.excepthook = _on_thread
    sys.unraisablehook = _on_unraisable
    if sys.stderr is not None:
        faulthandler.enable()


def _on_exception(
    kind: type[BaseException], error: BaseException, trace: TracebackType | None
) -> None:
    _tell("A fault of the kiosk's own", error)


def _on_thread(arguments: threading.ExceptHookArgs) -> None:
    if arguments.exc_value is not None and not isinstance(arguments.exc_value, SystemExit):
        _tell("A fault of the kiosk's own, in a thread", arguments.exc_value)


def _on_unraisable(arguments: "sys.UnraisableHookArgs") -> None:
    if arguments.exc_value is not None:
        _tell("A fault of the kiosk's own, while tidying up", arguments.exc_value)


def _tell(what: str, error: BaseException) -> None:
    if sys.stderr is not None:
        sys.stderr.write(f"kiosk: {what}: {without_values(error)}\n")
        sys.stderr.flush()


def _kind(error: BaseException) -> str:
    kind = type(error)
    return kind.__name__ if kind.__module__ == "builtins" else f"{kind.__module__}.{kind.__name__}"


def _place(filename: str) -> str:
    """Name a source file from its package on: what lies above tells of the machine."""
    parts = Path(filename).parts
    for start in ("kiosk", "site-packages"):
        if start in parts[:-1]:
            last = len(parts) - 1 - parts[::-1].index(start)
            return "/".join(parts[last:])
    return parts[-1] if parts else "?"
