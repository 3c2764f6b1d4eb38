"""Embeddings of one bundle, kept on disk in parts, so that a killed run goes on where it was."""

import hashlib
import tarfile
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from tqdm import tqdm

from kiosk.encoders import Bundle
from kiosk.errors import ModelError
from tools.evaluation.errors import EvaluationError
from tools.evaluation.folders import Folder
from tools.evaluation.stats import Floats, unit
from tools.training.folders import read_pictures

_BATCH = 32
_PART = 512
"""Pictures or texts a part: at most so much is done twice after a kill."""


class Space:
    """A bundle's vectors of pictures and texts, encoded when first asked for."""

    def __init__(self, bundle: Bundle, cache: Path) -> None:
        self.bundle = bundle
        self._dim = bundle.manifest.embed_dim
        self._place = cache / bundle.model_id.digest[:24]
        self._pictures: dict[str, Floats] = {}
        self._texts: dict[str, Floats] = {}
        for names, vectors in self._parts("texts"):
            if names.dtype.kind == "U":
                self._texts |= dict(zip(names.tolist(), vectors, strict=True))

    def encode_pictures(self, wanted: Sequence[tuple[Folder, Iterable[int]]]) -> None:
        """Encode every row named that is not there yet, with a progress bar.

        Raises EvaluationError for a picture that cannot be read.
        """
        missing: list[tuple[Folder, list[int]]] = []
        for folder, numbers in wanted:
            table = self._table(folder)
            lacking = [i for i in sorted({int(n) for n in numbers}) if np.isnan(table[i, 0])]
            missing.append((folder, lacking))
        total = sum(len(lacking) for _, lacking in missing)
        if not total:
            return
        with tqdm(total=total, desc="pictures", unit="picture") as bar:
            for folder, lacking in missing:
                if lacking:
                    self._encode_folder(folder, lacking, bar)

    def pictures(self, folder: Folder) -> Floats:
        """Give the vectors of a folder's rows, (rows, dim): not a number where not encoded."""
        return self._table(folder)

    def texts(self, texts: Sequence[str]) -> Floats:
        """Give the texts' vectors, (n, dim), unit norm."""
        missing = [text for text in dict.fromkeys(texts) if text not in self._texts]
        bar = tqdm(
            total=len(missing), desc="texts", unit="text", leave=False, disable=len(missing) < 200
        )
        with bar:
            for start in range(0, len(missing), _PART):
                part = missing[start : start + _PART]
                vectors = np.concatenate(
                    [self._said(part[i : i + _BATCH], bar) for i in range(0, len(part), _BATCH)]
                )
                # An array of texts drops the null characters at their ends.
                if all(not text.endswith("\0") for text in part):
                    self._keep("texts", np.array(part), vectors)
                self._texts |= dict(zip(part, vectors, strict=True))
        if not texts:
            return np.empty((0, self._dim), np.float32)
        return np.stack([self._texts[text] for text in texts])

    def ensemble(self, groups: Sequence[Sequence[str]]) -> Floats:
        """Give for each group of texts the unit mean of their vectors, (groups, dim)."""
        flat = self.texts([text for group in groups for text in group])
        ends = np.cumsum([len(group) for group in groups])
        means = [part.mean(axis=0) for part in np.split(flat, ends[:-1])]
        return unit(np.stack(means))

    def _said(self, texts: list[str], bar: tqdm) -> Floats:
        vectors = self.bundle.text.encode_text(texts)
        bar.update(len(texts))
        return vectors

    def _encode_folder(self, folder: Folder, numbers: list[int], bar: tqdm) -> None:
        table = self._table(folder)
        pictures = _decoded(folder, numbers)
        for start in range(0, len(numbers), _PART):
            part = numbers[start : start + _PART]
            for first in range(0, len(part), _BATCH):
                some = part[first : first + _BATCH]
                batch = [next(pictures) for _ in some]
                try:
                    table[some] = self.bundle.image.encode_image(batch)
                except ModelError as error:
                    msg = f"A picture of {folder.path} cannot be encoded: {error}"
                    raise EvaluationError(msg) from error
                bar.update(len(some))
            self._keep(_part_name(folder), np.array(part, np.int64), table[part])

    def _table(self, folder: Folder) -> Floats:
        table = self._pictures.get(folder.digest)
        if table is None:
            table = np.full((len(folder.rows), self._dim), np.nan, np.float32)
            for numbers, vectors in self._parts(_part_name(folder)):
                if numbers.dtype.kind == "i" and numbers.max(initial=0) < len(table):
                    table[numbers] = vectors
            self._pictures[folder.digest] = table
        return table

    def _parts(self, name: str) -> Iterator[tuple[NDArray[np.generic], Floats]]:
        for path in sorted((self._place / name).glob("*.npz")):
            try:
                with path.open("rb") as file, np.load(file, allow_pickle=False) as part:
                    names, vectors = part["names"], part["vectors"]
            except (OSError, ValueError, KeyError, EOFError, zipfile.BadZipFile):
                continue  # a part that cannot be read is encoded again
            if vectors.shape == (len(names), self._dim) and vectors.dtype == np.float32:
                yield names, vectors

    def _keep(self, name: str, names: NDArray[np.generic], vectors: Floats) -> None:
        place = self._place / name
        place.mkdir(parents=True, exist_ok=True)
        own = hashlib.sha256(names.tobytes()).hexdigest()[:24]
        # Under one name, so that what a kill leaves behind is written over the next time.
        with (place / f"{own}.part").open("wb") as file:
            np.savez(file, names=names, vectors=vectors)
        (place / f"{own}.part").replace(place / f"{own}.npz")


def _part_name(folder: Folder) -> str:
    return f"pictures-{folder.digest[:24]}"


def _decoded(folder: Folder, numbers: list[int]) -> Iterator[NDArray[np.uint8]]:
    try:
        yield from read_pictures(folder.path, [folder.rows[i] for i in numbers])
    except KeyError as error:
        msg = f"The picture {error} is not in {folder.path / 'images.tar'}."
        raise EvaluationError(msg) from error
    except tarfile.TarError as error:
        msg = f"{folder.path / 'images.tar'} cannot be read: it is no whole tar archive."
        raise EvaluationError(msg) from error
    except (OSError, ValueError) as error:
        msg = f"A picture of {folder.path / 'images.tar'} cannot be read: {error}"
        raise EvaluationError(msg) from error
