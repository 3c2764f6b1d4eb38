"""The command that fits what keeps people out of the store, on drawn people and drawn goods."""

import io
import json
import tarfile
from pathlib import Path

import cv2
import numpy as np
import pytest
from PIL import Image

from kiosk.encoders import load_bundle
from kiosk.staff.pictures import Taken
from kiosk.staff.privacy import Privacy
from tests.fakes.bundles import write_fake_bundle
from tools.fit_persons import main
from tools.persons.judging import interval
from tools.persons.pictures import skin_share
from tools.persons.scenes import cut_out

SKIN, WHITE = (222, 170, 140), (255, 255, 255)
SMALL = ["--pictures", "60", "--scenes", "60", "--windows", "400"]


def person(rng: np.random.Generator) -> np.ndarray:
    """Draw somebody before white: a face with eyes and hair, a body in one colour."""
    drawn = np.full((160, 120, 3), 255, np.uint8)
    # The fake model sees mean colours alone: people are warm, goods and shelves are cold.
    cloth = [int(rng.integers(150, 220)), *rng.integers(50, 110, 2).tolist()]
    x, y = 60 + int(rng.integers(-6, 7)), 30
    cv2.rectangle(drawn, (x - 26, y + 20), (x + 26, 158), cloth, -1)
    cv2.rectangle(drawn, (x - 5, y + 10), (x + 5, y + 26), SKIN, -1)
    cv2.ellipse(drawn, (x, y), (14, 18), 0, 0, 360, (40, 26, 20), -1)
    cv2.ellipse(drawn, (x, y + 3), (11, 14), 0, 0, 360, SKIN, -1)
    for side in (-5, 5):
        cv2.circle(drawn, (x + side, y), 2, (30, 20, 20), -1)
    cv2.line(drawn, (x - 4, y + 10), (x + 4, y + 10), (150, 60, 60), 2)
    return drawn


def goods(rng: np.random.Generator) -> np.ndarray:
    drawn = np.full((160, 120, 3), 255, np.uint8)
    cv2.rectangle(drawn, (20, 40), (100, 140), (20, int(rng.integers(40, 200)), 190), -1)
    cv2.line(drawn, (30, 60), (90, 60), WHITE, 6)
    return drawn


def photo(rng: np.random.Generator) -> np.ndarray:
    ground = [int(rng.integers(10, 60)), *rng.integers(60, 140, 2).tolist()]
    drawn = np.full((150, 200, 3), ground, np.uint8)
    for _ in range(14):
        at = (int(rng.integers(200)), int(rng.integers(150)))
        colour = [int(rng.integers(0, 80)), *rng.integers(60, 200, 2).tolist()]
        cv2.circle(drawn, at, int(rng.integers(8, 24)), colour, -1)
    return drawn


def write_folder(path: Path, rows: list[tuple[dict[str, object], np.ndarray]]) -> None:
    path.mkdir(parents=True)
    lines = []
    with tarfile.open(path / "images.tar", "w") as tar:
        for number, (row, pixels) in enumerate(rows):
            made = io.BytesIO()
            Image.fromarray(pixels).save(made, "PNG")
            entry = tarfile.TarInfo(f"{number}.png")
            entry.size = made.tell()
            made.seek(0)
            tar.addfile(entry, made)
            lines.append(json.dumps({"file": entry.name, "captions": ["a picture"], **row}))
    (path / "pairs.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("data")
    rng = np.random.default_rng(3)
    shop: list[tuple[dict[str, object], np.ndarray]] = []
    for split, count in (("train", 60), ("val", 20)):
        for draw, kind in ((person, "Topwear"), (goods, "Bags")):
            meta = dict.fromkeys(
                ("articleType", "baseColour", "gender", "usage", "productDisplayName"), "x"
            )
            row: dict[str, object] = {
                "split": split,
                "label": kind,
                "meta": {**meta, "subCategory": kind},
            }
            shop += [(row, draw(rng)) for _ in range(count)]
    write_folder(place / "shop", shop)
    shelves: list[tuple[dict[str, object], np.ndarray]] = [
        ({"split": split, "label": "Apple", "coarse": "Fruit", "meta": {}}, photo(rng))
        for split, count in (("catalog", 1), ("train", 60), ("val", 20))
        for _ in range(count)
    ]
    write_folder(place / "shelves", shelves)
    return place


@pytest.mark.slow
def test_what_is_fitted_keeps_people_out_and_lets_goods_in(data, tmp_path, capsys):
    bundle = write_fake_bundle(tmp_path / "model")
    blind = Privacy.of(load_bundle(bundle))
    labels = tmp_path / "labels.json"
    # The pictures of split val follow those of split train: 60 people and 60 bags.
    eyes = {f"shop/{number}.png": "whole" for number in range(120, 140)}
    eyes |= {f"shop/{number}.png": "none" for number in range(140, 160)}
    labels.write_text(json.dumps(eyes))
    command = [str(bundle), "--data", str(data), "--install", "--labels", str(labels), *SMALL]
    assert main(command) == 0
    told = capsys.readouterr().out
    assert "somebody, head and all: 100.0 %" in told
    made = load_bundle(bundle)
    assert made.persons is not None
    privacy = Privacy.of(made)
    rng = np.random.default_rng(99)
    found = kept = 0
    for _ in range(20):
        somebody, thing = taken(made, person(rng), photo(rng)), taken(made, photo(rng), photo(rng))
        found += privacy.shows_person(somebody)
        kept += not privacy.shows_person(thing)
        assert blind.shows_person(thing)
    assert found >= 18
    assert kept >= 12


def taken(bundle, pixels, around) -> Taken:
    return Taken(pixels, bundle.image.encode_image([pixels]), around=around)


@pytest.mark.slow
def test_another_model_s_numbers_let_nothing_in(data, tmp_path):
    first, other = (write_fake_bundle(tmp_path / name) for name in ("one", "two"))
    out = tmp_path / "persons.npz"
    assert main([str(first), "--data", str(data), "--out", str(out), *SMALL]) == 0
    made = load_bundle(first)
    wrong = type(made)(made.manifest, type(made.model_id)("x", "0" * 64), made.image, made.text,
                       persons=out.read_bytes())  # fmt: skip
    thing = photo(np.random.default_rng(1))
    assert Privacy.of(wrong).shows_person(taken(made, thing, thing))
    assert load_bundle(other).persons is None


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ([], "Nothing would be written"),
        (["--out", "x.npz", "--pictures", "3"], "--pictures must be from"),
        (["--out", "x.npz", "--labels", "nothing.json"], "cannot be read"),
    ],
)
def test_bad_input_is_one_sentence(data, tmp_path, capsys, monkeypatch, more, told):
    monkeypatch.chdir(tmp_path)
    assert main([str(tmp_path / "none"), "--data", str(data), *more]) == 2
    said = capsys.readouterr().err
    assert told in said
    assert said.count("\n") == 1


def test_a_folder_without_people_is_refused(data, tmp_path, capsys):
    bundle = write_fake_bundle(tmp_path / "model")
    command = [str(bundle), "--data", str(data / "shelves"), "--out", str(tmp_path / "x.npz")]
    assert main(command) == 2
    assert "pictures of clothes" in capsys.readouterr().err
    assert not (tmp_path / "x.npz").exists()


def test_skin_is_told_from_cloth_and_a_figure_from_its_background():
    rng = np.random.default_rng(1)
    assert skin_share(person(rng)) > 0.03
    assert skin_share(goods(rng)) < 0.01
    figure = cut_out(person(rng))
    assert figure is not None
    assert figure.mask[0, 0] < 0.5 < figure.mask[figure.mask.shape[0] // 2].max()
    assert cut_out(photo(rng)) is None


def test_intervals_hold_the_share():
    low, high = interval(95, 100)
    assert 0.88 < low < 0.95 < high < 0.98
    assert interval(0, 50)[0] == 0.0
