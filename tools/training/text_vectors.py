"""Vectors of many texts from the frozen text tower, kept on disk so that each is computed once."""

import json
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from tokenizers import Tokenizer
from tqdm import tqdm

from tools.training.e5 import PAD, E5Tower

PREFIX = "query: "
_CHUNK = 4096
_BATCH = 128


class TextVectors:
    """A growing cache of float16 vectors (texts, 384); written in parts, so a kill loses little."""

    def __init__(self, folder: Path, tower: E5Tower, tokenizer_json: str) -> None:
        self._folder = folder
        self._tower = tower.eval()
        self._tokenizer = Tokenizer.from_str(tokenizer_json)
        self._index: dict[str, int] = {}
        self._parts: list[NDArray[np.float16]] = []
        folder.mkdir(parents=True, exist_ok=True)
        for path in sorted(folder.glob("texts-*.npz")):
            with np.load(path) as part:
                texts = json.loads(bytes(part["texts"]).decode())
                self._add(texts, part["vectors"])

    def _add(self, texts: list[str], vectors: NDArray[np.float16]) -> None:
        start = len(self._index)
        self._index.update({text: start + i for i, text in enumerate(texts)})
        self._parts.append(vectors)

    def of(self, texts: list[str]) -> NDArray[np.float16]:
        """Give the vectors of the texts, float16 (n, 384), computing those not known yet."""
        missing = sorted({t for t in texts if t not in self._index}, key=lambda t: (len(t), t))
        with tqdm(total=len(missing), desc="captions", unit="text", disable=not missing) as bar:
            for start in range(0, len(missing), _CHUNK):
                chunk = missing[start : start + _CHUNK]
                vectors = self._encode(chunk, bar)
                number = len(list(self._folder.glob("texts-*.npz")))
                blob = np.frombuffer(json.dumps(chunk, ensure_ascii=False).encode(), np.uint8)
                temporary = self._folder / "part.tmp.npz"
                np.savez(temporary, texts=blob, vectors=vectors)
                temporary.rename(self._folder / f"texts-{number:05d}.npz")
                self._add(chunk, vectors)
        if not self._parts:
            return np.zeros((0, 384), np.float16)
        return np.concatenate(self._parts)[[self._index[t] for t in texts]]

    def _encode(self, texts: list[str], bar: "tqdm[None]") -> NDArray[np.float16]:
        out = []
        for start in range(0, len(texts), _BATCH):
            batch = texts[start : start + _BATCH]
            encoded = self._tokenizer.encode_batch([PREFIX + t for t in batch])
            ids = np.full((len(batch), max(len(e.ids) for e in encoded)), PAD, np.int64)
            for row, e in zip(ids, encoded, strict=True):
                row[: len(e.ids)] = e.ids
            with torch.inference_mode():
                out.append(self._tower(torch.from_numpy(ids)).numpy().astype(np.float16))
            bar.update(len(batch))
        return np.concatenate(out)
