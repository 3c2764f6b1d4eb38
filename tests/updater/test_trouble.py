"""Disks, sticks, lines, clocks and people."""

import os
import shutil
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from kiosk.catalog.handing import LastRun, read_last_run, write_last_run
from kiosk.errors import ConfigError, ExpiredError, IncompleteUpdateError, UpdateError
from kiosk.settings import UpdateSettings
from kiosk.updater.once import BusyError
from kiosk.updater.pace import Pace, SlowRetrievalError
from kiosk.updater.sources import WebSource, open_source
from tests.fakes.updates import NOW, entry
from tests.updater.runs import MODEL, has, inbox, run, stick, web

BIG = entry("big", jpeg=b"\xff\xd8\xff" + b"x" * 300_000)


class TestDisks:
    def test_a_full_disk(self, office, updates, monkeypatch):
        def full(*_: object) -> None:
            raise OSError(28, "No space left on device")

        monkeypatch.setattr("kiosk.updater.staging._append", full)
        with pytest.raises(IncompleteUpdateError, match="is full: make room"):
            run(updates, stick(office))
        monkeypatch.undo()
        assert run(updates, stick(office)).delivery is not None

    def test_a_disk_that_is_really_full(self, office, updates, monkeypatch, tmp_path):
        mount, umount = shutil.which("mount"), shutil.which("umount")
        disk = tmp_path / "disk"
        disk.mkdir()
        options = ["-t", "tmpfs", "-o", "size=200k", "none", str(disk)]
        if mount is None or umount is None or subprocess.run([mount, *options]).returncode:
            pytest.skip("this user may not mount")
        monkeypatch.setattr("kiosk.updater.once._SPARE_BYTES", 0)
        try:
            small = UpdateSettings(disk / "updates", updates.root)
            run(small, stick(office))
            office.add_catalog([BIG], MODEL, base=True)
            with pytest.raises(IncompleteUpdateError, match="make room"):
                run(small, stick(office))
            # As if the room had gone while it was fetched.
            monkeypatch.setattr("kiosk.updater.once._SPARE_BYTES", -(1 << 30))
            with pytest.raises(IncompleteUpdateError, match="is full: make room"):
                run(small, stick(office))
            assert len(inbox(small)) == 1
            subprocess.run([mount, "-o", "remount,size=20m", str(disk)], check=True)
            assert run(small, stick(office)).version == 2
        finally:
            subprocess.run([umount, str(disk)], check=True)

    def test_too_little_room_is_said_before_anything_moves(
        self, office, updates, server, monkeypatch
    ):
        monkeypatch.setattr("kiosk.updater.once._SPARE_BYTES", 1 << 60)
        with pytest.raises(IncompleteUpdateError, match="make room"):
            run(updates, web(server))
        assert not any(path.startswith("/pieces/") for path, _ in server.asked)

    def test_older_deliveries_give_way(self, office, updates, monkeypatch):
        for name in "cd":
            run(updates, stick(office))
            office.add_catalog([entry(name)], MODEL)
        run(updates, stick(office))
        newest = inbox(updates)[-1]
        assert len(inbox(updates)) == 2
        office.add_catalog([entry("e")], MODEL)
        monkeypatch.setattr("kiosk.updater.once._SPARE_BYTES", 1 << 60)
        with pytest.raises(IncompleteUpdateError):
            run(updates, stick(office))
        assert inbox(updates) == [newest]

    def test_a_disk_that_can_only_be_read(self, office, updates, monkeypatch):
        def refuse(*_: object, **__: object) -> None:
            raise OSError(30, "Read-only file system")

        monkeypatch.setattr("kiosk.updater.once.os.open", refuse)
        with pytest.raises(IncompleteUpdateError, match="Read-only file system"):
            run(updates, stick(office))


class TestSticks:
    @pytest.mark.parametrize("when", ["refreshed", "piece staged"])
    def test_one_that_is_pulled_out(self, office, updates, when):
        office.add_catalog([entry("c")], MODEL)
        taken = office.folder.with_name("pocket")

        def pull(step: str) -> None:
            if step == when and office.folder.exists():
                office.folder.rename(taken)

        with pytest.raises(IncompleteUpdateError, match="was the stick pulled out"):
            run(updates, stick(office), at=pull)
        assert inbox(updates) == []
        taken.rename(office.folder)
        assert run(updates, stick(office)).delivery is not None

    def test_one_that_is_pulled_out_while_it_is_read(self, office, updates, monkeypatch):
        class Broken:
            def __init__(self, file: object) -> None:
                self.file = file

            def __enter__(self) -> "Broken":
                return self

            def __exit__(self, *_: object) -> None:
                pass

            def seek(self, place: int) -> None:
                pass

            def read(self, size: int) -> bytes:
                raise OSError(5, "Input/output error")

        monkeypatch.setattr(
            "kiosk.updater.sources.open_fetched", lambda _folder, path: Broken(path)
        )
        with pytest.raises(IncompleteUpdateError, match="Input/output error"):
            run(updates, stick(office))
        monkeypatch.undo()
        assert run(updates, stick(office)).delivery is not None

    def test_one_that_can_only_be_read(self, office, updates):
        for path in [office.folder, *office.folder.rglob("*")]:
            path.chmod(0o555 if path.is_dir() else 0o444)
        assert run(updates, stick(office)).delivery is not None

    @pytest.mark.parametrize("which", ["metadata", "pieces"])
    def test_one_with_a_pipe_where_a_file_should_be(self, office, updates, which):
        """Opening it would wait for ever."""
        if which == "metadata":
            path = office.folder / "metadata" / "timestamp.json"
        else:
            (path,) = (office.folder / "pieces").glob("*/*")
        path.unlink()
        os.mkfifo(path)
        with pytest.raises(IncompleteUpdateError, match="no ordinary file"):
            run(updates, stick(office))

    def test_one_without_a_part(self, office, updates):
        (piece,) = (office.folder / "pieces").glob("*/*")
        piece.unlink()
        with pytest.raises(IncompleteUpdateError, match="lacks a file"):
            run(updates, stick(office))

    def test_none(self, updates, tmp_path):
        with pytest.raises(UpdateError, match="is the stick in"):
            open_source(str(tmp_path / "none"), Pace(), None)


class TestLines:
    def test_nobody_answers(self, updates):
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        waited: list[float] = []
        source = WebSource(f"http://127.0.0.1:{port}", Pace(sleep=waited.append))
        with pytest.raises(IncompleteUpdateError, match="cannot be reached"):
            run(updates, source)
        assert len(waited) == 2

    def test_a_line_that_fails_once_is_asked_again(self, office, updates, server):
        with dropping(server.server_address[1]) as port:
            waited: list[float] = []
            source = WebSource(f"http://127.0.0.1:{port}", Pace(sleep=waited.append))
            assert run(updates, source).delivery is not None
        assert len(waited) == 1

    def test_one_connection_does(self, office, updates, server):
        run(updates, web(server))
        # The answer that there is no newer root ends one, as this server sends it.
        assert len(server.asked) > 4
        assert server.connections == 2

    def test_a_line_that_is_kept_slow_is_no_attack(self):
        clock = [0.0]

        def sleep(seconds: float) -> None:
            clock[0] += seconds

        pace = Pace(500, grace=1.0, clock=lambda: clock[0], sleep=sleep)
        assert sum(len(chunk) for chunk in pace.kept(bytes(100) for _ in range(1000))) == 100_000
        assert clock[0] == pytest.approx(200, rel=0.05)

    def test_bytes_that_come_too_slowly(self):
        clock = [0.0]
        pace = Pace(grace=30.0, clock=lambda: clock[0])

        def trickle() -> Iterator[bytes]:
            while True:
                clock[0] += 1.0
                yield bytes(1000)

        with pytest.raises(SlowRetrievalError):
            list(pace.kept(trickle()))
        assert clock[0] == 31

    @pytest.mark.parametrize(
        "source", ["http://updates.example/k", "ftp://x/y", "https://user@host/", "https://h/?a=b"]
    )
    def test_addresses_that_are_not_asked(self, source):
        with pytest.raises(ConfigError):
            open_source(source, Pace(), None)

    def test_the_environment_has_no_say(self, office, updates, server, monkeypatch, tmp_path):
        for name in ("http_proxy", "https_proxy", "all_proxy"):
            monkeypatch.setenv(name, "http://127.0.0.1:9")
            monkeypatch.setenv(name.upper(), "http://127.0.0.1:9")
        assert run(updates, web(server)).delivery is not None
        monkeypatch.setenv("SSLKEYLOGFILE", str(tmp_path / "secrets"))
        monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "others"))
        monkeypatch.setenv("SSL_CERT_DIR", str(tmp_path))
        open_source("https://updates.example", Pace(), None)
        assert not (tmp_path / "secrets").exists()


class TestClocks:
    @pytest.mark.parametrize("year", [1970, 2050])
    def test_a_wrong_one_destroys_nothing(self, office, updates, year):
        first = run(updates, stick(office)).delivery
        has(updates, 1)
        office.add_catalog([entry("c")], MODEL)
        wrong = datetime(year, 1, 1, tzinfo=UTC)
        if year == 1970:
            # Not before the kiosk's own catalog was made, so that what is past its date stays so.
            assert run(updates, stick(office), now=wrong).version == 2
        else:
            with pytest.raises(ExpiredError, match="if the clock is right"):
                run(updates, stick(office), now=wrong)
            assert inbox(updates) == [first]
        office.add_catalog([entry("d")], MODEL)
        assert run(updates, stick(office), now=NOW + timedelta(days=1)).version == 3

    def test_what_came_of_a_run_in_1970_is_told(self, updates):
        write_last_run(updates.folder, LastRun("1970-01-01T00:00:10Z", True, "Nothing new."))
        told = read_last_run(updates.folder)
        assert told is not None
        assert told.sentence == "Nothing new."


class TestPeople:
    def test_two_at_once(self, office, updates):
        """Two processes, of which the second ends at once."""
        inside, go_on = threading.Event(), threading.Event()

        def wait(step: str) -> None:
            if step == "refreshed":
                inside.set()
                go_on.wait(30)

        first = threading.Thread(target=lambda: run(updates, stick(office), at=wait))
        first.start()
        try:
            assert inside.wait(30)
            with pytest.raises(BusyError, match="under way"):
                run(updates, stick(office))
        finally:
            go_on.set()
            first.join()
        assert len(inbox(updates)) == 1
        assert run(updates, stick(office)).delivery is None

    def test_the_root_file_is_missing(self, office, updates):
        updates.root.unlink()
        with pytest.raises(UpdateError, match="of whom to trust"):
            run(updates, stick(office))

    def test_the_root_file_is_something_else(self, office, updates):
        updates.root.write_bytes(b"{}")
        with pytest.raises(UpdateError, match="damaged"):
            run(updates, stick(office))

    def test_a_second_process_says_so_and_ends_well(self, office, updates, tmp_path):
        settings = tmp_path / "settings.toml"
        settings.write_text(
            f'[updates]\nfolder = "{updates.folder}"\nroot = "{updates.root}"\n', encoding="utf-8"
        )
        command = [sys.executable, "-m", "kiosk.updater", "--settings", str(settings)]
        command += ["--from", str(office.folder)]
        done: list[subprocess.CompletedProcess[str]] = []

        def second(step: str) -> None:
            if step == "refreshed":
                root = Path(__file__).parents[2]
                done.append(
                    subprocess.run(command, check=False, capture_output=True, text=True, cwd=root)
                )

        run(updates, stick(office), at=second)
        (other,) = done
        assert other.returncode == 0
        assert "under way" in other.stdout
        assert other.stderr == ""


@contextmanager
def dropping(port: int) -> Iterator[int]:
    """Pass connections on to a port, but the first, which is broken off."""
    ends: list[threading.Thread] = []

    def pass_on(one: socket.socket, other: socket.socket) -> None:
        with one, other:
            while chunk := one.recv(1 << 16):
                other.sendall(chunk)
            other.shutdown(socket.SHUT_WR)

    def serve() -> None:
        first, _ = listener.accept()
        first.close()
        while True:
            try:
                asked, _ = listener.accept()
            except OSError:
                return
            there = socket.create_connection(("127.0.0.1", port))
            for one, other in ((asked, there), (there, asked)):
                ends.append(threading.Thread(target=pass_on, args=(one.dup(), other.dup())))
                ends[-1].start()
            asked.close()
            there.close()

    with socket.create_server(("127.0.0.1", 0)) as listener:
        thread = threading.Thread(target=serve)
        thread.start()
        try:
            yield listener.getsockname()[1]
        finally:
            listener.shutdown(socket.SHUT_RDWR)
            thread.join()
            for end in ends:
                end.join()
