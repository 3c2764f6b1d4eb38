"""The system calls the kiosk is refused, with their numbers on each machine, and why.

The numbers are the kernel's own and never change (arch/x86/entry/syscalls/syscall_64.tbl and
include/uapi/asm-generic/unistd.h).
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Machine:
    """What a filter has to know of a processor's family."""

    name: str
    """As ``platform.machine()`` and uname give it."""
    audit: int
    """AUDIT_ARCH_… of <linux/audit.h>: which family's numbers a call is made by."""
    column: int
    """Of the tables below."""
    foreign: int | None
    """Calls from this number on belong to another ABI of the same family; None, there are none."""


MACHINES = (
    # x32 sets bit 30 in the number and would pass every comparison below.
    Machine("x86_64", 0xC000003E, 0, 0x40000000),
    Machine("aarch64", 0xC00000B7, 1, None),
)

SECCOMP = (317, 277)
SOCKET = (41, 198)
SOCKETPAIR = (53, 199)
IOCTL = (16, 29)

TERMINAL_REQUESTS = {
    "TIOCSTI": 0x5412,
    "TIOCLINUX": 0x541C,
}
"""Requests of ioctl that type into a terminal: a shell that waits there has the network."""

REFUSED: dict[str, tuple[int, int]] = {
    # Opens and uses sockets without a call of socket(): the filter would see nothing of it.
    "io_uring_setup": (425, 425),
    "io_uring_enter": (426, 426),
    "io_uring_register": (427, 427),
    # Another process of the same user may have the network: to steer it, to write into it, or to
    # take a socket out of it is as good as a socket of one's own.
    "ptrace": (101, 117),
    "process_vm_readv": (310, 270),
    "process_vm_writev": (311, 271),
    "pidfd_getfd": (438, 438),
    # Programs inside the kernel, which see and change what goes over the wire.
    "bpf": (321, 280),
    "perf_event_open": (298, 241),
    # The usual help of exploits against the kernel itself, which would take the filter away.
    "userfaultfd": (323, 282),
    "init_module": (175, 105),
    "finit_module": (313, 273),
    "kexec_load": (246, 104),
    "kexec_file_load": (320, 294),
    # request_key() of type dns_resolver has a program of the system ask a name server.
    "add_key": (248, 217),
    "request_key": (249, 218),
    "keyctl": (250, 219),
    # A network file system is a connection the kernel makes.
    "mount": (165, 40),
    "open_tree": (428, 428),
    "move_mount": (429, 429),
    "fsopen": (430, 430),
    "fsconfig": (431, 431),
    "fsmount": (432, 432),
    "fspick": (433, 433),
}
