"""Folders in the three forms, and what is wrong in them."""

import io
import json
import tarfile
from decimal import Decimal

import pytest

from kiosk.catalog.folder import list_folder
from kiosk.domain import CatalogItem, Price
from kiosk.errors import CatalogError
from tests.fakes.pictures import file_of, plain, write

PICTURE = file_of(plain((1, 2, 3)))


def test_plain_files_are_named_after_themselves(tmp_path):
    write(tmp_path / "red_striped-shirt.JPG", PICTURE)
    write(tmp_path / "shoes" / "a b.png", PICTURE)
    write(tmp_path / "notes.txt", b"")
    write(tmp_path / ".hidden" / "x.jpg", PICTURE)
    write(tmp_path / "._x.jpg", PICTURE)
    listing = list_folder(tmp_path)
    assert [(one.source, one.item) for one in listing.pictures] == [
        ("red_striped-shirt.JPG", CatalogItem("red_striped-shirt", "red striped shirt")),
        ("shoes/a b.png", CatalogItem("shoes/a b", "a b", {"folder": "shoes"})),
    ]
    assert listing.problems == ()
    assert listing.pictures[0].read() == PICTURE


def test_no_folder(tmp_path):
    with pytest.raises(CatalogError, match="There is no folder"):
        list_folder(tmp_path / "none")
    write(tmp_path / "file", b"")
    with pytest.raises(CatalogError, match="is not a folder"):
        list_folder(tmp_path / "file")


def products(tmp_path, text, encoding="utf-8"):
    for name in ("a.jpg", "b.jpg", "sub/c.jpg"):
        write(tmp_path / name, PICTURE)
    (tmp_path / "products.csv").write_bytes(text.encode(encoding))
    return list_folder(tmp_path)


def test_products_with_details_and_several_pictures(tmp_path):
    listing = products(
        tmp_path,
        "\ufefffile,id,name,price,name zh\r\n"
        'a.jpg,1,"Shirt, red",9.90,红色衬衫\r\n'
        'sub/c.jpg,1,"Shirt, red",,\r\n'
        "b.jpg,2,Mug,,\r\n",
    )
    shirt = CatalogItem("1", "Shirt, red", names={"zh": "红色衬衫"}, price=Price(Decimal("9.9")))
    assert [(one.source, one.item) for one in listing.pictures] == [
        ("a.jpg", shirt),
        ("b.jpg", CatalogItem("2", "Mug")),
        ("sub/c.jpg", shirt),
    ]
    assert listing.problems == ()


def test_bad_lines_are_told_by_number_and_the_rest_goes_in(tmp_path):
    listing = products(
        tmp_path,
        "file,id,name,price\n"
        "a.jpg,1,Shirt,1\n"
        "none.jpg,2,Mug,1\n"
        ",3,Mug,1\n"
        "b.jpg,,Mug,1\n"
        "b.jpg,4,,1\n"
        "../b.jpg,5,Mug,1\n"
        "/etc/passwd,5,Mug,1\n"
        "a.jpg,6,Mug,1\n"
        "b.jpg,1,Mug,1\n"
        "b.jpg,7,Mug,1,2\n"
        "b.jpg,8,Mug\n",
    )
    assert [one.source for one in listing.pictures] == ["a.jpg", "b.jpg"]
    assert listing.pictures[1].item == CatalogItem("8", "Mug")
    assert listing.problems == (
        ("products.csv line 3", "There is no picture none.jpg."),
        ("products.csv line 4", "The line has no file."),
        ("products.csv line 5", "The line has no id."),
        ("products.csv line 6", "The line has no name."),
        ("products.csv line 7", "../b.jpg is not inside the folder."),
        ("products.csv line 8", "/etc/passwd is not inside the folder."),
        ("products.csv line 9", "a.jpg is already the picture of line 2."),
        ("products.csv line 10", "The item 1 already has another name: Shirt."),
        ("products.csv line 11", "The line has more fields than the first one has names."),
    )


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "has no column 'file'"),
        ("file,name\n", "has no column 'id'"),
        ("file;id;name\n", "has no column 'file'"),
        ("file,id,name,file\n", "two columns of one name"),
        ('file,id,name\na.jpg,1,"un', "not a table"),
    ],
)
def test_tables_that_are_none(tmp_path, text, said):
    with pytest.raises(CatalogError, match=said):
        products(tmp_path, text)


def test_a_table_in_another_encoding(tmp_path):
    with pytest.raises(CatalogError, match="not UTF-8"):
        products(tmp_path, "file,id,name\na.jpg,1,Café\n", "latin-1")


def tarred(tmp_path, lines, names=("x/1.jpg", "2.jpg")):
    with tarfile.open(tmp_path / "images.tar", "w") as tar:
        for name in names:
            member = tarfile.TarInfo(name)
            member.size = len(PICTURE)
            tar.addfile(member, io.BytesIO(PICTURE))
    written = "".join(one if isinstance(one, str) else json.dumps(one) + "\n" for one in lines)
    (tmp_path / "pairs.jsonl").write_text(written, encoding="utf-8")
    return list_folder(tmp_path)


def test_pairs_beside_a_tar(tmp_path):
    listing = tarred(
        tmp_path,
        [
            {"file": "x/1.jpg", "split": "val", "label": "Shirts", "captions": ["a shirt"]},
            {"file": "2.jpg", "label": "T", "coarse": "C", "meta": {"productDisplayName": "N"}},
        ],
    )
    assert [(one.source, one.item) for one in listing.pictures] == [
        ("2.jpg", CatalogItem("2", "N", {"label": "T"}, category="C")),
        ("x/1.jpg", CatalogItem("x/1", "Shirts", {"split": "val"}, category="Shirts")),
    ]
    assert [one.read() for one in listing.pictures] == [PICTURE, PICTURE]


def test_bad_pairs(tmp_path):
    listing = tarred(
        tmp_path,
        [
            {"file": "2.jpg", "label": "T"},
            {"file": "2.jpg", "label": "T"},
            {"file": "none.jpg", "label": "T"},
            {"label": "T"},
            "{\n",
            "[1]\n",
            {"file": ["2.jpg"], "label": "T"},
            {"file": "x/1.jpg"},
        ],
    )
    assert [one.source for one in listing.pictures] == ["2.jpg"]
    assert [where for where, _ in listing.problems] == [
        f"pairs.jsonl line {number}" for number in range(2, 9)
    ]


def test_a_tar_that_is_none(tmp_path):
    (tmp_path / "pairs.jsonl").write_text("")
    with pytest.raises(CatalogError, match=r"There is no .*tar"):
        list_folder(tmp_path)
    (tmp_path / "images.tar").write_bytes(b"not a tar" * 100)
    with pytest.raises(CatalogError, match="not a whole tar"):
        list_folder(tmp_path)


def test_where_nobody_may_look_only_that_picture_fails(tmp_path):
    long = "x" * 300 + ".jpg"
    listing = products(tmp_path, f"file,id,name\n{long},1,Shirt\na.jpg,2,Skirt\n")
    bad = next(one for one in listing.pictures if one.source == long)
    with pytest.raises(CatalogError, match="cannot be read"):
        bad.read()
    assert "a.jpg" in [one.source for one in listing.pictures]
