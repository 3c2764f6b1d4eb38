"""The candidates of each tower: graphs that are smaller or faster than float32.

What each is worth was measured on a CPU with AVX2 and without VNNI; the gate and the clock decide
anew on every export. ``reduce_range`` (7-bit weights) keeps u8 x s8 products from saturating there.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import ModelProto

from tools.exporting import runtime  # noqa: F401 - sets onnxruntime's environment before its import
from tools.exporting.blocks import BLOCK
from tools.exporting.compact import quantize_token_table, store_weights_int8, weight_count
from tools.exporting.errors import ExportError, reason_of
from tools.exporting.matmuls import LOSSLESS, quantize_dynamically, quantize_in_blocks
from tools.exporting.static import quantize_statically
from tools.exporting.tidy import load_model, save_model

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
        msg = f"onnxruntime could not prepare {source.name} for quantization: {reason_of(error)}."
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
        (DYNAMIC, "dynamic", lambda path: quantize_dynamically(prepared, path)),
        (BLOCKS, "blocks", lambda path: quantize_in_blocks(prepared, path)),
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
        made = quantize_statically(prepared, path, pictures, step)
    else:
        kind, path = DYNAMIC, folder / "image.dynamic.onnx"
        made = quantize_dynamically(prepared, path)
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
    return 4 if quantized is not None and quantized.exact_share >= LOSSLESS else 8


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


def check_model(path: Path) -> None:
    """Let onnx check a graph's form. Raises ExportError."""
    try:
        onnx.checker.check_model(str(path))
    except onnx.checker.ValidationError as error:
        msg = f"The graph {path.name} is not valid ONNX: {reason_of(error)}."
        raise ExportError(msg) from error
