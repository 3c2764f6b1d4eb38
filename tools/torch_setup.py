"""What has to happen before torchvision is imported, and how many threads torch may use.

The registry's torchvision is linked for CUDA: beside a torch built for the CPU its operators are
missing and the import ends with "operator torchvision::nms does not exist". Nothing here ever calls
them, so declaring their names is enough.
"""

import torch

_LIBRARIES: list[torch.library.Library] = []
"""Kept alive: a declaration ends with its library object."""

_OPERATORS = {
    "nms": "nms(Tensor dets, Tensor scores, float iou_threshold) -> Tensor",
    "qnms": "qnms(Tensor dets, Tensor scores, float iou_threshold) -> Tensor",
}


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
