"""The shop's words in every language served, and how they are put together into captions."""

import json
import random
from dataclasses import dataclass
from pathlib import Path
from typing import Any

LEXICON = Path(__file__).resolve().parent.parent / "lexicon"
_NOT_LANGUAGES = {"keys", "extra"}

Noun = tuple[str, str]
"""A word and its agreement class."""


@dataclass(frozen=True)
class Lexicon:
    """The words of one language."""

    language: str
    words: dict[str, Any]
    coloured_needs: dict[str, list[str]]

    def nouns(self, fact: str) -> list[Noun]:
        """Give the words for a type, clothing or group fact; empty where the lexicon has none."""
        kind, key = fact.split(":", 1)
        section = {"type": "types", "clothing": "clothing", "group": "groups"}.get(kind)
        if section is None:
            return []
        return [(text, agreement) for text, agreement in self.words[section].get(key, [])]

    def names(self, fact: str) -> list[str]:
        """Give the names of a grocery, a kind of grocery or an object, or a need's phrasings."""
        kind, key = fact.split(":", 1)
        section = {"grocery": "groceries", "kind": "grocery_groups", "object": "objects",
                   "need": "needs"}.get(kind)  # fmt: skip
        return [] if section is None else list(self.words[section].get(key, []))

    def _adjective(self, fact: str, agreement: str, rng: random.Random) -> str:
        kind, key = fact.split(":", 1)
        forms = self.words[{"colour": "colours", "pattern": "patterns", "usage": "usages"}[kind]]
        entry = forms.get(key, {})
        choices = entry.get(agreement) or entry.get("bare") or [key.lower()]
        return str(rng.choice(choices))

    def phrase(self, kind: str, facts: tuple[str, ...], rng: random.Random) -> str | None:
        """Say the facts in a random natural way.

        ``kind`` names the templates: "type", "colour_type", "product", "need" and so on. None where
        this language has no word for one of the facts.
        """
        if kind in {"need", "product"}:
            names = self.names(facts[0])
            if not names:
                return None
            # The plain name comes first in the lexicon and is what is typed most.
            name = names[0] if rng.random() < 0.4 else rng.choice(names)
            return name if kind == "need" else self._fill("product", {"name": name}, rng)
        if kind == "colour_need":
            return self._coloured_need(facts, rng)
        values: dict[str, str] = {}
        agreement = "x"
        nouns = [n for fact in facts for n in self.nouns(fact)]
        if not nouns and kind != "colour":
            return None
        if nouns:
            word, agreement = nouns[0] if rng.random() < 0.5 else rng.choice(nouns)
            values["type"] = word
        for fact in facts:
            what, key = fact.split(":", 1)
            if what in {"colour", "pattern", "usage"}:
                values[what] = self._adjective(fact, agreement, rng)
                bare = "bare" if what == "colour" else f"bare_{what}"
                values[bare] = self._adjective(fact, "bare", rng)
            elif what == "gender":
                values["gender"] = rng.choice(self.words["genders"].get(key, [""]))
        return self._fill(kind, values, rng)

    def _coloured_need(self, facts: tuple[str, ...], rng: random.Random) -> str | None:
        need, colour = facts
        agreement = "p" if "p" in self.words["agreement"] else self.words["agreement"][0]
        bare = self._adjective(colour, "bare", rng)
        patterns = self.coloured_needs.get(need.split(":", 1)[1])
        if patterns:
            form = self._adjective(colour, agreement, rng)
            return rng.choice(patterns).format(colour=form, bare=bare)
        names = self.names(need)
        return f"{rng.choice(names)}, {bare}" if names else None

    def _fill(self, kind: str, values: dict[str, str], rng: random.Random) -> str | None:
        templates = self.words["templates"].get(kind, [])
        if not templates:
            return None
        # The first template is the way a shopper types it.
        template = templates[0] if rng.random() < 0.4 else rng.choice(templates)
        try:
            return " ".join(str(template).format(**values).split())
        except KeyError:
            return None


def read_lexicons(folder: Path = LEXICON) -> dict[str, Lexicon]:
    """Read every language's file. Raises ValueError naming a file that cannot be understood."""
    extra = json.loads((folder / "extra.json").read_text(encoding="utf-8"))
    lexicons = {}
    for path in sorted(folder.glob("*.json")):
        language = path.stem
        if language in _NOT_LANGUAGES:
            continue
        try:
            words = json.loads(path.read_text(encoding="utf-8"))
            coloured = {need: of[language] for need, of in extra.items() if language in of}
            lexicons[language] = Lexicon(language, words, coloured)
        except (ValueError, KeyError) as error:
            msg = f"{path.name} is not a lexicon: {error}"
            raise ValueError(msg) from error
    return lexicons
