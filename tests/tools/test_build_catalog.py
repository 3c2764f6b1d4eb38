"""Building a catalog as an IT person does: a table, pictures, a model, and what is said of them."""

import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from kiosk.catalog.pieces import write_piece
from tests.fakes.bundles import write_fake_bundle
from tests.fakes.offices import COLOURS, DIM, Office
from tools import build_catalog
from tools.building.records import Records

ROOT = Path(build_catalog.__file__).parents[1]


@pytest.fixture(scope="session")
def model(tmp_path_factory):
    return write_fake_bundle(tmp_path_factory.mktemp("model") / "model", embed_dim=DIM)


@pytest.fixture
def office(tmp_path, model, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1790000000")
    made = Office(tmp_path / "office", model)
    for number in range(12):
        made.add(number, list(COLOURS)[number % 4])
    return made


def test_a_table_becomes_a_catalog_and_building_again_changes_nothing(office, capsys, monkeypatch):
    assert office.build("--title", "Things") == 0
    said = capsys.readouterr().out
    assert "Version 1 of the catalog for default: 12 items, 12 pictures; 12 pictures enc" in said
    assert str(office.out / "report" / "index.html") in said
    entries = office.entries()
    assert sorted(entries) == sorted(office.rows)
    entry = entries["item-003"]
    assert entry.item is not None
    assert entry.item.name == "yellow thing 3"
    assert entry.pictures is not None
    assert entry.pictures[0].thumbnail.startswith(b"\xff\xd8\xff")
    before = office.everything()
    page = (office.out / "report" / "index.html").read_text("utf-8")
    assert "http" not in page
    assert "<script" not in page
    # Nothing is encoded, or even loaded, a second time.
    monkeypatch.setattr("tools.building.pipeline.load_bundle", None)
    assert office.build() == 0
    assert "Nothing has changed: version 1" in capsys.readouterr().out
    assert office.everything() == before


def test_only_what_changed_is_encoded_and_moves(office, capsys):
    office.build()
    capsys.readouterr()
    office.rows["item-001"]["price"] = "6.00"
    office.draw("item-002.jpg", "red", 77)
    del office.rows["item-003"]
    office.add(50, "green")
    # Another name for the same picture is no work.
    (office.pictures / "item-004.jpg").rename(office.pictures / "renamed.jpg")
    office.rows["item-004"]["file"] = "renamed.jpg"
    assert office.build() == 0
    said = capsys.readouterr().out
    assert "2 pictures encoded now" in said
    assert "1 added; 2 with other pictures; 1 with other words, prices or stock" in said
    assert "1 gone (item-003)" in said
    moved = office.entries(have=1)
    kinds = {id_: (one.item is None, one.pictures is None) for id_, one in moved.items()}
    assert kinds == {
        "item-001": (False, True), "item-002": (False, False), "item-003": (True, True),
        "item-004": (False, False), "item-050": (False, False),
    }  # fmt: skip


def test_the_same_input_makes_the_same_bytes(office, model, tmp_path):
    other = Office(tmp_path / "other", model)
    for one in (office, other):
        if one is other:
            for number in range(12):
                one.add(number, list(COLOURS)[number % 4])
        one.build()
        one.rows["item-005"]["name"] = "blue thing"
        one.build()
    assert office.everything() == other.everything()


def test_a_price_written_otherwise_is_no_change(office, capsys):
    office.build()
    office.rows["item-001"]["price"] = "5"
    office.build()
    assert "Nothing has changed" in capsys.readouterr().out


def test_bad_lines_and_pictures_are_named_and_the_rest_goes_in(office, capsys):
    office.rows["item-001"]["price"] = "cheap"
    office.rows["item-002"]["name"] = "x" * 2000
    (office.pictures / "item-003.jpg").write_bytes(b"no picture")
    office.rows["item-004"]["file"] = "missing.jpg"
    assert office.build() == 0
    said = capsys.readouterr().out
    assert "products.csv line 3: Its price 'cheap' is no amount" in said
    assert "item-002: A kiosk would not take what is said of it" in said
    assert "item-003.jpg: The file is not a JPEG" in said
    assert "There is no picture missing.jpg" in said
    assert "8 items" in said
    # A picture that cannot be read any more stays as it was.
    whole = office.entries()["item-005"]
    (office.pictures / "item-005.jpg").write_bytes(b"torn")
    office.build()
    assert "Kept as it was item-005.jpg" in capsys.readouterr().out
    assert office.entries()["item-005"] == whole


def test_what_cannot_be_built_is_said_in_a_sentence(office, capsys, tmp_path):
    assert build_catalog.main(["nowhere.csv", "--out", str(tmp_path / "out")]) == 5
    assert "There is no file" in capsys.readouterr().err
    assert office.build("--model", str(tmp_path)) == 3
    assert "no manifest.json" in capsys.readouterr().err
    assert office.build("--channel", "North") == 8
    assert "no name of a channel" in capsys.readouterr().err
    for path in office.pictures.iterdir():
        path.write_bytes(b"")
    assert office.build() == 5
    assert "None of the 12 pictures could be used" in capsys.readouterr().err
    with pytest.raises(SystemExit) as stop:
        build_catalog.main([])
    assert stop.value.code == 2


def test_two_builds_at_once_are_kept_apart(office, capsys, monkeypatch):
    inner = []

    def build_again(*_: object) -> None:
        inner.append(office.build())

    monkeypatch.setattr("tools.building.pipeline.gathered", build_again)
    with pytest.raises(TypeError):
        office.build()
    assert inner == [5]
    assert "Another build works" in capsys.readouterr().err


class _Crash(BaseException):
    """Stands for a kill: nothing catches it."""


def test_a_crash_at_any_step_leaves_a_whole_version(office, monkeypatch):
    for number in range(12, 40):
        office.add(number, "red")
    office.build()
    undisturbed = office.everything()
    office.rows["item-005"]["name"] = "blue thing"
    office.draw("item-006.jpg", "red", 99)
    before = office.description()
    # The steps: batches of records, pieces, history, description, report.
    for step in range(1, 40):
        left = [step]

        def crashing(original, left=left):
            def call(*arguments, **named):
                left[0] -= 1
                if left[0] == 0:
                    raise _Crash
                return original(*arguments, **named)

            return call

        with monkeypatch.context() as patch:
            patch.setattr(Path, "replace", crashing(Path.replace))
            patch.setattr(Records, "put", crashing(Records.put))
            patch.setattr("tools.building.writing.write_piece", crashing(write_piece))
            try:
                office.build()
            except _Crash:
                assert office.description().version in (1, 2)
                if office.description().version == 1:
                    assert office.description() == before
                    assert undisturbed.items() <= office.everything().items()
                continue
        break
    else:
        raise AssertionError("the build never came to its end")
    assert step > 4
    assert office.description().version == 2
    assert office.entries(have=1).keys() == {"item-005", "item-006"}
    finished = office.everything()
    office.build()
    assert office.everything() == finished


@pytest.mark.slow
def test_a_killed_build_goes_on_and_makes_the_same_bytes(office, model, tmp_path):
    other = Office(tmp_path / "other", model)
    for one in (office, other):
        for number in range(100):
            one.add(number, list(COLOURS)[number % 4])
    other.build()
    command = [sys.executable, "-m", "tools.build_catalog", *office.arguments()]
    kills = 0
    for delay in (0.8, 1.4):
        child = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL,
                                 stderr=subprocess.DEVNULL)  # fmt: skip
        time.sleep(delay)
        child.send_signal(signal.SIGKILL)
        kills += child.wait() == -signal.SIGKILL
    assert kills
    assert office.build() == 0
    assert office.everything() == other.everything()


def test_queries_are_checked_for_form(office, capsys):
    path = office.folder / "queries.toml"
    for text, why in (
        ("[[query]]\nask = 'red'", "Query 1 of .* is wrong: .*expect"),
        ("[[query]]\nask = 'red'\nexpect = ['a']\nwithin = 0", "Query 1 .*within"),
        ("[[query]]\nask = 'red'\nexpect = ['a']\nfind = 3", "unknown field"),
        ("[[query]]\nask = ''\nexpect = ['a']", "length >= 1"),
        ("title = 'x'", "has 'title'"),
        ("query = 3", "is none"),
        ("[[query]", "not valid TOML"),
    ):
        path.write_text(text, encoding="utf-8")
        assert office.build("--queries", str(path)) == 5
        assert re.search(why, capsys.readouterr().err), text


def test_queries_are_asked_and_those_that_fail_are_told(office, capsys):
    path = office.folder / "queries.toml"
    path.write_text(
        "[[query]]\nask = 'red'\nexpect = ['item-000', 'item-004', 'item-008']\nwithin = 3\n"
        "[[query]]\nask = 'blue thing 2'\nexpect = ['item-002']\nwithin = 1\n"
        "[[query]]\nask = 'green'\nexpect = ['item-002', 'gone-1']\nwithin = 1\n",
        encoding="utf-8",
    )
    assert office.build("--queries", str(path)) == 1
    said = capsys.readouterr().out
    assert "Queries: 2 of 3 pass." in said
    assert "“green” finds none of the items expected among the first 1; it finds green" in said
    assert "Not in the catalog: gone-1" in said
    assert len(office.description().queries) == 3
    # Nothing changed, and it still fails; without the query it is a version that passes.
    assert office.build() == 1
    assert "Queries: 2 of 3" in capsys.readouterr().out
    path.write_text("\n".join(path.read_text("utf-8").split("\n")[:8]), encoding="utf-8")
    assert office.build("--queries", str(path)) == 0
    assert office.description().version == 2
    assert "Queries: 2 of 2 pass." in capsys.readouterr().out


def test_suggested_queries_pass(office, capsys):
    for number, row in enumerate(office.rows.values()):
        row["name_de"] = f"Ding {number}"
        row["colour"] = list(COLOURS)[number % 4]
    assert office.build("--suggest-queries", "8") == 0
    path = office.out / "suggested-queries.toml"
    assert path.read_text("utf-8").count("[[query]]") == 8
    assert "red things" in path.read_text("utf-8")
    assert "Ding" in path.read_text("utf-8")
    capsys.readouterr()
    assert office.build("--queries", str(path)) == 0
    assert "Queries: 8 of 8 pass." in capsys.readouterr().out


def test_another_model_makes_everything_anew(office, capsys, tmp_path):
    office.build()
    other = write_fake_bundle(tmp_path / "other", embed_dim=24)
    before = office.description()
    assert office.build("--model", str(other)) == 0
    said = capsys.readouterr().out
    assert "Another model made it: every kiosk fetches all of it" in said
    assert "12 pictures encoded now" in said
    now = office.description()
    assert (now.version, now.embed_dim, now.lineage) == (2, 24, before.lineage)
    assert [layer.after for layer in now.layers] == [0]
    # Back with the first one nothing has to be encoded again.
    office.build()
    assert "0 pictures encoded now" in capsys.readouterr().out
    assert office.description().version == 3


def test_pieces_nobody_needs_go_when_asked(office, capsys):
    office.build()
    office.draw("item-000.jpg", "blue", 5)
    office.build()
    (office.out / "pieces" / "00").mkdir(exist_ok=True)
    orphan = office.out / "pieces" / "00" / ("00" * 32)
    orphan.write_bytes(b"left over")
    office.build()
    assert orphan.exists()
    capsys.readouterr()
    office.build("--prune")
    assert "Removed 1 piece no longer needed" in capsys.readouterr().out
    assert not orphan.exists()
    assert office.entries()
    # What was encoded of pictures that are gone is forgotten too, and nothing else.
    office.draw("item-000.jpg", "red", 0)
    office.build()
    assert "1 picture encoded now" in capsys.readouterr().out
