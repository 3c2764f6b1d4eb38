"""The judge's words: how classes, products and queries are called."""

from pathlib import Path

import pytest

from tools.evaluation.folders import CLOTHING, FASHION, GROCERY, OBJECTS, OTHER, Folder, _kind
from tools.evaluation.wording import (
    LANGUAGES,
    TEMPLATES,
    article,
    class_names,
    ensemble,
    product_names,
    say,
)
from tools.training.folders import Row
from tools.training.lexicon import read_lexicons

META = {
    "articleType": "Dresses", "baseColour": "Red", "gender": "Women", "subCategory": "Dress",
    "usage": "Casual", "productDisplayName": "Red dress",
}  # fmt: skip


def row(label: str, *captions: str, split: str = "val", coarse: str | None = None,
        **meta: str) -> Row:  # fmt: skip
    return Row("any", f"{label}.jpg", split, label, captions, coarse, None, dict(meta))


def folder(*rows: Row) -> Folder:
    return Folder(Path("any"), "any", OTHER, rows, "digest")


def test_a_class_is_called_by_what_all_its_captions_share() -> None:
    names = class_names(
        folder(
            row("car_side", "a photo of a car seen from the side", "outside"),
            row("car_side", "a picture of a car seen from the side", "parked"),
            row("wild_cat", "one", "two"), row("wild_cat", "three"),
        )
    )  # fmt: skip
    # Nothing is shared by the second: its label is spelt out.
    assert names == {"car_side": "car seen from the side", "wild_cat": "wild cat"}


def test_a_product_is_called_by_its_catalog_caption() -> None:
    shop = folder(
        row("Kiwi", "a product image of kiwi on a white background", split="catalog"),
        row("Kiwi", "a photo of something green"),
        row("Leek", "fresh leek", split="catalog"),
    )
    assert product_names(shop) == {"Kiwi": "kiwi", "Leek": "fresh leek"}


def test_the_description_weighs_as_much_as_one_synonym() -> None:
    texts = ensemble(["kiwi", "kiwi fruit", "kiwi"], "It is green.")
    assert texts.count("kiwi: It is green.") == len(TEMPLATES)
    assert len(texts) == 3 * len(TEMPLATES)
    assert "a photo of kiwi fruit" in texts


@pytest.mark.parametrize(
    ("language", "text"),
    [("en", "red dress"), ("zh", "红色连衣裙"), ("de", "rotes Kleid"), ("fr", "robe rouge")],
)
def test_a_query_is_said_in_every_language(language: str, text: str) -> None:
    assert say(read_lexicons()[language], "Dresses", colour="Red") == text


def test_patterns_join_and_a_missing_word_is_no_query() -> None:
    lexicons = read_lexicons()
    assert say(lexicons["en"], "Shirts", pattern="Striped") == "striped shirt"
    assert say(lexicons["en"], "Shirts", colour="Blue", pattern="Striped") == "shirt, blue, striped"
    assert say(lexicons["en"], "Spaceships", colour="Red") is None
    assert say(lexicons["en"], "Dresses", colour="Octarine") is None
    assert set(LANGUAGES) <= set(lexicons)


def test_articles() -> None:
    assert (article("umbrella"), article("cup")) == ("an umbrella", "a cup")


def test_folders_are_known_by_what_their_rows_carry() -> None:
    english = read_lexicons()["en"]
    catalog = row("Kiwi", "kiwi", split="catalog", coarse="Kiwi")
    assert _kind([catalog, row("Kiwi", "kiwi", coarse="Kiwi")], english) == GROCERY
    assert _kind([row("Dresses", "x", **META)], english) == FASHION
    assert _kind([row("Dress", "x", kids="False"), row("Skip", "x", kids="True")], english) == (
        CLOTHING
    )
    assert _kind([row("cup", "a photo of a cup", "cup", category="cup")], english) == OBJECTS
    assert _kind([row("cup", "a photo of a cup")], english) == OTHER
    assert _kind([row("Kiwi", "kiwi", coarse="Kiwi")], english) == OTHER
