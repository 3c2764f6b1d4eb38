"""Taking a repository, or what some channels need of it, to a stick."""

import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from kiosk.catalog.description import read_catalog_description, route
from kiosk.catalog.layout import METADATA, TARGETS, catalog_target, model_target, piece_path
from kiosk.errors import UpdateError
from tools.publishing.catalogs import pieces_of
from tools.publishing.files import copy_whole, digest_of, sync_folder, write_whole
from tools.publishing.office import Office

_README = """Updates for kiosks.

Put this stick into a kiosk and run

    kiosk-updater --from FOLDER

with the folder this file lies in. Everything on it is signed: a kiosk takes nothing that was
changed on the way. Nothing on it is secret beyond the catalog itself.
"""
_SPARE_BYTES = 16 << 20
Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Exported:
    """What an export came to."""

    channels: tuple[str, ...]
    files: int
    copied_bytes: int
    """The rest was there already."""


def channels_of(office: Office) -> dict[str, int]:
    """Give every channel with the version of its catalog."""
    found = {}
    for role in office.targets_roles():
        metadata = office.published(role)
        for name in metadata.signed.targets if metadata is not None else ():
            if name.startswith("catalogs/"):
                channel = name.removeprefix("catalogs/").removesuffix("/catalog.json")
                content = office.read_target(name)
                if content is not None:
                    found[channel] = read_catalog_description(content, channel).version
    return dict(sorted(found.items()))


def export(
    office: Office, stick: Path, channels: Sequence[str] = (), since: int = 0, *,
    models: bool = True, progress: Progress = lambda _, __: None,
) -> Exported:  # fmt: skip
    """Copy what kiosks of these channels (all, where none is named) need to a stick.

    With ``since``, only what takes a kiosk of that version further; without ``models``, no model.
    Names and sizes are such as FAT32 and exFAT take. What is there already and right is not copied
    again, so that an export that was stopped goes on. Raises UpdateError.
    """
    if office.drafts():
        msg = "There are drafts that are not published yet: sign them first, then export."
        raise UpdateError(msg)
    known = channels_of(office)
    wanted = tuple(channels) or tuple(known)
    for channel in wanted:
        if channel not in known:
            raise UpdateError(f"There is no channel {channel}: status lists what there is.")
    pieces: dict[str, int] = {}
    targets: set[str] = set()
    for channel in wanted:
        name = catalog_target(channel)
        targets.add(name)
        content = office.read_target(name) or b""
        description = read_catalog_description(content, channel)
        way = route(description, since)
        if way is None:
            raise UpdateError(f"No layers lead from version {since} to the newest of {channel}.")
        pieces |= {piece.sha256: piece.bytes for layer in way for piece in layer.pieces}
        model = model_target(description.model.digest)
        content = office.read_target(model) or b""
        if models and content:
            targets.add(model)
            pieces |= pieces_of(content, model)
    try:
        return _copy(office, stick, wanted, pieces, sorted(targets), progress)
    except OSError as error:
        msg = (
            f"The stick {stick} cannot be written ({error.strerror}): the same command goes on "
            "from there."
        )
        raise UpdateError(msg) from error


def _copy(
    office: Office, stick: Path, channels: tuple[str, ...], pieces: dict[str, int],
    targets: list[str], progress: Progress,
) -> Exported:  # fmt: skip
    files: list[str] = [piece_path(sha256) for sha256 in sorted(pieces)]
    for name in targets:
        found = office.find(name)
        folder, _, base = name.rpartition("/")
        if found is not None:
            files.append(f"{TARGETS}/{folder}/{found[1].hashes['sha256']}.{base}")
    files += [f"{METADATA}/{version}.root.json" for version in office.roots()]
    snapshot = office.published("snapshot")
    if snapshot is None:
        raise UpdateError(f"Nothing is published in {office.folder} yet.")
    files.append(f"{METADATA}/{snapshot.signed.version}.snapshot.json")
    for name, meta in snapshot.signed.meta.items():
        files.append(f"{METADATA}/{meta.version}.{name}")
    stick.mkdir(parents=True, exist_ok=True)
    lacking = [name for name in files if not _same(office.folder / name, stick / name)]
    needed = sum((office.folder / name).stat().st_size for name in lacking)
    free = shutil.disk_usage(stick).free
    if free < needed + _SPARE_BYTES:
        msg = f"The stick has {free >> 20} MB free and needs {needed >> 20} MB more: make room."
        raise UpdateError(msg)
    done = 0
    for name in lacking:
        copy_whole(office.folder / name, stick / name, link=False)
        done += (stick / name).stat().st_size
        progress(done, needed)
    write_whole(stick / "README.txt", _README.encode())
    # The timestamp last: what it names is all there then.
    newest = (office.folder / METADATA / "timestamp.json").read_bytes()
    write_whole(stick / METADATA / "timestamp.json", newest)
    for parent in sorted(path for path in stick.rglob("*") if path.is_dir()):
        sync_folder(parent)
    return Exported(channels, len(files) + 1, needed)


def _same(one: Path, other: Path) -> bool:
    try:
        if one.stat().st_size != other.stat().st_size:
            return False
        return digest_of(one) == digest_of(other)
    except OSError:
        return False
