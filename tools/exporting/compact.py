"""Storing weights small: the token table in blocks, other weights as int8 with float arithmetic.

Weights stored as int8 become float32 again when the session is made (onnxruntime folds the two
constant nodes), so they cost neither speed nor more than half a step of 1/127 of a channel's
largest weight. That is for what does not pay as int8 arithmetic: convolutions on machines without
VNNI, depthwise kernels, heads.
"""

import numpy as np
from numpy.typing import NDArray
from onnx import ModelProto, NodeProto, TensorProto, helper

from tools.exporting.blocks import BLOCK, QuantizedTable, fits, quantize_table
from tools.exporting.tidy import (
    array_of,
    constants,
    drop_unused,
    replace_constant,
    size_of,
    want_contrib,
)

_SMALLEST = 16_384
"""Weights of fewer elements stay float32: nothing is gained."""


def find_table(model: ModelProto) -> NodeProto | None:
    """Find the Gather that looks token ids up in a constant table of float32 rows."""
    known = constants(model)
    names = {model.graph.input[0].name}
    for node in model.graph.node:
        if node.op_type == "Cast" and node.input[0] in names:
            names.add(node.output[0])
    for node in model.graph.node:
        if node.op_type == "Gather" and node.input[0] in known and node.input[1] in names:
            table = known[node.input[0]]
            if len(table.dims) == 2 and table.data_type == TensorProto.FLOAT:
                return node
    return None


def quantize_token_table(model: ModelProto, bits: int) -> QuantizedTable | None:
    """Replace the token table by a block-quantized one; None where there is none that fits.

    Uses onnxruntime's GatherBlockQuantized (com.microsoft), which the CPU provider has for uint8
    data of 4 and 8 bits in every release this project allows. Scales are stored as fp16 and cast
    once when the session is made, since fp16 outputs would round the weights.
    """
    gather = find_table(model)
    if gather is None:
        return None
    name = gather.input[0]
    table = array_of(constants(model)[name])
    if not fits(table):
        return None
    quantized = quantize_table(table, bits)
    replace_constant(model, f"{name}_blocks", quantized.data)
    replace_constant(model, f"{name}_scales_half", quantized.scales)
    cast = helper.make_node(
        "Cast", [f"{name}_scales_half"], [f"{name}_scales"], to=TensorProto.FLOAT,
        name=f"{name}_scales_cast",
    )  # fmt: skip
    lookup = helper.make_node(
        "GatherBlockQuantized",
        [f"{name}_blocks", gather.input[1], f"{name}_scales"],
        list(gather.output),
        name=f"{name}_lookup", domain="com.microsoft",
        bits=bits, block_size=BLOCK, gather_axis=0, quantize_axis=1,
    )  # fmt: skip
    _replace_nodes(model, gather, [cast, lookup])
    want_contrib(model)
    drop_unused(model)
    return quantized


def store_weights_int8(model: ModelProto) -> int:
    """Store every large float32 weight of Conv, Gemm and MatMul as int8; give how many."""
    known = constants(model)
    done: dict[str, str] = {}
    nodes: list[NodeProto] = []
    for node in model.graph.node:
        axis = _channel_axis(node, known)
        if axis is not None:
            name = node.input[1]
            if name not in done:
                made, output = _int8_constant(model, name, array_of(known[name]), axis)
                nodes.extend(made)
                done[name] = output
            node.input[1] = done[name]
    if nodes:
        rest = list(model.graph.node)
        del model.graph.node[:]
        model.graph.node.extend([*nodes, *rest])
        drop_unused(model)
    return len(done)


def weight_count(model: ModelProto, operators: tuple[str, ...]) -> int:
    """Count the elements of constant weights that nodes of these kinds read."""
    known = constants(model)
    names = {n.input[1] for n in model.graph.node if n.op_type in operators and n.input[1] in known}
    return sum(size_of(known[name]) for name in names)


def _channel_axis(node: NodeProto, known: dict[str, TensorProto]) -> int | None:
    """Give the output-channel axis of a node's weight, None where it should stay as it is."""
    if node.op_type not in {"Conv", "Gemm", "MatMul"} or node.input[1] not in known:
        return None
    weight = known[node.input[1]]
    if weight.data_type != TensorProto.FLOAT or size_of(weight) < _SMALLEST:
        return None
    if node.op_type == "Conv":
        return 0
    if node.op_type == "Gemm":
        transposed = any(a.name == "transB" and a.i for a in node.attribute)
        return 0 if transposed else 1
    return len(weight.dims) - 1


def _int8_constant(
    model: ModelProto, name: str, weight: NDArray[np.float32], axis: int
) -> tuple[list[NodeProto], str]:
    others = tuple(i for i in range(weight.ndim) if i != axis)
    scale = np.abs(weight).max(axis=others, keepdims=True) / np.float32(127)
    scale = np.where(scale == 0, np.float32(1), scale).astype(np.float32)
    replace_constant(model, f"{name}_int8", np.rint(weight / scale).astype(np.int8))
    replace_constant(model, f"{name}_int8_scale", scale)
    cast = helper.make_node(
        "Cast", [f"{name}_int8"], [f"{name}_cast"], to=TensorProto.FLOAT, name=f"{name}_cast"
    )
    scaled = helper.make_node(
        "Mul", [f"{name}_cast", f"{name}_int8_scale"], [f"{name}_float"], name=f"{name}_scaled"
    )
    return [cast, scaled], f"{name}_float"


def _replace_nodes(model: ModelProto, old: NodeProto, new: list[NodeProto]) -> None:
    nodes: list[NodeProto] = []
    for node in model.graph.node:
        nodes.extend(new if node == old else [node])
    del model.graph.node[:]
    model.graph.node.extend(nodes)
