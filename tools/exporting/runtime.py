"""onnxruntime for the exporter: sessions as the kiosk runs them, batches, latency."""

import os
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

# Read when onnxruntime is imported; later releases than those allowed here would send telemetry.
os.environ["ORT_DISABLE_TELEMETRY"] = "1"

import onnxruntime as ort

BATCH = 16


class Graph:
    """One graph file with one input and one output, run with so many threads."""

    def __init__(self, path: Path, threads: int = 1) -> None:
        """Load the file; the kiosk's own options: no spinning, arenas left as they are."""
        options = ort.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        self._session = ort.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
        self._name = self._session.get_inputs()[0].name

    def run(self, batch: NDArray[np.generic]) -> NDArray[np.float32]:
        """Encode one batch: float32 (n, embed_dim)."""
        return np.asarray(self._session.run(None, {self._name: batch})[0], np.float32)


def encode_pixels(
    graph: Graph, pixels: NDArray[np.uint8], step: Callable[[int], Any]
) -> NDArray[np.float32]:
    """Encode pictures in batches; ``step`` is told of each batch's size."""
    parts = []
    for start in range(0, len(pixels), BATCH):
        batch = pixels[start : start + BATCH]
        parts.append(graph.run(batch))
        step(len(batch))
    return np.concatenate(parts)


def encode_ids(
    graph: Graph, ids: Sequence[Sequence[int]], step: Callable[[int], Any]
) -> NDArray[np.float32]:
    """Encode token ids, texts of equal length together, in the order given."""
    by_length: dict[int, list[int]] = {}
    for i, one in enumerate(ids):
        by_length.setdefault(len(one), []).append(i)
    found: dict[int, NDArray[np.float32]] = {}
    for _, members in sorted(by_length.items()):
        for start in range(0, len(members), BATCH):
            group = members[start : start + BATCH]
            encoded = graph.run(np.asarray([ids[i] for i in group], np.int64))
            found.update(zip(group, encoded, strict=True))
            step(len(group))
    return np.stack([found[i] for i in range(len(ids))])


def latencies(
    graphs: Mapping[str, Graph], inputs: Iterable[NDArray[np.generic]], rounds: int
) -> dict[str, float]:
    """Give each graph's median time in milliseconds, all measured in turn on equal inputs.

    Taking turns keeps a busy machine from slowing down one graph and not the other.
    """
    batches = list(inputs)
    taken: dict[str, list[float]] = {name: [] for name in graphs}
    for graph in graphs.values():
        for batch in batches[:2]:
            graph.run(batch)
    for i in range(rounds):
        batch = batches[i % len(batches)]
        for name, graph in graphs.items():
            begin = time.perf_counter()
            graph.run(batch)
            taken[name].append(time.perf_counter() - begin)
    return {name: float(np.median(times)) * 1e3 for name, times in taken.items()}
