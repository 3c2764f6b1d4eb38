"""The commands say what they do and take, and what was wrong in a sentence."""

import pytest

from tools import publish

COMMANDS = ["init", "new-key", "add-model", "add-catalog", "sign", "discard", "rotate", "revoke",
            "renew", "delegate", "withdraw", "prune", "export", "status", "fleet",
            "lessons"]  # fmt: skip


@pytest.mark.parametrize("name", COMMANDS)
def test_help_shows_an_example_that_can_be_read(name, capsys, monkeypatch):
    monkeypatch.setenv("COLUMNS", "80")
    assert publish.main([name, "--help"]) == 0
    said = capsys.readouterr().out
    assert f"./run publish {name} " in said
    assert max(map(len, said.splitlines())) <= 106
    assert "exit codes" in said
    # Every example is a command line that is taken.
    for line in said.split("examples:\n")[1].splitlines():
        if line.startswith("    ./run publish "):
            arguments = line.split()[2:]
            assert publish.parser().parse_args(arguments).run


def test_help_of_all(capsys):
    assert publish.main(["--help"]) == 0
    said = capsys.readouterr().out
    assert all(name in said for name in COMMANDS)


@pytest.mark.parametrize(
    "arguments",
    [[], ["nonsense"], ["init"], ["rotate", "r", "root"], ["withdraw", "r"], ["delegate", "r"],
     ["rotate", "r", "root", "--into", "a", "--public", "b"], ["export", "r"]],
)  # fmt: skip
def test_wrong_arguments(arguments, capsys):
    assert publish.main(arguments) == 2
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    assert "--help" in said


def test_init_needs_one_folder(tmp_path, capsys):
    assert publish.main(["init", str(tmp_path / "r")]) == 2
    assert "Name one folder for the new keys" in capsys.readouterr().err


def test_keys_on_three_sticks(tmp_path, capsys):
    words = tmp_path / "words"
    words.write_text('"*" = "correct horse"')
    common = ["--keys", str(tmp_path / "keys"), "--passphrases", str(words)]
    sticks = [tmp_path / name for name in "abc"]
    named = [part for one in sticks for part in ("--stick", str(one))]
    assert publish.main(["init", str(tmp_path / "r"), *common, *named[:4]]) == 8
    assert "one on each stick" in capsys.readouterr().err
    assert publish.main(["init", str(tmp_path / "r"), *common, *named]) == 0
    said = capsys.readouterr().out
    for number, one in enumerate(sticks, 1):
        assert (one / f"root-{number}.key").is_file()
        assert str(one) in said
    assert sorted(path.name for path in (tmp_path / "keys").glob("*.key")) == [
        "snapshot.key", "targets.key", "timestamp.key",
    ]  # fmt: skip


def test_a_folder_that_cannot_be_written(tmp_path, capsys):
    (tmp_path / "file").write_text("x")
    words = tmp_path / "words"
    words.write_text('"*" = "correct horse"')
    arguments = ["init", str(tmp_path / "file" / "r"), "--keys", str(tmp_path / "keys")]
    assert publish.main([*arguments, "--passphrases", str(words)]) == 6
    assert "cannot be used" in capsys.readouterr().err
