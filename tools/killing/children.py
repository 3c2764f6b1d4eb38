"""A process that is forked off, says what it begins and has done, and is killed.

Forked, since a thousand starts of Python would take an hour by themselves; what it works on is
opened by it anew, as after a start. Nothing of SQLite's may be open then: it would be shared, with
locks that are not. So it may be forked beforehand, and begins when it is told to. It says its lines
through a pipe, which outlives it: what it had said before it was killed is known, and no more.
"""

import contextlib
import os
import select
import signal
import sys
import time
import traceback
from collections.abc import Callable

Say = Callable[[str], None]
_FAILED = "failed: "


class KillTestError(Exception):
    """A kill did harm."""


class Child:
    """Works in a process of its own until it has finished or is killed."""

    def __init__(self, work: Callable[[Say], None]) -> None:
        """Fork it; ``work`` gets the function to say things with, once ``begin`` was called."""
        reading, writing = os.pipe()
        waiting, self._starting = os.pipe()
        sys.stdout.flush()
        sys.stderr.flush()
        self._pid = os.fork()
        if self._pid == 0:
            os.close(self._starting)
            _work(work, waiting, writing)
        # What it starts itself goes with it, as with a power cut.
        with contextlib.suppress(OSError):
            os.setpgid(self._pid, self._pid)
        os.close(writing)
        os.close(waiting)
        self._reading = reading
        self._rest = b""
        self.lines: list[str] = []
        """What it has said so far."""

    def begin(self) -> None:
        """Let it begin."""
        os.write(self._starting, b"\n")

    def wait_for(self, line: str, seconds: float = 60.0) -> bool:
        """Wait until it says a line; False where it ends without. Raises KillTestError."""
        end = time.monotonic() + seconds
        while line not in self.lines:
            if not select.select([self._reading], [], [], max(0.0, end - time.monotonic()))[0]:
                self.kill()
                raise KillTestError(f"It hangs before “{line}”.")
            if not self._read():
                return False
        return True

    def kill(self) -> bool:
        """Kill it, and read the rest of what it said; give whether it had not finished before.

        Raises KillTestError where it failed by itself.
        """
        for end in (os.kill, os.killpg):
            with contextlib.suppress(ProcessLookupError, PermissionError):
                end(self._pid, signal.SIGKILL)
        return self._ended() == -signal.SIGKILL

    def finish(self) -> bool:
        """Let it go on to its end; give whether it was killed there. Raises KillTestError."""
        while self._read():
            pass
        return self._ended() == -signal.SIGKILL

    def _ended(self) -> int:
        while self._read():
            pass
        os.close(self._reading)
        os.close(self._starting)
        code = os.waitstatus_to_exitcode(os.waitpid(self._pid, 0)[1])
        for line in self.lines:
            if line.startswith(_FAILED):
                raise KillTestError(line.replace("\v", "\n"))
        if code not in (0, -signal.SIGKILL):
            raise KillTestError(f"It ended with {code}.")
        return code

    def _read(self) -> bool:
        some = os.read(self._reading, 65536)
        *lines, self._rest = (self._rest + some).split(b"\n")
        self.lines += [line.decode() for line in lines]
        return bool(some)


def die() -> None:
    """Be killed, here and now."""
    os.kill(os.getpid(), signal.SIGKILL)


def _work(work: Callable[[Say], None], waiting: int, writing: int) -> None:
    """Do it when it is told to, and end the process, whatever comes."""

    def say(line: str) -> None:
        os.write(writing, line.encode() + b"\n")

    code = 1
    try:
        os.setpgid(0, 0)
        os.read(waiting, 1)
        work(say)
        code = 0
    except BaseException:  # noqa: BLE001 - said, and the process ends
        say(_FAILED + traceback.format_exc().replace("\n", "\v"))
    finally:
        os._exit(code)
