"""The windows of the kiosk that run now, as the kernel tells of them."""

import itertools
from dataclasses import dataclass
from pathlib import Path

_SCRIPT = "kiosk-window"
_MODULE = b"kiosk.app"
_LOOPBACK = frozenset({"lo"})


@dataclass(frozen=True, slots=True)
class Window:
    """A running window."""

    number: int
    """Of its process."""
    filtered: bool
    """Whether the kernel keeps it by a filter of system calls."""
    locked_bytes: int
    """How much of its memory is kept out of the swap."""
    interfaces: frozenset[str] | None
    """The network interfaces it could see if it had sockets; None where that cannot be read."""

    @property
    def shut_in(self) -> bool:
        """Whether its namespace has no way out, whatever its sockets."""
        return self.interfaces is not None and self.interfaces <= _LOOPBACK


def windows() -> list[Window]:
    """Find them among the processes that may be looked at."""
    found = []
    for folder in Path("/proc").iterdir():
        if folder.name.isdecimal() and _is_window(folder):
            status = _status(folder)
            found.append(
                Window(
                    int(folder.name), status.get("Seccomp") == "2",
                    int(status.get("VmLck", "0").split()[0]) << 10, _interfaces(folder),
                )
            )  # fmt: skip
    return found


def _is_window(folder: Path) -> bool:
    try:
        words = (folder / "cmdline").read_bytes().split(b"\0")
    except OSError:
        return False
    named = any(Path(word.decode(errors="replace")).name == _SCRIPT for word in words[:2])
    return named or any(pair == (b"-m", _MODULE) for pair in itertools.pairwise(words))


def _status(folder: Path) -> dict[str, str]:
    try:
        lines = (folder / "status").read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return {}
    return {name: value.strip() for name, _, value in (line.partition(":") for line in lines)}


def _interfaces(folder: Path) -> frozenset[str] | None:
    try:
        lines = (folder / "net" / "dev").read_text(encoding="ascii", errors="replace").splitlines()
    except OSError:
        return None
    # Two lines of heading, then one an interface.
    return frozenset(line.partition(":")[0].strip() for line in lines[2:])
