"""Chinese words found by their sounds."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.core.pinyin import Candidate, PinyinWords

WORDS = PinyinWords.of(
    ["红色连衣裙", "红色连衣裙", "绿色短袖衬衫", "女士T恤", "T恤", "西安特产", "先锋", "重庆火锅",
     "银行卡套", "策略游戏", "红茶", "红茶", "红茶"]
)  # fmt: skip


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("hongselianyiqun", "红色连衣裙"), ("hslyq", "红色连衣裙"), ("hongslyq", "红色连衣裙"),
        ("hongse", "红色"), ("HongSe", "红色"), ("hongs", "红色"), ("hóngsè", "红色"),
        ("hong2se4", "红色"), ("hong'se", "红色"), ("lv", "绿"), ("lü", "绿"), ("nvshi", "女士"),
        ("nüshi", "女士"), ("txu", "T恤"), ("chongqinghuoguo", "重庆火锅"), ("chqhg", "重庆火锅"),
        ("yinhangkatao", "银行卡套"), ("celueyouxi", "策略游戏"), ("buyao", "不要"),
        ("hongc", "红茶"),
    ],
)  # fmt: skip
def test_the_best_candidate(typed, text):
    assert WORDS.candidates(typed)[0] == Candidate(text, len(typed))


def test_whole_words_come_before_longer_ones_and_frequent_before_rare():
    texts = [one.text for one in WORDS.candidates("hong")]
    assert texts[0] == "红"
    assert texts.index("红茶") < texts.index("红色连衣裙")


def test_characters_that_begin_a_word_can_be_had_alone():
    assert Candidate("短袖", 7) in WORDS.candidates("duanxiu")
    assert Candidate("西安", 5) in WORDS.candidates("xi'an")


def test_an_apostrophe_parts_syllables():
    assert WORDS.candidates("xian")[0].text == "先"
    assert "先" not in [one.text for one in WORDS.candidates("xi'an") if one.used == 5]


def test_what_a_candidate_leaves_can_be_typed_on():
    for typed, rest in (("hongchalianyiqun", "lianyiqun"), ("hongcha'lian", "lian")):
        tea = next(one for one in WORDS.candidates(typed, 40) if one.text == "红茶")
        assert typed[tea.used :] == rest


def test_two_words_in_one():
    assert WORDS.candidates("hongchatxu")[0] == Candidate("红茶T恤", 10)


def test_every_common_character_can_be_had():
    assert "洪" in [one.text for one in WORDS.candidates("hong", 60)]
    assert "长" in [one.text for one in WORDS.candidates("chang", 60)]
    assert "长" in [one.text for one in WORDS.candidates("zhang", 60)]


@pytest.mark.parametrize("typed", ["", "'", "123", "iii", "ж", "红"])
def test_letters_that_are_no_sounds_give_nothing(typed):
    assert WORDS.candidates(typed) == ()


@given(st.text(alphabet="abcehgilnoqsuvxyz'ü2", max_size=70), st.integers(0, 20))
@settings(deadline=None)
def test_any_letters_give_what_can_be_taken(typed, limit):
    found = WORDS.candidates(typed, limit)
    assert len(found) <= limit
    assert len({one.text for one in found}) == len(found)
    assert all(one.text and 0 < one.used <= len(typed) for one in found)


def test_counts_may_be_given_at_once():
    words = PinyinWords.of({"红茶": 1, "绿茶": 5, "花茶": 3, "红酒": 9})
    assert words.candidates("hongj")[0].text == "红酒"
    assert words.candidates("h")[0].text == "红"
