"""What has to happen before torchvision is imported, and how many threads torch may use.

The registry's torchvision is linked for CUDA: beside a torch built for the CPU its operators are
missing and the import ends with "operator torchvision::nms does not exist". Nothing here ever calls
them, so declaring their names is enough.
"""

import ctypes

import torch

_LIBRARIES: list[torch.library.Library] = []
"""Kept alive: a declaration ends with its library object."""

_OPERATORS = {
    "nms": "nms(Tensor dets, Tensor scores, float iou_threshold) -> Tensor",
    "qnms": "qnms(Tensor dets, Tensor scores, float iou_threshold) -> Tensor",
}


_ARENA_MAX, _MMAP_MAX, _TRIM_THRESHOLD = -8, -4, -1
"""Parameters of glibc's ``mallopt``, from its malloc.h."""


def keep_freed_memory() -> None:
    """Let glibc keep what torch frees, instead of asking the kernel for fresh pages at each step.

    A training step on the CPU is a fifth shorter for it (54 to 65 pictures a second). Where there
    is no glibc nothing happens.
    """
    mallopt = getattr(ctypes.CDLL(None), "mallopt", None)
    if mallopt is not None:
        for parameter, value in ((_ARENA_MAX, 1), (_MMAP_MAX, 0), (_TRIM_THRESHOLD, 2**31 - 1)):
            mallopt(parameter, value)


def prepare_torch(threads: int | None = None) -> None:
    """Declare torchvision's operators where they are missing; set torch's threads if given.

    Call it before the first import of torchvision, timm or open_clip. Calling it again is harmless.
    """
    if threads is not None:
        torch.set_num_threads(threads)
    if _LIBRARIES:
        return
    library = torch.library.Library("torchvision", "FRAGMENT")
    for name, schema in _OPERATORS.items():
        if not hasattr(torch.ops.torchvision, name):
            library.define(schema)
    _LIBRARIES.append(library)
