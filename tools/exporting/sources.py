"""The two kinds of source an export starts from, behind one small face."""

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kiosk.encoders.manifest import Licence
from tools.exporting.description import Description
from tools.exporting.stages import file_digest

if TYPE_CHECKING:
    from tools.exporting.graphs import Towers


@dataclass(frozen=True)
class Source:
    """Where the weights come from."""

    inputs: Mapping[str, Any]
    """All that decides the float32 graphs, as JSON: what a finished stage is known by."""
    build: "Callable[[], tuple[Towers, Description]]"
    """Loads the model; imports torch, so it is only called where the graphs are not there yet."""
    licences: tuple[Licence, ...] = field(default_factory=tuple)
    """Given by the person; empty where the source carries its own."""
    languages: tuple[str, ...] = field(default_factory=tuple)


def checkpoint_source(path: Path, image_size: int | None, threads: int) -> Source:
    """Take a checkpoint of ``tools.train_clip``; ``image_size`` overrides its own, in pixels."""
    digest = file_digest(path)

    def build() -> "tuple[Towers, Description]":
        from tools.torch_setup import prepare_torch

        prepare_torch(threads)
        from tools.exporting.checkpoint import describe, load_dual_encoder, towers_of

        model = load_dual_encoder(path)
        return towers_of(model), describe(model, image_size)

    inputs = {"checkpoint": digest, "image_size": image_size, "code": _training_code()}
    return Source(inputs, build)


def open_clip_source(
    architecture: str, pretrained: str | None, seed: int | None, licence: Licence,
    languages: tuple[str, ...], threads: int,
) -> Source:  # fmt: skip
    """Take an open_clip architecture with the weights of a tag or a file, or random ones."""

    def build() -> "tuple[Towers, Description]":
        from tools.torch_setup import prepare_torch

        prepare_torch(threads)
        from tools.exporting.open_clip_models import load_open_clip

        return load_open_clip(architecture, pretrained, seed, languages)

    weights = pretrained or ""
    if pretrained and Path(pretrained).is_file():
        weights = file_digest(Path(pretrained))
    inputs = {"architecture": architecture, "pretrained": weights, "random_weights": seed}
    return Source(inputs, build, (licence,), languages)


def _training_code() -> str:
    """Give a digest of the code a checkpoint is read with: another tower is another source."""
    folder = Path(__file__).parents[1] / "training"
    names = ("model.py", "e5.py", "scripts_served.py")
    found = {n: file_digest(folder / n) for n in names if (folder / n).is_file()}
    return hashlib.sha256(json.dumps(found, sort_keys=True).encode()).hexdigest()
