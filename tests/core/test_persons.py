"""The guard: without numbers fitted for the very model, every picture is one of a person."""

import io
from typing import Any

import numpy as np
import pytest

from kiosk.core.persons import FORMAT, PersonGuard
from kiosk.domain import ModelId
from kiosk.errors import ModelError

MODEL, OTHER = ModelId("one", "1" * 64), ModelId("other", "2" * 64)
PERSON, GOODS = np.array([1, 0, 0], np.float32), np.array([0, 1, 0], np.float32)


def blob(**changed: object) -> bytes:
    parts = {
        "format": FORMAT, "model": MODEL.digest, "weights": np.array([1, -1, 0], np.float32),
        "threshold": 0.5,
    }  # fmt: skip
    out = io.BytesIO()
    arrays: dict[str, Any] = {name: np.array(of) for name, of in (parts | changed).items()}
    np.savez_compressed(out, **arrays)
    return out.getvalue()


def test_people_are_told_from_goods():
    guard = PersonGuard.of(blob(), MODEL, 3)
    assert guard.can_tell
    assert guard.shows_person(PERSON)
    assert not guard.shows_person(GOODS)
    assert guard.shows_person(np.stack([GOODS, PERSON]))
    assert not guard.shows_person(np.stack([GOODS, GOODS]))


@pytest.mark.parametrize(("file", "model"), [(None, MODEL), (blob(), OTHER)])
def test_without_numbers_for_this_model_nothing_is_ever_let_through(file, model):
    guard = PersonGuard.of(file, model, 3)
    assert not guard.can_tell
    assert guard.shows_person(GOODS)


def test_no_vector_and_one_that_is_no_number_are_not_let_through():
    guard = PersonGuard.of(blob(), MODEL, 3)
    assert guard.shows_person(np.zeros((0, 3), np.float32))
    assert guard.shows_person(np.full(3, np.nan, np.float32))


@pytest.mark.parametrize(
    "damaged",
    [
        b"", b"no archive", blob()[:-30], blob(format=7), blob(weights=np.zeros(4, np.float32)),
        blob(threshold=np.nan), blob(weights=np.array([np.inf, 0, 0], np.float32)),
        blob(threshold="high"),
    ],
)  # fmt: skip
def test_a_damaged_file_is_an_error_and_not_a_guard(damaged):
    with pytest.raises(ModelError, match=r"persons\.npz"):
        PersonGuard.of(damaged, MODEL, 3)
