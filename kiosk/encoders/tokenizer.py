"""Words to token ids: open_clip's ways of cleaning text, and two libraries' ways of cutting it.

A model whose vocabulary is a SentencePiece unigram one comes as ``tokenizer.model`` and is read by
``sentencepiece``, which holds the default model's pieces in 60 MB; any other comes as the
``tokenizers`` package's JSON (which holds the same pieces in 220 MB).
"""

import html
import re
import string
import unicodedata
from collections.abc import Callable, Sequence
from typing import Protocol

import ftfy

from kiosk.encoders.manifest import TextSpec
from kiosk.errors import ModelError

SENTENCEPIECE = ".model"
"""How the name of a SentencePiece vocabulary ends."""

_MOST_CHARACTERS = 4096
"""More never reaches the model: a context holds a few hundred tokens at most. Cutting first bounds
the time a pasted book takes."""
_SPACES = re.compile(r"\s+")
_PUNCTUATION = str.maketrans("", "", string.punctuation)


def _whitespace(text: str) -> str:
    return " ".join(_basic(text).split()).strip()


def _basic(text: str) -> str:
    return html.unescape(html.unescape(ftfy.fix_text(text))).strip()


def _lower(text: str) -> str:
    return _whitespace(text).lower()


def _canonicalize(text: str) -> str:
    bare = _basic(text).replace("_", " ").translate(_PUNCTUATION).lower()
    return _SPACES.sub(" ", bare).strip()


CLEANERS: dict[str, Callable[[str], str]] = {
    "none": str, "whitespace": _whitespace, "clip": _lower, "canonicalize": _canonicalize,
}  # fmt: skip
"""open_clip's text cleaners by the manifest's names; "clip" is its "lower"."""


class _Cutter(Protocol):
    """What a vocabulary does: texts to ids, with the first and last tokens of its kind."""

    def size(self) -> int: ...

    def ids(self, texts: list[str]) -> list[list[int]]: ...


class _Json:
    """A vocabulary of the ``tokenizers`` library."""

    def __init__(self, blob: bytes, length: int) -> None:
        # Only where it is needed: a kiosk with the default model never loads it.
        from tokenizers import Tokenizer

        self._tokenizer = Tokenizer.from_buffer(blob)
        self._tokenizer.no_padding()
        # The library takes the special tokens off the length before it cuts, so the last stays.
        self._tokenizer.enable_truncation(max_length=length)

    def size(self) -> int:
        return self._tokenizer.get_vocab_size()

    def ids(self, texts: list[str]) -> list[list[int]]:
        return [encoding.ids for encoding in self._tokenizer.encode_batch(texts)]


class _Pieces:
    """A SentencePiece vocabulary; its texts are NFKC with single spaces, as XLM-R's were."""

    def __init__(self, blob: bytes, length: int) -> None:
        from sentencepiece import SentencePieceProcessor

        self._processor = SentencePieceProcessor()
        self._processor.LoadFromSerializedProto(blob)
        self._first, self._last = self._processor.bos_id(), self._processor.eos_id()
        self._most = length - 2

    def size(self) -> int:
        return int(self._processor.GetPieceSize())

    def ids(self, texts: list[str]) -> list[list[int]]:
        plain = [" ".join(unicodedata.normalize("NFKC", text).split()) for text in texts]
        found: list[list[int]] = self._processor.Encode(plain, num_threads=1)
        return [[self._first, *ids[: self._most], self._last] for ids in found]


class TextTokenizer:
    """A model's tokenizer, with its prefix, cleaning and length."""

    def __init__(self, blob: bytes, spec: TextSpec) -> None:
        """Read a vocabulary's file. Raises ModelError if it is none."""
        reader = _Pieces if spec.tokenizer.endswith(SENTENCEPIECE) else _Json
        try:
            self._cutter: _Cutter = reader(blob, spec.context_length)
        except Exception as error:
            msg = f"The model's file {spec.tokenizer} is no tokenizer: export the model again."
            raise ModelError(msg) from error
        if self._cutter.size() <= spec.pad_id:
            msg = f"The model's file {spec.tokenizer} has no token {spec.pad_id} to pad with."
            raise ModelError(msg)
        self._spec = spec
        self._clean = CLEANERS[spec.clean]

    def encode(self, texts: Sequence[str]) -> list[list[int]]:
        """Give each text's ids, at most ``context_length`` of them, not padded.

        Any string is fine: empty, very long, of any script, or with lone surrogates.
        """
        return self._cutter.ids([self._spec.prefix + self._clean(_bounded(text)) for text in texts])


def _bounded(text: str) -> str:
    # A lone surrogate is no character and cannot be encoded.
    return text[:_MOST_CHARACTERS].encode("utf-8", "replace").decode("utf-8")
