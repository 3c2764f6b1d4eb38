"""The export from end to end, in stages that a killed run does not do again."""

import json
import math
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from tqdm import tqdm

from tools.exporting.bundle import Parts, write_bundle
from tools.exporting.card import ExportReport, gate_table, licences_text, model_card
from tools.exporting.description import TOKENIZER_FILE, Description, load_description
from tools.exporting.errors import ExportError, reason_of
from tools.exporting.licences import check_licences
from tools.exporting.preparing import to_ids
from tools.exporting.samples import (
    QUERIES,
    folders_digest,
    gather,
    load_samples,
    sample_folders,
    save_samples,
)
from tools.exporting.sources import Source
from tools.exporting.stages import Work
from tools.exporting.towers import Evidence, decide, float_report, together

_CODE = 1
"""Raised with any change of this code that makes an earlier stage's files wrong."""
_TEXTS_MB = 0.3
"""Room for manifest, model card, licences and self-test."""


@dataclass(frozen=True)
class Options:
    """What the person asked for, checked by the command line."""

    out: Path
    name: str
    version: str
    work: Path
    quantize: bool = True
    image_form: str = "auto"
    text_form: str = "auto"
    table_bits: int = 0
    calibration: tuple[Path, ...] = ()
    calibration_pictures: int = 256
    gate_pictures: int = 1000
    latency_rounds: int = 60
    seed: int = 0
    allow_noncommercial: bool = False
    calibration_scores: Path | None = None
    model_card: Path | None = None
    licence_texts: tuple[Path, ...] = ()
    overwrite: bool = False
    max_megabytes: float = 0.0
    keep_work: bool = False
    """Else the finished stages are deleted once the bundle is there."""


def run_export(source: Source, options: Options, say: Callable[[str], None]) -> ExportReport:
    """Export and write the bundle. Raises ExportError with one plain sentence."""
    if source.licences:
        check_licences(source.licences, allow_noncommercial=options.allow_noncommercial)
    if options.out.exists() and not options.overwrite:
        msg = f"{options.out} exists already: give another --out, or --overwrite to replace it."
        raise ExportError(msg)
    scores = read_scores(options.calibration_scores)
    main_text = _read(options.model_card)
    folders = sample_folders(options.calibration) if options.quantize else []
    work = Work(options.work, say)
    graphs, digest = work.stage(
        "graphs", {"source": dict(source.inputs), "code": _CODE}, _graphs(source, options)
    )
    description = _named(load_description(graphs / "description.json"), source, options)
    if options.quantize:
        evidence = _evidence(work, digest, graphs, description, folders, options)
        report, chosen, quantization = _quantized(work, evidence, description, options, say)
    else:
        report, chosen = float_report(graphs, _parity(graphs))
        quantization = {"image": "float32", "text": "float32"}
    tokenizer = (graphs / TOKENIZER_FILE).read_text(encoding="utf-8")
    say("bundle: started")
    write_bundle(
        options.out,
        Parts(
            description, chosen["image"], chosen["text"], tokenizer,
            model_card(description, report, main_text), licences_text(description),
            quantization, scores, options.licence_texts,
        ),
        overwrite=options.overwrite, max_megabytes=options.max_megabytes,
    )  # fmt: skip
    if not options.keep_work:
        work.remove()
    return report


def read_scores(path: Path | None) -> dict[str, Any]:
    """Read the measured score thresholds for the manifest. Raises ExportError."""
    if path is None:
        return {}
    try:
        scores = json.loads(path.read_text(encoding="utf-8"))
        kinds = {"text_to_image", "image_to_image"}
        if not isinstance(scores, dict) or not scores or not set(scores) <= kinds:
            raise ValueError("it must hold text_to_image or image_to_image")  # noqa: TRY301
        for block in scores.values():
            sure, maybe = float(block["sure"]), float(block["maybe"])
            if not -1 <= maybe <= sure <= 1 or not isinstance(block["measured_on"], str):
                raise ValueError("it needs -1 <= maybe <= sure <= 1 and measured_on")  # noqa: TRY301
    except (OSError, ValueError, KeyError, TypeError) as error:
        msg = f"The calibration scores in {path} cannot be used: {reason_of(error)}."
        raise ExportError(msg) from error
    return scores


def _read(path: Path | None) -> str | None:
    try:
        return path.read_text(encoding="utf-8") if path else None
    except (OSError, UnicodeDecodeError) as error:
        msg = f"The model card {path} cannot be read: {reason_of(error)}."
        raise ExportError(msg) from error


def _graphs(source: Source, options: Options) -> Callable[[Path], None]:
    def build(folder: Path) -> None:
        towers, description = source.build()
        check_licences(
            source.licences or description.licences,
            allow_noncommercial=options.allow_noncommercial,
        )
        from tools.exporting.graphs import export_graphs

        ids = to_ids(towers.tokenizer_json, QUERIES[:16], description.text)
        parity = export_graphs(towers, description, ids, folder)
        (folder / "parity.json").write_text(json.dumps(parity), encoding="utf-8")
        (folder / TOKENIZER_FILE).write_text(towers.tokenizer_json, encoding="utf-8")
        description.save(folder / "description.json")

    return build


def _parity(graphs: Path) -> dict[str, float]:
    found: dict[str, float] = json.loads((graphs / "parity.json").read_text(encoding="utf-8"))
    return found


def _named(description: Description, source: Source, options: Options) -> Description:
    """Put in what the person decides: name, version, licences, languages."""
    licences = source.licences or description.licences
    commercial = check_licences(licences, allow_noncommercial=options.allow_noncommercial)
    own = description.commercial_use or bool(source.licences)
    return replace(
        description, name=options.name, version=options.version, licences=licences,
        commercial_use=commercial and own, languages=source.languages or description.languages,
    )  # fmt: skip


def _evidence(
    work: Work, digest: str, graphs: Path, description: Description, folders: list[Path],
    options: Options,
) -> Evidence:  # fmt: skip
    total = options.calibration_pictures + options.gate_pictures

    def draw(folder: Path) -> None:
        with tqdm(total=total, desc="pictures", unit="picture") as bar:
            samples = gather(
                folders, description.image, calibration=options.calibration_pictures,
                gate=options.gate_pictures, seed=options.seed, step=bar.update,
            )  # fmt: skip
        save_samples(samples, folder)

    inputs = {
        "code": _CODE, "folders": folders_digest(folders), "seed": options.seed,
        "calibration": options.calibration_pictures, "gate": options.gate_pictures,
        "image": str(description.image), "queries": list(QUERIES),
    }  # fmt: skip
    place, samples_digest = work.stage("samples", inputs, draw)
    samples = load_samples(place)
    tokenizer = (graphs / TOKENIZER_FILE).read_text(encoding="utf-8")
    ids = to_ids(tokenizer, samples.texts, description.text)
    return Evidence(graphs, digest, samples, samples_digest, ids, _parity(graphs))


def _quantized(
    work: Work, evidence: Evidence, description: Description, options: Options,
    say: Callable[[str], None],
) -> tuple[ExportReport, dict[str, Path], dict[str, str]]:  # fmt: skip
    forms = {"image": options.image_form, "text": options.text_form}
    tokenizer = (evidence.graphs / TOKENIZER_FILE).stat().st_size / 1e6
    room = options.max_megabytes - tokenizer - _TEXTS_MB if options.max_megabytes else math.inf
    decision = decide(
        work, evidence, forms, table_bits=options.table_bits,
        rounds=options.latency_rounds, random_weights=description.random_weights, room=room,
    )  # fmt: skip
    decision = together(evidence, decision, forms)
    report = ExportReport(
        decision.reports, decision.figures, len(evidence.samples.gate),
        len(evidence.samples.texts), decision.remarks,
    )  # fmt: skip
    say("\n" + gate_table(report))
    for name, tower in report.towers.items():
        say(f"{name} tower: {tower.label} ({tower.choice.why})")
    for remark in decision.remarks:
        say(remark)
    summary = gate_summary(report) if decision.judged else "not judged: see the model card"
    labels = {name: tower.label for name, tower in report.towers.items()}
    return report, decision.paths, {**labels, "gate": summary}


def gate_summary(report: ExportReport) -> str:
    """Put the gate's main figures into one line for the manifest."""
    figures = report.together
    if figures is None:
        return "not needed"
    lost = max(figures.picture_text_recall_lost, figures.picture_picture_recall_lost)
    return (
        f"passed on {report.gate_pictures} pictures: cosine {figures.image_cosine_mean:.4f} image, "
        f"{figures.text_cosine_mean:.4f} text; recall lost {100 * lost:.2f} points; "
        f"same ten {figures.picture_text_top_10:.3f} to text, "
        f"{figures.picture_picture_top_10:.3f} to picture"
    )
