"""The benchmark of shelves: what it composes is where it says, and what it judges is fair."""

import json

import numpy as np
import pytest

from kiosk.core.recognising import Guess, Recognition
from kiosk.core.shelf import Found
from kiosk.domain import Box, Decision
from tests.fakes.bundles import write_fake_bundle
from tools.bench_shelf import judge, main
from tools.benching.shelves import Shelf, Thing, compose_shelf

RED, BLUE = (220, 10, 10), (10, 10, 220)


def things() -> list[Thing]:
    return [
        Thing(name, np.full((60, 40, 3), colour, np.uint8))
        for name, colour in (("red", RED), ("blue", BLUE))
    ]


def test_a_composed_shelf_has_its_things_where_it_says():
    for seed in range(5):
        shelf = compose_shelf(things(), np.random.default_rng(seed))
        assert shelf.labels == ("red", "blue")
        for (left, top, right, bottom), channel in zip(shelf.boxes, (0, 2), strict=True):
            inside = shelf.pixels[round(top + bottom) // 2, round(left + right) // 2]
            assert inside.argmax() == channel
            outside = shelf.pixels[:, : max(1, round(left) - 30)]
            assert right > left
            assert outside.size


def found(item: str, box: tuple[float, ...], decision: Decision = Decision.SURE) -> Found:
    answer = Recognition(decision, (Guess(item, 0.9, 1.0, 1.0, 0, ()),), 0.1)
    return Found(Box(*box), answer, np.zeros((0, 1), np.float32))


def test_each_thing_is_found_once_and_by_its_own_name():
    shelf = Shelf(
        np.zeros((100, 100, 3), np.uint8), ("red", "blue"),
        np.array([[0.0, 0, 50, 100], [50, 0, 100, 100]]),
    )  # fmt: skip
    answers = [
        found("red", (0, 0, 0.5, 1)), found("red", (0.02, 0, 0.5, 1)),
        found("green", (0.5, 0, 1, 1), Decision.MAYBE),
    ]  # fmt: skip
    one = judge(shelf, answers, [Box(0, 0, 0.5, 1)])
    assert (one.things, one.proposed, one.found, one.named, one.false) == (2, 1, 2, 1, 1)
    assert (one.sure, one.sure_wrong) == (2, 1)


def test_drawn_goods_are_measured_and_written_down(tmp_path, capsys):
    bundle = write_fake_bundle(tmp_path / "model")
    out = tmp_path / "shelf.json"
    assert main([str(bundle), "--shelves", "2", "--most", "3", "--out", str(out)]) == 0
    assert "a proposed box covers it" in capsys.readouterr().out
    figures = json.loads(out.read_text(encoding="utf-8"))
    assert figures["shelves"] == 2
    assert 0 <= figures["found"] <= figures["proposed"] <= 1


@pytest.mark.parametrize("more", [["--shelves", "0"], ["--most", "1"], ["--data", "/nowhere"]])
def test_bad_input_is_one_sentence(tmp_path, capsys, more):
    bundle = write_fake_bundle(tmp_path / "model")
    assert main([str(bundle), *more]) == 2
    assert capsys.readouterr().err.count("\n") == 1
