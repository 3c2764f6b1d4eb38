"""What a dual encoder says about itself, free of torch: all a bundle's manifest needs to know."""

import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from kiosk.encoders.manifest import ImageSpec, Licence, TextSpec

IMAGE_FILE, TEXT_FILE, TOKENIZER_FILE = "image.onnx", "text.onnx", "tokenizer.json"
PIECES_FILE = "tokenizer.model"
"""The tokenizer's name in a bundle where it is a SentencePiece model."""


@dataclass(frozen=True)
class Description:
    """One dual encoder, as it will be written into the manifest."""

    name: str
    version: str
    architecture: str
    embed_dim: int
    image: ImageSpec
    text: TextSpec
    licences: tuple[Licence, ...]
    commercial_use: bool
    languages: tuple[str, ...]
    random_weights: bool = False
    notes: tuple[str, ...] = ()
    """Plain sentences for the model card: what is special about this bundle."""

    def save(self, path: Path) -> None:
        """Write it as JSON."""
        path.write_text(json.dumps(asdict(self), indent=2, sort_keys=True), encoding="utf-8")


def load_description(path: Path) -> Description:
    """Read what ``Description.save`` wrote."""
    raw: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    image = raw.pop("image")
    image.update({name: tuple(image[name]) for name in ("image_size", "mean", "std")})
    return Description(
        image=ImageSpec(**image),
        text=TextSpec(**raw.pop("text")),
        licences=tuple(Licence(**part) for part in raw.pop("licences")),
        languages=tuple(raw.pop("languages")),
        notes=tuple(raw.pop("notes")),
        **raw,
    )
