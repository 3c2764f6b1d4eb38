"""How well staff's recognition does, through the very code of the kiosk: after 0, 1, 3, 5 lessons.

The catalog's words and pictures are known; photos of every product are taught, drawn by chance;
others are asked. Each signal is judged alone and all of them fused.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray
from tqdm import tqdm

from kiosk.core.recognising import Recogniser
from kiosk.core.weighing import Weighing
from kiosk.domain import Decision
from kiosk.encoders import Bundle
from tools.evaluation.stats import Figure, Floats, Numbers, Wide, interval, ranked_within
from tools.recognition.drawing import drawn_lessons
from tools.recognition.shop import Shop, encoded, known_of

SHOTS = (0, 1, 3, 5)
WAYS = ("text", "picture", "taught", "fused")
TOPS = (1, 4)
DRAWS = 5


@dataclass(frozen=True)
class Measured:
    """Of each photo asked the mean over the draws."""

    hits: dict[tuple[int, str, int], Wide]
    """By lessons, way and top: whether the right product was there."""
    sure: dict[int, Wide]
    """By lessons: whether the answer was sure."""
    wrong: dict[int, Wide]
    """By lessons: whether it was sure and wrong."""
    refused: dict[int, Wide]
    """By lessons: whether the answer was "no match"."""
    groups: tuple[str, ...]
    products: tuple[str, ...]
    draws: int

    def report(self) -> dict[str, Any]:
        """Give the figures in per cent, as the issue asks for them."""
        shots = {
            str(shots): {
                way: {f"top{k}": _cent(self.hits[shots, way, k]) for k in TOPS}
                for way in WAYS
                if (shots, way, 1) in self.hits
            }
            for shots in SHOTS
        }
        sure, wrong = self.sure[SHOTS[-1]], self.wrong[SHOTS[-1]]
        share = 100 * float(wrong.sum() / max(float(sure.sum()), 1e-9))
        return {"shots": shots, "sure": {"wrong": round(share, 2), "taken": _cent(sure)}}


def _cent(values: Wide) -> float:
    return round(100 * float(values.mean()), 2)


def measure(shop: Shop, bundle: Bundle, weighing: Weighing, seed: int, draws: int) -> Measured:
    """Teach and ask, ``draws`` times anew. Raises EvaluationError."""
    known = known_of(shop, bundle)
    ids = [item.id for item in shop.items]
    labels = [row.label for row in shop.teachable.rows]
    orders = [drawn_lessons(labels, ids, (seed, draw)) for draw in range(draws)]
    taught = _encoded_lessons(shop, bundle, orders)
    asked = encoded(bundle, shop.asked.pixels(), "asked", views=True)
    truth = np.array([ids.index(row.label) for row in shop.asked.rows], np.intp)
    empty = Measured(
        {}, {}, {}, {}, tuple(row.coarse or "" for row in shop.asked.rows),
        tuple(row.label for row in shop.asked.rows), draws,
    )  # fmt: skip
    with tqdm(total=len(asked) * (1 + draws * (len(SHOTS) - 1)), desc="asked", unit="photo") as bar:
        for draw, order in enumerate(orders):
            recogniser = Recogniser.of(known, weighing, bundle.manifest.embed_dim)
            before = 0
            for shots in SHOTS:
                for id_, rows in zip(ids, order, strict=True):
                    for row in rows[before:shots].tolist():
                        recogniser.teach(id_, f"{row}", taught[row])
                before = shots
                if shots or not draw:
                    share = 1.0 / draws if shots else 1.0
                    _ask(recogniser, weighing, asked, truth, empty, (shots, share), bar)
    return empty


def _encoded_lessons(
    shop: Shop, bundle: Bundle, orders: Sequence[Sequence[Numbers]]
) -> dict[int, NDArray[np.float32]]:
    """Encode the photos that are taught in any draw."""
    some = sorted({int(row) for order in orders for of in order for row in of[: SHOTS[-1]]})
    photos = replace(shop.teachable, rows=tuple(shop.teachable.rows[row] for row in some))
    vectors = encoded(bundle, photos.pixels(), "taught", views=False)[:, 0]
    return dict(zip(some, vectors, strict=True))


def _ask(
    recogniser: Recogniser, weighing: Weighing, asked: Floats, truth: Numbers, into: Measured,
    counted: tuple[int, float], bar: tqdm,
) -> None:  # fmt: skip
    """Ask every photo once, and add what came of it by its share."""
    shots, share = counted
    count = len(truth)
    scores = {way: np.zeros((count, len(recogniser)), np.float32) for way in WAYS}
    sure, refused, right = (np.zeros(count, bool) for _ in range(3))
    for place, views in enumerate(asked):
        signals, lessons = recogniser.signals(views)
        weights, bias = weighing.at(lessons)
        scores["text"][place], scores["picture"][place] = signals[:, 0], signals[:, 1]
        scores["taught"][place] = signals[:, 2] + signals[:, 3]
        scores["fused"][place] = (weights * signals).sum(axis=1) + bias
        answer = recogniser.recognise(views)
        sure[place] = answer.decision is Decision.SURE
        refused[place] = answer.decision is Decision.NO_MATCH
        right[place] = answer.guesses[0].item_id == recogniser.ids[truth[place]]
        bar.update()
    for k in TOPS:
        for way in ("taught", "fused") if shots else ("text", "picture", "fused"):
            _add(into.hits, (shots, way, k), ranked_within(scores[way], truth, k) * share)
        if shots:
            # What was taught changes nothing of what words and pictures say alone.
            for way in ("text", "picture"):
                into.hits[shots, way, k] = into.hits[0, way, k]
    _add(into.sure, shots, sure * share)
    _add(into.wrong, shots, (sure & ~right) * share)
    _add(into.refused, shots, refused * share)


def _add(to: dict[Any, Wide], key: object, values: NDArray[np.floating[Any]]) -> None:
    to[key] = to.get(key, np.zeros(len(values))) + values


def markdown(found: Measured, said: str, resamples: int, seed: int) -> str:
    """Write the figures with intervals, and the same by category."""

    def cell(values: Wide, against: Wide | None = None) -> str:
        figure = Figure("", "", "", values, "photos", against, found.products)
        low, high = interval(figure.draws(resamples, seed))
        return f"{figure.value:.1f} ({low:.1f}–{high:.1f})"

    lines = [
        "# Staff's recognition", "",
        f"{said} {found.draws} draws of the photos taught. Per cent, with 95 % bootstrap intervals "
        "over the photos asked; each photo's value is its mean over the draws.", "",
        "| lessons a product | " + " | ".join(f"{way}, top-1 / top-4" for way in WAYS) + " |",
        "| --- |" + " --- |" * len(WAYS),
    ]  # fmt: skip
    for shots in SHOTS:
        cells = [
            " / ".join(cell(found.hits[shots, way, k]) for k in TOPS)
            if (shots, way, 1) in found.hits else "–"
            for way in WAYS
        ]  # fmt: skip
        lines.append(f"| {shots} | " + " | ".join(cells) + " |")
    lines += [
        "", "Taken: answered as sure, without a touch. Wrong: of these.", "",
        "| lessons a product | taken | wrong | wrong of all asked | refused |",
        "| --- | --- | --- | --- | --- |",
    ]  # fmt: skip
    for shots in SHOTS:
        sure, wrong = found.sure[shots], found.wrong[shots]
        lines.append(
            f"| {shots} | {cell(sure)} | {cell(wrong, sure) if sure.any() else '–'} | "
            f"{cell(wrong)} | {cell(found.refused[shots])} |"
        )
    lines += ["", *_by_category(found)]
    return "\n".join(lines) + "\n"


def _by_category(found: Measured) -> list[str]:
    """Write the table by category, after the most lessons."""
    shots = SHOTS[-1]
    lines = [
        f"By category, {shots} lessons a product:", "",
        "| category | photos | fused, top-1 | top-4 | taken | wrong of these |",
        "| --- | --- | --- | --- | --- | --- |",
    ]  # fmt: skip
    for group in sorted(set(found.groups)):
        own = np.array([name == group for name in found.groups])
        tops = " | ".join(f"{_cent(found.hits[shots, 'fused', k][own]):.1f}" for k in TOPS)
        sure, wrong = found.sure[shots][own].sum(), found.wrong[shots][own].sum()
        share = f"{100 * wrong / sure:.1f}" if sure else "–"
        lines.append(
            f"| {group or '–'} | {int(own.sum())} | {tops} | {_cent(found.sure[shots][own]):.1f} | "
            f"{share} |"
        )
    return lines
