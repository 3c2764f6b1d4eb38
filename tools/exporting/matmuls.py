"""Quantizing the matrix products of transformers: dynamically, or in the blocks they came from."""

from pathlib import Path

import numpy as np
from onnx import ModelProto, NodeProto, TensorProto, helper

from tools.exporting.blocks import BLOCK, quantize_table
from tools.exporting.tidy import (
    array_of,
    constants,
    load_model,
    replace_constant,
    save_model,
    want_contrib,
)

LOSSLESS = 0.999
"""Share of weight blocks that must come back bit for bit for 4-bit arithmetic to be offered."""


def quantize_dynamically(prepared: Path, path: Path) -> bool:
    """Quantize MatMul with constant weights; Gemm (the heads, on pooled vectors) stays float.

    Gives False where the tower has no such product.
    """
    from onnxruntime.quantization import QuantType, quantize_dynamic

    model = load_model(prepared)
    nodes = [node.name for node in _matmuls(model)]
    if not nodes:
        return False
    quantize_dynamic(
        str(prepared), str(path), op_types_to_quantize=["MatMul"], nodes_to_quantize=nodes,
        per_channel=True, reduce_range=True, weight_type=QuantType.QInt8,
        extra_options={"MatMulConstBOnly": True, "DefaultTensorType": TensorProto.FLOAT},
    )  # fmt: skip
    return True


def quantize_in_blocks(prepared: Path, path: Path) -> bool:
    """Keep weights that came from 4-bit blocks in those blocks, where they were not trained.

    accuracy_level 4 multiplies them with int8 activations, quantized in the same blocks, so that
    one outlier spoils 32 products and not a whole row of them. Gives False where the weights did
    not come from such blocks.
    """
    model = load_model(prepared)
    known = constants(model)
    plan = []
    for node in _matmuls(model):
        weight = array_of(known[node.input[1]])
        if weight.shape[0] % BLOCK:
            return False
        quantized = quantize_table(np.ascontiguousarray(weight.T), 4)
        if quantized.exact_share < LOSSLESS:
            return False
        plan.append((node, weight.shape, quantized))
    casts = []
    for node, (inputs, outputs), quantized in plan:
        name = node.input[1]
        blocks = inputs // BLOCK
        replace_constant(
            model, f"{name}_blocks", quantized.data.reshape(outputs, blocks, BLOCK // 2)
        )
        replace_constant(model, f"{name}_scales_half", quantized.scales.reshape(outputs, blocks))
        casts.append(
            helper.make_node(
                "Cast",
                [f"{name}_scales_half"],
                [f"{name}_scales"],
                to=TensorProto.FLOAT,
                name=f"{name}_scales_cast",
            )
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
    want_contrib(model)
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
