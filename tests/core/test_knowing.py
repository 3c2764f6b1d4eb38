"""What a recognition is given of an item and of a picture."""

import numpy as np
import pytest

from kiosk.core.knowing import texts_of, views_of
from kiosk.domain import CatalogItem


def test_an_items_words_are_its_names_and_descriptions_each_once():
    item = CatalogItem(
        "1", "Mug", names={"de": "Becher", "fr": "Mug"},
        descriptions={"en": "For coffee.", "de": "x" * 1000, "": ""},
    )  # fmt: skip
    texts = texts_of(item)
    assert texts[:3] == ("Mug", "a photo of Mug", "Becher")
    assert len(texts) == len(set(texts)) == 5
    assert "Mug: For coffee." in texts
    assert max(len(text) for text in texts) < 350


def test_an_item_of_many_languages_has_a_bounded_number():
    names = {f"l{n}": f"name {n}" for n in range(60)}
    assert len(texts_of(CatalogItem("1", "Mug", names=names))) == 16


@pytest.mark.parametrize("shape", [(40, 60, 3), (1, 1, 3), (3, 200, 3)])
def test_views_are_the_picture_its_mirror_and_its_middle(shape):
    pixels = np.random.default_rng(1).integers(0, 256, shape, np.uint8)
    plain, mirrored, middle = views_of(pixels)
    assert plain is pixels
    assert np.array_equal(mirrored[:, ::-1], pixels)
    assert min(middle.shape[:2]) >= 1
    assert middle.shape[0] <= shape[0]
    if shape == (40, 60, 3):
        assert np.array_equal(middle, pixels[4:36, 6:54])
    assert all(view.flags.c_contiguous for view in (mirrored, middle))
