"""The text tower."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from kiosk.encoders.manifest import ModelManifest
from kiosk.encoders.session import Session
from kiosk.encoders.tokenizer import TextTokenizer

INPUT, OUTPUT = "input_ids", "text_embedding"
_BATCH = 32


class TextEncoder:
    """Words to unit vectors of the same space as the pictures'."""

    def __init__(self, manifest: ModelManifest, session: Session, tokenizer: TextTokenizer) -> None:
        """Take a session whose graph is the manifest's. Raises ModelError if it is not."""
        self._spec, self._dim, self._session = manifest.text, manifest.embed_dim, session
        self._tokenizer = tokenizer
        length = self._spec.context_length if self._spec.fixed_length else None
        session.check((INPUT, "int64", (None, length)), (OUTPUT, "float", (None, self._dim)))

    def encode_text(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Encode texts, in order: float32 (n, embed_dim), unit norm.

        Any string has a vector; an empty one that of no words. What is beyond the model's context
        is cut off. A single string is taken for a mistake: TypeError.
        """
        if isinstance(texts, str):
            msg = "encode_text takes a list of texts, not one text"
            raise TypeError(msg)
        ids = self._tokenizer.encode(texts)
        out = np.empty((len(ids), self._dim), np.float32)
        # Texts of one length together: none is padded to a longer one's length and cost.
        order = sorted(range(len(ids)), key=lambda i: len(ids[i]))
        start = 0
        while start < len(order):
            length = len(ids[order[start]])
            batch = [i for i in order[start : start + _BATCH] if len(ids[i]) == length]
            out[batch] = self._session.run(INPUT, self._padded([ids[i] for i in batch]))
            start += len(batch)
        return out

    def _padded(self, ids: list[list[int]]) -> NDArray[np.int64]:
        length = self._spec.context_length if self._spec.fixed_length else len(ids[0])
        padded = np.full((len(ids), length), self._spec.pad_id, np.int64)
        for row, one in zip(padded, ids, strict=True):
            row[: len(one)] = one
        return padded
