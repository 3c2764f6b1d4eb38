"""Head office in a folder: a repository of updates with real signatures, and ways to attack it."""

import hashlib
import shutil
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import numpy as np
from securesystemslib.signer import CryptoSigner
from tuf.api.metadata import (
    DelegatedRole,
    Delegations,
    Key,
    Metadata,
    MetaFile,
    Root,
    Snapshot,
    TargetFile,
    Targets,
    Timestamp,
)

from kiosk.catalog.description import (
    CatalogDescription,
    Layer,
    Model,
    ModelDescription,
    ModelFile,
    Piece,
    Query,
    state_of,
)
from kiosk.catalog.layout import catalog_target, model_target, piece_path
from kiosk.catalog.pieces import Entry, Picture, write_piece
from kiosk.domain import CatalogItem, ModelId
from kiosk.packing import packed

LINEAGE = "ab" * 16
NOW = datetime.now(UTC).replace(microsecond=0)
ROLES = ("root", "targets", "snapshot", "timestamp")


def unit(seed: int, dim: int) -> np.ndarray:
    made = np.random.default_rng(seed).normal(size=dim).astype(np.float32)
    return made / np.linalg.norm(made)


def entry(name: str, seed: int = 0, dim: int = 16, jpeg: bytes = b"\xff\xd8\xffpicture") -> Entry:
    """Make an item with one picture; ``seed`` chooses the vector."""
    digest = hashlib.sha256(f"{name} {seed}".encode()).hexdigest()
    picture = Picture(f"{name}.jpg", digest, packed(unit(seed, dim)), bytes(12), jpeg)
    return Entry(name, CatalogItem(name, f"Thing {name}", category="things"), (picture,))


class Role:
    """A role's keys."""

    def __init__(self, count: int = 1) -> None:
        self.signers = [CryptoSigner.generate_ed25519() for _ in range(count)]

    @property
    def keys(self) -> list[Key]:
        return [signer.public_key for signer in self.signers]


class FakeRepository:
    """Signs catalogs as head office does. Its parts lie open, so that a test can bend them."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        for name in ("metadata", "targets", "pieces"):
            (folder / name).mkdir(parents=True)
        self.roles = {name: Role(3 if name == "root" else 1) for name in ROLES}
        self.expires = NOW + timedelta(days=30)
        self.root = Root(expires=self.expires, consistent_snapshot=True)
        self.targets: dict[str, Targets] = {"targets": Targets(expires=self.expires)}
        self.snapshot = Snapshot(expires=self.expires)
        self.timestamp = Timestamp(expires=self.expires)
        self.delegates: dict[str, Role] = {}
        self.layers: dict[str, list[Layer]] = {}
        self.content: dict[str, dict[str, Entry]] = {}
        for name, role in self.roles.items():
            for key in role.keys:
                self.root.add_key(key, name)
        self.root.roles["root"].threshold = 2
        self.sign_root(self.roles["root"].signers)
        self.first_root = (folder / "metadata" / "1.root.json").read_bytes()
        self.publish()

    def write(self, name: str, content: bytes) -> None:
        (self.folder / "metadata" / name).write_bytes(content)

    def signed(self, part: Root | Targets | Snapshot | Timestamp, role: Role) -> bytes:
        metadata: Metadata[Any] = Metadata(part)
        for signer in role.signers:
            metadata.sign(signer, append=True)
        return metadata.to_bytes()

    def sign_root(self, signers: Sequence[CryptoSigner]) -> None:
        metadata = Metadata(self.root)
        for signer in signers:
            metadata.sign(signer, append=True)
        self.write(f"{self.root.version}.root.json", metadata.to_bytes())

    def rotate(self, name: str) -> None:
        """Give a role new keys."""
        old, new = self.roles[name], Role(3 if name == "root" else 1)
        for key in old.keys:
            self.root.revoke_key(key.keyid, name)
        for key in new.keys:
            self.root.add_key(key, name)
        self.roles[name] = new
        self.root.version += 1
        root = self.roles["root"].signers
        self.sign_root([*old.signers, *root] if name == "root" else root)

    def delegate(self, role: str, channel: str, parent: str = "targets") -> None:
        """Let a role of its own sign a channel's catalogs."""
        keys = self.delegates[role] = Role()
        self.targets[role] = Targets(expires=self.expires)
        signed = self.targets[parent]
        if signed.delegations is None:
            signed.delegations = Delegations({}, {})
        assert signed.delegations.roles is not None
        signed.delegations.roles[role] = DelegatedRole(
            role, [], 1, terminating=False, paths=[f"catalogs/{channel}/*"]
        )
        for key in keys.keys:
            signed.add_key(key, role)

    def publish(self) -> None:
        """Sign everything anew, a version up."""
        for name, targets in self.targets.items():
            role = self.roles["targets"] if name == "targets" else self.delegates[name]
            content = self.signed(targets, role)
            self.write(f"{targets.version}.{name}.json", content)
            self.snapshot.meta[f"{name}.json"] = MetaFile(targets.version)
            targets.version += 1
        content = self.signed(self.snapshot, self.roles["snapshot"])
        self.write(f"{self.snapshot.version}.snapshot.json", content)
        self.timestamp.snapshot_meta = MetaFile(
            self.snapshot.version, len(content), {"sha256": hashlib.sha256(content).hexdigest()}
        )
        self.write("timestamp.json", self.signed(self.timestamp, self.roles["timestamp"]))
        self.snapshot.version += 1
        self.timestamp.version += 1

    def add_target(self, name: str, content: bytes, role: str = "targets") -> None:
        self.targets[role].targets[name] = TargetFile.from_data(name, content, ["sha256"])
        folder, _, base = name.rpartition("/")
        path = self.folder / "targets" / folder / f"{hashlib.sha256(content).hexdigest()}.{base}"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)

    def add_piece(self, content: bytes) -> str:
        sha256 = hashlib.sha256(content).hexdigest()
        path = self.folder / piece_path(sha256)
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(content)
        return sha256

    def add_model(self, bundle: Path, model: ModelId) -> None:
        files = []
        for path in sorted(bundle.iterdir()):
            content = path.read_bytes()
            files.append(ModelFile(path.name, self.add_piece(content), len(content)))
        named = Model(model.name, model.digest)
        content = ModelDescription(1, named, tuple(files)).to_bytes()
        self.add_target(model_target(model.digest), content)

    def add_catalog(
        self,
        changes: Sequence[Entry],
        model: ModelId,
        *,
        channel: str = "default",
        role: str = "targets",
        dim: int = 16,
        queries: Sequence[Query] = (),
        base: bool = False,
        lineage: str = LINEAGE,
        fields: Mapping[str, object] | None = None,
        publish: bool = True,
    ) -> CatalogDescription:
        """Publish the next version of a channel's catalog: these changes, or all anew."""
        layers = self.layers.setdefault(channel, [])
        content = self.content.setdefault(channel, {})
        if base:
            content.clear()
        before = layers[-1].version if layers else 0
        for one in changes:
            if one.item is None:
                content.pop(one.id)
            elif one.pictures is None:
                content[one.id] = Entry(one.id, one.item, content[one.id].pictures)
            else:
                content[one.id] = one
        written = write_piece(changes, dim)
        sha256 = self.add_piece(written)
        piece = Piece(sha256, len(written), max(1, len(changes)))
        layers.append(Layer(0 if base else before, before + 1, (piece,)))
        known = {
            "format": 1, "channel": channel, "lineage": lineage, "version": before + 1,
            "made": NOW.strftime("%Y-%m-%dT%H:%M:%SZ"), "model": Model(model.name, model.digest),
            "embed_dim": dim, "items": len(content),
            "state": state_of(
                (id_, one.facts_digest(), one.pictures_digest()) for id_, one in content.items()
            ),
            "layers": tuple(layers), "queries": tuple(queries), "title": "Autumn",
        }  # fmt: skip
        description = CatalogDescription(**{**known, **(fields or {})})  # type: ignore[arg-type]
        self.add_target(catalog_target(channel), description.to_bytes(), role)
        if publish:
            self.publish()
        return description

    def deliver(self, inbox: Path, channel: str = "default") -> Path:
        """Put everything there is into an inbox, as the updater would."""
        version = self.layers[channel][-1].version
        stamped = self.timestamp.version - 1
        name = f"{channel.replace('/', '-')}-{version}-{'0' * 16}-t{stamped}"
        shutil.copytree(self.folder, inbox / name)
        return inbox / name
