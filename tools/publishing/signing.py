"""Signing drafts, and publishing those that are complete.

What is published has to hold together at every moment, also after a kill: each role signed by those
whom the published metadata above it name. A draft that waits for a signature, such as a root that
goes from safe to safe for days, holds back what depends on it and nothing else.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from securesystemslib.signer import CryptoSigner
from tuf.api.metadata import Metadata, Snapshot, Targets, Timestamp

from kiosk.catalog.layout import METADATA
from kiosk.durable import sync_path, write_whole
from tools.publishing.keys import KeyFile
from tools.publishing.metadata import delegated, file_of, metadata_name, read_metadata
from tools.publishing.office import DAYS, Office
from tools.publishing.passphrases import Passphrases


@dataclass(frozen=True, slots=True)
class Lacking:
    """A draft that waits: for signatures, or for another draft where it has its own."""

    role: str
    signed: int
    threshold: int


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of publishing."""

    published: tuple[str, ...] = ()
    """The roles of which there is a new version."""
    lacking: tuple[Lacking, ...] = ()


class Signing:
    """The keys that are at hand, and what they do to an office's drafts."""

    def __init__(self, office: Office, keys: Iterable[KeyFile], passphrases: Passphrases) -> None:
        """Sign with these keys, each opened when it is first needed."""
        self._office = office
        self._keys = {key.public.keyid: key for key in keys}
        self._passphrases = passphrases
        self._signers: dict[str, CryptoSigner] = {}

    def lacking(self) -> list[Lacking]:
        """Give the drafts that cannot be published yet."""
        tree = self._office.tree()
        return self._waiting(self._held(tree), tree)

    def publish(self) -> Outcome:
        """Sign the drafts, and publish those that are complete and hold together.

        Where there are but the drafts of a repository that is elsewhere, they are signed alone.
        Raises UpdateError.
        """
        office = self._office
        tree = office.tree()
        if office.here:
            self._draft_followers(tree)
        for role in office.drafts():
            self._sign(role, tree)
        held = self._held(tree)
        ready = [role for role in office.drafts() if role not in held]
        if not office.here:
            return Outcome((), tuple(self._waiting(held, tree)))
        if not ready:
            office.pack()
            return Outcome((), tuple(self._waiting(held, tree)))
        for make in (self._draft_snapshot, self._draft_timestamp):
            made = make(held, tree)
            if made is None:
                continue
            self._sign(made, tree)
            if not self._holds(made, held, tree):
                # Everything waits for these two.
                office.pack()
                return Outcome((), tuple(self._waiting(held, tree)))
            if made not in ready:
                ready.append(made)
        self._write(ready, held)
        office.pack()
        return Outcome(tuple(ready), tuple(self._waiting(held, tree)))

    def _draft_followers(self, tree: Mapping[str, str]) -> None:
        """Draft what has to be signed anew, as the drafts above it name other keys."""
        office = self._office
        for role, parent in tree.items():
            if role in ("root", "snapshot", "timestamp") or office.draft(role).is_file():
                continue
            metadata, above = office.current(role), office.current(parent)
            if metadata is None:
                # A region that has signed nothing yet has an empty list: clients look for it.
                office.put(role, Targets())
            elif above is not None and not _verified(above, role, metadata):
                office.put(role, office.edit(role))

    def _write(self, ready: list[str], held: set[str]) -> None:
        """Publish drafts, in an order that leaves no moment in which they contradict each other."""
        office = self._office
        before = office.published("root")
        others = [role for role in ready if role not in ("root", "timestamp")]
        order = [*others, "timestamp", "root"]
        top = {name: self._result(name, held) for name in ("timestamp", "snapshot", "targets")}
        if before is None or not all(_verified(before, name, one) for name, one in top.items()):
            # New keys alone have signed: clients that come between see nobody they know, and wait.
            order = ["root", *others, "timestamp"]
        for role in order:
            if role in ready:
                content = office.draft(role).read_bytes()
                version = read_metadata(office.draft(role)).signed.version
                write_whole(office.folder / METADATA / metadata_name(role, version), content)
                office.at(f"published {role}")
        for role in ready:
            office.draft(role).unlink(missing_ok=True)
        sync_path(office.work)
        office.at("drafts removed")

    def _sign(self, role: str, tree: Mapping[str, str]) -> None:
        """Add what signatures a draft still needs of the keys at hand."""
        office = self._office
        parent = tree.get(role)
        if parent is None or office.is_written(role):
            # Of a role that is gone; or published, and then its bytes stay as they are.
            return
        metadata = read_metadata(office.draft(role))
        before = metadata.signatures.copy()
        # By those who count now and those who will: it can be published before a new root and
        # after it.
        for delegator in (office.current(parent), office.published(parent)):
            if delegator is None:
                continue
            result = _result(delegator, role, metadata)
            while result is not None and not result.verified:
                at_hand = sorted(result.unsigned.keys() & self._keys.keys())
                if not at_hand:
                    break
                metadata.sign(self._signer(at_hand[0]), append=True)
                result = _result(delegator, role, metadata)
        if metadata.signatures != before:
            write_whole(office.draft(role), metadata.to_bytes())

    def _signer(self, keyid: str) -> CryptoSigner:
        if keyid not in self._signers:
            self._signers[keyid] = self._keys[keyid].signer(self._passphrases)
        return self._signers[keyid]

    def _waiting(self, held: set[str], tree: Mapping[str, str]) -> list[Lacking]:
        return [
            self._lacks(role, tree)
            for role in self._office.drafts()
            if role in held or not self._holds(role, held, tree)
        ]

    def _held(self, tree: Mapping[str, str]) -> set[str]:
        """Give the drafts that cannot be published, for want of signatures or of each other."""
        drafts = set(self._office.drafts())
        held = {role for role in drafts if role not in tree}
        changed = True
        while changed:
            changed = False
            for role, parent in tree.items():
                if role in ("snapshot", "timestamp") or self._holds(role, held, tree):
                    continue
                # A published role that new keys above it do not know holds these back.
                culprit = role if role in drafts - held else parent
                if culprit in drafts - held:
                    held.add(culprit)
                    changed = True
        return held

    def _holds(self, role: str, held: set[str], tree: Mapping[str, str]) -> bool:
        """Tell whether what a role would say then is signed by those who would count then."""
        metadata, above = self._result(role, held), self._result(tree[role], held)
        if metadata is None:
            return not self._would_hide(role, tree[role], above)
        if above is None or not _verified(above, role, metadata):
            return False
        before = self._office.published("root") if role == "root" else None
        return before is None or _verified(before, role, metadata)

    def _would_hide(self, role: str, parent: str, above: Metadata[Any] | None) -> bool:
        """Tell whether clients would lose what was the parent's, as the role has nothing yet."""
        before = None if parent == "root" else self._office.published(parent)
        if above is None or before is None or role not in delegated(above):
            return False
        handed_on = above.signed.delegations.roles[role]
        return any(handed_on.is_delegated_path(name) for name in before.signed.targets)

    def _result(self, role: str, held: set[str]) -> Metadata[Any] | None:
        """Give what a role would say if all drafts but those held back were published."""
        return self._office.published(role) if role in held else self._office.current(role)

    def _lacks(self, role: str, tree: Mapping[str, str]) -> Lacking:
        office = self._office
        if role not in tree:
            # Nobody names it: what was to do so was cut short.
            return Lacking(role, 0, 0)
        metadata = read_metadata(office.draft(role))
        by = [office.current(tree[role])]
        if role == "root":
            by.append(office.published("root"))
        results = [_result(one, role, metadata) for one in by if one is not None]
        counts = [(len(one.signed), one.threshold) for one in results if one is not None]
        signed, threshold = min(counts, key=lambda one: one[0] - one[1], default=(0, 1))
        return Lacking(role, signed, threshold)

    def _draft_snapshot(self, held: set[str], tree: Mapping[str, str]) -> str | None:
        """Draft the snapshot of what will be published, where it says anything new."""
        office = self._office
        before = office.published("snapshot")
        # What was ever in a snapshot stays in it: clients refuse one that has lost a role.
        meta = {} if before is None else dict(before.signed.meta)
        for role in tree:
            metadata = self._result(role, held)
            if metadata is None or role in ("root", "snapshot", "timestamp"):
                continue
            version, name = metadata.signed.version, f"{role}.json"
            drafted = role not in held and office.draft(role).is_file()
            if drafted or name not in meta or meta[name].hashes is None:
                path = office.folder / METADATA / metadata_name(role, version)
                path = office.draft(role) if drafted else path
                meta[name] = file_of(path.read_bytes(), version)
        draft = office.draft("snapshot")
        if draft.is_file():
            drafted_one = read_metadata(draft)
            if drafted_one.signed.meta == meta and self._fresh("snapshot"):
                return "snapshot"
        elif (
            before is not None
            and before.signed.meta == meta
            and self._holds("snapshot", held, tree)
        ):
            return None
        signed = Snapshot() if before is None else office.edit("snapshot")
        signed.meta = meta
        office.put("snapshot", signed)
        return "snapshot"

    def _draft_timestamp(self, held: set[str], tree: Mapping[str, str]) -> str | None:
        """Draft the timestamp of the snapshot, where it says anything new."""
        office = self._office
        before = office.published("timestamp")
        snapshot = office.current("snapshot")
        if snapshot is None:
            return None
        path = office.draft("snapshot")
        if not path.is_file():
            path = office.folder / METADATA / metadata_name("snapshot", snapshot.signed.version)
        meta = file_of(path.read_bytes(), snapshot.signed.version)
        draft = office.draft("timestamp")
        if draft.is_file():
            drafted = read_metadata(draft)
            if drafted.signed.snapshot_meta == meta and self._fresh("timestamp"):
                return "timestamp"
        elif (
            before is not None
            and before.signed.snapshot_meta == meta
            and self._holds("timestamp", held, tree)
        ):
            return None
        signed = Timestamp() if before is None else office.edit("timestamp")
        signed.snapshot_meta = meta
        office.put("timestamp", signed)
        return "timestamp"

    def _fresh(self, role: str) -> bool:
        """Tell whether a draft was made just now, or has most of its time still before it."""
        metadata = self._office.current(role)
        if role in self._office.made or metadata is None:
            return True
        left: timedelta = metadata.signed.expires - datetime.now(UTC)
        return left > timedelta(days=DAYS[role]) / 2


def _result(delegator: Metadata[Any], role: str, metadata: Metadata[Any]) -> Any:
    """Give whose signatures a role has and lacks; None where the delegator knows no such role."""
    try:
        return delegator.signed.get_verification_result(
            role, metadata.signed_bytes, metadata.signatures
        )
    except ValueError:
        return None


def _verified(delegator: Metadata[Any], role: str, metadata: Metadata[Any] | None) -> bool:
    result = None if metadata is None else _result(delegator, role, metadata)
    return bool(result)
