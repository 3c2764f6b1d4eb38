"""From pictures to ``persons.npz``: the two fits, and the scores from which they speak up."""

import io
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray
from tqdm import tqdm

from kiosk.camera.cropping import crop_of
from kiosk.camera.heads import HeadFinder
from kiosk.core.persons import FORMAT, PersonGuard
from kiosk.domain import Frame
from kiosk.encoders import Bundle
from tools.evaluation.errors import EvaluationError
from tools.persons.heads import Head, fit_heads, heads_of
from tools.persons.network import fit_linear
from tools.persons.pictures import Pictures, Pixels
from tools.persons.scenes import LEAST_SHARE, compose, cut_out, head_scene

Floats = NDArray[np.float32]
RECALL_VECTOR, RECALL_HEADS = 0.98, 0.95
"""Of pictures of people, and of scenes with a whole head in them, that have to be found."""
_FOLDS = 4
_FEWEST_HEADS = 6
_MOST_CROPPED = 1500
"""Of the goods before white, which all look alike in this."""
_TRIES = 100
"""Draws for a scene: most are of use."""
_BATCH = 32


@dataclass(frozen=True)
class Persons:
    """What ``persons.npz`` holds."""

    guard: PersonGuard
    heads: HeadFinder

    def to_bytes(self, bundle: Bundle, measured_on: str) -> bytes:
        """Write it for the bundle's model."""
        out = io.BytesIO()
        np.savez_compressed(
            out, format=np.array(FORMAT), model=np.array(bundle.model_id.digest),
            weights=self.guard.weights, threshold=np.array(self.guard.threshold),
            head_hidden=self.heads.hidden.astype(np.float16), head_shift=self.heads.shift,
            head_out=self.heads.out, head_threshold=np.array(self.heads.threshold),
            measured_on=np.array(measured_on),
        )  # fmt: skip
        return out.getvalue()


def fit_persons(
    bundle: Bundle, pictures: Pictures, rng: np.random.Generator, *, scenes: int, windows: int
) -> Persons:
    """Fit both, and choose their thresholds on pictures that were not in the fit.

    Raises EvaluationError where the pictures are of no use.
    """
    heads = heads_of(pictures.people)
    if len(heads) < _FEWEST_HEADS:
        raise EvaluationError(
            f"Only {len(heads)} heads can be cut out of the pictures of people: give more shop "
            "pictures of worn clothes before white."
        )
    guard = fit_guard(bundle, pictures, rng, scenes)
    # A third of the people is for the threshold alone.
    kept = len(heads) - len(heads) // 3
    groceries = pictures.places[: pictures.groceries]
    others = [*pictures.others, *pictures.places[pictures.groceries :]]
    finder = fit_heads(heads[:kept], groceries, others, rng, windows)
    scores = [
        finder.score(scene) for scene in whole_heads(heads[kept:], groceries, rng, scenes // 2)
    ]
    return Persons(guard, replace(finder, threshold=float(np.quantile(scores, 1 - RECALL_HEADS))))


def fit_guard(
    bundle: Bundle, pictures: Pictures, rng: np.random.Generator, scenes: int
) -> PersonGuard:
    """Fit the score of a vector: on crops, as it judges, on whole pictures and on scenes.

    It finds its share of the crops of people, each judged by a fit without it.
    """
    shown, answers = made_scenes(pictures, rng, scenes)
    groceries = pictures.places[: pictures.groceries]
    crops = cropped([*pictures.people, *groceries, *pictures.others[:_MOST_CROPPED]])
    whole = [*pictures.people, *pictures.others, *pictures.places]
    people = len(pictures.people)
    labels = np.concatenate([
        np.arange(len(crops)) < people, np.arange(len(whole)) < people, answers
    ]).astype(np.float32)  # fmt: skip
    vectors = encoded(bundle, [*crops, *whole, *shown])
    folds = rng.permutation(len(labels)) % _FOLDS
    scores = np.zeros(len(labels))
    for fold in range(_FOLDS):
        weights, bias = fit_linear(vectors[folds != fold], labels[folds != fold])
        scores[folds == fold] = vectors[folds == fold] @ weights + bias
    least = float(np.quantile(scores[:people], 1 - RECALL_VECTOR))
    weights, bias = fit_linear(vectors, labels)
    return PersonGuard(weights, least - bias)


def cropped(pictures: Sequence[Pixels]) -> list[Pixels]:
    """Cut pictures as frames are cut before they are kept."""
    return [crop_of(Frame(picture)).pixels for picture in tqdm(pictures, desc="pictures cropped")]


def made_scenes(
    pictures: Pictures, rng: np.random.Generator, count: int
) -> tuple[list[Pixels], NDArray[np.float32]]:
    """Compose scenes, every other one with somebody; give them with 1 or 0 each."""
    shown: list[Pixels] = []
    answers: list[float] = []
    places = pictures.places
    for _ in range(_TRIES * count + 1):
        if len(shown) == count:
            return shown, np.array(answers, np.float32)
        person = len(shown) % 2 == 0
        source = pictures.people if person else pictures.others
        figure = cut_out(source[int(rng.integers(len(source)))])
        held = cut_out(pictures.others[int(rng.integers(len(pictures.others)))])
        if figure is None:
            continue
        groceries = rng.random() < 0.75
        behind = places[int(rng.integers(pictures.groceries if groceries else len(places)))]
        scene, share = compose(figure, behind, rng, held if rng.random() < 0.5 else None)
        if person and share < LEAST_SHARE:
            continue
        shown.append(scene)
        answers.append(float(person))
    raise EvaluationError("Hardly a picture can be cut out of its background: is it white?")


def whole_heads(
    heads: Sequence[Head], places: Sequence[Pixels], rng: np.random.Generator, count: int
) -> list[Pixels]:
    """Compose scenes in which a whole head is to be seen, a twelfth of the height and larger."""
    shown: list[Pixels] = []
    for _ in range(_TRIES * count + 1):
        if len(shown) == count:
            return shown
        head = heads[int(rng.integers(len(heads)))]
        scene = head_scene(
            head.figure, (head.x, head.y, head.high), places[int(rng.integers(len(places)))], rng
        )
        if scene is not None:
            shown.append(scene)
    raise EvaluationError("Hardly a scene shows a whole head: the pictures of people are too low.")


def encoded(bundle: Bundle, pictures: Sequence[Pixels]) -> Floats:
    """Encode pictures: float32 (n, embed_dim)."""
    parts = [
        bundle.image.encode_image(pictures[start : start + _BATCH])
        for start in tqdm(range(0, len(pictures), _BATCH), desc="pictures encoded, by 32")
    ]
    return np.concatenate(parts)
