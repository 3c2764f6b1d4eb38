"""Reading, cleaning and writing ONNX files: no build paths, no notes, one file each."""

from pathlib import Path

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import ModelProto, TensorProto, helper, numpy_helper

from tools.exporting.errors import ExportError

PRODUCER = "tools.export_clip"
_LARGEST = 2_000_000_000
"""Protobuf's limit is 2 GiB a message; a bundle's graph is one file."""


def clean_model(model: ModelProto) -> None:
    """Take out in place whatever tells of the machine that exported: metadata, notes, values."""
    model.producer_name, model.producer_version, model.doc_string = PRODUCER, "", ""
    model.domain, model.model_version = "", 0
    del model.metadata_props[:]
    graph = model.graph
    graph.name, graph.doc_string = "graph", ""
    del graph.metadata_props[:]
    del graph.value_info[:]
    for item in [*graph.node, *graph.input, *graph.output, *graph.initializer]:
        item.doc_string = ""
        del item.metadata_props[:]
    for function in model.functions:
        function.doc_string = ""
        del function.metadata_props[:]
        for node in function.node:
            node.doc_string = ""
            del node.metadata_props[:]


def drop_unused(model: ModelProto) -> None:
    """Remove initializers that no node reads."""
    used = {name for node in model.graph.node for name in node.input}
    used |= {output.name for output in model.graph.output}
    kept = [item for item in model.graph.initializer if item.name in used]
    if len(kept) != len(model.graph.initializer):
        del model.graph.initializer[:]
        model.graph.initializer.extend(kept)


def save_model(model: ModelProto, path: Path) -> None:
    """Clean and write a model as one file. Raises ExportError where it is too large for one."""
    clean_model(model)
    drop_unused(model)
    if model.ByteSize() > _LARGEST:
        msg = (
            f"The {path.stem} graph is larger than 2 GB and cannot be one file: choose a smaller "
            "architecture."
        )
        raise ExportError(msg)
    path.write_bytes(model.SerializeToString(deterministic=True))


def load_model(path: Path) -> ModelProto:
    """Read a model that ``save_model`` wrote."""
    return onnx.load_model(path)


def constants(model: ModelProto) -> dict[str, TensorProto]:
    """Give the graph's initializers by name."""
    return {item.name: item for item in model.graph.initializer}


def array_of(tensor: TensorProto) -> NDArray[np.float32]:
    """Give an initializer's values."""
    return np.asarray(numpy_helper.to_array(tensor))


def size_of(tensor: TensorProto) -> int:
    """Give an initializer's number of elements."""
    return int(np.prod(tuple(tensor.dims), dtype=np.int64))


def replace_constant(model: ModelProto, name: str, values: NDArray[np.generic]) -> None:
    """Put other values, of whatever type and shape, under an initializer's name."""
    for item in model.graph.initializer:
        if item.name == name:
            item.CopyFrom(numpy_helper.from_array(np.ascontiguousarray(values), name))
            return
    model.graph.initializer.append(numpy_helper.from_array(np.ascontiguousarray(values), name))


def want_contrib(model: ModelProto) -> None:
    """Declare onnxruntime's own operators."""
    if all(item.domain != "com.microsoft" for item in model.opset_import):
        model.opset_import.append(helper.make_opsetid("com.microsoft", 1))
