"""What the ImageNet tower says of every picture, computed once: features and class logits.

They teach the heads before the tower moves, and hold the moving tower to what it knew.
"""

from collections.abc import Iterator
from pathlib import Path
from statistics import median

import numpy as np
import torch
from numpy.typing import NDArray
from tqdm import tqdm

from tools.training.folders import Row, read_pictures
from tools.training.model import FEATURES, load_imagenet
from tools.training.pictures import place

CLASSES = 1000
_BATCH = 32


def side_for(rows: list[Row], pictures: list[NDArray[np.uint8]]) -> int:
    """Choose the input's side: a little under the pictures' own, 144 to 192."""
    longest = median(max(p.shape[:2]) for p in pictures) if rows else 0
    for least, side in ((200, 192), (180, 176), (120, 160)):
        if longest >= least:
            return side
    return 144


def teacher_says(
    cache: Path, folder: Path, rows: list[Row], pictures: list[NDArray[np.uint8]]
) -> tuple[NDArray[np.float16], NDArray[np.float16]]:
    """Give features (n, 1280) and logits (n, 1000) of all a folder's pictures, float16."""
    path = cache / f"teacher-{folder.name}.npz"
    if path.exists():
        with np.load(path) as known:
            if len(known["features"]) == len(rows):
                return known["features"], known["logits"]
    from timm import create_model

    net = create_model("tf_efficientnet_lite2", pretrained=False)
    load_imagenet(net)
    net.eval().to(memory_format=torch.channels_last)
    features = np.zeros((len(rows), FEATURES), np.float16)
    logits = np.zeros((len(rows), CLASSES), np.float16)
    side = side_for(rows, pictures)
    at = 0
    with tqdm(total=len(rows), desc=f"teacher on {folder.name}", unit="picture") as bar:
        for batch in _batches(pictures, side):
            with torch.inference_mode():
                with torch.autocast(batch.device.type, torch.bfloat16):
                    maps = net.forward_features(batch)
                pooled = net.forward_head(maps.float(), pre_logits=True)
                features[at : at + len(batch)] = pooled.numpy()
                logits[at : at + len(batch)] = net.classifier(pooled).numpy()
            at += len(batch)
            bar.update(len(batch))
    cache.mkdir(parents=True, exist_ok=True)
    temporary = cache / "teacher.tmp.npz"
    np.savez(temporary, features=features, logits=logits)
    temporary.rename(path)
    return features, logits


def tower_says(
    cache: Path, tower: torch.nn.Module, pictures: list[NDArray[np.uint8]], side: int
) -> NDArray[np.float16]:
    """Give a tower's features (n, 1280) of pictures as they are, at the runtime's size; kept."""
    if cache.exists():
        known: NDArray[np.float16] = np.load(cache)
        if len(known) == len(pictures):
            return known
    features = np.zeros((len(pictures), FEATURES), np.float16)
    at = 0
    with (
        torch.inference_mode(),
        tqdm(total=len(pictures), desc="tower on all pictures", unit="picture") as bar,
    ):
        for batch in _batches(pictures, side):
            with torch.autocast(batch.device.type, torch.bfloat16):
                found = tower(batch)
            features[at : at + len(batch)] = found.float().numpy()
            at += len(batch)
            bar.update(len(batch))
    temporary = cache.with_name("tower.tmp.npy")
    np.save(temporary, features)
    temporary.rename(cache)
    return features


def whitened(
    features: NDArray[np.float16], components: int = 512, power: float = 0.25
) -> NDArray[np.float16]:
    """Centre features, keep their principal components and half whiten them: (n, components).

    Their cosine tells goods never seen in training apart better than the plain features' does, so
    it is the likeness that the looks half is held to.
    """
    centred = features.astype(np.float32) - features.mean(axis=0, dtype=np.float32)
    values, vectors = np.linalg.eigh(centred.T @ centred / max(1, len(centred)))
    best = np.argsort(-values)[:components]
    scale = np.maximum(values[best], 1e-6) ** -power
    return np.asarray(centred @ (vectors[:, best] * scale), np.float16)


def _batches(pictures: list[NDArray[np.uint8]], side: int) -> Iterator[torch.Tensor]:
    for start in range(0, len(pictures), _BATCH):
        yield normalized(np.stack([place(p, side) for p in pictures[start : start + _BATCH]]))


def normalized(pixels: NDArray[np.uint8]) -> torch.Tensor:
    """Turn uint8 (n, h, w, 3) into float32 (n, 3, h, w) in -1..1, channels last in memory."""
    tensor = torch.from_numpy(pixels).permute(0, 3, 1, 2).float().div_(127.5).sub_(1.0)
    return tensor.contiguous(memory_format=torch.channels_last)


def all_pictures(folder: Path, rows: list[Row]) -> list[NDArray[np.uint8]]:
    """Decode a folder's pictures into memory (a third of a gigabyte for 30,000 small ones)."""
    bar = tqdm(read_pictures(folder, rows), total=len(rows), desc=folder.name, unit="picture")
    return list(bar)
