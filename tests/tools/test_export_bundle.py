"""The bundle on disk: whole or not there, and one the kiosk can load."""

import hashlib
import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from kiosk.encoders import load_bundle
from kiosk.encoders.manifest import ImageSpec, Licence, TextSpec
from tests.fakes.bundles import CONTEXT, SIDE, write_fake_bundle
from tools.exporting.bundle import Parts, write_bundle
from tools.exporting.card import ExportReport, licences_text, model_card
from tools.exporting.description import Description, load_description
from tools.exporting.errors import ExportError
from tools.exporting.pipeline import read_scores
from tools.exporting.towers import float_report

DESCRIPTION = Description(
    name="colours",
    version="3",
    architecture="mean colour",
    embed_dim=16,
    image=ImageSpec(
        "image.onnx", (SIDE, SIDE), (0.5, 0.5, 0.5), (0.5, 0.5, 0.5), "bicubic", "squash", 255
    ),
    text=TextSpec("text.onnx", "tokenizer.json", CONTEXT, False, 1, "", "none"),
    licences=(Licence("weights", "MIT", "here"),),
    commercial_use=True,
    languages=("en", "zh"),
)
SCORES: dict[str, dict[str, float | str]] = {
    "text_to_image": {"sure": 0.4, "maybe": 0.25, "measured_on": "300 photos"}
}


@pytest.fixture
def parts(tmp_path: Path) -> Parts:
    made = write_fake_bundle(tmp_path / "graphs")
    return Parts(
        DESCRIPTION, made / "image.onnx", made / "text.onnx",
        (made / "tokenizer.json").read_text(encoding="utf-8"),
        "# Card\n", "# Licences\n", {"image": "float32", "text": "float32"}, SCORES,
    )  # fmt: skip


def write(out: Path, parts: Parts, *, overwrite: bool = False, most: float = 0.0) -> None:
    write_bundle(out, parts, overwrite=overwrite, max_megabytes=most)


def test_the_kiosk_loads_what_was_written(tmp_path: Path, parts: Parts) -> None:
    write(tmp_path / "out", parts)
    bundle = load_bundle(tmp_path / "out")
    manifest = bundle.manifest
    assert (manifest.name, manifest.version, manifest.embed_dim) == ("colours", "3", 16)
    assert manifest.calibration["text_to_image"]["sure"] == 0.4
    assert manifest.commercial_use
    red = bundle.image.encode_image([np.full((40, 30, 3), (220, 20, 20), np.uint8)])
    words = bundle.text.encode_text(["red", "blue"])
    assert (red @ words.T).argmax() == 0


def test_every_file_is_in_the_manifest_with_its_digest(tmp_path: Path, parts: Parts) -> None:
    out = tmp_path / "out"
    text = tmp_path / "Apache-2.0.txt"
    text.write_text("the licence's text", encoding="utf-8")
    write(out, replace(parts, licence_texts=[text]))
    files = json.loads((out / "manifest.json").read_text(encoding="utf-8"))["files"]
    assert set(files) == {path.name for path in out.iterdir()} - {"manifest.json"}
    assert "Apache-2.0.txt" in files
    for name, told in files.items():
        blob = (out / name).read_bytes()
        assert told == {"sha256": hashlib.sha256(blob).hexdigest(), "bytes": len(blob)}


def test_an_existing_bundle_is_replaced_only_when_asked(tmp_path: Path, parts: Parts) -> None:
    out = tmp_path / "out"
    write(out, parts)
    with pytest.raises(ExportError, match=r"exists already: .*--overwrite"):
        write(out, parts)
    newer = replace(parts, description=replace(DESCRIPTION, version="4"))
    write(out, newer, overwrite=True)
    assert load_bundle(out).manifest.version == "4"
    assert sorted(p.name for p in tmp_path.iterdir()) == ["graphs", "out"]


def test_one_too_large_is_refused_and_the_old_one_stays(tmp_path: Path, parts: Parts) -> None:
    out = tmp_path / "out"
    write(out, parts)
    newer = replace(parts, description=replace(DESCRIPTION, version="4"))
    with pytest.raises(ExportError, match=r"more than 0.001 MB: .*image.onnx"):
        write(out, newer, overwrite=True, most=0.001)
    assert load_bundle(out).manifest.version == "3"


def test_what_the_kiosk_cannot_load_is_never_put_there(tmp_path: Path, parts: Parts) -> None:
    wrong = replace(parts, description=replace(DESCRIPTION, embed_dim=32))
    with pytest.raises(ExportError, match=r"kiosk's own reader refuses .*shape"):
        write(tmp_path / "out", wrong)
    assert not (tmp_path / "out").exists()


def test_a_licence_text_may_not_hide_a_file(tmp_path: Path, parts: Parts) -> None:
    (tmp_path / "text.onnx").write_text("no licence", encoding="utf-8")
    with pytest.raises(ExportError, match=r"may not be named text.onnx"):
        write(tmp_path / "out", replace(parts, licence_texts=[tmp_path / "text.onnx"]))


def test_a_description_comes_back_as_it_was_saved(tmp_path: Path) -> None:
    special = replace(DESCRIPTION, notes=("a note",), random_weights=True)
    special.save(tmp_path / "d.json")
    assert load_description(tmp_path / "d.json") == special


def test_the_card_says_what_was_done_and_what_is_forbidden(parts: Parts) -> None:
    report, paths = float_report(parts.image_graph.parent, {"image": 1e-7, "text": 2e-7})
    assert set(paths) == {"image", "text"}
    research = replace(DESCRIPTION, commercial_use=False, licences=(Licence("w", "CC-BY-NC", "x"),))
    card = model_card(research, report, "# My own words\n")
    assert card.startswith("# My own words")
    assert "Not for commercial use" in card
    assert "1.0e-07" in card
    assert "nan" not in card
    assert "**Not for commercial use:**" in licences_text(research)
    plain = model_card(DESCRIPTION, ExportReport({}), None)
    assert "en, zh" in plain
    assert "commercial" not in plain


@pytest.mark.parametrize(
    ("content", "why"),
    [
        ("{", "cannot be used"),
        ("[]", "must hold text_to_image"),
        ('{"words": {"sure": 0.4, "maybe": 0.2, "measured_on": "x"}}', "must hold text_to_image"),
        ('{"text_to_image": {"sure": 0.1, "maybe": 0.2, "measured_on": "x"}}', "maybe <= sure"),
        ('{"text_to_image": {"sure": 0.4, "maybe": 0.2}}', "measured_on"),
        ('{"text_to_image": 3}', "cannot be used"),
    ],
)
def test_score_thresholds_that_cannot_be_are_refused(
    tmp_path: Path, content: str, why: str
) -> None:
    (tmp_path / "scores.json").write_text(content, encoding="utf-8")
    with pytest.raises(ExportError, match=why):
        read_scores(tmp_path / "scores.json")


def test_score_thresholds_are_read(tmp_path: Path) -> None:
    (tmp_path / "scores.json").write_text(json.dumps(SCORES), encoding="utf-8")
    assert read_scores(tmp_path / "scores.json") == SCORES
    assert read_scores(None) == {}
