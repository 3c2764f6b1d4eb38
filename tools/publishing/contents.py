"""What a repository holds beside metadata: models, what refers to what, taking out, tidying up."""

import re
from collections.abc import Iterable
from pathlib import Path

from kiosk.catalog.description import (
    FORMAT,
    CatalogDescription,
    Model,
    ModelDescription,
    ModelFile,
    read_catalog_description,
    read_model_description,
)
from kiosk.catalog.layout import METADATA, PIECES, TARGETS, model_target, piece_path
from kiosk.durable import is_left_over
from kiosk.encoders import load_bundle
from kiosk.errors import UpdateError
from tools.publishing.files import copy_whole, digest_of, is_right, sync_parents
from tools.publishing.metadata import metadata_name
from tools.publishing.office import Office

_CATALOG = re.compile(r"catalogs/(.+)/catalog\.json")
_MODEL = re.compile(r"models/([0-9a-f]{64})\.json")
_METADATA = re.compile(r"(\d+)\.([a-z0-9-]+)\.json")


def channel_of(target: str) -> str | None:
    """Give the channel whose catalog a target is."""
    match = _CATALOG.fullmatch(target)
    return match[1] if match else None


def channels_of(office: Office, *, drafts: bool = False) -> dict[str, CatalogDescription]:
    """Give the catalog of every channel, in the order of their names. Raises UpdateError.

    With ``drafts``, as it will be once these are published.
    """
    source = office if drafts else office.as_published()
    found = {}
    for name in source.names():
        channel = channel_of(name)
        content = source.read_target(name) if channel else None
        if channel and content is not None:
            found[channel] = read_catalog_description(content, channel)
    return found


def models_of(office: Office) -> dict[str, ModelDescription]:
    """Give every model by its digest, drafts included. Raises UpdateError."""
    found = {}
    for name in office.names():
        match = _MODEL.fullmatch(name)
        content = office.read_target(name) if match else None
        if match and content is not None:
            found[match[1]] = read_model_description(content, match[1])
    return found


def add_model(office: Office, bundle_folder: Path, *, noncommercial: bool = False) -> Model:
    """Draft a model's bundle, unless it is there already.

    Raises UpdateError where it may not be published, and ModelError where it does not work.
    """
    bundle = load_bundle(bundle_folder)
    if not bundle.manifest.commercial_use and not noncommercial:
        msg = (
            "This model may not be used commercially: publish it with --allow-noncommercial where "
            "that is right."
        )
        raise UpdateError(msg)
    model = Model(bundle.model_id.name, bundle.model_id.digest)
    files, copied = [], []
    for name in sorted(["manifest.json", *bundle.manifest.files]):
        sha256, length = digest_of(bundle_folder / name)
        final = office.folder / piece_path(sha256)
        if not is_right(final, sha256, length):
            # Never linked: a bundle is edited in place, what is published is not.
            copy_whole(bundle_folder / name, final, link=False)
            copied.append(final)
        files.append(ModelFile(name, sha256, length))
    sync_parents(copied)
    office.at("model copied")
    content = ModelDescription(FORMAT, model, tuple(files)).to_bytes()
    name = model_target(model.digest)
    if not office.has(name, content):
        office.add_target("targets", name, content)
    return model


def lay_out_model(office: Office, model: Model, folder: Path) -> None:
    """Put the files of a published model where a bundle is loaded from. Raises UpdateError."""
    content = office.read_target(model_target(model.digest))
    if content is None:
        msg = (
            f"The repository does not have the model {model.id()}, so kiosks with another could "
            "not use the catalog: publish it first with add-model."
        )
        raise UpdateError(msg)
    for file in read_model_description(content, model.digest).files:
        piece = office.folder / piece_path(file.sha256)
        if not is_right(piece, file.sha256, file.bytes):
            raise UpdateError(f"The repository's {model.id()} is damaged: add-model mends it.")
        copy_whole(piece, folder / file.name, link=True)


def withdraw(office: Office, target: str) -> str:
    """Draft the removal of a target; give the role. Raises UpdateError where there is none."""
    found = office.find(target)
    if found is None:
        raise UpdateError(f"There is no {target} in this repository: status lists what there is.")
    match = _MODEL.fullmatch(target)
    if match:
        catalogs = channels_of(office, drafts=True).items()
        users = [name for name, one in catalogs if one.model.digest == match[1]]
        if users:
            msg = f"The catalogs of {', '.join(users)} need this model: withdraw them first."
            raise UpdateError(msg)
    signed = office.edit(found[0])
    del signed.targets[target]
    office.put(found[0], signed)
    return found[0]


def find_model(office: Office, digits: str) -> str:
    """Give the target of the one model whose digest begins with these digits."""
    found = [digest for digest in models_of(office) if digits and digest.startswith(digits.lower())]
    if len(found) != 1:
        many = "Several models begin" if found else "No model begins"
        raise UpdateError(f"{many} with {digits}: status lists them.")
    return model_target(found[0])


def pieces_of(content: bytes, name: str) -> dict[str, int]:
    """Give what a description refers to: digests with lengths. Raises UpdateError."""
    match = _MODEL.fullmatch(name)
    if match:
        return {one.sha256: one.bytes for one in read_model_description(content, match[1]).files}
    description = read_catalog_description(content, channel_of(name))
    return {piece.sha256: piece.bytes for layer in description.layers for piece in layer.pieces}


def prune(office: Office) -> tuple[int, int]:
    """Remove what neither anything published nor a draft refers to, older metadata too.

    All roots stay: kiosks walk from the one they have. Gives how many files and bytes went.
    """
    kept = {office.folder / METADATA / name for name in _metadata_in_use(office)}
    for role in office.targets_roles():
        for metadata in (office.published(role), office.current(role)):
            for name, entry in metadata.signed.targets.items() if metadata else ():
                path = office.target_path(name, entry)
                kept.add(path)
                if path.is_file():
                    content = path.read_bytes()
                    kept |= {office.folder / piece_path(one) for one in pieces_of(content, name)}
    files = freed = 0
    for path in _ours(office.folder):
        if path not in kept:
            files, freed = files + 1, freed + path.stat().st_size
            path.unlink()
    return files, freed


def _metadata_in_use(office: Office) -> set[str]:
    names = {metadata_name("root", version) for version in office.roots()}
    for role in ("timestamp", "snapshot"):
        metadata = office.published(role)
        if metadata is not None:
            names.add(metadata_name(role, metadata.signed.version))
    snapshot = office.published("snapshot")
    for name, meta in snapshot.signed.meta.items() if snapshot else ():
        names.add(metadata_name(name.removesuffix(".json"), meta.version))
    return names


def _ours(folder: Path) -> Iterable[Path]:
    """Give the files that may be removed: none that somebody else put there."""
    for top in (TARGETS, PIECES, METADATA):
        for path in sorted((folder / top).rglob("*")):
            ours = top != METADATA or _METADATA.fullmatch(path.name) or is_left_over(path)
            if ours and path.is_file():
                yield path
