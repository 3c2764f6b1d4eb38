"""Kinds of goods in other languages than the catalog's: what a shop is made of, in six of them.

The words are data (``kinds.json``): of each kind, by language, the word it is shown by and others
it is known by. A word that means two kinds, in whichever languages, says neither.
"""

import json
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files

from kiosk.core.words import folded

Words = Mapping[str, Sequence[str]]
"""Of one kind: its words by language (ISO 639-1), the one to be shown first."""


def said_kind(kind: str, language: str) -> str:
    """Say a catalog's kind in a language; as the catalog has it where nobody knows better."""
    words = _known().get(folded(kind).strip())
    if words is None or language not in words:
        return kind
    said, flat = words[language][0], folded(kind).strip()
    if flat == folded(said) and kind.islower():
        return said  # the same word, with its capitals
    # The catalog's own word stays where it is of that language: it is the shop's choice.
    return kind if flat in {folded(word) for word in words[language]} else said


def kind_in_every_language(kind: str) -> dict[str, str]:
    """Give how a catalog's kind is said in the languages that say it otherwise, by their codes."""
    languages = _known().get(folded(kind).strip(), {})
    said = {language: said_kind(kind, language) for language in languages}
    return {language: words for language, words in said.items() if words != kind}


def is_word_of(word: str, language: str) -> bool:
    """Tell whether a word for a colour or pattern is one of a language."""
    return folded(word).strip() in _colours_and_patterns().get(language, frozenset())


@cache
def _colours_and_patterns() -> Mapping[str, frozenset[str]]:
    text = files("kiosk.core").joinpath("vocabulary.json").read_text(encoding="utf-8")
    by_language: Mapping[str, Sequence[str]] = json.loads(text)["languages"]
    return {language: frozenset(map(folded, words)) for language, words in by_language.items()}


@cache
def _known() -> Mapping[str, Words]:
    text = files("kiosk.core").joinpath("kinds.json").read_text(encoding="utf-8")
    found: dict[str, list[Words]] = {}
    for words in json.loads(text):
        for form in {folded(word) for of in words.values() for word in of}:
            found.setdefault(form, []).append(words)
    return {form: kinds[0] for form, kinds in found.items() if len(kinds) == 1}
