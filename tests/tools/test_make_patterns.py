"""Learning patterns from drawings and shop photos."""

import io
import json
import tarfile
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from kiosk.core.cloth import FIGURES
from kiosk.core.patterns import NAMES
from tools.make_patterns import main
from tools.patterns import goods
from tools.patterns.learning import Lot, learn
from tools.patterns.pictures import photo_lot

TITLES = (
    ("Topwear", "Brand Men Striped Blue Shirt"), ("Topwear", "Brand Men Check Red Shirt"),
    ("Topwear", "Brand Men Blue Shirt"), ("Shoes", "Brand Women Black Flats"),
    ("Shoes", "Brand Women Striped Flats"), ("Topwear", "Brand Men Striped Printed Shirt"),
)  # fmt: skip


@pytest.fixture
def photos(tmp_path: Path) -> Path:
    folder = tmp_path / "fashion_product_images"
    folder.mkdir()
    lines = []
    with tarfile.open(folder / "images.tar", "w") as tar:
        for number in range(24):
            part, title = TITLES[number // 2 % len(TITLES)]
            picture = goods.picture("plain", np.random.default_rng(number))
            file = io.BytesIO()
            Image.fromarray(picture).save(file, "JPEG")
            entry = tarfile.TarInfo(f"{number}.jpg")
            entry.size = len(file.getvalue())
            file.seek(0)
            tar.addfile(entry, file)
            meta = {
                "articleType": "Shirts" if part == "Topwear" else "Flats", "baseColour": "Blue",
                "subCategory": part, "gender": "Men", "season": "Fall", "usage": "Casual",
                "productDisplayName": title,
            }  # fmt: skip
            row: dict[str, object] = {
                "file": entry.name, "split": "train" if number % 2 else "val", "label": "x",
                "captions": [], "meta": meta,
            }  # fmt: skip
            lines.append(json.dumps(row))
    (folder / "pairs.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return folder


def test_titles_say_one_pattern_of_cloth_or_none_of_other_goods(photos: Path) -> None:
    lot = photo_lot(photos, "train")
    assert lot.figures.shape == (len(lot.names), FIGURES)
    told = sorted(NAMES[name] for name in lot.names.tolist())
    assert told == ["checked"] * 2 + ["plain"] * 2 + ["striped"] * 2


def test_the_numbers_are_written_and_the_same_seed_gives_the_same(
    photos: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    outs = [tmp_path / "one.json", tmp_path / "two.json"]
    for out in outs:
        command = ["--data", str(photos), "--count", "24", "--out", str(out)]
        assert main(command) == 0
    assert outs[0].read_bytes() == outs[1].read_bytes()
    made = json.loads(outs[0].read_text(encoding="utf-8"))
    assert len(made["mean"]) == FIGURES
    assert len(made["second_offset"]) == len(NAMES)
    assert "drawn goods held back" in capsys.readouterr().out


def test_no_photos_is_one_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "out.json"
    assert main(["--data", str(tmp_path / "nowhere"), "--out", str(out)]) == 2
    assert len(capsys.readouterr().err.strip().splitlines()) == 1
    assert not out.exists()


@pytest.mark.parametrize("pattern", NAMES)
def test_a_drawing_is_the_same_for_the_same_chances(pattern: str) -> None:
    one, other = (goods.picture(pattern, np.random.default_rng([3, 1])) for _ in range(2))
    assert one.dtype == np.uint8
    assert (one == other).all()


def test_a_net_learns_what_can_be_told_apart() -> None:
    rng = np.random.default_rng(1)
    names = np.arange(240) % 2
    figures = rng.normal(size=(240, FIGURES)).astype(np.float32)
    figures[:, 4] += 6 * names
    net = learn(Lot(figures, names.astype(np.intp)), 1)
    likely = net.likely(figures)
    assert (likely.argmax(axis=1) == names).mean() > 0.98
    assert np.allclose(likely.sum(axis=1), 1, atol=1e-5)
    with pytest.raises(ValueError, match="no pictures"):
        learn(Lot(np.empty((0, FIGURES), np.float32), np.empty(0, np.intp)), 1)
