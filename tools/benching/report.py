"""The benchmark's figures as a table beside their limits, and as a picture."""

from pathlib import Path
from typing import Any

LIMITS = {
    ("search 100000", "kiosk"): 5.0, ("search 1000000", "kiosk"): 90.0,
    ("store 10000", "word query, median, ms"): 25.0,
    ("store 10000", "frame query, median, ms"): 60.0,
    ("store 10000", "start to first answer, s"): 1.5,
    ("store 100000", "start to first answer, s"): 4.0, ("store 100000", "memory, MB"): 500.0,
}  # fmt: skip
"""The most that is allowed."""
LEAST = {("building", "pictures a second"): 40.0, ("building", "times faster"): 100.0}
LEAST_RECALL, LEAST_TIMES = 0.999, 4.0


def markdown(figures: dict[str, Any]) -> str:
    """Write all figures as Markdown, each limit met or missed."""
    lines = [
        f"# The kiosk on {figures['machine']}", "",
        f"One thread, medians; drawn vectors of 512 dimensions, seed {figures['asked']['seed']}.",
        "", "| items | kiosk, ms | a tenth allowed | NumPy float32 | faiss flat | NumPy / kiosk "
        "| recall@10 |", "| --- | --- | --- | --- | --- | --- | --- |",
    ]  # fmt: skip
    parts = figures["parts"]
    for name, part in parts.items():
        if name.startswith("search "):
            ms = part["milliseconds"]
            times = ms["NumPy float32"] / ms["kiosk"]
            verdict = _least(times, LEAST_TIMES) if part["items"] == 100_000 else ""
            lines.append(
                f"| {part['items']:,} | {ms['kiosk']:.2f}{_most(name, 'kiosk', ms['kiosk'])} "
                f"| {ms['kiosk, a tenth allowed']:.2f} | {ms['NumPy float32']:.2f} "
                f"| {ms['faiss flat']:.2f} | {times:.1f}{verdict} "
                f"| {part['recall@10']:.4f}{_least(part['recall@10'], LEAST_RECALL)} |"
            )
    lines += ["", "| what | figure |", "| --- | --- |"]
    for name, part in parts.items():
        if not name.startswith("search "):
            for what, value in part.items():
                if what != "items":
                    mark = _most(name, what, value)
                    if (name, what) in LEAST:
                        mark = _least(value, LEAST[name, what])
                    lines.append(f"| {name}: {what} | {value:g}{mark} |")
    return "\n".join(lines) + "\n"


def _most(part: str, what: str, value: float) -> str:
    limit = LIMITS.get((part, what))
    if limit is None:
        return ""
    return f" (at most {limit:g}: {'met' if value <= limit else '**missed**'})"


def _least(value: float, limit: float) -> str:
    return f" (at least {limit:g}: {'met' if value >= limit else '**missed**'})"


def draw_search(figures: dict[str, Any], path: Path) -> None:
    """Draw milliseconds a query over the number of items, for each way."""
    import matplotlib as mpl

    mpl.use("Agg")
    from matplotlib import pyplot as plt

    parts = [part for name, part in figures["parts"].items() if name.startswith("search ")]
    figure, axes = plt.subplots(figsize=(7, 4.5))
    for way in parts[0]["milliseconds"]:
        axes.plot(
            [part["items"] for part in parts], [part["milliseconds"][way] for part in parts],
            marker="o", label=way,
        )  # fmt: skip
    axes.set(xscale="log", yscale="log", xlabel="items", ylabel="milliseconds a query")
    axes.grid(visible=True, which="both", alpha=0.3)
    axes.legend()
    figure.tight_layout()
    figure.savefig(path, dpi=120)
    plt.close(figure)
