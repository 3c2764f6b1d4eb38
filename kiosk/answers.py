"""How answers and reports are written: tables for a person, JSON for a program."""

from collections.abc import Callable

from kiosk.core.classify import Guesses
from kiosk.core.importing import ImportReport
from kiosk.domain import CatalogItem, Note, Reason, Remark, SearchResults, Why
from kiosk.terminal import plain, shortened, table

_MOST_SHOWN = 20
_NAME_CELLS = 48


def results_table(results: SearchResults) -> str:
    """Show what was found; price and aisle only where the catalog has them."""
    shown = [
        (head, write)
        for head, write in (("price", price_text), ("aisle", lambda item: item.aisle))
        if any(write(hit.item) for hit in results.hits)
    ]
    rows = [
        [
            str(place),
            f"{hit.score:.3f}",
            str(hit.decision),
            shortened(hit.item.name, _NAME_CELLS),
            *(shortened(write(hit.item), _NAME_CELLS) for _, write in shown),
            shortened(hit.item.id, _NAME_CELLS),
            reason_text(hit.reason),
        ]
        for place, hit in enumerate(results.hits, 1)
    ]
    head = ["#", "score", "sure?", "name", *(name for name, _ in shown), "id", "why"]
    return table(head, rows, frozenset({0, 1}))


def price_text(item: CatalogItem) -> str:
    """Write an item's price; "" where the catalog has none."""
    if item.price is None:
        return ""
    return f"{item.price.amount:f} {item.price.currency}".strip()


_WHY = {
    Why.BARCODE: "its barcode",
    Why.NAME: "its name",
    Why.WORDS: "the words",
    Why.MEANING: "fits the words",
    Why.LOOKS: "looks like it",
    Why.BOTH: "looks like it, fits the words",
    Why.KIND: "its kind",
}


def reason_text(reason: Reason) -> str:
    """Say in a few words why an item is an answer."""
    text = _WHY[reason.why]
    if reason.why is Why.WORDS:
        text += " " + " ".join(plain(word) for word in reason.words)
    if reason.colours:
        text += f", {' and '.join(reason.colours)}"
    return text


_REMARKS = {
    Remark.LEFT_OUT: "Left out, as asked: {}.",
    Remark.CANNOT_LEAVE_OUT: "The catalog does not say which goods have: {}. None was left out.",
    Remark.UNKNOWN_BARCODE: "No item has the barcode {}.",
    Remark.WRONG_BARCODE: "{} is no barcode, its check digit is wrong: scan or type it again.",
}


def note_text(note: Note) -> str:
    """Say a remark on an answer in a sentence."""
    return _REMARKS[note.remark].format(plain(" ".join(note.words)))


def results_json(
    query: str, results: SearchResults, picture_of: Callable[[str], str | None]
) -> dict[str, object]:
    """Give an answer for programs; ``picture_of`` names the picture of an item's id."""
    hits = [
        {
            "id": hit.item.id,
            "name": hit.item.name,
            "score": round(hit.score, 6),
            "confidence": str(hit.decision),
            "reason": reason_text(hit.reason),
            "picture": picture_of(hit.item.id),
            **item_json(hit.item),
        }
        for hit in results.hits
    ]
    return {
        "query": query,
        "decision": str(results.decision),
        "results": hits,
        "notes": [note_text(note) for note in results.notes],
        "milliseconds": round(results.milliseconds, 3),
    }


def item_json(item: CatalogItem) -> dict[str, object]:
    """Give what the catalog says of an item beside its id and name, for programs."""
    price = item.price
    return {
        "names": dict(item.names),
        "brand": item.brand,
        "category": item.category,
        "attributes": {name: list(values) for name, values in item.attributes.items()},
        "price": None if price is None else f"{price.amount:f}",
        "currency": "" if price is None else price.currency,
        "stock": item.stock,
        "aisle": item.aisle,
        "barcodes": list(item.barcodes),
        "details": dict(item.details),
    }


def guesses_table(guesses: Guesses, limit: int) -> str:
    """Show the names that fit a picture best."""
    best = guesses.guesses[:limit]
    lines = [[f"{one.score:.3f}", str(one.decision), plain(one.name)] for one in best]
    return table(["score", "sure?", "name"], lines, frozenset({0}))


def guesses_json(query: str, guesses: Guesses, limit: int) -> dict[str, object]:
    """Give the names that fit a picture best, for programs."""
    rows = [
        {"name": one.name, "score": round(one.score, 6), "confidence": str(one.decision)}
        for one in guesses.guesses[:limit]
    ]
    return {
        "query": query,
        "decision": str(guesses.decision),
        "results": rows,
        "milliseconds": round(guesses.milliseconds, 3),
    }


def report_summary(report: ImportReport) -> str:
    """Say in one line what an import did."""
    return (
        f"{report.encoded} encoded, {report.unchanged} unchanged, {report.removed} removed, "
        f"{len(report.refused)} left out."
    )


def report_complaints(report: ImportReport) -> list[str]:
    """Say what was left out and why, the first twenty by name."""
    told = [f"Left out {one.source}: {one.reason}" for one in report.refused[:_MOST_SHOWN]]
    if len(report.refused) > _MOST_SHOWN:
        told.append(f"Left out {len(report.refused) - _MOST_SHOWN} more: --json lists all.")
    return told


def report_json(report: ImportReport) -> dict[str, object]:
    """Give what an import did, for programs."""
    return {
        "pictures": report.total,
        "encoded": report.encoded,
        "unchanged": report.unchanged,
        "removed": report.removed,
        "refused": [{"source": one.source, "reason": one.reason} for one in report.refused],
    }
