"""What a bundle says of itself: ``manifest.json``, read strictly.

The terms are open_clip's. An unknown field is an error, since it may be one this program would have
to obey.
"""

import json
import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, NoReturn

from kiosk.errors import ModelError

FORMAT = 1
MANIFEST = "manifest.json"
MOST_BYTES = 1 << 20
_FILE_NAME = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_.-]{0,99}")
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
    """Kind of query ("text_to_image", "image_to_image") to "sure", "maybe" and "measured_on"."""
    self_test: SelfTestSpec

    @classmethod
    def from_json(cls, text: str | bytes) -> "ModelManifest":
        """Read a manifest. Raises ModelError with a sentence that names the field at fault."""
        try:
            raw = json.loads(text, parse_constant=_no_constant, object_pairs_hook=_no_twins)
        except (ValueError, RecursionError) as error:
            msg = f"The model's manifest.json is not valid JSON ({error}): copy the model again."
            raise ModelError(msg) from error
        return _manifest(_Fields("manifest", raw))

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
        return json.dumps(body, ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def _plain(value: Any) -> Any:  # noqa: ANN401 - a JSON value
    return list(value) if isinstance(value, tuple) else value


def _no_constant(name: str) -> NoReturn:
    msg = f"{name} is not a number"
    raise ValueError(msg)


def _no_twins(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        msg = "a field is there twice"
        raise ValueError(msg)
    return found


class _Fields:
    """A JSON object whose fields are taken one by one; what is left over is unknown."""

    def __init__(self, where: str, raw: object) -> None:
        self._where = where
        if not isinstance(raw, dict):
            self._fail("has to be an object")
        self._raw: dict[str, Any] = dict(raw)

    def _fail(self, why: str) -> NoReturn:
        msg = f"The model's manifest is wrong: {self._where} {why}."
        raise ModelError(msg)

    def _take(self, name: str) -> object:
        if name not in self._raw:
            self._fail(f"lacks the field {name!r}")
        return self._raw.pop(name)

    def text(self, name: str, most: int = 500) -> str:
        value = self._take(name)
        if not isinstance(value, str) or len(value) > most:
            self._fail(f"needs a text of at most {most} characters as {name!r}")
        return value

    def choice(self, name: str, choices: tuple[str, ...]) -> str:
        value = self.text(name)
        if value not in choices:
            self._fail(f"has {value[:40]!r} as {name!r}; known are {', '.join(choices)}")
        return value

    def file(self, name: str) -> str:
        value = self.text(name)
        if not _FILE_NAME.fullmatch(value):
            self._fail(f"has {value[:40]!r} as {name!r}, which is no plain file name")
        return value

    def whole(self, name: str, least: int, most: int) -> int:
        value = self._take(name)
        if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= most:
            self._fail(f"needs a whole number from {least} to {most} as {name!r}")
        return value

    def truth(self, name: str) -> bool:
        value = self._take(name)
        if not isinstance(value, bool):
            self._fail(f"needs true or false as {name!r}")
        return value

    def number(self, name: str, least: float, most: float) -> float:
        value = self._take(name)
        if not _is_number(value) or not least <= float(value) <= most:  # type: ignore[arg-type]
            self._fail(f"needs a number from {least:g} to {most:g} as {name!r}")
        return float(value)  # type: ignore[arg-type]

    def three(self, name: str, least: float, most: float) -> tuple[float, float, float]:
        value = self._take(name)
        if (
            not isinstance(value, list)
            or len(value) != 3
            or not all(_is_number(v) and least <= v <= most for v in value)
        ):
            self._fail(f"needs three numbers from {least:g} to {most:g} as {name!r}")
        return (float(value[0]), float(value[1]), float(value[2]))

    def size(self, name: str) -> tuple[int, int]:
        value = self._take(name)
        if (
            not isinstance(value, list)
            or len(value) != 2
            or not all(isinstance(v, int) and 8 <= v <= 2048 for v in value)
        ):
            self._fail(f"needs a height and a width from 8 to 2048 pixels as {name!r}")
        return (value[0], value[1])

    def items(self, name: str, most: int) -> list[object]:
        value = self._take(name)
        if not isinstance(value, list) or len(value) > most:
            self._fail(f"needs a list of at most {most} as {name!r}")
        return value

    def inner(self, name: str) -> "_Fields":
        return _Fields(f"{self._where}.{name}", self._take(name))

    def names(self) -> list[str]:
        return list(self._raw)

    def end(self) -> None:
        if self._raw:
            self._fail(f"has a field this program does not know: {min(self._raw)[:60]!r}")


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value)


def _manifest(fields: _Fields) -> ModelManifest:
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
            _licence(_Fields(f"manifest.licences[{i}]", one))
            for i, one in enumerate(fields.items("licences", 50))
        ),
        commercial_use=fields.truth("commercial_use"),
        languages=_words("languages", fields.items("languages", 500)),
        quantization=_texts(fields.inner("quantization")),
        calibration=_calibration(fields.inner("calibration")),
        self_test=_self_test(fields.inner("self_test")),
    )
    fields.end()
    needed = (manifest.image.file, manifest.text.file, manifest.text.tokenizer)
    for name in (*needed, manifest.self_test.file):
        if name not in manifest.files:
            msg = f"The model's manifest is wrong: it gives no digest for {name}."
            raise ModelError(msg)
    return manifest


def _image(fields: _Fields) -> ImageSpec:
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


def _text(fields: _Fields) -> TextSpec:
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


def _files(fields: _Fields) -> Mapping[str, FileSpec]:
    files = {}
    for name in fields.names():
        if not _FILE_NAME.fullmatch(name) or name == MANIFEST:
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


def _licence(fields: _Fields) -> Licence:
    one = Licence(fields.text("part"), fields.text("licence"), fields.text("source", 2000))
    fields.end()
    return one


def _words(name: str, values: list[object]) -> tuple[str, ...]:
    if not all(isinstance(v, str) and len(v) <= 35 for v in values):
        msg = f"The model's manifest is wrong: {name} has to be a list of language codes."
        raise ModelError(msg)
    return tuple(str(v) for v in values)


def _texts(fields: _Fields) -> Mapping[str, str]:
    return MappingProxyType({name: fields.text(name, 2000) for name in fields.names()})


def _calibration(fields: _Fields) -> Mapping[str, Mapping[str, float | str]]:
    found: dict[str, Mapping[str, float | str]] = {}
    for kind in fields.names():
        one = fields.inner(kind)
        sure, maybe = one.number("sure", -1.0, 1.01), one.number("maybe", -1.0, 1.01)
        if sure < maybe:
            msg = f"The model's manifest is wrong: {kind} is sure below where it may be."
            raise ModelError(msg)
        measured = one.text("measured_on", 500)
        one.end()
        found[kind] = MappingProxyType({"sure": sure, "maybe": maybe, "measured_on": measured})
    return MappingProxyType(found)


def _self_test(fields: _Fields) -> SelfTestSpec:
    spec = SelfTestSpec(fields.file("file"), fields.number("min_cosine", 0.5, 1.0))
    fields.end()
    return spec
