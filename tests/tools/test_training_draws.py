"""What a training step is made of: a pure function of seed and step, honest about what is true."""

import numpy as np
import pytest

from tools.training.attributes import FALSE, TRUE, UNKNOWN, facts_of, state_matrix
from tools.training.batches import BatchMaker
from tools.training.captions import concepts_of, gather_concepts, make_captions
from tools.training.folders import Row, left_out
from tools.training.lexicon import read_lexicons


def dress(colour: str, title: str, kind: str = "Dresses") -> Row:
    meta = {
        "gender": "Women", "subCategory": "Dress", "articleType": kind, "baseColour": colour,
        "season": "Summer", "usage": "Casual", "productDisplayName": title,
    }  # fmt: skip
    return Row("fashion_product_images", "x.jpg", "train", kind, (title,), meta=meta)


def apple(label: str, split: str) -> Row:
    meta = {"class_name": label, "coarse_class": "Apple", "category": "Fruit"}
    said = (f"a photo of {label}", "a photo of apple")
    return Row("grocery_store", "x.jpg", split, label, said, "Apple", None, meta)


ROWS = [
    *(dress(c, f"{c} striped dress {i}") for c in ("Red", "Blue") for i in range(4)),
    *(apple(name, "train") for name in ("Granny-Smith", "Pink-Lady") for _ in range(6)),
    apple("Granny-Smith", "catalog"), apple("Pink-Lady", "catalog"),
]  # fmt: skip
FACTS = [facts_of(row) for row in ROWS]
CONCEPTS = gather_concepts(FACTS)
BANK = make_captions(ROWS, FACTS, CONCEPTS, read_lexicons(), {}, seed=3)


def made(seed: int = 5) -> BatchMaker:
    return BatchMaker(ROWS, FACTS, CONCEPTS, BANK, 24, seed)


def truth_of(text: str) -> np.ndarray:
    number = next(i for i, c in enumerate(BANK.captions) if c.text == text and c.language == "en")
    return BANK.truth(np.arange(len(ROWS)), np.array([number]))[:, 0]


def test_a_step_is_drawn_alike_every_time_and_another_step_is_not() -> None:
    one, same, other = made()(1, 40), made()(1, 40), made()(1, 41)
    for name in ("pictures", "captions", "truth", "same", "pairs"):
        assert np.array_equal(getattr(one, name), getattr(same, name))
    assert not np.array_equal(one.pictures, other.pictures)


def test_every_picture_is_asked_for_its_one_name_among_all_of_its_kind() -> None:
    batch = made()(1, 3)
    of_kind = {
        kind: [c for c, (k, _) in enumerate(CONCEPTS.names) if k == kind]
        for kind in ("grocery", "type")
    }
    assert [len(n.captions) for n in batch.namings] == [2, 1]
    for naming, (kind, concepts) in zip(batch.namings, of_kind.items(), strict=True):
        folder = "grocery_store" if kind == "grocery" else "fashion_product_images"
        shown = [ROWS[i].folder == folder for i in batch.pictures]
        assert naming.rows.tolist() == np.flatnonzero(shown).tolist()
        for row, place in zip(naming.rows, naming.truth, strict=True):
            own = batch.pictures[row]
            assert concepts[place] in CONCEPTS.of_picture[own]
            claimed = BANK.captions[naming.captions[place]].facts
            assert set(claimed) <= FACTS[own].true


def test_captions_are_right_for_every_picture_they_fit() -> None:
    # Whichever way the lexicon says it, both facts have to hold.
    red = [c for c in BANK.captions if set(c.facts) == {"colour:Red", "type:Dresses"}]
    assert red
    truth = truth_of(red[0].text)
    assert (truth[:4] == TRUE).all()
    assert (truth[4:8] == FALSE).all()


def test_what_nobody_wrote_down_is_not_held_against_a_picture() -> None:
    states = state_matrix(FACTS, ["colour:Red", "grocery:Pink-Lady", "pattern:Striped"])
    assert (states[8:14, 0] == UNKNOWN).all()  # an apple's colour was not noted
    assert (states[8:14, 1] == FALSE).all()
    assert (states[14:20, 1] == TRUE).all()
    assert (states[:8, 2] == TRUE).all()


def test_all_languages_are_spoken_and_each_caption_claims_its_facts() -> None:
    assert {"en", "zh", "de", "fr", "es", "ar", "ja"} <= {c.language for c in BANK.captions}
    assert all(c.text.strip() and "{" not in c.text for c in BANK.captions)
    drawn = made()(1, 3)
    right = BANK.truth(drawn.pictures, drawn.captions)
    assert np.array_equal(right, drawn.truth)
    assert (right == TRUE).any(axis=1).all()  # every picture has something true said of it


def test_photos_often_come_with_their_catalog_picture() -> None:
    catalog = {i for i, row in enumerate(ROWS) if row.split == "catalog"}
    pairs = [drawn for step in range(30) for drawn in made()(1, step).pictures.tolist()]
    assert 0.1 < sum(i in catalog for i in pairs) / len(pairs) < 0.5


def test_a_picture_of_one_thing_is_another_than_that_of_the_next() -> None:
    batch = made()(1, 0)
    names = np.array([FACTS[i].identity for i in batch.pictures])
    apples = np.array([ROWS[i].folder == "grocery_store" for i in batch.pictures])
    off = ~np.eye(len(names), dtype=bool)
    same = (names[:, None] == names[None]) & off
    assert (batch.same[same & apples[:, None]] == 1).all()
    assert (batch.same[same & ~apples[:, None]] >= 0).all()  # two red dresses need not be one
    assert (batch.same[~same & off] <= 0).all()
    assert (batch.same[apples[:, None] & ~apples[None]] == -1).all()


def test_the_draw_of_what_is_left_out_is_the_documented_one() -> None:
    labels = [f"p{i:02}" for i in range(81)]
    rows = [apple(label, "train") for label in labels]
    drawn, types = left_out(rows, 20, 10)
    assert len(drawn) == 20
    assert not types
    assert drawn == left_out(list(reversed(rows)), 20, 10)[0]


@pytest.mark.parametrize("row", [ROWS[0], ROWS[9]])
def test_every_way_to_say_a_picture_claims_only_what_is_true_of_it(row: Row) -> None:
    facts = facts_of(row)
    for _, key in concepts_of(facts):
        assert set(key) <= facts.true
