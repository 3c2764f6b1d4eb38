"""What is done with keys: the beginning, new ones, stolen ones, and renewals."""

from collections.abc import Sequence
from pathlib import Path

from securesystemslib.signer import SSlibKey
from tuf.api.metadata import Root, Targets

from kiosk.catalog.layout import METADATA, PIECES, TARGETS
from kiosk.durable import write_whole
from kiosk.errors import UpdateError
from tools.publishing.keys import KEY, PUBLIC, KeyFile, make_key
from tools.publishing.office import BEGUN, TOP, Office
from tools.publishing.passphrases import Passphrases

ROOT_KEYS, ROOT_THRESHOLD = 3, 2
_LEAST_DIGITS = 8


def init(
    office: Office, keys: Path, passphrases: Passphrases, sticks: Sequence[Path] = ()
) -> list[KeyFile]:
    """Make a repository with new keys, drafted and not signed yet; give the keys.

    The root's keys go to ``sticks`` where these are named, the others to ``keys``. An init that was
    cut short goes on with the keys it has made. Raises UpdateError where there is a repository
    already, or keys of these names.
    """
    begun = office.work / BEGUN
    again = begun.is_file()
    if office.roots() and not again:
        raise UpdateError(f"There is a repository in {office.folder} already.")
    if len(set(sticks)) not in (0, ROOT_KEYS):
        msg = f"Name {ROOT_KEYS} folders for the root's {ROOT_KEYS} keys: one on each stick."
        raise UpdateError(msg)
    for name in (METADATA, TARGETS, PIECES):
        (office.folder / name).mkdir(parents=True, exist_ok=True)
    office.work.mkdir(mode=0o700, parents=True, exist_ok=True)
    write_whole(begun, b"")
    made = [
        make_key(sticks[n] if sticks else keys, f"root-{n + 1}", passphrases, again=again)
        for n in range(ROOT_KEYS)
    ]
    made += [make_key(keys, name, passphrases, again=again) for name in TOP[1:]]
    if not office.roots() and "root" not in office.drafts():
        root = Root(consistent_snapshot=True)
        for key in made:
            root.add_key(key.public, key.name.partition("-")[0])
        root.roles["root"].threshold = ROOT_THRESHOLD
        office.put("targets", Targets())
        office.put("root", root)
    return made


def rotate(
    office: Office, role: str, keys: Path, passphrases: Passphrases
) -> list[KeyFile]:  # fmt: skip
    """Give a role as many new keys in the place of its old ones, drafted; give the new ones."""
    before = office.edit(office.parent_of(role)).get_delegated_role(role).keyids
    made = _new_keys(role, max(1, len(before)), keys, passphrases)
    replace(office, role, [key.public for key in made])
    return made


def replace(office: Office, role: str, keys: Sequence[SSlibKey]) -> None:
    """Give a role these keys, which somebody else made, in the place of its old ones, drafted.

    Raises UpdateError where they are too few.
    """
    parent = office.parent_of(role)
    signed = office.edit(parent)
    known = signed.get_delegated_role(role)
    keyids = {key.keyid for key in keys}
    if len(keyids) < known.threshold:
        msg = f"The role {role} needs {known.threshold} different keys, not {len(keyids)}."
        raise UpdateError(msg)
    for keyid in [one for one in known.keyids if one not in keyids]:
        signed.revoke_key(keyid, role)
    for key in keys:
        signed.add_key(key, role)
    office.put(parent, signed)


def revoke(
    office: Office, digits: str, keys: Path | None = None, passphrases: Passphrases | None = None
) -> tuple[list[str], dict[str, KeyFile]]:
    """Take a key from every role that has it, drafted.

    Where a role is left with too few, a new key made in the folder ``keys`` takes its place. Gives
    these roles, and the new keys by role. Raises UpdateError where no
    key or more than one begins with these digits, or ``keys`` is needed and not named; nothing is
    drafted then.
    """
    keyid, roles = _roles_with(office, digits)
    short = []
    for role in roles:
        known = office.edit(office.parent_of(role)).get_delegated_role(role)
        if len(known.keyids) - 1 < known.threshold:
            short.append(role)
    if short and (keys is None or passphrases is None):
        msg = (
            f"Without this key {' and '.join(short)} would have too few: name a folder for a new "
            "one with --into."
        )
        raise UpdateError(msg)
    made: dict[str, KeyFile] = {}
    if keys is not None and passphrases is not None:
        made = {role: _new_keys(role, 1, keys, passphrases)[0] for role in short}
    for role in roles:
        parent = office.parent_of(role)
        signed = office.edit(parent)
        signed.revoke_key(keyid, role)
        if role in made:
            signed.add_key(made[role].public, role)
        office.put(parent, signed)
    return roles, made


def renew(office: Office, roles: Sequence[str], days: int | None = None) -> None:
    """Draft these roles anew as they are, valid from now on for so many days.

    Raises UpdateError, and drafts nothing, where there is no such role.
    """
    for role in roles:
        office.edit(role)
    for role in roles:
        if days is not None:
            office.days[role] = days
        office.put(role, office.edit(role))


def _roles_with(office: Office, digits: str) -> tuple[str, list[str]]:
    """Give the one key whose id begins with these digits, and the roles that have it."""
    if len(digits) < _LEAST_DIGITS:
        raise UpdateError(f"Name the key by at least {_LEAST_DIGITS} digits of its id.")
    roles: dict[str, list[str]] = {}
    for role, parent in office.tree().items():
        metadata = office.current(parent)
        known = () if metadata is None else metadata.signed.get_delegated_role(role).keyids
        for keyid in known:
            if keyid.startswith(digits.lower()):
                roles.setdefault(keyid, []).append(role)
    if not roles:
        raise UpdateError(f"No role has a key {digits}: status names them.")
    if len(roles) > 1:
        raise UpdateError(f"Several keys begin with {digits}: name more of its digits.")
    return roles.popitem()


def _new_keys(
    role: str, count: int, keys: Path, passphrases: Passphrases
) -> list[KeyFile]:  # fmt: skip
    """Make keys of a role, with a number that none of its keys in the folder has."""
    serial = 2
    while _taken(keys, f"{role}-{serial}"):
        serial += 1
    names = [f"{role}-{serial}" + (f"-{n + 1}" if count > 1 else "") for n in range(count)]
    return [make_key(keys, name, passphrases) for name in names]


def _taken(keys: Path, name: str) -> bool:
    # A private half alone is of a key whose making was cut short: it is finished.
    if (keys / f"{name}{PUBLIC}").exists() or list(keys.glob(f"{name}-*{PUBLIC}")):
        return True
    return bool(list(keys.glob(f"{name}-*{KEY}")))
