"""Which version each store runs, from the signed status files that staff bring."""

import json
import shlex
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kiosk.catalog.description import CatalogDescription
from kiosk.catalog.status_file import Status, read_status
from kiosk.durable import write_whole
from kiosk.errors import ConfigError, UpdateError
from kiosk.terminal import plain, table

KNOWN = "fleet-keys.toml"
_PATTERN = "kiosk-status-*.json"
_MOST_BYTES = 1 << 16


@dataclass(frozen=True, slots=True)
class Report:
    """What is known of one kiosk, or of a file that is no kiosk's."""

    file: str
    status: Status | None
    verdict: str
    """"known", "new" (never registered), "silent" (registered, and no file of it here), "forged"
    (it is not the kiosk it says it is) or "unreadable"."""
    why: str = ""
    """A sentence where something is wrong."""


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
    if status.kiosk != name:
        msg = (
            f"{file} is of a kiosk that calls itself {plain(status.kiosk)}: register it by that "
            "name, or change its name in the kiosk's settings."
        )
        raise UpdateError(msg)
    if plain(name) != name:
        raise UpdateError("The kiosk's name holds characters that cannot be shown: change it.")
    known = known_kiosks(work)
    if known.get(name, status.public_key) != status.public_key:
        msg = (
            f"The kiosk {name} is known by another key. If it was set up anew, remove its line "
            f"from {work / KNOWN} first."
        )
        raise UpdateError(msg)
    other = next((one for one, key in known.items() if key == status.public_key), name)
    if other != name:
        raise UpdateError(f"This key is known as {other}'s: two kiosks never have the same.")
    known[name] = status.public_key
    # A JSON string is a TOML string too.
    lines = [
        f'{json.dumps(one, ensure_ascii=False)} = "{key}"\n' for one, key in sorted(known.items())
    ]
    write_whole(work / KNOWN, "".join(lines).encode())
    return status


def reports(files: Sequence[Path], known: Mapping[str, str]) -> list[Report]:
    """Read status files; of one kiosk the newest counts. Kiosks without one come last."""
    names = {key: name for name, key in known.items()}
    newest: dict[str, Report] = {}
    bad: list[Report] = []
    for path in files:
        try:
            status = read_status(_read(path))
        except UpdateError as error:
            bad.append(Report(path.name, None, "unreadable", str(error)))
            continue
        before = newest.get(status.public_key)
        if before is None or before.status is None or _later(status, before.status):
            newest[status.public_key] = _judged(path, status, known, names)
    good = sorted(newest.values(), key=lambda one: one.status.kiosk if one.status else "")
    heard = {one.status.kiosk for one in good if one.status and one.verdict == "known"}
    silent = [
        Report(name, None, "silent", "No status of it is here.")
        for name in sorted(known.keys() - heard)
    ]
    return good + bad + silent


def files_in(places: Sequence[Path]) -> list[Path]:
    """Give the status files that places name: files, or folders that hold some, at any depth."""
    found: list[Path] = []
    for place in places:
        if place.is_dir():
            found += sorted(path for path in place.rglob(_PATTERN) if path.is_file())
        elif place.is_file():
            found.append(place)
        else:
            raise UpdateError(f"There is no file and no folder {place}.")
    return found


def state_of_fleet(
    found: Sequence[Report], channels: Mapping[str, CatalogDescription]
) -> list[dict[str, Any]]:
    """Say how a fleet stands, for programs."""
    rows: list[dict[str, Any]] = []
    for one in found:
        status = one.status
        row: dict[str, Any] = {"verdict": one.verdict, "why": one.why, "file": one.file}
        if status is None:
            row["kiosk"] = one.file if one.verdict == "silent" else None
        else:
            row |= {
                "kiosk": status.kiosk, "channel": status.channel, "version": status.version,
                "behind": _behind(status, channels), "made": status.made,
                "applied": status.applied, "written": status.written, "trouble": status.trouble,
            }  # fmt: skip
        rows.append(row)
    return rows


def told(found: Sequence[Report], channels: Mapping[str, CatalogDescription]) -> str:
    """Say it for people: a line a kiosk, and what is wrong with a file."""
    if not found:
        return f"There are no status files: kiosks write them as {_PATTERN}."
    rows = []
    for one in found:
        status = one.status
        if status is None:
            rows.append([plain(one.file), "", "", "", "", plain(one.why)])
            continue
        behind = _behind(status, channels)
        said = [one.why, status.trouble or ""]
        if behind is None:
            newest = channels.get(status.channel)
            said.append("It has no update of this catalog." if newest else "No such channel.")
        rows.append([
            plain(status.kiosk), plain(status.channel), str(status.version),
            "–" if behind is None else str(behind), status.written[:16].replace("T", " "),
            plain(" ".join(part for part in said if part)),
        ])  # fmt: skip
    head = ["kiosk", "channel", "version", "behind", "as of (UTC)", ""]
    counts = [status for one in found if one.verdict == "known" and (status := one.status)]
    current = sum(_behind(status, channels) == 0 for status in counts)
    bad = sum(one.verdict in ("forged", "unreadable") for one in found)
    summary = f"{len(counts)} known kiosks reported, {current} of them run the newest catalog."
    if bad:
        summary += f" {bad} files are not to be believed."
    return f"{table(head, rows, frozenset({2, 3}))}\n\n{summary}"


def _later(one: Status, other: Status) -> bool:
    """Tell which of two came later: a kiosk's own clock may have been set back meanwhile."""
    return (one.made or "", one.written) > (other.made or "", other.written)


def _judged(
    path: Path, status: Status, known: Mapping[str, str], names: Mapping[str, str]
) -> Report:
    file, name = path.name, names.get(status.public_key)
    if name == status.kiosk:
        return Report(file, status, "known")
    if name is not None:
        return Report(file, status, "forged", f"Signed by {name}, under another name.")
    if status.kiosk in known:
        return Report(file, status, "forged", f"Not signed by {status.kiosk}, whose name it has.")
    command = f"fleet REPO --add {shlex.quote(status.kiosk)} {shlex.quote(str(path))}"
    return Report(file, status, "new", f"Not registered: if it is yours, {command}.")


def _behind(status: Status, channels: Mapping[str, CatalogDescription]) -> int | None:
    """Give how many versions a kiosk is behind; None where these cannot be compared."""
    newest = channels.get(status.channel)
    if newest is None or newest.lineage != status.lineage:
        return None
    return max(0, newest.version - status.version)


def _read(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(_MOST_BYTES)
    except OSError as error:
        raise UpdateError(f"{path} cannot be read ({error.strerror}).") from error
