"""Tokenizers of the exporter: ids as the kiosk will make them."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tokenizers import (
    Regex,
    Tokenizer,
    models,
    normalizers,
    pre_tokenizers,
    processors,
)

from kiosk.encoders.manifest import TextSpec
from kiosk.encoders.tokenizer import TextTokenizer
from kiosk.errors import ModelError
from tools.exporting.errors import ExportError
from tools.exporting.hub_free import stand_in_tokenizer
from tools.exporting.pieces import check_same_ids, sentencepiece_model
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


def unigram(pieces: dict[str, float]) -> str:
    """Give a small unigram tokenizer, of the default model's form, as JSON."""
    vocabulary = [("<s>", 0.0), ("<pad>", 0.0), ("</s>", 0.0), ("<unk>", 0.0), *pieces.items()]
    tokenizer = Tokenizer(models.Unigram(vocabulary, unk_id=3, byte_fallback=False))
    tokenizer.normalizer = normalizers.Sequence(
        [normalizers.NFKC(), normalizers.Replace(Regex(r"\s+"), " "), normalizers.Strip()]
    )
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace(prepend_scheme="always")
    tokenizer.post_processor = processors.TemplateProcessing(
        "<s> $A </s>", special_tokens=[("<s>", 0), ("</s>", 2)]
    )
    return str(tokenizer.to_str())


PIECES = {"▁": -3.1, "▁re": -2.7, "▁red": -4.3, "d": -5.2, "e": -5.3, "r": -5.4, "dress": -6.1,
          "▁dress": -6.7, "红": -8.2, "色": -8.3, "红色": -9.9, "1": -7.7, "s": -6.3}  # fmt: skip
"""No two ways to cut a text have the same score but by exchanging equal pieces."""


@settings(deadline=None)  # the first call imports what writes the model
@given(st.text("red s红色１1\u3000\n\t绿ﬁx", max_size=40))
def test_a_sentencepiece_model_cuts_as_the_json_it_was_made_of(text: str) -> None:
    of = unigram(PIECES)
    as_model = replace(spec(length=16, fixed=False, pad=1), tokenizer="tokenizer.model")
    check_same_ids(sentencepiece_model(of), of, [text], as_model)


def test_a_sentencepiece_model_that_cuts_otherwise_is_refused_by_the_text_that_shows_it() -> None:
    other = sentencepiece_model(unigram({**PIECES, "▁red": -20.0}))
    as_model = replace(spec(length=16, fixed=False, pad=1), tokenizer="tokenizer.model")
    with pytest.raises(ExportError, match="cuts 'red dress' in another way"):
        check_same_ids(other, unigram(PIECES), ["s", "red dress"], as_model)


def test_only_a_unigram_tokenizer_becomes_a_sentencepiece_model() -> None:
    with pytest.raises(ExportError, match="Only a unigram tokenizer"):
        sentencepiece_model(stand_in_tokenizer(bos=0, eos=2, pad=1, first=4))


def test_a_sentencepiece_file_that_is_none_is_named() -> None:
    as_model = replace(spec(length=16, fixed=False, pad=1), tokenizer="tokenizer.model")
    with pytest.raises(ModelError, match=r"tokenizer\.model is no tokenizer"):
        TextTokenizer(b"\x00\x01", as_model)
