"""A model bundle on disk, checked and loaded."""

import hashlib
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from kiosk.domain import ModelId
from kiosk.encoders.common_words import read_common_words
from kiosk.encoders.image import ImageEncoder
from kiosk.encoders.manifest import MANIFEST, MOST_BYTES, ModelManifest
from kiosk.encoders.selftest import run_self_test
from kiosk.encoders.session import Session, check_runtime, read_checked
from kiosk.encoders.text import TextEncoder
from kiosk.encoders.tokenizer import TextTokenizer
from kiosk.errors import ModelError
from kiosk.memory import give_back_memory

RECOGNITION = "recognition.json"
"""How staff's recognition weighs its signals; a bundle may lack it."""
PERSONS = "persons.npz"
"""What tells pictures with people in them; without it no picture that staff take is kept."""


@dataclass(frozen=True, slots=True)
class Bundle:
    """A dual encoder ready for use."""

    manifest: ModelManifest
    model_id: ModelId
    image: ImageEncoder
    text: TextEncoder
    recognition: bytes | None = None
    """Its file, checked by digest and not read yet."""
    common_words: NDArray[np.float32] | None = None
    """Vectors of common words, (n, embed_dim), where the bundle has them."""
    persons: bytes | None = None
    """Its file, checked by digest and not read yet."""


def load_bundle(path: Path, *, threads: int = 1, self_test: bool = True) -> Bundle:
    """Load a bundle's both towers and prove that they work.

    ``threads`` is the number of threads of each tower. Files the manifest does not name are not
    read; those it names and that are needed are checked by digest before use. Raises ModelError
    with one plain sentence on anything wrong.
    """
    check_runtime()
    manifest = _read_manifest(path)
    image, text = manifest.image, manifest.text

    def read(name: str) -> bytes:
        return read_checked(path, name, manifest.files[name])

    def image_encoder() -> ImageEncoder:
        return ImageEncoder(manifest, Session(image.file, read(image.file), threads=threads))

    def text_session() -> Session:
        return Session(text.file, read(text.file), threads=threads)

    # The three slow parts side by side; all leave Python's lock while they work.
    with ThreadPoolExecutor(3, thread_name_prefix="load") as pool:
        images = pool.submit(image_encoder)
        session = pool.submit(text_session)
        tokenizer = TextTokenizer(read(text.tokenizer), text)
        bundle = Bundle(
            manifest,
            _model_id(manifest),
            images.result(),
            TextEncoder(manifest, session.result(), tokenizer),
            read(RECOGNITION) if RECOGNITION in manifest.files else None,
            _common_words(manifest, read),
            read(PERSONS) if PERSONS in manifest.files else None,
        )
    if self_test:
        run_self_test(bundle, read(manifest.self_test.file), manifest.self_test)
    give_back_memory()
    return bundle


def _common_words(
    manifest: ModelManifest, read: Callable[[str], bytes]
) -> NDArray[np.float32] | None:
    name = manifest.common_words
    return None if name is None else read_common_words(name, read(name), manifest.embed_dim)


def read_model_id(path: Path) -> ModelId:
    """Name the model of a bundle by its manifest alone, in milliseconds. Raises ModelError."""
    return _model_id(_read_manifest(path))


def _read_manifest(path: Path) -> ModelManifest:
    if not path.is_dir():
        msg = f"There is no model in {path}: give a folder with a manifest.json."
        raise ModelError(msg)
    try:
        with (path / MANIFEST).open("rb") as file:
            blob = file.read(MOST_BYTES + 1)
    except FileNotFoundError as error:
        msg = f"There is no model in {path}: it has no manifest.json."
        raise ModelError(msg) from error
    except OSError as error:
        reason = error.strerror or "it cannot be read"
        msg = f"The model's manifest.json in {path} cannot be read ({reason})."
        raise ModelError(msg) from error
    if len(blob) > MOST_BYTES:
        msg = f"The model's manifest.json in {path} is too large to be one."
        raise ModelError(msg)
    return ModelManifest.from_json(blob)


def _model_id(manifest: ModelManifest) -> ModelId:
    """Name the model by what decides its vectors: the files it runs on and how they are fed."""
    image, text = manifest.image, manifest.text
    parts = [manifest.files[n].sha256 for n in (image.file, text.file, text.tokenizer)]
    parts += [repr(image), repr(text), str(manifest.embed_dim)]
    return ModelId(manifest.name, hashlib.sha256("\n".join(parts).encode()).hexdigest())
