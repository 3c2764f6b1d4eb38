"""Stand-ins that let an architecture be shown to work where no hub can be reached.

Only ever used with random weights: the tokenizer gives valid ids of the right form, in the right
places, but not the ids the model was trained with, so it must never meet real weights.
"""

import json
from pathlib import Path
from typing import Any

from tools.exporting.errors import ExportError

_XLM_ROBERTA: dict[str, Any] = {
    "model_type": "xlm-roberta", "architectures": ["XLMRobertaModel"], "vocab_size": 250002,
    "max_position_embeddings": 514, "type_vocab_size": 1, "layer_norm_eps": 1e-5,
    "pad_token_id": 1, "bos_token_id": 0, "eos_token_id": 2, "hidden_act": "gelu",
}  # fmt: skip
_BASE = {
    "hidden_size": 768, "num_hidden_layers": 12, "num_attention_heads": 12,
    "intermediate_size": 3072,
}  # fmt: skip
_LARGE = {
    "hidden_size": 1024, "num_hidden_layers": 24, "num_attention_heads": 16,
    "intermediate_size": 4096,
}  # fmt: skip
_TEXT_CONFIGS: dict[str, dict[str, Any]] = {
    "xlm-roberta-base": {**_XLM_ROBERTA, **_BASE},
    "xlm-roberta-large": {**_XLM_ROBERTA, **_LARGE},
    "roberta-base": {
        **_XLM_ROBERTA, **_BASE, "model_type": "roberta", "architectures": ["RobertaModel"],
        "vocab_size": 50265,
    },
}  # fmt: skip
"""Sizes of the published text towers open_clip names but does not describe (their own configs)."""


def write_text_config(name: str, folder: Path) -> int:
    """Write the config of a text tower by its hub name; give its padding id.

    Raises ExportError for a tower whose sizes are not known here.
    """
    config = _TEXT_CONFIGS.get(name)
    if config is None:
        msg = (
            f"The text tower {name} can only be built with a hub: its sizes are not known here "
            f"(known: {', '.join(sorted(_TEXT_CONFIGS))})."
        )
        raise ExportError(msg)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "config.json").write_text(json.dumps(config), encoding="utf-8")
    return int(config["pad_token_id"])


def stand_in_tokenizer(*, bos: int | None, eos: int, pad: int, first: int) -> str:
    """Give a byte-level tokenizer as JSON: one token a byte from id ``first``, and the ends."""
    from tokenizers import Tokenizer, decoders, models, pre_tokenizers, processors

    specials = {"<pad>": pad, "</s>": eos, **({"<s>": bos} if bos is not None else {})}
    alphabet = sorted(pre_tokenizers.ByteLevel.alphabet())
    vocabulary = {**specials, **{c: first + i for i, c in enumerate(alphabet)}}
    tokenizer = Tokenizer(models.BPE(vocab=vocabulary, merges=[]))
    tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    tokenizer.decoder = decoders.ByteLevel()
    tokenizer.add_special_tokens(list(specials))
    single = "<s> $A </s>" if bos is not None else "$A </s>"
    tokenizer.post_processor = processors.TemplateProcessing(
        single=single,
        special_tokens=[(token, i) for token, i in specials.items() if token in single],
    )
    return str(tokenizer.to_str())
