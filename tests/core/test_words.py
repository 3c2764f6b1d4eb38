"""What is read from a person's words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.core.words import Phrases, folded, read_wish, vocabulary, words_in


@pytest.mark.parametrize(
    ("text", "wanted", "unwanted"),
    [
        ("dress without sleeves", "dress", ("sleeves",)),
        ("red dress, not striped", "red dress", ("striped",)),
        ("T-shirt without stripes in blue", "T-shirt in blue", ("stripes",)),
        ("shoes but not red", "shoes", ("red",)),
        ("no red shoes", "shoes", ("red",)),
        ("sugar-free juice", "juice", ("sugar",)),
        ("不要红色的裙子", "裙子", ("红色",)),
        ("不带图案的T恤", "T恤", ("图案",)),
        ("Kleid ohne Muster", "Kleid", ("Muster",)),
        ("robe sans manches, bleue", "robe bleue", ("manches",)),
        ("vestido que no sea rojo", "vestido", ("rojo",)),
        ("赤以外のドレス", "ドレス", ("赤",)),
        ("무늬 없는 셔츠", "셔츠", ("무늬",)),
        ("kırmızı olmayan elbise", "elbise", ("kırmızı",)),
        ("فستان بدون أكمام", "فستان", ("أكمام",)),
        ("red dress", "red dress", ()),
        ("Chanel No 5", "Chanel No 5", ()),
        ("Northern lights", "Northern lights", ()),
        ("not", "not", ()),
    ],
)
def test_what_is_not_wanted_is_told_from_what_is(text, wanted, unwanted):
    wish = read_wish(text)
    assert (wish.text, wish.unwanted) == (wanted, unwanted)


def test_what_the_catalog_knows_by_several_words_is_left_out_whole():
    assert read_wish("milk without added sugar please", {"added sugar"}).unwanted == (
        "added sugar",
    )


@pytest.mark.parametrize(
    ("text", "colours"),
    [
        ("a red dress", ("red",)),
        ("rote Schuhe", ("red",)),
        ("红色连衣裙", ("red",)),
        ("衣服,紫色,图案", ("purple",)),
        ("black and white shoes", ("black", "white")),
        ("a marine navy-blue coat", ("blue",)),
        ("credit card holder", ()),
        ("dress, not red", ()),
    ],
)
def test_colours_asked_for(text, colours):
    assert read_wish(text).colours == colours


def test_every_word_of_the_vocabulary_is_found_in_a_sentence():
    words = vocabulary()
    for name, phrase in (("red", "ROUGE"), ("blue", "藏青色"), ("green", "зелёный")):
        found = words.colours.meanings(folded(f"xx {phrase} yy"))
        assert found == ((name,) if name != "green" else ())


@given(st.text(max_size=60))
def test_any_text_is_read(text):
    wish = read_wish(text, {"sugar"})
    assert len(wish.text) <= 4 * len(text) + 4
    assert all(isinstance(word, str) and word for word in words_in(text))


@given(st.text(max_size=30))
def test_folding_twice_changes_nothing(text):
    assert folded(folded(text)) == folded(text)


def test_words_of_scripts_without_spaces():
    assert words_in("红色T恤 XL") == ["红", "色", "t", "恤", "xl"]
    assert words_in("Crème-brûlée") == ["creme", "brulee"]


def test_longer_phrases_win():
    phrases = Phrases({"sea": ["sea green"], "green": ["green"]})
    assert phrases.meanings("a sea green coat") == ("sea",)
    assert phrases.meanings("greens") == ()


@pytest.mark.parametrize(
    ("text", "patterns"),
    [
        ("striped red dress", ("striped",)), ("衣服,紫色,图案", ("patterned",)),
        ("vestido de lunares", ("dotted",)), ("dress", ()), ("dress without stripes", ()),
    ],
)  # fmt: skip
def test_patterns_that_are_asked_for(text, patterns):
    assert read_wish(text).patterns == patterns


@pytest.mark.parametrize(
    ("text", "thing"),
    [
        ("red dress", "dress"), ("dress, red", "dress"), ("红色条纹连衣裙", "连衣裙"),
        ("衣服,紫色,图案", "衣服"), ("robe rouge à pois", "robe"), ("红色的鞋", "鞋"),
        ("a photo of a blue striped T-shirt please", "a photo of a T-shirt please"),
        ("insurance", "insurance"), ("red", ""), ("rayas", ""), ("something red", ""),
        ("红色的东西", ""), ("something for the rain", "something for the rain"),
        ("dress without red", "dress"), ("something", ""),
    ],
)  # fmt: skip
def test_the_thing_is_what_is_left_without_colours_and_patterns(text, thing):
    assert read_wish(text).thing == thing
