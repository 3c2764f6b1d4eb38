"""After a visit nothing of it is left in the process's memory, and many visits leave no more."""

import os
import re
import secrets
import string
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest

from kiosk.memory import forgetful, forgets

ROOT = Path(__file__).parents[2]
WARM, VISITS = 12, 40
MOST_GROWTH_MB = 8


LETTERS = 14
_RUNS = [
    (re.compile(rb"(?:[a-z]" + rb"\x00" * zeros + rb"){%d,}" % LETTERS), encoding)
    for zeros, encoding in ((0, "utf-8"), (1, "utf-16-le"), (3, "utf-32-le"))
]
"""Runs of as many letters as a planted word has, in every encoding a program may use."""


class Visitor:
    def __init__(self, process: "subprocess.Popen[str]") -> None:
        self._process = process

    def tell(self, order: str) -> str:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(order)
        self._process.stdin.flush()
        return self._process.stdout.readline().strip()

    def visit(self, words: str) -> None:
        assert self.tell(f"v{words}!") == "left"

    def state(self) -> tuple[int, int, int]:
        resident, threads, handles = (int(part) for part in self.tell("s").split())
        return resident, threads, handles

    def remembers(self, words: Sequence[str]) -> set[str]:
        """Give those of the words that are in memory, in any way they may be encoded."""
        found = set()
        pid = self._process.pid
        maps = Path(f"/proc/{pid}/maps").read_text(encoding="utf-8").splitlines()
        with Path(f"/proc/{pid}/mem").open("rb", buffering=0) as memory:
            for line in maps:
                span, rights = line.split()[:2]
                if not rights.startswith("rw"):
                    continue
                start, end = (int(part, 16) for part in span.split("-"))
                try:
                    memory.seek(start)
                    block = memory.read(end - start)
                except (OSError, OverflowError):
                    continue
                for run, encoding in _RUNS:
                    for match in run.finditer(block):
                        letters = match.group().decode(encoding)
                        found |= {word for word in words if word in letters}
        return found


@contextmanager
def visitor(environ: dict[str, str]) -> Iterator[Visitor]:
    with subprocess.Popen(
        [sys.executable, "-m", "tests.integration.visiting"], cwd=ROOT, text=True,
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environ, bufsize=1,
    ) as process:  # fmt: skip
        one = Visitor(process)
        try:
            assert process.stdout is not None
            assert process.stdout.readline().strip() == "ready"
            yield one
        finally:
            if process.stdin is not None:
                process.stdin.close()
            process.wait(20)


def planted() -> str:
    return "".join(secrets.choice(string.ascii_lowercase) for _ in range(LETTERS))


@pytest.mark.skipif(sys.platform != "linux", reason="looks through /proc")
def test_nothing_of_any_visit_is_left_in_memory():
    with visitor(forgetful({**os.environ, "QT_QPA_PLATFORM": "offscreen"})) as one:
        words = [planted() for _ in range(3)]
        for each in words:
            one.visit(each)
        one.visit("last")
        assert one.remembers(words) == set()


def test_memory_that_was_not_told_to_forget_is_found_out():
    """The search above finds what is there: without the forgetful allocators it does."""
    environ = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONMALLOC": "pymalloc"}
    environ.pop("GLIBC_TUNABLES", None)
    with visitor(environ) as one:
        words = [planted() for _ in range(3)]
        for each in words:
            one.visit(each)
        assert one.remembers(words)


def test_many_visits_leave_no_memory_thread_or_handle():
    with visitor(forgetful({**os.environ, "QT_QPA_PLATFORM": "offscreen"})) as one:
        # Some of Qt's own come with the first visits, and once and for all.
        for _ in range(WARM):
            one.visit("red shoes")
        resident, threads, handles = one.state()
        for _ in range(VISITS):
            one.visit("red shoes")
        after = one.state()
        assert after[0] - resident < MOST_GROWTH_MB * 1024
        assert after[1:] == (threads, handles)


def test_an_environment_tells_whether_it_forgets():
    assert forgets(forgetful({}))
    assert not forgets({"PYTHONMALLOC": "malloc"})
    assert forgetful({"HOME": "/x"})["HOME"] == "/x"
