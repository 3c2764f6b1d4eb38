"""The folders to judge on: what sort each is, by what its rows carry."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from tools.evaluation.errors import EvaluationError
from tools.evaluation.stats import Numbers
from tools.training.folders import Row, read_rows
from tools.training.lexicon import Lexicon

GROCERY, FASHION, CLOTHING, OBJECTS, OTHER = "grocery", "fashion", "clothing", "objects", "other"
NO_CLASSES = frozenset({"Not sure", "Other", "Skip"})
"""Labels that name nothing to be seen."""

_KNOWN_AS = {
    GROCERY: "grocery_store", FASHION: "fashion_product_images", CLOTHING: "clothing_dataset",
    OBJECTS: "caltech101", OTHER: "any other",
}  # fmt: skip
"""The names by which ``tools.training.attributes`` knows what the rows' fields mean."""
_FASHION_FIELDS = frozenset(
    {"articleType", "baseColour", "gender", "subCategory", "usage", "productDisplayName"}
)


@dataclass(frozen=True)
class Folder:
    """One folder of pictures with captions."""

    path: Path
    name: str
    kind: str
    rows: tuple[Row, ...]
    digest: str
    """SHA-256 of what it holds."""

    def where(self, *splits: str) -> Numbers:
        """Give the numbers of the rows of these splits."""
        return np.array([i for i, r in enumerate(self.rows) if r.split in splits], np.intp)

    def labels(self, numbers: Iterable[int] | None = None) -> list[str]:
        """Give the labels there are, in order; of some rows, or of all."""
        rows = self.rows if numbers is None else [self.rows[i] for i in numbers]
        return sorted({row.label for row in rows})


def read_folders(paths: Sequence[Path], lexicons: dict[str, Lexicon]) -> list[Folder]:
    """Read every folder, looking one level down as well.

    Raises EvaluationError where one cannot be used.
    """
    found: list[Path] = []
    for path in paths:
        if not path.is_dir():
            msg = f"There is no folder {path}: give folders with pairs.jsonl and images.tar."
            raise EvaluationError(msg)
        inside = [path, *sorted(p for p in path.glob("*") if p.is_dir())]
        here = [p for p in inside if (p / "pairs.jsonl").is_file() and (p / "images.tar").is_file()]
        if not here:
            msg = f"{path} has no pairs.jsonl with an images.tar: give folders of that form."
            raise EvaluationError(msg)
        found += [p for p in here if p not in found]
    folders = [_read(path, lexicons) for path in found]
    names = [folder.name for folder in folders]
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        msg = f"Two folders are named {twice[0]}: their figures could not be told apart."
        raise EvaluationError(msg)
    return folders


def of_kind(folders: Sequence[Folder], kind: str) -> list[Folder]:
    """Give the folders of one sort."""
    return [folder for folder in folders if folder.kind == kind]


def _read(path: Path, lexicons: dict[str, Lexicon]) -> Folder:
    try:
        rows = read_rows(path)
        digest = hashlib.sha256((path / "pairs.jsonl").read_bytes())
        with (path / "images.tar").open("rb") as tar:
            while block := tar.read(1 << 20):
                digest.update(block)
    except (OSError, ValueError) as error:
        msg = f"The folder {path} cannot be read: {error}"
        raise EvaluationError(msg) from error
    if not rows:
        msg = f"The folder {path} has no pictures: its pairs.jsonl is empty."
        raise EvaluationError(msg)
    for number, row in enumerate(rows, 1):
        if not _sound(row):
            msg = (
                f"Line {number} of {path / 'pairs.jsonl'} is not a picture's line: file, split and "
                "label are texts, captions a list of texts, meta an object."
            )
            raise EvaluationError(msg)
    kind = _kind(rows, lexicons.get("en"))
    known = tuple(replace(row, folder=_KNOWN_AS[kind]) for row in rows)
    return Folder(path, path.resolve().name, kind, known, digest.hexdigest())


def _sound(row: Row) -> bool:
    texts = (row.file, row.split, row.label)
    return (
        all(isinstance(text, str) and text for text in texts)
        and all(isinstance(text, str) and len(text) > 0 for text in row.captions)
        and bool(row.captions)
        and isinstance(row.meta, dict)
        and isinstance(row.coarse, str | None)
        and isinstance(row.description, str | None)
    )


def _kind(rows: Sequence[Row], english: Lexicon | None) -> str:
    words = english.words if english else {}
    if all(set(row.meta) >= _FASHION_FIELDS for row in rows):
        return FASHION
    if all(row.coarse for row in rows) and any(row.split == "catalog" for row in rows):
        return GROCERY
    labels = {row.label for row in rows} - NO_CLASSES
    if all("kids" in row.meta for row in rows) and labels <= set(words.get("clothing", {})):
        return CLOTHING
    if all(row.meta.get("category") == row.label for row in rows) and {
        row.captions[-1] for row in rows
    } <= set(words.get("objects", {})):
        return OBJECTS
    return OTHER
