"""Which version each store runs, from the signed status files that staff bring."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from kiosk.catalog.status_file import Status, read_status
from kiosk.errors import ConfigError, UpdateError
from kiosk.terminal import plain, table
from tools.publishing.files import write_whole

KNOWN = "fleet-keys.toml"
_MOST_BYTES = 1 << 16


@dataclass(frozen=True, slots=True)
class Report:
    """A status file, and what to make of it."""

    file: str
    status: Status | None
    verdict: str
    """"known", "new" (a kiosk that was never registered), or a sentence of what is wrong."""


def known_kiosks(work: Path) -> dict[str, str]:
    """Give the public keys of the kiosks that were registered, by name. Raises ConfigError."""
    path = work / KNOWN
    try:
        raw = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except (OSError, ValueError, tomllib.TOMLDecodeError) as error:
        raise ConfigError(f"The file {path} cannot be read: {error}") from error
    return {str(name): str(key) for name, key in raw.items()}


def register(work: Path, name: str, file: Path) -> Status:
    """Take the key of a status file for that of a kiosk. Raises UpdateError.

    Whoever does this has seen the file come from that kiosk.
    """
    status = read_status(_read(file))
    known = known_kiosks(work)
    if known.get(name, status.public_key) != status.public_key:
        msg = f"The kiosk {name} is known by another key: remove it from {KNOWN} first."
        raise UpdateError(msg)
    known[name] = status.public_key
    lines = [f'"{one}" = "{key}"\n' for one, key in sorted(known.items())]
    write_whole(work / KNOWN, "".join(lines).encode())
    return status


def reports(files: list[Path], known: Mapping[str, str]) -> list[Report]:
    """Read status files; of one kiosk the newest counts."""
    names = {key: name for name, key in known.items()}
    newest: dict[str, Report] = {}
    bad: list[Report] = []
    for path in files:
        try:
            status = read_status(_read(path))
        except UpdateError as error:
            bad.append(Report(path.name, None, str(error)))
            continue
        name = names.get(status.public_key)
        if name is not None and name != status.kiosk:
            verdict = f"Its key is {name}'s, and it calls itself {status.kiosk}."
        elif name is None and status.kiosk in known:
            verdict = f"It calls itself {status.kiosk}, whose key is another."
        else:
            verdict = "new" if name is None else "known"
        before = newest.get(status.public_key)
        if before is None or before.status is None or before.status.written < status.written:
            newest[status.public_key] = Report(path.name, status, verdict)
    good = sorted(newest.values(), key=lambda one: one.status.kiosk if one.status else "")
    return good + bad


def files_in(places: list[Path]) -> list[Path]:
    """Give the status files that places name: files, or folders that hold some."""
    found: list[Path] = []
    for place in places:
        if place.is_dir():
            found += sorted(place.glob("kiosk-status-*.json"))
        elif place.is_file():
            found.append(place)
        else:
            raise UpdateError(f"There is no {place}.")
    return found


def told(found: list[Report], channels: Mapping[str, int]) -> str:
    """Say it for people: a line a kiosk, and what is wrong with a file."""
    rows = []
    for one in found:
        if one.status is None:
            rows.append([one.file, "", "", "", "", plain(one.verdict)])
            continue
        status = one.status
        newest = channels.get(status.channel)
        behind = "" if newest is None else str(newest - status.version)
        said = status.trouble or ""
        if one.verdict != "known":
            new = "not registered: fleet add" if one.verdict == "new" else one.verdict
            said = f"{new} {said}".strip()
        rows.append([status.kiosk, status.channel, str(status.version), behind, status.written,
                     plain(said)])  # fmt: skip
    head = ["kiosk", "channel", "version", "behind", "as of", ""]
    return table(head, rows, frozenset({2, 3})) if rows else "There are no status files."


def _read(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(_MOST_BYTES)
    except OSError as error:
        raise UpdateError(f"{path} cannot be read ({error.strerror}).") from error
