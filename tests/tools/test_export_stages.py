"""Stages: what a killed run finished is not done again, and nothing half done is taken for done."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tools.exporting.stages import Work, file_digest


def _writer(text: str, calls: list[str]) -> Callable[[Path], None]:
    def build(folder: Path) -> None:
        calls.append(text)
        (folder / "out.txt").write_text(text, encoding="utf-8")

    return build


def test_a_finished_stage_is_kept_for_the_next_run(tmp_path: Path) -> None:
    calls: list[str] = []
    said: list[str] = []
    for _ in range(2):
        place, _ = Work(tmp_path / "work", said.append).stage("a", {"x": 1}, _writer("one", calls))
        assert (place / "out.txt").read_text(encoding="utf-8") == "one"
    assert calls == ["one"]
    assert said == ["a: started", "a: kept from an earlier run"]


def test_other_inputs_are_another_stage(tmp_path: Path) -> None:
    calls: list[str] = []
    work = Work(tmp_path, lambda _: None)
    first, digest = work.stage("a", {"x": 1}, _writer("one", calls))
    second, other = work.stage("a", {"x": 2}, _writer("two", calls))
    assert digest != other
    assert (first / "out.txt").read_text(encoding="utf-8") == "one"
    assert (second / "out.txt").read_text(encoding="utf-8") == "two"


def test_a_stage_cut_short_is_done_again(tmp_path: Path) -> None:
    def killed(folder: Path) -> None:
        (folder / "out.txt").write_text("half", encoding="utf-8")
        raise KeyboardInterrupt

    folder = tmp_path / "work"
    with pytest.raises(KeyboardInterrupt):
        Work(folder, lambda _: None).stage("a", {}, killed)
    assert not folder.exists()
    place, _ = Work(folder, lambda _: None).stage("a", {}, _writer("whole", []))
    assert (place / "out.txt").read_text(encoding="utf-8") == "whole"


def test_removing_takes_this_runs_stages_and_nothing_else(tmp_path: Path) -> None:
    folder = tmp_path / "work"
    work = Work(folder, lambda _: None)
    work.stage("a", {}, _writer("one", []))
    (folder / "letter.txt").write_text("mine", encoding="utf-8")
    work.remove()
    assert [path.name for path in folder.iterdir()] == ["letter.txt"]
    (folder / "letter.txt").unlink()
    work.remove()
    assert not folder.exists()


def test_digests_are_of_the_content(tmp_path: Path) -> None:
    (tmp_path / "empty").write_bytes(b"")
    empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    assert file_digest(tmp_path / "empty") == empty
