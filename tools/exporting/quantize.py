"""The candidates of each tower: graphs that are smaller or faster than float32.

What each is worth was measured on a CPU with AVX2 and without VNNI; the gate and the clock decide
anew on every export. ``reduce_range`` (7-bit weights) keeps u8 x s8 products from saturating there.
"""

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import ModelProto, NodeProto, TensorProto, helper

from tools.exporting import runtime  # noqa: F401 - sets onnxruntime's environment before its import
from tools.exporting.blocks import BLOCK, quantize_table
from tools.exporting.compact import quantize_token_table, store_weights_int8, weight_count
from tools.exporting.errors import ExportError
from tools.exporting.tidy import array_of, constants, load_model, replace_constant, save_model

_POINTWISE_SMALLEST = 20_000
"""Smaller convolutions lose more than they gain as int8: the early ones see the widest ranges."""
_LOSSLESS = 0.999
"""Share of weight blocks that must come back bit for bit for 4-bit arithmetic to be offered."""
_CALIBRATION_BATCH = 8

FLOAT = "float32"
WEIGHTS = "int8 weights, float32 arithmetic"
DYNAMIC = "int8 dynamic (MatMul, per channel, reduced range)"
BLOCKS = "4-bit blocks of 32 (MatMul, int8 activations)"
STATIC = "int8 static QDQ (large pointwise Conv, u8 activations, s8 per channel, reduced range)"


@dataclass(frozen=True)
class Candidate:
    """A graph file and what was done to it."""

    kind: str
    path: Path
    table: str = ""
    """How the token table is stored, for text towers."""

    @property
    def label(self) -> str:
        """Give the words for the manifest."""
        return f"{self.kind}; token table {self.table}" if self.table else self.kind


def prepare(source: Path, target: Path) -> None:
    """Run onnxruntime's pre-processing: constants folded, batch norms merged, shapes inferred.

    Raises ExportError where onnxruntime cannot.
    """
    from onnxruntime.quantization.shape_inference import quant_pre_process

    try:
        quant_pre_process(str(source), str(target), skip_symbolic_shape=True)
    except (RuntimeError, ValueError, AssertionError) as error:
        msg = f"onnxruntime could not prepare {source.name} for quantization: {error}"
        raise ExportError(msg) from error


def is_convolutional(model: ModelProto) -> bool:
    """Tell a convolutional tower from a transformer by where its weights are."""
    return weight_count(model, ("Conv",)) > weight_count(model, ("MatMul",))


def text_candidates(
    prepared: Path, folder: Path, *, table_bits: int, step: Callable[[int], Any]
) -> list[Candidate]:
    """Write the text tower's candidates, each with its token table in blocks."""
    table = _table_choice(prepared, table_bits)
    found = []
    makers: list[tuple[str, str, Callable[[Path], bool]]] = [
        (DYNAMIC, "dynamic", lambda path: _dynamic(prepared, path)),
        (BLOCKS, "blocks", lambda path: _blocks(prepared, path)),
        (WEIGHTS, "weights", lambda path: _copy(prepared, path)),
    ]
    for kind, name, make in makers:
        path = folder / f"text.{name}.onnx"
        if make(path):
            model = load_model(path)
            told = _store_table(model, table)
            store_weights_int8(model)
            save_model(model, path)
            found.append(Candidate(kind, path, told))
        step(1)
    return found


def image_candidates(
    prepared: Path, folder: Path, pictures: NDArray[np.uint8], *, step: Callable[[int], Any]
) -> list[Candidate]:
    """Write the image tower's candidates; ``pictures`` calibrate a convolutional one."""
    model = load_model(prepared)
    if is_convolutional(model):
        kind, path = STATIC, folder / "image.static.onnx"
        made = _static(prepared, path, pictures, step)
    else:
        kind, path = DYNAMIC, folder / "image.dynamic.onnx"
        made = _dynamic(prepared, path)
    found = []
    if made:
        model = load_model(path)
        store_weights_int8(model)
        save_model(model, path)
        found.append(Candidate(kind, path))
    weights = load_model(prepared)
    if store_weights_int8(weights):
        save_model(weights, folder / "image.weights.onnx")
        found.append(Candidate(WEIGHTS, folder / "image.weights.onnx"))
    step(1)
    return found


def _table_choice(prepared: Path, bits: int) -> int:
    """Give 4, 8 or 32 bits for the token table; 0 asks for 4 where lossless, else 8."""
    if bits:
        return bits
    quantized = quantize_token_table(load_model(prepared), 4)
    return 4 if quantized is not None and quantized.exact_share >= _LOSSLESS else 8


def _store_table(model: ModelProto, bits: int) -> str:
    quantized = quantize_token_table(model, bits) if bits in (4, 8) else None
    if quantized is None:
        return "float32"
    if quantized.exact_share == 1.0:
        return f"{bits}-bit blocks of {BLOCK}, lossless"
    return f"{bits}-bit blocks of {BLOCK}, {quantized.rms_error:.2%} rms error"


def _copy(prepared: Path, path: Path) -> bool:
    save_model(load_model(prepared), path)
    return True


def _dynamic(prepared: Path, path: Path) -> bool:
    """Quantize MatMul with constant weights; Gemm (the heads, on pooled vectors) stays float."""
    from onnxruntime.quantization import QuantType, quantize_dynamic

    model = load_model(prepared)
    nodes = [node.name for node in _matmuls(model)]
    if not nodes:
        return False
    logging.getLogger().setLevel(logging.ERROR)  # onnxruntime's quantizer logs to the root
    quantize_dynamic(
        str(prepared), str(path), op_types_to_quantize=["MatMul"], nodes_to_quantize=nodes,
        per_channel=True, reduce_range=True, weight_type=QuantType.QInt8,
        extra_options={"MatMulConstBOnly": True, "DefaultTensorType": TensorProto.FLOAT},
    )  # fmt: skip
    return True


def _blocks(prepared: Path, path: Path) -> bool:
    """Keep weights that came from 4-bit blocks in those blocks, where they were not trained.

    accuracy_level 4 multiplies them with int8 activations, quantized in the same blocks, so that
    one outlier spoils 32 products and not a whole row of them.
    """
    model = load_model(prepared)
    known = constants(model)
    plan = []
    for node in _matmuls(model):
        weight = array_of(known[node.input[1]])
        if weight.shape[0] % BLOCK:
            return False
        quantized = quantize_table(np.ascontiguousarray(weight.T), 4)
        if quantized.exact_share < _LOSSLESS:
            return False
        plan.append((node, weight.shape, quantized))
    casts = []
    for node, (inputs, outputs), quantized in plan:
        name = node.input[1]
        blocks = inputs // BLOCK
        replace_constant(
            model, f"{name}_blocks", quantized.data.reshape(outputs, blocks, BLOCK // 2)
        )
        replace_constant(
            model, f"{name}_scales_half", quantized.scales.reshape(outputs, blocks)
        )
        casts.append(
            helper.make_node(
                "Cast", [f"{name}_scales_half"], [f"{name}_scales"], to=TensorProto.FLOAT,
                name=f"{name}_scales_cast",
            )  # fmt: skip
        )
        new = helper.make_node(
            "MatMulNBits", [node.input[0], f"{name}_blocks", f"{name}_scales"],
            list(node.output), name=node.name, domain="com.microsoft",
            K=inputs, N=outputs, bits=4, block_size=BLOCK, accuracy_level=4,
        )  # fmt: skip
        node.CopyFrom(new)
    if not casts:
        return False
    nodes = list(model.graph.node)
    del model.graph.node[:]
    model.graph.node.extend([*casts, *nodes])
    model.opset_import.append(helper.make_opsetid("com.microsoft", 1))
    save_model(model, path)
    return True


def _matmuls(model: ModelProto) -> list[NodeProto]:
    """Give the MatMul nodes with constant weights, without the last one: the projection."""
    known = constants(model)
    found = [n for n in model.graph.node if n.op_type == "MatMul" and n.input[1] in known]
    final = {found[-1].name} if found and _is_last(model, found[-1]) else set()
    return [n for n in found if n.name not in final and len(known[n.input[1]].dims) == 2]


def _is_last(model: ModelProto, node: NodeProto) -> bool:
    """Tell whether no weight of the tower comes after a node."""
    known = constants(model)
    after = False
    for other in model.graph.node:
        if after and other.op_type in {"Gemm", "MatMul", "Conv"} and other.input[1] in known:
            return False
        after = after or other.name == node.name
    return True


def _static(
    prepared: Path, path: Path, pictures: NDArray[np.uint8], step: Callable[[int], Any]
) -> bool:
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

    logging.getLogger().setLevel(logging.ERROR)
    quantize_static(
        str(prepared), str(path), Reader(), quant_format=QuantFormat.QDQ,
        op_types_to_quantize=["Conv"], nodes_to_quantize=nodes, per_channel=True,
        reduce_range=True, activation_type=QuantType.QUInt8, weight_type=QuantType.QInt8,
        calibrate_method=CalibrationMethod.MinMax,
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


def check_model(path: Path) -> None:
    """Let onnx check a graph's form. Raises ExportError."""
    try:
        onnx.checker.check_model(str(path))
    except onnx.checker.ValidationError as error:
        msg = f"The graph {path.name} is not valid ONNX: {error}"
        raise ExportError(msg) from error
