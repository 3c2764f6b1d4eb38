"""Both towers through their candidates, the gate and the clock; resumable like every stage."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from tqdm import tqdm

from tools.exporting.card import ExportReport, TowerReport
from tools.exporting.choosing import FLOAT_NAME, Choice, Judged, choose
from tools.exporting.errors import ExportError
from tools.exporting.gate import Figures, judge
from tools.exporting.quantize import (
    FLOAT,
    Candidate,
    check_model,
    image_candidates,
    prepare,
    text_candidates,
)
from tools.exporting.runtime import Graph, encode_ids, encode_pixels, latencies
from tools.exporting.samples import QUERIES, Samples
from tools.exporting.stages import Work

_CODE = 2
Vectors = NDArray[np.float32]


@dataclass(frozen=True)
class Evidence:
    """The float32 graphs and what they are judged on."""

    graphs: Path
    graphs_digest: str
    samples: Samples
    samples_digest: str
    ids: list[list[int]]
    parity: Mapping[str, float]


@dataclass(frozen=True)
class Decision:
    """What is shipped and why; ``judged`` is false where the gate could not see anything."""

    reports: dict[str, TowerReport]
    paths: dict[str, Path]
    vectors: dict[str, dict[str, Path]]
    figures: Figures | None
    judged: bool
    remarks: tuple[str, ...]


def float_report(graphs: Path, parity: Mapping[str, float]) -> tuple[ExportReport, dict[str, Path]]:
    """Describe an export left in float32 altogether."""
    paths = {name: graphs / f"{name}.onnx" for name in ("image", "text")}
    towers = {
        name: TowerReport(
            Choice(FLOAT_NAME, "asked for"), FLOAT, parity[name],
            [Judged(FLOAT_NAME, None, float("nan"), path.stat().st_size / 1e6)],
        )
        for name, path in paths.items()
    }  # fmt: skip
    return ExportReport(towers), paths


def decide(
    work: Work, evidence: Evidence, forms: Mapping[str, str], *, table_bits: int, rounds: int,
    random_weights: bool, room: float,
) -> Decision:  # fmt: skip
    """Make, judge and time every tower's candidates; choose one of each.

    ``room`` is the most megabytes both graphs may have together.
    """
    base = {"code": _CODE, "graphs": evidence.graphs_digest, "samples": evidence.samples_digest}
    places: dict[str, tuple[Path, str]] = {}
    for name in ("image", "text"):
        extra = {"table_bits": table_bits} if name == "text" else {}
        places[name] = work.stage(
            f"{name}-forms", {**base, **extra}, _make_forms(name, evidence, table_bits)
        )
    encoded: dict[str, Path] = {}
    for name in ("image", "text"):
        folder, digest = places[name]
        encoded[name], _ = work.stage(
            f"{name}-vectors", {**base, "forms": digest}, _encode(name, evidence, folder)
        )
    times: dict[str, dict[str, float]] = {}
    for name in ("image", "text"):
        folder, digest = places[name]
        place, _ = work.stage(
            f"{name}-times", {**base, "forms": digest, "rounds": rounds},
            _time(name, evidence, folder, rounds),
        )  # fmt: skip
        times[name] = json.loads((place / "times.json").read_text(encoding="utf-8"))
    return _choose(
        evidence, forms, places, encoded, times, random_weights=random_weights, room=room
    )


def _choose(
    evidence: Evidence, forms: Mapping[str, str], places: Mapping[str, tuple[Path, str]],
    encoded: Mapping[str, Path], times: Mapping[str, Mapping[str, float]], *,
    random_weights: bool, room: float,
) -> Decision:  # fmt: skip
    files = {
        name: {p.stem: p for p in sorted(folder.glob("*.npy"))} for name, folder in encoded.items()
    }
    reference = (_load(files["image"][FLOAT_NAME]), _load(files["text"][FLOAT_NAME]))
    float_figures = judge(reference, reference, evidence.samples.gate_set)
    judgeable = not random_weights and not float_figures.collapsed
    forms_of = {name: _known_forms(name, evidence, places[name][0]) for name in ("image", "text")}
    # The text tower is the larger one by far: it chooses first, and leaves room for an image tower.
    left = room - min(_megabytes(one) for one in forms_of["image"].values())
    reports, paths = {}, {}
    for name in ("text", "image"):
        judged = []
        for form, candidate in forms_of[name].items():
            vectors = _load(files[name][form])
            pair = (vectors, reference[1]) if name == "image" else (reference[0], vectors)
            figures = judge(reference, pair, evidence.samples.gate_set)
            shown = None if form == FLOAT_NAME else figures
            judged.append(Judged(form, shown, times[name][form], _megabytes(candidate)))
        choice = choose(name, judged, wanted=forms[name], judgeable=judgeable, room=left)
        chosen = forms_of[name][choice.name]
        left = room - _megabytes(chosen)
        reports[name] = TowerReport(choice, chosen.label, evidence.parity[name], judged)
        paths[name] = chosen.path
    reports = {name: reports[name] for name in ("image", "text")}
    remarks = _remarks(random_weights=random_weights, collapsed=float_figures.collapsed)
    return Decision(reports, paths, files, None, judgeable, remarks)


def together(evidence: Evidence, decision: Decision, forms: Mapping[str, str]) -> Decision:
    """Judge both chosen towers at once; where they fail, leave the weaker one in float32.

    Raises ExportError where both were asked for by name and fail together.
    """
    files = decision.vectors
    reference = (_load(files["image"][FLOAT_NAME]), _load(files["text"][FLOAT_NAME]))
    reports, paths, remarks = dict(decision.reports), dict(decision.paths), decision.remarks
    while True:
        pair = tuple(_load(files[name][reports[name].choice.name]) for name in ("image", "text"))
        figures = judge(reference, (pair[0], pair[1]), evidence.samples.gate_set)
        if not decision.judged or not figures.failures():
            return replace(decision, reports=reports, paths=paths, figures=figures, remarks=remarks)
        free = [n for n in reports if forms[n] == "auto" and reports[n].choice.name != FLOAT_NAME]
        if not free:
            msg = f"Both towers together fail the gate: {'; '.join(figures.failures())}."
            raise ExportError(msg)
        cosine = {"image": figures.image_cosine_mean, "text": figures.text_cosine_mean}
        worst = min(free, key=lambda name: cosine[name])
        why = "together with the other tower its smaller form failed the gate"
        reports[worst] = replace(reports[worst], choice=Choice(FLOAT_NAME, why), label=FLOAT)
        paths[worst] = evidence.graphs / f"{worst}.onnx"
        remarks = (*remarks, f"The {worst} tower fell back to float32: {why}.")


def _remarks(*, random_weights: bool, collapsed: bool) -> tuple[str, ...]:
    if random_weights:
        return (
            "The weights are random: cosine and retrieval figures say nothing about what int8 "
            "loses. Latency, size and parity with torch hold for trained weights as well.",
        )
    if collapsed:
        return (
            "All pictures look alike to this model, so the gate cannot see what int8 loses: "
            "check the weights, and the pictures given with --calibration.",
        )
    return ()


def _make_forms(name: str, evidence: Evidence, table_bits: int) -> Callable[[Path], None]:
    def build(folder: Path) -> None:
        prepared = folder / "prepared.onnx"
        prepare(evidence.graphs / f"{name}.onnx", prepared)
        calibration = evidence.samples.calibration
        total = 3 if name == "text" else len(calibration) + 1
        with tqdm(total=total, desc=f"{name} forms") as bar:
            if name == "text":
                found = text_candidates(prepared, folder, table_bits=table_bits, step=bar.update)
            else:
                found = image_candidates(prepared, folder, calibration, step=bar.update)
        prepared.unlink()
        body = {}
        for one in found:
            check_model(one.path)
            form = one.path.name.split(".")[1]
            body[form] = {"kind": one.kind, "file": one.path.name, "table": one.table}
        (folder / "forms.json").write_text(json.dumps(body), encoding="utf-8")

    return build


def _known_forms(name: str, evidence: Evidence, folder: Path) -> dict[str, Candidate]:
    body = json.loads((folder / "forms.json").read_text(encoding="utf-8"))
    found = {FLOAT_NAME: Candidate(FLOAT, evidence.graphs / f"{name}.onnx")}
    for form, one in body.items():
        found[form] = Candidate(one["kind"], folder / one["file"], one["table"])
    return found


def _encode(name: str, evidence: Evidence, forms: Path) -> Callable[[Path], None]:
    def build(folder: Path) -> None:
        known = _known_forms(name, evidence, forms)
        count = len(evidence.samples.gate) if name == "image" else len(evidence.ids)
        with tqdm(total=count * len(known), desc=f"{name} vectors") as bar:
            for form, candidate in known.items():
                graph = Graph(candidate.path)
                if name == "image":
                    vectors = encode_pixels(graph, evidence.samples.gate, bar.update)
                else:
                    vectors = encode_ids(graph, evidence.ids, bar.update)
                np.save(folder / f"{form}.npy", vectors, allow_pickle=False)

    return build


def _time(name: str, evidence: Evidence, forms: Path, rounds: int) -> Callable[[Path], None]:
    def build(folder: Path) -> None:
        graphs = {n: Graph(c.path) for n, c in _known_forms(name, evidence, forms).items()}
        inputs: list[NDArray[Any]]
        if name == "image":
            inputs = [evidence.samples.gate[i : i + 1] for i in range(20)]
        else:
            # Shoppers' own words: as long as a query is, not as a title of a product.
            inputs = [np.asarray([ids], np.int64) for ids in evidence.ids[-len(QUERIES) :]]
        found = latencies(graphs, inputs, rounds)
        (folder / "times.json").write_text(json.dumps(found), encoding="utf-8")

    return build


def _megabytes(candidate: Candidate) -> float:
    return candidate.path.stat().st_size / 1e6


def _load(path: Path) -> Vectors:
    vectors: Vectors = np.load(path, allow_pickle=False)
    return vectors
