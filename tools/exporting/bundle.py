"""Writing a bundle: built whole in a folder beside, checked by the kiosk's own reader, renamed."""

import json
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

from tools.exporting.description import Description
from tools.exporting.errors import ExportError
from tools.exporting.stages import file_digest

FORMAT = 1
MIN_COSINE = 0.985
"""Between a kiosk's own vectors and the stored ones: other CPUs round int8 otherwise."""
_SELF_TEST = "self_test.npz"
_MANIFEST = "manifest.json"


@dataclass(frozen=True)
class Parts:
    """All that goes into a bundle besides what is made from it."""

    description: Description
    image_graph: Path
    text_graph: Path
    tokenizer_json: str
    model_card: str
    licences: str
    quantization: Mapping[str, str]
    calibration: Mapping[str, Any] = field(default_factory=dict)
    licence_texts: Sequence[Path] = ()


def manifest_of(parts: Parts, files: Mapping[str, tuple[str, int]]) -> dict[str, Any]:
    """Give the manifest's content; ``files`` maps names to (SHA-256, bytes)."""
    description = parts.description
    image, text = description.image, description.text
    return {
        "format": FORMAT,
        "name": description.name,
        "version": description.version,
        "architecture": description.architecture,
        "embed_dim": description.embed_dim,
        "image": {
            "file": "image.onnx",
            "image_size": list(image.image_size),
            "mean": list(image.mean),
            "std": list(image.std),
            "interpolation": image.interpolation,
            "resize_mode": image.resize_mode,
            "fill_color": image.fill_color,
        },
        "text": {
            "file": "text.onnx",
            "tokenizer": "tokenizer.json",
            "context_length": text.context_length,
            "fixed_length": text.fixed_length,
            "pad_id": text.pad_id,
            "prefix": text.prefix,
            "clean": text.clean,
        },
        "files": {name: {"sha256": d, "bytes": n} for name, (d, n) in files.items()},
        "licences": [one.as_json() for one in description.licences],
        "commercial_use": description.commercial_use,
        "languages": list(description.languages),
        "quantization": dict(parts.quantization),
        "calibration": dict(parts.calibration),
        "self_test": {"file": _SELF_TEST, "min_cosine": MIN_COSINE},
    }


def write_manifest(folder: Path, parts: Parts) -> None:
    """Write ``manifest.json`` with the digest of every other file in the folder."""
    files = {
        path.name: (file_digest(path), path.stat().st_size)
        for path in sorted(folder.iterdir())
        if path.name != _MANIFEST
    }
    text = json.dumps(manifest_of(parts, files), indent=2, sort_keys=True, ensure_ascii=False)
    (folder / _MANIFEST).write_text(text + "\n", encoding="utf-8")


def write_bundle(out: Path, parts: Parts, *, overwrite: bool, max_megabytes: float) -> None:
    """Write the bundle to ``out``, which is not there or is whole, never half.

    Raises ExportError where it is too large, exists already, or the kiosk cannot load it.
    """
    if out.exists() and not overwrite:
        msg = f"{out} exists already: give another --out, or --overwrite to replace it."
        raise ExportError(msg)
    temporary = out.with_name(f".{out.name}.part")
    shutil.rmtree(temporary, ignore_errors=True)
    temporary.mkdir(parents=True)
    try:
        _fill(temporary, parts)
        total = sum(path.stat().st_size for path in temporary.iterdir()) / 1e6
        if max_megabytes and total > max_megabytes:
            sizes = ", ".join(
                f"{p.name} {p.stat().st_size / 1e6:.1f}" for p in sorted(temporary.iterdir())
            )
            msg = f"The bundle is {total:.1f} MB, more than {max_megabytes:g} MB: {sizes}."
            raise ExportError(msg)
        _replace(out, temporary)
    finally:
        shutil.rmtree(temporary, ignore_errors=True)


def _fill(folder: Path, parts: Parts) -> None:
    shutil.copyfile(parts.image_graph, folder / "image.onnx")
    shutil.copyfile(parts.text_graph, folder / "text.onnx")
    (folder / "tokenizer.json").write_text(parts.tokenizer_json, encoding="utf-8")
    (folder / "MODEL_CARD.md").write_text(parts.model_card, encoding="utf-8")
    (folder / "LICENCES.md").write_text(parts.licences, encoding="utf-8")
    for path in parts.licence_texts:
        if (folder / path.name).exists():
            msg = f"A licence text may not be named {path.name}: the bundle has such a file."
            raise ExportError(msg)
        shutil.copyfile(path, folder / path.name)
    _self_test(folder, parts)


def _self_test(folder: Path, parts: Parts) -> None:
    """Store what this bundle makes of the known inputs, and load it as a kiosk would."""
    from kiosk.encoders import load_bundle
    from kiosk.encoders.selftest import make_self_test
    from kiosk.errors import ModelError

    empty = np.zeros((1, parts.description.embed_dim), np.float32)
    np.savez(folder / _SELF_TEST, image_embeddings=empty, text_embeddings=empty)
    write_manifest(folder, parts)
    try:
        bundle = load_bundle(folder, threads=1, self_test=False)
        vectors = make_self_test(bundle)
        np.savez(folder / _SELF_TEST, allow_pickle=False, **vectors)
        write_manifest(folder, parts)
        load_bundle(folder, threads=1, self_test=True)
    except ModelError as error:
        msg = f"The kiosk's own reader refuses the finished bundle: {error}"
        raise ExportError(msg) from error


def _replace(out: Path, temporary: Path) -> None:
    old = out.with_name(f".{out.name}.old")
    shutil.rmtree(old, ignore_errors=True)
    if out.exists():
        out.rename(old)
    try:
        temporary.rename(out)
    except OSError:
        if old.exists():
            old.rename(out)
        raise
    shutil.rmtree(old, ignore_errors=True)
