"""The command line from arguments to exit code, with a tiny real model."""

import io
import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

import kiosk
from kiosk import cli
from kiosk.store import open_repository
from tests.fakes.bundles import write_fake_bundle
from tests.fakes.pictures import file_of, plain, write

ROOT = Path(kiosk.__file__).parents[1]
RGB = {"red": (220, 20, 20), "green": (20, 200, 20), "blue": (20, 20, 220)}
SURE = {"sure": 0.9, "maybe": 0.8, "measured_on": "the colours"}
CSV = """file,id,name,name_zh,price,aisle
red.png,R1,Red mug,红色杯子,4.50,3
blue.png,B1,Blue mug,,5.00,3
green.png,G1,Green mug,,,4
none.png,N1,Not there,,,
"""


@pytest.fixture(scope="session")
def models(tmp_path_factory):
    folder = tmp_path_factory.mktemp("models")
    calibration = {"text_to_image": SURE, "image_to_image": SURE}
    write_fake_bundle(folder / "measured", calibration=calibration)
    write_fake_bundle(folder / "unmeasured", embed_dim=24)
    return folder


@pytest.fixture
def home(tmp_path, models, monkeypatch):
    """Give an empty home with three pictures in it and a model chosen."""
    monkeypatch.setenv("KIOSK_MODEL", str(models / "measured"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.chdir(tmp_path)
    for name, rgb in RGB.items():
        write(tmp_path / "shop" / f"{name}.png", file_of(plain(rgb), "PNG"))
    return tmp_path


@pytest.fixture
def shop(home, capsys):
    assert cli.main(["index", "shop"]) == 0
    capsys.readouterr()
    return home


def asked(capsys, *words):
    """Run a command with --json and give its exit code and answer."""
    capsys.readouterr()
    code = cli.main([*words, "--json"])
    said = capsys.readouterr()
    assert said.err == ""
    return code, json.loads(said.out)


def complaint(capsys, *words):
    """Run a command that fails and give its exit code and the one sentence it says."""
    code = cli.main(list(words))
    said = capsys.readouterr()
    assert said.out == ""
    (line,) = said.err.splitlines()
    assert line.startswith("kiosk: ")
    return code, line


def test_index_then_search(home, capsys):
    assert cli.main(["index", "shop"]) == 0
    said = capsys.readouterr()
    assert "3 encoded, 0 unchanged, 0 removed, 0 left out." in said.out
    assert str(home / "data" / "kiosk" / "store.db") in said.out
    assert cli.main(["search", "red"]) == 0
    head, _, first, *_ = capsys.readouterr().out.splitlines()
    assert head.split() == ["#", "score", "sure?", "name", "id"]
    assert first.split() == ["1", "1.000", "sure", "red", "red"]
    assert cli.main(["index", "shop"]) == 0
    assert "0 encoded, 3 unchanged" in capsys.readouterr().out


def test_search_as_json(shop, capsys):
    code, answer = asked(capsys, "search", "蓝色", "--limit", "2")
    assert code == 0
    assert list(answer) == ["query", "decision", "results", "milliseconds"]
    assert (answer["query"], answer["decision"]) == ("蓝色", "sure")
    assert len(answer["results"]) == 2
    first = answer["results"][0]
    assert list(first) == ["id", "name", "score", "confidence", "picture", "details"]
    assert (first["id"], first["confidence"], first["picture"]) == ("blue", "sure", "blue.png")
    assert first["score"] == pytest.approx(1.0, abs=1e-3)
    assert answer["milliseconds"] > 0
    assert asked(capsys, "search", "a", "green", "mug")[1]["query"] == "a green mug"


def test_no_match_is_exit_code_1(shop, capsys):
    assert cli.main(["search", "white"]) == 1
    assert capsys.readouterr().out.startswith("No match. The nearest, probably not it:\n")
    code, answer = asked(capsys, "search", "white")
    assert (code, answer["decision"]) == (1, "no match")
    assert {one["confidence"] for one in answer["results"]} == {"no match"}


def test_a_model_without_calibration_is_never_sure(home, models, capsys):
    named = ["--model", str(models / "unmeasured"), "--store", "other.db"]
    assert cli.main(["index", "shop", *named]) == 0
    capsys.readouterr()
    for word in ("red", "white"):
        code, answer = asked(capsys, "search", word, *named)
        assert (code, answer["decision"]) == (0, "maybe")
    assert (home / "other.db").exists()
    assert not (home / "data").exists()


def test_match(shop, capsys):
    write(shop / "photo.jpg", file_of(plain((210, 30, 30), (300, 90))))
    code, answer = asked(capsys, "match", "photo.jpg")
    assert (code, answer["query"]) == (0, "photo.jpg")
    assert answer["results"][0]["id"] == "red"
    assert cli.main(["match", "photo.jpg", "--limit", "1"]) == 0
    assert len(capsys.readouterr().out.splitlines()) == 3
    write(shop / "wall.png", file_of(plain((250, 250, 250)), "PNG"))
    assert cli.main(["match", "wall.png"]) == 1


def test_classify_needs_no_store(home, capsys):
    code, answer = asked(capsys, "classify", "shop/blue.png", "a red cup", "a blue cup", "green")
    assert code == 0
    assert list(answer) == ["query", "decision", "results", "milliseconds"]
    assert answer["results"][0]["name"] == "a blue cup"
    assert list(answer["results"][0]) == ["name", "score", "confidence"]
    assert cli.main(["classify", "shop/red.png", "红色", "蓝色", "--limit", "1"]) == 0
    assert capsys.readouterr().out.splitlines()[-1].split() == ["1.000", "sure", "红色"]
    assert cli.main(["classify", "shop/red.png", "green"]) == 1
    assert capsys.readouterr().out.startswith("No match.")
    assert not (home / "data").exists()


def test_a_table_of_products(home, capsys):
    (home / "shop" / "products.csv").write_text(CSV, encoding="utf-8")
    code, report = asked(capsys, "index", "shop")
    assert code == 0
    refused = report.pop("refused")
    store = report.pop("store")
    assert report == {"pictures": 3, "encoded": 3, "unchanged": 0, "removed": 0}
    assert refused == [{"source": "products.csv line 5", "reason": "There is no picture none.png."}]
    assert Path(store).exists()
    code, answer = asked(capsys, "search", "red")
    assert answer["results"][0]["id"] == "R1"
    details = {"name_zh": "红色杯子", "price": "4.50", "aisle": "3"}
    assert answer["results"][0]["details"] == details
    assert cli.main(["search", "red"]) == 0
    head, _, first, *_ = capsys.readouterr().out.splitlines()
    assert head.split() == ["#", "score", "sure?", "name", "price", "aisle", "id"]
    assert first.split() == ["1", "1.000", "sure", "Red", "mug", "4.50", "3", "R1"]


def test_bad_pictures_are_told_by_name_and_the_rest_goes_in(home, capsys):
    write(home / "shop" / "broken.jpg", b"no picture")
    write(home / "shop" / "half.png", file_of(plain((9, 9, 9), (300, 300)), "PNG")[:90])
    assert cli.main(["index", "shop"]) == 0
    said = capsys.readouterr()
    assert "kiosk: Left out broken.jpg: The file is not a JPEG" in said.err
    assert "kiosk: Left out half.png: " in said.err
    assert "3 encoded" in said.out
    assert "2 left out" in said.out


def test_many_bad_pictures_are_counted(home, capsys):
    for number in range(30):
        write(home / "shop" / f"bad{number}.jpg", b"no picture")
    assert cli.main(["index", "shop"]) == 0
    said = capsys.readouterr().err.splitlines()
    assert len(said) == 21
    assert said[-1] == "kiosk: Left out 10 more: --json lists all."


def test_another_folder_replaces_or_joins(shop, capsys):
    write(shop / "more" / "white.png", file_of(plain((250, 250, 250)), "PNG"))
    assert cli.main(["index", "more", "--add"]) == 0
    assert asked(capsys, "search", "white")[1]["results"][0]["id"] == "white"
    assert cli.main(["index", "more"]) == 0
    capsys.readouterr()
    assert [one["id"] for one in asked(capsys, "search", "red")[1]["results"]] == ["white"]
    assert cli.main(["index", "shop", "--limit", "2"]) == 0
    assert "2 encoded" in capsys.readouterr().out


def test_another_model_has_to_index_again(shop, models, capsys):
    other = ["--model", str(models / "unmeasured")]
    code, said = complaint(capsys, "search", "red", *other)
    assert code == 4
    assert "re-index with `kiosk index FOLDER`" in said
    assert cli.main(["doctor", *other]) == 4
    assert "3 pictures lack vectors of the model in use" in capsys.readouterr().out
    assert cli.main(["index", "shop", *other]) == 0
    assert "3 encoded" in capsys.readouterr().out
    assert cli.main(["search", "red", *other]) == 0


def test_doctor(shop, capsys):
    assert cli.main(["doctor"]) == 0
    said = capsys.readouterr().out
    assert "self-test passed" in said
    assert "sound, 3 items, 3 pictures" in said
    assert "✗" not in said
    code, answer = asked(capsys, "doctor")
    assert (code, answer["well"]) == (0, True)
    assert [one["what"] for one in answer["checks"]] == ["kiosk", "model", "store", "indexed"]


def test_doctor_goes_on_after_a_failure(home, models, capsys):
    code, answer = asked(capsys, "doctor", "--model", "nothing")
    assert (code, answer["well"]) == (3, False)
    assert [one["what"] for one in answer["checks"] if not one["well"]] == ["model", "store"]
    assert cli.main(["doctor", "--model", str(models / "unmeasured")]) == 4
    said = capsys.readouterr().out
    assert "✓ calibration" in said
    assert "✗ store" in said
    assert not (home / "data").exists()


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


def run(*words, **options):
    return subprocess.run(
        [sys.executable, "-m", "kiosk", *words],
        cwd=ROOT,
        capture_output=True,
        check=False,
        timeout=300,
        **options,
    )


def test_as_a_process_of_its_own(shop):
    done = run("search", os.fsdecode(b"red \xff"), "--json")
    assert done.returncode == 0, done.stderr
    assert done.stderr == b""
    assert json.loads(done.stdout)["results"][0]["id"] == "red"
    done = run("match", os.fsdecode(b"\xff.jpg"))
    assert done.returncode == 5
    assert done.stderr.startswith(b"kiosk: There is no picture")
    assert done.stderr.count(b"\n") == 1


def test_a_reader_that_has_seen_enough(shop):
    reads, writes = os.pipe()
    os.close(reads)
    with subprocess.Popen(  # noqa: S603 (our own interpreter and words)
        [sys.executable, "-m", "kiosk", "search", "red", "--json"],
        cwd=ROOT,
        stdout=writes,
        stderr=subprocess.PIPE,
    ) as child:
        os.close(writes)
        _, complained = child.communicate(timeout=300)
    assert complained == b""
    assert child.returncode == 0


def test_without_standard_streams(shop):
    code = f"cd {ROOT} && exec {sys.executable} -m kiosk search red >&- 2>&-"
    assert subprocess.run(["sh", "-c", code], check=False).returncode == 0  # noqa: S603, S607


def test_nothing_of_a_visit_is_left_on_the_disk(shop, monkeypatch):
    """Plant markers in words, a picture and its name, and look at every file that is made."""
    (shop / "tmp").mkdir()
    places = {"HOME": "home", "TMPDIR": "tmp", "XDG_CACHE_HOME": "cache"}
    environ = {**os.environ, **{name: str(shop / at) for name, at in places.items()}}
    marked = shop / "shop" / "products.csv"
    marked.write_text("file,id,name\nred.png,Zanzibar-1,Zanzibarmug\n", encoding="utf-8")
    assert run("index", str(shop / "shop"), env=environ).returncode == 0
    marked.unlink()
    assert run("search", "red", "Timbuktu", "沙漠", env=environ).returncode == 0
    assert run("match", str(shop / "shop" / "red.png"), env=environ).returncode == 0
    marks = [
        b"Zanzibar",
        b"Timbuktu",
        "沙漠".encode(),
        b"red.png",
        b"SQLite format",
        b"\xff\xd8\xff",
    ]
    seen = 0
    for path in shop.rglob("*"):
        if path.is_file() and not path.is_relative_to(shop / "shop"):
            seen += 1
            content = path.read_bytes()
            assert not [mark for mark in marks if mark in content], path
    assert seen >= 2
    with open_repository(shop / "data" / "kiosk" / "store.db") as repository:
        assert list(repository.items()) == ["Zanzibar-1"]


def test_ctrl_c_in_a_process_of_its_own(home):
    for number in range(600):
        rgb = (number % 256, 90, 40)
        write(home / "many" / f"{number}.png", file_of(plain(rgb, (20, 20)), "PNG"))
    with subprocess.Popen(  # noqa: S603 (our own interpreter and words)
        [sys.executable, "-m", "kiosk", "index", str(home / "many")],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as child:
        store = home / "data" / "kiosk" / "store.db"
        while child.poll() is None and not store.exists():
            pass
        child.send_signal(signal.SIGINT)
        _, complained = child.communicate(timeout=300)
    assert child.returncode == 130
    assert b"Stopped. What is done is kept" in complained
    assert b"Traceback" not in complained
    with open_repository(store) as repository:
        repository.verify()
