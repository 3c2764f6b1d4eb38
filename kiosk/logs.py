"""Logging that lets nothing of a visit through: no query text, no frame, no embedding."""

import logging
import sys
import threading
import traceback
from collections.abc import Iterable, Mapping
from typing import TextIO

import numpy as np

from kiosk.domain import Embedding, Frame, ImageQuery, SearchHit, SearchResults, TextQuery

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
        message = record.getMessage()
        if record.exc_info and record.exc_info[1] is not None:
            message += "".join(traceback.format_exception(record.exc_info[1]))
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
    made.setFormatter(logging.Formatter(_FORMAT))
    made.addFilter(PrivacyFilter())
    made.setLevel(level)
    root.addHandler(made)
    logging.getLogger("kiosk").setLevel(level)


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


def _withhold(record: logging.LogRecord) -> None:
    record.msg = "a message was withheld: it carried something of a visit"
    record.args = ()
    record.exc_info = None
    record.exc_text = None
    record.stack_info = None
