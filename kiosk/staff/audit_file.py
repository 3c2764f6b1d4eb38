"""The log of what staff did, as a file an auditor can follow without the kiosk.

JSON lines in UTF-8: what the first entry is bound to, every entry with its link, and the head, the
last number and link. ``packaging/AUDIT.md`` shows how the chain is followed.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from kiosk.durable import write_whole
from kiosk.errors import StoreError
from kiosk.staffing import AuditEntry, StaffError
from kiosk.store import Repository
from kiosk.store.audit import START, link_after

_MOST_LINE = 16_384
_MOST_ENTRIES = 100_000_000
_Link = Annotated[str, Meta(pattern=r"^[0-9a-f]{64}\Z")]


class _Start(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    log: Literal["kiosk audit 1"]
    start: _Link


class _Entry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    number: Annotated[int, Meta(ge=1, le=_MOST_ENTRIES)]
    at: str
    who: str
    action: str
    about: str
    link: _Link


class _Head(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    entries: Annotated[int, Meta(ge=0, le=_MOST_ENTRIES)]
    head: _Link


@dataclass(frozen=True, slots=True)
class Exported:
    """How far a log went when it was exported."""

    entries: int
    head: str
    """The last link, as hexadecimal digits."""


def export_log(repository: Repository, path: Path) -> Exported:
    """Write the whole log into a file, there wholly or not at all.

    Raises StoreError, also where the log was changed, and StaffError where the file cannot be
    written.
    """
    entries, head = repository.audit.verify()
    lines = [_line({"log": "kiosk audit 1", "start": START.hex()})]
    # What is written down meanwhile comes into the next file.
    within = (one for one in repository.audit.entries() if one.number <= entries)
    lines += [_line(entry_json(one)) for one in within]
    lines.append(_line({"entries": entries, "head": head}))
    if not path.parent.is_dir():
        raise StaffError(f"There is no folder {path.parent}: is the stick in?")
    try:
        write_whole(path, "".join(lines).encode(), 0o600)
    except OSError as error:
        raise StaffError(f"The log cannot be written to {path} ({error.strerror}).") from error
    return Exported(entries, head)


def entry_json(entry: AuditEntry) -> dict[str, object]:
    """Give an entry for programs."""
    return {
        "number": entry.number, "at": entry.at, "who": entry.who, "action": entry.action,
        "about": entry.about, "link": entry.link.hex(),
    }  # fmt: skip


def read_export(path: Path) -> Exported:
    """Read an exported log and follow its chain. Raises StaffError for a file that is none."""
    try:
        with path.open("rb") as file:
            lines = iter(lambda: file.readline(_MOST_LINE + 1), b"")
            return _followed(lines)
    except OSError as error:
        raise StaffError(f"{path} cannot be read ({error.strerror}).") from error
    except (ValueError, RecursionError) as error:
        raise StaffError(f"{path} is no exported log, or was changed: {error}.") from error


def require_goes_on(repository: Repository, exported: Exported) -> int:
    """Check that an earlier export is the beginning of today's log; give the entries since.

    Raises StoreError where it is not, or where the log itself was changed.
    """
    entries, _ = repository.audit.verify()
    if exported.entries:
        after = repository.audit.entries(exported.entries - 1)
        found = next(iter(after), None)
        if found is None or found.link.hex() != exported.head:
            msg = (
                f"The audit log does not go on from that export, whose entry {exported.entries} "
                "is not in it: an older store was put back, or it is another kiosk's."
            )
            raise StoreError(msg)
    return entries - exported.entries


def _followed(untrusted: Iterable[bytes]) -> Exported:
    lines = _bounded(untrusted)
    first = next(lines, b"")
    if msgspec.json.decode(first, type=_Start).start != START.hex():
        raise ValueError("it does not begin as a log does")
    link, count = START, 0
    last: bytes | None = None
    for line in lines:
        if last is not None:
            one = msgspec.json.decode(last, type=_Entry)
            count += 1
            link = link_after(link, one.number, one.at, one.who, one.action, one.about)
            if (one.number, one.link) != (count, link.hex()):
                raise ValueError(f"entry {count} does not follow from the one before it")
        last = line
    head = msgspec.json.decode(last or b"", type=_Head)
    if (head.entries, head.head) != (count, link.hex()):
        raise ValueError("its end does not fit")
    return Exported(count, link.hex())


def _bounded(untrusted: Iterable[bytes]) -> Iterator[bytes]:
    for line in untrusted:
        if len(line) > _MOST_LINE:
            raise ValueError("a line is too long")
        yield line


def _line(value: object) -> str:
    return json.dumps(value, ensure_ascii=False) + "\n"
