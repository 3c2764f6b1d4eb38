"""Lessons at head office: whose they are is shown, and they become a table that is built from."""

import csv
import dataclasses
import hashlib
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.catalog.columns import item_of
from kiosk.catalog.products import from_products
from kiosk.domain import CatalogItem
from kiosk.signing import public_key_of
from kiosk.staff.lessons_file import export_lessons
from kiosk.store import open_repository
from tests.staff.teaching import WRAP, jpeg, taught_shop, teach
from tests.staff.test_lessons_file import listed, signed
from tools import publish
from tools.publishing.lessons import columns_of


@pytest.fixture
def carried(tmp_path):
    """Give a file that a kiosk wrote, and the kiosk's public key."""
    with open_repository(tmp_path / "store.db", create=True) as repository:
        taught_shop(repository)
        teach(repository, "lesson-4", "staff-1", 200)
        path, _ = export_lessons(repository, "", tmp_path, "Ada")
        return path, public_key_of(repository.ledger.own_key())


def run(capsys, *arguments):
    code = publish.main(["lessons", *map(str, arguments)])
    said = capsys.readouterr()
    return code, said.out, said.err


def rows_of(path):
    return list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8-sig"), newline="")))


def test_a_folder_that_a_catalog_is_built_from(carried, tmp_path, capsys):
    path, key = carried
    out = tmp_path / "lessons"
    code, said, err = run(capsys, path, "--out", out)
    assert (code, err) == (0, "")
    assert key in said
    assert "4 pictures of 2 items" in said
    found = from_products(out / "products.csv")
    assert found.problems == ()
    items = {one.item.id: one.item for one in found.pictures}
    assert items["tea"] == CatalogItem("tea", "Green tea")
    wrap = dataclasses.replace(
        WRAP, brand="'=Heim", attributes={"colour": ("gold", "red, blue"), "finish": ("matt",)},
        details={"made in": "Delft"},
    )  # fmt: skip
    assert items["staff-1"] == wrap
    pictures = {one.read() for one in found.pictures}
    assert pictures == {jpeg(60), jpeg(120), jpeg(180), jpeg(200)}
    notes = rows_of(out / "lessons.csv")
    assert {(one["id"], one["taught by"], one["corrected"]) for one in notes} == {
        ("tea", "Ada", ""), ("tea", "Béla", "yes"), ("staff-1", "Ada", ""),
    }  # fmt: skip
    # Nobody's name reaches a shopper.
    assert "Ada" not in (out / "products.csv").read_text(encoding="utf-8")


def test_a_folder_that_is_there_is_left_alone(carried, tmp_path, capsys):
    path, _ = carried
    (tmp_path / "there").mkdir()
    code, _, err = run(capsys, path, "--out", tmp_path / "there")
    assert code == 5
    assert "already" in err
    assert list((tmp_path / "there").iterdir()) == []


def test_only_the_kiosk_that_was_named(carried, tmp_path, capsys):
    path, key = carried
    out = tmp_path / "lessons"
    assert run(capsys, path, "--out", out, "--key", key[:12])[0] == 0
    other = "0" * 12 if not key.startswith("0" * 12) else "1" * 12
    code, _, err = run(capsys, path, "--out", tmp_path / "other", "--key", other)
    assert code == 5
    assert f"another kiosk, with the key {key}" in err
    assert not (tmp_path / "other").exists()
    assert run(capsys, path, "--out", out, "--key", "../up")[0] == 2


def test_registered_kiosks_are_known_and_nobody_else_is_taken_for_one(carried, tmp_path, capsys):
    path, key = carried
    keys = tmp_path / "fleet-keys.toml"
    keys.write_text(f'"kiosk-{key[:8]}" = "{key}"\n')
    code, said, _ = run(capsys, path, "--out", tmp_path / "one", "--known", keys)
    assert code == 0
    assert f"known as kiosk-{key[:8]}" in said
    keys.write_text(f'"kiosk-{key[:8]}" = "{"0" * 64}"\n')
    code, _, err = run(capsys, path, "--out", tmp_path / "two", "--known", keys)
    assert code == 5
    assert "not signed by that kiosk" in err
    code, _, err = run(capsys, path, "--out", tmp_path / "two", "--known", tmp_path / "none.toml")
    assert code == 6
    assert not (tmp_path / "two").exists()


@pytest.mark.parametrize("cut", [0, 50, 400, -1])
def test_a_damaged_file_leaves_nothing(carried, tmp_path, capsys, cut):
    path, _ = carried
    path.write_bytes(path.read_bytes()[:cut])
    code, _, err = run(capsys, path, "--out", tmp_path / "lessons")
    assert code == 5
    assert err.count("\n") == 1
    assert {one.name for one in tmp_path.iterdir() if "lessons" in one.name} == {path.name}


def test_what_is_no_picture_or_of_no_item_is_named_and_left_out(tmp_path, capsys):
    content, picture = listed(items=[])
    path = tmp_path / "a.lessons"
    path.write_bytes(signed(content, picture))
    code, said, err = run(capsys, path, "--out", tmp_path / "a")
    assert code == 0
    assert "0 pictures" in said
    assert "no item tea" in err
    assert (tmp_path / "a" / "pictures" / "00001.jpg").read_bytes() == picture
    bad = b"MZ" + bytes(50)
    one = {"item": "tea", "who": "=1", "at": "", "corrected": True, "waiting": True,
           "size": len(bad), "sha256": hashlib.sha256(bad).hexdigest()}  # fmt: skip
    content, _ = listed(pictures=[one])
    path.write_bytes(signed(content, bad))
    code, _, err = run(capsys, path, "--out", tmp_path / "b")
    assert code == 0
    assert "no JPEG" in err
    assert list((tmp_path / "b" / "pictures").iterdir()) == []
    (note,) = rows_of(tmp_path / "b" / "lessons.csv")
    assert note["taught by"] == "'=1"


TEXT = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=12)
ITEMS = st.builds(
    CatalogItem, st.just("a"), TEXT.filter(str.strip),
    details=st.dictionaries(TEXT | st.sampled_from(["price", "EAN", "name_de", "File"]), TEXT),
    names=st.dictionaries(st.sampled_from(["zh", "de", "../x", ""]), TEXT),
    attributes=st.dictionaries(TEXT, st.lists(TEXT, max_size=2).map(tuple)),
)  # fmt: skip


@given(ITEMS)
def test_whatever_an_item_holds_its_columns_are_read_again(item):
    columns = columns_of(item)
    assert len({name.strip() for name in columns}) == len(columns)
    again = item_of("a", {name: value for name, value in columns.items() if value.strip()})
    assert again.name == " ".join(item.name.split())
    assert again.price is None
    assert again.barcodes == ()
    assert again.aisle == ""
