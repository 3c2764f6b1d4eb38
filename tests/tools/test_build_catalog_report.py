"""The quality report finds what is planted, says nothing of what is well, and shows pictures."""

from html.parser import HTMLParser

import msgspec
import numpy as np
import pytest
from PIL import Image, ImageEnhance, ImageFilter

from tests.fakes.bundles import write_fake_bundle
from tests.fakes.offices import COLOURS, DIM, Office
from tools.building.likeness import fit_words, groups_of, near_pairs
from tools.building.measures import measure
from tools.building.report import Report
from tools.building.report_files import read_report


@pytest.fixture(scope="module")
def model(tmp_path_factory):
    return write_fake_bundle(tmp_path_factory.mktemp("model") / "model", embed_dim=DIM)


@pytest.fixture
def office(tmp_path, model):
    made = Office(tmp_path / "office", model)
    for number in range(24):
        made.add(number, list(COLOURS)[number % 4], barcode="")
    return made


def reported(office: Office) -> Report:
    office.build()
    report = read_report(office.out)
    assert report is not None
    return report


def found(report: Report) -> dict[str, list[list[str]]]:
    """Give the ids of every case, by the kind of finding."""
    return {
        one.kind: [[seen.id for seen in case.items] for case in one.cases]
        for one in report.findings
        if one.count
    }


def change(office: Office, id_: str, how) -> None:
    path = office.pictures / f"{id_}.jpg"
    how(Image.open(path).convert("RGB")).save(path, quality=90)


def test_a_catalog_that_is_well_has_nothing_to_look_at(office):
    for number, row in enumerate(office.rows.values()):
        row["barcode"] = f"{number:07}"
        digits = [int(digit) for digit in reversed(row["barcode"])]
        row["barcode"] += str(-(3 * sum(digits[::2]) + sum(digits[1::2])) % 10)
    report = reported(office)
    assert found(report) == {}
    assert report.fitting > 0.2
    assert report.names == {"asked": 24, "first": 1.0, "among ten": 1.0}
    page = (office.out / "report" / "index.html").read_text("utf-8")
    assert "Nothing was found to look at." in page


def test_poor_pictures_are_found_each_by_its_fault(office):
    change(office, "item-001", lambda image: image.filter(ImageFilter.GaussianBlur(9)))
    change(office, "item-002", lambda image: ImageEnhance.Brightness(image).enhance(0.15))
    change(office, "item-003", lambda image: Image.new("RGB", image.size, (250, 250, 250)))
    change(office, "item-004", lambda image: image.resize((120, 120)))
    kinds = found(reported(office))
    assert kinds["blurred"] == [["item-001"]]
    assert kinds["very dark"] == [["item-002"]]
    assert kinds["shows nothing"] == [["item-003"]]
    assert kinds["too small"] == [["item-004"]]


def test_copies_and_wrong_names_are_found(office):
    # Smaller and compressed otherwise; and the very same file.
    copy = Image.open(office.pictures / "item-001.jpg").resize((210, 210))
    copy.save(office.pictures / "item-009.jpg", quality=60)
    same = (office.pictures / "item-002.jpg").read_bytes()
    (office.pictures / "item-010.jpg").write_bytes(same)
    office.rows["more"] = {**office.rows["item-004"], "file": "more.jpg"}
    (office.pictures / "more.jpg").write_bytes((office.pictures / "item-004.jpg").read_bytes())
    # A red thing under the name of a blue one.
    office.rows["item-000"]["name"] = "blue"
    report = reported(office)
    kinds = found(report)
    assert kinds["copies"] == [["item-001", "item-009"], ["item-002", "item-010"]]
    assert kinds["repeats"] == [["item-004", "item-004"]]
    assert [case[0] for case in kinds["misfits"]] == ["item-000"]
    assert report.pictures == 25


def test_words_that_tell_nothing_apart_are_found(office):
    for id_ in ("item-001", "item-005"):
        office.rows[id_]["name"] = "Green mug"
    for id_, size in (("item-002", "38"), ("item-006", "39")):
        office.rows[id_] |= {"name": "Blue shoe", "size": size}
    office.rows["item-003"]["barcode"] = "036000291452"
    office.rows["item-007"]["barcode"] = "0036000291452"
    office.rows["item-008"]["name_de"] = "Rotes Ding"
    office.rows["item-009"]["price"] = ""
    report = reported(office)
    kinds = found(report)
    assert kinds["same words"] == [["item-001", "item-005"]]
    assert kinds["same name"] == [["item-002", "item-006"]]
    (case,) = next(one for one in report.findings if one.kind == "same name").cases
    assert case.why == "One name; they differ in size (38 / 39)"
    assert kinds["same barcode"] == [["item-003", "item-007"]]
    missing = next(one for one in report.findings if one.kind == "no name in de")
    assert missing.count == 23
    assert kinds["no price"] == [["item-009"]]
    assert kinds["no barcode"][0] == ["item-000"]


def test_a_name_that_finds_another_item_is_found(office):
    # Read as "thing", and without "red": everything red is left out, this too.
    for row in office.rows.values():
        row["colour"] = row["name"].split()[0]
    office.rows["item-000"]["name"] = "thing without red"
    report = reported(office)
    assert found(report)["overtaken"][0][0] == "item-000"
    assert 0 < report.names["first"] < 1


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.pictures: list[str] = []
        self.links: list[str] = []
        self.ids: list[str] = []
        self.text = ""

    def handle_starttag(self, tag, attrs):
        named = dict(attrs)
        self.ids += [value for key, value in attrs if key == "id" and value]
        if tag == "img":
            self.pictures.append(named["src"] or "")
        elif tag == "a":
            self.links.append(named["href"] or "")
        if tag not in {"img", "meta", "br"}:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.text += data


def test_the_page_is_whole_and_holds_no_markup_of_the_catalog(office):
    office.rows["item-000"]["name"] = '<script>alert("red")</script>'
    office.rows["item-001"]["name"] = '<script>alert("red")</script>'
    office.rows["item-002"]["category"] = '"><img src=x onerror=y>'
    office.build("--title", "<b>Shop & more</b>")
    folder = office.out / "report"
    reader = _Reader()
    reader.feed((folder / "index.html").read_text("utf-8"))
    assert not reader.open
    assert '<script>alert("red")</script>' in reader.text
    assert "<b>Shop & more</b>" in reader.text
    for picture in reader.pictures:
        assert (folder / picture).is_file(), picture
    # Each picture is there once, and none that is not shown.
    assert {path.name for path in (folder / "pictures").iterdir()} == {
        picture.removeprefix("pictures/") for picture in reader.pictures
    }
    assert {link.removeprefix("#") for link in reader.links} <= set(reader.ids)


def test_the_report_is_made_anew_where_it_was_lost_or_the_pictures_got_worse(office):
    first = reported(office)
    (office.out / "report" / "report.json").write_text("{}")
    assert msgspec.structs.replace(reported(office), changes=first.changes) == first
    (office.pictures / "item-003.jpg").write_bytes(b"torn")
    again = reported(office)
    assert again.version == first.version
    assert next(one for one in again.findings if one.kind == "kept").count == 1


def test_near_pairs_are_those_of_every_pair_compared_by_itself(monkeypatch):
    monkeypatch.setattr("tools.building.likeness._BLOCK", 7)
    rng = np.random.default_rng(2)
    vectors = rng.normal(size=(40, 8)).astype(np.float32)
    vectors[20:30] = vectors[:10] + rng.normal(size=(10, 8)).astype(np.float32) * 0.03
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    hashes = [rng.bytes(8) for _ in range(40)]
    hashes[20:30] = hashes[:10]
    pairs, more = near_pairs(vectors, hashes)
    assert not more
    cosines = vectors @ vectors.T
    expected = {(at, at + 20) for at in range(10) if cosines[at, at + 20] >= 0.985}
    assert {(pair.one, pair.other) for pair in pairs} == expected
    assert len(expected) > 5
    assert groups_of(pairs) == sorted([one, other] for one, other in expected)


def test_fit_counts_the_texts_that_fit_better(monkeypatch):
    monkeypatch.setattr("tools.building.likeness._BLOCK", 3)
    rng = np.random.default_rng(3)
    texts = rng.normal(size=(9, 8)).astype(np.float32)
    texts /= np.linalg.norm(texts, axis=1, keepdims=True)
    number = np.array([0, 1, 2, 3, 4, 5, 6, 0])
    pictures = texts[[0, 1, 2, 3, 4, 5, 7, 8]]
    fit = fit_words(pictures, number, texts)
    scores = pictures @ texts.T
    assert fit.better[:6].tolist() == [0] * 6
    assert fit.better[6] == (scores[6] > scores[6, 6]).sum() > 0
    assert fit.best.tolist() == [0, 1, 2, 3, 4, 5, 7, 8]


def test_measures_survive_what_they_are_kept_as():
    pixels = np.random.default_rng(1).integers(0, 255, (300, 200, 3), np.uint8)
    measures = measure(pixels)
    assert (measures.width, measures.height) == (200, 300)
    packed = msgspec.msgpack.encode(measures)
    assert msgspec.msgpack.decode(packed, type=type(measures)) == measures
    for shape in ((1, 1), (1, 500), (3, 2)):
        assert measure(np.zeros((*shape, 3), np.uint8)).faults()[0] == "very dark"
