"""A TUF repository: its metadata, and drafts of their next versions.

Everything that changes is first a draft in a private folder. Drafts are signed, on one machine or
carried from one to the next; ``tools.publishing.signing`` publishes those that are complete.
"""

import contextlib
import fcntl
import os
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from tuf.api.exceptions import RepositoryError
from tuf.api.metadata import Metadata, MetaFile, Root, Snapshot, TargetFile, Targets, Timestamp

from kiosk.catalog.layout import METADATA, TARGETS, catalog_target
from kiosk.durable import is_left_over, write_whole
from kiosk.errors import UpdateError
from tools.publishing.metadata import delegated, metadata_name, read_metadata

DAYS = {"root": 365, "targets": 180, "snapshot": 30, "timestamp": 14}
"""For how long each role signs; delegated roles as targets.

The timestamp's is how long a kiosk may be kept on an old state by whoever controls its network,
and how long an office may be closed: two weeks hold both. The snapshot changes with every
publication. Targets need their key for every catalog anyhow; the root's keys come out of their
safes once a year.
"""
TOP = ("root", "targets", "snapshot", "timestamp")
BEGUN = "beginning"
"""The file in the folder of drafts that is there while a repository is being made."""
_TRUSTED = "trusted"
Step = Callable[[str], None]
Part = Root | Targets | Snapshot | Timestamp


class Office:
    """The repository in a folder, with its private drafts in another.

    Metadata it gives are for reading; ``edit`` gives what may be changed and ``put`` as a draft.
    """

    def __init__(self, folder: Path, work: Path | None = None, at: Step = lambda _: None) -> None:
        """Work on the repository in ``folder``; drafts lie in ``work``, by default beside it."""
        self.folder = folder
        self.work = work or folder.with_name(f"{folder.name}-drafts")
        self.at = at
        self.days = dict(DAYS)
        """For how long drafts are valid from now on; other roles as long as targets."""
        self.made: set[str] = set()
        """The roles of which there was a draft made just now."""
        self._seen: dict[Path, tuple[tuple[int, ...], Metadata[Any]]] = {}

    @property
    def here(self) -> bool:
        """Tell whether the repository is on this machine, rather than its drafts alone."""
        timestamp = self.folder / METADATA / "timestamp.json"
        return timestamp.is_file() or (self.work / BEGUN).is_file()

    def require(self) -> None:
        """Raise UpdateError where there is no repository."""
        if not (self.folder / METADATA / "timestamp.json").is_file() and not self.drafts():
            msg = f"There is no repository of updates in {self.folder}: make one with init."
            raise UpdateError(msg)

    @contextlib.contextmanager
    def alone(self) -> Iterator[None]:
        """Let one command at a time change anything. Raises UpdateError for another."""
        self.work.mkdir(mode=0o700, parents=True, exist_ok=True)
        descriptor = os.open(self.work / ".lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        try:
            with contextlib.suppress(PermissionError):
                # Drafts that were carried on a stick may have lost who may read them.
                self.work.chmod(0o700)
            try:
                fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                msg = f"Another command is at work on {self.folder}: run this one when it is done."
                raise UpdateError(msg) from None
            yield
        finally:
            os.close(descriptor)

    # What is there.

    def roots(self) -> list[int]:
        """Give the versions of the published root metadata, in ascending order."""
        return self._versions("root")

    def published(self, role: str) -> Metadata[Any] | None:
        """Give the newest published metadata of a role, None where there are none."""
        path = self._published_path(role)
        return self._read(path) if path is not None and path.is_file() else None

    def current(self, role: str) -> Metadata[Any] | None:
        """Give the draft of a role, or else what is published."""
        path = self.draft(role)
        return self._read(path) if path.is_file() else self.published(role)

    def edit(self, role: str) -> Any:
        """Give what a role signs now, drafts included, to be changed and ``put``.

        Raises UpdateError where there is no such role.
        """
        path: Path | None = self.draft(role)
        if path is None or not path.is_file():
            path = self._published_path(role)
        if path is None or not path.is_file():
            raise UpdateError(f"There is no role {role} in this repository: status lists them.")
        return read_metadata(path).signed

    def tree(self) -> dict[str, str]:
        """Give every role, drafts included, with the role that says whose keys sign it."""
        found = dict.fromkeys(TOP, "root")
        waiting = ["targets"]
        for parent in waiting:
            metadata = self.current(parent)
            for role in delegated(metadata):
                if role not in found:
                    found[role] = parent
                    waiting.append(role)
        return found

    def targets_roles(self) -> list[str]:
        """Give every role that signs targets, drafts included."""
        return [role for role in self.tree() if role not in TOP or role == "targets"]

    def parent_of(self, role: str) -> str:
        """Give the role that says whose keys sign this one. Raises UpdateError for none."""
        parent = self.tree().get(role)
        if parent is None:
            raise UpdateError(f"There is no role {role} in this repository: status lists them.")
        return parent

    def way_to(self, target: str) -> list[str]:
        """Give the roles a client asks for a target, the one that signs it last."""
        way = ["targets"]
        while True:
            metadata = self.current(way[-1])
            delegations = None if metadata is None else metadata.signed.delegations
            deeper = list(delegations.get_roles_for_target(target)) if delegations else []
            if not deeper or deeper[0][0] in way:
                return way
            way.append(deeper[0][0])

    def role_of(self, channel: str) -> str:
        """Give the role that signs a channel's catalogs: a delegated one, else targets."""
        return self.way_to(catalog_target(channel))[-1]

    def find(self, target: str) -> tuple[str, TargetFile] | None:
        """Give the role and the entry of a target as clients find it, drafts included."""
        for role in self.way_to(target):
            metadata = self.current(role)
            if metadata is not None and target in metadata.signed.targets:
                return role, metadata.signed.targets[target]
        return None

    def names(self) -> list[str]:
        """Give the name of every target, drafts included."""
        found: set[str] = set()
        for role in self.targets_roles():
            metadata = self.current(role)
            found.update(() if metadata is None else metadata.signed.targets)
        return sorted(found)

    def target_path(self, name: str, entry: TargetFile) -> Path:
        """Give where the file of a target lies."""
        folder, _, base = name.rpartition("/")
        return self.folder / TARGETS / folder / f"{entry.hashes['sha256']}.{base}"

    def read_target(self, name: str) -> bytes | None:
        """Give the content of a target, None where there is none. Raises UpdateError."""
        found = self.find(name)
        if found is None:
            return None
        try:
            content = self.target_path(name, found[1]).read_bytes()
            found[1].verify_length_and_hashes(content)
        except (OSError, RepositoryError) as error:
            msg = f"The repository has lost the file of {name}, or it is damaged: publish it again."
            raise UpdateError(msg) from error
        return content

    def has(self, name: str, content: bytes) -> bool:
        """Tell whether a target is there with this content, its file too."""
        found = self.find(name)
        try:
            return found is not None and self.target_path(name, found[1]).read_bytes() == content
        except OSError:
            return False

    def as_published(self) -> "Office":
        """Give the repository as clients see it: without drafts."""
        return Office(self.folder, self.work / "none")

    # Drafts.

    def draft(self, role: str) -> Path:
        """Give where a role's draft lies."""
        return self.work / f"{role}.json"

    def drafts(self) -> list[str]:
        """Give the roles of which there is a draft."""
        found = sorted(path.stem for path in self.work.glob("*.json"))
        # What names keys comes before what they sign.
        return sorted(found, key=lambda role: TOP.index(role) if role in TOP else 1)

    def put(self, role: str, signed: Part) -> None:
        """Make a draft of a role's next version, with nobody's signature yet."""
        before = self.published(role)
        # A number is never given twice: caches keep for ever what they once saw under a name, be it
        # of a publication that was cut short. Roots alone have to be without gaps.
        known = [0 if before is None else before.signed.version]
        known += self._versions(role) if role != "root" else []
        signed.version = max(known) + 1
        valid = timedelta(days=self.days.get(role, DAYS["targets"]))
        signed.expires = datetime.now(UTC).replace(microsecond=0) + valid
        metadata: Metadata[Any] = Metadata(signed)
        write_whole(self.draft(role), metadata.to_bytes())
        self.made.add(role)
        self.at(f"draft of {role}")

    def add_target(self, role: str, name: str, content: bytes) -> None:
        """Put a target's file in its place, and it into the role's draft."""
        entry = TargetFile.from_data(name, content, ["sha256"])
        write_whole(self.target_path(name, entry), content)
        signed = Targets() if self.current(role) is None else self.edit(role)
        signed.targets[name] = entry
        self.put(role, signed)

    def is_written(self, role: str) -> bool:
        """Tell whether a draft is published already, byte for byte."""
        draft = self.draft(role)
        name = metadata_name(role, self._read(draft).signed.version)
        try:
            return (self.folder / METADATA / name).read_bytes() == draft.read_bytes()
        except OSError:
            return False

    def pack(self) -> None:
        """Put beside the drafts what a machine without the repository needs to sign them."""
        if not self.drafts():
            (self.work / BEGUN).unlink(missing_ok=True)
            return
        tree = self.tree()
        above = {"root"}
        for role in self.drafts():
            if role in tree and role not in ("snapshot", "timestamp"):
                # Itself, to say what its draft changes.
                above.add(role)
            while role in tree and tree[role] != role:
                role = tree[role]
                above.add(role)
        for role in sorted(above):
            path, packed = self._published_path(role), self.work / _TRUSTED / f"{role}.json"
            if path is not None and path.is_file():
                content = path.read_bytes()
                if not packed.is_file() or packed.read_bytes() != content:
                    write_whole(packed, content)

    def forget(self) -> list[str]:
        """Remove all drafts; give the roles whose they were."""
        roles = self.drafts()
        # Snapshot and timestamp first: they name what the others hold.
        for role in reversed(roles):
            self.draft(role).unlink()
        for path in self.work.iterdir():
            if is_left_over(path):
                path.unlink()
        return roles

    def _versions(self, role: str) -> list[int]:
        found = (self.folder / METADATA).glob(f"*.{role}.json")
        numbers = [path.name.partition(".")[0] for path in found]
        return sorted(int(number) for number in numbers if number.isdecimal())

    def _published_path(self, role: str) -> Path | None:
        if not self.here:
            return self.work / _TRUSTED / f"{role}.json"
        if role == "timestamp":
            return self.folder / METADATA / "timestamp.json"
        if role == "root":
            versions = self.roots()
            version = versions[-1] if versions else None
        elif role == "snapshot":
            timestamp = self.published("timestamp")
            version = None if timestamp is None else timestamp.signed.snapshot_meta.version
        else:
            snapshot = self.published("snapshot")
            meta: MetaFile | None = (
                None if snapshot is None else snapshot.signed.meta.get(f"{role}.json")
            )
            version = None if meta is None else meta.version
        if version is None:
            return None
        return self.folder / METADATA / metadata_name(role, version)

    def _read(self, path: Path) -> Metadata[Any]:
        """Read metadata, once for each state of a file."""
        status = path.stat()
        state = (status.st_ino, status.st_mtime_ns, status.st_size)
        seen = self._seen.get(path)
        if seen is None or seen[0] != state:
            seen = self._seen[path] = (state, read_metadata(path))
        return seen[1]
