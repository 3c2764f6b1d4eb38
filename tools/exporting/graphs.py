"""torch to ONNX: two graphs with normalization inside, and the proof that nothing changed.

The image graph takes uint8 pixels as they come from the preprocessing, (n, height, width, 3), so
mean and std cannot be forgotten by a caller; both graphs end in unit norm.
"""

import contextlib
import io
import warnings
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from kiosk.encoders.image import INPUT as IMAGE_INPUT
from kiosk.encoders.image import OUTPUT as IMAGE_OUTPUT
from kiosk.encoders.manifest import ImageSpec
from kiosk.encoders.text import INPUT as TEXT_INPUT
from kiosk.encoders.text import OUTPUT as TEXT_OUTPUT
from tools.exporting.description import IMAGE_FILE, TEXT_FILE, Description
from tools.exporting.errors import ExportError, reason_of
from tools.exporting.runtime import Graph
from tools.exporting.tidy import save_model

OPSET = 20
"""The first with Gelu, which 18 would leave in pieces (1.3 times slower)."""
PARITY = 1e-4
"""Largest difference of any number of any embedding, torch against ONNX."""


@dataclass(frozen=True)
class Towers:
    """A dual encoder in torch, ready to be exported."""

    encode_image: Callable[[Tensor], Tensor]
    """float32 (n, 3, height, width), normalized, to (n, embed_dim)."""
    encode_text: Callable[[Tensor], Tensor]
    """int64 (n, length) to (n, embed_dim)."""
    module: nn.Module
    """Holds the parameters of both."""
    tokenizer_json: str


def _unit(x: Tensor) -> Tensor:
    return x / x.norm(dim=-1, keepdim=True).clamp(min=1e-12)


class ImageGraph(nn.Module):
    """uint8 pixels to a unit-norm embedding."""

    scale: Tensor
    shift: Tensor

    def __init__(self, towers: Towers, image: ImageSpec) -> None:
        """Fold the mean and std of pixels scaled to 0..1 into one factor and one summand."""
        super().__init__()
        self.towers = towers.module
        self._encode = towers.encode_image
        mean, std = torch.tensor(image.mean), torch.tensor(image.std)
        self.register_buffer("scale", (1.0 / (255.0 * std)).view(1, 3, 1, 1))
        self.register_buffer("shift", (-mean / std).view(1, 3, 1, 1))

    def forward(self, pixels: Tensor) -> Tensor:
        """Map (n, height, width, 3) to (n, embed_dim)."""
        x = pixels.permute(0, 3, 1, 2).to(torch.float32) * self.scale + self.shift
        return _unit(self._encode(x))


class TextGraph(nn.Module):
    """Token ids to a unit-norm embedding."""

    def __init__(self, towers: Towers) -> None:
        """Keep the tower; masks are its own business."""
        super().__init__()
        self.towers = towers.module
        self._encode = towers.encode_text

    def forward(self, input_ids: Tensor) -> Tensor:
        """Map int64 (n, length) to (n, embed_dim)."""
        return _unit(self._encode(input_ids))


def example_pixels(image: ImageSpec, count: int, seed: int) -> NDArray[np.uint8]:
    """Make pictures of noise and flat areas, uint8 (count, height, width, 3)."""
    rng = np.random.default_rng(seed)
    height, width = image.image_size
    coarse = rng.integers(0, 256, (count, 8, 8, 3))
    rows, columns = np.arange(height) * 8 // height, np.arange(width) * 8 // width
    smooth = coarse[:, rows][:, :, columns]
    noisy = smooth + rng.integers(-20, 21, smooth.shape)
    return np.clip(noisy, 0, 255).astype(np.uint8)


def example_ids(description: Description, texts: list[list[int]]) -> list[NDArray[np.int64]]:
    """Give each text's token ids as a batch of one, (1, length)."""
    return [np.asarray([ids], np.int64) for ids in texts]


def export_graphs(
    towers: Towers, description: Description, texts: list[list[int]], folder: Path
) -> dict[str, float]:
    """Write ``image.onnx`` and ``text.onnx``; give each one's largest difference from torch.

    ``texts`` are the token ids of real texts. Raises ExportError where the export fails or the
    difference is above PARITY.
    """
    towers.module.eval().requires_grad_(requires_grad=False)
    image, text = ImageGraph(towers, description.image).eval(), TextGraph(towers).eval()
    pixels = torch.from_numpy(example_pixels(description.image, 2, seed=1))
    batch = torch.export.Dim("batch", min=1, max=4096)
    _export(image, pixels, {0: batch}, IMAGE_INPUT, IMAGE_OUTPUT, folder / IMAGE_FILE)
    shape: dict[int, Any] = {0: batch}
    length = description.text.context_length
    if not description.text.fixed_length:
        shape[1] = torch.export.Dim("length", min=2, max=length)
        length = min(length, 7)
    pad = description.text.pad_id
    ids = torch.tensor([(one + [pad] * length)[:length] for one in texts[:2]])
    _export(text, ids, shape, TEXT_INPUT, TEXT_OUTPUT, folder / TEXT_FILE)
    pictures = [example_pixels(description.image, 1, seed) for seed in range(2, 8)]
    return {
        "image": _parity("image", image, folder / IMAGE_FILE, pictures),
        "text": _parity("text", text, folder / TEXT_FILE, example_ids(description, texts)),
    }


def _export(
    module: nn.Module, example: Tensor, shape: dict[int, Any], name: str, output: str, path: Path
) -> None:
    # The exporter talks to stdout; only its failure matters here.
    try:
        with (
            warnings.catch_warnings(),
            contextlib.redirect_stdout(io.StringIO()),
            contextlib.redirect_stderr(io.StringIO()),
            torch.inference_mode(),
        ):
            warnings.simplefilter("ignore")
            program = torch.onnx.export(
                module, (example,), dynamo=True, opset_version=OPSET,
                input_names=[name], output_names=[output], dynamic_shapes=(shape,),
            )  # fmt: skip
    except (RuntimeError, torch.onnx.OnnxExporterError) as error:
        msg = f"torch could not export the {path.stem} tower to ONNX: {reason_of(error)}."
        raise ExportError(msg) from error
    if program is None:
        msg = f"torch gave no ONNX graph for the {path.stem} tower."
        raise ExportError(msg)
    save_model(program.model_proto, path)


def _parity(part: str, module: nn.Module, path: Path, batches: list[NDArray[Any]]) -> float:
    graph, worst = Graph(path), 0.0
    with torch.inference_mode():
        for batch in batches:
            expected = module(torch.from_numpy(batch)).numpy()
            worst = max(worst, float(np.abs(graph.run(batch) - expected).max()))
    if not worst <= PARITY:
        msg = (
            f"The {part} graph differs from torch by {worst:.2g}, more than {PARITY:g}: "
            "this architecture cannot be exported faithfully with these versions."
        )
        raise ExportError(msg)
    return worst
