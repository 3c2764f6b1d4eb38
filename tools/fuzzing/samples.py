"""Valid samples of everything an update brings: what mutations start from."""

import hashlib
import io
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from functools import cache
from typing import Any

import msgspec
import numpy as np
from PIL import Image
from securesystemslib.signer import CryptoSigner
from tuf.api.metadata import Metadata, MetaFile, Root, Snapshot, TargetFile, Targets, Timestamp

from kiosk.catalog.description import (
    FORMAT,
    CatalogDescription,
    Layer,
    Model,
    ModelDescription,
    ModelFile,
    Piece,
    Query,
)
from kiosk.catalog.facts import Facts
from kiosk.catalog.handing import Have, LastRun
from kiosk.catalog.layout import catalog_target
from kiosk.catalog.pieces import Entry, Picture, write_piece
from kiosk.catalog.status_file import Status, write_status
from kiosk.domain import CatalogItem, Price
from kiosk.encoders.manifest import MANIFEST
from kiosk.packing import packed
from kiosk.settings import default_model
from kiosk.signing import new_key, public_key_of, signature_of
from kiosk.staff.lessons_file import MAGIC, Taught, TaughtItem, TaughtPicture

DIM = 16
CHANNEL = "default"
DIGEST = "d" * 64
NOW = datetime(2026, 11, 25, 5, 0, tzinfo=UTC)
_MADE = "2026-11-25T05:00:00Z"
ROLES = ("root", "timestamp", "snapshot", "targets")


@cache
def jpegs() -> tuple[bytes, ...]:
    """Give small JPEG files of several kinds."""
    rng = np.random.default_rng(1)
    shades = np.linspace(0, 255, 64)
    colour = np.stack([np.add.outer(shades, shades) / 2] * 3, axis=2)
    colour += rng.integers(0, 20, (64, 64, 3))
    picture = Image.fromarray(colour.clip(0, 255).astype(np.uint8))
    kinds: tuple[dict[str, Any], ...] = (
        {"quality": 80}, {"quality": 60, "progressive": True}, {"quality": 90, "subsampling": 0},
        {"quality": 80, "restart_marker_blocks": 2}, {"quality": 80, "comment": b"made"},
    )  # fmt: skip
    made = []
    for mode in ("RGB", "L", "CMYK"):
        for kind in kinds:
            file = io.BytesIO()
            picture.convert(mode).save(file, "JPEG", **kind)
            made.append(file.getvalue())
    exif = Image.Exif()
    exif[0x0112] = 6
    file = io.BytesIO()
    picture.save(file, "JPEG", exif=exif)
    return (*made, file.getvalue())


def _picture(number: int) -> Picture:
    vector = np.random.default_rng(number).normal(size=DIM).astype(np.float32)
    blob = packed(vector / np.linalg.norm(vector))
    file = jpegs()[number % len(jpegs())]
    return Picture(f"shelf/{number}.jpg", f"{number:064x}", blob, bytes(range(18)), file)


@cache
def entries() -> tuple[Entry, ...]:
    """Give entries of all three kinds."""
    item = CatalogItem(
        "4711", "Red mug", {"made in": "Delft"}, {"zh": "红色马克杯", "ar": "كوب"},
        {"": "A mug.", "de": "Eine Tasse."}, "Heim", "mugs",
        {"colour": ("red", "white"), "size": ("s",)}, Price(Decimal("7.90"), "EUR"), 12, "10",
        ("4006381333931",),
    )  # fmt: skip
    return (
        Entry("4711", item, (_picture(1), _picture(2))),
        Entry("4712", CatalogItem("4712", "Mug"), (_picture(3),)),
        Entry("4713", CatalogItem("4713", "Cup", price=Price(Decimal("3.125"), ""))),
        Entry("4714", None),
    )


@cache
def pieces() -> tuple[bytes, ...]:
    """Give pieces of a catalog."""
    some = entries()
    return (write_piece(some, DIM), write_piece(some[2:], DIM), write_piece([], DIM))


@cache
def catalogs() -> tuple[bytes, ...]:
    """Give descriptions of catalogs."""
    layers = tuple(
        Layer(after, version, (Piece(f"{after:032x}{version:032x}", 1000 * version, 10),))
        for after, version in ((0, 1), (1, 2), (1, 3), (2, 3), (3, 4), (2, 4), (0, 4))
    )
    query = Query("red mug", ("4711", "4712"), 5)
    description = CatalogDescription(
        FORMAT, CHANNEL, "0" * 32, 4, _MADE, Model("default", DIGEST), DIM, 3, "a" * 64, layers,
        (query,), "Autumn",
    )  # fmt: skip
    return (description.to_bytes(), msgspec.json.encode(description))


@cache
def models() -> tuple[bytes, ...]:
    """Give descriptions of models."""
    files = (ModelFile("manifest.json", "b" * 64, 900), ModelFile("image.onnx", "c" * 64, 1 << 24))
    return (ModelDescription(FORMAT, Model("default", DIGEST), files).to_bytes(),)


@cache
def manifests() -> tuple[bytes, ...]:
    """Give manifests of models' bundles."""
    return ((default_model() / MANIFEST).read_bytes(),)


@cache
def handed() -> tuple[bytes, ...]:
    """Give what kiosk and updater tell each other."""
    have = Have(CHANNEL, "0" * 32, 4, DIGEST, _MADE)
    return (msgspec.json.encode(have), msgspec.json.encode(LastRun(_MADE, well=True, sentence="")))


@cache
def statuses() -> tuple[bytes, ...]:
    """Give status files of kiosks."""
    key = new_key()
    status = Status(
        "berlin-1", public_key_of(key), CHANNEL, "0" * 32, 4, DIGEST, _MADE, None, "No room.", _MADE
    )
    return (write_status(status, key),)


@cache
def lessons() -> tuple[bytes, bytes, bytes]:
    """Give a file of lessons, the list in it, and the pictures behind that."""
    files = jpegs()[:3]
    pictures = [
        TaughtPicture(f"471{number}", "Ada", _MADE, number == 1, number == 2, len(file),
                      hashlib.sha256(file).hexdigest())
        for number, file in enumerate(files)
    ]  # fmt: skip
    items = [
        TaughtItem(Facts.of(one.item), made_here=True) for one in entries() if one.item is not None
    ]
    listed = msgspec.json.encode(Taught("berlin-1", _MADE, items, pictures))
    behind = b"".join(files)
    return signed_lessons(listed, behind), listed, behind


def signed_lessons(listed: bytes, pictures: bytes) -> bytes:
    """Write a file of lessons around any list."""
    key = "11" * 32
    public = bytes.fromhex(public_key_of(key))
    signature = signature_of(MAGIC + public + listed, key)
    return MAGIC + public + signature + len(listed).to_bytes(4, "big") + listed + pictures


class Signed:
    """A repository's metadata, with the keys that signed it: also a thief of keys is let in."""

    def __init__(self) -> None:
        self.signers = {role: CryptoSigner.generate_ed25519() for role in ROLES}
        expires = NOW + timedelta(days=30)
        root = Root(expires=expires, consistent_snapshot=True)
        for role, signer in self.signers.items():
            root.add_key(signer.public_key, role)
        description = catalogs()[0]
        name = catalog_target(CHANNEL)
        targets = Targets(expires=expires)
        targets.targets[name] = TargetFile.from_data(name, description, ["sha256"])
        digest = hashlib.sha256(description).hexdigest()
        self.target = (f"targets/catalogs/{CHANNEL}/{digest}.catalog.json", description)
        snapshot = Snapshot(expires=expires, meta={"targets.json": MetaFile(1)})
        timestamp = Timestamp(expires=expires, snapshot_meta=MetaFile(1))
        parts = {"root": root, "targets": targets, "snapshot": snapshot, "timestamp": timestamp}
        self.files: Mapping[str, bytes] = {
            role: self._sign(role, part) for role, part in parts.items()
        }

    def _sign(self, role: str, part: Any) -> bytes:
        metadata: Metadata[Any] = Metadata(part)
        metadata.sign(self.signers[role])
        return metadata.to_bytes()

    def signed_again(self, role: str, part: bytes) -> bytes:
        """Put a valid signature around any JSON text, as somebody with the role's key can."""
        signer = self.signers[role]
        # TUF signs the canonical form; a text that has none keeps a signature of itself.
        try:
            content = Metadata.from_dict({"signatures": [], "signed": msgspec.json.decode(part)})
            signature = signer.sign(content.signed_bytes)
        except Exception:  # noqa: BLE001 - whatever python-tuf makes of it is looked at later
            signature = signer.sign(part)
        head = msgspec.json.encode([{"keyid": signature.keyid, "sig": signature.signature}])
        return b'{"signatures": ' + head + b', "signed": ' + part + b"}"


@cache
def signed() -> Signed:
    """Give a repository's metadata."""
    return Signed()
