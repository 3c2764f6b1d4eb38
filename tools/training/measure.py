"""Quick figures of a model in training, on the held-back pictures; ``tools.evaluate`` is the judge.

Works on arrays alone: image embeddings in two halves and word vectors.
"""

import numpy as np
import torch
from numpy.typing import NDArray
from torch.nn import functional

from tools.training.data import Pictures
from tools.training.features import normalized
from tools.training.model import Heads, ImageTower
from tools.training.pictures import place

Floats = NDArray[np.float32]


def embed(
    tower: ImageTower, heads: Heads, pixels: list[NDArray[np.uint8]], side: int
) -> tuple[Floats, Floats]:
    """Give both halves, unit vectors float32 (n, 256) each."""
    tower.eval()
    heads.eval()
    meaning, looks = [], []
    with torch.inference_mode():
        for start in range(0, len(pixels), 32):
            features = tower(
                normalized(np.stack([place(p, side) for p in pixels[start : start + 32]]))
            )
            meaning.append(functional.normalize(heads.image(features), dim=1).numpy())
            looks.append(functional.normalize(heads.looks(features), dim=1).numpy())
    return np.concatenate(meaning), np.concatenate(looks)


def embed_features(heads: Heads, features: NDArray[np.float16]) -> tuple[Floats, Floats]:
    """Give both halves of features that are there already."""
    heads.eval()
    x = torch.from_numpy(features.astype(np.float32))
    with torch.inference_mode():
        return (
            functional.normalize(heads.image(x), dim=1).numpy(),
            functional.normalize(heads.looks(x), dim=1).numpy(),
        )


def top(scores: Floats, truth: NDArray[np.int64], k: int) -> float:
    """Give the share of rows, in per cent, whose true column is among the k best."""
    best = np.argsort(-scores, axis=1, kind="stable")[:, :k]
    return 100 * float((best == truth[:, None]).any(1).mean())


def groceries(
    pictures: Pictures, meaning: Floats, looks: Floats, names: Floats, labels: list[str],
    only: set[str] | None, looks_share: float, seed: int = 1,
) -> dict[str, float]:  # fmt: skip
    """Measure products by words, by catalog picture and by photos taught; all are candidates.

    ``names`` are unit word vectors (81, 256) in the order of ``labels``. ``only`` restricts the
    photos that are asked about. Photos of split ``val`` ask; where ``only`` is given, all photos
    that were left out of training ask, except those taught.
    """
    rows = pictures.rows
    own = [i for i, r in enumerate(rows) if r.folder == "grocery_store"]
    asked = [
        i for i in own
        if (rows[i].split == "val" if only is None else
            rows[i].split != "catalog" and rows[i].label in only)
    ]  # fmt: skip
    truth = np.array([labels.index(rows[i].label) for i in asked])
    catalog = {rows[i].label: i for i in own if rows[i].split == "catalog"}
    iconic = [catalog[label] for label in labels]

    def alike(a: list[int], b: list[int]) -> Floats:
        both = (1 - looks_share) * meaning[a] @ meaning[b].T + looks_share * looks[a] @ looks[b].T
        return np.asarray(both, np.float32)

    by_text = meaning[asked] @ names.T
    by_picture = alike(asked, iconic)
    figures = {
        "text 1": top(by_text, truth, 1), "text 5": top(by_text, truth, 5),
        "catalog 1": top(by_picture, truth, 1), "catalog 5": top(by_picture, truth, 5),
    }  # fmt: skip
    rng = np.random.default_rng(seed)
    for shots in (1, 5):
        scores = []
        for _ in range(5):
            taught = {
                label: rng.permutation([i for i in own if rows[i].label == label
                                        and rows[i].split == "train"])[:shots].tolist()
                for label in labels
            }  # fmt: skip
            used = {i for of in taught.values() for i in of}
            left = [k for k, i in enumerate(asked) if i not in used]
            ask = [asked[k] for k in left]
            score = np.stack([alike(ask, taught[label]).mean(1) for label in labels], axis=1)
            scores.append(top(score, truth[left], 1))
        figures[f"{shots} taught"] = float(np.mean(scores))
    return figures


def colour_type(
    pictures: Pictures, meaning: Floats, queries: list[tuple[str, str]], words: Floats
) -> dict[str, float]:
    """Measure "colour type" queries on held-back fashion pictures: what is right in the first ten.

    ``queries`` are (colour, type), ``words`` their unit vectors. "both" is the share of what is
    possible, for a query with fewer than ten pictures.
    """
    own = [i for i, r in enumerate(pictures.rows)
           if r.folder == "fashion_product_images" and r.split == "val"]  # fmt: skip
    colours = np.array([str(pictures.rows[i].meta["baseColour"]) for i in own])
    types = np.array([pictures.rows[i].label for i in own])
    right: dict[str, list[float]] = {"type": [], "colour": [], "both": []}
    for (colour, kind), word in zip(queries, words, strict=True):
        best = np.argsort(-(meaning[own] @ word), kind="stable")[:10]
        is_colour, is_type = colours[best] == colour, types[best] == kind
        possible = min(10, int(((colours == colour) & (types == kind)).sum()))
        right["type"].append(float(is_type.mean()))
        right["colour"].append(float(is_colour.mean()))
        right["both"].append(float((is_colour & is_type).sum()) / possible)
    return {k: 100 * float(np.mean(v)) for k, v in right.items()}


def colour_type_queries(pictures: Pictures, least: int = 5) -> list[tuple[str, str]]:
    """Give the (colour, type) combinations with so many held-back pictures."""
    counts: dict[tuple[str, str], int] = {}
    for r in pictures.rows:
        if r.folder == "fashion_product_images" and r.split == "val":
            key = (str(r.meta["baseColour"]), r.label)
            counts[key] = counts.get(key, 0) + 1
    return sorted(k for k, n in counts.items() if n >= least and k[0] not in {"NA", "Multi"})


def classes(
    pictures: Pictures, meaning: Floats, folder: str, labels: list[str], words: Floats
) -> tuple[float, float]:
    """Measure zero-shot naming of a folder's held-back pictures: top-1 and top-5 in per cent."""
    own = [i for i, r in enumerate(pictures.rows)
           if r.folder == folder and r.split == "val" and r.label in labels]  # fmt: skip
    truth = np.array([labels.index(pictures.rows[i].label) for i in own])
    scores = meaning[own] @ words.T
    return top(scores, truth, 1), top(scores, truth, 5)
