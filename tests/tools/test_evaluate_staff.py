"""The staff's flow judged from end to end, and the command that fits its weights."""

import io
import json
import tarfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from kiosk.core.weighing import Weighing
from kiosk.encoders import load_bundle
from tests.fakes.bundles import COLOURS, write_fake_bundle
from tools.evaluate import main
from tools.fit_recognition import main as fit

GOODS = ("red", "green", "blue", "yellow", "white", "black")


def write_shelves(path: Path, splits: Mapping[str, int], goods: tuple[str, ...] = GOODS) -> Path:
    """Write a folder with so many pictures of each good in each split: patches of its colour."""
    path.mkdir(parents=True)
    rng = np.random.default_rng(len(path.name))
    lines = []
    with tarfile.open(path / "images.tar", "w") as tar:
        for split, count in splits.items():
            for name in goods:
                for number in range(count):
                    entry = tarfile.TarInfo(f"{split}/{name}_{number}.png")
                    pixels = np.array(COLOURS[name]) + rng.integers(-12, 13, (24, 20, 3))
                    made = io.BytesIO()
                    Image.fromarray(pixels.clip(0, 255).astype(np.uint8)).save(made, "PNG")
                    entry.size = made.tell()
                    made.seek(0)
                    tar.addfile(entry, made)
                    caption = (
                        f"a product image of {name} on a white background"
                        if split == "catalog"
                        else f"a photo of {name}"
                    )
                    row = {
                        "file": entry.name, "split": split, "label": name.title(),
                        "captions": [caption], "coarse": "Light" if name != "black" else "Dark",
                        "description": f"quite {name}", "meta": {},
                    }  # fmt: skip
                    lines.append(json.dumps(row))
    (path / "pairs.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def bundle(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a bundle that knows colours, fitted on shelves of them."""
    place = tmp_path_factory.mktemp("models")
    model = write_fake_bundle(place / "model")
    shelves = write_shelves(place / "shelves", {"catalog": 1, "train": 12})
    command = ["--data", str(shelves), "--install", "--spoilt", "3", "--episodes", "2"]
    # Spoilt patches of colour are mistaken for one another more often than goods.
    assert fit([str(model), *command, "--wrong", "5"]) == 0
    return model


def judged(bundle: Path, teach: Path, data: Path, place: Path, *more: str) -> dict[str, Any]:
    out = place / "staff.json"
    command = [str(bundle), "--flow", "staff", "--teach", str(teach), "--data", str(data)]
    assert main([*command, "--json", str(out), "--draws", "2", *more]) == 0
    found: dict[str, Any] = json.loads(out.read_text(encoding="utf-8"))
    return found


def test_taught_from_one_folder_and_measured_on_the_other(bundle: Path, tmp_path: Path) -> None:
    mine = write_shelves(tmp_path / "mine", {"train": 6})
    theirs = write_shelves(tmp_path / "theirs", {"catalog": 1, "val": 4})
    found = judged(
        bundle, mine, theirs, tmp_path, "--out", str(tmp_path / "out"), "--resamples", "20"
    )
    assert set(found) == {"shots", "sure"}
    assert set(found["sure"]) == {"wrong", "taken"}
    assert set(found["shots"]) == {"0", "1", "3", "5"}
    assert set(found["shots"]["0"]) == {"text", "picture", "fused"}
    for shots in ("1", "3", "5"):
        assert set(found["shots"][shots]) == {"text", "picture", "taught", "fused"}
        assert found["shots"][shots]["fused"] == {"top1": 100.0, "top4": 100.0}
    assert found["sure"]["wrong"] == 0.0
    assert found["sure"]["taken"] > 50.0
    text = (tmp_path / "out" / "staff.md").read_text(encoding="utf-8")
    assert "24 photos of 6 products, split val of theirs" in text
    assert "| Dark | 4 | 100.0 | 100.0 |" in text


def test_what_is_taught_wrongly_is_measured_as_wrong(bundle: Path, tmp_path: Path) -> None:
    # Labels of the photos taught are exchanged: the taught signal alone has to fail.
    mine = write_shelves(tmp_path / "mine", {"train": 6})
    theirs = write_shelves(tmp_path / "theirs", {"catalog": 1, "val": 4})
    path = mine / "pairs.jsonl"
    text = path.read_text(encoding="utf-8")
    swapped = text.replace('"Red"', '"X"').replace('"Blue"', '"Red"').replace('"X"', '"Blue"')
    path.write_text(swapped, encoding="utf-8")
    found = judged(bundle, mine, theirs, tmp_path)
    # Five lessons hold each other, and are believed against the catalog.
    assert found["shots"]["5"]["taught"]["top1"] == pytest.approx(100 * 4 / 6, abs=0.1)
    assert found["shots"]["5"]["picture"]["top1"] == 100.0


def test_photos_kept_aside_alone_take_the_catalog_beside_those_taught(
    bundle: Path, tmp_path: Path
) -> None:
    mine = write_shelves(tmp_path / "mine", {"catalog": 1, "train": 6, "val": 1})
    kept = write_shelves(tmp_path / "kept", {"test": 3, "val": 1})
    found = judged(
        bundle, mine, kept, tmp_path, "--out", str(tmp_path / "out"), "--resamples", "10"
    )
    assert found["shots"]["5"]["fused"]["top1"] == 100.0
    text = (tmp_path / "out" / "staff.md").read_text(encoding="utf-8")
    assert "18 photos of 6 products, split test of kept" in text


def test_the_same_seed_gives_the_same_figures(bundle: Path, tmp_path: Path) -> None:
    shelves = write_shelves(tmp_path / "mine", {"catalog": 1, "train": 6, "val": 2})
    first = judged(bundle, shelves, shelves, tmp_path, "--seed", "4")
    assert judged(bundle, shelves, shelves, tmp_path, "--seed", "4") == first


def test_a_fit_goes_into_the_bundle_and_is_read_back(bundle: Path, tmp_path: Path) -> None:
    loaded = load_bundle(bundle)
    weighing = Weighing.of(loaded.recognition)
    assert "split train of shelves, 6 products" in weighing.measured_on
    assert list(weighing.taught) == [0, 1, 3, 5]
    assert (weighing.weights >= 0).all()
    # It is no part of what makes the vectors: a catalog need not be encoded again.
    plain = load_bundle(write_fake_bundle(tmp_path / "plain"))
    assert plain.recognition is None
    assert plain.model_id == loaded.model_id
    assert Weighing.of(plain.recognition).measured_on == ""


def no_train(place: Path) -> list[str]:
    folder = write_shelves(place / "a", {"catalog": 1, "val": 1})
    return ["--teach", str(folder), "--data", str(folder)]


def no_catalog(place: Path) -> list[str]:
    folder = write_shelves(place / "a", {"train": 1, "val": 1})
    return ["--teach", str(folder), "--data", str(folder)]


def no_such_split(place: Path) -> list[str]:
    folder = write_shelves(place / "a", {"catalog": 1, "train": 1, "val": 1})
    return ["--teach", str(folder), "--data", str(folder), "--split", "later"]


def no_folder(place: Path) -> list[str]:
    return ["--teach", str(place / "none"), "--data", str(place / "none")]


def torn(place: Path) -> list[str]:
    folder = write_shelves(place / "a", {"catalog": 1, "train": 1, "val": 1})
    (folder / "images.tar").write_bytes(b"no archive")
    return ["--teach", str(folder), "--data", str(folder)]


def no_teach(place: Path) -> list[str]:
    return ["--data", str(place)]


@pytest.mark.parametrize(
    ("spoil", "sentence"),
    [
        (no_train, "no photos of split train"), (no_catalog, "split catalog"),
        (no_such_split, "no photos of split later"), (no_folder, "There is no folder"),
        (torn, "cannot be read"), (no_teach, "--teach is missing"),
    ],
)  # fmt: skip
def test_bad_input_is_one_sentence_and_writes_nothing(
    spoil: Callable[[Path], list[str]], sentence: str, bundle: Path, tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    out = tmp_path / "staff.json"
    command = [str(bundle), "--flow", "staff", *spoil(tmp_path), "--json", str(out)]
    assert main(command) == 2
    said = capsys.readouterr().err.strip().splitlines()
    assert sentence in said[-1]
    assert "Traceback" not in "".join(said)
    assert not out.exists()


def test_a_fit_that_would_be_written_nowhere_is_refused(
    bundle: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert fit([str(bundle), "--data", str(tmp_path)]) == 2
    assert "give --out" in capsys.readouterr().err
