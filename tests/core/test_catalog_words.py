"""What the catalog's words make of what is typed."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.core.catalog_words import CatalogWords
from kiosk.core.runs import parts_of
from kiosk.domain import CatalogItem


def item(name: str, zh: str = "", **more: str) -> CatalogItem:
    return CatalogItem(
        name, name, names={"zh": zh} if zh else {}, brand=more.get("brand", ""),
        category=more.get("category", ""), attributes={"colour": (more.get("colour", ""),)},
    )  # fmt: skip


SHOP = [
    item("Red dress", "红色连衣裙", category="dresses", colour="red"),
    item("Red striped dress", "红色条纹连衣裙", category="dresses", colour="red"),
    item("Green dress", "绿色连衣裙", category="dresses", colour="green"),
    item("Red running shoes", "红色跑鞋", brand="Fleetfoot", category="running shoes"),
    item("Blue running shoes", "蓝色跑鞋", brand="Fleetfoot", category="running shoes"),
    item("Crème brûlée T-shirt", "T恤", brand="Été"),
    item("Comfortable sneakers", category="sneakers"),
    item("Φόρεμα κόκκινο"), item("Красное платье"), item("فستان أحمر"), item("Łódź mug"),
    item("Cable 40063813 XXL", brand="Chanel"), item("AB-1234 charger"),
]  # fmt: skip


@pytest.fixture(scope="module")
def words() -> CatalogWords:
    return CatalogWords.of(SHOP)


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("dre", "dress"), ("DRE", "dress"), ("green dr", "green dress"), ("snea", "sneakers"),
        ("creme", "Crème brûlée"), ("T-s", "T-shirt"), ("t-s", "t-shirt"),
        ("fleet", "fleetfoot"), ("Fleet", "Fleetfoot"),
        ("φορ", "Φόρεμα"), ("ΦΌΡ", "Φόρεμα"), ("крас", "красное"), ("فس", "فستان"),
        ("احم", "أحمر"), ("lod", "Łódź"), ("红", "红色"), ("红色连", "红色连衣裙"),
        ("我要红色连", "我要红色连衣裙"), ("蓝色连", "蓝色连衣裙"),
        ("running ", "running shoes"), ("blue run", "blue running"),
    ],
)  # fmt: skip
def test_what_is_typed_is_completed(words, typed, first):
    assert first in words.complete(typed)[:2]


def test_frequent_words_come_first_and_no_more_than_asked_for():
    shop = [item(f"{name} {n}") for name, count in (("mango", 2), ("maple", 5), ("maize", 3))
            for n in range(count)]  # fmt: skip
    assert CatalogWords.of(shop).complete("ma", 2) == ("maple", "maize")
    assert CatalogWords.of(shop).complete("ma", 0) == ()


@pytest.mark.parametrize("typed", ["", "   ", "zzz", "dresses", "连衣裙裙", "4006", "x" * 5000])
def test_nothing_is_offered_where_nothing_fits(words, typed):
    assert words.complete(typed) == ()


def test_words_typed_before_stay_and_are_not_offered_again(words):
    assert all(offer.startswith("my red ") for offer in words.complete("my red dre"))
    assert "dress dress" not in words.complete("dress dre")


@given(st.text(max_size=40), st.integers(0, 8))
@settings(deadline=None)
def test_any_text_is_completed_to_longer_ones(typed, limit):
    offered = SHOP_WORDS.complete(typed, limit)
    assert len(offered) <= limit
    assert len(set(offered)) == len(offered)
    assert typed not in offered


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("red dres", "red dress"), ("comfrotable sneekers", "comfortable sneakers"),
        ("GREEN DERSS", "GREEN DRESS"), ("  runing, shoes! ", "  running, shoes! "),
        ("fleetfot shoes", "fleetfoot shoes"), ("fleetfot 40063812", "fleetfoot 40063812"),
        ("платьее", "платье"), ("红色 dresss", "红色 dress"),
    ],
)  # fmt: skip
def test_slips_are_put_right(words, text, right):
    assert words.corrected(text) == right


@pytest.mark.parametrize(
    "text",
    [
        "red dress", "4006381333931", "XXXL", "AB-1235", "dress 44", "red shirts", "sneaker",
        "violette", "lunares", "robe", "rouge", "zapatos cómodos", "bequeme Schuhe für Damen",
        "chaussures confortables", "vestito rosso", "wygodne buty", "rahat ayakkabı", "红色裙子",
        "فستان", "creme brulee", "", "?!", "ChanelX5",
    ],
)  # fmt: skip
def test_what_is_right_or_foreign_is_left_alone(words, text):
    assert words.corrected(text) is None


def test_of_two_words_as_near_none_is_chosen_unless_it_is_far_more_frequent():
    even = CatalogWords.of([item("tables"), item("cables")])
    assert even.corrected("dables") is None
    uneven = CatalogWords.of([item("ladder"), *(item(f"lather {n}") for n in range(30))])
    assert uneven.corrected("latder") == "lather"


@given(st.text(alphabet="dresshogun 12éÉж红-", max_size=40))
@settings(deadline=None)
def test_correcting_moves_no_digit_and_comes_to_rest(text):
    right = SHOP_WORDS.corrected(text)
    if right is not None:
        assert [c for c in right if c.isdigit()] == [c for c in text if c.isdigit()]
        assert SHOP_WORDS.corrected(right) is None


def test_the_order_of_the_items_does_not_matter(words):
    other = CatalogWords.of(reversed(SHOP))
    for typed in ("d", "re", "红", "running s"):
        assert other.complete(typed) == words.complete(typed)


def test_words_are_found_in_runs_without_spaces():
    runs = {
        "红色连衣裙": 2,
        "红色条纹连衣裙": 1,
        "绿色短袖连衣裙": 1,
        "蓝色短袖衬衫": 2,
        "红色帽子": 3,
    }
    found = parts_of(runs, {"红色", "绿色", "蓝色", "条纹"})
    assert found["红色"] == 6
    assert found["连衣裙"] == 4
    assert "色连" not in found
    assert "连衣" not in found


def test_an_empty_catalog_knows_nothing():
    none = CatalogWords.of([])
    assert none.complete("red") == ()
    assert none.corrected("drses") is None
    assert none.chinese == {}


SHOP_WORDS = CatalogWords.of(SHOP)


def named(name: str, **names: str) -> CatalogItem:
    return CatalogItem(name, name, names=names, category="shirts", brand="Cami")


MANY = [
    named("white shirt", de="weißes Hemd", es="camisa blanca", zh="白色衬衫"),
    named("red shirt", de="rotes Hemd", es="camisa roja", zh="红色衬衫"),
    named("blue cap"),
]


@pytest.mark.parametrize(
    ("typed", "language", "offered"),
    [
        ("h", "de", ("hemd", "hemden")),
        # The brand is everybody's; "camisa" is for those who read Spanish.
        ("ca", "de", ("cami", "cap")), ("ca", "es", ("camisa", "cami")),
        # A thing without a German name is shown to a German by the catalog's own.
        ("bl", "de", ("blue", "blue cap")), ("blu", "fr", ("blue", "blue cap")),
        # Nothing German begins so: then other words help, too.
        ("白", "de", ("白色",)), ("camisa bla", "de", ("camisa blanca",)),
        # The kind is offered as it is said.
        ("hem", "de", ("hemd", "hemden")), ("chem", "fr", ("chemises",)),
    ],
)  # fmt: skip
def test_who_speaks_a_language_is_offered_its_words(typed, language, offered):
    found = CatalogWords.of(MANY).complete(typed, 5, language)
    assert set(offered) <= set(found)
    if language == "de":
        assert typed[:3] == "cam" or not any(word.startswith("camisa") for word in found)


def test_without_a_language_everything_is_offered():
    words = CatalogWords.of(MANY)
    assert {"camisa", "cami", "cap"} <= set(words.complete("ca", 9))
    assert set(words.complete("ca", 9, "")) == set(words.complete("ca", 9))


def test_a_slip_is_put_right_to_a_word_of_the_language():
    shop = [named("candle", de="Laterne", es="linterna"), named("lamp", de="Leiter", es="letera")]
    words = CatalogWords.of(shop)
    assert words.corrected("lanterne", "de") == "laterne"
    assert words.corrected("lanterna", "es") == "linterna"
    assert words.corrected("lanterna", "de") == "laterne"
    # Nothing German is near: the other is better than nothing.
    assert words.corrected("lintenra", "de") == "linterna"
