"""Every way out of a process that came to mind, tried from within; each is refused or open."""

import ctypes
import errno
import os
import socket
from collections.abc import Callable

from kiosk.walls.network import this_machine
from kiosk.walls.syscalls import REFUSED, SOCKET, SOCKETPAIR

REFUSED_WITH = (errno.EACCES, errno.EPERM)
FAMILIES = {
    "unspec": 0, "inet": 2, "ax25": 3, "ipx": 4, "inet6": 10, "netlink": 16, "packet": 17,
    "rds": 21, "can": 29, "tipc": 30, "bluetooth": 31, "alg": 38, "nfc": 39, "vsock": 40,
    "kcm": 41, "qrtr": 42, "smc": 43, "xdp": 44, "mctp": 45,
}  # fmt: skip
WORD = b"a word of the visit"


def escape(host: str, tcp: int, udp: int) -> dict[str, str]:
    """Try all; the ports are those of a server of the test, which sees what comes."""
    tried = {}
    for name, way in ways(host, tcp, udp).items():
        try:
            tried[name] = way()
        except OSError as error:
            tried[name] = _named(error.errno)
    return tried


def ways(host: str, tcp: int, udp: int) -> dict[str, Callable[[], str]]:
    """Name every way; each gives "open", or the error it met."""
    libc = ctypes.CDLL(None, use_errno=True)
    column = this_machine().column

    def python_tcp() -> str:
        with socket.create_connection((host, tcp), 5) as open_:
            open_.sendall(WORD)
        return "open"

    def python_udp() -> str:
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as open_:
            open_.sendto(WORD, (host, udp))
        return "open"

    def python_raw() -> str:
        socket.socket(socket.AF_INET, socket.SOCK_RAW, socket.IPPROTO_ICMP).close()
        return "open"

    def name_server() -> str:
        # A question for a name, as any resolver asks it, with the words in the name.
        asked = b"\x12\x34\x01\x00\x00\x01" + bytes(6) + b"\x04word\x07invalid\x00\x00\x01\x00\x01"
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as open_:
            open_.connect((host, udp))
            open_.send(asked)
        return "open"

    def resolver() -> str:
        # Of the C library. Without the wall it asks, and may find no name server here.
        try:
            socket.getaddrinfo("word.invalid", 80)
        except socket.gaierror as error:
            return f"no answer ({error.errno})"
        return "open"

    def c_socket(family: int, kind: int) -> Callable[[], str]:
        def way() -> str:
            return _given(libc.socket(family, kind, 0))

        return way

    def by_number(number: int, *arguments: int) -> Callable[[], str]:
        def way() -> str:
            return _given(libc.syscall(ctypes.c_long(number), *map(ctypes.c_long, arguments)))

        return way

    def c_sends() -> str:
        descriptor = libc.socket(2, 2, 0)
        if descriptor < 0:
            return _named(ctypes.get_errno())
        to = b"\x02\x00" + udp.to_bytes(2, "big") + socket.inet_aton(host) + bytes(8)
        sent = libc.sendto(descriptor, WORD, len(WORD), 0, to, len(to))
        os.close(descriptor)
        return "open" if sent == len(WORD) else _named(ctypes.get_errno())

    made: dict[str, Callable[[], str]] = {
        "python tcp": python_tcp, "python udp": python_udp, "python raw": python_raw,
        "name server": name_server, "resolver": resolver, "c udp": c_sends,
        "syscall socket": by_number(SOCKET[column], 2, 1, 0),
        "syscall socketpair": by_number(SOCKETPAIR[column], 2, 1, 0, 0),
        # The upper half of the register, which the kernel does not look at.
        "syscall socket, high bits": by_number(SOCKET[column], 1 << 32 | 2, 1, 0),
    }  # fmt: skip
    if this_machine().name == "x86_64":
        made["syscall of x32"] = by_number(0x40000000 | SOCKET[column], 2, 1, 0)
    for name, family in FAMILIES.items():
        for kind, number in (("stream", 1), ("datagram", 2), ("raw", 3)):
            made[f"c {name} {kind}"] = c_socket(family, number)
    for name, numbers in REFUSED.items():
        # With arguments that no kernel takes: what is not refused fails otherwise.
        made[f"syscall {name}"] = by_number(numbers[column], -1, -1, -1, -1, -1)
    made |= _by_qt(host, tcp, udp)
    return made


def _by_qt(host: str, tcp: int, udp: int) -> dict[str, Callable[[], str]]:
    try:
        from PySide6.QtNetwork import QHostAddress, QTcpSocket, QUdpSocket
    except ImportError:
        return {}

    def qt_tcp() -> str:
        open_ = QTcpSocket()
        open_.connectToHost(host, tcp)
        if not open_.waitForConnected(5000):
            return _qt_named(open_.error())
        open_.write(WORD)
        open_.waitForBytesWritten(5000)
        open_.disconnectFromHost()
        return "open"

    def qt_udp() -> str:
        open_ = QUdpSocket()
        sent = open_.writeDatagram(WORD, QHostAddress(host), udp)
        return "open" if sent == len(WORD) else _qt_named(open_.error())

    return {"qt tcp": qt_tcp, "qt udp": qt_udp}


def _qt_named(error: object) -> str:
    from PySide6.QtNetwork import QAbstractSocket

    denied = QAbstractSocket.SocketError.SocketAccessError
    return "EACCES" if error == denied else str(error)


def _given(result: int) -> str:
    if result < 0:
        return _named(ctypes.get_errno())
    return "open"


def _named(number: int | None) -> str:
    return errno.errorcode.get(number or 0, str(number))
