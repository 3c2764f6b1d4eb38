"""Giving a bundle its common words, with a model that knows colours and nothing else."""

import json
from pathlib import Path

import numpy as np
import pytest

from kiosk.encoders import load_bundle
from tests.fakes.bundles import write_fake_bundle
from tests.tools.test_evaluate import clothes, groceries
from tools.add_common_words import main
from tools.evaluation.beside import common_words
from tools.grade_demo import NOTHING


@pytest.fixture
def bundle(tmp_path: Path) -> Path:
    return write_fake_bundle(tmp_path / "model")


@pytest.fixture
def data(tmp_path: Path) -> Path:
    groceries(tmp_path / "data" / "shelves")
    clothes(tmp_path / "data" / "racks")
    return tmp_path / "data"


def test_a_bundle_gets_its_words_and_their_number(
    bundle: Path, data: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tools.evaluation.beside.LEAST_ANSWERS", 1)
    before = load_bundle(bundle)
    assert main([str(bundle), "--data", str(data)]) == 0
    assert "of right answers" in capsys.readouterr().out
    after = load_bundle(bundle)
    assert after.model_id == before.model_id
    assert after.common_words is not None
    assert after.common_words.shape == (len(common_words()), after.manifest.embed_dim)
    some = after.text.encode_text(common_words()[:3])
    np.testing.assert_allclose(after.common_words[:3], some, atol=1e-3)
    assert -1 < float(after.manifest.calibration["text_beside_words"]["maybe"]) < 1
    assert main([str(bundle), "--data", str(data)]) == 0, "it can be done again"


def test_too_little_to_choose_by_is_said(
    bundle: Path, data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([str(bundle), "--data", str(data)]) == 2
    assert capsys.readouterr().err.endswith("too little to choose a score by.\n")
    assert load_bundle(bundle).common_words is None


@pytest.mark.parametrize(("keep", "data_there"), [("0.98", False), ("1.0", True)])
def test_bad_input_is_one_sentence_and_changes_nothing(
    bundle: Path, data: Path, capsys: pytest.CaptureFixture[str], keep: str, *, data_there: bool
) -> None:
    before = {path.name: path.read_bytes() for path in bundle.iterdir()}
    place = data if data_there else data / "nowhere"
    assert main([str(bundle), "--data", str(place), "--keep", keep]) == 2
    assert len(capsys.readouterr().err.strip().splitlines()) == 1
    assert {path.name: path.read_bytes() for path in bundle.iterdir()} == before


def test_no_word_of_the_list_is_one_the_demo_shop_is_graded_by() -> None:
    words = {word.lower() for word in common_words()}
    assert len(words) == len(common_words()) > 500
    graded = {word.removeprefix("a ").lower() for word in NOTHING}
    assert not words & graded


def test_the_bundle_that_ships_has_its_words() -> None:
    folder = Path(__file__).parents[2] / "models" / "default"
    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    with np.load(folder / manifest["common_words"]) as file:
        assert file["vectors"].shape == (len(common_words()), manifest["embed_dim"])
