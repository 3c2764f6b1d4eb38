"""What the model is taught by."""

from dataclasses import dataclass

import torch
from torch import Tensor
from torch.nn import functional


@dataclass(frozen=True)
class Weights:
    """How much each part of the loss counts."""

    looks: float = 0.3
    naming: float = 1.0
    """Each picture's one name among all names of its kind: contrast alone, with many captions true
    of a picture at once, left a tenth of the training pictures themselves without their name."""
    imagenet: float = 0.1
    """Held to: what the ImageNet tower names."""
    features: float = 0.1
    """Held to: the ImageNet tower's features. 0.5 kept the tower from learning the goods."""
    languages: float = 0.15
    words: float = 0.3
    """Held to: e5's likeness of words."""
    likeness: float = 20.0
    """Held to: the ImageNet tower's likeness of pictures."""


def told_apart(scores: Tensor, truth: Tensor) -> Tensor:
    """Contrast each true pair with all false ones of its row; unknown pairs are left out.

    ``scores`` and ``truth`` are (rows, columns); truth is 1, 0 or -1. Several true ones of a row do
    not compete with one another, so "red dress" and "dress" may both fit one picture fully.
    """
    true, false = truth > 0, truth < 0
    against = torch.logsumexp(scores.masked_fill(~false, -1e4), dim=1, keepdim=True)
    loss = functional.softplus(against - scores) * true
    count = true.sum(1)
    used = (count > 0) & false.any(1)
    if not bool(used.any()):
        return scores.sum() * 0.0
    return (loss.sum(1)[used] / count[used]).mean()


def contrastive(scores: Tensor, truth: Tensor) -> Tensor:
    """Contrast pictures with captions, both ways."""
    return 0.5 * (told_apart(scores, truth) + told_apart(scores.T, truth.T))


_SMOOTHING = 0.1
"""Of the truth, spread over all names: names never seen then keep a little more."""


def named(scores: Tensor, truth: Tensor) -> Tensor:
    """Sum over pictures the cross entropy of (pictures, names) scores; ``truth`` are columns."""
    return functional.cross_entropy(scores, truth, reduction="sum", label_smoothing=_SMOOTHING)


def distilled(scores: Tensor, teacher_logits: Tensor) -> Tensor:
    """Hold the scores over the ImageNet names to what the ImageNet tower said: KL divergence."""
    teacher = torch.softmax(teacher_logits, dim=1)
    return functional.kl_div(torch.log_softmax(scores, 1), teacher, reduction="batchmean")


def kept(features: Tensor, teacher: Tensor) -> Tensor:
    """Hold the tower's features near the ImageNet tower's: one minus cosine."""
    return (1.0 - functional.cosine_similarity(features, teacher, dim=1)).mean()


def translated(english: Tensor, other: Tensor, scale: float = 20.0) -> Tensor:
    """Bring two languages' captions of one concept together: contrast within the batch."""
    scores = scale * english @ other.T
    target = torch.arange(len(english), device=english.device)
    return 0.5 * (
        functional.cross_entropy(scores, target) + functional.cross_entropy(scores.T, target)
    )


def likeness_kept(mapped: Tensor, known: Tensor) -> Tensor:
    """Keep between mapped things the likeness a tower saw: mean squared difference of cosines.

    ``mapped`` are unit vectors after a head, ``known`` centred vectors before it.
    """
    before = functional.normalize(known, dim=1)
    return functional.mse_loss(mapped @ mapped.T, before @ before.T)
