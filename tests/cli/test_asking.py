"""Searching, matching, naming and the check-up, with a tiny real model."""

import json

import pytest

from kiosk import cli
from tests.cli.asking import asked, run
from tests.fakes.pictures import file_of, plain, write


def test_search_as_json(shop, capsys):
    code, answer = asked(capsys, "search", "蓝色", "--limit", "2")
    assert code == 0
    assert list(answer) == ["query", "decision", "results", "notes", "milliseconds"]
    assert (answer["query"], answer["decision"]) == ("蓝色", "sure")
    assert len(answer["results"]) == 2
    first = answer["results"][0]
    assert list(first) == [
        "id", "name", "score", "confidence", "reason", "picture", "names", "brand", "category",
        "attributes", "price", "currency", "stock", "aisle", "barcodes", "details",
    ]  # fmt: skip
    assert first["reason"] == "fits the words, blue"
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
    for word in ("红色", "white"):
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


def test_doctor(shop):
    # A process of its own: in this one there are no walls, and it would say so.
    done = run("doctor")
    assert done.returncode == 0, done.stdout
    said = done.stdout.decode()
    assert "self-test passed" in " ".join(said.split())
    assert "sound, 3 items, 3 pictures" in " ".join(said.split())
    assert "✗ " not in said
    answer = json.loads(run("doctor", "--json").stdout)
    assert answer["well"] is True
    first = [one["what"] for one in answer["checks"]][:5]
    assert first == ["kiosk", "model", "store", "indexed", "catalog"]


def test_doctor_goes_on_after_a_failure(home, models):
    done = run("doctor", "--json", "--model", "nothing")
    answer = json.loads(done.stdout)
    assert (done.returncode, answer["well"]) == (3, False)
    assert [one["what"] for one in answer["checks"] if not one["well"]] == ["model", "store"]
    done = run("doctor", "--model", str(models / "unmeasured"))
    assert done.returncode == 4
    said = done.stdout.decode()
    assert "! calibration" in said
    assert "✗ store" in said
    assert not (home / "data").exists()
