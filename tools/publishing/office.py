"""A TUF repository: its metadata, drafts of their next versions, and publishing what is signed.

Everything that changes is first a draft in a private folder. Drafts are signed, on one machine or
carried from one to the next; once each has its threshold they are published, the timestamp last and
in one step, so that a client sees the old state or the new one. Published again after a kill, the
same drafts give the same files.
"""

import hashlib
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from tuf.api.exceptions import RepositoryError
from tuf.api.metadata import (
    Metadata,
    Root,
    Snapshot,
    TargetFile,
    Targets,
    Timestamp,
)

from kiosk.catalog.layout import METADATA, TARGETS, catalog_target
from kiosk.errors import UpdateError
from tools.publishing.files import write_whole

DAYS = {"root": 365, "targets": 180, "snapshot": 30, "timestamp": 14}
"""For how long each role signs; delegated roles as targets.

The timestamp's is how long a kiosk may be kept on an old state by whoever controls its network,
and how long an office may be closed: two weeks hold both. The snapshot changes with every
publication. Targets need their key for every catalog anyhow; the root's keys come out of their
safes once a year.
"""
TOP = ("root", "targets", "snapshot", "timestamp")
Step = Callable[[str], None]


class Office:
    """The repository in a folder, with its private drafts in another."""

    def __init__(self, folder: Path, work: Path | None = None, at: Step = lambda _: None) -> None:
        """Work on the repository in ``folder``; drafts lie in ``work``, by default beside it."""
        self.folder = folder
        self.work = work or folder.with_name(f"{folder.name}-drafts")
        self.at = at

    def require(self) -> None:
        """Raise UpdateError where there is no repository."""
        if not (self.folder / METADATA / "timestamp.json").is_file() and not self.drafts():
            msg = f"There is no repository of updates in {self.folder}: make one with init."
            raise UpdateError(msg)

    # What is there.

    def roots(self) -> list[int]:
        """Give the versions of the published root metadata, in ascending order."""
        found = (self.folder / METADATA).glob("*.root.json")
        return sorted(int(path.name.partition(".")[0]) for path in found)

    def published(self, role: str) -> Metadata[Any] | None:
        """Give the newest published metadata of a role, None where there are none."""
        if role == "root":
            roots = self.roots()
            name = f"{roots[-1]}.root.json" if roots else None
        elif role == "timestamp":
            name = "timestamp.json"
        elif role == "snapshot":
            timestamp = self.published("timestamp")
            version = None if timestamp is None else timestamp.signed.snapshot_meta.version
            name = None if version is None else f"{version}.snapshot.json"
        else:
            snapshot = self.published("snapshot")
            meta = None if snapshot is None else snapshot.signed.meta.get(f"{role}.json")
            name = None if meta is None else f"{meta.version}.{role}.json"
        path = self.folder / METADATA / (name or "none")
        return read_metadata(path) if path.is_file() else None

    def current(self, role: str) -> Metadata[Any] | None:
        """Give the draft of a role, or else what is published."""
        path = self.draft(role)
        return read_metadata(path) if path.is_file() else self.published(role)

    def targets_roles(self) -> list[str]:
        """Give every role that signs targets, drafts included."""
        names = ["targets"]
        for name in names:
            metadata = self.current(name)
            delegations = None if metadata is None else metadata.signed.delegations
            for role in (delegations.roles or {}) if delegations else {}:
                if role not in names:
                    names.append(role)
        return names

    def parent_of(self, role: str) -> str:
        """Give the role that says whose keys sign this one. Raises UpdateError for none."""
        if role in TOP:
            return "root"
        for parent in self.targets_roles():
            metadata = self.current(parent)
            delegations = None if metadata is None else metadata.signed.delegations
            if delegations and role in (delegations.roles or {}):
                return parent
        raise UpdateError(f"There is no role {role} in this repository.")

    def delegator(self, role: str) -> Metadata[Any]:
        """Give the metadata that say whose keys sign a role. Raises UpdateError for none."""
        found = self.current(self.parent_of(role))
        if found is None:
            raise UpdateError(f"There is no role {role} in this repository.")
        return found

    def role_of(self, channel: str) -> str:
        """Give the role that signs a channel's catalogs: the delegated one, else targets."""
        wanted, role = catalog_target(channel), "targets"
        for _ in self.targets_roles():
            metadata = self.current(role)
            delegations = None if metadata is None else metadata.signed.delegations
            deeper = [name for name, _ in delegations.get_roles_for_target(wanted)] if (
                delegations
            ) else []  # fmt: skip
            if not deeper:
                break
            role = deeper[0]
        return role

    def find(self, target: str) -> tuple[str, TargetFile] | None:
        """Give the role and the entry of a target, drafts included."""
        for role in self.targets_roles():
            metadata = self.current(role)
            if metadata is not None and target in metadata.signed.targets:
                return role, metadata.signed.targets[target]
        return None

    def read_target(self, target: str) -> bytes | None:
        """Give the content of a target, None where there is none."""
        found = self.find(target)
        if found is None:
            return None
        folder, _, base = target.rpartition("/")
        digest = found[1].hashes["sha256"]
        try:
            return (self.folder / TARGETS / folder / f"{digest}.{base}").read_bytes()
        except OSError as error:
            msg = f"The repository has lost the file of {target} ({error.strerror})."
            raise UpdateError(msg) from error

    # Drafts.

    def draft(self, role: str) -> Path:
        """Give where a role's draft lies."""
        return self.work / f"{role}.json"

    def drafts(self) -> list[str]:
        """Give the roles of which there is a draft."""
        found = sorted(path.stem for path in self.work.glob("*.json"))
        # What names keys comes before what they sign.
        return sorted(found, key=lambda role: TOP.index(role) if role in TOP else 1)

    def put(self, role: str, signed: Root | Targets | Snapshot | Timestamp) -> None:
        """Make a draft of a role's next version, with nobody's signature yet."""
        before = self.published(role)
        signed.version = 1 if before is None else before.signed.version + 1
        days = DAYS.get(role, DAYS["targets"])
        signed.expires = datetime.now(UTC).replace(microsecond=0) + timedelta(days=days)
        metadata: Metadata[Any] = Metadata(signed)
        write_whole(self.draft(role), metadata.to_bytes())
        self.at(f"draft of {role}")

    def add_target(self, role: str, name: str, content: bytes) -> None:
        """Put a target's file in its place, and it into the role's draft."""
        digest = hashlib.sha256(content).hexdigest()
        folder, _, base = name.rpartition("/")
        write_whole(self.folder / TARGETS / folder / f"{digest}.{base}", content)
        metadata = self.current(role)
        signed = Targets() if metadata is None else metadata.signed
        signed.targets[name] = TargetFile.from_data(name, content, ["sha256"])
        self.put(role, signed)


def read_metadata(path: Path) -> Metadata[Any]:
    """Read a file of metadata. Raises UpdateError."""
    try:
        return Metadata.from_bytes(path.read_bytes())
    except (OSError, RepositoryError) as error:
        raise UpdateError(f"The metadata in {path} cannot be read: {error}") from error
