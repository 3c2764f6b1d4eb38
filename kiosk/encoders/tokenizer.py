"""Words to token ids, with the ``tokenizers`` library and open_clip's ways of cleaning text."""

import html
import re
import string
from collections.abc import Callable, Sequence

import ftfy
from tokenizers import Tokenizer

from kiosk.encoders.manifest import TextSpec
from kiosk.errors import ModelError

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


class TextTokenizer:
    """A model's tokenizer, with its prefix, cleaning and length."""

    def __init__(self, blob: bytes, spec: TextSpec) -> None:
        """Read ``tokenizer.json``. Raises ModelError if it is none."""
        try:
            self._tokenizer = Tokenizer.from_buffer(blob)
        except Exception as error:
            msg = f"The model's file {spec.tokenizer} is no tokenizer: export the model again."
            raise ModelError(msg) from error
        if self._tokenizer.get_vocab_size() <= spec.pad_id:
            msg = f"The model's file {spec.tokenizer} has no token {spec.pad_id} to pad with."
            raise ModelError(msg)
        self._spec = spec
        self._clean = CLEANERS[spec.clean]
        self._tokenizer.no_padding()
        # The library takes the special tokens off the length before it cuts, so the last stays.
        self._tokenizer.enable_truncation(max_length=spec.context_length)

    def encode(self, texts: Sequence[str]) -> list[list[int]]:
        """Give each text's ids, at most ``context_length`` of them, not padded.

        Any string is fine: empty, very long, of any script, or with lone surrogates.
        """
        cleaned = [self._spec.prefix + self._clean(_bounded(text)) for text in texts]
        return [encoding.ids for encoding in self._tokenizer.encode_batch(cleaned)]


def _bounded(text: str) -> str:
    # A lone surrogate is no character and cannot be encoded.
    return text[:_MOST_CHARACTERS].encode("utf-8", "replace").decode("utf-8")
