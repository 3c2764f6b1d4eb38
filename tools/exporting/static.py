"""Static int8 for convolutional towers: the large pointwise convolutions, and nothing else.

u8 activations, s8 weights per channel, QDQ. Stem, depthwise and small convolutions, heads and
everything between stay float32: they lose more than they gain.
"""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from onnx import ModelProto

from tools.exporting import runtime  # noqa: F401 - sets onnxruntime's environment before its import
from tools.exporting.tidy import constants, load_model

_POINTWISE_SMALLEST = 20_000
"""Smaller convolutions lose more than they gain as int8: the early ones see the widest ranges."""
_CALIBRATION_BATCH = 8


def quantize_statically(
    prepared: Path, path: Path, pictures: NDArray[np.uint8], step: Callable[[int], Any]
) -> bool:
    """Quantize a prepared graph, calibrated on pictures, uint8 (n, height, width, 3).

    ``step`` is told of each batch's size. Gives False where there is nothing to quantize.
    """
    from onnxruntime.quantization import (
        CalibrationDataReader,
        CalibrationMethod,
        QuantFormat,
        QuantType,
        quantize_static,
    )

    model = load_model(prepared)
    nodes = _pointwise(model)
    if not nodes or not len(pictures):
        return False
    name = model.graph.input[0].name

    class Reader(CalibrationDataReader):
        """Hands out batches of calibration pictures."""

        def __init__(self) -> None:
            self.at = 0

        def get_next(self) -> dict[str, NDArray[np.uint8]] | None:
            """Give the next batch, None at the end."""
            if self.at >= len(pictures):
                return None
            batch = pictures[self.at : self.at + _CALIBRATION_BATCH]
            self.at += len(batch)
            step(len(batch))
            return {name: batch}

    quantize_static(
        str(prepared), str(path), Reader(), quant_format=QuantFormat.QDQ,
        op_types_to_quantize=["Conv"], nodes_to_quantize=nodes, per_channel=True,
        reduce_range=True, activation_type=QuantType.QUInt8, weight_type=QuantType.QInt8,
        calibrate_method=CalibrationMethod.MinMax,
        # The mean of the batches' ranges, so that one odd picture does not widen all of them.
        extra_options={"CalibMovingAverage": True},
    )  # fmt: skip
    return True


def _pointwise(model: ModelProto) -> list[str]:
    """Name the large 1 x 1 convolutions: no stem, no depthwise, none too small to gain."""
    known = constants(model)
    found = []
    for node in model.graph.node:
        if node.op_type != "Conv" or node.input[1] not in known:
            continue
        dims: Sequence[int] = list(known[node.input[1]].dims)
        grouped = any(a.name == "group" and a.i != 1 for a in node.attribute)
        if not grouped and tuple(dims[2:]) == (1, 1) and dims[0] * dims[1] >= _POINTWISE_SMALLEST:
            found.append(str(node.name))
    return found
