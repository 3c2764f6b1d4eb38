"""Checks of what keeps a visit on the device: by trying, where it can be tried."""

import errno
import os
import resource
import sys
from pathlib import Path

from kiosk.doctor.findings import Finding, attention, bad, ok
from kiosk.doctor.processes import Window
from kiosk.errors import WallError
from kiosk.memory import locked_bytes
from kiosk.walls.network import AF_UNIX, filter_state, open_sockets, try_socket
from kiosk.walls.residue import dumpable, folders

_FAMILIES = {"IPv4": 2, "IPv6": 10, "netlink": 16, "packet": 17, "vsock": 40, "Bluetooth": 31}
_KINDS = (1, 2, 3)
_DOORS = (
    "/run/systemd/resolve/io.systemd.Resolve", "/run/nscd/socket", "/run/dbus/system_bus_socket",
    "/run/docker.sock", "/run/containerd/containerd.sock", "/run/snapd.socket",
    "/run/avahi-daemon/socket",
)  # fmt: skip
"""Sockets of this machine whose owners have the network and do things for whoever asks."""
_FILTERED = 2


def network_closed() -> bool:
    """Try to open a socket of every kind; tell whether the kernel refused them all."""
    return not _opened() and filter_state() == (_FILTERED, 1)


def network() -> Finding:
    """Try every family of sockets in this process, and look at its filter."""
    by_hand = (
        "strace -f -e trace=%network kiosk search shoes 2>&1 | grep -v AF_UNIX shows one try of "
        "AF_INET, refused with EACCES, and no other socket"
    )
    opened = _opened()
    tried = ", ".join(_FAMILIES)
    if opened:
        found = f"this process could open sockets of {', '.join(opened)}"
        advice = "Do not serve anybody with it: start it as `kiosk` or `kiosk-window`, and report."
        return bad("network", found, advice, by_hand, WallError(found))
    filtered, no_more = filter_state()
    if (filtered, no_more) != (_FILTERED, 1):
        found = f"{tried} are refused, but not by a filter of the kiosk's own"
        return bad("network", found, "Start it as `kiosk`.", by_hand, WallError(found))
    found = (
        f"closed by the kernel: tried {tried} just now, as stream, datagram and raw, all refused"
    )
    return ok("network", found, by_hand)


def window(running: list[Window]) -> Finding:
    """Look at the window that runs now, which is another process than this one."""
    if not running:
        return ok("window", "none runs now; each closes the network before it starts")
    by_hand = f"grep Seccomp: /proc/{running[0].number}/status shows 2"
    open_ = [str(one.number) for one in running if not one.filtered]
    if open_:
        found = f"process {', '.join(open_)} runs without the kernel's filter"
        advice = "End it, and start the window as `kiosk-window` or by its unit."
        return bad("window", found, advice, by_hand, WallError(found))
    numbers = ", ".join(str(one.number) for one in running)
    return ok("window", f"process {numbers} runs under the kernel's filter", by_hand)


def second_wall(running: list[Window]) -> Finding:
    """Look whether the window's namespace has a way out at all."""
    by_hand = "systemctl show -p PrivateNetwork kiosk.service shows yes"
    if running:
        by_hand = f"cat /proc/{running[0].number}/net/dev lists lo alone"
    if running and all(one.shut_in for one in running):
        return ok(
            "second wall", "the window sees no network interface but its own loopback", by_hand
        )
    found = "no window runs, so it cannot be seen now"
    if running:
        found = "the window shares the machine's network interfaces; the filter alone keeps it in"
    return attention("second wall", found, "Start the window by its unit.", by_hand)


def doors() -> Finding:
    """Look for sockets of this machine through which others could be asked to send something."""
    reached = [path for path in _DOORS if os.access(path, os.W_OK)]
    by_hand = "systemctl show -p InaccessiblePaths kiosk.service names them; ls -l /run/dbus"
    if not reached:
        return ok("other doors", "no service with a network can be asked from here", by_hand)
    found = f"services with a network can be asked from here: {', '.join(reached)}"
    advice = (
        "The kiosk asks none of them. Started by its unit it cannot see them; by hand, as now, it "
        "could."
    )
    return attention("other doors", found, advice, by_hand)


def sockets() -> Finding:
    """Look for sockets that are open now."""
    open_ = [number for number, family in open_sockets().items() if family != AF_UNIX]
    by_hand = "ss -tuwp as root lists none of the kiosk's"
    if open_:
        found = f"{len(open_)} network sockets are open in this process"
        return bad("open sockets", found, "Report this.", by_hand, WallError(found))
    return ok("open sockets", "none that leads off this machine", by_hand)


def core_dumps() -> Finding:
    """Look whether a crash would write memory to the disk."""
    by_hand = "prlimit --core --pid $(pgrep -of kiosk.app) shows 0 and 0"
    if resource.getrlimit(resource.RLIMIT_CORE)[0] or dumpable():
        found = "a crash would write this process's memory to the disk"
        advice = "Start it as `kiosk` or `kiosk-window`, which switch that off."
        return bad("core dumps", found, advice, by_hand, WallError(found))
    found = "off: limit 0, and no other process of the same user may read this one's memory"
    return ok("core dumps", found, by_hand)


def swap(running: list[Window]) -> Finding:
    """Look whether memory may get to a disk."""
    by_hand = "cat /proc/swaps; grep VmLck /proc/$(pgrep -of kiosk.app)/status"
    try:
        lines = Path("/proc/swaps").read_text(encoding="utf-8", errors="replace").splitlines()[1:]
    except OSError:
        lines = []
    areas = [line.split()[0] for line in lines if line.split()]
    on_disk = [area for area in areas if not area.startswith("/dev/zram")]
    if not on_disk:
        where = "compressed in memory" if areas else "none"
        return ok("swap", f"{where}: no memory gets to a disk", by_hand)
    held = all(one.locked_bytes for one in running) if running else locked_bytes() > 0
    if held:
        return ok("swap", "there is some, and the kiosk's memory is held out of it", by_hand)
    found = f"memory may get to {', '.join(on_disk)}, temporary files in memory too"
    advice = (
        "Switch it off (swapoff -a), encrypt it, or give the kiosk's unit LimitMEMLOCK=infinity."
    )
    return attention("swap", found, advice, by_hand)


def temporary_files() -> Finding:
    """Look where libraries keep what they want to find again."""
    now = folders()
    by_hand = f"findmnt -n -o FSTYPE -T {now.temporary} shows tmpfs"
    found = f"temporary files in {now.temporary}, caches in {now.caches}"
    if now.in_memory:
        return ok("temporary", f"{found}: in memory, gone with the power", by_hand)
    advice = "Give the kiosk a folder in memory: XDG_RUNTIME_DIR, RUNTIME_DIRECTORY or /dev/shm."
    return attention("temporary", f"{found}: not in memory", advice, by_hand)


def telemetry() -> Finding:
    """Look whether onnxruntime may report, or ever has."""
    by_hand = "find / -xdev -path '*DeveloperTools/.onnxruntime*' finds nothing"
    if os.environ.get("ORT_DISABLE_TELEMETRY") != "1":
        found = "onnxruntime's is not switched off in this process"
        return bad("telemetry", found, "Start it as `kiosk`.", by_hand, WallError(found))
    home = Path(os.environ.get("HOME") or "/")
    places = (Path(folders().caches), home / ".cache", home)
    left = [
        place / "Microsoft" / "DeveloperTools" for place in places
        if (place / "Microsoft" / "DeveloperTools").exists()
    ]  # fmt: skip
    if left:
        found = f"some of another program's lies in {left[0]}"
        return attention("telemetry", found, "Not the kiosk's: remove that folder.", by_hand)
    return ok("telemetry", "onnxruntime's is switched off, and it has left nothing", by_hand)


def reports() -> Finding:
    """Look whether reports of faults hold values."""
    by_hand = "journalctl -u kiosk holds kinds of faults, files and lines"
    if sys.excepthook.__module__ != "kiosk.walls.crashes":
        found = "faults of this process are told with their values"
        return bad("fault reports", found, "Start it as `kiosk`.", by_hand, WallError(found))
    return ok("fault reports", "name kinds and places, never what was typed or shown", by_hand)


def user() -> Finding:
    """Look whose rights the kiosk has."""
    by_hand = "ps -o user= -p $(pgrep -of kiosk.app) shows the kiosk's own user"
    if os.geteuid() == 0:
        advice = "Run the kiosk as a user of its own, who owns nothing but its data."
        return attention("user", "this runs as root", advice, by_hand)
    return ok("user", f"runs as user {os.geteuid()}, not as root", by_hand)


def _opened() -> list[str]:
    """Give the families of which any kind of socket was not refused by a filter."""
    return [
        name for name, family in _FAMILIES.items()
        if any(try_socket(family, kind) != errno.EACCES for kind in _KINDS)
    ]  # fmt: skip
