"""Pictures to calibrate and judge on: drawn evenly, and never the same for both."""

import io
import json
import tarfile
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from kiosk.encoders.manifest import ImageSpec
from tools.exporting.errors import ExportError
from tools.exporting.samples import (
    QUERIES,
    folders_digest,
    gather,
    load_samples,
    sample_folders,
    save_samples,
)

SPEC = ImageSpec("image.onnx", (12, 12), (0.5,) * 3, (0.5,) * 3, "bicubic", "longest", 255)


def write_folder(folder: Path, train: int, held: int) -> Path:
    """Write plain pictures: train ones are dark, held ones light."""
    folder.mkdir(parents=True)
    lines = []
    with tarfile.open(folder / "images.tar", "w") as tar:
        for i in range(train + held):
            name, split = f"{i}.png", "train" if i < train else "val"
            blob = io.BytesIO()
            Image.new("RGB", (20, 10), (20,) * 3 if split == "train" else (200,) * 3).save(
                blob, "PNG"
            )
            entry = tarfile.TarInfo(name)
            entry.size = blob.tell()
            blob.seek(0)
            tar.addfile(entry, blob)
            label = f"kind {i % 3}"
            row = {"file": name, "split": split, "label": label, "captions": [f"a {label}"]}
            lines.append(json.dumps(row))
    (folder / "pairs.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return folder


def test_calibration_and_gate_never_share_a_picture(tmp_path: Path) -> None:
    small = write_folder(tmp_path / "small", 10, 15)
    large = write_folder(tmp_path / "large", 200, 100)
    steps: list[int] = []
    folders = sample_folders([tmp_path])
    assert folders == [large, small]
    samples = gather(folders, SPEC, calibration=30, gate=40, seed=1, step=steps.append)
    middle = samples.calibration[:, 6, 6, 0], samples.gate[:, 6, 6, 0]
    assert middle[0].max() < 100 < middle[1].min()
    assert (samples.calibration[:, 0, 0] == 255).all()  # laid on the fill colour
    assert len(samples.calibration) == 30
    assert len(samples.gate) == sum(steps) - 30 == 40
    owners = {label.split(":")[0] for label in samples.gate_set.picture_labels}
    assert owners == {"small", "large"}
    assert samples.texts[-len(QUERIES) :] == QUERIES
    assert all(samples.gate_set.text_labels[: -len(QUERIES)])
    assert not any(samples.gate_set.text_labels[-len(QUERIES) :])


def test_a_seed_draws_the_same_and_another_others(tmp_path: Path) -> None:
    folders = [write_folder(tmp_path / "a", 30, 60)]

    def drawn(seed: int) -> tuple[str, ...]:
        samples = gather(folders, SPEC, calibration=8, gate=20, seed=seed, step=lambda _: None)
        return samples.gate_set.picture_labels

    assert drawn(1) == drawn(1)
    assert drawn(1) != drawn(2)


def test_samples_come_back_as_they_were_saved(tmp_path: Path) -> None:
    folders = [write_folder(tmp_path / "a", 10, 20)]
    samples = gather(folders, SPEC, calibration=8, gate=20, seed=1, step=lambda _: None)
    save_samples(samples, tmp_path)
    again = load_samples(tmp_path)
    assert np.array_equal(again.gate, samples.gate)
    assert again.gate_set == samples.gate_set
    assert again.texts == samples.texts


def test_other_pictures_have_another_digest(tmp_path: Path) -> None:
    folder = write_folder(tmp_path / "a", 10, 20)
    before = folders_digest([folder])
    assert folders_digest([folder]) == before
    with (folder / "pairs.jsonl").open("a", encoding="utf-8") as pairs:
        pairs.write("\n")
    assert folders_digest([folder]) != before


def test_folders_without_pictures_are_refused(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match=r"has no pairs.jsonl with an images.tar"):
        sample_folders([tmp_path])


def test_too_few_pictures_are_refused(tmp_path: Path) -> None:
    folders = [write_folder(tmp_path / "a", 10, 5)]
    with pytest.raises(ExportError, match="hold 10 train and 5 other pictures"):
        gather(folders, SPEC, calibration=8, gate=20, seed=1, step=lambda _: None)
