"""Words for SQLite's full-text search: scripts that write without spaces, and safe queries."""

import re
import unicodedata
from collections.abc import Iterable

from kiosk.domain import CatalogItem

# Han, Kana and Thai are written without spaces between words: each character is a word of its own
# there, and the words of a query are looked for as runs of them.
_ALONE = re.compile("([\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U000323af])")
_WORD = re.compile(r"\w+")
MOST_TERMS = 24


def segmented(text: str) -> str:
    """Give text with a space around each character that is a word of its own."""
    return _ALONE.sub(r" \1 ", unicodedata.normalize("NFKC", text))


def terms_of(text: str) -> list[str]:
    """Give the different words of a text, at most 24, as they are looked up."""
    return list(dict.fromkeys(_WORD.findall(segmented(text).lower())))[:MOST_TERMS]


def folded(term: str) -> str:
    """Give a term as the index holds it: lower case, without accents."""
    apart = unicodedata.normalize("NFD", term.lower())
    return unicodedata.normalize("NFC", "".join(c for c in apart if not unicodedata.combining(c)))


def any_of(terms: Iterable[str]) -> str:
    """Write a query for rows with any of the terms.

    Every term is quoted: nothing that was typed is taken for an operator.
    """
    quoted = ['"' + term.replace('"', '""') + '"' for term in terms]
    return " OR ".join(quoted)


def words_of(item: CatalogItem) -> tuple[str, str]:
    """Give what is looked up of an item: its names and number, and everything else said of it."""
    names = " ".join([item.name, *item.names.values(), item.id, item.brand])
    other = " ".join(
        [
            item.category,
            *(value for of in item.attributes.values() for value in of),
            *item.descriptions.values(),
            *item.details.values(),
        ]
    )
    return segmented(names), segmented(other)
