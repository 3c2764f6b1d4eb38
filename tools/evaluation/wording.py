"""How classes, products and queries are put into words."""

import re
from collections import Counter
from collections.abc import Iterable

from tools.evaluation.folders import Folder
from tools.training.lexicon import Lexicon

TEMPLATES = (
    "a photo of {}", "a picture of {}", "a product photo of {}", "{} on a shop's shelf", "{}",
)  # fmt: skip
"""Of the ensemble; the plain prompt is the first alone."""
LANGUAGES = ("en", "zh", "de", "fr", "es", "it", "pt", "nl", "pl", "tr", "ar", "ja", "ko")
"""In the order of the issue's table."""

_NAMING = re.compile(
    r"^(?:an? |the )?(?:phone |product |3d |rendered )?(?:photo|picture|image|drawing|icon) of "
    r"(?:an? |the )?",
    re.IGNORECASE,
)
_SYNONYMS = 4


def article(noun: str) -> str:
    """Put "a" or "an" before a noun."""
    return f"{'an' if noun[:1].lower() in 'aeiou' else 'a'} {noun}"


def product_names(folder: Folder) -> dict[str, str]:
    """Give each grocery's plain name, from its catalog caption."""
    names = {}
    for row in folder.rows:
        if row.split == "catalog" and row.label not in names:
            text = row.captions[0].removeprefix("a product image of ")
            names[row.label] = text.removesuffix(" on a white background")
    return names


def class_names(folder: Folder) -> dict[str, str]:
    """Name each label by the shortest caption all its pictures share, else by the label itself."""
    shared: dict[str, Counter[str]] = {}
    counts: Counter[str] = Counter()
    for row in folder.rows:
        counts[row.label] += 1
        shared.setdefault(row.label, Counter()).update({_NAMING.sub("", c) for c in row.captions})
    names = {}
    for label, captions in shared.items():
        short = [c for c, n in captions.items() if n == counts[label] and 0 < len(c.split()) <= 5]
        spelt = re.sub(r"[_\s]+", " ", label).strip().lower()
        names[label] = min(short, key=lambda c: (len(c), c)) if short else spelt or label
    return names


def plain(name: str) -> str:
    """Give the plain prompt."""
    return TEMPLATES[0].format(name)


def ensemble(names: Iterable[str], description: str | None = None) -> list[str]:
    """Give the texts of a class's ensemble: templates by synonyms, and the description.

    The description weighs as much as one synonym with its templates: its text is given so often.
    """
    several = list(dict.fromkeys(names))[: _SYNONYMS + 1]
    texts = [template.format(name) for name in several for template in TEMPLATES]
    if description:
        texts += [f"{several[0]}: {description}"] * len(TEMPLATES)
    return texts


def first_noun(lexicon: Lexicon, fact: str) -> str:
    """Give the word a type or class is called by first; its own key where there is none."""
    nouns = lexicon.nouns(fact)
    return nouns[0][0] if nouns else fact.split(":", 1)[1].lower()


def say(
    lexicon: Lexicon, kind: str, *, colour: str | None = None, pattern: str | None = None
) -> str | None:
    """Say "colour pattern type" by a language's first words and first template.

    None where the language lacks one of the words.
    """
    nouns = lexicon.nouns(f"type:{kind}")
    if not nouns:
        return None
    word, agreement = nouns[0]
    values = {"type": word}
    for what, section, key in (("colour", "colours", colour), ("pattern", "patterns", pattern)):
        if key is None:
            continue
        forms = lexicon.words[section].get(key)
        if not forms or not forms.get("bare"):
            return None
        values[what] = (forms.get(agreement) or forms["bare"])[0]
        values["bare" if what == "colour" else f"bare_{what}"] = forms["bare"][0]
    parts = [name for name, key in (("colour", colour), ("pattern", pattern)) if key]
    templates = lexicon.words["templates"].get("_".join([*parts, "type"]))
    return " ".join(str(templates[0]).format(**values).split()) if templates else None
