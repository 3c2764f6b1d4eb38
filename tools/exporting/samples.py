"""Real pictures and texts to calibrate and to judge on, from ``pairs.jsonl`` + ``images.tar``."""

import hashlib
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from kiosk.encoders.manifest import ImageSpec
from tools.exporting.errors import ExportError, reason_of
from tools.exporting.gate import GateSet
from tools.exporting.preparing import to_pixels
from tools.training.folders import Row, read_pictures, read_rows

QUERIES = (
    "red dress", "红色连衣裙", "rotes Kleid", "robe rouge", "vestido rojo", "vestito rosso",
    "vestido vermelho", "rode jurk", "czerwona sukienka", "فستان أحمر",
    "kırmızı elbise",
    "赤いワンピース", "빨간 원피스", "衣服,紫色,图案", "clothes, purple, pattern",
    "舒适的红色鞋子", "comfortable red shoes", "bequeme rote Schuhe", "chaussures rouges",
    "一杯咖啡杯", "a coffee cup", "eine Kaffeetasse", "trainers", "something for the rain",
    "wristwatch", "etwas gegen Regen", "手表", "apfel", "pomme", "manzana", "苹果", "りんご",
    "사과", "تفاحة", "elma", "jabłko", "lait sans lactose", "leche de soja", "豆浆", "牛奶",
    "blaue Jeans für Herren", "jean bleu homme", "chemise blanche", "白衬衫", "シャツ",
    "black leather handbag", "schwarze Handtasche", "sac à main noir", "zapatos negros",
    "a bunch of bananas", "香蕉", "Bananen", "green pepper", "grüne Paprika", "poivron vert",
    "sonnenbrille", "太阳镜", "lipstick", "口红", "backpack", "rugzak", "mochila",
)  # fmt: skip
"""A shopper's words in the product's languages: pictures' captions alone are English."""


@dataclass(frozen=True)
class Samples:
    """Pictures ready for the image graph, and texts."""

    calibration: NDArray[np.uint8]
    """(n, height, width, 3)."""
    gate: NDArray[np.uint8]
    texts: tuple[str, ...]
    gate_set: GateSet


def sample_folders(folders: Sequence[Path]) -> list[Path]:
    """Give every folder that holds pictures, looking one level down as well.

    Raises ExportError where one holds none.
    """
    found: list[Path] = []
    for folder in folders:
        inside = [folder, *sorted(p for p in folder.glob("*") if p.is_dir())]
        here = [p for p in inside if (p / "pairs.jsonl").is_file() and (p / "images.tar").is_file()]
        if not here:
            msg = f"{folder} has no pairs.jsonl with an images.tar: give a folder of pictures."
            raise ExportError(msg)
        found.extend(here)
    return found


def folders_digest(folders: Sequence[Path]) -> str:
    """Give a digest of what the folders hold: every list of pictures, and the archives' sizes."""
    digest = hashlib.sha256()
    for folder in folders:
        digest.update((folder / "pairs.jsonl").read_bytes())
        digest.update(str((folder / "images.tar").stat().st_size).encode())
    return digest.hexdigest()


def gather(
    folders: Sequence[Path], image: ImageSpec, *, calibration: int, gate: int, seed: int,
    step: Callable[[int], Any],
) -> Samples:  # fmt: skip
    """Draw pictures, calibration from the train rows and gate from all others.

    Raises ExportError where a folder cannot be read or holds too few.
    """
    rng = np.random.default_rng(seed)
    train: list[tuple[Path, Row]] = []
    held: list[tuple[Path, Row]] = []
    try:
        for folder in folders:
            for row in read_rows(folder):
                (train if row.split == "train" else held).append((folder, row))
    except (OSError, ValueError) as error:
        msg = f"The calibration pictures cannot be read: {reason_of(error)}."
        raise ExportError(msg) from error
    if len(held) < 20 or not train:
        msg = (
            f"The calibration folders hold {len(train)} train and {len(held)} other pictures; "
            "the gate needs some of the first and at least 20 of the second."
        )
        raise ExportError(msg)
    chosen_train = _draw(train, calibration, rng)
    chosen = _draw(held, gate, rng)
    labels = tuple(f"{folder.name}:{row.label}" for folder, row in chosen)
    owners: dict[str, set[str]] = {}
    for (_, row), label in zip(chosen, labels, strict=True):
        for caption in row.captions[:3]:
            owners.setdefault(caption, set()).add(label)
    texts = sorted(owners)
    everything = (*texts, *QUERIES)
    gate_set = GateSet(
        labels, (*(frozenset(owners[t]) for t in texts), *(frozenset[str]() for _ in QUERIES))
    )
    return Samples(
        _load(chosen_train, image, step), _load(chosen, image, step), everything, gate_set
    )


def save_samples(samples: Samples, folder: Path) -> None:
    """Keep samples as a stage's files."""
    np.savez(folder / "pixels.npz", calibration=samples.calibration, gate=samples.gate)
    body = {
        "texts": samples.texts,
        "picture_labels": samples.gate_set.picture_labels,
        "text_labels": [sorted(labels) for labels in samples.gate_set.text_labels],
    }
    (folder / "texts.json").write_text(json.dumps(body, ensure_ascii=False), encoding="utf-8")


def load_samples(folder: Path) -> Samples:
    """Read what ``save_samples`` wrote."""
    body = json.loads((folder / "texts.json").read_text(encoding="utf-8"))
    with np.load(folder / "pixels.npz") as pixels:
        return Samples(
            pixels["calibration"], pixels["gate"], tuple(body["texts"]),
            GateSet(
                tuple(body["picture_labels"]),
                tuple(frozenset(labels) for labels in body["text_labels"]),
            ),
        )  # fmt: skip


def _draw(
    rows: list[tuple[Path, Row]], count: int, rng: np.random.Generator
) -> list[tuple[Path, Row]]:
    """Draw about equally from each folder, so that a large one does not crowd out the rest."""
    by_folder: dict[Path, list[tuple[Path, Row]]] = {}
    for folder, row in rows:
        by_folder.setdefault(folder, []).append((folder, row))
    chosen: list[tuple[Path, Row]] = []
    left = count
    groups = sorted(by_folder.values(), key=len)
    for i, group in enumerate(groups):
        take = min(len(group), left // (len(groups) - i))
        picked = rng.choice(len(group), take, replace=False)
        chosen.extend(group[int(k)] for k in sorted(picked))
        left -= take
    return chosen


def _load(
    chosen: list[tuple[Path, Row]], image: ImageSpec, step: Callable[[int], Any]
) -> NDArray[np.uint8]:
    height, width = image.image_size
    pixels = np.empty((len(chosen), height, width, 3), np.uint8)
    places: dict[Path, list[int]] = {}
    for i, (folder, _) in enumerate(chosen):
        places.setdefault(folder, []).append(i)
    try:
        for folder, members in places.items():
            pictures = read_pictures(folder, [chosen[i][1] for i in members])
            for i, picture in zip(members, pictures, strict=True):
                pixels[i] = to_pixels(picture, image)
                step(1)
    except (OSError, KeyError, ValueError) as error:
        msg = f"The calibration pictures cannot be read: {reason_of(error)}."
        raise ExportError(msg) from error
    return pixels
