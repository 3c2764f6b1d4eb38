"""Making the catalog from the command line, with a tiny real model."""

import time
from pathlib import Path

import pytest

from kiosk import cli
from kiosk.catalog.listing import FolderPicture
from tests.cli.asking import asked, complaint
from tests.fakes.pictures import file_of, plain, write

CSV = """file,id,name,name_zh,price,aisle
red.png,R1,Red mug,红色杯子,4.50,3
blue.png,B1,Blue mug,,5.00,3
green.png,G1,Green mug,,,4
none.png,N1,Not there,,,
"""


def test_index_then_search(home, capsys):
    assert cli.main(["index", "shop"]) == 0
    said = capsys.readouterr()
    assert "3 encoded, 0 unchanged, 0 removed, 0 left out." in said.out
    assert str(home / "data" / "kiosk" / "store.db") in said.out
    assert cli.main(["search", "red"]) == 0
    head, _, first, *_ = capsys.readouterr().out.splitlines()
    assert head.split() == ["#", "score", "sure?", "name", "id", "why"]
    assert first.split() == ["1", "1.000", "sure", "red", "red", "its", "name"]
    assert cli.main(["index", "shop"]) == 0
    assert "0 encoded, 3 unchanged" in capsys.readouterr().out


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
    found = answer["results"][0]
    assert (found["names"], found["price"], found["aisle"]) == ({"zh": "红色杯子"}, "4.50", "3")
    assert cli.main(["search", "red"]) == 0
    head, _, first, *_ = capsys.readouterr().out.splitlines()
    assert head.split() == ["#", "score", "sure?", "name", "price", "aisle", "id", "why"]
    assert first.split()[:8] == ["1", "1.000", "sure", "Red", "mug", "4.50", "3", "R1"]


@pytest.mark.parametrize("command", [["index", "shop"], ["catalog", "build", "products.csv"]])
def test_files_that_lie_as_they_were_are_read_where_that_is_asked(
    home, capsys, monkeypatch, command
):
    (home / "products.csv").write_text("file,id,name\nshop/red.png,r,Red mug\n", encoding="utf-8")
    now = time.time_ns
    monkeypatch.setattr(time, "time_ns", lambda: now() + 60 * 10**9)
    assert cli.main(command) == 0
    done = []
    own = FolderPicture.read

    def read(picture):
        done.append(picture.source)
        return own(picture)

    monkeypatch.setattr(FolderPicture, "read", read)
    assert cli.main(command) == 0
    assert not done
    assert cli.main([*command, "--check-all"]) == 0
    assert "0 encoded" in capsys.readouterr().out
    assert done


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
