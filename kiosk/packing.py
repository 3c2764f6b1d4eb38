"""Unit vectors as store and catalog updates keep them: 16 bits a component, half of float32.

A blob is the size of a step, float32, then whole numbers of steps, int16; both little endian
whatever the machine, so that a store can move. The largest component is 32,258 steps (127 x 254,
which the search packs again without a loss), so that none is off by more than 0.000016 of it.
Stores written before schema 3 hold float32, which is read as well.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

_STEPS = np.float32(32_258)
_FLOAT = np.dtype("<f4")
_STEP_BYTES = 4


def packed(vector: NDArray[np.float32]) -> bytes:
    """Give a vector, float32 (n,), as a blob of 4 + 2 n bytes."""
    most = np.float32(np.abs(vector).max(initial=np.float32(1e-12)))
    steps = np.rint(vector * (_STEPS / most)).astype("<i2")
    return bytes((most / _STEPS).astype(_FLOAT).tobytes() + steps.tobytes())


def unpacked(blobs: Sequence[bytes], width: int) -> NDArray[np.float32]:
    """Give the vectors of blobs, float32 (blobs, width)."""
    if all(len(blob) == _STEP_BYTES + 2 * width for blob in blobs):
        form = np.dtype([("step", _FLOAT), ("steps", "<i2", (width,))])
        rows = np.frombuffer(b"".join(blobs), form)
        made = rows["steps"].astype(np.float32)
        made *= rows["step"][:, None]
        return made
    if len(blobs) > 1:
        return np.concatenate([unpacked([blob], width) for blob in blobs])
    return np.frombuffer(blobs[0], _FLOAT).astype(np.float32).reshape(1, width)
