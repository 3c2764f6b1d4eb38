"""Which characters the product serves: the scripts of its languages, digits, marks and symbols."""

import unicodedata

SCRIPTS = (
    "LATIN", "GREEK", "CYRILLIC", "CJK", "HIRAGANA", "KATAKANA", "HANGUL", "ARABIC", "HEBREW",
    "DEVANAGARI", "THAI", "FULLWIDTH", "HALFWIDTH", "IDEOGRAPHIC", "KATAKANA-HIRAGANA", "BOPOMOFO",
)  # fmt: skip
"""First words of the Unicode character names that belong to a script the product serves."""


def served(piece: str) -> bool:
    """Tell whether every letter of the piece belongs to a served script; marks always do."""
    return all(_served_character(c) for c in piece)


def _served_character(c: str) -> bool:
    if unicodedata.category(c)[0] not in "LM":
        return True
    name = unicodedata.name(c, "")
    return name.startswith(SCRIPTS) or name.startswith(("COMBINING", "MODIFIER LETTER"))
