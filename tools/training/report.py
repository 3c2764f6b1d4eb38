"""The figures printed at the end of a run."""

from typing import Any

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from tools.training import measure
from tools.training.data import Pictures
from tools.training.lexicon import Lexicon, read_lexicons
from tools.training.model import Heads, ImageTower, centred
from tools.training.text_vectors import TextVectors

LANGUAGES_MEASURED = ("zh", "de", "fr", "es", "it", "pt", "nl", "pl", "tr", "ar", "ja", "ko")


def product_names(pictures: Pictures) -> dict[str, str]:
    """Give each product's plain name, from its catalog caption."""
    names = {}
    for r in pictures.rows:
        if r.folder == "grocery_store" and r.split == "catalog":
            text = r.captions[0].removeprefix("a product image of ")
            names[r.label] = text.removesuffix(" on a white background")
    return names


def quick_report(
    everything: Pictures, tower: ImageTower, heads: Heads, mean: Tensor, vectors: TextVectors,
    looks_share: float, groceries: set[str], types: set[str], *, side: int, moved: bool,
) -> dict[str, Any]:  # fmt: skip
    """Measure on the held-back pictures, and on what was left out where something was."""
    needed = [
        i for i, r in enumerate(everything.rows)
        if r.split != "train" or r.folder == "grocery_store"
        or (r.folder == "fashion_product_images" and r.label in types)
    ]  # fmt: skip
    pictures = everything.only(needed)
    if moved:
        meaning, looks = measure.embed(tower, heads, pictures.pixels, side)
    else:
        meaning, looks = measure.embed_features(heads, pictures.features)

    def words(texts: list[str]) -> measure.Floats:
        known = torch.from_numpy(vectors.of(texts).astype(np.float32))
        with torch.inference_mode():
            out = heads.text(centred(known, mean))
            return np.asarray(functional.normalize(out, dim=1).numpy())

    figures: dict[str, Any] = {}
    names = product_names(pictures)
    if names:
        labels = sorted(names)
        texts = [f"a photo of {names[label]}" for label in labels]
        figures["grocery"] = measure.groceries(
            pictures, meaning, looks, words(texts), labels, None, looks_share
        )
        if groceries:
            figures["grocery left out"] = measure.groceries(
                pictures, meaning, looks, words(texts), labels, groceries, looks_share
            )
            figures["left out"] = sorted(groceries)
    lexicons = read_lexicons()
    if "en" in lexicons:
        english = lexicons["en"]
        clothing = sorted({r.label for r in pictures.rows if r.folder == "clothing_dataset"}
                          - {"Not sure", "Other", "Skip"})  # fmt: skip
        if clothing:
            said = [f"a photo of a {english.nouns(f'clothing:{c}')[0][0]}" for c in clothing]
            figures["clothing"] = measure.classes(
                pictures, meaning, "clothing_dataset", clothing, words(said)
            )
    queries = measure.colour_type_queries(pictures)
    for language in ("en", *LANGUAGES_MEASURED):
        if language in lexicons and queries:
            own = lexicons[language]
            said = [_plain(own, colour, kind) for colour, kind in queries]
            figures[f"colour type {language}"] = measure.colour_type(
                pictures, meaning, queries, words(said)
            )
    figures["types left out"] = sorted(types)
    return figures


def _plain(lexicon: Lexicon, colour: str, kind: str) -> str:
    """Say "colour type" in a language's first words and first template."""
    word, agreement = lexicon.words["types"][kind][0]
    forms = lexicon.words["colours"][colour]
    values = {"type": word, "bare": forms["bare"][0],
              "colour": (forms.get(agreement) or forms["bare"])[0]}  # fmt: skip
    return str(lexicon.words["templates"]["colour_type"][0]).format(**values)
