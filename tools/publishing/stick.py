"""Taking a repository, or what some channels need of it, to a stick."""

import re
import shutil
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from kiosk.catalog.description import route
from kiosk.catalog.layout import METADATA, PIECES, TARGETS, catalog_target, model_target, piece_path
from kiosk.durable import is_left_over, sync_path, write_whole
from kiosk.errors import UpdateError
from tools.publishing.contents import channels_of, pieces_of
from tools.publishing.files import copy_whole, digest_of, sync_parents
from tools.publishing.metadata import metadata_name
from tools.publishing.office import Office

_README = """Updates for kiosks: {channels}.

Put this stick into a kiosk and run "kiosk-updater --from FOLDER" there, with the folder this file
lies in. Everything on it is signed: a kiosk takes nothing that was changed on the way, and nothing
that is older than what it has. The folders metadata, targets and pieces belong to the updates:
what else is on the stick is left alone.
"""
_TIMESTAMP = "timestamp.json"
_SPARE_BYTES = 16 << 20
_OURS = re.compile(
    rf"{METADATA}/\d+\.[a-z0-9-]+\.json|{TARGETS}/(?:catalogs|models)/(?:[a-z0-9/-]+/)?"
    rf"[0-9a-f]{{64}}\.[0-9a-z]+\.json|{PIECES}/[0-9a-f]{{2}}/[0-9a-f]{{64}}"
)
"""What an export may have put there, and a later one may remove."""
Progress = Callable[[int, int], None]
Say = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Exported:
    """What an export came to."""

    channels: tuple[str, ...]
    files: int
    copied_bytes: int
    """The rest was there already."""
    removed: int
    """Files of older exports that nothing needs any more."""


def export(
    office: Office, stick: Path, channels: Sequence[str] = (), since: int = 0, *,
    models: bool = True, progress: Progress = lambda _, __: None,
    looked: Progress = lambda _, __: None, say: Say = lambda _: None,
) -> Exported:  # fmt: skip
    """Copy what kiosks of these channels (all, where none is named) need to a stick.

    With ``since``, only what takes a kiosk of that version further; without ``models``, no model.
    Names and sizes are such as FAT32 and exFAT take. What is there already and right is not copied
    again, so that an export that was stopped goes on. ``progress`` is told of bytes copied,
    ``looked`` of files compared with what is there. Raises UpdateError.
    """
    source = office.as_published()
    if stick.resolve() == office.folder.resolve() or office.folder.resolve() in stick.parents:
        raise UpdateError(f"{stick} is the repository itself: name a folder on a stick.")
    known = channels_of(office)
    wanted = tuple(dict.fromkeys(channels or known))
    if not wanted:
        raise UpdateError("No catalog is published yet: there is nothing to export.")
    files: dict[str, int] = {}
    roles = {"targets": None}
    for channel in wanted:
        if channel not in known:
            raise UpdateError(f"There is no channel {channel}: status lists what there is.")
        description = known[channel]
        way = route(description, since)
        if way is None:
            raise UpdateError(f"No layers lead from version {since} to the newest of {channel}.")
        files |= {piece_path(one.sha256): one.bytes for layer in way for one in layer.pieces}
        targets = [catalog_target(channel)]
        model = model_target(description.model.digest)
        content = source.read_target(model) if models else None
        if content is not None:
            targets.append(model)
            files |= {piece_path(one): size for one, size in pieces_of(content, model).items()}
        for name in targets:
            found = source.find(name)
            if found is not None:
                path = source.target_path(name, found[1])
                files[path.relative_to(office.folder).as_posix()] = found[1].length
            roles |= dict.fromkeys(source.way_to(name))
    files |= _metadata(source, roles)
    try:
        lacking = _lacking(office.folder, stick, files, looked)
        return _copy(office.folder, stick, wanted, files, lacking, progress, say)
    except OSError as error:
        where = error.filename or stick
        msg = (
            f"The export fails at {where} ({error.strerror}): the same command goes on from there."
        )
        raise UpdateError(msg) from error


def _metadata(office: Office, roles: Iterable[str]) -> dict[str, int]:
    """Give the metadata a client reads that asks for these roles' targets alone."""
    names = [metadata_name("root", version) for version in office.roots()]
    for role in ("snapshot", *roles):
        metadata = office.published(role)
        if metadata is not None:
            names.append(metadata_name(role, metadata.signed.version))
    folder = office.folder / METADATA
    return {f"{METADATA}/{name}": (folder / name).stat().st_size for name in names}


def _lacking(
    repository: Path, stick: Path, files: Iterable[str], looked: Progress
) -> list[str]:  # fmt: skip
    """Give the files that are not on the stick as they should be."""
    names = sorted(files)
    lacking = []
    for done, name in enumerate(names, 1):
        if not _same(repository / name, stick / name):
            lacking.append(name)
        looked(done, len(names))
    return lacking


def _copy(
    repository: Path, stick: Path, channels: tuple[str, ...], files: dict[str, int],
    lacking: list[str], progress: Progress, say: Say,
) -> Exported:  # fmt: skip
    stick.mkdir(parents=True, exist_ok=True)
    newest = (repository / METADATA / _TIMESTAMP).read_bytes()
    needed = sum(files[name] for name in lacking)
    old = [name for name in _found(stick) if name not in files]
    removed = 0
    free = shutil.disk_usage(stick).free
    say(f"To copy: {needed / 1e6:,.1f} MB in {len(lacking)} files; free: {free / 1e6:,.1f} MB.")
    if free < needed + _SPARE_BYTES and old:
        # The older export gives way before the newer is whole: it is what is in the way.
        removed = _remove(stick, old)
        free = shutil.disk_usage(stick).free
    if free < needed + _SPARE_BYTES:
        msg = (
            f"The stick has {free / 1e6:,.1f} MB free and needs "
            f"{(needed + _SPARE_BYTES) / 1e6:,.1f} MB: make room, or export fewer channels."
        )
        raise UpdateError(msg)
    done = 0
    for name in lacking:
        copy_whole(repository / name, stick / name, link=False)
        done += files[name]
        progress(done, needed)
    sync_parents(stick / name for name in files)
    # The timestamp last: what it names is all there then.
    write_whole(stick / METADATA / _TIMESTAMP, newest)
    removed += _remove(stick, [name for name in _found(stick) if name not in files])
    write_whole(stick / "README.txt", _README.format(channels=", ".join(channels)).encode())
    sync_path(stick)
    return Exported(channels, len(files) + 1, needed, removed)


def _found(stick: Path) -> list[str]:
    """Give the files of exports on a stick, and what is left of one that was cut short."""
    found = []
    for top in (METADATA, TARGETS, PIECES):
        for path in sorted((stick / top).rglob("*")):
            name = path.relative_to(stick).as_posix()
            if path.is_file() and (_OURS.fullmatch(name) or is_left_over(path)):
                found.append(name)
    return found


def _remove(stick: Path, names: Sequence[str]) -> int:
    gone = 0
    for name in names:
        path = stick / name
        if path.is_file():
            path.unlink()
            gone += 1
    return gone


def _same(one: Path, other: Path) -> bool:
    try:
        if one.stat().st_size != other.stat().st_size:
            return False
        name = one.name.partition(".")[0]
        # Most files are named by their digests.
        digest = name if len(name) == 64 else digest_of(one)[0]
        return digest_of(other)[0] == digest
    except OSError:
        return False
