"""What a dual encoder says about itself, free of torch: all a bundle's manifest needs to know."""

import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from tools.exporting.licences import Licence


@dataclass(frozen=True)
class ImageDescription:
    """How a picture becomes the image graph's input, in open_clip's terms."""

    image_size: tuple[int, int]
    """(height, width) in pixels."""
    mean: tuple[float, float, float]
    std: tuple[float, float, float]
    interpolation: str
    resize_mode: str
    fill_color: int


@dataclass(frozen=True)
class TextDescription:
    """How a text becomes the text graph's input."""

    context_length: int
    fixed_length: bool
    pad_id: int
    prefix: str
    clean: str


@dataclass(frozen=True)
class Description:
    """One dual encoder, as it will be written into the manifest."""

    name: str
    version: str
    architecture: str
    embed_dim: int
    image: ImageDescription
    text: TextDescription
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
    image, text = raw.pop("image"), raw.pop("text")
    licences = tuple(Licence(**part) for part in raw.pop("licences"))
    height, width = image.pop("image_size")
    mean, std = tuple(image.pop("mean")), tuple(image.pop("std"))
    languages, notes = tuple(raw.pop("languages")), tuple(raw.pop("notes"))
    return Description(
        image=ImageDescription(image_size=(height, width), mean=mean, std=std, **image),
        text=TextDescription(**text),
        licences=licences,
        languages=languages,
        notes=notes,
        **raw,
    )
