"""What the service manager hears, and that nothing else of the process is told to its children."""

import os
import socket

from kiosk.supervising import ServiceManager


def listener(place: str) -> socket.socket:
    heard = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
    heard.bind(place)
    heard.settimeout(5)
    return heard


def test_it_is_told_that_all_is_well(tmp_path):
    place = str(tmp_path / "notify")
    with listener(place) as heard:
        environ = {"NOTIFY_SOCKET": place, "WATCHDOG_USEC": "60000000", "HOME": "/"}
        manager = ServiceManager.of(environ)
        assert manager is not None
        assert manager.seconds == 20
        assert environ == {"HOME": "/"}
        assert manager.beat()
        assert heard.recv(100).split() == [b"READY=1", b"WATCHDOG=1"]
        manager.close()


def test_an_abstract_address(tmp_path):
    name = f"kiosk-test-{os.getpid()}"
    with listener("\0" + name) as heard:
        manager = ServiceManager.of({"NOTIFY_SOCKET": "@" + name})
        assert manager is not None
        assert manager.beat()
        assert heard.recv(100)
        manager.close()


def test_nobody_watches():
    assert ServiceManager.of({}) is None
    assert ServiceManager.of({"NOTIFY_SOCKET": "nonsense"}) is None


def test_a_watchdog_for_another_process_sets_no_pace(tmp_path):
    environ = {"NOTIFY_SOCKET": str(tmp_path / "n"), "WATCHDOG_USEC": "3000000"}
    environ["WATCHDOG_PID"] = "1"
    manager = ServiceManager.of(environ)
    assert manager is not None
    assert manager.seconds == 20
    # Nobody listens: said, and no reason to fall over.
    assert not manager.beat()
    manager.close()
