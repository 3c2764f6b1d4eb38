"""Publishing catalogs and models: looked at in every way before anything is signed."""

import shutil
import tempfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

import msgspec
import numpy as np

from kiosk.catalog.description import (
    FORMAT,
    CatalogDescription,
    Model,
    ModelDescription,
    ModelFile,
    Piece,
    read_catalog_description,
    read_model_description,
    route,
    state_of,
)
from kiosk.catalog.layout import (
    MOST_DESCRIPTION_BYTES,
    catalog_target,
    model_target,
    piece_path,
)
from kiosk.catalog.pictures import decode_picture
from kiosk.catalog.pieces import Entry, read_piece
from kiosk.encoders import Bundle, load_bundle, read_model_id
from kiosk.errors import UpdateError
from kiosk.packing import unpacked
from kiosk.store import open_repository
from kiosk.updates.applying import put_entry
from kiosk.updates.checking import check_queries
from tools.publishing.files import copy_whole, digest_of
from tools.publishing.office import Office

DESCRIPTION = "catalog.json"
_SAMPLE = 24
_LEAST_COSINE = 0.8
"""Of a thumbnail's vector to the one its whole picture got: smaller pictures move it a little."""
Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Added:
    """What a catalog came to."""

    description: CatalogDescription
    role: str
    pieces: int
    """That were not in the repository before."""
    new_bytes: int


def add_catalog(
    office: Office, folder: Path, channel: str, bundle_folder: Path, *,
    new_lineage: bool = False, without_queries: bool = False,
    progress: Progress = lambda _, __: None,
) -> Added:  # fmt: skip
    """Check a built catalog and draft it as the newest of a channel.

    ``bundle_folder`` is the model that made its vectors. Raises UpdateError where anything of it is
    wrong; nothing is drafted then.
    """
    built = read_catalog_description(_read(folder / DESCRIPTION), None)
    # One build may go to several channels, as rings take it one after the other.
    description = msgspec.structs.replace(built, channel=channel)
    content = description.to_bytes()
    # As strictly as a kiosk reads it.
    read_catalog_description(content, channel)
    _check_version(office, description, new_lineage=new_lineage)
    _check_model(office, description, bundle_folder)
    if not description.queries and not without_queries:
        msg = (
            "The catalog has no queries to test itself by: build it with --queries, or publish it "
            "with --without-queries."
        )
        raise UpdateError(msg)
    pieces = {piece.sha256: piece for layer in description.layers for piece in layer.pieces}
    for done, piece in enumerate(pieces.values(), 1):
        _piece(office, folder, piece)
        progress(done, 2 * len(pieces))
    bundle = load_bundle(bundle_folder)
    _check_content(
        office, folder, description, bundle,
        lambda done: progress(len(pieces) + done, 2 * len(pieces)),
    )  # fmt: skip
    added = new_bytes = 0
    for sha256, piece in pieces.items():
        final = office.folder / piece_path(sha256)
        if not final.is_file():
            copy_whole(folder / piece_path(sha256), final, link=True)
            added, new_bytes = added + 1, new_bytes + piece.bytes
    office.at("pieces copied")
    role = office.role_of(channel)
    office.add_target(role, catalog_target(channel), content)
    return Added(description, role, added, new_bytes)


def add_model(office: Office, bundle_folder: Path, *, noncommercial: bool = False) -> Model:
    """Draft a model's bundle. Raises UpdateError, and ModelError where it does not work."""
    bundle = load_bundle(bundle_folder)
    if not bundle.manifest.commercial_use and not noncommercial:
        msg = (
            "This model may not be used commercially: publish it with --allow-noncommercial where "
            "that is right."
        )
        raise UpdateError(msg)
    model = Model(bundle.model_id.name, bundle.model_id.digest)
    files = []
    for name in sorted(["manifest.json", *bundle.manifest.files]):
        sha256, length = digest_of(bundle_folder / name)
        final = office.folder / piece_path(sha256)
        if not final.is_file():
            copy_whole(bundle_folder / name, final, link=False)
        files.append(ModelFile(name, sha256, length))
    description = ModelDescription(FORMAT, model, tuple(files))
    office.add_target("targets", model_target(model.digest), description.to_bytes())
    return model


def withdraw(office: Office, target: str) -> str:
    """Draft the removal of a target; give the role. Raises UpdateError where there is none."""
    found = office.find(target)
    if found is None:
        raise UpdateError(f"There is no {target} in this repository: status lists what there is.")
    role = found[0]
    metadata = office.current(role)
    if metadata is not None:
        del metadata.signed.targets[target]
        office.put(role, metadata.signed)
    return role


def prune(office: Office) -> tuple[int, int]:
    """Remove pieces and targets that nothing published or drafted refers to.

    Gives how many files and bytes went.
    """
    kept: set[Path] = set()
    for role in office.targets_roles():
        for metadata in (office.published(role), office.current(role)):
            for name, target in metadata.signed.targets.items() if metadata else ():
                folder, _, base = name.rpartition("/")
                path = office.folder / "targets" / folder / f"{target.hashes['sha256']}.{base}"
                kept.add(path)
                kept |= {office.folder / piece_path(sha256) for sha256 in _refers(path, name)}
    files = freed = 0
    for top in ("targets", "pieces"):
        for path in sorted((office.folder / top).rglob("*")):
            if path.is_file() and path not in kept:
                files, freed = files + 1, freed + path.stat().st_size
                path.unlink()
    return files, freed


def pieces_of(content: bytes, name: str) -> dict[str, int]:
    """Give what a description refers to: digests with lengths. Raises UpdateError."""
    if name.startswith("models/"):
        digest = name.removeprefix("models/").removesuffix(".json")
        return {one.sha256: one.bytes for one in read_model_description(content, digest).files}
    channel = name.removeprefix("catalogs/").removesuffix("/catalog.json")
    description = read_catalog_description(content, channel)
    return {piece.sha256: piece.bytes for layer in description.layers for piece in layer.pieces}


def _refers(path: Path, name: str) -> dict[str, int]:
    return pieces_of(path.read_bytes(), name) if path.is_file() else {}


def _check_version(office: Office, new: CatalogDescription, *, new_lineage: bool) -> None:
    content = office.read_target(catalog_target(new.channel))
    if content is None:
        return
    old = read_catalog_description(content, new.channel)
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


def _piece(office: Office, folder: Path, piece: Piece) -> None:
    """Check that a piece is there and is what it is named by."""
    for place in (folder, office.folder):
        path = place / piece_path(piece.sha256)
        if path.is_file():
            if digest_of(path) != (piece.sha256, piece.bytes):
                raise UpdateError(f"The piece {path} is damaged: build the catalog again.")
            return
    raise UpdateError(f"The catalog lacks the piece {piece.sha256}: build it again.")


def _check_content(
    office: Office, folder: Path, description: CatalogDescription, bundle: Bundle,
    progress: Callable[[int], None],
) -> None:  # fmt: skip
    """Make the whole catalog as a kiosk would, and test it."""
    way = route(description, 0) or ()
    with tempfile.TemporaryDirectory(prefix="kiosk-publish-") as name:
        if shutil.disk_usage(name).free < 3 * sum(layer.cost() for layer in way):
            raise UpdateError(f"The disk with {name} has too little room to test the catalog.")
        with open_repository(Path(name) / "store.db", create=True) as store:
            sample: list[Entry] = []
            with store.batch():
                changes = store.changes(description.model.id(), description.embed_dim)
                for done, piece in enumerate((p for layer in way for p in layer.pieces), 1):
                    path = folder / piece_path(piece.sha256)
                    if not path.is_file():
                        path = office.folder / piece_path(piece.sha256)
                    for entry in read_piece(path.read_bytes(), description.embed_dim):
                        put_entry(changes, entry)
                        if entry.pictures and len(sample) < _SAMPLE:
                            sample.append(entry)
                    progress(done)
            _check_state(changes.digests(), description)
            _check_vectors(sample, bundle, description.embed_dim)
            check_queries(store, bundle, description)


def _check_state(
    digests: Iterable[tuple[str, bytes, bytes]], description: CatalogDescription
) -> None:
    found = list(digests)
    if state_of(found) != description.state or len(found) != description.items:
        msg = (
            f"The catalog's pieces make {len(found)} items that are not the {description.items} it "
            "was built of: build it again."
        )
        raise UpdateError(msg)


def _check_vectors(sample: list[Entry], bundle: Bundle, embed_dim: int) -> None:
    """See on some thumbnails that the vectors are this model's."""
    pictures = [one for entry in sample for one in (entry.pictures or ())[:1]]
    if not pictures:
        return
    shown = bundle.image.encode_image([decode_picture(one.thumbnail) for one in pictures])
    stored = unpacked([one.vector for one in pictures], embed_dim)
    cosine = float(np.median((shown * stored).sum(axis=1)))
    if cosine < _LEAST_COSINE:
        msg = (
            f"The catalog's vectors are not what its model makes of its pictures (cosine "
            f"{cosine:.2f}): build it again with the model it names."
        )
        raise UpdateError(msg)


def _read(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            content = file.read(MOST_DESCRIPTION_BYTES + 1)
    except OSError as error:
        msg = f"There is no built catalog in {path.parent} ({error.strerror}): run build-catalog."
        raise UpdateError(msg) from error
    return content
