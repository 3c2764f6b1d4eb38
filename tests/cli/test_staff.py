"""``kiosk staff``, ``kiosk audit`` and ``kiosk lessons`` as IT types them."""

import getpass
import io
import json
import os
import re
import subprocess
import sys

import pytest

from kiosk import cli
from kiosk.staffing import PinError, Role
from kiosk.store import open_repository
from tests.cli.asking import ROOT, asked, complaint
from tests.staff.teaching import taught_shop

PIN = "739150"


@pytest.fixture
def store(home, monkeypatch):
    """Give the path of a store in which staff taught something, and nobody may come in."""
    path = home / "store.db"
    with open_repository(path, create=True) as repository:
        taught_shop(repository)
    settings = home / "settings.toml"
    settings.write_text('store = "store.db"\n')
    monkeypatch.setenv("KIOSK_SETTINGS", str(settings))
    return path


@pytest.fixture
def typed(monkeypatch):
    def at_standard_input(text):
        monkeypatch.setattr(sys, "stdin", io.StringIO(text))

    return at_standard_input


def add(typed, name="Ada", role="manager", pin=PIN):
    typed(f"{pin}\n")
    return cli.main(["staff", "add", name, "--role", role])


def test_people_come_and_go(store, typed, capsys):
    assert cli.main(["staff", "list"]) == 0
    assert "add a manager" in capsys.readouterr().out
    assert add(typed) == 0
    assert add(typed, "Béla", "clerk", "482615") == 0
    assert "Béla can come in as clerk." in capsys.readouterr().out
    code, told = asked(capsys, "staff", "list")
    assert (code, told["people"]) == (
        0, [{"name": "Ada", "role": "manager", "locked": False},
            {"name": "Béla", "role": "clerk", "locked": False}],
    )  # fmt: skip
    with open_repository(store) as repository:
        assert repository.people().enter("Ada", PIN).role is Role.MANAGER
    typed("915037\n")
    assert cli.main(["staff", "pin", "Ada"]) == 0
    with open_repository(store) as repository:
        repository.people().enter("Ada", "915037")
        with pytest.raises(PinError):
            repository.people().enter("Ada", PIN)
    assert cli.main(["staff", "remove", "Béla"]) == 0
    capsys.readouterr()
    assert complaint(capsys, "staff", "remove", "Ada")[0] == 10
    code, said = complaint(capsys, "staff", "unlock", "Béla")
    assert (code, "Nobody here is called Béla" in said) == (10, True)


def test_a_locked_person_is_shown_and_let_in_again(store, typed, capsys):
    add(typed)
    with open_repository(store) as repository:
        people = repository.people()
        people._database.execute("UPDATE people SET failures = 12")
    capsys.readouterr()
    assert cli.main(["staff", "list"]) == 0
    assert "locked: kiosk staff unlock" in capsys.readouterr().out
    assert cli.main(["staff", "unlock", "Ada"]) == 0
    with open_repository(store) as repository:
        repository.people().enter("Ada", PIN)


@pytest.mark.parametrize("pin", ["", "123456", "12345", "abcdef", "1" * 200])
def test_a_pin_that_is_of_no_use(store, typed, capsys, pin):
    typed(f"{pin}\n")
    code, said = complaint(capsys, "staff", "add", "Ada", "--role", "manager")
    assert code == 10
    assert "PIN" in said
    assert not pin or pin not in said


def test_at_a_terminal_the_pin_is_asked_for_twice_and_not_shown(store, capsys, monkeypatch):
    class Terminal(io.StringIO):
        def isatty(self):
            return True

    monkeypatch.setattr(sys, "stdin", Terminal("000000\n"))
    answers = iter([PIN, "482615", PIN, PIN])
    monkeypatch.setattr(getpass, "getpass", lambda _: next(answers))
    code, said = complaint(capsys, "staff", "add", "Ada", "--role", "manager")
    assert (code, "not the same" in said) == (10, True)
    assert cli.main(["staff", "add", "Ada", "--role", "manager"]) == 0
    assert PIN not in capsys.readouterr().out


def test_a_pin_is_never_an_argument_nor_a_variable(store, capsys, tmp_path):
    for words in (["--pin", PIN], [PIN]):
        assert cli.main(["staff", "add", "Ada", "--role", "manager", *words]) == 2
    capsys.readouterr()
    environ = {**os.environ, "PIN": PIN, "KIOSK_PIN": PIN, "KIOSK_STAFF_PIN": PIN}
    done = subprocess.run(
        [sys.executable, "-m", "kiosk", "staff", "add", "Ada", "--role", "manager"],
        cwd=ROOT, env=environ, stdin=subprocess.DEVNULL, capture_output=True, text=True,
        check=False, timeout=60,
    )  # fmt: skip
    assert done.returncode == 10
    with open_repository(store) as repository:
        assert repository.people().all() == []
    environ = {name: value for name, value in environ.items() if value != PIN}
    # As other people's processes see it while it waits for the PIN.
    with subprocess.Popen(
        [sys.executable, "-m", "kiosk", "staff", "add", "Ada", "--role", "manager"],
        cwd=ROOT, env=environ, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    ) as process:  # fmt: skip
        seen = b""
        for name in ("cmdline", "environ"):
            with open(f"/proc/{process.pid}/{name}", "rb") as file:  # noqa: PTH123
                seen += file.read()
        out, _ = process.communicate(f"{PIN}\n", timeout=60)
    assert process.returncode == 0
    assert "Ada can come in" in out
    assert seen
    assert PIN.encode() not in seen


def test_the_log_is_verified_and_goes_on_from_an_export(store, typed, capsys, tmp_path):
    add(typed)
    capsys.readouterr()
    file = tmp_path / "log.jsonl"
    code, told = asked(capsys, "audit", "export", str(file))
    assert (code, told["entries"]) == (0, 1)
    assert file.stat().st_mode & 0o077 == 0
    add(typed, "Béla", "clerk", "482615")
    capsys.readouterr()
    code, told = asked(capsys, "audit", "verify", "--since", str(file))
    assert (code, told["entries"], told["since"]) == (0, 2, 1)
    assert cli.main(["audit", "verify", "--since", str(file)]) == 0
    assert "with 1 entries since" in capsys.readouterr().out


def test_another_kiosks_export_is_no_beginning(store, typed, capsys, tmp_path):
    add(typed)
    file = tmp_path / "log.jsonl"
    cli.main(["audit", "export", str(file)])
    with open_repository(tmp_path / "other.db", create=True) as other:
        other.audit.write("Eve", "came in")
    capsys.readouterr()
    words = ["audit", "verify", "--since", str(file), "--store", str(tmp_path / "other.db")]
    code, said = complaint(capsys, *words)
    assert (code, "does not go on from that export" in said) == (4, True)
    # Nor of an older copy of the same store, which has fewer entries.
    with open_repository(tmp_path / "empty.db", create=True):
        pass
    words[-1] = str(tmp_path / "empty.db")
    assert complaint(capsys, *words)[0] == 4


@pytest.mark.parametrize("place", ["who", "about", "number", "link", "start", "head", "entries"])
def test_an_export_that_was_changed_is_no_proof(store, typed, capsys, tmp_path, place):
    add(typed)
    add(typed, "Béla", "clerk", "482615")
    file = tmp_path / "log.jsonl"
    cli.main(["audit", "export", str(file)])
    lines = [json.loads(line) for line in file.read_text().splitlines()]
    at = next(one for one in lines if place in one)
    was = at[place]
    at[place] = 7 if isinstance(was, int) else ("1" if was[0] == "0" else "0") + was[1:]
    file.write_text("".join(json.dumps(one) + "\n" for one in lines))
    capsys.readouterr()
    code, said = complaint(capsys, "audit", "verify", "--since", str(file))
    assert (code, "was changed" in said) == (10, True)


@pytest.mark.parametrize("content", [b"", b"{}", b"\xff\n", b"x" * 50_000, b"[" * 9_000])
def test_a_file_that_is_no_export(store, capsys, tmp_path, content):
    file = tmp_path / "log.jsonl"
    file.write_bytes(content)
    code, said = complaint(capsys, "audit", "verify", "--since", str(file))
    assert (code, "no exported log" in said) == (10, True)
    assert complaint(capsys, "audit", "verify", "--since", str(tmp_path / "none"))[0] == 10
    assert complaint(capsys, "audit", "export", str(tmp_path / "none" / "log"))[0] == 10


def test_an_auditor_follows_the_chain_with_what_the_page_shows(store, typed, capsys, tmp_path):
    add(typed)
    add(typed, "Béla", "clerk", "482615")
    file = tmp_path / "log.jsonl"
    cli.main(["audit", "export", str(file)])
    page = (ROOT / "packaging" / "AUDIT.md").read_text(encoding="utf-8")
    (script,) = re.findall(r"```python\n(.*?)```", page, re.DOTALL)

    def follow():
        return subprocess.run(
            [sys.executable, "-I", "-c", script, str(file)],
            capture_output=True, text=True, check=False, timeout=60,
        )  # fmt: skip

    assert follow().stdout.startswith("2 entries, whole")
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("clerk", "manager"), encoding="utf-8")
    assert "entry 2 was changed" in follow().stderr
    file.write_text("".join(text.splitlines(keepends=True)[:-2]), encoding="utf-8")
    assert follow().returncode != 0


def test_lessons_are_listed_taken_back_and_exported(store, capsys, tmp_path):
    code, told = asked(capsys, "lessons", "list")
    assert code == 0
    assert {one["lesson"] for one in told["lessons"]} == {"lesson-1", "lesson-2", "lesson-3"}
    assert cli.main(["lessons", "list"]) == 0
    assert "Green tea" in capsys.readouterr().out
    assert cli.main(["lessons", "forget", "lesson-2"]) == 0
    assert "of tea is taken back" in capsys.readouterr().out
    code, said = complaint(capsys, "lessons", "forget", "lesson-2")
    assert (code, "no lesson lesson-2" in said) == (10, True)
    stick = tmp_path / "stick"
    stick.mkdir()
    code, told = asked(capsys, "lessons", "export", str(stick))
    assert (code, told["lessons"]) == (0, 2)
    assert [str(path) for path in stick.iterdir()] == [told["file"]]
    assert complaint(capsys, "lessons", "export", str(tmp_path / "none"))[0] == 10
    with open_repository(store) as repository:
        actions = [one.action for one in repository.audit.entries()]
    assert actions == ["took back a lesson", "exported lessons"]


@pytest.mark.parametrize("group", ["staff", "audit", "lessons"])
def test_help(capsys, group):
    assert cli.main([group, "--help"]) == 0
    assert f"kiosk {group} " in capsys.readouterr().out
    assert cli.main([group]) == 2
