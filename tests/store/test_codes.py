"""Recovery codes: typed as people type, and every slip of theirs named."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.errors import StoreError
from kiosk.store.codes import CODE_BITS, code_of, new_code, read_code

CHARS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
NUMBERS = st.integers(0, 2**CODE_BITS - 1)


def test_a_code_is_long_enough_and_never_the_same():
    assert CODE_BITS >= 128
    codes = {new_code() for _ in range(200)}
    assert len(codes) == 200
    assert all(len(code) == 41 and set(code) <= {*CHARS, "-"} for code in codes)
    # Every character of the canonical form varies, so no bit of it is fixed.
    assert all(len(set(column)) > 8 for column in zip(*map(read_code, codes), strict=True))


@given(NUMBERS, st.integers())
def test_it_is_read_back_however_it_is_typed(number, seed):
    code, chance = code_of(number), random.Random(seed)  # noqa: S311
    typed = ""
    for char in code:
        if char == "-":
            typed += chance.choice(["-", " ", "", "\t", " - "])
            continue
        alike = {"0": "0Oo", "1": "1IlLi"}.get(char, char + char.lower())
        typed += chance.choice(alike)
    assert read_code(f"  {typed}\n") == read_code(code)


@given(NUMBERS, st.integers(0, 34), st.sampled_from(CHARS))
def test_one_wrong_character_is_noticed_in_its_group(number, place, char):
    text = code_of(number).replace("-", "")
    wrong = text[:place] + char + text[place + 1 :]
    if wrong == text:
        return
    with pytest.raises(StoreError, match=f"Group {place // 5 + 1} of the recovery code"):
        read_code(wrong)


@given(NUMBERS, st.integers(0, 6), st.integers(0, 4), st.integers(0, 4))
def test_two_exchanged_characters_of_a_group_are_noticed(number, group, one, other):
    groups = code_of(number).split("-")
    chars = list(groups[group])
    chars[one], chars[other] = chars[other], chars[one]
    wrong = [*groups[:group], "".join(chars), *groups[group + 1 :]]
    if wrong == groups:
        return
    with pytest.raises(StoreError, match=f"Group {group + 1} "):
        read_code("-".join(wrong))


@given(NUMBERS, st.integers(0, 6), st.integers(0, 6))
def test_exchanged_groups_are_noticed(number, one, other):
    groups = code_of(number).split("-")
    if one == other:
        return
    groups[one], groups[other] = groups[other], groups[one]
    with pytest.raises(StoreError, match=f"Group {min(one, other) + 1} "):
        read_code("-".join(groups))


@pytest.mark.parametrize("typed", ["", "x", "Ü" * 35, "A" * 36, "A" * 100_000, "\0" * 35])
def test_what_is_no_code_is_said_to_be_none(typed):
    with pytest.raises(StoreError, match="recovery code"):
        read_code(typed)
