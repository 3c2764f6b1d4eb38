"""A unigram tokenizer in the ``tokenizers`` package's JSON, written as a SentencePiece model.

The same pieces, scores and ids in another form, which a kiosk reads faster and holds in a quarter
of the memory. Texts are normalized by the kiosk before (NFKC, single spaces), so the model's own
normalizer only marks the spaces.
"""

import json
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from kiosk.encoders.manifest import TextSpec
from kiosk.encoders.tokenizer import TextTokenizer
from tools.exporting.errors import ExportError
from tools.exporting.preparing import to_ids

_UNIGRAM = 1
"""``TrainerSpec.ModelType.UNIGRAM`` of sentencepiece_model.proto."""
_NORMAL, _UNKNOWN, _CONTROL = 1, 2, 3
"""``SentencePiece.Type`` of the same."""


def sentencepiece_model(tokenizer_json: str) -> bytes:
    """Write the vocabulary as a serialized SentencePiece model; ids are kept.

    Raises ExportError where the JSON is not of a unigram vocabulary with the four special tokens.
    """
    from sentencepiece import sentencepiece_model_pb2

    # Its message classes are made when it is imported: no type checker sees them.
    proto: Any = sentencepiece_model_pb2

    body: dict[str, Any] = json.loads(tokenizer_json)["model"]
    special = {"<s>": "bos", "<pad>": "pad", "</s>": "eos", "<unk>": "unk"}
    pieces = body["vocab"] if body["type"] == "Unigram" else []
    ids = {piece: i for i, (piece, _) in enumerate(pieces) if piece in special}
    if set(ids) != set(special):
        msg = "Only a unigram tokenizer with <s>, <pad>, </s> and <unk> can be a .model file."
        raise ExportError(msg)
    model = proto.ModelProto()
    for piece, score in pieces:
        kind = _UNKNOWN if piece == "<unk>" else _CONTROL if piece in special else _NORMAL
        model.pieces.add(piece=piece, score=score, type=kind)
    trainer = model.trainer_spec
    trainer.model_type, trainer.vocab_size = _UNIGRAM, len(model.pieces)
    for piece, name in special.items():
        setattr(trainer, f"{name}_id", ids[piece])
        setattr(trainer, f"{name}_piece", piece)
    normalizer = model.normalizer_spec
    normalizer.name, normalizer.add_dummy_prefix = "identity", True
    normalizer.remove_extra_whitespaces, normalizer.escape_whitespaces = False, True
    return bytes(model.SerializeToString())


def check_same_ids(model: bytes, tokenizer_json: str, texts: Sequence[str], text: TextSpec) -> None:
    """Prove that both forms cut the texts alike. Raises ExportError naming one that differs."""
    ours = TextTokenizer(model, text).encode(texts)
    theirs = to_ids(tokenizer_json, texts, replace(text, fixed_length=False))
    for one, own, their in zip(texts, ours, theirs, strict=True):
        if own != their:
            msg = f"The SentencePiece form cuts {one[:40]!r} in another way: {own} is not {their}."
            raise ExportError(msg)
