"""Signing drafts, and publishing them once each has its threshold."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from securesystemslib.signer import CryptoSigner
from tuf.api.metadata import MetaFile, Snapshot, Timestamp

from kiosk.catalog.layout import METADATA
from tools.publishing.files import sync_folder, write_whole
from tools.publishing.keys import KeyFile, Passphrases
from tools.publishing.office import Office, read_metadata


@dataclass(frozen=True, slots=True)
class Lacking:
    """A draft that waits for signatures."""

    role: str
    signed: int
    threshold: int
    draft: Path


class Signing:
    """The keys that are at hand, and what they do to an office's drafts."""

    def __init__(self, office: Office, keys: Iterable[KeyFile], passphrases: Passphrases) -> None:
        """Sign with these keys, each opened when it is first needed."""
        self._office = office
        self._keys = {key.public.keyid: key for key in keys}
        self._passphrases = passphrases
        self._signers: dict[str, CryptoSigner] = {}

    def sign(self) -> list[Lacking]:
        """Sign every draft with those of the keys that may; give what is lacking still."""
        for role in self._office.drafts():
            metadata = read_metadata(self._office.draft(role))
            wanted = set(self._keyids(role))
            for keyid in sorted(wanted & self._keys.keys() - metadata.signatures.keys()):
                if keyid not in self._signers:
                    self._signers[keyid] = self._keys[keyid].signer(self._passphrases)
                metadata.sign(self._signers[keyid], append=True)
            write_whole(self._office.draft(role), metadata.to_bytes())
        return self.lacking()

    def lacking(self) -> list[Lacking]:
        """Give the drafts that lack signatures."""
        found = []
        for role in self._office.drafts():
            metadata = read_metadata(self._office.draft(role))
            for delegator in self._delegators(role):
                result = delegator.get_verification_result(
                    role, metadata.signed_bytes, metadata.signatures
                )
                if not result.verified:
                    signed = len(result.signed)
                    found.append(Lacking(role, signed, result.threshold, self._office.draft(role)))
                    break
        return found

    def publish(self) -> list[Lacking]:
        """Sign the drafts and, where none lacks a signature, publish them all.

        Gives what is lacking: nothing where everything is published. Raises UpdateError.
        """
        lacking = self.sign()
        if lacking:
            return lacking
        self._draft_snapshot()
        lacking = self.sign()
        if lacking:
            return lacking
        folder = self._office.folder / METADATA
        roles = self._office.drafts()
        for role in (*(one for one in roles if one != "timestamp"), "timestamp"):
            content = self._office.draft(role).read_bytes()
            version = read_metadata(self._office.draft(role)).signed.version
            name = "timestamp.json" if role == "timestamp" else f"{version}.{role}.json"
            write_whole(folder / name, content)
            self._office.at(f"published {role}")
        for role in roles:
            self._office.draft(role).unlink()
        sync_folder(self._office.work)
        self._office.at("drafts removed")
        return []

    def _draft_snapshot(self) -> None:
        """Draft the snapshot of what is drafted, and the timestamp of that."""
        before = self._office.published("snapshot")
        signed = Snapshot() if before is None else before.signed
        for role in self._office.targets_roles():
            metadata = self._office.current(role)
            if metadata is not None:
                signed.meta[f"{role}.json"] = MetaFile(metadata.signed.version)
        # What was ever in a snapshot stays in it: clients refuse one that has lost a role.
        path = self._office.draft("snapshot")
        if not path.is_file() or read_metadata(path).signed.meta != signed.meta:
            self._office.put("snapshot", signed)
        timestamp = self._office.published("timestamp")
        moment = Timestamp() if timestamp is None else timestamp.signed
        snapshot = read_metadata(path).signed.version
        draft = self._office.draft("timestamp")
        if not draft.is_file() or read_metadata(draft).signed.snapshot_meta.version != snapshot:
            moment.snapshot_meta = MetaFile(snapshot)
            self._office.put("timestamp", moment)

    def _delegators(self, role: str) -> list[Any]:
        """Give whose keys a role's draft needs; a root needs those of the one before it, too."""
        own = self._office.delegator(role).signed
        before = self._office.published("root") if role == "root" else None
        return [own] if before is None else [before.signed, own]

    def _keyids(self, role: str) -> list[str]:
        found: list[str] = []
        for delegator in self._delegators(role):
            found += delegator.get_delegated_role(role).keyids
        return found
