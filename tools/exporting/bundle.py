"""Writing a bundle: built whole in a folder beside, checked by the kiosk's own reader, renamed."""

import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from kiosk.encoders import load_bundle
from kiosk.encoders.manifest import MANIFEST, FileSpec, ModelManifest, SelfTestSpec
from kiosk.encoders.selftest import make_self_test
from kiosk.encoders.tokenizer import SENTENCEPIECE
from kiosk.errors import ModelError
from tools.exporting.clip_tokens import CHECKED
from tools.exporting.description import IMAGE_FILE, TEXT_FILE, Description
from tools.exporting.errors import ExportError
from tools.exporting.pieces import check_same_ids, sentencepiece_model
from tools.exporting.samples import QUERIES
from tools.exporting.stages import file_digest

MIN_COSINE = 0.985
"""Between a kiosk's own vectors and the stored ones: other CPUs round int8 otherwise."""
_SELF_TEST = "self_test.npz"


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
    calibration: Mapping[str, Mapping[str, float | str]] = field(default_factory=dict)
    licence_texts: Sequence[Path] = ()


def manifest_of(parts: Parts, files: Mapping[str, FileSpec]) -> ModelManifest:
    """Give the manifest of a bundle with these files, by name."""
    description = parts.description
    return ModelManifest(
        name=description.name,
        version=description.version,
        architecture=description.architecture,
        embed_dim=description.embed_dim,
        image=description.image,
        text=description.text,
        files=files,
        licences=description.licences,
        commercial_use=description.commercial_use,
        languages=description.languages,
        quantization=parts.quantization,
        calibration=parts.calibration,
        self_test=SelfTestSpec(_SELF_TEST, MIN_COSINE),
    )


def write_manifest(folder: Path, parts: Parts) -> None:
    """Write ``manifest.json`` with the digest of every other file in the folder."""
    files = {
        path.name: FileSpec(file_digest(path), path.stat().st_size)
        for path in sorted(folder.iterdir())
        if path.name != MANIFEST
    }
    (folder / MANIFEST).write_text(manifest_of(parts, files).to_json(), encoding="utf-8")


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
    shutil.copyfile(parts.image_graph, folder / IMAGE_FILE)
    shutil.copyfile(parts.text_graph, folder / TEXT_FILE)
    (folder / parts.description.text.tokenizer).write_bytes(_tokenizer(parts))
    (folder / "MODEL_CARD.md").write_text(parts.model_card, encoding="utf-8")
    (folder / "LICENCES.md").write_text(parts.licences, encoding="utf-8")
    for path in parts.licence_texts:
        if (folder / path.name).exists():
            msg = f"A licence text may not be named {path.name}: the bundle has such a file."
            raise ExportError(msg)
        shutil.copyfile(path, folder / path.name)
    _self_test(folder, parts)


def _tokenizer(parts: Parts) -> bytes:
    text = parts.description.text
    if not text.tokenizer.endswith(SENTENCEPIECE):
        return parts.tokenizer_json.encode()
    model = sentencepiece_model(parts.tokenizer_json)
    check_same_ids(model, parts.tokenizer_json, (*CHECKED, *QUERIES), text)
    return model


def _self_test(folder: Path, parts: Parts) -> None:
    """Store what this bundle makes of the known inputs, and load it as a kiosk would."""
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
