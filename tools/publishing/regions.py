"""Handing parts on: roles of regions, stores and rings that sign channels of their own."""

from collections.abc import Sequence

from securesystemslib.signer import SSlibKey
from tuf.api.metadata import DelegatedRole, Delegations, Targets

from kiosk.catalog.layout import CHANNEL, catalog_target
from kiosk.errors import UpdateError
from tools.publishing.keys import NAME
from tools.publishing.metadata import delegated
from tools.publishing.office import TOP, Office

_CHANNEL_DEPTH = 4
"""Parts a channel's name may have; TUF's patterns match one part at a time."""


def delegate(
    office: Office, channel: str, role: str, parent: str, keys: Sequence[SSlibKey], threshold: int
) -> bool:
    """Let a role of its own sign a channel's catalogs, and those of channels below it.

    What the parent has published of them becomes the new role's. Drafts both; gives False where
    that is so already. Raises UpdateError, and drafts nothing then.
    """
    target = catalog_target(channel)
    by_id = {key.keyid: key for key in keys}
    if not 1 <= threshold <= len(by_id):
        msg = f"{len(by_id)} different keys cannot meet a threshold of {threshold}."
        raise UpdateError(msg)
    # Terminating: what the new role does not have, nobody else may make up.
    made = DelegatedRole(role, list(by_id), threshold, True, paths=_patterns(channel))
    known = _known(office, role)
    if known == made:
        return False
    if known is not None or role in TOP:
        raise UpdateError(f"There is a role {role} already: take another name.")
    if not NAME.fullmatch(role):
        msg = f"{role!r} is no name of a role: take small letters, digits and hyphens."
        raise UpdateError(msg)
    _check_parent(office, channel, parent, office.way_to(target)[-1])
    above = office.edit(parent)
    moved = {name: above.targets.pop(name) for name in list(above.targets)
             if made.is_delegated_path(name)}  # fmt: skip
    if above.delegations is None:
        above.delegations = Delegations({}, {})
    above.delegations.roles[role] = made
    for key in by_id.values():
        above.add_key(key, role)
    # The new role first: while nobody names it, it does nothing.
    office.put(role, Targets(targets=moved))
    office.put(parent, above)
    return True


def undelegate(office: Office, role: str) -> str:
    """Take a role and what it signs out, drafted; give its parent. Raises UpdateError."""
    parent = office.parent_of(role)
    if role in TOP:
        raise UpdateError(f"The role {role} cannot be taken out.")
    below = delegated(office.current(role))
    if below:
        msg = f"The role {role} has handed on to {', '.join(below)}: take these out first."
        raise UpdateError(msg)
    signed = office.edit(parent)
    for keyid in list(signed.delegations.roles[role].keyids):
        signed.revoke_key(keyid, role)
    del signed.delegations.roles[role]
    office.put(parent, signed)
    office.draft(role).unlink(missing_ok=True)
    return parent


def _known(office: Office, role: str) -> DelegatedRole | None:
    for parent in office.targets_roles():
        metadata = office.current(parent)
        if role in delegated(metadata) and metadata is not None:
            found: DelegatedRole = metadata.signed.delegations.roles[role]
            return found
    return None


def _check_parent(office: Office, channel: str, parent: str, signs: str) -> None:
    """See that the parent is who signs the channel now: clients ask nobody else for it."""
    if parent not in office.targets_roles():
        raise UpdateError(f"There is no role {parent} to delegate from: status lists them.")
    if signs == parent:
        return
    if parent == "targets" or signs != "targets":
        msg = (
            f"Catalogs of {channel} are signed by {signs}: name it with --parent to hand on from "
            "it."
        )
    else:
        msg = f"The role {parent} does not sign catalogs of {channel}, so cannot hand them on."
    raise UpdateError(msg)


def _patterns(channel: str) -> list[str]:
    assert CHANNEL.fullmatch(channel)  # noqa: S101 - its caller made a target of it
    deeper = _CHANNEL_DEPTH - channel.count("/")
    return [f"catalogs/{channel}{'/*' * depth}/*" for depth in range(deeper)]
