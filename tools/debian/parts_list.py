"""The list of what is inside, for machines: CycloneDX 1.6 in JSON."""

import hashlib
import json
import uuid
from datetime import UTC, datetime
from pathlib import Path

from tools.debian.licences import Part

_NAMESPACE = uuid.UUID("8f0d4d1e-7d35-4c57-9f3f-0c9f6f2b7f4a")


def cyclonedx(parts: list[Part], version: str, epoch: int, models: list[Path]) -> str:
    """Write the list; the same parts give the same bytes."""
    components = [_component(one) for one in parts] + [_model(one) for one in models]
    components.sort(key=lambda one: str(one["bom-ref"]))
    root = f"pkg:deb/kiosk@{version}"
    inside: dict[str, list[str]] = {root: [str(one["bom-ref"]) for one in components]}
    made = {
        "timestamp": datetime.fromtimestamp(epoch, UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        "component": {
            "type": "application", "bom-ref": root, "name": "kiosk", "version": version,
            "licenses": [{"expression": "MIT"}],
        },
    }  # fmt: skip
    whole = {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{uuid.uuid5(_NAMESPACE, json.dumps([made, components]))}",
        "version": 1,
        "metadata": made,
        "components": components,
        "dependencies": [{"ref": name, "dependsOn": sorted(on)} for name, on in inside.items()],
    }
    return json.dumps(whole, indent=1, ensure_ascii=False) + "\n"


def _component(one: Part) -> dict[str, object]:
    reference = one.purl or f"{one.inside}/{one.name}@{one.version}"
    told: dict[str, object] = {
        "type": one.kind, "bom-ref": reference, "name": one.name, "version": one.version,
        "licenses": [{"expression": one.licence}],
    }  # fmt: skip
    if one.purl:
        told["purl"] = one.purl
    if one.inside:
        told["properties"] = [{"name": "kiosk:bundled-by", "value": one.inside}]
    return told


def _model(folder: Path) -> dict[str, object]:
    manifest = (folder / "manifest.json").read_bytes()
    told = json.loads(manifest)
    digest = hashlib.sha256(manifest).hexdigest()
    return {
        "type": "machine-learning-model",
        "bom-ref": f"model/{folder.name}@{digest[:16]}",
        "name": str(told.get("name", folder.name)),
        "version": str(told.get("version", digest[:16])),
        # Its manifest names the digest of every other file of the model.
        "hashes": [{"alg": "SHA-256", "content": digest}],
    }
