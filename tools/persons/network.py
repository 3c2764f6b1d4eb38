"""Two small fits in NumPy alone: a network of one hidden layer, and a linear score."""

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
_UNITS, _EPOCHS, _BATCH, _RATE, _DECAY = 32, 20, 128, 2e-3, 1e-4


def fit_network(
    features: Floats, answers: Floats, rng: np.random.Generator
) -> tuple[Floats, Floats, Floats]:
    """Fit hidden (features, units), shift (units,) and out (units,) to answers of 0 and 1.

    By Adam (Kingma and Ba 2015) on the logistic loss. One unit is always on: it is the bias.
    """
    mean, spread = features.mean(axis=0), features.std(axis=0) + np.float32(0.02)
    inputs = (features - mean) / spread
    wide = inputs.shape[1]
    hidden = (rng.normal(0, 1, (wide, _UNITS)) / np.sqrt(wide)).astype(np.float32)
    parts = [
        hidden, np.zeros(_UNITS, np.float32),
        (rng.normal(0, 1, _UNITS) / np.sqrt(_UNITS)).astype(np.float32), np.zeros(1, np.float32),
    ]  # fmt: skip
    firsts, seconds = ([np.zeros_like(part) for part in parts] for _ in range(2))
    step = 0
    for epoch in range(_EPOCHS):
        rate = _RATE * 0.5 * (1 + np.cos(np.pi * epoch / _EPOCHS))
        order = rng.permutation(len(inputs))
        for start in range(0, max(1, len(order) - _BATCH + 1), _BATCH):
            step += 1
            some = order[start : start + _BATCH]
            slopes = _slopes(parts, inputs[some], answers[some])
            for part, first, second, slope in zip(parts, firsts, seconds, slopes, strict=True):
                first += 0.1 * (slope - first)
                second += 0.001 * (slope * slope - second)
                moved = (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.999**step)) + 1e-8)
                part -= (rate * moved).astype(np.float32)
    hidden = parts[0] / spread[:, None]
    shift = parts[1] - mean @ hidden
    return (
        np.concatenate([hidden, np.zeros((wide, 1))], axis=1).astype(np.float32),
        np.append(shift, 1.0).astype(np.float32),
        np.append(parts[2], parts[3]).astype(np.float32),
    )


def _slopes(parts: list[Floats], inputs: Floats, answers: Floats) -> list[Floats]:
    hidden, shift, out, bias = parts
    inner = np.maximum(inputs @ hidden + shift, 0)
    # A score beyond this is certain to the last digit; its exponential would overflow.
    score = np.clip(inner @ out + bias, -60, 60)
    wrong = (1 / (1 + np.exp(-score)) - answers) / len(answers)
    back = np.outer(wrong, out) * (inner > 0)
    return [
        np.asarray(of, np.float32)
        for of in (
            inputs.T @ back + _DECAY * hidden, back.sum(axis=0), inner.T @ wrong + _DECAY * out,
            np.array([wrong.sum()]),
        )
    ]  # fmt: skip


def fit_linear(vectors: Floats, answers: Floats, decay: float = 3e-4) -> tuple[Floats, float]:
    """Fit weights (dim,) and a bias to answers of 0 and 1: a logistic regression, by Newton."""
    inputs = np.concatenate([vectors, np.ones((len(vectors), 1))], axis=1).astype(np.float64)
    count, wide = inputs.shape
    weights, ridge = np.zeros(wide), np.eye(wide) * decay * count
    ridge[-1, -1] = 1e-6
    for _ in range(8):
        chance = 1 / (1 + np.exp(-(inputs @ weights)))
        slope = inputs.T @ (chance - answers) + ridge @ weights
        curve = (inputs * (chance * (1 - chance) + 1e-9)[:, None]).T @ inputs + ridge
        weights -= np.linalg.solve(curve, slope)
    return weights[:-1].astype(np.float32), float(weights[-1])
