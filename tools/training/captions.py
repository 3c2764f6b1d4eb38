"""Captions for training: every set of facts seen in the pictures, said in every language served."""

import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from tools.training.attributes import FALSE, TRUE, UNKNOWN, Facts, state_matrix
from tools.training.folders import Row
from tools.training.lexicon import Lexicon

MOST_FACTS = 4

Concept = tuple[str, tuple[str, ...]]
"""A way of saying things (a kind of template) and the facts said."""


@dataclass(frozen=True)
class Amount:
    """How many captions a concept of one kind gets."""

    english: int
    others: int
    """In other languages, spread over them at random."""
    weight: float
    """How often a picture is described in this way, relative to the other ways true of it."""


AMOUNTS: dict[str, Amount] = {
    "title": Amount(1, 0, 5.0),
    "type": Amount(6, 36, 1.5),
    "colour_type": Amount(2, 5, 4.0),
    "pattern_type": Amount(3, 12, 3.0),
    "colour_pattern_type": Amount(1, 3, 3.0),
    "usage_type": Amount(2, 4, 0.4),
    "usage_colour_type": Amount(1, 1, 0.3),
    "type_gender": Amount(2, 5, 0.5),
    "colour_type_gender": Amount(1, 1, 0.8),
    "colour": Amount(4, 24, 0.5),
    "group": Amount(5, 36, 0.5),
    "colour_group": Amount(2, 8, 1.2),
    "pattern_group": Amount(2, 8, 0.4),
    "colour_pattern_group": Amount(2, 4, 0.8),
    "need": Amount(12, 60, 0.8),
    "colour_need": Amount(2, 8, 0.8),
    "clothing": Amount(10, 48, 4.0),
    "clothing_gender": Amount(2, 6, 0.3),
    "grocery": Amount(16, 48, 6.0),
    "kind": Amount(6, 24, 1.0),
    "object": Amount(4, 12, 4.0),
    "words": Amount(3, 4, 3.0),
}
"""Chosen by hand: plain and coloured words carry most queries; titles are how shops write."""

_TEMPLATES = {
    "group": "type", "colour_group": "colour_type", "pattern_group": "pattern_type",
    "colour_pattern_group": "colour_pattern_type", "clothing": "type",
    "clothing_gender": "type_gender", "grocery": "product", "kind": "product",
    "object": "product",
}  # fmt: skip
_ENGLISH_WORDS = ("{}", "a photo of {}", "a drawing of {}", "a picture of {}")


@dataclass(frozen=True)
class Caption:
    """One text, what it claims, and in which language."""

    text: str
    language: str
    facts: tuple[str, ...]


@dataclass
class Concepts:
    """All concepts of the training pictures, and each picture's own."""

    names: list[Concept]
    of_picture: list[list[int]]


def concepts_of(facts: Facts) -> Iterator[Concept]:
    """Enumerate the ways a picture with these facts can be described."""
    by_kind: dict[str, list[str]] = {}
    for fact in sorted(facts.true):
        by_kind.setdefault(fact.split(":", 1)[0], []).append(fact)
    get = by_kind.get
    for title in get("title", []):
        yield "title", (title,)
    for key in ("grocery", "kind", "object", "clothing"):
        for fact in get(key, []):
            yield key, (fact,)
    for fact in get("emoji", []) + get("label", []):
        yield "words", (fact,)
    colours, patterns, genders = get("colour", []), get("pattern", []), get("gender", [])
    for need in get("need", []):
        yield "need", (need,)
        for colour in colours:
            yield "colour_need", (need, colour)
    for colour in colours:
        yield "colour", (colour,)
    for noun, fact in [("type", f) for f in get("type", [])] + [
        ("group", f) for f in get("group", [])
    ]:
        yield noun, (fact,)
        for colour in colours:
            yield f"colour_{noun}", (colour, fact)
        for pattern in patterns:
            yield f"pattern_{noun}", (pattern, fact)
            for colour in colours:
                yield f"colour_pattern_{noun}", (colour, pattern, fact)
        if noun == "type":
            for usage in get("usage", []):
                yield "usage_type", (usage, fact)
                for colour in colours:
                    yield "usage_colour_type", (usage, colour, fact)
            for gender in genders:
                yield "type_gender", (fact, gender)
                for colour in colours:
                    yield "colour_type_gender", (colour, fact, gender)
    for gender in genders:
        for fact in get("clothing", []):
            yield "clothing_gender", (fact, gender)


def gather_concepts(facts: list[Facts]) -> Concepts:
    """Collect the concepts of all pictures; combinations seen once only are left out."""
    counts = Counter(c for picture in facts for c in concepts_of(picture))
    alone = {"title", "words", "grocery", "clothing", "object", "kind", "type", "colour", "need"}
    names = sorted(c for c, n in counts.items() if n > 1 or c[0] in alone)
    index = {c: i for i, c in enumerate(names)}
    return Concepts(names, [[index[c] for c in concepts_of(f) if c in index] for f in facts])


@dataclass
class CaptionBank:
    """Captions by concept, and the truth of each for each picture."""

    captions: list[Caption]
    english: list[list[int]]
    """Caption numbers of each concept, in English."""
    others: list[list[int]]
    facts: list[str]
    """Names of the columns of ``states``; the last column is always true and pads."""
    claims: NDArray[np.int32]
    """(captions, MOST_FACTS) columns of ``states`` a caption needs."""
    states: NDArray[np.int8]
    """(pictures, facts + 1): 1 true, 0 unknown, -1 false."""
    title_of: NDArray[np.int32] = field(default_factory=lambda: np.zeros(0, np.int32))

    def truth(self, pictures: NDArray[np.int64], captions: NDArray[np.int64]) -> NDArray[np.int8]:
        """Tell how true each caption is of each picture: int8 (pictures, captions)."""
        states = self.states[pictures]
        truth: NDArray[np.int8] = states[:, self.claims[captions, 0]]
        for k in range(1, MOST_FACTS):
            truth = np.minimum(truth, states[:, self.claims[captions, k]])
        # A title is right for its own picture; for others of the same type it may well fit.
        titles = self.claims[captions, 0] == len(self.facts) + 1
        if titles.any():
            same = self.title_of[pictures][:, None] == captions[titles][None]
            truth[:, titles] = np.where(same, TRUE, np.minimum(truth[:, titles], UNKNOWN))
        return truth


def make_captions(
    rows: list[Row], facts: list[Facts], concepts: Concepts, lexicons: dict[str, Lexicon],
    emoji_names: dict[str, dict[str, str]], seed: int,
) -> CaptionBank:  # fmt: skip
    """Say every concept in the languages there are.

    ``emoji_names`` gives the names of an emoji label by language. The same arguments give the same
    captions.
    """
    rng = random.Random(seed)
    own: dict[tuple[str, ...], list[str]] = {}
    looks: dict[str, tuple[str, ...]] = {}
    for row, fact in zip(rows, facts, strict=True):
        for kind, key in concepts_of(fact):
            if kind in {"words", "grocery", "object"}:
                own.setdefault(key, []).extend(row.captions)
            elif kind == "title" and key[0] not in looks:
                seen = [f for f in fact.true if f.startswith(("type:", "colour:"))]
                looks[key[0]] = tuple(sorted(seen))
                own[key] = [str(row.meta["productDisplayName"])]
    captions: list[Caption] = []
    english: list[list[int]] = []
    others: list[list[int]] = []
    for kind, key in concepts.names:
        texts = list(dict.fromkeys(_texts(kind, key, own, lexicons, emoji_names, rng)))
        numbers = range(len(captions), len(captions) + len(texts))
        claimed = looks[key[0]] if kind == "title" else key
        captions += [Caption(text, language, claimed) for language, text in texts]
        english.append([n for n in numbers if captions[n].language == "en"])
        others.append([n for n in numbers if captions[n].language != "en"])
    return _bank(captions, english, others, facts, concepts)


def _texts(
    kind: str, key: tuple[str, ...], own: dict[tuple[str, ...], list[str]],
    lexicons: dict[str, Lexicon], emoji_names: dict[str, dict[str, str]], rng: random.Random,
) -> Iterator[tuple[str, str]]:  # fmt: skip
    amount = AMOUNTS[kind]
    if kind in {"words", "title", "grocery", "object"}:
        for text in sorted(set(own.get(key, ())))[:4]:
            yield "en", text
    if kind == "title":
        return
    if kind == "words":
        names = emoji_names.get(key[0].split(":", 1)[1], {})
        plain = names.get("en", key[0].split(":", 1)[1])
        for template in rng.sample(_ENGLISH_WORDS, amount.english):
            yield "en", template.format(plain)
        foreign_names = sorted(set(names) - {"en"})
        for language in rng.sample(foreign_names, min(amount.others, len(foreign_names))):
            yield language, names[language]
        return
    template = _TEMPLATES.get(kind, kind)
    foreign = [language for language in lexicons if language != "en"]
    rng.shuffle(foreign)
    for i in range(amount.english + (amount.others if foreign else 0)):
        language = "en" if i < amount.english else foreign[(i - amount.english) % len(foreign)]
        if language in lexicons:
            phrase = lexicons[language].phrase(template, key, rng)
            if phrase:
                yield language, phrase


def _bank(
    captions: list[Caption], english: list[list[int]], others: list[list[int]],
    facts: list[Facts], concepts: Concepts,
) -> CaptionBank:  # fmt: skip
    names = sorted({f for c in captions for f in c.facts})
    column = {name: i for i, name in enumerate(names)}
    always, title = len(names), len(names) + 1
    states = np.full((len(facts), len(names) + 2), TRUE, np.int8)
    states[:, : len(names)] = state_matrix(facts, names)
    claims = np.full((len(captions), MOST_FACTS), always, np.int32)
    title_captions: dict[int, int] = {}
    for c, (kind, _) in enumerate(concepts.names):
        for n in english[c] + others[c]:
            start = 0
            if kind == "title":
                claims[n, 0], start = title, 1
                title_captions[c] = n
            needed = [column[f] for f in captions[n].facts]
            claims[n, start : start + len(needed)] = needed
    title_of = np.full(len(facts), FALSE, np.int32)
    for i, of in enumerate(concepts.of_picture):
        for c in of:
            if c in title_captions:
                title_of[i] = title_captions[c]
    return CaptionBank(captions, english, others, names, claims, states, title_of)
