"""How a repository stands: roles and their keys, what expires when, channels and what they cost."""

from datetime import UTC, datetime
from typing import Any

from kiosk.catalog.description import read_catalog_description, route
from kiosk.catalog.layout import catalog_target
from kiosk.terminal import table
from tools.publishing.office import TOP, Office
from tools.publishing.signing import Signing
from tools.publishing.stick import channels_of

_SOON = {"root": 60, "targets": 30, "snapshot": 10, "timestamp": 5}
"""Days before its end at which a role is warned of."""


def state_of_office(office: Office, signing: Signing) -> dict[str, Any]:
    """Say how a repository stands, for programs."""
    now = datetime.now(UTC)
    roles = []
    for role in dict.fromkeys((*TOP, *office.targets_roles())):
        metadata = office.published(role)
        known = office.delegator(role).signed.get_delegated_role(role)
        days = None if metadata is None else (metadata.signed.expires - now).days
        soon = _SOON.get(role, _SOON["targets"])
        roles.append({
            "role": role, "version": None if metadata is None else metadata.signed.version,
            "expires_in_days": days, "soon": days is not None and days < soon,
            "threshold": known.threshold, "keys": list(known.keyids),
        })  # fmt: skip
    channels = []
    for channel in channels_of(office):
        content = office.read_target(catalog_target(channel)) or b""
        description = read_catalog_description(content, channel)
        whole = route(description, 0) or ()
        step = route(description, description.version - 1) if description.version > 1 else None
        channels.append({
            "channel": channel, "version": description.version, "made": description.made,
            "items": description.items, "role": office.role_of(channel),
            "model": str(description.model.id()), "title": description.title,
            "bytes_new_kiosk": sum(layer.cost() for layer in whole),
            "bytes_one_behind": None if step is None else sum(layer.cost() for layer in step),
        })  # fmt: skip
    drafts = [
        {"role": one.role, "signed": one.signed, "threshold": one.threshold}
        for one in signing.lacking()
    ]
    return {"roles": roles, "channels": channels, "drafts": office.drafts(), "lacking": drafts}


def told(state: dict[str, Any]) -> str:
    """Say it for people."""
    parts = [
        table(
            ["role", "version", "days left", "keys", "key ids"],
            [
                [
                    one["role"],
                    "–" if one["version"] is None else str(one["version"]),
                    "–" if one["expires_in_days"] is None else str(one["expires_in_days"]),
                    f"{one['threshold']} of {len(one['keys'])}",
                    " ".join(keyid[:12] for keyid in one["keys"]),
                ]
                for one in state["roles"]
            ],
            frozenset({1, 2}),
        )
    ]
    if state["channels"]:
        rows = [
            [
                one["channel"], str(one["version"]), f"{one['items']:,}", one["role"],
                _megabytes(one["bytes_new_kiosk"]),
                "–" if one["bytes_one_behind"] is None else _megabytes(one["bytes_one_behind"]),
            ]
            for one in state["channels"]
        ]  # fmt: skip
        head = ["channel", "version", "items", "signed by", "MB new", "MB one behind"]
        parts.append(table(head, rows, frozenset({1, 2, 4, 5})))
    else:
        parts.append("No catalog is published yet.")
    for one in state["roles"]:
        if one["soon"]:
            days = one["expires_in_days"]
            left = "has expired" if days < 0 else f"expires in {days} days"
            parts.append(f"{one['role']} {left}: renew it.")
    for one in state["lacking"]:
        parts.append(
            f"The draft of {one['role']} has {one['signed']} of {one['threshold']} signatures it "
            "needs: sign it with the other keys."
        )
    if state["drafts"] and not state["lacking"]:
        parts.append("There are drafts that are signed and not published: run sign.")
    return "\n\n".join(parts)


def _megabytes(count: int) -> str:
    return f"{count / 1e6:,.2f}"
