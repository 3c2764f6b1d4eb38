"""The report: everything as JSON, and tables to read."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from tqdm import tqdm

from kiosk.encoders import Bundle
from tools.evaluation.bars import INT8, Bar, bars, verdict
from tools.evaluation.folders import CLOTHING, FASHION, GROCERY, Folder
from tools.evaluation.pipeline import Outcome, by_kind
from tools.evaluation.sheet import Task
from tools.evaluation.stats import Figure, interval


@dataclass(frozen=True)
class Line:
    """One figure, with its interval and what the other bundle makes of it."""

    figure: Figure
    value: float
    low: float
    high: float
    over_products: tuple[float, float] | None = None
    other: tuple[float, float, float] | None = None
    difference: tuple[float, float, float] | None = None
    """This bundle's less the other's, in points, with its paired interval."""

    def to_json(self) -> dict[str, Any]:
        """Give the line for report.json."""
        own = self.figure
        body: dict[str, Any] = {
            "table": own.table, "row": own.row, "column": own.column, "value": _number(self.value),
            "interval": [_number(self.low), _number(self.high)], "n": len(own.values),
            "unit": own.unit,
        }  # fmt: skip
        if self.over_products:
            body["interval over products"] = [_number(v) for v in self.over_products]
        for name, three in (("other", self.other), ("difference", self.difference)):
            if three:
                body[name] = {"value": _number(three[0]), "interval": [_number(three[1]),
                              _number(three[2])]}  # fmt: skip
        return body


def _number(value: float) -> float | None:
    return round(value, 3) if math.isfinite(value) else None


def make_lines(outcome: Outcome, other: Outcome | None, task: Task) -> list[Line]:
    """Give every figure its interval, and where there is another bundle, the difference."""
    seed, times = task.options.seed, task.options.resamples
    beside = {figure.key: figure for figure in other.sheet.figures} if other else {}
    lines = []
    for figure in tqdm(outcome.sheet.figures, desc="intervals", unit="figure"):
        draws = figure.draws(times, seed)
        over = figure.family_draws(times, seed)
        twin = beside.get(figure.key)
        others = difference = None
        if twin is not None:
            theirs = twin.draws(times, seed)
            others = (twin.value, *interval(theirs))
            if len(twin.values) == len(figure.values):
                difference = (figure.value - twin.value, *interval(draws - theirs))
        wider = interval(over) if over is not None else None
        lines.append(Line(figure, figure.value, *interval(draws), wider, others, difference))
    return lines


def report_json(
    outcome: Outcome, other: Outcome | None, folders: Sequence[Folder], task: Task,
    lines: Sequence[Line],
) -> dict[str, Any]:  # fmt: skip
    """Give report.json."""
    options = task.options
    return {
        "bundle": _bundle(outcome.bundle), "other": _bundle(other.bundle) if other else None,
        "split": options.split, "seed": options.seed, "resamples": options.resamples,
        "interval": "95 %, percentile bootstrap",
        "left out": {"groceries": sorted(task.left_out.groceries),
                     "types": sorted(task.left_out.types)},
        "data": [_folder(folder) for folder in folders],
        "tables": {name: {"title": title, "note": outcome.sheet.notes[name]}
                   for name, title in outcome.sheet.titles.items()},
        "figures": [line.to_json() for line in lines],
        "calibration": outcome.calibration, **outcome.sheet.extra,
    }  # fmt: skip


def _bundle(bundle: Bundle) -> dict[str, Any]:
    manifest = bundle.manifest
    return {
        "name": manifest.name,
        "version": manifest.version,
        "model": bundle.model_id.digest,
        "embed_dim": manifest.embed_dim,
        "quantization": dict(manifest.quantization),
    }


def _folder(folder: Folder) -> dict[str, Any]:
    splits: dict[str, int] = {}
    for row in folder.rows:
        splits[row.split] = splits.get(row.split, 0) + 1
    return {"name": folder.name, "kind": folder.kind, "pictures": splits, "digest": folder.digest}


def report_markdown(
    outcome: Outcome, other: Outcome | None, folders: Sequence[Folder], task: Task,
    lines: Sequence[Line],
) -> str:  # fmt: skip
    """Give report.md."""
    options = task.options
    parts = [
        f"# How good {outcome.bundle.model_id} is",
        "Per cent, with 95 % intervals in brackets: "
        f"{options.resamples} bootstrap draws over photos or queries, seed {options.seed}, asked "
        f"of split {options.split}. The intervals tell what other photos or queries of this sort "
        "would change, not another shop; where photos belong to products, report.json has the "
        "wider interval over products beside.",
    ]
    if other:
        parts.append(
            f"Beside it {other.bundle.model_id}: each cell is this bundle's figure | the other's | "
            "this less the other in points, with a paired interval."
        )
    if task.left_out.groceries or task.left_out.types:
        parts.append(
            "Taken to be left out of training (the draw of `tools.train_clip`): "
            + ", ".join(sorted(task.left_out.groceries | task.left_out.types))
            + ". Lines that do not say \"left out\" or \"stayed in\" mix what was seen in training "
            "with what was not: read those from a bundle that was trained on everything."
        )  # fmt: skip
    names = {kind: by_kind(folders, kind) for kind in (GROCERY, FASHION, CLOTHING)}
    parts += _bars(bars(names, task.languages), lines, other=other is not None)
    for table, title in outcome.sheet.titles.items():
        own = [line for line in lines if line.figure.table == table]
        if own:
            parts += [f"## {title}", outcome.sheet.notes[table], _table(own)]
    parts += _missions(outcome.sheet.extra.get("mission queries", []))
    for name in ("not asked", "not calibrated"):
        parts += [f"{sentence}" for sentence in outcome.sheet.extra.get(name, [])]
    return "\n\n".join(parts) + "\n"


def _cell(line: Line) -> str:
    said = f"{line.value:.1f} ({line.low:.1f}–{line.high:.1f})"
    if line.other:
        said += f" \\| {line.other[0]:.1f}"
    if line.difference:
        value, low, high = line.difference
        said += f" \\| {value:+.1f} ({low:+.1f} to {high:+.1f})"
    return said


def _table(lines: Sequence[Line]) -> str:
    columns = list(dict.fromkeys(line.figure.column for line in lines))
    rows = list(dict.fromkeys(line.figure.row for line in lines))
    cells = {(line.figure.row, line.figure.column): line for line in lines}
    made = [f"| | {' | '.join(columns)} | n |", "| --- " * (len(columns) + 2) + "|"]
    for row in rows:
        own = [cells.get((row, column)) for column in columns]
        counts = list(dict.fromkeys(len(line.figure.values) for line in own if line))
        unit = next(line.figure.unit for line in own if line)
        said = " | ".join(_cell(line) if line else "–" for line in own)
        made.append(f"| {row.replace('|', ' ')} | {said} | {', '.join(map(str, counts))} {unit} |")
    return "\n".join(made)


def _bars(wanted: Sequence[Bar], lines: Sequence[Line], *, other: bool) -> list[str]:
    by_key = {(line.figure.table, line.figure.row, line.figure.column): line for line in lines}
    rows = []
    lost: list[tuple[float, str]] = []
    for bar in wanted:
        found = [by_key[key] for key in bar.keys if key in by_key]
        if len(found) < len(bar.keys):
            continue
        measured = " / ".join(_cell(line) for line in found)
        said = verdict(bar, [line.value for line in found])
        rows.append(_bar_row(bar, measured, said))
        lost += [(-line.difference[0], bar.words) for line in found if line.difference]
    if not rows:
        return []
    if other and lost:
        worst, where = max(lost)
        said = verdict(INT8, [worst], less_is_better=True)
        rows.append(
            _bar_row(INT8, f"{worst:.2f} points, if the other is its float32: {where}", said)
        )
    head = "| what | first model | this issue | aim | measured | |\n" + "| --- " * 6 + "|"
    return ["## Against the issue's bars", "\n".join([head, *rows])]


def _bar_row(bar: Bar, measured: str, said: str) -> str:
    issue, aim = (" / ".join(f"{v:g}" for v in values) for values in (bar.issue, bar.aim))
    return f"| {bar.words} | {bar.first} | {issue} | {aim} | {measured} | {said} |"


def _missions(found: Sequence[Mapping[str, Any]]) -> list[str]:
    """List what each query's words found; wishes of the same words share a list."""
    lists: dict[tuple[str, str], list[Mapping[str, Any]]] = {}
    for one in found:
        lists.setdefault((one["words"], one["gallery"]), []).append(one)
    parts = []
    for (words, gallery), wishes in lists.items():
        named = " | ".join(f"{w['wish']} ({w['right in the gallery']} there)" for w in wishes)
        head = (
            f"### {words}\n\nAmong {gallery}.\n\n| {named} | type | colour | title | score |\n"
            + "| --- " * (len(wishes) + 4) + "|"
        )  # fmt: skip
        rows = []
        for hits in zip(*(wish["first ten"] for wish in wishes), strict=True):
            marks = " | ".join("right" if hit["right"] else "" for hit in hits)
            title = str(hits[0]["title"]).replace("|", " ")
            shown = f"{hits[0]['type']} | {hits[0]['colour']} | {title} | {hits[0]['score']:.3f}"
            rows.append(f"| {marks} | {shown} |")
        parts.append("\n".join([head, *rows]))
    return ["## What the mission's words found", *parts] if parts else []
