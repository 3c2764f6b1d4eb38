"""Token tables in blocks: nothing is lost where nothing need be."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays
from numpy.typing import NDArray

from tools.exporting.blocks import BLOCK, fits, quantize_table

halves = st.floats(width=16, allow_nan=False, allow_infinity=False).map(np.float16)


@given(
    steps=arrays.arrays(np.int8, (3, 2, BLOCK), elements=st.integers(-8, 7)),
    scales=arrays.arrays(np.float16, (3, 2), elements=halves),
)
def test_a_table_of_4_bit_blocks_comes_back_bit_for_bit(
    steps: NDArray[np.int8], scales: NDArray[np.float16]
) -> None:
    table = steps.astype(np.float32) * scales.astype(np.float32)[:, :, None]
    packed = quantize_table(table.reshape(3, -1), 4)
    assert packed.data.shape == (3, BLOCK)
    assert packed.data.dtype == np.uint8
    assert np.array_equal(packed.dequantize(), table.reshape(3, -1))
    assert packed.exact_share == 1.0
    assert packed.rms_error == 0.0


@pytest.mark.parametrize(("bits", "most"), [(4, 0.12), (8, 0.007)])
def test_any_other_table_is_rounded_by_at_most_a_step(bits: int, most: float) -> None:
    table = np.random.default_rng(3).normal(size=(50, 4 * BLOCK)).astype(np.float32)
    packed = quantize_table(table, bits)
    back = packed.dequantize()
    step = np.abs(table).reshape(50, 4, BLOCK).max(axis=2) / (7 if bits == 4 else 127)
    assert (np.abs(back - table).reshape(50, 4, BLOCK) <= step[:, :, None] * 1.01).all()
    assert 0 < packed.rms_error < most
    assert packed.exact_share < 0.01


def test_an_empty_block_stays_empty() -> None:
    table = np.zeros((2, BLOCK), np.float32)
    for bits in (4, 8):
        assert not quantize_table(table, bits).dequantize().any()


def test_widths_that_are_no_whole_number_of_blocks_are_refused() -> None:
    assert not fits(np.zeros((2, BLOCK + 1), np.float32))
    with pytest.raises(ValueError, match="cannot be quantized to 4 bits"):
        quantize_table(np.zeros((2, BLOCK + 1), np.float32), 4)
    with pytest.raises(ValueError, match="5 bits"):
        quantize_table(np.zeros((2, BLOCK), np.float32), 5)
