"""A shelf against the catalog: what is missing, misplaced, unknown, mislabelled, miscounted."""

from collections import Counter
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.core.shelf_check import Wrong, aisles_of, amounts_of, check_shelf, says_price
from kiosk.domain import CatalogItem, Price
from kiosk.staffing import How, Scan


def item(id_, aisle="3", stock=None, price=None):
    amount = None if price is None else Price(Decimal(price), "EUR")
    return CatalogItem(id_, f"The {id_}", aisle=aisle, stock=stock, price=amount)


def scan(item_id, *, code="", label=""):
    return Scan(1, item_id, code, How.BARCODE, "2026-11-25T05:00:00Z", label)


def catalog_of(*items):
    return {one.id: one for one in items}


CATALOG = catalog_of(
    item("tea", stock=2, price="1.99"), item("milk", stock=0), item("rice", price="1299"),
    item("soap", "4"), item("bag", ""),
)  # fmt: skip


def told(report):
    return {(one.wrong, one.item_id or one.code) for one in report.findings}


def test_a_shelf_that_is_as_it_should_be():
    report = check_shelf("3", CATALOG, [scan("tea"), scan("tea"), scan("rice", label="1 299")])
    assert report.findings == ()
    assert (report.expected, report.found, report.scanned, report.labels) == (2, 2, 3, 1)


def test_everything_that_can_be_wrong_is_named_with_what_puts_it_right():
    scans = [
        scan("tea", label="2,49 €"), scan("soap", code="40063813"), scan("bag"),
        scan("", code="4006381333931"), scan("", code="4006381333931"), scan("gone"),
    ]  # fmt: skip
    report = check_shelf(" 3", CATALOG, scans)
    assert told(report) == {
        (Wrong.MISSING, "rice"), (Wrong.MISPLACED, "soap"), (Wrong.UNPLACED, "bag"),
        (Wrong.UNKNOWN, "4006381333931"), (Wrong.UNKNOWN, "gone"), (Wrong.LABEL, "tea"),
        (Wrong.COUNT, "tea"),
    }  # fmt: skip
    (label,) = report.of(Wrong.LABEL)
    assert (label.label, label.item) == ("2,49 €", CATALOG["tea"])
    (misplaced,) = report.of(Wrong.MISPLACED)
    assert (misplaced.item, misplaced.code) == (CATALOG["soap"], "40063813")
    (count,) = report.of(Wrong.COUNT)
    assert count.counted == 1
    assert next(one.counted for one in report.of(Wrong.UNKNOWN) if one.code) == 2
    assert [one.wrong for one in report.findings] == sorted(
        (one.wrong for one in report.findings), key=list(Wrong).index
    )


def test_what_has_run_out_is_not_missed_and_is_counted_when_it_is_there_after_all():
    assert (Wrong.MISSING, "milk") not in told(check_shelf("3", CATALOG, []))
    report = check_shelf("3", CATALOG, [scan("milk")])
    assert (Wrong.COUNT, "milk") in told(report)


def test_aisles_are_listed_as_people_count_and_spellings_are_one():
    items = [
        item("a", "10"), item("b", "2"), item("c", " Dairy "), item("d", "dairy"), item("e", ""),
    ]  # fmt: skip
    assert list(aisles_of(items).items()) == [("2", 1), ("10", 1), ("Dairy", 2)]
    report = check_shelf("DAIRY", catalog_of(*items), [])
    assert told(report) == {(Wrong.MISSING, "c"), (Wrong.MISSING, "d")}


@pytest.mark.parametrize(
    ("label", "amounts"),
    [
        ("1.99", {"1.99"}), ("1,99 €", {"1.99"}), ("$12.50", {"12.50"}), ("1299", {"1299"}),
        ("2.–", {"2"}), ("2,-", {"2"}), ("Fr 5.—", {"5"}), ("1.299", {"1.299", "1299"}),
        ("1.299,00", {"1299"}), ("1,299.00", {"1299"}), ("1 299", {"1299"}),
        ("12.345.678", {"12345678"}), ("1.99 2.49", {"1.99"}), ("1'299.5", {"1299.5"}),
        ("٣٫٥٠", {"3.5"}), ("€ .99", {"0.99"}), ("Fr.5.00", {"5"}),
        ("free", set()), ("", set()), ("1.2345", set()), ("9" * 41, set()), ("1.5", {"1.5"}),
    ],
)  # fmt: skip
def test_labels_as_shops_write_them(label, amounts):
    assert amounts_of(label) == {Decimal(amount) for amount in amounts}


@given(st.decimals(0, 10**7, places=2), st.sampled_from(["{}", "{} €", "$ {}", "CHF {}"]))
def test_a_price_is_found_again_however_it_is_set(amount, form):
    price = Price(amount, "EUR")
    plain = f"{amount:.2f}"
    grouped = f"{amount:,.2f}"
    german = grouped.replace(",", "\0").replace(".", ",").replace("\0", ".")
    spaced = german.replace(".", "\u202f")
    for written in (plain, plain.replace(".", ","), grouped, german, spaced):
        assert says_price(form.format(written), price)
    assert not says_price(form.format(f"{amount + Decimal('0.01'):.2f}"), price)


@given(st.text(max_size=60))
def test_any_label_is_taken(label):
    assert all(amount >= 0 for amount in amounts_of(label))


ITEMS = st.builds(
    item, st.sampled_from("abcdefgh"), st.sampled_from(["1", "2", ""]),
    st.none() | st.integers(0, 3), st.none() | st.sampled_from(["1.99", "5"]),
)  # fmt: skip
SCANS = st.builds(
    scan, st.sampled_from([*"abcdefgh", ""]), code=st.sampled_from(["", "40063813"]),
    label=st.sampled_from(["", "1,99", "5.–", "7"]),
)  # fmt: skip


@given(st.lists(ITEMS, max_size=12), st.lists(SCANS, max_size=12), st.randoms())
def test_every_item_and_every_scan_is_accounted_for_once(items, scans, randoms):
    catalog = catalog_of(*items)
    report = check_shelf("1", catalog, scans)
    counted = Counter(one.item_id for one in scans)
    for one in catalog.values():
        kinds = [finding.wrong for finding in report.findings if finding.item_id == one.id]
        here, there = one.aisle == "1", counted[one.id]
        assert (Wrong.MISSING in kinds) == (here and one.stock != 0 and not there)
        assert (Wrong.MISPLACED in kinds) == (one.aisle == "2" and there > 0)
        assert (Wrong.UNPLACED in kinds) == (one.aisle == "" and there > 0)
        miscounted = here and there > 0 and one.stock is not None and one.stock != there
        assert (Wrong.COUNT in kinds) == miscounted
    unknown = sum(one.counted for one in report.of(Wrong.UNKNOWN))
    assert unknown == sum(counted[id_] for id_ in counted if id_ not in catalog)
    wrong_labels = {
        (one.item_id, one.label)
        for one in scans
        if one.label and (known := catalog.get(one.item_id)) is not None and known.price
        and not says_price(one.label, known.price)
    }  # fmt: skip
    assert {(one.item_id, one.label) for one in report.of(Wrong.LABEL)} == wrong_labels
    assert report.found + len(report.of(Wrong.MISSING)) == report.expected
    assert report.scanned == len(scans)
    # The order of scanning changes nothing that counts.
    shuffled = list(scans)
    randoms.shuffle(shuffled)
    again = check_shelf("1", catalog, shuffled)
    assert told(again) == told(report)
