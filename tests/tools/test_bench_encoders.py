"""The benchmark: every figure, side by side, and each limit met or missed."""

import json
from pathlib import Path

import pytest

from tests.fakes.bundles import write_fake_bundle
from tools.bench_encoders import MEASURES, main, table


def test_two_bundles_are_measured_side_by_side(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    first = write_fake_bundle(tmp_path / "first", changes={"name": "first"})
    second = write_fake_bundle(tmp_path / "second", changes={"name": "second"})
    (second / "padding.bin").write_bytes(bytes(200_000_000 // 1000))
    told = tmp_path / "told.json"
    command = [str(first), "--beside", str(second), "--rounds", "2", "--loads", "1"]
    assert main([*command, "--json", str(told)]) == 0
    out = capsys.readouterr().out
    rows = {line.split("|")[1].strip(): line for line in out.splitlines() if line.startswith("|")}
    assert "first" in rows["what"]
    assert rows["what"].index("first") < rows["what"].index("second")
    assert " x)" in rows["picture, 640 x 480, median, ms"]
    assert "met" in rows["bundle, MB"]
    assert "image float32; text float32" in out
    body = json.loads(told.read_text(encoding="utf-8"))
    one, other = body["bundles"]
    assert set(one["figures"]) == {row.key for row in MEASURES}
    size = sum(path.stat().st_size for path in first.iterdir()) / 1e6
    assert one["figures"]["bundle_mb"] == pytest.approx(size, abs=0.001)
    assert other["figures"]["largest_file_mb"] == pytest.approx(0.2, abs=0.001)
    assert min(one["figures"][key] for key in ("preprocess_ms", "picture_ms", "text_ms")) > 0
    assert 20 < one["figures"]["memory_mb"] <= one["figures"]["peak_memory_mb"]


def test_a_bundle_that_cannot_be_loaded_is_said_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bundle = write_fake_bundle(tmp_path / "broken")
    (bundle / "text.onnx").write_bytes(b"no graph")
    assert main([str(bundle), "--rounds", "1", "--loads", "1"]) == 1
    told = capsys.readouterr()
    assert "text.onnx" in told.err.splitlines()[-1]
    assert "Traceback" not in told.err


@pytest.mark.parametrize("option", ["--rounds", "--loads"])
def test_no_turns_is_no_measurement(option: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["somewhere", option, "0"]) == 1
    assert "must be at least 1" in capsys.readouterr().err


def test_limits_are_judged_and_ratios_are_to_the_first() -> None:
    figures = {row.key: row.limit or 4.0 for row in MEASURES}
    slow = {**figures, "picture_ms": 45.0}
    forms = {"image": "float32", "text": "float32"}
    lines = table(
        [
            {"name": "a", "quantization": forms, "figures": figures},
            {"name": "b", "quantization": forms, "figures": slow},
        ]
    ).splitlines()
    picture = next(line for line in lines if line.startswith("| picture"))
    assert picture.endswith("| 15 | 15.0 met | 45.0 (3.00 x) **missed** |")
    preprocessing = next(line for line in lines if "preprocessing" in line)
    assert "met" not in preprocessing
