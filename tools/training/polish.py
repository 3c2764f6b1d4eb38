"""The last touch: every language's way of saying a thing is brought to where English says it.

Only the text head moves. What all English captions of a concept come to on average, before, is what
each caption of it in another language is drawn to, and told apart from the other concepts. English
captions, and words no caption used, are held to where they were: drawn to the average as well, they
lost five points of what English finds.
"""

import copy

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional
from tqdm import tqdm

from tools.training.captions import CaptionBank

_BATCH = 1024
_SCALE = 20.0
_RATE = 5e-4
_HELD = 10.0


def targets_of(head: nn.Module, captions: Tensor, bank: CaptionBank) -> tuple[Tensor, Tensor]:
    """Give each concept's target, (concepts, dim) of unit norm, and the concept of each caption.

    English captions, and those of a concept that has no English one, have the number -1.
    """
    concept = torch.full((len(bank.captions),), -1, dtype=torch.int64)
    with torch.inference_mode():
        said = functional.normalize(head(captions), dim=1)
    rows: list[Tensor] = []
    for english, others in zip(bank.english, bank.others, strict=True):
        if english:
            concept[others] = len(rows)
            rows.append(said[english].mean(0))
    return functional.normalize(torch.stack(rows), dim=1).clone(), concept


def polish(
    head: nn.Module, captions: Tensor, names: Tensor, bank: CaptionBank, steps: int, seed: int
) -> nn.Module:
    """Give the head, trained so many steps on from what it was.

    ``captions`` are the bank's centred text features (captions, 384), ``names`` those of words no
    caption may have used.
    """
    before = copy.deepcopy(head).eval()
    target, concept = targets_of(before, captions, bank)
    english = np.array([n for of in bank.english for n in of], np.int64)
    held = torch.cat([names, captions[torch.from_numpy(english)]])
    with torch.inference_mode():
        held_before = functional.normalize(before(held), dim=1)
    held_before = held_before.clone()
    usable = np.flatnonzero(concept.numpy() >= 0)
    optimizer = torch.optim.AdamW(head.parameters(), lr=_RATE, weight_decay=0.01)
    schedule = torch.optim.lr_scheduler.CosineAnnealingLR(optimizer, max(1, steps))
    rng = np.random.default_rng([seed, 77])
    head.train()
    for _ in tqdm(range(steps), desc="languages", unit="step", mininterval=10):
        drawn = torch.from_numpy(rng.choice(usable, min(_BATCH, len(usable)), replace=False))
        of = concept[drawn]
        there, place = torch.unique(of, return_inverse=True)
        said = functional.normalize(head(captions[drawn]), dim=1)
        scores = _SCALE * said @ target[there].T
        near = 1.0 - (said * target[of]).sum(1).mean()
        some = torch.from_numpy(rng.integers(len(held), size=_BATCH))
        again = functional.normalize(head(held[some]), dim=1)
        kept = 1.0 - (again * held_before[some]).sum(1).mean()
        loss = functional.cross_entropy(scores, place) + near + _HELD * kept
        optimizer.zero_grad(set_to_none=True)
        loss.backward()
        optimizer.step()
        schedule.step()
    # Half-way back: most of what was gained stays, half of what English lost returns.
    old = before.state_dict()
    head.load_state_dict({name: (old[name] + new) / 2 for name, new in head.state_dict().items()})
    return head.eval()
