"""Tokenizers of the exporter: ids as the kiosk will make them."""

from kiosk.encoders.manifest import TextSpec
from tools.exporting.hub_free import stand_in_tokenizer
from tools.exporting.preparing import to_ids


def spec(*, length: int, fixed: bool, pad: int) -> TextSpec:
    return TextSpec("text.onnx", "tokenizer.json", length, fixed, pad, "", "whitespace")


def test_the_stand_in_gives_a_token_a_byte_between_its_ends() -> None:
    tokenizer = stand_in_tokenizer(bos=0, eos=2, pad=1, first=4)
    ids = to_ids(tokenizer, ["ab", "", "红"], spec(length=10, fixed=False, pad=1))
    assert [one[0] for one in ids] == [0, 0, 0]
    assert [one[-1] for one in ids] == [2, 2, 2]
    assert [len(one) for one in ids] == [4, 2, 5]
    assert min(i for one in ids for i in one[1:-1]) >= 4


def test_a_fixed_length_is_filled_and_a_long_text_cut_before_its_end() -> None:
    tokenizer = stand_in_tokenizer(bos=None, eos=1, pad=0, first=4)
    short, long = to_ids(tokenizer, ["ab", "x" * 50], spec(length=8, fixed=True, pad=0))
    assert short[2:] == [1, 0, 0, 0, 0, 0]
    assert len(long) == 8
    assert long[-1] == 1
