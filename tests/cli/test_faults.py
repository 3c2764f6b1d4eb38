"""What is wrong is one plain sentence and an exit code."""

import io
import sys

import pytest

import kiosk
from kiosk import cli
from tests.cli.asking import asked, complaint
from tests.fakes.bundles import write_fake_bundle
from tests.fakes.pictures import write


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["search", "red"], 4, "There is no store at"),
        (["search", "red", "--model", "none"], 4, "There is no store"),
        (["search", "red", "--store", "shop"], 4, "is a folder"),
        (["search", "red", "--store", "x" * 300], 6, "File name too long"),
        (["search", "red", "--model", "~nobody-here/m"], 6, "home folder"),
        (["search", "red", "--settings", "none.toml"], 6, "cannot be read"),
        (["index", "none"], 5, "There is no folder"),
        (["index", "shop/red.png"], 5, "is not a folder"),
        (["index", "shop/empty"], 5, "There is no picture to index"),
        (["index", "shop", "--model", "none"], 3, "There is no model in"),
        (["index", "shop", "--store", "shop/red.png/s.db"], 4, "cannot be"),
        (["match", "none.jpg"], 5, "There is no picture"),
        (["match", "shop"], 5, "cannot be read"),
        (["match", "words.txt"], 5, "words.txt: The file is not a JPEG"),
        (["classify", "none.jpg", "red"], 5, "There is no picture"),
        (["classify", "shop/red.png", "red", "--model", "none"], 3, "There is no model"),
        (["classify", "shop/red.png", *map(str, range(1001))], 2, "at most 1000"),
        (["classify", "shop/red.png", " "], 2, "is blank"),
        (["classify", "shop/red.png"], 2, "required: WORDS: see `kiosk classify --help`"),
        (["search"], 2, "required: WORDS: see `kiosk search --help`"),
        (["search", "  "], 2, "is blank"),
        (["search", "red", "--limit", "0"], 2, "from 1 to 1000"),
        (["search", "red", "--limit", "many"], 2, "from 1 to 1000"),
        (["search", "red", "--limit", "9" * 5000], 2, "from 1 to 1000"),
        (["index", "shop", "--limit", "-1"], 2, "from 1"),
        (["search", "red", "--nothing"], 2, "unrecognized arguments"),
        (["nothing"], 2, "invalid choice"),
        (["index"], 2, "required: FOLDER"),
    ],
)
def test_what_is_wrong_is_one_plain_sentence(home, capsys, words, code, said):
    (home / "shop" / "empty").mkdir()
    (home / "words.txt").write_text("words")
    found, line = complaint(capsys, *words)
    assert found == code
    assert said.casefold() in line.casefold()
    assert not (home / "data").exists()


def test_a_folder_without_a_usable_picture_changes_nothing(shop, capsys):
    write(shop / "bad" / "one.jpg", b"no picture")
    code, said = complaint(capsys, "index", "bad")
    assert code == 5
    assert "one.jpg" in said
    assert asked(capsys, "search", "red")[0] == 0


def test_damage_to_the_store_is_told(shop, capsys):
    store = shop / "data" / "kiosk" / "store.db"
    content = store.read_bytes()
    store.write_bytes(b"")
    assert complaint(capsys, "search", "red")[0] == 4
    assert complaint(capsys, "index", "shop")[0] == 4
    assert store.read_bytes() == b""
    store.write_bytes(content[: len(content) // 2])
    code, said = complaint(capsys, "search", "red")
    assert (code, "truncated" in said) == (4, True)
    store.write_bytes(content)
    store.with_name("store.db.key").write_text("00" * 32)
    code, said = complaint(capsys, "search", "red")
    assert (code, "another key" in said) == (4, True)


def test_a_damaged_model_is_told(home, models, capsys):
    bundle = write_fake_bundle(home / "model")
    (bundle / "text.onnx").write_bytes(b"x")
    code, said = complaint(capsys, "index", "shop", "--model", "model")
    assert code == 3
    assert "text.onnx" in said
    assert not (home / "data").exists()


def test_help_and_version(capsys):
    assert cli.main(["--version"]) == 0
    assert capsys.readouterr().out == f"kiosk {kiosk.__version__}\n"
    assert cli.main([]) == 2
    assert "usage: kiosk" in capsys.readouterr().out
    for command in ("index", "search", "match", "classify", "doctor"):
        assert cli.main([command, "--help"]) == 0
        said = capsys.readouterr().out
        assert f"  kiosk {command}" in said
        for option in ("--json", "--store", "--model", "exit codes"):
            assert option in said


def test_ctrl_c_during_an_import(home, capsys, monkeypatch):
    def stop(*_, **__):
        raise KeyboardInterrupt

    monkeypatch.setattr("kiosk.wiring.index_folder", stop)
    code, said = complaint(capsys, "index", "shop")
    assert code == 130
    assert "What is done is kept" in said


def test_an_answer_in_a_terminal_of_another_encoding(shop, monkeypatch):
    narrow = io.TextIOWrapper(io.BytesIO(), encoding="ascii")
    monkeypatch.setattr(sys, "stdout", narrow)
    assert cli.main(["search", "红色", "--json"]) == 0
    narrow.seek(0)
    assert '"query": "??"' in narrow.read()
