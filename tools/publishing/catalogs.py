"""Publishing catalogs: looked at in every way before anything is signed."""

import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import msgspec

from kiosk.catalog.description import CatalogDescription, made_at, read_catalog_description
from kiosk.catalog.layout import MOST_DESCRIPTION_BYTES, catalog_target, model_target, piece_path
from kiosk.encoders import load_bundle, read_model_id
from kiosk.errors import UpdateError
from tools.publishing.contents import lay_out_model
from tools.publishing.files import copy_whole, is_right, sync_parents
from tools.publishing.office import Office
from tools.publishing.trial import Trial

DESCRIPTION = "catalog.json"
_CLOCKS_DIFFER = timedelta(hours=26)
"""So far two clocks may be apart, one of them without its time zone."""


@dataclass(frozen=True, slots=True)
class Added:
    """What a catalog came to."""

    description: CatalogDescription
    role: str
    """That signs it."""
    pieces: int = 0
    """That were not in the repository before."""
    new_bytes: int = 0
    known: bool = False
    """It was there already."""


def add_catalog(
    office: Office, folder: Path, channel: str | None = None, bundle_folder: Path | None = None, *,
    new_lineage: bool = False, without_queries: bool = False,
    progress: Callable[[int, int], None] = lambda _, __: None,
) -> Added:  # fmt: skip
    """Check a built catalog and draft it as the newest of a channel, by default the one it names.

    ``bundle_folder`` is the model that made its vectors, by default the published one. Raises
    UpdateError where anything of it is wrong; nothing is drafted then.
    """
    built = read_catalog_description(_read(folder / DESCRIPTION), None)
    channel = channel or built.channel
    target = catalog_target(channel)
    # One build may go to several channels, as rings take it one after the other.
    description = msgspec.structs.replace(built, channel=channel)
    content = description.to_bytes()
    # As strictly as a kiosk reads it.
    read_catalog_description(content, channel)
    role = office.role_of(channel)
    if office.has(target, content):
        return Added(description, role, known=True)
    before = _before(office, channel)
    _check_version(before, description, new_lineage=new_lineage)
    _check_time(description)
    if not description.queries and not without_queries:
        msg = (
            "The catalog has no queries to test itself by: build it with --queries, or publish it "
            "with --without-queries."
        )
        raise UpdateError(msg)
    trial = Trial(description, folder, office.folder, progress)
    with tempfile.TemporaryDirectory(prefix="kiosk-publish-") as name:
        if bundle_folder is None:
            bundle_folder = Path(name) / "model"
            lay_out_model(office, description.model, bundle_folder)
        _check_model(office, description, bundle_folder)
        trial.run(Path(name), load_bundle(bundle_folder), before)
    added = _copy_pieces(office, trial, description)
    office.at("pieces copied")
    office.add_target(role, target, content)
    return Added(description, role, *added)


def _copy_pieces(
    office: Office, trial: Trial, description: CatalogDescription
) -> tuple[int, int]:  # fmt: skip
    copied, size = [], 0
    pieces = {piece.sha256: piece for layer in description.layers for piece in layer.pieces}
    for sha256, piece in pieces.items():
        source, final = trial.find(piece), office.folder / piece_path(sha256)
        if source is not None and source != final and not is_right(final, sha256, piece.bytes):
            copy_whole(source, final, link=True)
            copied.append(final)
            size += piece.bytes
    # Before anything names them.
    sync_parents(copied)
    return len(copied), size


def _before(office: Office, channel: str) -> CatalogDescription | None:
    """Give what the channel has now; None where there is nothing, or it was damaged."""
    try:
        content = office.read_target(catalog_target(channel))
        return None if content is None else read_catalog_description(content, channel)
    except UpdateError:
        # Publishing anew is what mends it.
        return None


def _check_version(
    old: CatalogDescription | None, new: CatalogDescription, *, new_lineage: bool
) -> None:
    if old is None:
        return
    if old.lineage != new.lineage:
        if not new_lineage:
            msg = (
                f"This is another catalog than the one {new.channel} has: it was not built in the "
                "same folder. Every kiosk would fetch all of it; where that is meant, publish it "
                "with --new-lineage."
            )
            raise UpdateError(msg)
    elif new.version <= old.version:
        msg = (
            f"The channel {new.channel} has version {old.version} already, and this is version "
            f"{new.version}: build a newer one."
        )
        raise UpdateError(msg)


def _check_time(description: CatalogDescription) -> None:
    """Refuse a catalog of tomorrow: kiosks never take the time to be before it was made."""
    if made_at(description.made) > datetime.now(UTC) + _CLOCKS_DIFFER:
        msg = (
            f"The catalog says that it was built on {description.made}, which is to come: set the "
            "clocks right, and build it again."
        )
        raise UpdateError(msg)


def _check_model(office: Office, description: CatalogDescription, folder: Path) -> None:
    wanted, given = description.model.id(), read_model_id(folder)
    if given != wanted:
        msg = (
            f"The catalog was built with the model {wanted}, and {folder} is {given}: name the "
            "right one with --model, or build the catalog with this one."
        )
        raise UpdateError(msg)
    if office.find(model_target(wanted.digest)) is None:
        msg = (
            f"The repository does not have the model {wanted}, so kiosks with another could not "
            "use the catalog: publish it first with add-model."
        )
        raise UpdateError(msg)


def _read(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(MOST_DESCRIPTION_BYTES + 1)
    except OSError as error:
        msg = f"There is no built catalog in {path.parent} ({error.strerror}): run build-catalog."
        raise UpdateError(msg) from error
