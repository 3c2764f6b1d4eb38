"""The camera's benchmark: it films, plays and judges, and says what missed its bar."""

import json
import math
from pathlib import Path

import pytest

from tools.bench_gate import code_figures, gate_figures, main, table
from tools.benching.watching import CodeRead, Played


def test_scenes_and_codes_are_played_and_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "figures.json"
    command = ["--scenes", "2", "--code-frames", "4", "--frames-a-code", "2", "--seed", "3"]
    assert main([*command, "--out", str(out)]) == 0
    told = json.loads(out.read_text(encoding="utf-8"))
    assert told["asked"] == {"scenes": 2, "code_frames": 4, "frames_a_code": 2, "seed": 3}
    assert told["gate"]["scenes"] == len(told["scenes"]) == 2
    assert all(scene["milliseconds"] and scene["hints"] for scene in told["scenes"])
    assert told["barcodes"]["frames"] >= 4
    assert "picture taken during the hold" in capsys.readouterr().out


def figures(scenes: list[Played], codes: list[CodeRead]) -> dict[str, object]:
    asked = {"seed": 1}
    return {
        "asked": asked, "machine": "this", "gate": gate_figures(scenes),
        "barcodes": code_figures(codes),
    }  # fmt: skip


def row_of(told: str, what: str) -> str:
    return next(line for line in told.splitlines() if line.startswith(f"| {what}"))


def test_what_falls_short_is_said_so() -> None:
    scenes = [
        Played("hold", held=True, seconds=0.4, milliseconds=[2.0, 3.0]),
        Played("hold", bad=1, milliseconds=[9.0]),
        Played("unfocused", milliseconds=[2.0]),
    ]
    codes = [CodeRead("EAN-13", wrong=["x"], frames=3, milliseconds=[40.0])]
    told = table(figures(scenes, codes))
    assert "50.0 %" in row_of(told, "picture taken during")
    for what in (
        "picture taken during",
        "pictures blurred",
        "codes read",
        "wrong reads",
        "barcodes",
    ):
        assert "**missed**" in row_of(told, what)
    assert "0.40, 0.40" in row_of(told, "seconds from still")


def test_what_meets_its_bar_is_said_so() -> None:
    scenes = [Played("hold", held=True, seconds=0.4, milliseconds=[2.0])] * 20
    codes = [CodeRead("QR", read=True, frames=2, milliseconds=[9.0])] * 20
    assert "missed" not in table(figures(scenes, codes))


def test_nothing_played_has_no_figures() -> None:
    told = gate_figures([])
    assert told["taken_share"] is None
    assert told["median_ms"] is None
    assert "- |" in table(figures([], []))
    assert not any(isinstance(one, float) and math.isnan(one) for one in told.values())


@pytest.mark.parametrize("words", [["--scenes", "x"], ["--frames-a-code", "0"], ["--seed", "-1"]])
def test_numbers_that_are_none_are_refused(
    words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(words)
    assert stopped.value.code == 2
    assert "takes a whole number" in capsys.readouterr().err


def test_a_place_that_cannot_be_written_is_said_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "nowhere" / "figures.json"
    assert main(["--scenes", "0", "--code-frames", "0", "--out", str(out)]) == 2
    assert "nowhere" in capsys.readouterr().err
