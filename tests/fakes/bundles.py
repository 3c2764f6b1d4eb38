"""A tiny valid model bundle: it knows the colours' names, and pictures by their mean colour.

The graphs are real and run in onnxruntime, so tests go the whole way a kiosk goes.
"""

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper
from tokenizers import Tokenizer, models, normalizers, pre_tokenizers, processors

COLOURS: Mapping[str, tuple[int, int, int]] = {
    "red": (220, 20, 20), "green": (20, 200, 20), "blue": (20, 20, 220), "yellow": (230, 220, 20),
    "white": (250, 250, 250), "black": (5, 5, 5), "红色": (220, 20, 20), "蓝色": (20, 20, 220),
    "rot": (220, 20, 20), "rouge": (220, 20, 20),
}  # fmt: skip
SIDE = 16
CONTEXT = 12
SPECIAL = ("<s>", "<pad>", "</s>", "<unk>")


def write_fake_bundle(
    path: Path,
    *,
    embed_dim: int = 16,
    calibration: Mapping[str, Any] | None = None,
    changes: Mapping[str, Any] | None = None,
) -> Path:
    """Write the bundle into a new folder and give it back.

    ``changes`` replaces fields of the manifest, without changing the files.
    """
    path.mkdir(parents=True)
    projection = _projection(embed_dim)
    onnx.save(_image_graph(projection), path / "image.onnx")
    onnx.save(_text_graph(projection), path / "text.onnx")
    (path / "tokenizer.json").write_text(_tokenizer().to_str(), encoding="utf-8")
    empty = np.zeros((1, embed_dim), np.float32)
    np.savez(path / "self_test.npz", image_embeddings=empty, text_embeddings=empty)
    write_manifest(path, embed_dim, calibration or {}, changes or {})
    store_self_test(path)
    write_manifest(path, embed_dim, calibration or {}, changes or {})
    return path


def store_self_test(path: Path) -> None:
    """Store what the bundle's graphs say of the known inputs, if it can be loaded."""
    from kiosk.encoders import load_bundle
    from kiosk.encoders.selftest import make_self_test
    from kiosk.errors import ModelError

    try:
        vectors = make_self_test(load_bundle(path, self_test=False))
    except ModelError:
        return
    np.savez(path / "self_test.npz", allow_pickle=False, **vectors)


def write_manifest(
    path: Path, embed_dim: int, calibration: Mapping[str, Any], changes: Mapping[str, Any]
) -> None:
    """Write a manifest with the digests of the files as they are."""
    files = {
        file.name: {
            "sha256": hashlib.sha256(file.read_bytes()).hexdigest(),
            "bytes": file.stat().st_size,
        }
        for file in sorted(path.iterdir())
        if file.name != "manifest.json"
    }
    body: dict[str, Any] = {
        "format": 1, "name": "fake-colours", "version": "1", "architecture": "mean colour",
        "embed_dim": embed_dim,
        "image": {
            "file": "image.onnx", "image_size": [SIDE, SIDE], "mean": [0.5, 0.5, 0.5],
            "std": [0.5, 0.5, 0.5], "interpolation": "bicubic", "resize_mode": "squash",
            "fill_color": 255,
        },
        "text": {
            "file": "text.onnx", "tokenizer": "tokenizer.json", "context_length": CONTEXT,
            "fixed_length": False, "pad_id": 1, "prefix": "", "clean": "none",
        },
        "files": files,
        "licences": [{"part": "all", "licence": "MIT", "source": "made by the tests"}],
        "commercial_use": True, "languages": ["en", "zh", "de", "fr"],
        "quantization": {"image": "float32", "text": "float32"},
        "calibration": dict(calibration),
        "self_test": {"file": "self_test.npz", "min_cosine": 0.985},
    }  # fmt: skip
    body.update(changes)
    (path / "manifest.json").write_text(
        json.dumps(body, ensure_ascii=False, indent=2, sort_keys=True), encoding="utf-8"
    )


def _projection(embed_dim: int) -> NDArray[np.float32]:
    rng = np.random.default_rng(7)
    return rng.normal(size=(3, embed_dim)).astype(np.float32)


def _tail(
    colours: str, output: str, projection: NDArray[np.float32]
) -> tuple[list[onnx.NodeProto], list[onnx.TensorProto]]:
    """Project centred colours and bring them to unit length."""
    nodes = [
        helper.make_node("MatMul", [colours, "projection"], ["projected"]),
        helper.make_node("Add", ["projected", "offset"], ["shifted"]),
        helper.make_node("LpNormalization", ["shifted"], [output], axis=1, p=2),
    ]
    constants = [
        numpy_helper.from_array(projection, "projection"),
        numpy_helper.from_array(projection[:1] * 0.01 + 0.001, "offset"),
    ]
    return nodes, constants


def _model(
    name: str, nodes: list[onnx.NodeProto], constants: list[onnx.TensorProto],
    given: onnx.ValueInfoProto, made: onnx.ValueInfoProto,
) -> onnx.ModelProto:  # fmt: skip
    graph = helper.make_graph(nodes, name, [given], [made], constants)
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 18)], ir_version=9)
    onnx.checker.check_model(model)
    return model


def _image_graph(projection: NDArray[np.float32]) -> onnx.ModelProto:
    nodes = [
        helper.make_node("Cast", ["pixels"], ["floats"], to=TensorProto.FLOAT),
        helper.make_node("ReduceMean", ["floats", "sides"], ["mean"], keepdims=0),
        helper.make_node("Sub", ["mean", "grey"], ["centred"]),
        helper.make_node("Div", ["centred", "grey"], ["colour"]),
    ]
    tail, constants = _tail("colour", "image_embedding", projection)
    constants += [
        numpy_helper.from_array(np.array([1, 2], np.int64), "sides"),
        numpy_helper.from_array(np.array(127.5, np.float32), "grey"),
    ]
    dim = projection.shape[1]
    return _model(
        "image", nodes + tail, constants,
        helper.make_tensor_value_info("pixels", TensorProto.UINT8, ["n", SIDE, SIDE, 3]),
        helper.make_tensor_value_info("image_embedding", TensorProto.FLOAT, ["n", dim]),
    )  # fmt: skip


def _text_graph(projection: NDArray[np.float32]) -> onnx.ModelProto:
    table = np.zeros((len(SPECIAL) + len(COLOURS), 3), np.float32)
    table[0], table[3] = 0.01, (0.02, -0.01, 0.015)
    for i, colour in enumerate(COLOURS.values(), len(SPECIAL)):
        table[i] = (np.array(colour, np.float32) - 127.5) / 127.5
    nodes = [
        helper.make_node("Gather", ["table", "input_ids"], ["tokens"]),
        helper.make_node("ReduceSum", ["tokens", "words"], ["colour"], keepdims=0),
    ]
    tail, constants = _tail("colour", "text_embedding", projection)
    constants += [
        numpy_helper.from_array(table, "table"),
        numpy_helper.from_array(np.array([1], np.int64), "words"),
    ]
    dim = projection.shape[1]
    return _model(
        "text", nodes + tail, constants,
        helper.make_tensor_value_info("input_ids", TensorProto.INT64, ["n", "length"]),
        helper.make_tensor_value_info("text_embedding", TensorProto.FLOAT, ["n", dim]),
    )  # fmt: skip


def _tokenizer() -> Tokenizer:
    vocabulary = {token: i for i, token in enumerate((*SPECIAL, *COLOURS))}
    tokenizer = Tokenizer(models.WordLevel(vocabulary, unk_token="<unk>"))
    tokenizer.normalizer = normalizers.Lowercase()
    tokenizer.pre_tokenizer = pre_tokenizers.Whitespace()
    tokenizer.post_processor = processors.TemplateProcessing(
        single="<s> $A </s>", special_tokens=[("<s>", 0), ("</s>", 2)]
    )
    return tokenizer
