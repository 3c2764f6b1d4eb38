"""How goods, prices, places and answers are said, in the language that is chosen."""

import re
from collections.abc import Sequence

from PySide6.QtCore import QLocale

from kiosk.core.facets import COLOUR, PATTERN
from kiosk.core.kinds import is_word_of, said_kind
from kiosk.core.words import folded, vocabulary, words_in
from kiosk.domain import CatalogItem, Decision, Note, Price, Remark, SearchHit, Why
from kiosk.ui import texts
from kiosk.ui.texts import tr

_FEW = 3
_MARKS = {
    Decision.SURE: texts.SURE,
    Decision.MAYBE: texts.MAYBE,
    Decision.NO_MATCH: texts.UNLIKELY,
}
_WHY = {
    Why.BARCODE: texts.WHY_BARCODE,
    Why.NAME: texts.WHY_NAME,
    Why.WORDS: texts.WHY_WORDS,
    Why.MEANING: texts.WHY_MEANING,
    Why.LOOKS: texts.WHY_LOOKS,
    Why.BOTH: texts.WHY_BOTH,
    Why.KIND: texts.WHY_KIND,
}
_SIGNS = {"EUR": "€", "USD": "$", "GBP": "£", "CNY": "¥", "JPY": "¥"}
_REMARKS = {
    Remark.LEFT_OUT: texts.NOTE_LEFT_OUT,
    Remark.CANNOT_LEAVE_OUT: texts.NOTE_CANNOT,
    Remark.UNKNOWN_BARCODE: texts.NOTE_UNKNOWN_CODE,
    Remark.WRONG_BARCODE: texts.NOTE_WRONG_CODE,
}


def mark(decision: Decision) -> str:
    """Say how sure an answer is."""
    return tr(_MARKS[decision])


def names(item: CatalogItem, language: str) -> tuple[str, str]:
    """Give an item's name in a language and, to be written smaller, the catalog's own or "".

    ``language`` is an ISO 639-1 code.
    """
    own = item.names.get(language, "")
    return (own, item.name) if own and own != item.name else (item.name, "")


def is_chinese(text: str) -> bool:
    """Tell whether words are written in Han characters and no Kana."""
    han = any("\u3400" <= char <= "\u9fff" or "\U00020000" <= char <= "\U000323af" for char in text)
    kana = any("\u3040" <= char <= "\u30ff" for char in text)
    return han and not kana


def description(item: CatalogItem, language: str) -> str:
    """Give what the catalog says of an item, in the language or else in its own."""
    return item.descriptions.get(language) or item.descriptions.get("", "")


def money(amount: float, currency: str, locale: QLocale, places: int = 2) -> str:
    """Write an amount as a language does; ``currency`` is ISO 4217 or ""."""
    sign = _SIGNS.get(currency, currency)
    if not sign:
        return str(locale.toString(amount, "f", places))
    return str(locale.toCurrencyString(amount, sign, places))


def price(item: CatalogItem, locale: QLocale) -> str:
    """Write an item's price with its currency; "" where the catalog has none."""
    if item.price is None:
        return ""
    return money(float(item.price.amount), item.price.currency, locale, _places(item.price))


def _places(price: Price) -> int:
    if price.currency == "JPY" and price.amount == int(price.amount):
        return 0
    return 2 if price.amount == round(price.amount, 2) else 3


def limit(amount: float, currency: str, locale: QLocale) -> str:
    """Say an upper limit of a price."""
    places = 0 if amount == int(amount) else 2
    return tr(texts.UP_TO, money(amount, currency, locale, places))


def place(item: CatalogItem) -> str:
    """Say where an item stands; "" where the catalog does not know."""
    return tr(texts.AISLE, item.aisle) if item.aisle else ""


def stock(item: CatalogItem, locale: QLocale) -> str:
    """Say whether there is any; "" where nobody counts."""
    if item.stock is None:
        return ""
    if item.stock <= 0:
        return tr(texts.SOLD_OUT)
    if item.stock <= _FEW:
        return tr(texts.FEW_LEFT, locale.toString(item.stock))
    return tr(texts.IN_STOCK)


def kind(name: str, language: str) -> str:
    """Say a kind of goods, as a heading: in the language, or as the catalog has it."""
    said = said_kind(name, language)
    return said[:1].upper() + said[1:]


def facts(item: CatalogItem, language: str) -> str:
    """Write brand and attributes in one line; colours and patterns in the chosen language."""
    values = [item.brand]
    for name, of in item.attributes.items():
        values += [_value(name, value, language) for value in of]
    return texts.joined(dict.fromkeys(values))


def _value(attribute: str, value: str, language: str) -> str:
    """Say a value of an attribute; what is narrower than the word for it stays beside that."""
    words, flat = vocabulary(), folded(value)
    if attribute == COLOUR:
        own, said = words.colours.exactly(flat), texts.COLOURS
    elif attribute == PATTERN:
        own, said = words.patterns.exactly(flat), texts.PATTERNS
    else:
        return value
    if own is None or own not in said or is_word_of(value, language):
        return value
    # The kiosk's own word is all there is to say; of "navy" its colour is, and more.
    return tr(said[own]) if flat == own else f"{tr(said[own])} ({value})"


def why(hit: SearchHit, asked: str = "") -> str:
    """Say why an item was found; ``asked`` are the shopper's words, as they were typed."""
    reason = hit.reason
    if reason.why is Why.WORDS and not reason.words:
        text = tr(texts.WHY_NAME)
    elif reason.why is Why.WORDS:
        text = tr(texts.WHY_WORDS, _as_typed(reason.words, asked))
    else:
        text = tr(_WHY[reason.why])
    if reason.colours:
        return texts.joined([text, ", ".join(colour(name) for name in reason.colours)])
    return text


def _as_typed(found: tuple[str, ...], asked: str) -> str:
    """Write words that were found, which are folded, as they stand in what was typed."""
    wanted, end = set(found), -1
    parts: list[str] = []
    for piece in re.finditer(r"\w+", asked):
        for start, word in _words_of(piece):
            if wanted.isdisjoint(words_in(word)):
                continue
            if parts and not asked[end:start].strip():
                parts[-1] += asked[end:start] + word
            else:
                parts.append(word)
            end = start + len(word)
    return ", ".join(parts) or " ".join(found)


def _words_of(piece: re.Match[str]) -> list[tuple[int, str]]:
    """Give a piece of text whole, or its characters where each of them is a word."""
    start, text = piece.start(), piece[0]
    if len(words_in(text)) < len(text):
        return [(start, text)]
    return [(start + place, char) for place, char in enumerate(text)]


def colour(name: str) -> str:
    """Say one of the kiosk's own colours."""
    return tr(texts.COLOURS[name]) if name in texts.COLOURS else name


def remarks(notes: Sequence[Note]) -> list[str]:
    """Say the remarks on an answer, each kind of them once."""
    about: dict[Remark, list[str]] = {}
    for note in notes:
        about.setdefault(note.remark, []).append(" ".join(note.words))
    return [tr(_REMARKS[kind], ", ".join(dict.fromkeys(words))) for kind, words in about.items()]


def spoken(hit: SearchHit, language: str, locale: QLocale, *, marked: bool = True) -> str:
    """Say an answer in one line, for those who hear it; ``marked`` says how sure it is."""
    name, _ = names(hit.item, language)
    parts = (name, price(hit.item, locale), place(hit.item), stock(hit.item, locale),
             mark(hit.decision) if marked else "")  # fmt: skip
    return ", ".join(part for part in parts if part)
