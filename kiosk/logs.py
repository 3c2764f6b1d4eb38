"""Logging that lets nothing of a visit through: no query text, no frame, no embedding."""

import logging
import sys
import threading
from collections.abc import Iterable, Mapping
from types import TracebackType
from typing import TextIO

import numpy as np

from kiosk.domain import Embedding, Frame, ImageQuery, SearchHit, SearchResults, TextQuery
from kiosk.errors import CameraError, ConfigError, ModelError, StoreError, WallError
from kiosk.walls.crashes import without_values

_PRIVATE_TYPES = (
    np.ndarray,
    bytes,
    bytearray,
    memoryview,
    Frame,
    Embedding,
    TextQuery,
    ImageQuery,
    SearchHit,
    SearchResults,
)
# Their sentences are about the device. Those of others may hold a file's name or a line of a
# catalog, and a library's whatever it was given.
_MAY_SPEAK = (CameraError, ConfigError, ModelError, StoreError, WallError)
_DEEPEST = 4
_FORMAT = "%(levelname)s %(name)s: %(message)s"


class PrivateText:
    """The words of the current visit, so that a message that carries them can be told."""

    def __init__(self) -> None:
        """Know no words."""
        self._lock = threading.Lock()
        self._texts: set[str] = set()

    def remember(self, text: str) -> None:
        """Keep these words out of every log until they are forgotten."""
        folded = text.strip().casefold()
        if folded:
            with self._lock:
                self._texts.add(folded)

    def forget(self) -> None:
        """Forget all words."""
        with self._lock:
            self._texts.clear()

    def is_in(self, message: str) -> bool:
        """Tell whether a message carries any of the words."""
        with self._lock:
            folded = message.casefold()
            # repr() of a text with quotes or other scripts may escape it.
            return any(
                text in folded or ascii(text)[1:-1].casefold() in folded for text in self._texts
            )


private_text = PrivateText()


class PrivacyFilter(logging.Filter):
    """Replaces a message that carries something private; who logged it stays to be seen."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Let the record pass, emptied where it carries a private value or the visit's words."""
        if _carries_private(record.args, 0) or _carries_private(record.msg, 0):
            _withhold(record)
            return True
        record.msg = _only_kind(record.msg)
        if isinstance(record.args, tuple):
            record.args = tuple(_only_kind(value) for value in record.args)
        message = record.getMessage()
        if record.stack_info:
            message += record.stack_info
        if private_text.is_in(message):
            _withhold(record)
        return True


def set_up_logging(level: int = logging.WARNING, stream: TextIO | None = None) -> None:
    """Write messages of this level and up to the stream (standard error), through the filter.

    May be called again: the handler of the last call is replaced. No log file is ever written.
    """
    root = logging.getLogger()
    for handler in list(root.handlers):
        if isinstance(handler, _KioskHandler):
            root.removeHandler(handler)
    made = _KioskHandler(stream if stream is not None else sys.stderr)
    made.setFormatter(_Formatter(_FORMAT))
    made.addFilter(PrivacyFilter())
    made.setLevel(level)
    root.addHandler(made)
    logging.getLogger("kiosk").setLevel(level)


class _Formatter(logging.Formatter):
    """Tells of errors where they happened and of what kind they are, without their messages."""

    def formatException(  # noqa: N802 (logging's name)
        self,
        ei: tuple[type[BaseException], BaseException, TracebackType | None]
        | tuple[None, None, None],
    ) -> str:
        """Describe what was being handled."""
        return "" if ei[1] is None else without_values(ei[1])


class _KioskHandler(logging.StreamHandler[TextIO]):
    """Tells the handler set up here from those of others."""


def _carries_private(value: object, depth: int) -> bool:
    if isinstance(value, _PRIVATE_TYPES):
        return True
    if isinstance(value, str) or depth >= _DEEPEST:
        return False
    if isinstance(value, Mapping):
        return any(_carries_private(part, depth + 1) for part in value.values())
    if isinstance(value, Iterable) and isinstance(value, list | tuple | set | frozenset):
        return any(_carries_private(part, depth + 1) for part in value)
    return False


def _only_kind(value: object) -> object:
    """Give an error's kind in its place, unless its sentence is about the device alone."""
    if isinstance(value, BaseException) and not isinstance(value, _MAY_SPEAK):
        return type(value).__name__
    return value


def _withhold(record: logging.LogRecord) -> None:
    record.msg = "a message was withheld: it carried something of a visit"
    record.args = ()
    record.exc_info = None
    record.exc_text = None
    record.stack_info = None
