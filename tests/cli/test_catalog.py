"""The catalog from a table, similar goods, narrowing and pictures with words, from the shell."""

import pytest

from kiosk import cli
from tests.cli.asking import asked, complaint

CSV = """file,id,name,name_zh,category,price,currency,stock,barcode,colour
red.png,R1,Red mug,红色杯子,mugs,4.50,EUR,3,4006381333931,red
blue.png,B1,Blue mug,,mugs,5.00,EUR,0,,blue
green.png,G1,Green bowl,,bowls,7.00,EUR,,12,green
"""


@pytest.fixture
def table(home):
    (home / "goods.csv").write_text(CSV, encoding="utf-8")
    return home


@pytest.fixture
def built(table, capsys):
    (table / "goods.csv").write_text(CSV.replace(",12,", ",,"), encoding="utf-8")
    assert cli.main(["catalog", "build", "goods.csv", "--pictures", "shop"]) == 0
    capsys.readouterr()
    return table


def test_build_tells_bad_rows_by_line_and_takes_the_rest(table, capsys):
    code, report = asked(capsys, "catalog", "build", "goods.csv", "--pictures", "shop")
    assert code == 0
    (refused,) = report["refused"]
    assert refused["source"] == "goods.csv line 4"
    assert "Its barcode 12 is not" in refused["reason"]
    assert (report["pictures"], report["encoded"]) == (2, 2)
    code, report = asked(capsys, "catalog", "build", "goods.csv", "--pictures", "shop")
    assert (report["encoded"], report["unchanged"]) == (0, 2)


def test_words_alone_change_without_encoding_again(built, capsys):
    text = (built / "goods.csv").read_text(encoding="utf-8").replace("Red mug", "Scarlet cup")
    (built / "goods.csv").write_text(text, encoding="utf-8")
    _, report = asked(capsys, "catalog", "build", "goods.csv", "--pictures", "shop")
    assert (report["encoded"], report["unchanged"]) == (0, 3)
    assert asked(capsys, "search", "scarlet", "cup")[1]["results"][0]["id"] == "R1"


def test_info_and_verify(built, capsys):
    code, told = asked(capsys, "catalog", "info")
    assert code == 0
    assert (told["items"], told["pictures"], told["in stock"]) == (3, 3, 2)
    assert told["categories"] == {"mugs": 2, "bowls": 1}
    assert cli.main(["catalog", "info"]) == 0
    assert "mugs 2, bowls 1" in capsys.readouterr().out
    assert asked(capsys, "catalog", "verify")[1]["sound"] is True
    store = built / "data" / "kiosk" / "store.db"
    with store.open("r+b") as file:
        file.seek(store.stat().st_size // 2)
        file.write(b"damage")
    assert cli.main(["catalog", "verify"]) == 4
    assert "damaged" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("options", "ids"),
    [
        (["--category", "mugs"], {"R1", "B1"}), (["--price-to", "4.9"], {"R1"}),
        (["--in-stock"], {"R1", "G1"}), (["--attribute", "colour=blue"], {"B1"}),
        (["--attribute", "colour=blue", "--attribute", "colour=red"], {"B1", "R1"}),
    ],
)  # fmt: skip
def test_narrowing(built, capsys, options, ids):
    _, answer = asked(capsys, "search", "something", *options)
    assert {one["id"] for one in answer["results"]} == ids


def test_similar_goods(built, capsys):
    code, answer = asked(capsys, "similar", "R1", "--limit", "5")
    assert (code, len(answer["results"])) == (0, 2)
    assert cli.main(["similar", "none"]) == 5
    assert "There is no item none" in capsys.readouterr().err


def test_a_barcode_and_what_is_not_wanted(built, capsys):
    assert asked(capsys, "search", "4006381333931")[1]["results"][0]["reason"] == "its barcode"
    code, answer = asked(capsys, "search", "4006381333948")
    assert (code, answer["notes"]) == (1, ["No item has the barcode 4006381333948."])
    assert cli.main(["search", "mugs, not red"]) in (0, 1)
    said = capsys.readouterr().out
    assert "Left out, as asked: red." in said
    assert "R1" not in said


def test_a_picture_with_words_beside_it(built, capsys):
    code, answer = asked(capsys, "match", "shop/red.png", "--text", "the same in blue")
    assert (code, answer["results"][0]["id"]) == (0, "B1")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["search", "x", "--price-to", "cheap"], "takes an amount"),
        (["search", "x", "--attribute", "colour"], "NAME=VALUE"),
        (["match", "shop/red.png", "--text-weight", "2"], "from 0 to 1"),
    ],
)
def test_options_that_cannot_be_read(home, capsys, words, said):
    code, line = complaint(capsys, *words)
    assert code == 2
    assert said in line


def test_a_table_that_is_not_there(home, capsys):
    code, line = complaint(capsys, "catalog", "build", "none.csv")
    assert (code, "There is no file" in line) == (5, True)
    (home / "goods.csv").write_text(CSV, encoding="utf-8")
    code, line = complaint(capsys, "catalog", "build", "goods.csv", "--pictures", "nowhere")
    assert (code, "There is no folder" in line) == (5, True)
    assert not (home / "data").exists()
