"""Files of metadata: reading, naming and describing them."""

import hashlib
from pathlib import Path
from typing import Any

from tuf.api.exceptions import RepositoryError
from tuf.api.metadata import Metadata, MetaFile

from kiosk.errors import UpdateError


def metadata_name(role: str, version: int) -> str:
    """Name the file of a role's metadata, as consistent snapshots do."""
    return "timestamp.json" if role == "timestamp" else f"{version}.{role}.json"


def delegated(metadata: Metadata[Any] | None) -> list[str]:
    """Give the roles that a targets role delegates to."""
    delegations = None if metadata is None else metadata.signed.delegations
    return list(delegations.roles or {}) if delegations else []


def file_of(content: bytes, version: int) -> MetaFile:
    """Describe a file of metadata exactly, so that no other of the same version passes for it."""
    digest = hashlib.sha256(content).hexdigest()
    return MetaFile(version, len(content), {"sha256": digest})


def read_metadata(path: Path) -> Metadata[Any]:
    """Read a file of metadata. Raises UpdateError."""
    try:
        return Metadata.from_bytes(path.read_bytes())
    except (OSError, RepositoryError) as error:
        raise UpdateError(f"The metadata in {path} cannot be read: {error}") from error
