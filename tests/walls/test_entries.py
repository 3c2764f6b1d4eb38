"""Every way into the kiosk process puts the walls up first; the updater's does not."""

import json
import os
import platform
import resource
import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

WATCHED = {"PySide6", "cv2", "onnxruntime", "numpy", "sqlcipher3", "socket", "ssl", "PIL", "tuf"}

# Runs a module as `python -m` does and, when the filter is set, writes what was imported by then.
WATCH = """
import json, runpy, sys
import kiosk.walls as walls
put_up, before = walls.put_up, set()
def noted():
    before.update(name.partition(".")[0] for name in sys.modules)
    folders = put_up()
    status = open("/proc/self/status").read()
    sys.stderr.write(json.dumps([sorted(before), "Seccomp:\\t2" in status]) + "\\n")
    return folders
walls.put_up = noted
name, sys.argv = sys.argv[1], sys.argv[1:]
if ":" in name:
    from importlib import import_module
    module, function = name.split(":")
    sys.exit(getattr(import_module(module), function)())
runpy.run_module(name, run_name="__main__", alter_sys=True)
"""


def python(*arguments: str, **options):
    environ = {k: v for k, v in os.environ.items() if k not in {"CI", "ORT_DISABLE_TELEMETRY"}}
    return subprocess.run(
        [sys.executable, *arguments], cwd=ROOT, capture_output=True, text=True, check=False,
        timeout=120, env=environ | options.pop("env", {}), **options,
    )  # fmt: skip


@pytest.mark.parametrize(
    "entry",
    ["kiosk", "kiosk.app", "kiosk.__main__:command_line", "kiosk.__main__:window"],
)
def test_the_walls_come_before_every_other_import(entry):
    done = python("-c", WATCH, entry, "--help")
    assert done.returncode == 0, done.stderr
    before, filtered = json.loads(done.stderr.splitlines()[0])
    assert filtered
    assert not WATCHED & set(before)
    assert "usage" in done.stdout


def test_installed_commands_start_at_the_walls():
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    assert 'kiosk = "kiosk.__main__:command_line"' in text
    assert 'kiosk-window = "kiosk.__main__:window"' in text


def test_the_updater_has_the_network():
    code = "import kiosk.updater.__main__ as m, socket; socket.socket().close(); print('open')"
    assert python("-c", code).stdout == "open\n"
    # Its own way in, with nothing to do: no filter stands at the end of it.
    code = (
        "import runpy, sys, socket; sys.argv = ['u', '--help']\n"
        "try: runpy.run_module('kiosk.updater', run_name='__main__')\n"
        "except SystemExit: pass\n"
        "socket.socket().close(); sys.stderr.write('open')"
    )
    assert python("-c", code).stderr == "open"


def walled(code: str, **options):
    return python("-c", f"import kiosk.walls as w; w.enter()\n{code}", **options)


def test_it_is_for_every_thread_and_every_child():
    code = """
import threading, socket, subprocess, sys
def try_(): 
    try: socket.socket(); print("open")
    except OSError as e: print(e.errno)
ready, go = threading.Event(), threading.Event()
def early(): ready.set(); go.wait(); try_()
"""
    start = "import threading\n" + code + (
        "t = threading.Thread(target=early); t.start(); ready.wait()\n"
        "import kiosk.walls as w; w.enter(); go.set(); t.join(); try_()\n"
        "child = 'import socket; socket.socket()'\n"
        "print(subprocess.run([sys.executable, '-c', child], stderr=subprocess.DEVNULL).returncode)"
    )  # fmt: skip
    assert python("-c", start).stdout.split() == ["13", "13", "1"]


@pytest.mark.skipif(platform.machine() != "x86_64", reason="the older numbers are x86's")
def test_a_call_by_the_older_numbers_ends_the_process():
    """There sockets have other numbers: getpid() as i386 has it, through interrupt 0x80."""
    code = (
        "import ctypes, mmap\n"
        "page = mmap.mmap(-1, 4096, prot=7)\n"
        "page.write(b'\\xb8\\x14\\0\\0\\0\\xcd\\x80\\xc3')\n"
        "at = ctypes.addressof(ctypes.c_char.from_buffer(page))\n"
        "print(ctypes.CFUNCTYPE(ctypes.c_int)(at)())"
    )
    if python("-c", code).returncode != 0:
        pytest.skip("this kernel takes no calls by the older numbers")
    done = walled(code)
    assert done.stdout == ""
    assert done.returncode == -signal.SIGSYS


@pytest.mark.parametrize(
    ("broken", "said"),
    [
        ("w.network.SECCOMP = (9999, 9999)", "did not close the network for the kiosk (Function"),
        ("w.network.filter_program = lambda m: b'\\x06\\0\\0\\0\\0\\0\\xff\\x7f'", "does nothing"),
        ("w.network.platform.machine = lambda: 'vax'", "this kind of computer (vax)"),
        ("w.residue.dumpable = lambda: True", "core dumps"),
    ],
)
def test_without_a_wall_it_does_not_start(broken, said):
    done = python("-c", f"import kiosk.walls as w; {broken}\nw.enter()\nprint('went on')")
    assert done.returncode == 9
    assert done.stdout == ""
    (line,) = done.stderr.splitlines()
    assert said in line
    assert line.startswith("kiosk: ")


def test_a_connection_that_was_handed_over_is_closed():
    one, other = socket.socketpair()
    with socket.socket() as inherited, one, other:
        number, kept = inherited.fileno(), one.fileno()
        code = (
            "import os\n"
            f"print([os.path.exists(f'/proc/self/fd/{{n}}') for n in ({number}, {kept})])"
        )
        done = walled(code, pass_fds=(number, kept))
    assert done.stdout == "[False, True]\n", done.stderr


def test_a_connection_as_its_input_is_refused():
    with socket.socket() as handed:
        done = walled("print('went on')", stdin=handed)
    assert done.returncode == 9
    assert "network connection as its input" in done.stderr


def test_no_core_is_dumped_and_no_other_process_looks_in(tmp_path):
    soft, hard = resource.getrlimit(resource.RLIMIT_CORE)
    code = (
        "import resource, os, sys\n"
        "print(resource.getrlimit(resource.RLIMIT_CORE), w.residue.dumpable())\n"
        "sys.stdout.flush(); os.abort()"
    )
    done = walled(code)
    assert done.stdout == "(0, 0) False\n"
    assert done.returncode == -6
    # faulthandler tells where, as file and line.
    assert "Fatal Python error: Aborted" in done.stderr
    assert resource.getrlimit(resource.RLIMIT_CORE) == (soft, hard)


def test_temporary_files_and_caches_lie_in_memory(tmp_path):
    code = (
        "import tempfile, os\n"
        "here = tempfile.gettempdir()\n"
        "print(here, os.environ['XDG_CACHE_HOME'], oct(os.stat(here).st_mode & 0o777))\n"
        "print(w.residue.folders().in_memory, os.environ['ORT_DISABLE_TELEMETRY'])\n"
        "open(here + '/left', 'w')"
    )
    on_disk = dict.fromkeys(("TMPDIR", "XDG_CACHE_HOME", "HOME"), str(tmp_path))
    done = walled(code, env=on_disk)
    temporary, caches, mode, in_memory, off = done.stdout.split()
    assert (mode, in_memory, off) == ("0o700", "True", "1")
    # Gone with the process.
    assert not Path(temporary).exists()
    assert Path(caches).is_dir()
    assert list(tmp_path.iterdir()) == []


def test_a_process_that_started_itself_again_tidies_up_too():
    again = "import kiosk.walls as w, os; w.enter(); print(os.environ['TMPDIR'])"
    code = (
        "import os, sys; print(os.environ['TMPDIR'], flush=True)\n"
        f"os.execv(sys.executable, [sys.executable, '-c', {again!r}])"
    )
    before, after = walled(code, env={"TMPDIR": "/nowhere"}).stdout.split()
    assert before == after
    assert not Path(before).exists()


def test_what_a_killed_process_left_goes_with_the_next():
    code = "import os, tempfile; print(tempfile.gettempdir(), flush=True); os.kill(os.getpid(), 9)"
    left = walled(code)
    folder = Path(left.stdout.strip())
    assert folder.is_dir()
    walled("")
    assert not folder.exists()


def test_a_folder_of_somebody_else_is_not_used(tmp_path, monkeypatch):
    from kiosk.walls import residue

    monkeypatch.setattr(residue, "lies_in_memory", lambda _: True)
    monkeypatch.setattr(residue, "_candidates", lambda _: [(tmp_path, True)])
    name = tmp_path / f"kiosk-{os.geteuid()}"
    (tmp_path / "elsewhere").mkdir(mode=0o700)
    name.symlink_to(tmp_path / "elsewhere")
    assert residue.private_folder({}) is None
    name.unlink()
    name.mkdir()
    name.chmod(0o777)
    assert residue.private_folder({}) is None
    name.chmod(0o700)
    assert residue.private_folder({}) == name


def test_a_fault_is_told_without_values():
    code = (
        "def inner(d): return d['Zanzibar slippers']\n"
        "try: inner({})\n"
        "except KeyError as e: raise ValueError('Timbuktu') from e"
    )
    done = walled(code)
    assert done.returncode == 1
    assert "ValueError" in done.stderr
    assert "because of KeyError" in done.stderr
    assert "in inner" in done.stderr
    for word in ("Zanzibar", "Timbuktu"):
        assert word not in done.stderr
    done = walled(
        "import threading\n"
        "class T:\n    def __del__(self): raise OSError('Timbuktu')\n"
        "def fail(): raise OSError('Zanzibar')\n"
        "t = threading.Thread(target=fail, name='Timbuktu'); t.start(); t.join(); T()"
    )
    assert done.returncode == 0
    assert done.stderr.count("OSError") == 2
    for word in ("Zanzibar", "Timbuktu"):
        assert word not in done.stderr
