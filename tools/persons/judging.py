"""How many people are found, and what is taken for people: by shares with their intervals."""

import json
import math
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from kiosk.camera.cropping import crop_of
from kiosk.domain import Frame
from kiosk.encoders import Bundle
from tools.evaluation.errors import EvaluationError
from tools.evaluation.folders import read_folders
from tools.persons.fitting import Persons, encoded, made_scenes, whole_heads
from tools.persons.heads import heads_of
from tools.persons.pictures import Pictures, Pixels
from tools.training.folders import read_pictures

_MOST = 400
"""Of a sort, which is a share to two or three points either way."""
_LABELS = ("whole", "body", "hand", "none")
_WORDS = {
    "whole": "somebody, head and all", "body": "somebody without the head",
    "hand": "a hand alone (allowed)", "none": "nobody",
}  # fmt: skip


def judge_split(
    bundle: Bundle, persons: Persons, pictures: Pictures, rng: np.random.Generator, scenes: int
) -> list[str]:
    """Judge a split by its weak labels, and scenes composed of it."""
    groceries = pictures.places[: pictures.groceries]
    heads = heads_of(pictures.people)
    shown, answers = made_scenes(pictures, rng, scenes)
    scene = [one for one, answer in zip(shown, answers, strict=True) if answer]
    empty = [one for one, answer in zip(shown, answers, strict=True) if not answer]
    sorts = [
        ("photos of groceries, many in a hand", groceries),
        ("photos of clothes and other things", pictures.places[pictures.groceries :]),
        ("goods before white", pictures.others),
        ("scenes with a whole head, 1/12 of the height and larger",
         whole_heads(heads, groceries, rng, scenes) if heads else []),
        ("scenes with any part of somebody, 5 % of the picture and more", scene),
        ("scenes with goods and clothes alone", empty),
    ]  # fmt: skip
    lines = ["Taken for a picture with somebody in it (95 % intervals):"]
    return lines + [_line(bundle, persons, words, some[:_MOST]) for words, some in sorts if some]


def judge_labels(
    bundle: Bundle, persons: Persons, data: Sequence[Path], labels: dict[str, str]
) -> list[str]:
    """Judge pictures by labels that somebody gave them by eye."""
    found: dict[str, list[Pixels]] = {label: [] for label in _LABELS}
    for folder in read_folders(list(data), {}):
        rows = [row for row in folder.rows if f"{folder.name}/{row.file}" in labels]
        for row, picture in zip(rows, read_pictures(folder.path, rows), strict=True):
            found[labels[f"{folder.name}/{row.file}"]].append(picture)
    return ["By eye:"] + [
        _line(bundle, persons, _WORDS[label], some) for label, some in found.items() if some
    ]


def read_labels(path: Path) -> dict[str, str]:
    """Read labels by eye. Raises EvaluationError."""
    try:
        labels = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise EvaluationError(f"The labels {path} cannot be read: {error}") from error
    if not isinstance(labels, dict) or not set(map(str, labels.values())) <= set(_LABELS):
        raise EvaluationError(f"The labels {path} are no object of {', '.join(_LABELS)}.")
    return {str(name): str(label) for name, label in labels.items()}


def _line(bundle: Bundle, persons: Persons, words: str, pictures: Sequence[Pixels]) -> str:
    """Judge pictures as frames are judged: by the vector of the crop, and by heads in both."""
    crops = [crop_of(Frame(picture)).pixels for picture in pictures]
    # A picture that fills the frame is judged whole as well: its people are no background.
    vectors = encoded(bundle, [*crops, *pictures])
    scores = (vectors @ persons.guard.weights).reshape(2, -1)
    vector = scores[0] >= persons.guard.threshold
    whole = scores[1] >= persons.guard.threshold
    heads = np.array([
        persons.heads.sees(crop) or persons.heads.sees(picture)
        for crop, picture in zip(crops, pictures, strict=True)
    ])  # fmt: skip
    either = vector | heads
    low, high = interval(int(either.sum()), len(either))
    return (
        f"  {words}: {100 * either.mean():.1f} % ({100 * low:.1f} to {100 * high:.1f}) of "
        f"{len(either)}; by the crop's vector {100 * vector.mean():.1f}, by the whole picture's "
        f"{100 * whole.mean():.1f}, by heads {100 * heads.mean():.1f}"
    )


def interval(found: int, count: int) -> tuple[float, float]:
    """Give Wilson's 95 % interval of a share."""
    z = 1.959964
    share, extra = found / count, z * z / count
    middle = (share + extra / 2) / (1 + extra)
    half = z / (1 + extra) * math.sqrt(share * (1 - share) / count + extra / (4 * count))
    return max(0.0, middle - half), min(1.0, middle + half)
