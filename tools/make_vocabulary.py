"""Write the words the kiosk knows by itself: colours, patterns and ways to say "without".

They come from the publisher's lexicon, in every language served, and are kept in the kiosk as data:

    python -m tools.make_vocabulary
"""

import json
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from tools.training.lexicon import Lexicon, read_lexicons

OUT = Path(__file__).resolve().parent.parent / "kiosk" / "core" / "vocabulary.json"

_COLOURS = {
    "Black": "black", "White": "white", "Off White": "white", "Grey": "grey", "Red": "red",
    "Maroon": "red", "Burgundy": "red", "Orange": "orange", "Yellow": "yellow", "Green": "green",
    "Lime Green": "green", "Sea Green": "green", "Blue": "blue", "Navy Blue": "blue",
    "Turquoise Blue": "blue", "Purple": "purple", "Mauve": "purple", "Pink": "pink",
    "Magenta": "pink", "Brown": "brown", "Coffee Brown": "brown", "Beige": "beige",
}  # fmt: skip
"""The lexicon's colours that are told from a picture, by the name the kiosk has for them."""
_PATTERNS = {
    "Striped": "striped", "Checked": "checked", "Floral": "floral", "Printed": "printed",
    "Graphic": "printed", "Dotted": "dotted", "Solid": "plain", "Patterned": "patterned",
}  # fmt: skip
_ANY = "patterned"
_SCREEN_LANGUAGES = ("ar", "de", "en", "es", "fr", "zh")
"""Of what the screen can speak: which words are of which language is kept for these."""
_OTHER_MEANINGS = {
    "rose",
    "or",
    "crema",
    "vin",
    "bordeaux",
    "cream",
    "marine",
    "checks",
    "print",
    "lime",
    "cru",
    "fantasia",
    "uni",
}
"""Words that are colours or patterns in one language and something else in another."""
_BEFORE = {
    "en": ("without", "no", "not", "non", "except", "but not", "other than", "free of",
           "that is not", "that are not", "which is not", "not in", "with no"),
    "zh": ("不要", "没有", "不带", "不含", "无", "非", "不是", "除了"),
    "de": ("ohne", "nicht", "kein", "keine", "keinen", "keiner", "keines", "außer"),
    "fr": ("sans", "pas de", "pas", "sauf", "qui n'est pas", "qui ne sont pas"),
    "es": ("sin", "no", "excepto", "menos", "que no sea", "que no sean", "que no tenga"),
    "it": ("senza", "non", "tranne"),
    "pt": ("sem", "não", "exceto", "que não seja", "que não sejam"),
    "nl": ("zonder", "geen", "niet", "behalve"), "pl": ("bez", "nie", "oprócz"),
    "ar": ("بدون", "بلا", "ليس", "ليست", "غير", "ما عدا"),
}  # fmt: skip
_AFTER = {
    "zh": ("以外", "除外"), "tr": ("olmayan", "değil", "hariç", "dışında"),
    "ja": ("以外", "なし", "のない", "じゃない", "ではない", "抜き"),
    "ko": ("없는", "말고", "아닌", "제외", "빼고"), "en": ("-free",), "de": ("-frei",),
}  # fmt: skip


def main() -> int:
    """Write the file; the same lexicon gives the same bytes."""
    lexicons = read_lexicons()
    body = {
        "colours": _forms(lexicons.values(), "colours", _COLOURS),
        "patterns": _forms(lexicons.values(), "patterns", _PATTERNS),
        "languages": {
            code: sorted(
                {
                    word
                    for section, names in (("colours", _COLOURS), ("patterns", _PATTERNS))
                    for of in _forms([lexicons[code]], section, names).values()
                    for word in of
                }
            )
            for code in _SCREEN_LANGUAGES
        },
        "without": {"before": _flat(_BEFORE), "after": _flat(_AFTER)},
    }
    text = json.dumps(body, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
    OUT.write_text(text, encoding="utf-8")
    sys.stdout.write(f"{OUT.name}: {len(text):,} characters\n")
    return 0


def _flat(by_language: dict[str, tuple[str, ...]]) -> list[str]:
    return sorted({word.lower() for words in by_language.values() for word in words})


def _forms(
    lexicons: Iterable[Lexicon], section: str, names: dict[str, str]
) -> dict[str, list[str]]:
    found: dict[str, set[str]] = {}
    for lexicon in lexicons:
        for key, name in names.items():
            entry: dict[str, Any] = lexicon.words[section].get(key, {})
            words = {str(word).lower() for of in entry.values() for word in of}
            found.setdefault(name, set()).update(words - _OTHER_MEANINGS)
    # "图案" may say any pattern: then it says no certain one.
    any_of = found.get(_ANY, set())
    return {
        name: sorted(words if name == _ANY else words - any_of)
        for name, words in sorted(found.items())
    }


if __name__ == "__main__":
    sys.exit(main())
