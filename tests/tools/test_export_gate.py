"""The gate between float32 and int8, and what is chosen behind it."""

from dataclasses import replace

import numpy as np
import pytest
from numpy.typing import NDArray

from tools.exporting.choosing import FLOAT_NAME, Judged, choose
from tools.exporting.errors import ExportError
from tools.exporting.gate import Figures, GateSet, judge, markdown_table, same_ten

Vectors = NDArray[np.float32]
LABELS = 12
PICTURES = 20 * LABELS


def unit(x: NDArray[np.float64]) -> Vectors:
    return (x / np.linalg.norm(x, axis=1, keepdims=True)).astype(np.float32)


def embeddings(noise: float = 0.0, seed: int = 0) -> tuple[Vectors, Vectors]:
    """Pictures around their label's own direction and the labels' names, a little disturbed."""
    rng = np.random.default_rng(7)
    names = rng.normal(size=(LABELS, 32))
    pictures = np.repeat(names, PICTURES // LABELS, axis=0) + 0.8 * rng.normal(size=(PICTURES, 32))
    other = np.random.default_rng(seed)
    return (
        unit(pictures + noise * other.normal(size=pictures.shape)),
        unit(names + noise * other.normal(size=names.shape)),
    )


GATE_SET = GateSet(
    tuple(str(i * LABELS // PICTURES) for i in range(PICTURES)),
    tuple(frozenset({str(i)}) for i in range(LABELS)),
)


def figures(noise: float) -> Figures:
    return judge(embeddings(), embeddings(noise), GATE_SET)


def test_the_same_vectors_lose_nothing() -> None:
    same = figures(0.0)
    assert same.failures() == []
    assert same.free_of_loss()
    assert same.image_cosine_mean == pytest.approx(1.0, abs=1e-5)
    assert same.picture_text_recall_lost == 0.0
    assert same.picture_text_recall > 0.9
    assert not same.collapsed


def test_a_spoilt_tower_fails_and_every_broken_limit_is_named() -> None:
    spoilt = figures(2.0)
    failures = " ".join(spoilt.failures())
    assert "image cosine, mean" in failures
    assert "picture to text recall lost" in failures
    assert "words to pictures, same ten" in failures


def test_recall_lost_is_counted_against_the_labels() -> None:
    image, text = embeddings()
    swapped = text[[1, 0, *range(2, LABELS)]]
    lost = judge((image, text), (image, swapped), GATE_SET)
    # The pictures of two of the twelve labels now meet the wrong name.
    assert lost.picture_text_recall_lost == pytest.approx(2 / LABELS, abs=0.03)
    assert 0 < lost.picture_text_recall_error < 0.05
    assert lost.picture_picture_recall_lost == 0.0


def test_texts_without_a_label_are_never_right() -> None:
    image, text = embeddings()
    everything = np.concatenate([text, -text])
    more = GateSet(GATE_SET.picture_labels, (*GATE_SET.text_labels, *[frozenset[str]()] * LABELS))
    both = (image, everything)
    assert judge(both, both, more).picture_text_recall == figures(0.0).picture_text_recall


def test_a_collapsed_tower_is_told() -> None:
    one = np.tile(unit(np.ones((1, 32))), (PICTURES, 1))
    names = embeddings()[1]
    assert judge((one, names), (one, names), GATE_SET).collapsed


def test_same_ten_counts_the_shared_ones_in_any_order() -> None:
    a = np.arange(20, dtype=np.float32)[None]
    assert same_ten(a, a) == 1.0
    assert same_ten(a, -a) == 0.0
    b = a.copy()
    b[0, [10, 19]] = b[0, [19, 10]]
    assert same_ten(a, b) == 1.0


def test_the_table_shows_limits_and_verdicts() -> None:
    table = markdown_table({"good": figures(0.0), "bad": figures(2.0)}, chosen=["good"])
    assert "**good**" in table
    assert table.splitlines()[-1].split("|")[-3:-1] == [" passes ", " fails "]


FINE, POOR = figures(0.0), figures(2.0)
LESS = replace(FINE, image_cosine_mean=0.99)


def judged(name: str, of: Figures | None, ms: float, megabytes: float = 10.0) -> Judged:
    return Judged(name, of, ms, megabytes)


FLOAT = judged(FLOAT_NAME, None, 10.0, 40.0)


def test_the_fastest_that_loses_nothing_is_taken() -> None:
    forms = [FLOAT, judged("static", FINE, 7.0), judged("weights", FINE, 10.0)]
    assert choose("image", forms).name == "static"


def test_of_equally_fast_ones_the_smaller_is_taken() -> None:
    forms = [FLOAT, judged("dynamic", FINE, 7.0, 9.0), judged("blocks", FINE, 7.1, 5.0)]
    assert choose("text", forms).name == "blocks"


def test_what_fails_the_gate_is_never_taken_however_fast() -> None:
    assert choose("image", [FLOAT, judged("static", POOR, 1.0)]).name == FLOAT_NAME


def test_int8_that_is_not_faster_is_left_out() -> None:
    forms = [FLOAT, judged("static", FINE, 11.0, 5.0), judged("weights", FINE, 10.0)]
    assert choose("image", forms).name == "weights"


def test_with_none_free_of_loss_the_least_loss_wins() -> None:
    worse = replace(LESS, picture_text_recall_lost=0.008)
    forms = [FLOAT, judged("static", worse, 5.0), judged("weights", LESS, 10.0)]
    assert choose("image", forms).name == "weights"


def test_a_loss_that_chance_alone_explains_counts_as_none() -> None:
    unlucky = replace(FINE, picture_text_recall_lost=0.007, picture_text_recall_error=0.006)
    surely = replace(unlucky, picture_text_recall_error=0.001)
    assert unlucky.free_of_loss()
    assert not surely.free_of_loss()


def test_a_form_that_does_not_fit_is_left_out() -> None:
    forms = [FLOAT, judged("dynamic", FINE, 5.0, 68.0), judged("blocks", FINE, 7.0, 58.0)]
    assert choose("text", forms).name == "dynamic"
    assert choose("text", forms, room=65.0).name == "blocks"


def test_random_weights_are_chosen_by_the_clock_alone() -> None:
    forms = [FLOAT, judged("static", POOR, 5.0)]
    choice = choose("image", forms, judgeable=False)
    assert choice.name == "static"
    assert "could not judge" in choice.why


def test_a_form_asked_for_by_name_is_given_or_refused() -> None:
    forms = [FLOAT, judged("static", POOR, 5.0), judged("weights", FINE, 10.0)]
    assert choose("image", forms, wanted="weights").name == "weights"
    with pytest.raises(ExportError, match=r"as static fails the gate: .*cosine"):
        choose("image", forms, wanted="static")
    with pytest.raises(ExportError, match=r"has no form 'blocks' .it has float32, static, weights"):
        choose("image", forms, wanted="blocks")
