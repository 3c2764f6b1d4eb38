"""How a repository stands: roles and their keys, what expires when, channels and what they cost."""

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

from kiosk.catalog.description import CatalogDescription, route
from kiosk.terminal import plain, table
from tools.publishing.contents import channels_of, models_of
from tools.publishing.keys import KeyFile
from tools.publishing.office import Office
from tools.publishing.signing import Lacking, Signing

_SOON = {"root": 60, "targets": 30, "snapshot": 10, "timestamp": 5}
"""Days before its end at which a role is warned of."""


def state_of_office(office: Office, signing: Signing, keys: Iterable[KeyFile]) -> dict[str, Any]:
    """Say how a repository stands, for programs. Keys that are at hand are named."""
    now = datetime.now(UTC)
    names = {key.public.keyid: key.name for key in keys}
    published = office.as_published()
    roles = []
    for role, parent in published.tree().items():
        metadata, above = published.published(role), published.published(parent)
        if above is None:
            continue
        known = above.signed.get_delegated_role(role)
        days = None if metadata is None else (metadata.signed.expires - now).days
        soon = _SOON.get(role, _SOON["targets"])
        roles.append({
            "role": role, "version": None if metadata is None else metadata.signed.version,
            "expires_in_days": days, "soon": days is not None and days < soon,
            "threshold": known.threshold, "signed_for_by": parent,
            "keys": [{"id": one, "name": names.get(one)} for one in known.keyids],
        })  # fmt: skip
    catalogs = channels_of(office)
    return {
        "roles": roles,
        "channels": [_channel(published, name, one) for name, one in catalogs.items()],
        "models": [
            {
                "name": one.model.name, "digest": digest,
                "bytes": sum(file.bytes for file in one.files),
                "channels": [name for name, catalog in catalogs.items()
                             if catalog.model.digest == digest],
            }
            for digest, one in models_of(published).items()
        ],
        "drafts": office.drafts(),
        "lacking": [
            {"role": one.role, "signed": one.signed, "threshold": one.threshold}
            for one in signing.lacking()
        ],
    }  # fmt: skip


def _channel(office: Office, name: str, catalog: CatalogDescription) -> dict[str, Any]:
    whole = route(catalog, 0) or ()
    step = route(catalog, catalog.version - 1) if catalog.version > 1 else None
    return {
        "channel": name, "version": catalog.version, "made": catalog.made,
        "items": catalog.items, "role": office.role_of(name), "model": str(catalog.model.id()),
        "title": catalog.title, "lineage": catalog.lineage,
        "bytes_new_kiosk": sum(layer.cost() for layer in whole),
        "bytes_one_behind": None if step is None else sum(layer.cost() for layer in step),
    }  # fmt: skip


def told(state: dict[str, Any]) -> str:
    """Say it for people."""
    parts = [_roles(state["roles"]), _channels(state["channels"])]
    if state["models"]:
        rows = [
            [plain(one["name"]), one["digest"][:12], _megabytes(one["bytes"]),
             ", ".join(one["channels"]) or "–"]
            for one in state["models"]
        ]  # fmt: skip
        parts.append(table(["model", "digest", "MB", "used by"], rows, frozenset({2})))
    lines = []
    for one in state["roles"]:
        if one["soon"]:
            days = one["expires_in_days"]
            left = "has expired" if days < 0 else f"expires in {days} days"
            lines.append(f"{one['role']} {left}: renew it (renew --roles {one['role']}).")
    lacking = [Lacking(one["role"], one["signed"], one["threshold"]) for one in state["lacking"]]
    lines += [waits(one) for one in lacking]
    rest = [role for role in state["drafts"] if role not in {one.role for one in lacking}]
    if rest:
        lines.append(f"Signed and not published yet: {', '.join(rest)}. Run sign.")
    parts.append("\n".join(lines) if lines else "Nothing is waiting, and nothing expires soon.")
    return "\n\n".join(parts)


def waits(one: Lacking) -> str:
    """Say what a draft waits for."""
    if not one.threshold:
        return f"The draft of {one.role} is of no known role: delegate again, or discard it."
    if one.signed >= one.threshold:
        return f"The draft of {one.role} is signed, and waits for the others."
    return (
        f"The draft of {one.role} has {one.signed} of the {one.threshold} signatures it needs: "
        "sign it with the other keys."
    )


def _roles(roles: list[dict[str, Any]]) -> str:
    rows = [
        [
            one["role"],
            "–" if one["version"] is None else str(one["version"]),
            "–" if one["expires_in_days"] is None else str(one["expires_in_days"]),
            f"{one['threshold']} of {len(one['keys'])}",
            ", ".join(
                key["id"][:12] + (f" ({key['name']})" if key["name"] else "") for key in one["keys"]
            ),
        ]
        for one in roles
    ]
    return table(["role", "version", "days left", "sign", "keys"], rows, frozenset({1, 2}))


def _channels(channels: list[dict[str, Any]]) -> str:
    if not channels:
        return "No catalog is published yet."
    rows = [
        [
            one["channel"], str(one["version"]), f"{one['items']:,}", one["made"][:10],
            one["role"], _megabytes(one["bytes_new_kiosk"]),
            "–" if one["bytes_one_behind"] is None else _megabytes(one["bytes_one_behind"]),
        ]
        for one in channels
    ]  # fmt: skip
    head = ["channel", "version", "items", "built", "signed by", "MB for a new kiosk",
            "MB from the version before"]  # fmt: skip
    return table(head, rows, frozenset({1, 2, 5, 6}))


def _megabytes(count: int) -> str:
    return f"{count / 1e6:,.2f}"
