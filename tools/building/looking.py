"""The findings of pictures: copies, poor ones, misfits; and of names that are asked."""

import hashlib
import time
from collections.abc import Callable, Iterator

import numpy as np

from kiosk.core.search import Searcher
from kiosk.domain import TextQuery
from tools.building.content import Content
from tools.building.findings import (
    MOST_CASES,
    Case,
    Finding,
    finding,
    first_shown,
    of_many,
    shown,
)
from tools.building.likeness import Pair, fit_words, groups_of, near_pairs
from tools.building.measures import LEAST_SIDE
from tools.building.seeing import Seen

MISFIT = 0.15
"""Share of all names that fit a picture better than its item's own. With the default model 99 of
100 right pictures are below, and 83 of 100 above that were given the name of another item."""
_FEWEST_BETTER = 5
ASKED, _LEAST_ASKED = 1000, 100
"""So many names are asked, as far as the time allows: a search takes 20 ms, or ten times that
where names consist of words that most of 100,000 items have."""
_SECONDS = 90.0
WITHIN = 10
_MOST_OF_A_GROUP = 12

Step = Callable[[int, int], None]


def of_copies(seen: Seen, step: Step) -> list[Finding]:
    """Give pictures that are nearly the same, of several items and of one."""
    # Files that are the same are taken as one, or a shop's "no picture yet" would pair with itself.
    first: dict[str, int] = {}
    alike: dict[int, list[int]] = {}
    for row, (_, picture) in enumerate(seen.rows):
        alike.setdefault(first.setdefault(picture.digest, row), []).append(row)
    firsts = list(first.values())
    hashes = [seen.measures[row].hash for row in firsts]
    pairs, more = near_pairs(seen.vectors[firsts], hashes, step)
    closest: dict[int, Pair] = {}
    for pair in pairs:
        for at in (pair.one, pair.other):
            if at not in closest or pair.cosine > closest[at].cosine:
                closest[at] = pair
    groups = [[firsts[at] for at in group] for group in groups_of(pairs)]
    grouped = {row for group in groups for row in group}
    groups += [[row] for row, of in alike.items() if len(of) > 1 and row not in grouped]
    place = {row: at for at, row in enumerate(firsts)}
    between: list[tuple[int, Case]] = []
    within: list[tuple[int, Case]] = []
    for group in groups:
        rows = [row for one in group for row in alike[one]]
        items = {seen.item(row).id for row in rows}
        known = [closest[place[row]] for row in group if place[row] in closest]
        why = _copy(max(known, key=lambda pair: pair.cosine) if known else None)
        whose = f"{len(items)} items" if len(items) > 1 else "one item"
        case = Case(
            f"{len(rows)} pictures of {whose}; {why}",
            tuple(shown(seen.item(row), seen.rows[row][1]) for row in rows[:_MOST_OF_A_GROUP]),
        )
        (between if len(items) > 1 else within).append((len(rows), case))
    scope = f"among {len(seen.rows):,} pictures{', at least' if more else ''}"
    return [
        finding(
            "copies", "Nearly the same picture for different items",
            "A camera cannot tell these items apart, and a shopper sees one picture several times. "
            "Often it is one thing twice in the table, or a picture under a wrong number.",
            [case for _, case in sorted(between, key=lambda one: -one[0])],
            scope,
        ),
        finding(
            "repeats", "Nearly the same picture twice for one item",
            "The second adds nothing. Pictures from other sides do.",
            [case for _, case in sorted(within, key=lambda one: -one[0])],
            scope, serious=False,
        ),
    ]  # fmt: skip


def _copy(pair: Pair | None) -> str:
    if pair is None:
        return "the files are the same"
    return f"the closest at a cosine of {pair.cosine:.3f}, {pair.bits} of 64 signs different"


def of_fit(seen: Seen, step: Step) -> tuple[Finding, float]:
    """Give pictures that do not fit their item's words; also the share that fits."""
    fit = fit_words(seen.vectors, seen.text_of, seen.text_vectors, step)
    share = fit.rank_share()
    rows = np.flatnonzero((share >= MISFIT) & (fit.better >= _FEWEST_BETTER))
    rows = rows[np.argsort(-share[rows], kind="stable")]
    owner = {int(text): row for row, text in reversed(list(enumerate(seen.text_of)))}
    cases = []
    for row in rows[:MOST_CASES].tolist():
        best = owner[int(fit.best[row])]
        why = f"{int(fit.better[row]):,} of {fit.texts:,} names fit this picture better."
        pictures = (
            shown(seen.item(row), seen.rows[row][1], "the picture"),
            shown(seen.item(best), seen.rows[best][1], "the name that fits it best"),
        )
        cases.append(Case(why, pictures))
    found = finding(
        "misfits", "Pictures that do not fit their words",
        "By the model, many other items' names fit these pictures better than their own: a picture "
        "under a wrong number, a name that says nothing of the thing, or a thing the model does "
        "not know.",
        cases, of_many(len(seen.rows), "pictures"), count=len(rows),
    )  # fmt: skip
    return found, float((share <= 0.01).mean()) if len(share) else 1.0


def of_measures(seen: Seen) -> Iterator[Finding]:
    """Give poor pictures, by what is poor about them."""
    cases: dict[str, list[Case]] = {}
    for row, (goods, picture) in enumerate(seen.rows):
        measures = seen.measures[row]
        for fault in measures.faults():
            note = f"{measures.width} × {measures.height}" if fault == "too small" else ""
            case = Case("", (shown(goods.item, picture, note),))
            cases.setdefault(fault, []).append(case)
    advice = {
        "shows nothing": "They are all of one colour, or nearly: take another picture.",
        "very dark": "Even what is light in them is dark: take another with more light.",
        "blurred": "Even their sharpest edge is wide: take another, or find the original.",
        "too small": f"The longer side has fewer than {LEAST_SIDE} pixels: the kiosk shows pictures"
                     " larger, and the model sees more in larger ones.",
    }  # fmt: skip
    for fault, what in advice.items():
        title = f"Pictures: {fault}" if fault != "shows nothing" else "Pictures that show nothing"
        yield finding(
            fault, title, what, cases.get(fault, []), of_many(len(seen.rows), "pictures"),
            serious=fault != "too small",
        )  # fmt: skip


def of_names(
    content: Content, searcher: Searcher, step: Step
) -> tuple[Finding, dict[str, float]]:  # fmt: skip
    """Ask a kiosk's search for items by their own names: those it does not find first.

    Items of the same name are left out: which of them comes first means nothing. Also gives the
    shares that were found first and among the first ten.
    """
    ids = sorted(content.goods, key=lambda id_: hashlib.sha256(id_.encode()).digest())[:ASKED]
    firsts = tops = done = 0
    cases: list[tuple[int, Case]] = []
    started = time.monotonic()
    for done, id_ in enumerate(ids, 1):
        item = content.goods[id_].item
        hits = searcher.search_text(TextQuery(0, item.name), WITHIN).hits
        found = [hit.item.id for hit in hits]
        place = found.index(id_) if id_ in found else WITHIN
        same = [one for one in found if content.goods[one].item.name == item.name]
        tops += place < WITHIN
        firsts += place == 0 or found[0] in same
        if place and not (found and found[0] in same):
            what = f"as number {place + 1}" if place < WITHIN else f"not among {WITHIN}"
            why = f"“{item.name}” finds it {what}" + ("; first comes" if found else ", or anything")
            seen = [first_shown(content, id_, "the item")]
            seen += [first_shown(content, found[0], "found first")] if found else []
            cases.append((-place, Case(why, tuple(seen))))
        if done % 20 == 0 or done == len(ids):
            step(done, len(ids))
        if done >= _LEAST_ASKED and time.monotonic() - started > _SECONDS:
            break
    made = finding(
        "overtaken", "Items whose own name finds another first",
        "A shopper who types the very name meets another item before this one, or not this one at "
        "all. Mostly another item's name holds all of its words, or the name reads as a wish "
        "(“without …”) or a number.",
        [case for _, case in sorted(cases, key=lambda one: one[0])],
        of_many(done, "items asked for"),
    )  # fmt: skip
    asked = max(1, done)
    return made, {"asked": done, "first": firsts / asked, "among ten": tops / asked}
