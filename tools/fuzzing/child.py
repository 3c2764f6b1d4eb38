"""A child that tries one target's inputs within limits, and leaves behind what it was at.

The input in hand lies in a file mapped into memory, so that it is there whatever ends the child:
SIGSEGV, SIGPROF after too much time of the processor, or the kernel for want of memory.
"""

import json
import mmap
import resource
import signal
import struct
import sys
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path

from hypothesis import HealthCheck, Phase, Verbosity, given, seed, settings

from tools.fuzzing.mutations import MOST_BYTES
from tools.fuzzing.targets import TARGETS, Parse, Target

CURRENT, TALLY = "current.bin", "tally.json"
EXIT_MEMORY = 77
_MOST_ERRORS = 20
_ROOM = MOST_BYTES * 4 + 4
_WALL_BYTES = 2 << 30
"""Above what the child takes at first: what asks for more than this at once gets none."""


@dataclass(slots=True)
class Tally:
    """What a child has to say at its end."""

    tried: int = 0
    refused: int = 0
    errors: list[dict[str, str]] = field(default_factory=list)


class Current:
    """The input in hand, for whoever comes after the child."""

    def __init__(self, path: Path) -> None:
        if not path.exists():
            path.write_bytes(bytes(_ROOM))
        with path.open("r+b") as file:
            self._map = mmap.mmap(file.fileno(), _ROOM)

    def put(self, untrusted: bytes) -> None:
        """Keep an input."""
        self._map[4 : 4 + len(untrusted)] = untrusted
        self._map[:4] = struct.pack("<I", len(untrusted))


def read_current(path: Path) -> bytes:
    """Give the input a child was at when it ended."""
    blob = path.read_bytes()
    return blob[4 : 4 + struct.unpack_from("<I", blob)[0]]


def run(target: Target, folder: Path, number: int, examples: int, limits: tuple[float, int]) -> int:
    """Try so many inputs drawn from a seed; give the exit code.

    ``limits`` are seconds of the processor for one input, and bytes of memory beyond what there
    was before it. Unexpected errors are written down and do not end the child.
    """
    current = Current(folder / CURRENT)
    tally = Tally()
    seconds, memory = limits
    with target.opened() as parse:
        _bound(memory)

        def attempt(untrusted: bytes) -> None:
            current.put(untrusted)
            tally.tried += 1
            # From here on the peak is this input's own.
            Path("/proc/self/clear_refs").write_text("5", "ascii")
            before = _memory("VmRSS:")
            _try(target, parse, untrusted, seconds, tally)
            if _memory("VmHWM:") - before > memory:
                raise SystemExit(EXIT_MEMORY)

        try:
            _drawn(target, number, examples, attempt)
        except SystemExit as stop:
            return int(str(stop.code))
        finally:
            _write(folder, tally)
    return 0


def _try(
    target: Target, parse: Parse, untrusted: bytes, seconds: float, tally: Tally
) -> None:  # fmt: skip
    try:
        with _timed(seconds):
            parse(untrusted)
    except target.allowed:
        tally.refused += 1
    except Exception as error:  # noqa: BLE001 - whatever comes is what is looked for
        if len(tally.errors) < _MOST_ERRORS:
            last = traceback.extract_tb(error.__traceback__)[-1]
            what = f"{type(error).__name__} in {Path(last.filename).name}:{last.name}"
            text = "".join(traceback.format_exception(error))
            tally.errors.append({"what": what, "input": untrusted.hex(), "text": text})


@contextmanager
def _timed(seconds: float) -> Iterator[None]:
    """End the process (SIGPROF) where it takes so much time of the processor, in C code too."""
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)


def _drawn(target: Target, number: int, examples: int, attempt: Parse) -> None:
    """Draw inputs from the seed and try each."""
    test = given(target.inputs())(lambda untrusted: attempt(untrusted))
    test = settings(
        max_examples=examples, database=None, deadline=None, phases=[Phase.generate],
        suppress_health_check=list(HealthCheck), verbosity=Verbosity.quiet,
    )(test)  # fmt: skip
    seed(number)(test)()


def _memory(what: str) -> int:
    """Give what the kernel counts of this process; getrusage would tell its parent's peak too."""
    status = Path("/proc/self/status").read_text("ascii")
    return int(status.partition(what)[2].split()[0]) << 10


def _bound(memory: int) -> None:
    there = int(Path("/proc/self/statm").read_text("ascii").split()[0]) * resource.getpagesize()
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    wall = there + max(_WALL_BYTES, 2 * memory)
    resource.setrlimit(resource.RLIMIT_AS, (wall, hard))


def _write(folder: Path, tally: Tally) -> None:
    (folder / TALLY).write_text(json.dumps(asdict(tally)), encoding="utf-8")


def main(arguments: list[str]) -> int:
    """Run as a child: TARGET FOLDER SEED EXAMPLES SECONDS BYTES."""
    name, folder, number, examples, seconds, memory = arguments
    target = TARGETS[name]
    return run(target, Path(folder), int(number), int(examples), (float(seconds), int(memory)))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
