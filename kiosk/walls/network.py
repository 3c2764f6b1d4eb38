"""No network for this process and its children: a filter of system calls, kept by the kernel.

It is set with seccomp through ctypes and can never be taken off again. AF_UNIX is the one family
of sockets left, for the display and the sound; every other is refused with EACCES, and so is what
leads round a socket (``syscalls.REFUSED``). A call made by another architecture's numbers ends the
process, since a filter that compares numbers would mistake it.
"""

import ctypes
import errno
import os
import platform
import struct
import sys
from pathlib import Path

from kiosk.errors import WallError
from kiosk.walls.syscalls import (
    IOCTL,
    MACHINES,
    REFUSED,
    SECCOMP,
    SOCKET,
    SOCKETPAIR,
    TERMINAL_REQUESTS,
    Machine,
)

AF_UNIX, AF_INET = 1, 2
_SOCK_STREAM = 1
# <linux/prctl.h>, <linux/seccomp.h>
_PR_SET_NO_NEW_PRIVS = 38
_SET_MODE_FILTER, _TSYNC = 1, 1
_KILL_PROCESS, _ERRNO, _ALLOW = 0x80000000, 0x00050000, 0x7FFF0000
# <linux/bpf_common.h>: load a word, jump where equal or not less, give the verdict.
_LOAD, _EQUAL, _NOT_LESS, _RETURN = 0x20, 0x15, 0x35, 0x06
# Where struct seccomp_data has them; of an argument the lower half, all that the kernel looks at.
_NUMBER, _ARCHITECTURE, _FIRST, _SECOND = 0, 4, 16, 24
_SOL_SOCKET, _SO_DOMAIN = 1, 39
_STANDARD_STREAMS = 2


class _Program(ctypes.Structure):
    """struct sock_fprog."""

    _fields_ = (("length", ctypes.c_ushort), ("instructions", ctypes.c_char_p))


def this_machine() -> Machine:
    """Give the processor's family. Raises WallError for one whose numbers are not known."""
    name = platform.machine()
    wide = sys.maxsize > 1 << 32 and sys.byteorder == "little"
    for machine in MACHINES:
        if machine.name == name and wide:
            return machine
    raise WallError(
        f"The network cannot be closed on this kind of computer ({name}), and the kiosk does not "
        "start without that: use a 64-bit system on x86-64 or aarch64."
    )


def filter_program(machine: Machine) -> bytes:
    """Give the filter for a machine: classic BPF, eight bytes an instruction."""
    at = machine.column
    lines: list[tuple[int, int, str, str]] = []
    """(code, operand, where to go if so, where to go if not); "" is the next line."""
    places: dict[str, int] = {}

    def line(code: int, operand: int, if_so: str = "", if_not: str = "") -> None:
        lines.append((code, operand, if_so, if_not))

    def place(name: str) -> None:
        places[name] = len(lines)

    line(_LOAD, _ARCHITECTURE)
    line(_EQUAL, machine.audit, "", "kill")
    line(_LOAD, _NUMBER)
    if machine.foreign is not None:
        line(_NOT_LESS, machine.foreign, "deny")
    for numbers in REFUSED.values():
        line(_EQUAL, numbers[at], "deny")
    line(_EQUAL, SOCKET[at], "family")
    line(_EQUAL, SOCKETPAIR[at], "family")
    line(_EQUAL, IOCTL[at], "request", "allow")
    place("family")
    line(_LOAD, _FIRST)
    line(_EQUAL, AF_UNIX, "allow", "deny")
    place("request")
    line(_LOAD, _SECOND)
    for request in TERMINAL_REQUESTS.values():
        line(_EQUAL, request, "deny")
    place("allow")
    line(_RETURN, _ALLOW)
    place("deny")
    line(_RETURN, _ERRNO | errno.EACCES)
    place("kill")
    line(_RETURN, _KILL_PROCESS)

    def distance(number: int, to: str) -> int:
        return places[to] - number - 1 if to else 0

    return b"".join(
        struct.pack("<HBBI", code, distance(number, if_so), distance(number, if_not), operand)
        for number, (code, operand, if_so, if_not) in enumerate(lines)
    )


def close_network() -> None:
    """Set the filter for all threads of this process, and see that it works. Raises WallError.

    Network connections that were handed to the process are closed; where its input or output is
    one, it does not go on.
    """
    machine = this_machine()
    close_inherited()
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0:
        raise _refused(os.strerror(ctypes.get_errno()))
    code = filter_program(machine)
    program = _Program(len(code) // 8, code)
    set_ = libc.syscall(
        ctypes.c_long(SECCOMP[machine.column]), ctypes.c_ulong(_SET_MODE_FILTER),
        ctypes.c_ulong(_TSYNC), ctypes.byref(program),
    )  # fmt: skip
    if set_ < 0:
        raise _refused(os.strerror(ctypes.get_errno()))
    if set_ > 0:
        raise _refused(f"thread {set_} has another filter")
    if try_socket(AF_INET) != errno.EACCES:
        raise _refused("it was set and does nothing")
    if try_socket(AF_UNIX) != 0:
        raise _refused("a filter from outside refuses the display's sockets too")
    _say_there_is_no_ipv6()


def _say_there_is_no_ipv6() -> None:
    """Let libraries know before they ask: urllib3, which comes with tuf, asks when it is imported.

    It would be refused. So a trace of the process shows the one try above and no other.
    """
    import socket

    socket.has_ipv6 = False


def try_socket(family: int, kind: int = _SOCK_STREAM) -> int:
    """Try to open a socket through the C library: 0 where that works, else the error's number.

    What was opened is closed again; nothing is sent.
    """
    libc = ctypes.CDLL(None, use_errno=True)
    descriptor = libc.socket(family, kind | os.O_CLOEXEC, 0)
    if descriptor < 0:
        return ctypes.get_errno()
    os.close(descriptor)
    return 0


def close_inherited() -> None:
    """Close every socket but AF_UNIX this process was started with. Raises WallError.

    The filter stops new ones; one that is open already would still carry everything away.
    """
    for descriptor, family in open_sockets().items():
        if family == AF_UNIX:
            continue
        if descriptor <= _STANDARD_STREAMS:
            raise WallError(
                "The kiosk was started with a network connection as its input or output, and it "
                "has no network: start it on the device itself."
            )
        os.close(descriptor)


def open_sockets() -> dict[int, int]:
    """Give the open sockets of this process and the family of each."""
    libc = ctypes.CDLL(None, use_errno=True)
    found = {}
    for name in os.listdir("/proc/self/fd"):  # noqa: PTH208 - names, no paths: some are gone
        family, size = ctypes.c_int(), ctypes.c_uint(4)
        asked = libc.getsockopt(
            int(name), _SOL_SOCKET, _SO_DOMAIN, ctypes.byref(family), ctypes.byref(size)
        )
        if asked == 0:
            found[int(name)] = family.value
    return found


def filter_state() -> tuple[int, int]:
    """Give what the kernel says of this process: Seccomp (2 for a filter) and NoNewPrivs (1)."""
    lines = Path("/proc/self/status").read_text(encoding="ascii", errors="replace").splitlines()
    values = dict(line.split(":", 1) for line in lines if ":" in line)
    return int(values.get("Seccomp", 0)), int(values.get("NoNewPrivs", 0))


def _refused(why: str) -> WallError:
    return WallError(
        f"The kernel did not close the network for the kiosk ({why}), and it does not start "
        "without that: use a Linux kernel with seccomp filters (CONFIG_SECCOMP_FILTER)."
    )
