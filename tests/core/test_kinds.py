"""Kinds of goods are said in the shopper's language, and never wrongly."""

import json
from importlib.resources import files

import pytest

from kiosk.core.kinds import is_word_of, kind_in_every_language, said_kind
from kiosk.demo.products import products

LANGUAGES = ("en", "zh", "de", "fr", "es", "ar")


@pytest.mark.parametrize(
    ("kind", "language", "said"),
    [
        ("dresses", "de", "Kleider"), ("Dresses", "zh", "连衣裙"), ("dress", "ar", "فساتين"),
        ("Kleider", "en", "dresses"), ("CHAUSSURES", "es", "zapatos"), ("鞋子", "de", "Schuhe"),
        # The catalog's own word is left as it is to those who read it.
        ("Sneaker", "de", "Sneaker"), ("t-shirts", "de", "T-Shirts"),
        ("JEANS", "de", "JEANS"), ("dresses", "en", "dresses"), ("T恤", "zh", "T恤"),
        # Of these nobody knows what they are.
        ("Kitchen & Dining", "de", "Kitchen & Dining"), ("dresses", "pl", "dresses"),
        ("", "de", ""),
        # Dresses to a French catalog, bathrobes to an English one.
        ("robes", "de", "robes"), ("baskets", "de", "baskets"),
    ],
)  # fmt: skip
def test_a_kind_is_said_in_the_language(kind, language, said):
    assert said_kind(kind, language) == said


def test_every_kind_of_the_demo_is_known_in_every_language():
    for kind in {product.category for product in products()}:
        for language in LANGUAGES:
            said = said_kind(kind, language)
            latin = language in {"zh", "ar"} and said.isascii()
            assert said, kind
            assert not latin, (kind, language)


def test_only_what_is_said_otherwise_is_given():
    assert "en" not in kind_in_every_language("jeans")
    assert kind_in_every_language("jeans")["zh"] == "牛仔裤"
    assert kind_in_every_language("whatever") == {}


def test_every_kind_has_words_in_every_language():
    kinds = json.loads(files("kiosk.core").joinpath("kinds.json").read_text(encoding="utf-8"))
    for words in kinds:
        assert tuple(sorted(words)) == tuple(sorted(LANGUAGES))
        assert all(word.strip() == word and word for of in words.values() for word in of)


def test_words_for_colours_and_patterns_belong_to_languages():
    assert is_word_of("Navy Blue", "en")
    assert is_word_of("gepunktet", "de")
    assert not is_word_of("navy blue", "de")
    assert not is_word_of("rot", "xx")
