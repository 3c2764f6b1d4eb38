"""The training loop: heads alone first, then the image tower with them; resumable at any moment."""

import math
import queue
import threading
import time
from collections.abc import Generator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional
from tqdm import tqdm

from tools.training import losses
from tools.training.attributes import DRAWN_GOODS
from tools.training.batches import Batch, BatchMaker
from tools.training.captions import CaptionBank
from tools.training.data import Pictures, to_float
from tools.training.features import normalized, whitened
from tools.training.mixed import prepare_depthwise
from tools.training.model import Heads, ImageTower, centred
from tools.training.pictures import Augmenter

HEADS, TOWER = 0, 1
_BACKDROP_SHARE = 0.2
_HEAP_SHARE = 0.35
_DRAWN = ("noto_emoji", "fluent_emoji_3d")
_ON_WHITE = ("fashion_product_images", DRAWN_GOODS, *_DRAWN)
_IMAGENET_WORDS_A_STEP = 256


@dataclass(frozen=True)
class Recipe:
    """The numbers of a run."""

    side: int = 160
    batch: int = 96
    head_batch: int = 512
    head_steps: int = 500
    steps: int = 1000
    head_rate: float = 1e-3
    tower_rate: float = 3e-4
    frozen_blocks: int = 3
    weight_decay: float = 0.05
    average: float = 0.998
    seed: int = 1
    save_every_s: float = 240.0
    device: str = "cpu"
    mixed: bool = True
    """The tower in bfloat16, its weights and gradients in float32."""


@dataclass
class Words:
    """Text tower vectors, not yet through the head."""

    captions: Tensor
    imagenet: Tensor
    mean: Tensor


class Averaged:
    """A running average of a module's parameters: flatter, and better on what was never seen."""

    def __init__(self, module: nn.Module, decay: float) -> None:
        self._decay = decay
        self._count = 0
        self.values = {k: v.detach().clone() for k, v in module.state_dict().items()}

    def update(self, module: nn.Module) -> None:
        """Take in the module's present values; the first ones count more, as they pass quickly."""
        self._count += 1
        decay = min(self._decay, self._count / (self._count + 10.0))
        with torch.no_grad():
            for name, value in module.state_dict().items():
                if value.dtype.is_floating_point:
                    self.values[name].lerp_(value, 1.0 - decay)

    def state(self) -> dict[str, Any]:
        """Give what ``load`` reads."""
        return {"count": self._count, "values": self.values}

    def load(self, state: dict[str, Any]) -> None:
        """Go on from a stored average."""
        self._count, self.values = state["count"], state["values"]


class Run:
    """One training run over pictures and captions."""

    def __init__(
        self, recipe: Recipe, pictures: Pictures, bank: CaptionBank, words: Words,
        makers: list[BatchMaker], tower: ImageTower, heads: Heads, folder: Path,
        weights: losses.Weights | None = None,
    ) -> None:  # fmt: skip
        self.recipe, self.folder = recipe, folder
        self._device = torch.device(recipe.device)
        self.tower, self.heads = tower.to(self._device), heads.to(self._device)
        self._pictures, self._bank, self._makers = pictures, bank, makers
        self._captions = centred(words.captions, words.mean).to(self._device)
        self._imagenet = centred(words.imagenet, words.mean).to(self._device)
        self._likeness = whitened(pictures.features)
        self._weights = weights or losses.Weights()
        self._log_teacher_scale = nn.Parameter(torch.tensor(2.5, device=self._device))
        self._freeze()
        if recipe.mixed and self._device.type == "cpu":
            prepare_depthwise(tower)
        self.average_tower = Averaged(tower, recipe.average)
        self.average_heads = Averaged(heads, recipe.average)
        self._backdrops = [
            i for i, r in enumerate(pictures.rows)
            if r.folder in {"clothing_dataset", "caltech101"} or
            (r.folder == "grocery_store" and r.split == "train")
        ]  # fmt: skip

    def _freeze(self) -> None:
        net = self.tower.net
        self.tower.eval()  # batch-norm statistics stay ImageNet's throughout
        parts = [net.conv_stem, net.bn1, *list(net.blocks)[: self.recipe.frozen_blocks]]
        for part in parts:
            for parameter in part.parameters():
                parameter.requires_grad_(False)

    def _optimizer(self, stage: int) -> torch.optim.AdamW:
        r = self.recipe
        heads = [p for p in self.heads.parameters() if p.ndim > 1]
        plain = [p for p in self.heads.parameters() if p.ndim <= 1]
        rate = r.head_rate if stage == HEADS else r.head_rate / 2
        groups: list[dict[str, Any]] = [
            {"params": heads, "lr": rate, "weight_decay": r.weight_decay},
            {"params": [*plain, self._log_teacher_scale], "lr": rate, "weight_decay": 0.0},
        ]
        if stage == TOWER:
            moving = [p for p in self.tower.parameters() if p.requires_grad]
            groups.append({"params": [p for p in moving if p.ndim > 1], "lr": r.tower_rate,
                           "weight_decay": r.weight_decay})  # fmt: skip
            groups.append({"params": [p for p in moving if p.ndim <= 1], "lr": r.tower_rate,
                           "weight_decay": 0.0})  # fmt: skip
        for group in groups:
            group["full"] = group["lr"]
        return torch.optim.AdamW(groups, betas=(0.9, 0.98), eps=1e-6)

    def train(self, stage: int) -> None:
        """Run one stage, going on where an interrupted run of it stopped."""
        steps = self.recipe.head_steps if stage == HEADS else self.recipe.steps
        optimizer = self._optimizer(stage)
        start = self._resume(stage, optimizer)
        if start >= steps:
            return
        self.heads.train()
        saved, recent = time.monotonic(), 0.0
        name = "heads" if stage == HEADS else "tower"
        with (
            closing(self._batches(stage, start, steps)) as batches,
            tqdm(total=steps, initial=start, desc=name, unit="step", mininterval=10) as bar,
        ):
            for step, (batch, pixels) in enumerate(batches, start):
                self._set_rate(optimizer, step, steps)
                loss, parts = self._loss(batch, pixels)
                optimizer.zero_grad(set_to_none=True)
                loss.backward()  # type: ignore[no-untyped-call]
                nn.utils.clip_grad_norm_(
                    [p for g in optimizer.param_groups for p in g["params"]], 5.0
                )
                optimizer.step()
                self.average_heads.update(self.heads)
                if stage == TOWER:
                    self.average_tower.update(self.tower)
                recent = parts["loss"] if step == start else 0.95 * recent + 0.05 * parts["loss"]
                bar.update()
                bar.set_postfix({**parts, "loss": f"{recent:.3f}"}, refresh=False)
                if time.monotonic() - saved > self.recipe.save_every_s or step + 1 == steps:
                    self._save(stage, step + 1, optimizer)
                    saved = time.monotonic()

    def _set_rate(self, optimizer: torch.optim.Optimizer, step: int, steps: int) -> None:
        warm = min(1.0, (step + 1) / min(100, max(1, steps // 10)))
        factor = warm * (0.01 + 0.99 * 0.5 * (1 + math.cos(math.pi * step / steps)))
        for group in optimizer.param_groups:
            group["lr"] = group["full"] * factor

    def _put(self, values: NDArray[Any]) -> Tensor:
        return torch.from_numpy(values).to(self._device)

    def _featured(self, pixels: NDArray[np.uint8]) -> Tensor:
        with torch.autocast(self._device.type, torch.bfloat16, enabled=self.recipe.mixed):
            features: Tensor = self.tower(normalized(pixels).to(self._device))
        return features.float()

    def _loss(
        self, batch: Batch, pixels: NDArray[np.uint8] | None
    ) -> tuple[Tensor, dict[str, float]]:
        w, heads = self._weights, self.heads
        teacher = to_float(self._pictures.features[batch.pictures]).to(self._device)
        logits = to_float(self._pictures.logits[batch.pictures]).to(self._device)
        likeness = to_float(self._likeness[batch.pictures]).to(self._device)
        features = teacher if pixels is None else self._featured(pixels)
        pictured = functional.normalize(heads.image(features), dim=1)
        looks = functional.normalize(heads.looks(features), dim=1)
        known = self._captions[self._put(batch.captions)]
        said = functional.normalize(heads.text(known), dim=1)
        truth = self._put(batch.truth)
        main = losses.contrastive(heads.scale() * pictured @ said.T, truth)
        alike = losses.told_apart(
            heads.log_looks_scale.exp().clamp(max=40.0) * looks @ looks.T,
            self._put(batch.same),
        )
        naming = self._naming(batch, pictured)
        names = functional.normalize(heads.text(self._imagenet), dim=1)
        general = losses.distilled(self._log_teacher_scale.exp() * pictured @ names.T, logits)
        english = functional.normalize(
            heads.text(self._captions[self._put(batch.pairs[:, 0])]), dim=1
        )
        other = functional.normalize(
            heads.text(self._captions[self._put(batch.pairs[:, 1])]), dim=1
        )
        languages = losses.translated(english, other)
        some = torch.randperm(len(names))[:_IMAGENET_WORDS_A_STEP]
        words = losses.likeness_kept(names[some], self._imagenet[some])
        loss = (
            main + w.naming * naming + w.looks * alike + w.imagenet * general
            + w.languages * languages + w.words * words
            + w.likeness * losses.likeness_kept(looks, likeness)
        )  # fmt: skip
        if pixels is not None:
            loss = loss + w.features * losses.kept(features, teacher)
        parts = {"loss": float(loss.detach()), "main": float(main.detach()),
                 "naming": float(naming.detach()), "alike": float(alike.detach()),
                 "imagenet": float(general.detach())}  # fmt: skip
        return loss, {k: round(v, 3) for k, v in parts.items()}

    def _naming(self, batch: Batch, pictured: Tensor) -> Tensor:
        total, count = pictured.sum() * 0.0, 0
        for naming in batch.namings:
            said = functional.normalize(
                self.heads.text(self._captions[self._put(naming.captions)]), dim=1
            )
            scores = self.heads.scale() * pictured[self._put(naming.rows)] @ said.T
            total = total + losses.named(scores, self._put(naming.truth))
            count += len(naming.rows)
        return total / max(1, count)

    def _batches(
        self, stage: int, start: int, steps: int
    ) -> Generator[tuple[Batch, NDArray[np.uint8] | None]]:
        """Prepare batches in a thread beside the training."""
        ready: queue.Queue[Any] = queue.Queue(maxsize=3)
        stop = threading.Event()

        def work() -> None:
            try:
                for step in range(start, steps):
                    batch = self._makers[stage](stage, step)
                    item = (batch, self._pixels(batch, step) if stage == TOWER else None)
                    while not stop.is_set():
                        try:
                            ready.put(item, timeout=1.0)
                            break
                        except queue.Full:
                            continue
                    if stop.is_set():
                        return
            except Exception as error:  # noqa: BLE001 - handed to the thread that waits for it
                ready.put(error)

        thread = threading.Thread(target=work, name="batches")
        thread.start()
        try:
            for _ in range(start, steps):
                item = ready.get()
                if isinstance(item, Exception):
                    raise item
                yield item
        finally:
            stop.set()
            thread.join()

    def _pixels(self, batch: Batch, step: int) -> NDArray[np.uint8]:
        rng = np.random.default_rng([self.recipe.seed, 9, step])
        augment = Augmenter(self.recipe.side, int(rng.integers(1 << 31)))
        out = []
        for i in batch.pictures.tolist():
            row = self._pictures.rows[i]
            loose = row.folder in _DRAWN or (row.split == "catalog" and self._pictures.may_flip(i))
            backdrop, heaped = None, bool(loose and rng.random() < _HEAP_SHARE)
            on_white = row.folder in _ON_WHITE or row.split == "catalog"
            if self._backdrops and (heaped or (on_white and rng.random() < _BACKDROP_SHARE)):
                backdrop = self._pictures.pixels[int(rng.choice(self._backdrops))]
            flip = self._pictures.may_flip(i)
            changed = augment(self._pictures.pixels[i], backdrop, flip=flip, heaped=heaped)
            out.append(changed)
        return np.stack(out)

    def _save(self, stage: int, step: int, optimizer: torch.optim.Optimizer) -> None:
        state = {
            "stage": stage, "step": step, "tower": self.tower.state_dict(),
            "heads": self.heads.state_dict(), "teacher_scale": self._log_teacher_scale.detach(),
            "average_tower": self.average_tower.state(),
            "average_heads": self.average_heads.state(), "optimizer": optimizer.state_dict(),
            "random": torch.get_rng_state(),
        }  # fmt: skip
        self.folder.mkdir(parents=True, exist_ok=True)
        temporary = self.folder / f"state-{stage}.tmp"
        torch.save(state, temporary)
        temporary.rename(self.folder / f"state-{stage}.pt")

    def _resume(self, stage: int, optimizer: torch.optim.Optimizer) -> int:
        path = self.folder / f"state-{stage}.pt"
        if not path.exists():
            return 0
        state = torch.load(path, map_location=self._device, weights_only=True)
        self.tower.load_state_dict(state["tower"])
        self.heads.load_state_dict(state["heads"])
        self._log_teacher_scale.data = state["teacher_scale"].to(self._device)
        self.average_tower.load(state["average_tower"])
        self.average_heads.load(state["average_heads"])
        optimizer.load_state_dict(state["optimizer"])
        torch.set_rng_state(state["random"].cpu())
        return int(state["step"])
