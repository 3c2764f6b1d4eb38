"""The gate between float32 and what is shipped: cosine, and what retrieval loses.

Pure arithmetic on embeddings. A candidate passes when every figure is within its limit. The limits
are constants: a model that fails them is exported in float32 or not at all.
"""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

MEAN_COSINE = 0.985
LOW_COSINE = 0.96
"""1st percentile."""
TOP_1 = 0.88
TOP_10 = 0.88
"""Share of the ten best that stay among the ten best, whatever their order."""
RECALL_LOST = 0.010
"""A share: one point of recall at 1, the most this project allows on any line."""
AIM_RECALL_LOST = 0.003
AIM_TOP_10 = 0.95
AIM_MEAN_COSINE = 0.995
"""Within these a candidate counts as free of loss, and the fastest such is taken."""
COLLAPSED = 0.97
"""Mean cosine between pictures above which embeddings are all alike and the gate sees nothing."""


@dataclass(frozen=True)
class GateSet:
    """What retrieval is judged on: pictures and texts with what they show."""

    picture_labels: tuple[str, ...]
    text_labels: tuple[frozenset[str], ...]
    """The labels a text is right for; empty for texts only compared, never counted right."""


@dataclass(frozen=True)
class Figures:
    """A candidate against float32. Shares are 0 to 1; a negative loss is a gain."""

    image_cosine_mean: float
    image_cosine_low: float
    text_cosine_mean: float
    text_cosine_low: float
    picture_text_top_1: float
    picture_text_top_10: float
    words_picture_top_10: float
    picture_picture_top_1: float
    picture_picture_top_10: float
    picture_text_recall: float
    picture_text_recall_lost: float
    picture_text_recall_error: float
    """Standard error of the loss: what chance alone gives with so many pictures."""
    picture_picture_recall: float
    picture_picture_recall_lost: float
    picture_picture_recall_error: float
    spread: float
    """Mean cosine between different float32 picture embeddings: near 1 is a collapsed tower."""

    @property
    def collapsed(self) -> bool:
        """Tell whether all pictures look alike to the model, so that nothing can be judged."""
        return self.spread > COLLAPSED

    def failures(self) -> list[str]:
        """Name every limit that is broken."""
        limits = (
            ("image cosine, mean", self.image_cosine_mean, MEAN_COSINE),
            ("image cosine, 1st percentile", self.image_cosine_low, LOW_COSINE),
            ("text cosine, mean", self.text_cosine_mean, MEAN_COSINE),
            ("text cosine, 1st percentile", self.text_cosine_low, LOW_COSINE),
            ("picture to text, same first", self.picture_text_top_1, TOP_1),
            ("picture to text, same ten", self.picture_text_top_10, TOP_10),
            ("words to pictures, same ten", self.words_picture_top_10, TOP_10),
            ("picture to picture, same first", self.picture_picture_top_1, TOP_1),
            ("picture to picture, same ten", self.picture_picture_top_10, TOP_10),
        )
        found = [f"{n} {v:.4f} is under {low:g}" for n, v, low in limits if not v >= low]
        for name, lost in (
            ("picture to text", self.picture_text_recall_lost),
            ("picture to picture", self.picture_picture_recall_lost),
        ):
            if not lost <= RECALL_LOST:
                found.append(f"{name} recall lost {lost:.4f} is over {RECALL_LOST:g}")
        return found

    def free_of_loss(self) -> bool:
        """Tell whether the candidate is as good as float32, as far as so many pictures can tell."""
        losses = (
            self.picture_text_recall_lost - self.picture_text_recall_error,
            self.picture_picture_recall_lost - self.picture_picture_recall_error,
        )
        return (
            not self.failures()
            and min(self.image_cosine_mean, self.text_cosine_mean) >= AIM_MEAN_COSINE
            and min(
                self.picture_text_top_10, self.words_picture_top_10, self.picture_picture_top_10
            )
            >= AIM_TOP_10
            and max(losses) <= AIM_RECALL_LOST
        )

    def as_json(self) -> dict[str, Any]:
        """Give all figures, rounded."""
        return {name: round(value, 5) for name, value in asdict(self).items()}


def judge(
    reference: tuple[NDArray[np.float32], NDArray[np.float32]],
    candidate: tuple[NDArray[np.float32], NDArray[np.float32]],
    gate_set: GateSet,
) -> Figures:
    """Compare (image, text) embeddings of a candidate with those of float32.

    Each is unit norm: (pictures, embed_dim) and (texts, embed_dim), in the gate set's order.
    """
    image, text = reference
    image_c, text_c = candidate
    image_cosine, text_cosine = _cosines(image, image_c), _cosines(text, text_c)
    to_text, to_text_c = image @ text.T, image_c @ text_c.T
    labelled = np.flatnonzero([bool(labels) for labels in gate_set.text_labels])
    right = _right_texts(gate_set, labelled)
    to_words = _recall(to_text[:, labelled], to_text_c[:, labelled], right)
    between, between_c = image @ image.T, image_c @ image_c.T
    for scores in (between, between_c):
        np.fill_diagonal(scores, -2.0)
    same = _same_label(gate_set)
    to_pictures = _recall(between, between_c, same)
    off = ~np.eye(len(image), dtype=bool)
    return Figures(
        float(image_cosine.mean()), float(np.percentile(image_cosine, 1)),
        float(text_cosine.mean()), float(np.percentile(text_cosine, 1)),
        _same_first(to_text, to_text_c), same_ten(to_text, to_text_c),
        same_ten(to_text.T, to_text_c.T),
        _same_first(between, between_c), same_ten(between, between_c),
        *to_words, *to_pictures,
        float((image @ image.T)[off].mean()),
    )  # fmt: skip


def same_ten(a: NDArray[np.float32], b: NDArray[np.float32]) -> float:
    """Give the mean share of each row's ten best of ``a`` that are among the ten best of ``b``."""
    count = min(10, a.shape[1])
    best = np.argsort(-a, axis=1, kind="stable")[:, :count]
    best_b = np.argsort(-b, axis=1, kind="stable")[:, :count]
    shared = (best[:, :, None] == best_b[:, None, :]).any(axis=2)
    return float(shared.mean())


def _same_first(a: NDArray[np.float32], b: NDArray[np.float32]) -> float:
    """Give the share of rows with the same best; near ties (1e-6) in ``a`` count as the same."""
    rows = np.arange(len(a))
    chosen = a[rows, b.argmax(axis=1)]
    return float((chosen >= a.max(axis=1) - 1e-6).mean())


def _cosines(a: NDArray[np.float32], b: NDArray[np.float32]) -> NDArray[np.float32]:
    cosines: NDArray[np.float32] = (a * b).sum(axis=1)
    return cosines


def _right_texts(gate_set: GateSet, labelled: NDArray[np.intp]) -> NDArray[np.bool_]:
    return np.array(
        [[label in gate_set.text_labels[i] for i in labelled] for label in gate_set.picture_labels],
        bool,
    ).reshape(len(gate_set.picture_labels), len(labelled))


def _same_label(gate_set: GateSet) -> NDArray[np.bool_]:
    labels = np.array(gate_set.picture_labels)
    same: NDArray[np.bool_] = labels[:, None] == labels[None, :]
    np.fill_diagonal(same, val=False)
    return same


def _recall(
    scores: NDArray[np.float32], candidate: NDArray[np.float32], right: NDArray[np.bool_]
) -> tuple[float, float, float]:
    """Give the candidate's recall at 1, what it lost, and the standard error of that.

    Recall is the share of rows whose best column is right, of those rows that have a right one.
    """
    rows = np.flatnonzero(right.any(axis=1))
    if not len(rows):
        return 0.0, 0.0, 0.0
    hits, hits_c = (right[rows, s[rows].argmax(axis=1)] for s in (scores, candidate))
    lost = hits.astype(np.float64) - hits_c
    return float(hits_c.mean()), float(lost.mean()), float(lost.std() / np.sqrt(len(rows)))


def markdown_table(figures: dict[str, Figures], chosen: Sequence[str]) -> str:
    """Write candidates side by side, a row a figure, with the limits."""
    limits = {
        "image_cosine_mean": f">= {MEAN_COSINE}", "image_cosine_low": f">= {LOW_COSINE}",
        "text_cosine_mean": f">= {MEAN_COSINE}", "text_cosine_low": f">= {LOW_COSINE}",
        "picture_text_top_1": f">= {TOP_1}", "picture_text_top_10": f">= {TOP_10}",
        "words_picture_top_10": f">= {TOP_10}", "picture_picture_top_1": f">= {TOP_1}",
        "picture_picture_top_10": f">= {TOP_10}",
        "picture_text_recall_lost": f"<= {RECALL_LOST}",
        "picture_picture_recall_lost": f"<= {RECALL_LOST}",
    }  # fmt: skip
    names = list(figures)
    marks = [f"**{name}**" if name in chosen else name for name in names]
    lines = [
        "| against float32 | limit | " + " | ".join(marks) + " |",
        "| --- | --- |" + " --- |" * len(names),
    ]
    columns = {name: f.as_json() for name, f in figures.items()}
    for row in next(iter(columns.values()), {}):
        cells = " | ".join(f"{columns[name][row]:.4f}" for name in names)
        lines.append(f"| {row.replace('_', ' ')} | {limits.get(row, '')} | {cells} |")
    verdicts = " | ".join("fails" if figures[n].failures() else "passes" for n in names)
    lines.append(f"| verdict | | {verdicts} |")
    return "\n".join(lines)
