"""What a query's words say by themselves: its words, its colours, and what is not wanted.

The colours, patterns and ways to say "without" are data in every language served
(``vocabulary.json``, made by ``tools.make_vocabulary``).
"""

import json
import re
import unicodedata
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

# Scripts without spaces between words: each character counts as a word.
_ALONE = re.compile("([\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U000323af])")
_CROWDED = re.compile("[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_WORD = re.compile(r"\w+")
_ENDS = re.compile(
    r"[,;.!?、，。；：！？]|\s(?:but|and|aber|und|mais|et|pero|y|ma|mas|maar|en|ale|ama)\s|的|の"
)
"""Where a phrase ends, in the languages served."""
_MOST_UNWANTED_CHARACTERS = 8
_ANYTHING = frozenset({
    "something", "anything", "thing", "things", "some", "any", "one", "ones", "a", "an", "the",
    "in", "with", "etwas", "sachen", "was", "mit", "quelque", "chose", "choses", "en", "avec",
    "algo", "cosa", "cosas", "con", "de", "qualcosa", "cose", "di", "alguma", "coisa", "coisas",
    "em", "com", "iets", "dingen", "met", "coś", "rzeczy", "z", "bir", "şey", "şeyler", "شيء",
    "أشياء", "东西", "的东西", "某物", "もの", "物", "なにか", "何か", "것", "물건",
})  # fmt: skip
"""Words that name no thing, in the languages served."""


def folded(text: str) -> str:
    """Give text in one spelling: compatibility forms, lower case, without accents."""
    apart = unicodedata.normalize("NFKD", text).casefold()
    bare = "".join(char for char in apart if not unicodedata.combining(char))
    return unicodedata.normalize("NFC", bare)


def words_in(text: str) -> list[str]:
    """Give the words of a text, folded; a character of Chinese, Japanese or Thai is a word."""
    return _WORD.findall(_ALONE.sub(r" \1 ", folded(text)))


class Phrases:
    """Finds known phrases in a text, the longest first, each with what it stands for."""

    def __init__(self, meanings: Mapping[str, Collection[str]]) -> None:
        """Take for each meaning the phrases that have it."""
        self._meaning = {folded(p): name for name, of in meanings.items() for p in of}
        ordered = sorted(filter(None, self._meaning), key=lambda phrase: (-len(phrase), phrase))
        self._pattern = re.compile("|".join(_whole(p) for p in ordered)) if ordered else None

    def first(self, text: str) -> tuple[int, int, str] | None:
        """Give start, end and meaning of the first phrase in a folded text."""
        found = self._pattern.search(text) if self._pattern else None
        return None if found is None else (*found.span(), self._meaning[found[0]])

    def meanings(self, text: str) -> tuple[str, ...]:
        """Give every meaning found in a folded text, in order, each once."""
        if self._pattern is None:
            return ()
        return tuple(dict.fromkeys(self._meaning[m[0]] for m in self._pattern.finditer(text)))

    def exactly(self, text: str) -> str | None:
        """Give the meaning of a folded text that is one of the phrases, or None."""
        return self._meaning.get(text.strip())


def _whole(phrase: str) -> str:
    """Write a pattern for a phrase: a whole word, where its script has spaces between words."""
    inside = re.escape(phrase)
    before, after = (
        r"(?<!\w)" if _spaced(phrase[0]) else "", r"(?!\w)" if _spaced(phrase[-1]) else ""
    )  # fmt: skip
    return f"{before}{inside}{after}"


def _spaced(char: str) -> bool:
    return _WORD.match(char) is not None and _CROWDED.match(char) is None


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words the kiosk knows by itself."""

    colours: Phrases
    patterns: Phrases
    before: Phrases
    """Say "without" before what is not wanted."""
    after: Phrases
    """Say it after."""


@cache
def vocabulary() -> Vocabulary:
    """Read the words that ship with the kiosk."""
    raw = json.loads(files("kiosk.core").joinpath("vocabulary.json").read_text(encoding="utf-8"))
    return Vocabulary(
        Phrases(raw["colours"]),
        Phrases(raw["patterns"]),
        Phrases({"without": raw["without"]["before"]}),
        Phrases({"without": raw["without"]["after"]}),
    )


@dataclass(frozen=True, slots=True)
class Wish:
    """What a query asks for."""

    text: str
    """What is wanted, in the person's own words; what is not wanted is taken out."""
    thing: str = ""
    """The same without colours and patterns; empty where nothing but "something" is left."""
    colours: tuple[str, ...] = ()
    patterns: tuple[str, ...] = ()
    unwanted: tuple[str, ...] = ()
    """What is to be left out, in the person's own words."""


def read_wish(text: str, known: Collection[str] = ()) -> Wish:
    """Take a query apart.

    ``known`` are folded phrases the catalog knows (brands, kinds, values of attributes): of what
    follows "without" the longest of them, or of the kiosk's own words, is what is not wanted.
    """
    words = vocabulary()
    rest = " ".join(unicodedata.normalize("NFKC", text).split())
    unwanted: list[str] = []
    for phrases, take in ((words.before, _following), (words.after, _preceding)):
        place = 0
        while (found := _first_from(phrases, rest, place)) is not None:
            start, end = found
            span = take(rest, start, end, known)
            if span is None:
                place = end
                continue
            first, last = span
            unwanted.append(rest[first:last].strip(" -"))
            cut = (min(start, first), max(end, last))
            rest = f"{rest[: cut[0]].rstrip()} {_trimmed(rest[cut[1] :])}".strip()
            place = cut[0]
    wanted = rest.strip(" ,;、，")
    flat = folded(wanted)
    thing = _named(_left_of(_left_of(wanted, words.colours), words.patterns))
    return Wish(
        wanted, thing, words.colours.meanings(flat), words.patterns.meanings(flat), tuple(unwanted)
    )  # fmt: skip


def _left_of(text: str, phrases: Phrases) -> str:
    """Take every known phrase out of a text, and what tied it to the rest."""
    place = 0
    while (found := _first_from(phrases, text, place)) is not None:
        place = len(text[: found[0]].rstrip())
        text = f"{text[:place]} {_trimmed(text[found[1] :])}"
    return " ".join(text.split()).strip(" ,;、，的の")


def _named(thing: str) -> str:
    """Give the words for a thing, or nothing where they only say "something"."""
    said = [word.strip(",;、，") for word in thing.lower().split()]
    return "" if all(word in _ANYTHING for word in said) else thing


def _first_from(phrases: Phrases, text: str, place: int) -> tuple[int, int] | None:
    """Find a phrase from a place on; folding must not move the characters it is found by."""
    flat = _aligned(text)
    found = phrases.first(flat[place:])
    return None if found is None else (found[0] + place, found[1] + place)


def _aligned(text: str) -> str:
    """Fold text character by character, so that places in it stay where they are."""
    flat = (folded(char) for char in text)
    return "".join(one if len(one) == 1 else char for one, char in zip(flat, text, strict=True))


def _following(text: str, _start: int, end: int, known: Collection[str]) -> tuple[int, int] | None:
    """Find what stands after a word for "without"."""
    rest = text[end:]
    first = end + len(rest) - len(rest.lstrip())
    stop = _ENDS.search(text, first)
    phrase = text[first : stop.start() if stop else len(text)]
    if not phrase.strip() or phrase.lstrip()[0].isdecimal():
        return None  # "No 5" is a name
    flat = _aligned(phrase)
    longest = max(
        (len(k) for k in _own_phrases(flat, known) if flat.startswith(k)), default=0
    )  # fmt: skip
    if not longest:
        longest = _some(phrase)
    return first, first + longest


def _preceding(text: str, start: int, _end: int, known: Collection[str]) -> tuple[int, int] | None:
    """Find what stands before a word for "without"."""
    before = text[:start].rstrip()
    stops = [found.end() for found in _ENDS.finditer(before)]
    first = stops[-1] if stops else 0
    phrase = before[first:]
    if not phrase.strip():
        return None
    flat = _aligned(phrase)
    longest = max((len(k) for k in _own_phrases(flat, known) if flat.endswith(k)), default=0)
    if not longest:
        spaced = phrase.rsplit(maxsplit=1)
        longest = min(len(spaced[-1]), _MOST_UNWANTED_CHARACTERS * 4)
    return len(before) - longest, len(before)


def _own_phrases(flat: str, known: Iterable[str]) -> list[str]:
    """Give what the catalog knows that stands in a folded phrase, and colours and patterns."""
    found = [phrase for phrase in known if phrase and phrase in flat]
    for phrases in (vocabulary().colours, vocabulary().patterns):
        place = phrases.first(flat)
        if place is not None:
            found.append(flat[place[0] : place[1]])
    return found


def _some(phrase: str) -> int:
    """Give the length of the first word of a phrase nobody knows, or its first characters."""
    stripped = phrase.lstrip()
    skipped = len(phrase) - len(stripped)
    if _CROWDED.match(stripped[0]):
        return skipped + min(len(stripped.split()[0]), _MOST_UNWANTED_CHARACTERS)
    return skipped + len(stripped.split()[0])


def _trimmed(rest: str) -> str:
    """Drop what tied the words left out to those that follow."""
    return rest.lstrip(" ,;、，的の")
