"""Parsers that do everything a fuzzing child has to survive: run in the place of the real ones."""

import contextlib
import os
import signal
import sys

from hypothesis import strategies as st

from tools.fuzzing import child
from tools.fuzzing.targets import TARGETS, Target


def _crash(untrusted: bytes) -> None:
    if untrusted == b"3":
        os.kill(os.getpid(), signal.SIGSEGV)


def _hang(untrusted: bytes) -> None:
    while untrusted == b"3":
        pass


def _eat(untrusted: bytes) -> None:
    if untrusted == b"3":
        bytearray(80 << 20)[::4096] = b"x" * (20 << 10)


def _raise(untrusted: bytes) -> None:
    if untrusted == b"3":
        raise ZeroDivisionError("three")
    raise ValueError(untrusted)


TARGETS.clear()
for parse in (_crash, _hang, _eat, _raise):
    TARGETS[parse.__name__] = Target(
        parse.__name__,
        lambda: st.sampled_from([b"1", b"2", b"3", b"4"]),
        lambda parse=parse: contextlib.nullcontext(parse),  # type: ignore[misc]
        (ValueError,),
    )

if __name__ == "__main__":
    sys.exit(child.main(sys.argv[1:]))
