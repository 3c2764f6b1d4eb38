"""Children one after the other, over all targets in turn, and what they found, kept in a folder."""

import hashlib
import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import msgspec

import kiosk
from tools.fuzzing.child import CURRENT, EXIT_MEMORY, TALLY, read_current

STATE, FOUND = "state.json", "found"
SECONDS, MEMORY = 1.0, 256 << 20
_PATIENCE = 120.0
"""Of the clock, for all of a child's inputs, beyond which it is taken to hang."""
_OF_A_KIND = 3
"""So many inputs are kept that fail in the same way."""


class Tally(msgspec.Struct):
    """What was tried of one target."""

    tried: int = 0
    refused: int = 0
    children: int = 0
    failed: int = 0


class State(msgspec.Struct):
    """How far a campaign is."""

    seed: int
    seconds: float = 0.0
    targets: dict[str, Tally] = {}
    kinds: dict[str, int] = {}
    """How often each kind of failure was met."""


@dataclass(frozen=True, slots=True)
class Failure:
    """An input that ended badly."""

    target: str
    what: str
    untrusted: bytes
    text: str = ""


@dataclass(frozen=True, slots=True)
class Limits:
    """What one input may take."""

    seconds: float = SECONDS
    memory: int = MEMORY


class Campaign:
    """Fuzzes into a folder, and goes on with new seeds where an earlier one was stopped."""

    def __init__(
        self, folder: Path, seed: int, *, limits: Limits | None = None,
        module: str = "tools.fuzzing.child",
    ) -> None:  # fmt: skip
        self._folder, self._limits, self._module = folder, limits or Limits(), module
        (folder / FOUND).mkdir(parents=True, exist_ok=True)
        self.state = self._read() or State(seed)

    def _read(self) -> State | None:
        try:
            return msgspec.json.decode((self._folder / STATE).read_bytes(), type=State)
        except (OSError, ValueError):
            return None

    def run(
        self, targets: Sequence[str], seconds: float, examples: int,
        progress: Callable[[float, State], None] = lambda *_: None,
    ) -> None:  # fmt: skip
        """Give each target a child in turn until the time is up, and each one at least."""
        started = time.monotonic()
        first = True
        while first or time.monotonic() - started < seconds:
            for name in targets:
                if not first and time.monotonic() - started >= seconds:
                    break
                before = time.monotonic()
                self._child(name, examples)
                self.state.seconds += time.monotonic() - before
                self._write()
                progress(min(seconds, time.monotonic() - started), self.state)
            first = False

    def _child(self, name: str, examples: int) -> None:
        tally = self.state.targets.setdefault(name, Tally())
        number = self.state.seed * 1_000_003 + tally.children
        with tempfile.TemporaryDirectory(prefix="fuzz-", dir=_in_memory()) as work:
            command = [
                sys.executable, "-m", self._module, name, work, str(number), str(examples),
                str(self._limits.seconds), str(self._limits.memory),
            ]  # fmt: skip
            child = subprocess.Popen(  # noqa: S603 - our own interpreter and words
                command, cwd=Path(kiosk.__file__).parents[1], stdout=subprocess.DEVNULL,
                stderr=subprocess.PIPE, text=True, env={**os.environ, "TMPDIR": work},
            )  # fmt: skip
            try:
                _, said = child.communicate(timeout=_PATIENCE)
                code = child.returncode
            except subprocess.TimeoutExpired:
                child.kill()
                _, said = child.communicate()
                code = -signal.SIGALRM
            except BaseException:
                child.kill()
                child.wait()
                raise
            tally.children += 1
            self._take(name, code, said, Path(work), tally)

    def _take(self, name: str, code: int, said: str, work: Path, tally: Tally) -> None:
        try:
            counted = json.loads((work / TALLY).read_text("utf-8"))
        except (OSError, ValueError):
            counted = {"tried": 1, "refused": 0, "errors": []}
        tally.tried += counted["tried"]
        tally.refused += counted["refused"]
        failures = [
            Failure(name, one["what"], bytes.fromhex(one["input"]), one["text"])
            for one in counted["errors"]
        ]
        if code:
            current = work / CURRENT
            untrusted = read_current(current) if current.exists() else b""
            failures.append(Failure(name, _ended(code, self._limits), untrusted, said))
        for failure in failures:
            self._keep(failure, tally)

    def _keep(self, failure: Failure, tally: Tally) -> None:
        tally.failed += 1
        kind = f"{failure.target}: {failure.what}"
        count = self.state.kinds.get(kind, 0) + 1
        self.state.kinds[kind] = count
        if count > _OF_A_KIND:
            return
        digest = hashlib.sha256(failure.untrusted).hexdigest()[:16]
        path = self._folder / FOUND / f"{failure.target}-{digest}"
        path.with_suffix(".bin").write_bytes(failure.untrusted)
        path.with_suffix(".txt").write_text(f"{kind}\n\n{failure.text}", encoding="utf-8")

    def _write(self) -> None:
        new = self._folder / f"{STATE}.new"
        new.write_bytes(msgspec.json.format(msgspec.json.encode(self.state)))
        new.replace(self._folder / STATE)


def _in_memory() -> str | None:
    """Name a folder in memory: a disk would be what takes most of the time."""
    return "/dev/shm" if os.access("/dev/shm", os.W_OK) else None  # noqa: S108 - not by this name


def _ended(code: int, limits: Limits) -> str:
    if code == EXIT_MEMORY:
        return f"took more than {limits.memory >> 20} MB"
    if code == -signal.SIGPROF:
        return f"took more than {limits.seconds:g} s"
    if code == -signal.SIGALRM:
        return "hung"
    if code < 0:
        return f"ended by {signal.Signals(-code).name}"
    return f"ended with exit code {code}"
