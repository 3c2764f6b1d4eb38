"""Training with torch: the fast gradient is the right one, and a killed run ends where it would."""

from pathlib import Path

import numpy as np
import pytest

torch = pytest.importorskip("torch")

from torch import nn  # noqa: E402 - after the check that torch is there

from tests.tools.test_training_draws import BANK, CONCEPTS, FACTS, ROWS  # noqa: E402
from tools.torch_setup import prepare_torch  # noqa: E402

prepare_torch(1)

from tools.training import loop, losses  # noqa: E402
from tools.training.batches import BatchMaker  # noqa: E402
from tools.training.data import Pictures  # noqa: E402
from tools.training.features import tower_says  # noqa: E402
from tools.training.mixed import prepare_depthwise  # noqa: E402
from tools.training.model import FEATURES, TEXT_FEATURES, Heads, ImageTower  # noqa: E402
from tools.training.polish import polish, targets_of  # noqa: E402

pytestmark = [pytest.mark.torch, pytest.mark.slow]


@pytest.mark.parametrize("stride", [1, 2])
def test_a_depthwise_gradient_is_the_same_as_torchs(stride: int) -> None:
    torch.manual_seed(0)
    conv = nn.Conv2d(8, 8, 3, stride, 1, groups=8, bias=False)
    x = torch.randn(2, 8, 9, 9, requires_grad=True)
    out = conv(x)
    out.square().sum().backward()
    wanted = x.grad.clone(), conv.weight.grad.clone()
    x.grad, conv.weight.grad = None, None
    prepare_depthwise(nn.Sequential(conv))
    mixed = conv(x)
    mixed.square().sum().backward()
    assert torch.allclose(mixed, out)
    assert torch.allclose(x.grad, wanted[0], atol=1e-5)
    assert torch.allclose(conv.weight.grad, wanted[1], atol=1e-4)


def test_true_pairs_pull_and_unknown_ones_leave_alone() -> None:
    scores = torch.zeros(1, 3, requires_grad=True)
    losses.told_apart(scores, torch.tensor([[1, -1, 0]])).backward()
    assert scores.grad[0, 0] < 0 < scores.grad[0, 1]
    assert scores.grad[0, 2] == 0
    nothing = losses.told_apart(torch.ones(2, 2), torch.zeros(2, 2))
    assert float(nothing) == 0.0


def make_run(folder: Path, stop_after: int | None = None) -> loop.Run:
    rng = np.random.default_rng(0)
    pixels = [rng.integers(0, 256, (40, 30, 3)).astype(np.uint8) for _ in ROWS]
    some = rng.standard_normal((len(ROWS), FEATURES)).astype(np.float16)
    logits = rng.standard_normal((len(ROWS), 1000)).astype(np.float16)
    torch.manual_seed(4)
    words = loop.Words(
        torch.randn(len(BANK.captions), TEXT_FEATURES), torch.randn(1000, TEXT_FEATURES),
        torch.zeros(TEXT_FEATURES),
    )  # fmt: skip
    makers = [BatchMaker(ROWS, FACTS, CONCEPTS, BANK, 8, 1) for _ in range(2)]
    recipe = loop.Recipe(side=32, head_steps=3, steps=4, frozen_blocks=6, save_every_s=0.0)
    run = loop.Run(
        recipe, Pictures(ROWS, FACTS, pixels, some, logits), BANK, words, makers, ImageTower(),
        Heads(), folder,
    )  # fmt: skip
    if stop_after is not None:
        real, left = run._loss, iter(range(stop_after))

        def once_too_often(*given):  # type: ignore[no-untyped-def]
            if next(left, None) is None:
                raise KeyboardInterrupt
            return real(*given)

        run._loss = once_too_often  # type: ignore[method-assign]
    return run


def test_a_stopped_run_goes_on_and_ends_with_the_same_weights(tmp_path: Path) -> None:
    whole = make_run(tmp_path / "whole")
    whole.train(loop.TOWER)
    with pytest.raises(KeyboardInterrupt):
        make_run(tmp_path / "cut", stop_after=2).train(loop.TOWER)
    resumed = make_run(tmp_path / "cut")
    torch.manual_seed(99)  # what came before does not matter
    resumed.train(loop.TOWER)
    for one, other in (
        (whole.average_heads.values, resumed.average_heads.values),
        (whole.average_tower.values, resumed.average_tower.values),
    ):
        assert all(torch.equal(value, other[name]) for name, value in one.items())


def test_other_languages_come_nearer_and_english_stays() -> None:
    torch.manual_seed(3)
    captions = torch.randn(len(BANK.captions), TEXT_FEATURES)
    head = Heads().text.eval()
    target, concept = targets_of(head, captions, BANK)
    others = concept >= 0
    english = torch.tensor([c.language == "en" for c in BANK.captions])

    def said():  # type: ignore[no-untyped-def]
        with torch.inference_mode():
            return nn.functional.normalize(head(captions), dim=1)

    before = said()
    near = (before[others] * target[concept[others]]).sum(1).mean()
    polish(head, captions, torch.randn(50, TEXT_FEATURES), BANK, 60, seed=1)
    after = said()
    assert not head.training
    assert (after[others] * target[concept[others]]).sum(1).mean() > near + 0.1
    assert (after * before).sum(1)[english].mean() > 0.9


def test_what_a_tower_says_of_pictures_is_computed_once(tmp_path: Path) -> None:
    rng = np.random.default_rng(2)
    pictures = [rng.integers(0, 256, (20 + i, 30, 3)).astype(np.uint8) for i in range(3)]
    kept = tmp_path / "tower.npy"
    tower = ImageTower().eval()
    first = tower_says(kept, tower, pictures, 32)
    assert first.shape == (3, FEATURES)
    assert first.dtype == np.float16
    nothing = nn.Identity()  # would fail: it gives no features
    assert np.array_equal(tower_says(kept, nothing, pictures, 32), first)
    more = tower_says(kept, tower, [*pictures, pictures[0]], 32)
    assert np.allclose(more[:3], first, atol=1e-2)
    assert np.allclose(more[3], first[0], atol=1e-2)
