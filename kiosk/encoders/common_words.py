"""The vectors of common words that a bundle may ship with: ``common_words.npz``.

``vectors`` in it are float16, (words, embed_dim), of unit norm: what the bundle's own text tower
makes of a list of words that the publisher keeps. The words themselves are not needed.
"""

import io
import zipfile

import numpy as np
from numpy.typing import NDArray

from kiosk.errors import ModelError

MOST_WORDS = 20_000
_NORM_TOLERANCE = 5e-3
_COPY = "copy the model again"


def read_common_words(name: str, blob: bytes, embed_dim: int) -> NDArray[np.float32]:
    """Read a file whose digest was checked: float32 (n, embed_dim). Raises ModelError."""
    try:
        with np.load(io.BytesIO(blob), allow_pickle=False) as file:
            stored = file["vectors"]
    except (ValueError, KeyError, AttributeError, OSError, EOFError, zipfile.BadZipFile) as error:
        raise ModelError(f"The model's file {name} cannot be read: {_COPY}.") from error
    count = len(stored) if stored.ndim == 2 else 0
    good = stored.dtype == np.float16 and stored.shape == (count, embed_dim)
    if not good or not 1 <= count <= MOST_WORDS:
        msg = f"The model's file {name} holds no vectors of {embed_dim} numbers: {_COPY}."
        raise ModelError(msg)
    vectors = np.asarray(stored, np.float32)
    norms = np.sqrt(np.einsum("ij,ij->i", vectors, vectors))
    if not bool(np.all(np.abs(norms - 1.0) <= _NORM_TOLERANCE)):
        raise ModelError(f"The model's file {name} holds vectors of other lengths than 1: {_COPY}.")
    return vectors


def write_common_words(vectors: NDArray[np.float32]) -> bytes:
    """Give the file of vectors, float32 (n, embed_dim)."""
    file = io.BytesIO()
    np.savez_compressed(file, allow_pickle=False, vectors=vectors.astype(np.float16))
    return file.getvalue()
