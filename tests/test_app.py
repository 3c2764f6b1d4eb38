"""The demo from its one command to the picture of the window, with a tiny real model."""

import pytest
from PIL import Image

from kiosk import app
from kiosk.demo import products, write_shop
from tests.fakes.bundles import write_fake_bundle

FEW = ("dress-red-plain", "dress-blue-plain", "tomato", "cucumber", "red-trainers")


@pytest.fixture
def home(tmp_path, monkeypatch):
    """Give an empty home with a model in it, and the demo a shop of few things."""
    write_fake_bundle(tmp_path / "model")
    monkeypatch.setenv("KIOSK_MODEL", str(tmp_path / "model"))
    monkeypatch.delenv("KIOSK_SETTINGS", raising=False)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    goods = [one for one in products() if one.id in FEW]
    monkeypatch.setattr(
        "kiosk.demo.shop.write_shop",
        lambda folder, **options: write_shop(folder, goods=goods, **options),
    )
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_demo_without_a_display(home, qt, capsys):
    assert app.main(["demo", "--screenshot", "shot.png", "--size", "900x700"]) == 0
    said = capsys.readouterr()
    assert "no display" in said.err
    assert "5 encoded" in said.err
    for words in ("red dress", "红色连衣裙", "held up", "what is this cup?"):
        assert words in said.out
    with Image.open(home / "shot.png") as picture:
        assert picture.size == (900, 700)
    # Nothing is drawn or encoded a second time.
    assert app.main(["demo", "--headless"]) == 0
    said = capsys.readouterr()
    assert "Drawing" not in said.err
    assert "encoded" not in said.err
    assert (home / "kiosk-demo.png").is_file()


def test_another_model_makes_the_store_anew(home, qt, capsys):
    assert app.main(["demo", "--headless"]) == 0
    write_fake_bundle(home / "other", embed_dim=24)
    assert app.main(["demo", "--headless", "--model", str(home / "other")]) == 0
    assert capsys.readouterr().err.count("5 encoded") == 2


def test_the_demo_on_a_folder_of_ones_own(home, qt, capsys):
    folder = home / "my pictures"
    folder.mkdir()
    for name, colour in (("red scarf", (220, 20, 20)), ("blue hat", (20, 20, 220))):
        Image.new("RGB", (40, 30), colour).save(folder / f"{name}.png")
    (folder / "broken.jpg").write_bytes(b"no picture")
    assert app.main(["demo", str(folder), "--ask", "red"]) == 0
    said = capsys.readouterr()
    assert "Left out broken.jpg" in said.err
    assert "red scarf" in said.out
    Image.new("RGB", (40, 30), (20, 200, 20)).save(folder / "green bag.png")
    assert app.main(["demo", str(folder)]) == 0
    assert "1 encoded, 2 unchanged" in capsys.readouterr().err


def test_a_missing_model_is_one_plain_sentence(home, qt, capsys):
    code = app.main(["demo", "--model", str(home / "nothing here")])
    said = capsys.readouterr()
    assert code == 3
    assert "Traceback" not in said.err
    last = said.err.strip().splitlines()[-1]
    assert last.startswith("kiosk: ")
    assert "nothing here" in last


def test_a_missing_folder_is_one_plain_sentence(home, qt, capsys):
    assert app.main(["demo", str(home / "no folder")]) == 5
    assert "There is no folder" in capsys.readouterr().err


def test_no_window_without_a_display(home, capsys):
    assert app.main(["window"]) == 6
    assert "no display" in capsys.readouterr().err


@pytest.mark.parametrize("size", ["big", "10x10", "1280x", "99999x900"])
def test_a_bad_size_is_usage(home, size, capsys):
    assert app.main(["demo", "--size", size]) == 2
    assert "takes" in capsys.readouterr().err


def test_arguments_are_explained(capsys):
    assert app.main([]) == 2
    assert app.main(["--version"]) == 0
    assert "kiosk 0." in capsys.readouterr().out
