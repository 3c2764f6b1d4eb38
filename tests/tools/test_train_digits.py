"""Fitting the reader of labels: samples are what was drawn, and a fit learns them."""

import random
from pathlib import Path

import cv2
import numpy as np
import pytest

from kiosk.camera.digits import INPUTS, OTHER, from_bytes, probabilities
from tools import bench_labels, train_digits
from tools.labels.drawing import Drawn, Pen, draw_label
from tools.labels.fitting import fit, samples_of
from tools.labels.fonts import fonts_in

FOLDERS = [Path(cv2.__file__).parent, Path("/usr/share/fonts")]


@pytest.fixture(scope="module")
def fonts() -> list[Path]:
    found = fonts_in(FOLDERS, ["DejaVuSans.", "DejaVuSans-Bold."], [])
    if not found:
        pytest.skip("this machine has no DejaVu fonts")
    return found


def test_samples_are_the_signs_that_were_drawn(fonts):
    pen = Pen((640, 200), (255, 255, 255))
    pen.write("1234567890", (20, 150), fonts[0], 70, (0, 0, 0), spread=0.05)
    _, kinds = samples_of(Drawn(np.array(pen.image), pen.signs, dark_ink=True))
    counted = np.bincount(kinds, minlength=12)
    # Each of the three ways of telling ink from paper finds each of them.
    assert counted[:10].tolist() == [3] * 10


def test_a_label_s_signs_lie_on_its_ink(fonts):
    drawn, _ = draw_label(random.Random(4), fonts)  # noqa: S311
    patches, kinds = samples_of(drawn)
    assert patches.shape == (len(kinds), INPUTS)
    assert (kinds != OTHER).any()


def test_a_fit_learns_and_is_the_same_again():
    rng = np.random.default_rng(1)
    kinds = rng.integers(0, 12, 1024)
    patches = rng.normal(0, 0.1, (1024, INPUTS)).astype(np.float32)
    patches[np.arange(1024), kinds * 7] += 1
    patches = np.clip(patches, 0, 1)
    one, other = (fit(patches, kinds, 20, 3, lambda *_: None) for _ in range(2))
    assert all(np.array_equal(a, b) for a, b in zip(one, other, strict=True))
    assert (probabilities(patches, one).argmax(axis=1) == kinds).mean() > 0.95


def test_the_tools_run_from_fonts_to_figures(fonts, tmp_path, capsys):
    weights = tmp_path / "digits.bin"
    folder = str(fonts[0].parent)
    words = ["--fonts", folder, "--pictures", "4", "--passes", "1", "--out", str(weights)]
    assert train_digits.main(words) == 0
    from_bytes(weights.read_bytes())
    words = ["--fonts", folder, "--only", "DejaVuSans.", "--labels", "2", "--weights", str(weights)]
    assert bench_labels.main(words) == 0
    assert "ms a label" in capsys.readouterr().out
    assert train_digits.main(["--fonts", str(tmp_path)]) == 2
