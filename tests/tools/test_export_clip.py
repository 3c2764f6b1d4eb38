"""The command line of the exporter: what it refuses, in one sentence, before anything is done."""

from pathlib import Path

import pytest

from tools.export_clip import main, parser, problem_of

SOURCE = ("--architecture", "ViT-B-32", "--random-weights", "0", "--licence", "MIT")
PLAIN = (*SOURCE, "--quantize", "float32", "--out", "bundle")


def problem(*arguments: str) -> str | None:
    return problem_of(parser().parse_args(arguments))


def test_a_whole_command_has_no_problem(tmp_path: Path) -> None:
    assert problem(*PLAIN) is None
    model = tmp_path / "model.pt"
    model.touch()
    command = ("--checkpoint", str(model), "--out", "b", "--calibration", str(tmp_path))
    assert problem(*command) is None
    assert problem(*command, "--image-size", "208", "--image-form", "static") is None


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("--out", "b"), "either --checkpoint FILE or --architecture NAME"),
        (("--out", "b", "--checkpoint", "a.pt", "--architecture", "ViT-B-32"), "either"),
        (("--out", "b", "--architecture", "ViT-B-32", "--licence", "MIT"), "--pretrained TAG or"),
        (("--out", "b", "--architecture", "ViT-B-32", "--random-weights", "0"), "licence is requ"),
        (("--out", "b", "--checkpoint", "nowhere.pt"), "no checkpoint nowhere.pt"),
        (("--out", "b", "--checkpoint", "a.pt", "--random-weights", "0"), "not to a checkpoint"),
        ((*SOURCE, "--out", "b"), "give --calibration FOLDER, or --quantize float32"),
        ((*PLAIN, "--calibration", "nowhere"), "no folder nowhere"),
        ((*PLAIN, "--text-form", "blocks"), "leave out the other forms"),
        ((*PLAIN, "--image-size", "192"), "--image-size belongs to --checkpoint"),
        ((*PLAIN, "--model-card", "nowhere.md"), "no file nowhere.md"),
        ((*PLAIN, "--calibration-scores", "nowhere.json"), "no file nowhere.json"),
        ((*PLAIN, "--gate-pictures", "3"), "--gate-pictures must be from 20 to"),
        ((*PLAIN, "--seed", "-1"), "--seed must be from 0 to"),
        ((*PLAIN, "--name", "../up"), "cannot be a bundle's name"),
        ((*PLAIN, "--max-megabytes", "-3"), "--max-megabytes must be"),
    ],
)
def test_what_is_wrong_is_said_in_one_sentence(arguments: tuple[str, ...], says: str) -> None:
    sentence = problem(*arguments)
    assert sentence is not None
    assert says in sentence
    assert sentence.endswith(".")
    assert "\n" not in sentence


def test_a_checkpoint_carries_its_own_licences(tmp_path: Path) -> None:
    model = tmp_path / "model.pt"
    model.touch()
    sentence = problem("--checkpoint", str(model), "--out", "b", "--licence", "MIT")
    assert sentence is not None
    assert "carries its own licences" in sentence


def test_a_refusal_is_an_exit_code_and_a_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--out", "b"]) == 1
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.count("\n") == 1
    assert "Traceback" not in told.err


def test_a_research_licence_is_refused_before_any_work(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "bundle"
    command = ("--architecture", "ViT-B-32", "--random-weights", "0", "--quantize", "float32")
    assert main([*command, "--licence", "CC-BY-NC-4.0", "--out", str(out)]) == 1
    assert "forbids commercial use" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_an_existing_bundle_is_refused_before_any_work(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "bundle"
    out.mkdir()
    command = ("--architecture", "ViT-B-32", "--random-weights", "0", "--quantize", "float32")
    assert main([*command, "--licence", "MIT", "--out", str(out)]) == 1
    assert "exists already" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["bundle"]
