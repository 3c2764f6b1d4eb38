"""Classes known from a few photos taught."""

from collections.abc import Mapping, Sequence

import numpy as np

from tools.evaluation.sheet import TOPS, Sheet
from tools.evaluation.stats import Floats, Numbers, Wide, ranked_within, standardised

SHOTS: tuple[int | None, ...] = (1, 5, None)
"""None: every photo there is to teach."""
DRAWS = 5
_NONE = np.float32(-9.0)
"""Below any cosine: the score of a class nothing was taught of."""


def taught_figures(
    sheet: Sheet, table: str, vectors: Floats, *, labels: Sequence[str],
    row_labels: Sequence[str], asked: Numbers, teachable: Numbers, seed: int, note: str,
    beside: Mapping[str, Floats] | None = None,
) -> None:  # fmt: skip
    """Enter top-1, top-3 and top-5 with 1, 5 and all photos taught.

    ``vectors`` is (rows, dim), ``row_labels`` their classes; ``asked`` and ``teachable`` are rows.
    A photo taught in a draw is not asked in it; a photo's value is its mean over the draws it was
    asked in. ``beside`` holds other vectors of each class, (labels, dim), whose scores are added
    with equal weights.
    """
    if not len(teachable) or not len(asked):
        return
    sheet.table(
        table, table,
        f"{note} {DRAWS} seeded draws. A class's score: the mean likeness to its taught photos, or "
        "the best."
        + (f" Fused: taught and {' and '.join(beside)} with equal weights, as they are or each "
           "photo's brought to one scale." if beside else ""),
    )  # fmt: skip
    place = {label: i for i, label in enumerate(labels)}
    truth = np.array([place[row_labels[i]] for i in asked], np.intp)
    of: list[list[int]] = [[] for _ in labels]
    for i in teachable:
        if row_labels[i] in place:
            of[place[row_labels[i]]].append(int(i))
    other = [vectors[asked] @ known.T for known in (beside or {}).values()]
    for shots in SHOTS:
        hits: dict[tuple[str, int], Wide] = {}
        times = np.zeros(len(asked))
        for draw in range(DRAWS if shots else 1):
            rng = np.random.default_rng([seed, draw])
            taught = [rng.permutation(rows)[: shots or len(rows)].astype(np.intp) for rows in of]
            free = ~np.isin(asked, np.concatenate(taught))
            times += free
            for way, scores in _ways(vectors, asked, taught, shots, other).items():
                for k in TOPS:
                    found = ranked_within(scores, truth, k) * free
                    hits[way, k] = hits.get((way, k), np.zeros(len(asked))) + found
        known = times > 0
        families = [row_labels[i] for i in asked[known]]
        for (way, k), found in hits.items():
            row = f"{shots or 'all'} taught, {way}"
            sheet.add(
                table, row, f"top-{k}", found[known] / times[known], "photos", families=families
            )


def _ways(
    vectors: Floats, asked: Numbers, taught: list[Numbers], shots: int | None, other: list[Floats]
) -> dict[str, Floats]:
    """Give the scores (asked, labels) of each way to put the taught photos' likeness together."""
    photos = vectors[asked]
    flat = np.concatenate(taught)
    counts = np.array([len(rows) for rows in taught])
    filled = np.flatnonzero(counts)
    starts = np.concatenate([[0], np.cumsum(counts[filled])[:-1]])
    alike = photos @ vectors[flat].T
    mean = np.full((len(asked), len(taught)), _NONE, np.float32)
    nearest = mean.copy()
    mean[:, filled] = np.add.reduceat(alike, starts, axis=1) / counts[filled].astype(np.float32)
    nearest[:, filled] = np.maximum.reduceat(alike, starts, axis=1)
    ways = {"mean": mean}
    if shots != 1:
        ways["best"] = nearest
    if other:
        ways["fused"] = np.asarray(mean + np.sum(other, axis=0), np.float32)
        # A class nothing was taught of must not stretch the scale of the others.
        known = np.where(mean == _NONE, mean[:, filled].min(axis=1, keepdims=True), mean)
        ways["fused, one scale"] = np.asarray(
            np.sum([standardised(part) for part in (known, *other)], axis=0), np.float32
        )
    return ways
