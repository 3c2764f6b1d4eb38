"""What a bundle says of itself: ``manifest.json``, read strictly.

The terms are open_clip's. An unknown field is an error, since it may be one this program would have
to obey.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from kiosk.encoders.fields import FILE_NAME, Fields, read_object
from kiosk.errors import ModelError

FORMAT = 1
MANIFEST = "manifest.json"
BESIDE_WORDS = "text_beside_words"
MOST_BYTES = 1 << 20
_DIGEST = re.compile(r"[0-9a-f]{64}")
_RESIZE_MODES = ("shortest", "longest", "squash")
_INTERPOLATIONS = ("bicubic", "bilinear")
_CLEANERS = ("none", "whitespace", "clip", "canonicalize")


@dataclass(frozen=True, slots=True)
class ImageSpec:
    """How the image tower wants its pictures."""

    file: str
    image_size: tuple[int, int]
    """(height, width) in pixels."""
    mean: tuple[float, float, float]
    std: tuple[float, float, float]
    """Of pixels scaled to 0..1; applied inside the graph."""
    interpolation: str
    resize_mode: str
    fill_color: int


@dataclass(frozen=True, slots=True)
class TextSpec:
    """How the text tower wants its words."""

    file: str
    tokenizer: str
    context_length: int
    fixed_length: bool
    pad_id: int
    prefix: str
    clean: str


@dataclass(frozen=True, slots=True)
class FileSpec:
    """What a file must be."""

    sha256: str
    bytes: int


@dataclass(frozen=True, slots=True)
class Licence:
    """A part of the model, its licence, and where it comes from."""

    part: str
    licence: str
    source: str


@dataclass(frozen=True, slots=True)
class SelfTestSpec:
    """The stored vectors, and the least cosine to them."""

    file: str
    min_cosine: float


@dataclass(frozen=True, slots=True)
class ModelManifest:
    """A whole checked manifest."""

    name: str
    version: str
    architecture: str
    embed_dim: int
    image: ImageSpec
    text: TextSpec
    files: Mapping[str, FileSpec]
    licences: tuple[Licence, ...]
    commercial_use: bool
    languages: tuple[str, ...]
    quantization: Mapping[str, str]
    calibration: Mapping[str, Mapping[str, float | str]]
    """Kind of query ("text_to_image", "image_to_image") to "sure", "maybe" and "measured_on";
    "text_beside_words", a score that makes nothing sure, to the last two."""
    self_test: SelfTestSpec
    common_words: str | None = None
    """The file with the vectors of common words, by which the kiosk tells whether a query names a
    picture; None where the bundle has none."""

    @classmethod
    def from_json(cls, text: str | bytes) -> "ModelManifest":
        """Read a manifest. Raises ModelError with a sentence that names the field at fault."""
        return _manifest(read_object(text))

    def to_json(self) -> str:
        """Write it as ``from_json`` reads it: sorted keys, two spaces."""
        image, text = self.image, self.text
        body: dict[str, Any] = {
            "format": FORMAT, "name": self.name, "version": self.version,
            "architecture": self.architecture, "embed_dim": self.embed_dim,
            "image": {name: _plain(getattr(image, name)) for name in ImageSpec.__slots__},
            "text": {name: getattr(text, name) for name in TextSpec.__slots__},
            "files": {n: {"sha256": f.sha256, "bytes": f.bytes} for n, f in self.files.items()},
            "licences": [
                {"part": one.part, "licence": one.licence, "source": one.source}
                for one in self.licences
            ],
            "commercial_use": self.commercial_use, "languages": list(self.languages),
            "quantization": dict(self.quantization),
            "calibration": {kind: dict(of) for kind, of in self.calibration.items()},
            "self_test": {
                "file": self.self_test.file, "min_cosine": self.self_test.min_cosine
            },
        }  # fmt: skip
        if self.common_words is not None:
            body["common_words"] = self.common_words
        return json.dumps(body, ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def _plain(value: Any) -> Any:  # noqa: ANN401 - a JSON value
    return list(value) if isinstance(value, tuple) else value


def _manifest(fields: Fields) -> ModelManifest:
    form = fields.whole("format", 0, 1 << 30)
    if form != FORMAT:
        msg = (
            f"The model is of format {form}, this program reads format {FORMAT}: "
            "use a model made for it."
        )
        raise ModelError(msg)
    manifest = ModelManifest(
        name=fields.text("name", 100),
        version=fields.text("version", 100),
        architecture=fields.text("architecture", 200),
        embed_dim=fields.whole("embed_dim", 1, 8192),
        image=_image(fields.inner("image")),
        text=_text(fields.inner("text")),
        files=_files(fields.inner("files")),
        licences=tuple(
            _licence(Fields(f"manifest.licences[{i}]", one))
            for i, one in enumerate(fields.items("licences", 50))
        ),
        commercial_use=fields.truth("commercial_use"),
        languages=_words("languages", fields.items("languages", 500)),
        quantization=_texts(fields.inner("quantization")),
        calibration=_calibration(fields.inner("calibration")),
        self_test=_self_test(fields.inner("self_test")),
        common_words=fields.file("common_words") if fields.has("common_words") else None,
    )
    fields.end()
    needed = (manifest.image.file, manifest.text.file, manifest.text.tokenizer)
    for name in (*needed, manifest.self_test.file, manifest.common_words):
        if name is not None and name not in manifest.files:
            msg = f"The model's manifest is wrong: it gives no digest for {name}."
            raise ModelError(msg)
    return manifest


def _image(fields: Fields) -> ImageSpec:
    spec = ImageSpec(
        file=fields.file("file"),
        image_size=fields.size("image_size"),
        mean=fields.three("mean", -10, 10),
        std=fields.three("std", 1e-6, 10),
        interpolation=fields.choice("interpolation", _INTERPOLATIONS),
        resize_mode=fields.choice("resize_mode", _RESIZE_MODES),
        fill_color=fields.whole("fill_color", 0, 255),
    )
    fields.end()
    return spec


def _text(fields: Fields) -> TextSpec:
    spec = TextSpec(
        file=fields.file("file"),
        tokenizer=fields.file("tokenizer"),
        context_length=fields.whole("context_length", 2, 8192),
        fixed_length=fields.truth("fixed_length"),
        pad_id=fields.whole("pad_id", 0, 1 << 30),
        prefix=fields.text("prefix", 100),
        clean=fields.choice("clean", _CLEANERS),
    )
    fields.end()
    return spec


def _files(fields: Fields) -> Mapping[str, FileSpec]:
    files = {}
    for name in fields.names():
        if not FILE_NAME.fullmatch(name) or name == MANIFEST:
            msg = f"The model's manifest is wrong: {name[:40]!r} is no plain file name."
            raise ModelError(msg)
        one = fields.inner(name)
        digest = one.text("sha256")
        if not _DIGEST.fullmatch(digest):
            msg = f"The model's manifest is wrong: the digest of {name} is no SHA-256."
            raise ModelError(msg)
        files[name] = FileSpec(digest, one.whole("bytes", 0, 1 << 32))
        one.end()
    return MappingProxyType(files)


def _licence(fields: Fields) -> Licence:
    one = Licence(fields.text("part"), fields.text("licence"), fields.text("source", 2000))
    fields.end()
    return one


def _words(name: str, values: list[object]) -> tuple[str, ...]:
    if not all(isinstance(v, str) and len(v) <= 35 for v in values):
        msg = f"The model's manifest is wrong: {name} has to be a list of language codes."
        raise ModelError(msg)
    return tuple(str(v) for v in values)


def _texts(fields: Fields) -> Mapping[str, str]:
    return MappingProxyType({name: fields.text(name, 2000) for name in fields.names()})


def _calibration(fields: Fields) -> Mapping[str, Mapping[str, float | str]]:
    found: dict[str, Mapping[str, float | str]] = {}
    for kind in fields.names():
        one = fields.inner(kind)
        values: dict[str, float | str] = {"maybe": (maybe := one.number("maybe", -1.0, 1.01))}
        if kind != BESIDE_WORDS:
            values["sure"] = sure = one.number("sure", -1.0, 1.01)
            if sure < maybe:
                msg = f"The model's manifest is wrong: {kind} is sure below where it may be."
                raise ModelError(msg)
        values["measured_on"] = one.text("measured_on", 500)
        one.end()
        found[kind] = MappingProxyType(values)
    return MappingProxyType(found)


def _self_test(fields: Fields) -> SelfTestSpec:
    spec = SelfTestSpec(fields.file("file"), fields.number("min_cosine", 0.5, 1.0))
    fields.end()
    return spec
