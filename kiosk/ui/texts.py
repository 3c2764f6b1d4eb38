"""The words on the screen, and how goods, prices and aisles are written."""

from kiosk.domain import CatalogItem, Decision, Note, Remark, SearchHit, SearchResults, Why

WINDOW_TITLE = "Kiosk"
SEARCH_HINT = "Type what you are looking for  ·  输入您要找的商品"
SEARCH = "Search"
SHOW_PICTURE = "Picture…"
SHOW_CAMERA = "Camera"
DONE = "Done"
HOME_TITLE = "What are you looking for?"
HOME_TITLE_ZH = "您想找什么？"
HOME_HINT = (
    "Type it in your own words, or show it to the camera.\nNothing you ask leaves this device."
)
EXAMPLES = (
    "red dress",
    "红色连衣裙",
    "comfortable red shoes",
    "衣服,紫色,图案",
    "something for the rain",
    "wristwatch",
)
NO_MATCH_TITLE = "Nothing here looks like that"
NO_MATCH_HINT = "Try other words, show it to the camera, or pick one of these:"
TAKE_PICTURE = "Search with this picture"
BACK = "Back"
CAMERA_STARTING = "The camera is starting…"
CAMERA_HINT = "Hold it still in front of the camera."
CHOOSE_PICTURE = "Choose a picture"
YOUR_PICTURE = "Your picture"
SIMILAR = "Similar goods"
IN_STOCK = "In stock"
SOLD_OUT = "Sold out at the moment"
BUG = "Something went wrong inside the kiosk. Please try again."

_SYMBOLS = {"EUR": "€", "USD": "$", "GBP": "£", "CNY": "¥", "JPY": "¥"}
_MARKS = {
    Decision.SURE: "Good match",
    Decision.MAYBE: "Maybe",
    Decision.NO_MATCH: "Unlikely",
}


def mark(decision: Decision) -> str:
    """Say how sure an answer is."""
    return _MARKS[decision]


def summary(results: SearchResults, shown: int) -> str:
    """Say how the answer as a whole is to be taken."""
    if results.decision is Decision.SURE:
        text = f"{shown} found, the best first" if shown > 1 else "1 found"
    else:
        text = "Does one of these fit?" if shown > 1 else "Could this be it?"
    return "  ·  ".join([text, *(remark(note) for note in results.notes)])


def names(item: CatalogItem, *, chinese_first: bool) -> tuple[str, str]:
    """Give an item's name and, smaller, its name in the other language ("" where it has none)."""
    chinese = item.names.get("zh", "")
    if chinese_first and chinese:
        return chinese, item.name
    return item.name, chinese


def price(item: CatalogItem) -> str:
    """Write the price with its currency; "" where the catalog has none."""
    if item.price is None:
        return ""
    places = 2 if item.price.amount == round(item.price.amount, 2) else 3
    amount = f"{item.price.amount:,.{places}f}"
    currency = item.price.currency
    symbol = _SYMBOLS.get(currency)
    return f"{symbol}{amount}" if symbol else f"{amount} {currency}".strip()


def place(item: CatalogItem) -> str:
    """Say where the item stands; "" where the catalog does not know."""
    return f"Aisle {item.aisle}" if item.aisle else ""


def stock(item: CatalogItem) -> str:
    """Say whether there is any; "" where nobody counts."""
    if item.stock is None:
        return ""
    return IN_STOCK if item.stock > 0 else SOLD_OUT


def facts(item: CatalogItem) -> str:
    """Write brand and attributes in one line."""
    values = [item.brand, *(value for of in item.attributes.values() for value in of)]
    return "  ·  ".join(value for value in dict.fromkeys(values) if value)


_WHY = {
    Why.BARCODE: "Found by its barcode",
    Why.NAME: "Found by its name",
    Why.WORDS: "Found by the words",
    Why.MEANING: "Fits your words",
    Why.LOOKS: "Looks like it",
    Why.BOTH: "Looks like your picture and fits your words",
}


def why(hit: SearchHit) -> str:
    """Say why an item was found."""
    text = _WHY[hit.reason.why]
    if hit.reason.why is Why.WORDS and hit.reason.words:
        text += f" “{' '.join(hit.reason.words)}”"
    if hit.reason.colours:
        text += f" · {', '.join(hit.reason.colours)}"
    return text


_REMARKS = {
    Remark.LEFT_OUT: "left out, as you asked: {}",
    Remark.CANNOT_LEAVE_OUT: "I cannot tell which have: {}",
    Remark.UNKNOWN_BARCODE: "No item has the barcode {}.",
    Remark.WRONG_BARCODE: "The barcode {} was not read right. Scan or type it again.",
}


def remark(note: Note) -> str:
    """Say a remark on an answer."""
    return _REMARKS[note.remark].format(" ".join(note.words))


def is_chinese(text: str) -> bool:
    """Tell whether words are written in Han characters and no Kana."""
    han = any("\u3400" <= char <= "\u9fff" or "\U00020000" <= char <= "\U000323af" for char in text)
    kana = any("\u3040" <= char <= "\u30ff" for char in text)
    return han and not kana
