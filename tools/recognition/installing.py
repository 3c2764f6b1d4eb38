"""Putting a file into a bundle: the file first, then the manifest that names it."""

import hashlib
from pathlib import Path

from kiosk.encoders import ModelManifest
from kiosk.encoders.bundle import RECOGNITION
from kiosk.encoders.manifest import MANIFEST, FileSpec


def install(bundle: Path, blob: bytes, name: str = RECOGNITION) -> None:
    """Write the file and its digest. Raises OSError and ModelError."""
    path = bundle / MANIFEST
    manifest = ModelManifest.from_json(path.read_bytes())
    spec = FileSpec(hashlib.sha256(blob).hexdigest(), len(blob))
    files = dict(manifest.files) | {name: spec}
    _replace(bundle / name, blob)
    _replace(path, _with_files(manifest, files).to_json().encode())


def _with_files(manifest: ModelManifest, files: dict[str, FileSpec]) -> ModelManifest:
    fields = {name: getattr(manifest, name) for name in ModelManifest.__slots__}
    return ModelManifest(**(fields | {"files": files}))


def _replace(path: Path, blob: bytes) -> None:
    part = path.with_name(path.name + ".part")
    part.write_bytes(blob)
    part.replace(path)
