"""Writing for a person at a terminal or for a program that reads along: tables, JSON, progress."""

import json
import sys
import time
import unicodedata
from collections.abc import Callable, Sequence
from typing import TextIO

from kiosk.core.classify import Guesses
from kiosk.core.importing import ImportReport
from kiosk.domain import SearchResults

_MOST_SHOWN = 20
_NAME_CELLS = 48
_SHOWN_DETAILS = ("price", "aisle")
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


def results_table(results: SearchResults) -> str:
    """Show what was found; price and aisle only where the catalog has them."""
    details = [name for name in _SHOWN_DETAILS if any(name in h.item.details for h in results.hits)]
    rows = [
        [
            str(place),
            f"{hit.score:.3f}",
            str(hit.decision),
            shortened(hit.item.name, _NAME_CELLS),
            *(shortened(hit.item.details.get(name, ""), _NAME_CELLS) for name in details),
            shortened(hit.item.id, _NAME_CELLS),
        ]
        for place, hit in enumerate(results.hits, 1)
    ]
    return table(["#", "score", "sure?", "name", *details, "id"], rows, frozenset({0, 1}))


def results_json(
    query: str, results: SearchResults, picture_of: Callable[[str], str | None]
) -> dict[str, object]:
    """Give an answer for programs; ``picture_of`` names the picture of an item's id."""
    hits = [
        {
            "id": hit.item.id,
            "name": hit.item.name,
            "score": round(hit.score, 6),
            "confidence": str(hit.decision),
            "picture": picture_of(hit.item.id),
            "details": dict(hit.item.details),
        }
        for hit in results.hits
    ]
    return {
        "query": query,
        "decision": str(results.decision),
        "results": hits,
        "milliseconds": round(results.milliseconds, 3),
    }


def guesses_table(guesses: Guesses, limit: int) -> str:
    """Show the names that fit a picture best."""
    best = guesses.guesses[:limit]
    lines = [[f"{one.score:.3f}", str(one.decision), plain(one.name)] for one in best]
    return table(["score", "sure?", "name"], lines, frozenset({0}))


def guesses_json(query: str, guesses: Guesses, limit: int) -> dict[str, object]:
    """Give the names that fit a picture best, for programs."""
    rows = [
        {"name": one.name, "score": round(one.score, 6), "confidence": str(one.decision)}
        for one in guesses.guesses[:limit]
    ]
    return {
        "query": query,
        "decision": str(guesses.decision),
        "results": rows,
        "milliseconds": round(guesses.milliseconds, 3),
    }


def report_summary(report: ImportReport) -> str:
    """Say in one line what an import did."""
    return (
        f"{report.encoded} encoded, {report.unchanged} unchanged, {report.removed} removed, "
        f"{len(report.refused)} left out."
    )


def report_complaints(report: ImportReport) -> list[str]:
    """Say what was left out and why, the first twenty by name."""
    told = [f"Left out {one.source}: {one.reason}" for one in report.refused[:_MOST_SHOWN]]
    if len(report.refused) > _MOST_SHOWN:
        told.append(f"Left out {len(report.refused) - _MOST_SHOWN} more: --json lists all.")
    return told


def report_json(report: ImportReport) -> dict[str, object]:
    """Give what an import did, for programs."""
    return {
        "pictures": report.total,
        "encoded": report.encoded,
        "unchanged": report.unchanged,
        "removed": report.removed,
        "refused": [{"source": one.source, "reason": one.reason} for one in report.refused],
    }


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
