"""Mixed precision on a CPU: bfloat16 everywhere but where it is slower than float32.

oneDNN's bfloat16 gradient of a depthwise convolution takes twice as long as the float32 one, and
EfficientNet-Lite is half made of them. So the tower runs under autocast, and its depthwise
convolutions take their gradient in float32. Measured on two cores with AVX-512 BF16, Lite2 at 160
pixels, three stages frozen: float32 54 pictures a second, bfloat16 62, this 77.
"""

from typing import Any

import torch
from torch import Tensor, nn
from torch.nn import functional


class _Depthwise(torch.autograd.Function):
    @staticmethod
    def forward(  # type: ignore[override]
        ctx: Any, x: Tensor, weight: Tensor, stride: tuple[int, ...], padding: tuple[int, ...]
    ) -> Tensor:
        ctx.save_for_backward(x, weight)
        ctx.geometry = (list(stride), list(padding))
        return functional.conv2d(x, weight.to(x.dtype), None, stride, padding, 1, weight.shape[0])

    @staticmethod
    def backward(ctx: Any, gradient: Tensor) -> tuple[Tensor, Tensor, None, None]:  # type: ignore[override]
        x, weight = ctx.saved_tensors
        stride, padding = ctx.geometry
        to_x, to_weight, _ = torch.ops.aten.convolution_backward(
            gradient.float(), x.float(), weight, None, stride, padding, [1, 1], False, [0, 0],
            weight.shape[0], [True, True, False],
        )  # fmt: skip
        return to_x.to(x.dtype), to_weight, None, None


def prepare_depthwise(tower: nn.Module) -> None:
    """Let the trainable depthwise convolutions of a tower take their gradient in float32.

    Those with dynamic ("same") padding or a bias are left as they are.
    """
    for module in tower.modules():
        plain = type(module) is nn.Conv2d and module.bias is None and module.groups > 1
        if plain and module.weight.requires_grad:
            module.forward = _forward_of(module)  # type: ignore[method-assign]


def _forward_of(module: nn.Conv2d) -> Any:
    def forward(x: Tensor) -> Tensor:
        return _Depthwise.apply(x, module.weight, module.stride, module.padding)  # type: ignore[no-any-return]

    return forward
