"""What is done with keys: the beginning, new ones, stolen ones, renewals, and handing parts on."""

from collections.abc import Sequence
from pathlib import Path

from securesystemslib.signer import SSlibKey
from tuf.api.metadata import DelegatedRole, Delegations, Root, Targets

from kiosk.catalog.layout import CHANNEL, METADATA, PIECES, TARGETS
from kiosk.errors import UpdateError
from tools.publishing.keys import PUBLIC, KeyFile, Passphrases, make_key
from tools.publishing.office import TOP, Office

ROOT_KEYS, ROOT_THRESHOLD = 3, 2
CHANNEL_DEPTH = 4
"""Parts a channel's name may have; TUF's patterns match one part at a time."""


def init(office: Office, keys: Path, passphrases: Passphrases) -> list[KeyFile]:
    """Make a repository with new keys, drafted and not signed yet; give the keys.

    Raises UpdateError where there is a repository already, or keys of these names.
    """
    if office.roots():
        raise UpdateError(f"There is a repository in {office.folder} already.")
    for name in (METADATA, TARGETS, PIECES):
        (office.folder / name).mkdir(parents=True, exist_ok=True)
    office.work.mkdir(mode=0o700, parents=True, exist_ok=True)
    made = [make_key(keys, f"root-{n + 1}", passphrases) for n in range(ROOT_KEYS)]
    made += [make_key(keys, name, passphrases) for name in TOP[1:]]
    root = Root(consistent_snapshot=True)
    for key in made:
        root.add_key(key.public, key.name.partition("-")[0])
    root.roles["root"].threshold = ROOT_THRESHOLD
    office.put("targets", Targets())
    office.put("root", root)
    return made


def rotate(office: Office, role: str, keys: Path, passphrases: Passphrases) -> list[KeyFile]:
    """Give a role new keys in the place of its old ones, drafted; give the new ones."""
    parent = office.parent_of(role)
    signed = office.delegator(role).signed
    before = list(signed.get_delegated_role(role).keyids)
    count = max(1, len(before))
    serial = _serial(role, keys)
    made = [
        make_key(keys, f"{role}-{serial}" + (f"-{n + 1}" if count > 1 else ""), passphrases)
        for n in range(count)
    ]
    for keyid in before:
        signed.revoke_key(keyid, role)
    for key in made:
        signed.add_key(key.public, role)
    _redraft(office, role, parent, signed)
    return made


def revoke(office: Office, keyid: str) -> list[str]:
    """Take a key from every role that has it, drafted; give these roles.

    Raises UpdateError where no role has it, or one would be left with too few.
    """
    roles = []
    for role in (*TOP, *(one for one in office.targets_roles() if one not in TOP)):
        signed = office.delegator(role).signed
        known = signed.get_delegated_role(role)
        if not any(one.startswith(keyid) for one in known.keyids):
            continue
        if len(known.keyids) - 1 < known.threshold:
            msg = (
                f"Without this key the role {role} has too few: give it new ones with rotate, "
                "which takes the old ones away."
            )
            raise UpdateError(msg)
        (full,) = [one for one in known.keyids if one.startswith(keyid)]
        signed.revoke_key(full, role)
        _redraft(office, role, office.parent_of(role), signed)
        roles.append(role)
    if not roles:
        raise UpdateError(f"No role has a key {keyid}: status names them.")
    return roles


def renew(office: Office, roles: Sequence[str]) -> None:
    """Draft these roles anew as they are, so that they are valid from now on."""
    for role in roles:
        metadata = office.current(role)
        if metadata is None:
            raise UpdateError(f"There is no role {role} in this repository.")
        if role not in ("snapshot", "timestamp"):
            office.put(role, metadata.signed)


def delegate(
    office: Office, channel: str, role: str, parent: str, keys: Sequence[SSlibKey], threshold: int
) -> None:
    """Let a role of its own sign a channel's catalogs, and those of channels below it.

    Drafts the parent and the new role. Raises UpdateError.
    """
    if not CHANNEL.fullmatch(channel):
        raise UpdateError(f"{channel!r} is no name of a channel, such as north/berlin.")
    if role in (*TOP, *office.targets_roles()) or not CHANNEL.fullmatch(role) or "/" in role:
        raise UpdateError(f"{role!r} is taken, or no name of small letters, digits and hyphens.")
    above = office.current(parent)
    if above is None or parent not in office.targets_roles():
        raise UpdateError(f"There is no role {parent} to delegate from.")
    if not 1 <= threshold <= len(keys):
        raise UpdateError(f"{len(keys)} keys cannot meet a threshold of {threshold}.")
    if above.signed.delegations is None:
        above.signed.delegations = Delegations({}, {})
    deeper = CHANNEL_DEPTH - channel.count("/")
    paths = [f"catalogs/{channel}{'/*' * depth}/*" for depth in range(deeper)]
    above.signed.delegations.roles[role] = DelegatedRole(
        role, [], threshold, terminating=True, paths=paths
    )
    for key in keys:
        above.signed.add_key(key, role)
    office.put(parent, above.signed)
    office.put(role, Targets())


def _redraft(office: Office, role: str, parent: str, signed: Root | Targets) -> None:
    """Draft whoever says whose keys sign a role, and the role, whose keys have changed."""
    office.put(parent, signed)
    if role not in ("root", "snapshot", "timestamp"):
        # These two are signed anew with every publication.
        own = office.current(role)
        if own is not None:
            office.put(role, own.signed)


def _serial(role: str, keys: Path) -> int:
    """Give a number that no key of a role in a folder has."""
    serial = 2
    while list(keys.glob(f"{role}-{serial}{PUBLIC}")) + list(keys.glob(f"{role}-{serial}-*")):
        serial += 1
    return serial
