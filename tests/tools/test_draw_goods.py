"""Goods drawn for training say truly what they show, and are never the demo shop's own."""

import io
import tarfile

import numpy as np
from PIL import Image

from kiosk.demo.product import TONES
from tools.draw_goods import main
from tools.training.attributes import FALSE, TRUE, UNKNOWN, facts_of, state_matrix
from tools.training.drawn import draw_one
from tools.training.folders import read_pictures, read_rows
from tools.training.lexicon import read_lexicons

COUNT = 3


def test_the_folder_is_one_that_training_reads(tmp_path):
    folder = tmp_path / "drawn_goods"
    assert main(["--out", str(folder), "--count", str(COUNT)]) == 0
    rows = read_rows(folder)
    assert [row.split for row in rows] == ["train"] * COUNT
    for picture in read_pictures(folder, rows):
        assert picture.shape == (208, 208, 3)
    with tarfile.open(folder / "images.tar") as tar:
        first = tar.extractfile("00000.jpg")
        assert first is not None
        Image.open(io.BytesIO(first.read())).verify()


def test_a_place_that_cannot_be_written_is_named(tmp_path, capsys):
    (tmp_path / "file").write_text("here")
    assert main(["--out", str(tmp_path / "file" / "x"), "--count", "1"]) == 2
    assert "draw_goods:" in capsys.readouterr().err


def test_the_same_number_and_seed_draw_the_same():
    one, again, other = draw_one(3, 1), draw_one(3, 1), draw_one(3, 2)
    assert np.array_equal(one.picture, again.picture)
    assert not np.array_equal(one.picture, other.picture)


def test_every_word_of_a_drawing_is_in_the_lexicon():
    lexicons = read_lexicons()
    for number in range(0, 43, 4):
        one = draw_one(number, 5)
        for lexicon in lexicons.values():
            assert one.kind in lexicon.words["types"]
            assert one.colour in lexicon.words["colours"]
            assert set(one.patterns) <= set(lexicon.words["patterns"])


def test_what_a_drawing_shows_is_known_and_the_rest_is_denied(tmp_path):
    folder = tmp_path / "drawn_goods"
    main(["--out", str(folder), "--count", str(COUNT)])
    row = read_rows(folder)[0]
    row.meta.update(type="Dresses", colour="Red", patterns=["Striped", "Patterned"])
    names = ["type:Dresses", "type:Skirts", "colour:Red", "colour:Blue", "colour:White",
             "pattern:Striped", "pattern:Patterned", "pattern:Checked", "pattern:Solid",
             "gender:Women"]  # fmt: skip
    states = state_matrix([facts_of(row)], names)[0].tolist()
    assert states == [TRUE, FALSE, TRUE, FALSE, UNKNOWN, TRUE, TRUE, FALSE, FALSE, UNKNOWN]


def test_the_colours_drawn_are_near_their_names():
    seen = set()
    for number in range(30, 43):
        one = draw_one(number, 8)
        if one.patterns != ("Solid",) or one.kind in {"Plates", "Watches", "Jeans"}:
            continue
        middle = np.median(one.picture[150:360, 180:330].reshape(-1, 3), axis=0) / 255
        tone = TONES[one.colour.lower()]
        seen.add(one.kind)
        if one.kind in {"Handbags", "Backpacks", "Buckets", "Vases"}:
            assert np.abs(middle - tone.colour).max() < 0.3
    assert seen
