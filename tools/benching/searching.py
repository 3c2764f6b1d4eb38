"""Search alone: the kiosk's index beside plain NumPy and faiss, in one run, on one thread."""

import statistics
import time
from collections.abc import Callable
from typing import Any

import faiss
import numpy as np
from numpy.typing import NDArray

from kiosk.core.index import VectorIndex
from kiosk.domain import Embedding, ModelId

Floats = NDArray[np.float32]

DIM, TOP, RECALL_TOP = 512, 20, 10
_MODEL = ModelId("bench", "0" * 64)
_CLUSTERS = 400
_SPREAD = 1.2
_ROWS_AT_A_TIME = 50_000


def clustered(count: int, seed: int) -> Floats:
    """Draw unit vectors around a few hundred middles, as goods lie around their kinds."""
    rng = np.random.default_rng([seed, count])
    middles = rng.standard_normal((_CLUSTERS, DIM)).astype(np.float32)
    made = np.empty((count, DIM), np.float32)
    for start in range(0, count, _ROWS_AT_A_TIME):
        rows = made[start : start + _ROWS_AT_A_TIME]
        rows[:] = rng.standard_normal(rows.shape, dtype=np.float32) * np.float32(_SPREAD)
        rows += middles[rng.integers(_CLUSTERS, size=len(rows))]
        rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    return made


def measure_search(count: int, queries: int, seed: int) -> dict[str, Any]:
    """Measure one size: milliseconds a query of each way, and what the kiosk's finds of the best.

    Ways take turns query by query, so that a busy machine slows all of them alike.
    """
    vectors = clustered(count, seed)
    rng = np.random.default_rng(seed)
    asked = vectors[rng.integers(count, size=queries)]
    asked = asked + rng.standard_normal(asked.shape, dtype=np.float32) * np.float32(0.02)
    asked /= np.linalg.norm(asked, axis=1, keepdims=True)
    started = time.perf_counter()
    index = VectorIndex(_MODEL, [f"{number:07}" for number in range(count)], vectors)
    built = time.perf_counter() - started
    faiss.omp_set_num_threads(1)
    peer = faiss.IndexFlatIP(DIM)
    peer.add(vectors)
    allowed = rng.random(count) < 0.1
    ways: dict[str, Callable[[Floats], object]] = {
        "kiosk": lambda q: index.nearest(Embedding(q, _MODEL), TOP),
        "kiosk, a tenth allowed": lambda q: index.nearest(Embedding(q, _MODEL), TOP, allowed),
        "NumPy float32": lambda q: _plain(vectors, q, TOP),
        "faiss flat": lambda q: peer.search(q[None], TOP),
    }
    taken: dict[str, list[float]] = {name: [] for name in ways}
    found = 0
    for number, query in enumerate(asked):
        for name, ask in ways.items():
            started = time.perf_counter()
            answer = ask(query)
            took = (time.perf_counter() - started) * 1e3
            if number:  # the first of each warms up
                taken[name].append(took)
            if name == "kiosk":
                ours = index.nearest(Embedding(query, _MODEL), RECALL_TOP)[0]
                found += len(np.intersect1d(ours, _plain(vectors, query, RECALL_TOP)))
            del answer
    figures: dict[str, Any] = {name: statistics.median(of) for name, of in taken.items()}
    return {
        "items": count,
        "milliseconds": {name: round(value, 3) for name, value in figures.items()},
        "recall@10": found / (RECALL_TOP * len(asked)),
        "built in s": round(built, 2),
    }


def _plain(vectors: Floats, query: Floats, count: int) -> NDArray[np.intp]:
    scores = vectors @ query
    best = np.argpartition(-scores, count)[:count]
    return best[np.argsort(-scores[best], kind="stable")]
