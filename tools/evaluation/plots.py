"""The two pictures of the report. matplotlib is imported only here."""

from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

Pairs = Sequence[tuple[str, str]]
_PAIRS = 25
_PANELS = 4
_DPI = 110


def _pyplot() -> Any:
    import matplotlib as mpl

    mpl.use("Agg")
    from matplotlib import pyplot

    return pyplot


def draw_confusions(confusions: Mapping[str, Pairs], path: Path) -> None:
    """Draw the pairs confused most often, a panel a table: "right name → name given"."""
    pyplot = _pyplot()
    # The left-out tables first where there are any: they are what matters.
    chosen = sorted(confusions, key=lambda name: "left out" not in name)[:_PANELS]
    lines = -(-max(1, len(chosen)) // 2)
    figure, axes = pyplot.subplots(
        lines, 2, figsize=(19, 8.5 * lines), squeeze=False, layout="constrained"
    )
    for axis, table in zip(axes.flat, chosen, strict=False):
        _confusion_panel(axis, table, confusions[table])
    for axis in axes.flat[len(chosen) :]:
        axis.axis("off")
    _save(figure, path)
    pyplot.close(figure)


def _confusion_panel(axis: Any, table: str, pairs: Pairs) -> None:
    asked = Counter(right for right, _ in pairs)
    wrong = Counter(pair for pair in pairs if pair[0] != pair[1])
    most = sorted(wrong.items(), key=lambda item: (-item[1], item[0]))[:_PAIRS]
    names = [f"{_short(right)} → {_short(given)}" for (right, given), _ in most]
    counts = [count for _, count in most]
    places = list(range(len(most)))
    axis.barh(places, counts, color="#4c72b0")
    axis.set_yticks(places, names, fontsize=9)
    axis.invert_yaxis()
    for place, ((right, _), count) in zip(places, most, strict=True):
        axis.annotate(f" {count} of {asked[right]}", (count, place), va="center", fontsize=8)
    axis.set_xlim(0, max(counts, default=1) * 1.15)
    axis.xaxis.get_major_locator().set_params(integer=True)
    axis.set_xlabel("photos named wrongly so")
    errors = sum(wrong.values())
    axis.set_title(f"{table}\n{errors} of {len(pairs)} wrong; the {len(most)} most frequent pairs",
                   fontsize=11)  # fmt: skip


def _short(name: str, most: int = 34) -> str:
    return name if len(name) <= most else name[: most - 1] + "…"


def draw_no_match(curves: Mapping[str, Mapping[str, Mapping[str, Any]]], path: Path) -> None:
    """Draw precision against recall of accepting answers by score, with the thresholds marked."""
    pyplot = _pyplot()
    count = max(1, len(curves))
    figure, axes = pyplot.subplots(
        1, count, figsize=(8.5 * count, 7), squeeze=False, layout="constrained"
    )
    for axis, (kind, lines) in zip(axes.flat, curves.items(), strict=False):
        for i, (name, line) in enumerate(lines.items()):
            colour = f"C{i}"
            axis.plot(line["recall"], line["precision"], color=colour, label=name)
            at = line["at the thresholds"]
            for word, marker in (("sure", "o"), ("maybe", "s")):
                axis.plot(at[f"{word} recall"], at[f"{word} precision"], marker, color=colour,
                          markersize=9, linestyle="none",
                          label=f"{name}, {word} ≥ {line[word]:.3f}")  # fmt: skip
        axis.axhline(0.95, color="grey", linewidth=0.8, linestyle=":")
        axis.set_xlim(0, 1.02)
        axis.set_ylim(0, 1.02)
        axis.set_xlabel("recall: accepted share of the answers that are right")
        axis.set_ylabel("precision: right share of the answers accepted")
        axis.set_title(f"{kind}\nhalf of the queries have no right answer", fontsize=11)
        axis.grid(alpha=0.3)
        axis.legend(loc="upper center", bbox_to_anchor=(0.5, -0.09), ncols=2, fontsize=8)
    if not curves:
        axes.flat[0].axis("off")
        axes.flat[0].text(0.5, 0.5, "No thresholds could be measured on this data.", ha="center")
    _save(figure, path)
    pyplot.close(figure)


def _save(figure: Any, path: Path) -> None:
    part = path.with_suffix(".part.png")
    figure.savefig(part, dpi=_DPI)
    part.replace(path)
