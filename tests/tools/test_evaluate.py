"""The judge from end to end: a made shop, and a model that knows colours and nothing else."""

import io
import json
import tarfile
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from kiosk.encoders import load_bundle
from kiosk.errors import KioskError
from tests.fakes.bundles import COLOURS, write_fake_bundle
from tools.evaluate import main
from tools.evaluation.errors import EvaluationError
from tools.evaluation.folders import read_folders
from tools.evaluation.store import Space
from tools.exporting.pipeline import read_scores
from tools.training.lexicon import read_lexicons

SHOWN = ("red", "green", "blue", "yellow")


def write_folder(path: Path, rows: Iterable[tuple[dict[str, Any], tuple[int, int, int]]]) -> Path:
    path.mkdir(parents=True)
    lines = []
    with tarfile.open(path / "images.tar", "w") as tar:
        for number, (row, colour) in enumerate(rows):
            grain = np.random.default_rng(number).integers(-8, 9, (20, 24, 3))
            pixels = (np.array(colour) + grain).clip(0, 255).astype(np.uint8)
            made = io.BytesIO()
            Image.fromarray(pixels).save(made, "JPEG", quality=95)
            entry = tarfile.TarInfo(f"{number:03}.jpg")
            entry.size = len(made.getvalue())
            made.seek(0)
            tar.addfile(entry, made)
            lines.append(json.dumps({"file": entry.name, "meta": {}, **row}, ensure_ascii=False))
    (path / "pairs.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def groceries(path: Path) -> Path:
    def rows() -> Iterable[tuple[dict[str, Any], tuple[int, int, int]]]:
        for name in SHOWN:
            common = {"label": name.title(), "coarse": "Thing", "description": f"quite {name}"}
            shot = {"captions": [f"a photo of {name}"], **common}
            iconic = f"a product image of {name} on a white background"
            yield {"split": "catalog", **common, "captions": [iconic]}, COLOURS[name]
            for split, count in (("train", 6), ("val", 12)):
                yield from (({"split": split, **shot}, COLOURS[name]) for _ in range(count))

    return write_folder(path, rows())


def clothes(path: Path) -> Path:
    def rows() -> Iterable[tuple[dict[str, Any], tuple[int, int, int]]]:
        for name, kind in (("red", "Dresses"), ("blue", "Dresses"), ("yellow", "Shirts")):
            for i in range(24):
                meta = {
                    "articleType": kind, "baseColour": name.title(), "gender": "Women",
                    "subCategory": "Dress" if kind == "Dresses" else "Topwear",
                    "season": "Fall", "usage": "Casual",
                    "productDisplayName": f"Striped {name} {kind} {i}",
                }  # fmt: skip
                row = {"label": kind, "captions": [f"a {name} thing"], "meta": meta}
                yield {"split": "train" if i % 2 else "val", **row}, COLOURS[name]

    return write_folder(path, rows())


def anything(path: Path) -> Path:
    def rows() -> Iterable[tuple[dict[str, Any], tuple[int, int, int]]]:
        for name in SHOWN:
            for i in range(4):
                row = {"label": f"{name}_tin", "captions": [f"a photo of a {name} tin"]}
                yield {"split": "train" if i % 2 else "val", **row}, COLOURS[name]

    return write_folder(path, rows())


@pytest.fixture
def bundle(tmp_path: Path) -> Path:
    return write_fake_bundle(tmp_path / "model")


@pytest.fixture
def data(tmp_path: Path) -> Path:
    groceries(tmp_path / "data" / "shelves")
    clothes(tmp_path / "data" / "racks")
    anything(tmp_path / "data" / "tins")
    return tmp_path / "data"


def judged(bundle: Path, data: Path, out: Path, *more: str) -> dict[str, Any]:
    command = [str(bundle), "--data", str(data), "--out", str(out), "--resamples", "50"]
    assert main([*command, "--no-plots", *more]) == 0
    report: dict[str, Any] = json.loads((out / "report.json").read_text(encoding="utf-8"))
    return report


def figure(report: dict[str, Any], table: str, row: str, column: str) -> dict[str, Any]:
    found = [
        f for f in report["figures"] if (f["table"], f["row"], f["column"]) == (table, row, column)
    ]
    assert len(found) == 1, [
        f"{f['table']} | {f['row']} | {f['column']}" for f in report["figures"]
    ]
    return dict(found[0])


def test_a_model_that_knows_colours_names_coloured_goods(
    bundle: Path, data: Path, tmp_path: Path
) -> None:
    report = judged(bundle, data, tmp_path / "out")
    assert {f["name"]: f["kind"] for f in report["data"]} == {
        "shelves": "grocery", "racks": "fashion", "tins": "other",
    }  # fmt: skip
    words = figure(report, "shelves: products by words", "plain", "top-1")
    assert (words["value"], words["interval"], words["n"]) == (100.0, [100.0, 100.0], 48)
    for row in ("catalog picture", "catalog picture + plain words"):
        table = "shelves: products by catalog picture"
        assert figure(report, table, row, "top-1")["value"] == 100.0
    for row in ("1 taught, mean", "5 taught, best", "all taught, fused"):
        assert figure(report, "shelves: photos taught", row, "top-1")["value"] == 100.0
    # No folder of a known sort: named by its labels, found by its captions, taught.
    assert figure(report, "tins: named by words", "plain", "top-1")["value"] == 100.0
    assert figure(report, "tins: pictures by caption", "captions", "recall at 10")["value"] == 100.0
    assert figure(report, "tins: photos taught", "1 taught, mean", "top-1")["value"] == 100.0


def test_colours_are_found_in_the_languages_the_model_knows(
    bundle: Path, data: Path, tmp_path: Path
) -> None:
    report = judged(bundle, data, tmp_path / "out")
    table = "racks: colour type, first ten"
    # Twelve red dresses held back: the first ten are all of them in English, and in French.
    assert figure(report, table, "en", "both right")["value"] == 100.0
    assert figure(report, table, "en", "right colour")["n"] == 3
    assert figure(report, table, "en", "recall at 10")["value"] == pytest.approx(
        100 * 10 / 12, 0.01
    )
    # "robe rouge" is known, "robe bleue" and "chemise jaune" are not.
    assert figure(report, table, "fr", "share of English")["value"] < 100.0
    found = [m for m in report["mission queries"] if m["words"] == "red dress"]
    assert found[0]["right in the gallery"] == 12
    assert all(hit["right"] for hit in found[0]["first ten"])
    titles = figure(report, "racks: pictures by title", "titles", "in the first 10")
    assert titles["n"] == 36


def test_the_thresholds_fit_the_exporter_and_the_manifest(
    bundle: Path, data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tools.evaluation.thresholds.LEAST_ANSWERS", 1)
    report = judged(bundle, data, tmp_path / "out")
    scores = read_scores(tmp_path / "out" / "calibration.json")
    assert set(scores) == {"text_to_image", "image_to_image"} == set(report["calibration"])
    assert "seed 1" in scores["image_to_image"]["measured_on"]
    assert "48 photos of split val of shelves" in scores["image_to_image"]["measured_on"]
    calibrated = write_fake_bundle(tmp_path / "calibrated", calibration=scores)
    held = load_bundle(calibrated).manifest.calibration["image_to_image"]
    assert held["sure"] == scores["image_to_image"]["sure"]


def test_too_little_to_calibrate_by_is_said(bundle: Path, data: Path, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "calibration.json").write_text("{}", encoding="utf-8")
    report = judged(bundle, data / "tins", tmp_path / "out")
    assert report["calibration"] == {}
    assert "text_to_image" in report["not calibrated"][0]
    # An earlier run's thresholds would be taken for this one's.
    assert not (tmp_path / "out" / "calibration.json").exists()


def test_two_bundles_are_compared_on_the_same_photos(
    bundle: Path, data: Path, tmp_path: Path
) -> None:
    other = write_fake_bundle(tmp_path / "other", embed_dim=8, changes={"name": "other"})
    report = judged(bundle, data, tmp_path / "out", "--compare", str(other))
    line = figure(report, "shelves: products by words", "plain", "top-1")
    assert line["other"]["value"] + line["difference"]["value"] == pytest.approx(line["value"])
    text = (tmp_path / "out" / "report.md").read_text(encoding="utf-8")
    assert "lost by int8" in text


def test_what_was_left_out_of_training_is_told_apart(
    bundle: Path, data: Path, tmp_path: Path
) -> None:
    report = judged(bundle, data, tmp_path / "out", "--left-out-groceries", "2")
    assert len(report["left out"]["groceries"]) == 2
    lost = figure(report, "shelves: products by words, left out", "plain", "top-1")
    kept = figure(report, "shelves: products by words, stayed in", "plain", "top-1")
    # Every photo of the two products, but only those held back of the others.
    assert (lost["n"], kept["n"]) == (2 * 18, 2 * 12)
    row = "plain, these 2 products the only candidates"
    assert figure(report, "shelves: products by words, left out", row, "top-1")["value"] == 100.0
    taught = figure(report, "shelves: photos taught, left out", "all taught, mean", "top-1")
    assert taught["n"] == 2 * 12


def test_the_report_says_how_the_bars_are_met(bundle: Path, data: Path, tmp_path: Path) -> None:
    judged(bundle, data, tmp_path / "out")
    text = (tmp_path / "out" / "report.md").read_text(encoding="utf-8")
    rows = {line.split("|")[1].strip(): line for line in text.splitlines() if line.startswith("| ")}
    assert rows["grocery, all products, by text, top-1 / top-5"].endswith("aim met |")
    assert rows['fashion "colour type", right type / right colour'].endswith("|")
    assert "### red dress\n" in text


def test_what_was_encoded_is_not_encoded_again(bundle: Path, data: Path, tmp_path: Path) -> None:
    folders = read_folders([data / "tins"], read_lexicons())
    model = load_bundle(bundle)
    first = Space(model, tmp_path / "cache")
    first.encode_pictures([(folders[0], range(10))])
    vectors = first.pictures(folders[0]).copy()
    (data / "tins" / "images.tar").unlink()
    again = Space(model, tmp_path / "cache")
    again.encode_pictures([(folders[0], range(10))])
    assert np.array_equal(again.pictures(folders[0]), vectors, equal_nan=True)
    with pytest.raises(EvaluationError, match="cannot be read"):
        again.encode_pictures([(folders[0], range(12))])


def test_a_torn_part_is_encoded_again(bundle: Path, data: Path, tmp_path: Path) -> None:
    folders = read_folders([data / "tins"], read_lexicons())
    model = load_bundle(bundle)
    Space(model, tmp_path / "cache").encode_pictures([(folders[0], range(4))])
    for part in (tmp_path / "cache").rglob("*.npz"):
        part.write_bytes(part.read_bytes()[:50])
    again = Space(model, tmp_path / "cache")
    again.encode_pictures([(folders[0], range(4))])
    assert np.isfinite(again.pictures(folders[0])[:4]).all()


def no_folder(data: Path) -> list[str]:
    return ["--data", str(data / "nowhere")]


def no_pictures(data: Path) -> list[str]:
    return ["--data", str(data.parent / "model")]


def no_such_split(data: Path) -> list[str]:
    return ["--data", str(data), "--split", "test"]


def too_many_left_out(data: Path) -> list[str]:
    return ["--data", str(data), "--left-out-groceries", "5"]


def wrong_lines(data: Path) -> list[str]:
    path = data / "tins" / "pairs.jsonl"
    first = path.read_text(encoding="utf-8").splitlines()[0]
    row = {**json.loads(first), "captions": ["fine", 7]}
    path.write_text(json.dumps(row) + "\n", encoding="utf-8")
    return ["--data", str(data / "tins")]


def torn_archive(data: Path) -> list[str]:
    (data / "tins" / "images.tar").write_bytes(b"not an archive")
    return ["--data", str(data / "tins")]


@pytest.mark.parametrize(
    ("spoil", "sentence"),
    [
        (no_folder, "There is no folder"), (no_pictures, "has no pairs.jsonl"),
        (no_such_split, "there are catalog, train, val"),
        (too_many_left_out, "there are 4"), (wrong_lines, "Line 1 of"),
        (torn_archive, "cannot be read"),
    ],
)  # fmt: skip
def test_bad_input_is_one_sentence(
    spoil: Callable[[Path], list[str]], sentence: str, bundle: Path, data: Path, tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    command = [str(bundle), *spoil(data), "--out", str(tmp_path / "out"), "--no-plots"]
    assert main(command) == 2
    said = capsys.readouterr().err.strip().splitlines()
    assert sentence in said[-1]
    assert "Traceback" not in "".join(said)


def test_a_missing_bundle_is_one_sentence(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    command = [str(tmp_path / "none"), "--data", str(data), "--out", str(tmp_path / "out")]
    assert main([*command, "--no-plots"]) == 2
    assert "There is no model" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()
    with pytest.raises(KioskError):
        load_bundle(tmp_path / "none")


def test_both_pictures_are_drawn(bundle: Path, data: Path, tmp_path: Path) -> None:
    pytest.importorskip("matplotlib", reason="matplotlib is the tools' alone")
    out = tmp_path / "out"
    command = [str(bundle), "--data", str(data), "--out", str(out), "--resamples", "20"]
    assert main(command) == 0
    for name in ("confusions.png", "no_match.png"):
        with Image.open(out / name) as picture:
            assert min(picture.size) > 300
