"""Smaller graphs: what they store, what they leave alone, and that they still say the same."""

from pathlib import Path
from typing import Any

import numpy as np
import onnx
import pytest
from numpy.typing import NDArray
from onnx import ModelProto, NodeProto, TensorProto, helper, numpy_helper

from tools.exporting.blocks import quantize_table
from tools.exporting.compact import find_table, quantize_token_table, store_weights_int8
from tools.exporting.matmuls import quantize_dynamically, quantize_in_blocks
from tools.exporting.quantize import is_convolutional
from tools.exporting.runtime import Graph
from tools.exporting.static import quantize_statically
from tools.exporting.tidy import clean_model, load_model, save_model

WIDTH = 64
RNG = np.random.default_rng(5)


def model_of(
    nodes: list[NodeProto], constants: dict[str, NDArray[Any]], given: onnx.ValueInfoProto, out: int
) -> ModelProto:
    made = helper.make_tensor_value_info("out", TensorProto.FLOAT, ["n", out])
    tensors = [numpy_helper.from_array(values, name) for name, values in constants.items()]
    graph = helper.make_graph(nodes, "g", [given], [made], tensors)
    return helper.make_model(graph, opset_imports=[helper.make_opsetid("", 20)], ir_version=10)


def q4(rows: int, columns: int) -> NDArray[np.float32]:
    """Make weights that came from 4-bit blocks along the columns."""
    return quantize_table(RNG.normal(size=(rows, columns)).astype(np.float32), 4).dequantize()


def text_model(first: NDArray[np.float32]) -> ModelProto:
    """Look up tokens, take the mean, two products, a projection."""
    constants: dict[str, NDArray[Any]] = {
        "table": q4(50, WIDTH), "first": first, "second": np.ascontiguousarray(q4(WIDTH, WIDTH).T),
        "projection": RNG.normal(size=(WIDTH, 8)).astype(np.float32),
        "axes": np.array([1], np.int64),
    }  # fmt: skip
    nodes = [
        helper.make_node("Gather", ["table", "input_ids"], ["tokens"], name="lookup"),
        helper.make_node("MatMul", ["tokens", "first"], ["a"], name="first_product"),
        helper.make_node("Tanh", ["a"], ["b"]),
        helper.make_node("MatMul", ["b", "second"], ["c"], name="second_product"),
        helper.make_node("ReduceMean", ["c", "axes"], ["d"], keepdims=0),
        helper.make_node("MatMul", ["d", "projection"], ["out"], name="projected"),
    ]
    given = helper.make_tensor_value_info("input_ids", TensorProto.INT64, ["n", "length"])
    return model_of(nodes, constants, given, 8)


def image_model() -> ModelProto:
    """Stem, depthwise, a large pointwise convolution, a small one, pooled."""
    constants: dict[str, NDArray[Any]] = {
        "stem": RNG.normal(size=(160, 3, 3, 3)).astype(np.float32) / 5,
        "depthwise": RNG.normal(size=(160, 1, 3, 3)).astype(np.float32) / 3,
        "large": RNG.normal(size=(160, 160, 1, 1)).astype(np.float32) / 12,
        "small": RNG.normal(size=(8, 160, 1, 1)).astype(np.float32) / 12,
        "axes": np.array([2, 3], np.int64),
    }  # fmt: skip
    nodes = [
        helper.make_node("Cast", ["pixels"], ["floats"], to=TensorProto.FLOAT),
        helper.make_node("Transpose", ["floats"], ["x"], perm=[0, 3, 1, 2]),
        helper.make_node("Conv", ["x", "stem"], ["s"], name="stem_conv", strides=[2, 2]),
        helper.make_node("Conv", ["s", "depthwise"], ["d"], name="depthwise_conv", group=160),
        helper.make_node("Relu", ["d"], ["r"]),
        helper.make_node("Conv", ["r", "large"], ["l"], name="large_conv"),
        helper.make_node("Relu", ["l"], ["t"]),
        helper.make_node("Conv", ["t", "small"], ["m"], name="small_conv"),
        helper.make_node("ReduceMean", ["m", "axes"], ["out"], keepdims=0),
    ]
    given = helper.make_tensor_value_info("pixels", TensorProto.UINT8, ["n", 16, 16, 3])
    return model_of(nodes, constants, given, 8)


def saved(model: ModelProto, path: Path) -> Path:
    save_model(model, path)
    return path


def operators(path: Path) -> dict[str, str]:
    return {node.name: node.op_type for node in load_model(path).graph.node}


def close(a: NDArray[np.float32], b: NDArray[np.float32]) -> float:
    """Give the least cosine between rows."""
    lengths = np.linalg.norm(a, axis=1) * np.linalg.norm(b, axis=1)
    return float(((a * b).sum(axis=1) / lengths).min())


IDS = np.array([[3, 49, 0, 7], [1, 1, 2, 30]], np.int64)
PIXELS = RNG.integers(0, 256, (24, 16, 16, 3)).astype(np.uint8)


def test_a_token_table_of_blocks_is_an_eighth_and_looks_up_the_same(tmp_path: Path) -> None:
    before = saved(text_model(q4(WIDTH, WIDTH)), tmp_path / "before.onnx")
    model = load_model(before)
    quantized = quantize_token_table(model, 4)
    assert quantized is not None
    assert quantized.exact_share == 1.0
    after = saved(model, tmp_path / "after.onnx")
    np.testing.assert_allclose(Graph(after).run(IDS), Graph(before).run(IDS), atol=1e-5)
    kept = {t.name: tuple(t.dims) for t in load_model(after).graph.initializer}
    assert "table" not in kept
    assert kept["table_blocks"] == (50, WIDTH // 2)
    assert find_table(load_model(after)) is None


def test_an_8_bit_table_is_nearly_the_same(tmp_path: Path) -> None:
    before = saved(text_model(q4(WIDTH, WIDTH)), tmp_path / "before.onnx")
    model = load_model(before)
    assert quantize_token_table(model, 8) is not None
    after = saved(model, tmp_path / "after.onnx")
    assert close(Graph(after).run(IDS), Graph(before).run(IDS)) > 0.999


def test_weights_stored_as_int8_change_hardly_anything(tmp_path: Path) -> None:
    before = saved(image_model(), tmp_path / "before.onnx")
    model = load_model(before)
    assert store_weights_int8(model) == 1  # the others are too small to gain
    after = saved(model, tmp_path / "after.onnx")
    assert close(Graph(after).run(PIXELS), Graph(before).run(PIXELS)) > 0.999
    assert after.stat().st_size < before.stat().st_size - 2 * 160 * 160


def test_only_the_large_pointwise_convolution_computes_in_int8(tmp_path: Path) -> None:
    before = saved(image_model(), tmp_path / "before.onnx")
    seen: list[int] = []
    assert quantize_statically(before, tmp_path / "after.onnx", PIXELS, seen.append)
    assert sum(seen) == len(PIXELS)
    model = load_model(tmp_path / "after.onnx")
    made_by = {output: node.op_type for node in model.graph.node for output in node.output}
    inputs = {
        node.name: [made_by.get(name) for name in node.input]
        for node in model.graph.node
        if node.op_type == "Conv"
    }
    assert inputs["large_conv"][:2] == ["DequantizeLinear", "DequantizeLinear"]
    for name in ("stem_conv", "depthwise_conv", "small_conv"):
        assert inputs[name][1] is None, f"{name} should read its float32 weights"
    types = {t.data_type for t in model.graph.initializer if t.name.startswith("large")}
    assert TensorProto.INT8 in types
    assert close(Graph(tmp_path / "after.onnx").run(PIXELS), Graph(before).run(PIXELS)) > 0.99


def test_a_tower_without_large_convolutions_is_not_quantized_statically(tmp_path: Path) -> None:
    text = saved(text_model(q4(WIDTH, WIDTH)), tmp_path / "text.onnx")
    assert not quantize_statically(text, tmp_path / "after.onnx", PIXELS, lambda _: None)
    assert not is_convolutional(load_model(text))
    assert is_convolutional(image_model())


def test_products_of_block_weights_keep_the_blocks(tmp_path: Path) -> None:
    first = np.ascontiguousarray(q4(WIDTH, WIDTH).T)
    before = saved(text_model(first), tmp_path / "before.onnx")
    assert quantize_in_blocks(before, tmp_path / "after.onnx")
    kinds = operators(tmp_path / "after.onnx")
    assert kinds["first_product"] == kinds["second_product"] == "MatMulNBits"
    assert kinds["projected"] == "MatMul"
    assert close(Graph(tmp_path / "after.onnx").run(IDS), Graph(before).run(IDS)) > 0.999


def test_trained_weights_are_not_forced_into_blocks(tmp_path: Path) -> None:
    trained = RNG.normal(size=(WIDTH, WIDTH)).astype(np.float32)
    before = saved(text_model(trained), tmp_path / "before.onnx")
    assert not quantize_in_blocks(before, tmp_path / "after.onnx")
    assert not (tmp_path / "after.onnx").exists()


def test_dynamic_int8_leaves_the_projection_alone(tmp_path: Path) -> None:
    before = saved(text_model(q4(WIDTH, WIDTH)), tmp_path / "before.onnx")
    assert quantize_dynamically(before, tmp_path / "after.onnx")
    kinds = operators(tmp_path / "after.onnx")
    assert kinds["projected"] == "MatMul"
    assert "MatMulInteger" in kinds.values()
    assert close(Graph(tmp_path / "after.onnx").run(IDS), Graph(before).run(IDS)) > 0.98


@pytest.mark.parametrize("make", [image_model, lambda: text_model(q4(WIDTH, WIDTH))])
def test_a_cleaned_graph_tells_nothing_of_the_machine(make: Any) -> None:
    model = make()
    model.doc_string = "/home/someone/secret"
    model.graph.doc_string = "/home/someone/secret"
    entry = model.graph.node[0].metadata_props.add()
    entry.key, entry.value = "pkg.torch.onnx.stack_trace", "/home/someone/secret"
    clean_model(model)
    assert b"secret" not in model.SerializeToString()
