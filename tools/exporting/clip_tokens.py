"""open_clip's tokenizers as ``tokenizers`` JSON, and the proof that they give the same ids."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from tokenizers import Regex, Tokenizer, decoders, models, pre_tokenizers, processors

from kiosk.encoders.manifest import TextSpec
from tools.exporting.errors import ExportError
from tools.exporting.preparing import to_ids

CHECKED = (
    "a red dress", "红色连衣裙", "Größe 42, für Herren", "l'été à 30 €", "it's 100% cotton!!",
    "衣服,紫色,图案", "赤いワンピース", "빨간 원피스", "فستان أحمر", "λαδί ελιάς", "кофе", "ผ้าไหม",
    "  two   spaces\tand\nlines ", "", "...", "a&amp;b", 
    "１２３ＡＢＣ", "emoji 👟🍎 here", "naïve café",
    "don't won't we'll", "UPPER lower MiXed", "snake_case_name", "a" * 300, "word " * 120,
)  # fmt: skip
"""Strings both tokenizers must agree on: scripts, contractions, entities, width, length."""


def simple_tokenizer_json(source: Any) -> str:
    """Rebuild open_clip's own byte-pair tokenizer of CLIP from its vocabulary and merges."""
    merges = [pair for pair, _ in sorted(source.bpe_ranks.items(), key=lambda item: item[1])]
    tokenizer = Tokenizer(
        models.BPE(
            vocab=dict(source.encoder),
            merges=[(a, b) for a, b in merges],
            end_of_word_suffix="</w>",
        )
    )
    pattern = r"'s|'t|'re|'ve|'m|'ll|'d|[\p{L}]+|[\p{N}]|[^\s\p{L}\p{N}]+"
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence(
        [
            pre_tokenizers.Split(Regex(pattern), behavior="removed", invert=True),
            pre_tokenizers.ByteLevel(add_prefix_space=False, use_regex=False),
        ]
    )
    tokenizer.decoder = decoders.ByteLevel()
    start, end = "<start_of_text>", "<end_of_text>"
    tokenizer.post_processor = processors.TemplateProcessing(
        single=f"{start} $A {end}",
        special_tokens=[(start, source.sot_token_id), (end, source.eot_token_id)],
    )
    return str(tokenizer.to_str())


def check_tokenizer(
    tokenizer_json: str,
    source: Any,
    text: TextSpec,
    strings: Sequence[str] = CHECKED,
) -> None:
    """Compare with open_clip's tokenizer. Raises ExportError naming the string that differs."""
    ours = to_ids(tokenizer_json, strings, replace(text, fixed_length=True))
    for string, ids in zip(strings, ours, strict=True):
        theirs = source([string], context_length=text.context_length)[0].tolist()
        if theirs != ids:
            msg = (
                f"The converted tokenizer differs from open_clip's on {string[:40]!r}: "
                "this model's texts cannot be encoded faithfully."
            )
            raise ExportError(msg)
