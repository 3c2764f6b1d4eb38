"""Writing to a terminal, or for a program that reads along: text, tables, JSON, progress."""

import json
import sys
import time
import unicodedata
from collections.abc import Sequence
from typing import TextIO

_BAR_CELLS = 24
_SECONDS_BETWEEN_DRAWS = 0.1
_SECONDS_BETWEEN_LINES = 10.0


def plain(text: str) -> str:
    """Give text without control characters, which could steer the terminal it is written to."""
    return "".join(
        " " if char.isspace() else char for char in text if char.isspace() or char.isprintable()
    )


def cells(text: str) -> int:
    """Count the columns a text takes: East Asian wide characters two, combining marks none."""
    return sum(
        0 if unicodedata.combining(char) else 2 if unicodedata.east_asian_width(char) in "WF" else 1
        for char in text
    )


def shortened(text: str, most: int) -> str:
    """Cut a text to so many columns, with an ellipsis where something is left out."""
    text = plain(text)
    if cells(text) <= most:
        return text
    kept = ""
    for char in text:
        if cells(kept + char) > most - 1:
            break
        kept += char
    return kept + "…"


def table(head: Sequence[str], rows: Sequence[Sequence[str]], numbers: frozenset[int]) -> str:
    """Align rows under a head, the columns in ``numbers`` to the right."""
    lines = [list(head), *(list(row) for row in rows)]
    widths = [max(cells(line[column]) for line in lines) for column in range(len(head))]
    lines.insert(1, ["─" * width for width in widths])
    written = []
    for line in lines:
        parts = []
        for column, text in enumerate(line):
            space = " " * (widths[column] - cells(text))
            parts.append(space + text if column in numbers else text + space)
        written.append("  ".join(parts).rstrip())
    return "\n".join(written)


def say(text: str) -> None:
    """Write the answer, to standard output; what its encoding lacks becomes question marks."""
    _write(sys.stdout, text)


def say_json(value: object) -> None:
    """Write the answer as JSON."""
    say(json.dumps(value, ensure_ascii=False, indent=2))


def tell(text: str) -> None:
    """Write how the work goes on, to standard error."""
    _write(sys.stderr, text)


def complain(text: str) -> None:
    """Write one line about a failure, to standard error."""
    _write(sys.stderr, f"kiosk: {plain(text)}")


def _write(stream: TextIO | None, text: str) -> None:
    # Started without the stream there is none, and nobody to read it.
    if stream is not None:
        encoding = stream.encoding or "utf-8"
        stream.write(text.encode(encoding, "replace").decode(encoding) + "\n")
        stream.flush()


class ProgressLine:
    """Shows how far a count is: a bar with an estimate on a terminal, else a line now and then."""

    def __init__(self, what: str, stream: TextIO | None = None) -> None:
        """Count ``what`` (a plural) on the stream, by default standard error."""
        self._what = what
        self._stream: TextIO | None = stream if stream is not None else sys.stderr
        self._terminal = self._stream is not None and self._stream.isatty()
        self._started = time.monotonic()
        self._drawn_at = -1e9 if self._terminal else self._started
        self._drawn = False

    def update(self, done: int, total: int, slow: int) -> None:
        """Show ``done`` of ``total``; ``slow`` of the done ones took time, the rest was there."""
        now = time.monotonic()
        pause = _SECONDS_BETWEEN_DRAWS if self._terminal else _SECONDS_BETWEEN_LINES
        if now - self._drawn_at < pause and not (done == total and self._terminal):
            return
        self._drawn_at = now
        left = _estimate(now - self._started, slow, total - done)
        text = f"{done:,} of {total:,} {self._what}{left}"
        if self._terminal:
            full = _BAR_CELLS * done // max(total, 1)
            self._write(f"\r\x1b[K{'█' * full}{'░' * (_BAR_CELLS - full)} {text}")
        else:
            self._write(text + "\n")
        self._drawn = True

    def close(self) -> None:
        """Leave the line, so that what is written next starts on its own."""
        if self._terminal and self._drawn:
            self._write("\r\x1b[K")

    def _write(self, text: str) -> None:
        if self._stream is not None:
            self._stream.write(text)
            self._stream.flush()


def _estimate(seconds: float, slow: int, left: int) -> str:
    """Say how long the rest takes if all of it has to be worked on."""
    if slow < 1 or left < 1:
        return ""
    rest = round(seconds / slow * left)
    if rest >= 3600:
        return f", about {rest // 3600} h {rest % 3600 // 60} min left"
    return f", about {rest // 60} min left" if rest >= 120 else f", about {max(rest, 1)} s left"
