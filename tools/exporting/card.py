"""The texts of a bundle: the export section of its model card, and its list of licences."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from tools.exporting.choosing import Choice, Judged
from tools.exporting.description import Description
from tools.exporting.gate import Figures, markdown_table
from tools.exporting.machine import machine_name


@dataclass(frozen=True)
class TowerReport:
    """What was tried for one tower and what was taken."""

    choice: Choice
    label: str
    parity: float
    judged: Sequence[Judged] = ()


@dataclass(frozen=True)
class ExportReport:
    """Everything the export found out."""

    towers: Mapping[str, TowerReport]
    together: Figures | None = None
    gate_pictures: int = 0
    gate_texts: int = 0
    remarks: Sequence[str] = field(default_factory=tuple)


def model_card(description: Description, report: ExportReport, main_text: str | None) -> str:
    """Write the card: the given main text, or a plain opening, and the export's section."""
    opening = main_text.strip() if main_text else _opening(description)
    return f"{opening}\n\n{export_section(description, report)}\n"


def export_section(description: Description, report: ExportReport) -> str:
    """Write the export's figures as Markdown."""
    parts = ["## Export and quantization", "", *_remarks(description, report)]
    parts += [
        "Both graphs were exported from torch in float32 and compared with it (largest difference "
        "of any number of a unit vector), then quantized where the gate allowed it. Times are "
        f"medians at batch 1 with one thread on {machine_name()}, taken in turn.",
        "",
        "| tower | form | ms | MB | parity with torch |",
        "| --- | --- | --- | --- | --- |",
    ]
    for name, tower in report.towers.items():
        for one in tower.judged:
            mark = f"**{one.name}**" if one.name == tower.choice.name else one.name
            parity = f"{tower.parity:.1e}" if one.figures is None else ""
            took = "not timed" if math.isnan(one.milliseconds) else f"{one.milliseconds:.1f}"
            parts.append(f"| {name} | {mark} | {took} | {one.megabytes:.1f} | {parity} |")
    parts.append("")
    for name, tower in report.towers.items():
        parts.append(f"- The {name} tower is {tower.label}: {tower.choice.why}.")
    if report.together is not None:
        parts += [
            "",
            f"The gate, on {report.gate_pictures} pictures kept out of calibration and "
            f"{report.gate_texts} texts (their captions, and words in the product's languages). "
            "Shares are 0 to 1; a negative loss is a gain.",
            "",
            gate_table(report),
        ]
    return "\n".join(parts)


def gate_table(report: ExportReport) -> str:
    """Write every candidate's figures side by side, and those of both chosen towers together."""
    columns: dict[str, Figures] = {}
    chosen = []
    for name, tower in report.towers.items():
        for one in tower.judged:
            if one.figures is not None:
                columns[f"{name} {one.name}"] = one.figures
                if one.name == tower.choice.name:
                    chosen.append(f"{name} {one.name}")
    if report.together is not None:
        columns["both chosen"] = report.together
    return markdown_table(columns, chosen)


def licences_text(description: Description) -> str:
    """Write the list of licences."""
    lines = [
        f"# Licences of the bundle {description.name}", "",
        "| part | licence | source |", "| --- | --- | --- |",
        *(f"| {one.part} | {one.licence} | {one.source} |" for one in description.licences), "",
    ]  # fmt: skip
    if description.commercial_use:
        lines.append("As stated by these sources, commercial use is allowed.")
    else:
        lines.append("**Not for commercial use:** at least one part is for research only.")
    return "\n".join(lines) + "\n"


def _opening(description: Description) -> str:
    languages = ", ".join(description.languages)
    return "\n".join(
        [
            f"# {description.name} {description.version}",
            "",
            f"A dual image-text encoder: {description.architecture}. Embeddings have "
            f"{description.embed_dim} dimensions. Languages: {languages}.",
            "",
            "Nothing is said here about how it was trained or what it must not be used for: "
            "see its source.",
        ]
    )


def _remarks(description: Description, report: ExportReport) -> list[str]:
    found = [*description.notes, *report.remarks]
    if not description.commercial_use:
        found.append("Not for commercial use: see LICENCES.md.")
    return [*(f"> {one}" for one in found), ""] if found else []
