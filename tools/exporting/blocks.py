"""Block quantization of a token table: 32 weights of a row share one fp16 scale.

4 bits: weight = (nibble - 8) * scale, the scheme of Q4_0 files, so a table that was read from such
a file and never trained is stored again without any loss. 8 bits: weight = (byte - 128) * scale.
Pure NumPy; the layout is that of onnxruntime's GatherBlockQuantized for uint8 data.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

BLOCK = 32
_CHUNK_ROWS = 8192
_CANDIDATES = (8.0, 7.75, 7.5, 7.25, 7.0, 6.75, 6.5)
"""Divisors of a block's largest weight tried as its scale; Q4_0 itself takes 8."""


@dataclass(frozen=True)
class QuantizedTable:
    """A quantized table and what it lost."""

    data: NDArray[np.uint8]
    """(rows, width / 2) with two nibbles a byte, low first, or (rows, width)."""
    scales: NDArray[np.float16]
    """(rows, width / BLOCK)."""
    bits: int
    exact_share: float
    """Share of blocks that come back bit for bit."""
    rms_error: float
    """Root mean square error over root mean square weight."""

    def dequantize(self) -> NDArray[np.float32]:
        """Give the table back, float32 (rows, width)."""
        values = self.data
        if self.bits == 4:
            values = np.stack([values & 15, values >> 4], axis=2).reshape(len(values), -1)
        return _apply(values, self.scales, self.bits)


def fits(table: NDArray[np.float32]) -> bool:
    """Tell whether a table's width is a whole number of blocks."""
    return table.ndim == 2 and table.shape[1] % BLOCK == 0


def quantize_table(table: NDArray[np.float32], bits: int) -> QuantizedTable:
    """Quantize float32 (rows, width) to 4 or 8 bits, exactly where the blocks allow it."""
    if bits not in (4, 8) or not fits(table):
        msg = f"a table of shape {table.shape} cannot be quantized to {bits} bits in blocks"
        raise ValueError(msg)
    parts, scale_parts = [], []
    exact, squared, power = 0, 0.0, 0.0
    for start in range(0, len(table), _CHUNK_ROWS):
        rows = np.ascontiguousarray(table[start : start + _CHUNK_ROWS], np.float32)
        blocks = rows.reshape(-1, BLOCK)
        values, scales = _four_bits(blocks) if bits == 4 else _eight_bits(blocks)
        values, scales = values.reshape(rows.shape), scales.reshape(len(rows), -1)
        error = _apply(values, scales, bits) - rows
        exact += int(np.count_nonzero(~error.reshape(-1, BLOCK).any(axis=1)))
        squared += float(np.square(error, dtype=np.float64).sum())
        power += float(np.square(rows, dtype=np.float64).sum())
        parts.append(values[:, 0::2] | (values[:, 1::2] << 4) if bits == 4 else values)
        scale_parts.append(scales)
    return QuantizedTable(
        np.concatenate(parts).astype(np.uint8),
        np.concatenate(scale_parts),
        bits,
        exact / (table.size // BLOCK),
        float(np.sqrt(squared / power)) if power else 0.0,
    )


def _apply(
    values: NDArray[np.uint8], scales: NDArray[np.float16], bits: int
) -> NDArray[np.float32]:
    centred = values.astype(np.float32) - float(1 << (bits - 1))
    blocks = centred.reshape(len(values), -1, BLOCK) * scales.astype(np.float32)[:, :, None]
    flat: NDArray[np.float32] = blocks.reshape(values.shape)
    return flat


def _peak(blocks: NDArray[np.float32]) -> NDArray[np.float32]:
    """Give each block's weight of largest size, with its sign, (n,)."""
    where = np.abs(blocks).argmax(axis=1)
    peak: NDArray[np.float32] = blocks[np.arange(len(blocks)), where]
    return peak


def _half(scales: NDArray[np.float32]) -> NDArray[np.float16]:
    limit = float(np.finfo(np.float16).max)
    return np.clip(scales, -limit, limit).astype(np.float16)


def _round_to(
    blocks: NDArray[np.float32], scales: NDArray[np.float16], low: int, high: int
) -> NDArray[np.float32]:
    wide = scales.astype(np.float32)[:, None]
    safe = np.where(wide == 0, np.float32(1), wide)
    rounded: NDArray[np.float32] = np.clip(np.rint(blocks / safe), low, high)
    rounded[wide[:, 0] == 0] = 0
    return rounded


def _four_bits(blocks: NDArray[np.float32]) -> tuple[NDArray[np.uint8], NDArray[np.float16]]:
    """Try several scales a block and keep the one of least squared error; exact ones win."""
    peak = _peak(blocks)
    best_error = np.full(len(blocks), np.inf, np.float32)
    best_values = np.zeros(blocks.shape, np.float32)
    best_scales = np.zeros(len(blocks), np.float16)
    # Of a Q4_0 block the peak is nearly always -8 steps; a pruned or odd one may be any step.
    exact_steps = [-float(k) for k in range(8, 0, -1)] + [float(k) for k in range(7, 0, -1)]
    for step in [*exact_steps, *(-c for c in _CANDIDATES if not c.is_integer())]:
        todo = np.flatnonzero(best_error > 0)
        if not len(todo):
            break
        scales = _half(peak[todo] / np.float32(step))
        values = _round_to(blocks[todo], scales, -8, 7)
        error = np.square(values * scales.astype(np.float32)[:, None] - blocks[todo]).sum(axis=1)
        better = error < best_error[todo]
        chosen = todo[better]
        best_error[chosen] = error[better]
        best_values[chosen], best_scales[chosen] = values[better], scales[better]
    return (best_values + 8).astype(np.uint8), best_scales


def _eight_bits(blocks: NDArray[np.float32]) -> tuple[NDArray[np.uint8], NDArray[np.float16]]:
    scales = _half((np.abs(_peak(blocks)) / np.float32(127)).astype(np.float32))
    values = _round_to(blocks, scales, -127, 127)
    return (values + 128).astype(np.uint8), scales
