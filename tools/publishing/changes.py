"""What a draft would change, in words: nobody should sign what they cannot read."""

import hashlib
from collections.abc import Iterable, Mapping
from typing import Any

from tuf.api.metadata import Metadata, Role, Root, Targets

from tools.publishing.metadata import read_metadata
from tools.publishing.office import Office

_DIGITS = 12


def told(office: Office, role: str) -> str:
    """Say what a draft is and what it changes, in a line each."""
    metadata = read_metadata(office.draft(role))
    signed = metadata.signed
    lines = [
        f"{role}, version {signed.version}, valid until {signed.expires:%Y-%m-%d}, "
        f"fingerprint {fingerprint(metadata)}"
    ]
    before = office.published(role)
    old = None if before is None else before.signed
    if isinstance(signed, Root):
        lines += _root(old, signed)
    elif isinstance(signed, Targets):
        lines += _targets(old, signed)
    return "\n  ".join(lines)


def fingerprint(metadata: Metadata[Any]) -> str:
    """Give digits of what is signed, for two people to compare on the telephone."""
    digits = hashlib.sha256(metadata.signed_bytes).hexdigest()[:16]
    return " ".join(digits[n : n + 4] for n in range(0, 16, 4))


def _root(old: Root | None, new: Root) -> Iterable[str]:
    before = {} if old is None else old.roles
    for name, role in new.roles.items():
        yield from _keys(name, before.get(name), role)
    if old is not None and all(old.roles[name] == role for name, role in new.roles.items()):
        yield "the same keys as before"


def _targets(old: Targets | None, new: Targets) -> Iterable[str]:
    had = {} if old is None else old.targets
    for name in sorted(new.targets.keys() | had.keys()):
        if name not in new.targets:
            yield f"without {name}"
        elif name not in had:
            yield f"new: {name}"
        elif had[name] != new.targets[name]:
            yield f"changed: {name}"
    before, after = _delegations(old), _delegations(new)
    for name in sorted(before.keys() | after.keys()):
        if name not in after:
            yield f"the role {name} is taken out"
        else:
            yield from _keys(name, before.get(name), after[name])


def _delegations(signed: Targets | None) -> Mapping[str, Role]:
    delegations = None if signed is None else signed.delegations
    return (delegations.roles or {}) if delegations else {}


def _keys(name: str, old: Role | None, new: Role) -> Iterable[str]:
    """Say whose keys count for a role, where that changes."""
    had = set() if old is None else set(old.keyids)
    come = [keyid for keyid in new.keyids if keyid not in had]
    gone = sorted(had - set(new.keyids))
    parts = []
    if come:
        parts.append(f"new {_short(come)}")
    if gone:
        parts.append(f"without {_short(gone)}")
    if old is None or old.threshold != new.threshold:
        parts.append(f"{new.threshold} of {len(new.keyids)} sign")
    if parts:
        yield f"keys of {name}: {', '.join(parts)}"


def _short(keyids: Iterable[str]) -> str:
    return ", ".join(keyid[:_DIGITS] for keyid in keyids)
