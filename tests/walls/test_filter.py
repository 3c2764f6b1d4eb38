"""The filter's verdicts, for each machine, by a judge that does what the kernel does."""

import itertools
import platform
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.errors import WallError
from kiosk.walls.network import filter_program, this_machine
from kiosk.walls.syscalls import (
    IOCTL,
    MACHINES,
    REFUSED,
    SOCKET,
    SOCKETPAIR,
    TERMINAL_REQUESTS,
    Machine,
)
from tests.walls.judging import ALLOW, DENY, KILL, Call, verdict

X86, ARM = MACHINES
both = pytest.mark.parametrize("machine", MACHINES, ids=lambda machine: machine.name)
words = st.integers(0, 0xFFFFFFFF)
longs = st.integers(0, (1 << 64) - 1)


def judge(machine: Machine, number: int, first: int = 0, second: int = 0) -> int:
    return verdict(filter_program(machine), Call(number, machine.audit, first, second))


@both
@given(family=words, above=words)
def test_one_family_of_sockets_is_left(machine, family, above):
    # The kernel takes a family as an int: what stands in the upper half must change nothing.
    first = above << 32 | family
    wanted = ALLOW if family == 1 else DENY
    assert judge(machine, SOCKET[machine.column], first) == wanted
    assert judge(machine, SOCKETPAIR[machine.column], first) == wanted


@both
@given(first=longs, second=longs)
def test_ways_round_a_socket_are_refused_whatever_is_asked_of_them(machine, first, second):
    for numbers in REFUSED.values():
        assert judge(machine, numbers[machine.column], first, second) == DENY


@both
@given(request=words, above=words)
def test_nothing_is_typed_into_a_terminal(machine, request, above):
    wanted = DENY if request in TERMINAL_REQUESTS.values() else ALLOW
    assert judge(machine, IOCTL[machine.column], 0, above << 32 | request) == wanted
    for refused in TERMINAL_REQUESTS.values():
        assert judge(machine, IOCTL[machine.column], 0, above << 32 | refused) == DENY


@both
@given(number=words, audit=words, first=longs)
def test_another_architecture_ends_the_process(machine, number, audit, first):
    code = filter_program(machine)
    if audit != machine.audit:
        assert verdict(code, Call(number, audit, first)) == KILL
    for other in (0x40000003, 0x40000028, *(m.audit for m in MACHINES if m != machine)):
        # i386 and 32-bit ARM: there socketcall() opens sockets by another number.
        assert verdict(code, Call(number, other, first)) == KILL


@given(number=st.integers(0x40000000, 0xFFFFFFFF), first=longs)
def test_x32_is_refused(number, first):
    assert judge(X86, number, first) == DENY


@both
@given(number=st.integers(0, 0x3FFFFFFF), first=longs, second=longs)
def test_everything_else_is_left_as_it_is(machine, number, first, second):
    at = machine.column
    ours = {numbers[at] for numbers in REFUSED.values()}
    ours |= {SOCKET[at], SOCKETPAIR[at], IOCTL[at]}
    if number not in ours:
        assert judge(machine, number, first, second) == ALLOW


@both
def test_no_number_stands_twice(machine):
    tables = [*REFUSED.values(), SOCKET, SOCKETPAIR, IOCTL]
    numbers = [table[machine.column] for table in tables]
    assert not [pair for pair in itertools.combinations(numbers, 2) if pair[0] == pair[1]]


@pytest.mark.parametrize("name", ["riscv64", "i686", ""])
def test_a_machine_whose_numbers_are_not_known_is_refused(monkeypatch, name):
    monkeypatch.setattr(platform, "machine", lambda: name)
    with pytest.raises(WallError, match="cannot be closed on this kind of computer"):
        this_machine()


def test_half_a_processor_is_refused(monkeypatch):
    """A 32-bit Python on a 64-bit kernel makes its calls by other numbers."""
    monkeypatch.setattr(sys, "maxsize", 2**31 - 1)
    with pytest.raises(WallError):
        this_machine()
