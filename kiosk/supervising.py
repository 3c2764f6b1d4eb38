"""Telling the service manager that the kiosk is well (``sd_notify``).

A datagram to a socket in the file system. The one place outside the updater that imports
``socket``, which reaches no network: the family is AF_UNIX, and the kernel refuses every other.
"""

import os
import socket
from collections.abc import MutableMapping

_WITHOUT_WATCHDOG = 20.0
_WELL = b"READY=1\nWATCHDOG=1"


class ServiceManager:
    """systemd, or whoever else started the kiosk with ``NOTIFY_SOCKET``."""

    def __init__(self, address: str, seconds: float) -> None:
        """Name its socket, and how often at least it is to be told."""
        self.seconds = seconds
        # An "@" stands for the abstract name space (sd_notify(3)).
        self._address = "\0" + address[1:] if address.startswith("@") else address
        self._socket = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM | socket.SOCK_CLOEXEC)
        self._socket.setblocking(False)

    @classmethod
    def of(cls, environ: MutableMapping[str, str]) -> "ServiceManager | None":
        """Find it, None where nobody watches; what this process starts finds none."""
        address = environ.pop("NOTIFY_SOCKET", "")
        microseconds = environ.pop("WATCHDOG_USEC", "")
        watched = environ.pop("WATCHDOG_PID", str(os.getpid())) == str(os.getpid())
        if not address.startswith(("/", "@")):
            return None
        seconds = _WITHOUT_WATCHDOG
        if watched and microseconds.isdecimal() and int(microseconds):
            # Three times within what it waits: one late answer is no reason to be ended.
            seconds = int(microseconds) / 3e6
        return cls(address, seconds)

    def beat(self) -> bool:
        """Say that the kiosk has started and is well; False where it could not be told."""
        try:
            self._socket.sendto(_WELL, self._address)
        except OSError:
            return False
        return True

    def close(self) -> None:
        """Let go of the socket."""
        self._socket.close()
