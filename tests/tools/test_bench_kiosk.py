"""The benchmark from end to end, small; its report tells every limit met or missed."""

from pathlib import Path

import pytest

from tests.fakes.bundles import write_fake_bundle
from tools.bench_kiosk import main
from tools.benching.report import markdown


@pytest.mark.slow
def test_a_quick_run_measures_everything_and_goes_on_where_it_was(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    model = write_fake_bundle(tmp_path / "model", embed_dim=512)
    command = ["--quick", "--out", str(tmp_path / "out"), "--model", str(model)]
    assert main(command) == 0
    said = capsys.readouterr().out
    for part in ("| 2,000 |", "| 20,000 |", "store 500: word query", "building: pictures a second"):
        assert part in said
    assert (tmp_path / "out" / "search.png").read_bytes().startswith(b"\x89PNG")
    kept = (tmp_path / "out" / "report.json").read_bytes()
    assert main(command) == 0
    assert (tmp_path / "out" / "report.json").read_bytes() == kept


def test_limits_are_told_met_or_missed() -> None:
    ms = {"kiosk": 6.0, "kiosk, a tenth allowed": 5.0, "NumPy float32": 20.0, "faiss flat": 15.0}
    figures = {
        "machine": "m", "asked": {"seed": 1},
        "parts": {
            "search 100000": {"items": 100_000, "milliseconds": ms, "recall@10": 1.0},
            "store 10000": {"items": 10_000, "word query, median, ms": 12.0},
        },
    }  # fmt: skip
    text = markdown(figures)
    assert "6.00 (at most 5: **missed**)" in text
    assert "3.3 (at least 4: **missed**)" in text
    assert "12 (at most 25: met)" in text


def test_a_model_that_is_not_there_is_one_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--quick", "--out", str(tmp_path), "--model", str(tmp_path / "none")]) == 2
    assert "There is no model" in capsys.readouterr().err
