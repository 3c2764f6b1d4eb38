"""What a check finds, and the page of all findings."""

import json
import shlex
import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path

import kiosk
from kiosk.errors import KioskError
from kiosk.terminal import plain

_COLUMNS = 100
_WHAT = 14


class State(StrEnum):
    """How it stands."""

    OK = "ok"
    ATTENTION = "attention"
    """It works; somebody should know of it, or could make it better."""
    BAD = "bad"
    """What the kiosk promises, or needs, does not hold."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What was looked at, and what was found."""

    what: str
    state: State
    found: str
    advice: str = ""
    """What to do, where something is to be done."""
    by_hand: str = ""
    """A command of the system, not ours, that shows the same, and what it should show."""
    error: KioskError | None = None
    """The failure, where it is a known one."""


def ok(what: str, found: str, by_hand: str = "") -> Finding:
    """Find that all is well."""
    return Finding(what, State.OK, found, by_hand=by_hand)


def attention(what: str, found: str, advice: str, by_hand: str = "") -> Finding:
    """Find what somebody should know."""
    return Finding(what, State.ATTENTION, found, advice, by_hand)


def bad(
    what: str, found: str, advice: str, by_hand: str = "", error: KioskError | None = None
) -> Finding:
    """Find that something does not hold."""
    return Finding(what, State.BAD, found, advice, by_hand, error)


def failed(what: str, error: KioskError) -> Finding:
    """Find a known failure; its sentence says what to do."""
    return Finding(what, State.BAD, str(error), error=error)


def worst(findings: Sequence[Finding]) -> State:
    """Say how all of it stands."""
    states = {finding.state for finding in findings}
    return next(state for state in (State.BAD, State.ATTENTION, State.OK) if state in states)


def page(findings: Sequence[Finding], title: str) -> str:
    """Write all of it as plain text, to be read or printed."""
    now = datetime.now(UTC)
    lines = [f"{title}, version {kiosk.__version__}, checked {now:%Y-%m-%d %H:%M} UTC", ""]
    for one in findings:
        mark = {State.OK: "✓", State.ATTENTION: "!", State.BAD: "✗"}[one.state]
        lines += _folded(f"{mark} {one.what:<{_WHAT}} ", one.found)
        if one.advice:
            lines += _folded("", f"To do: {one.advice}")
        if one.by_hand:
            lines += _folded("", f"By hand: {one.by_hand}")
    counts = {state: sum(one.state is state for one in findings) for state in State}
    lines += [
        "",
        f"{counts[State.OK]} ok (✓), {counts[State.ATTENTION]} to know of (!), "
        f"{counts[State.BAD]} bad (✗).",
    ]
    return "\n".join(lines)


def as_json(findings: Sequence[Finding]) -> dict[str, object]:
    """Give all of it for programs."""
    return {
        "well": worst(findings) is not State.BAD,
        "version": kiosk.__version__,
        "checked": datetime.now(UTC).isoformat(timespec="seconds"),
        "checks": [
            {
                "what": one.what, "state": str(one.state), "well": one.state is not State.BAD,
                "found": one.found, "advice": one.advice, "by_hand": one.by_hand,
            }
            for one in findings
        ],
    }  # fmt: skip


def exit_of(findings: Sequence[Finding]) -> KioskError | None:
    """Give the failure that decides the exit code: the first bad finding's; None if all is well."""
    for one in findings:
        if one.state is State.BAD:
            return one.error or KioskError(one.found)
    return None


def quoted(path: Path | str) -> str:
    """Write a path as a shell takes it."""
    return shlex.quote(str(path))


def text_of(findings: Sequence[Finding], title: str, *, as_program: bool) -> str:
    """Write the findings for a person, or as JSON for a program."""
    if as_program:
        return json.dumps(as_json(findings), ensure_ascii=False, indent=2)
    return page(findings, title)


def _folded(head: str, text: str) -> list[str]:
    indent = " " * (_WHAT + 3)
    return textwrap.wrap(
        plain(text), _COLUMNS, initial_indent=head or indent, subsequent_indent=indent,
        break_long_words=False, break_on_hyphens=False,
    )  # fmt: skip
