"""Web servers on loopback that serve a folder, rightly or as an attacker would."""

import contextlib
import threading
import time
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any


class FakeServer(ThreadingHTTPServer):
    """Serves a folder with ranges; its manners can be changed while it runs."""

    daemon_threads = False

    def __init__(self, folder: Path) -> None:
        super().__init__(("127.0.0.1", 0), partial(_Handler, directory=str(folder)))
        self.asked: list[tuple[str, str]] = []
        """Path and range of every request."""
        self.connections = 0
        self.headers_seen: list[dict[str, str]] = []
        self.cut_after: int | None = None
        """Break the connection off after so many bytes of a piece."""
        self.redirect_to: str | None = None
        self.endless: str | None = None
        """Serve bytes without an end for paths that end like this."""
        self.trickle: float = 0.0
        """Seconds between two bytes, where it trickles."""
        self.trickle_at = "/pieces/"
        """What is in the paths whose bytes trickle; "" for all."""
        self.trickle_heads = False
        """Let headers trickle too."""
        self.flood = False
        """Send informational answers without an end before the one that was asked for."""
        self.ranges = True
        self.quiet = False
        """Say nothing of connections that break off while they are made."""
        self.sent = 0

    def handle_error(self, request: object, client_address: object) -> None:
        if not self.quiet:
            super().handle_error(request, client_address)  # type: ignore[arg-type]

    def process_request(self, request: Any, client_address: Any) -> None:
        self.connections += 1
        super().process_request(request, client_address)

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}"


class _Handler(SimpleHTTPRequestHandler):
    server: FakeServer
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        server = self.server
        server.asked.append((self.path, self.headers.get("Range", "")))
        server.headers_seen.append(dict(self.headers.items()))
        if server.redirect_to:
            self.send_response(302)
            self.send_header("Location", server.redirect_to + self.path)
            self.send_header("Content-Length", "0")
            self.end_headers()
            return
        if server.flood or server.trickle_heads:
            self._never_answer()
            return
        if server.endless and self.path.endswith(server.endless):
            self.close_connection = True
            with contextlib.suppress(OSError):
                self.send_response(200)
                self.end_headers()
                while True:
                    self.wfile.write(bytes(1 << 16))
            return
        path = Path(self.translate_path(self.path))
        if not path.is_file():
            self.send_error(404)
            return
        content = path.read_bytes()
        start = 0
        asked = self.headers.get("Range", "")
        if server.ranges and asked.startswith("bytes="):
            start = int(asked.removeprefix("bytes=").rstrip("-"))
            self.send_response(206)
        else:
            self.send_response(200)
        content = content[start:]
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        if server.trickle and server.trickle_at in self.path:
            with contextlib.suppress(OSError):
                for place in range(len(content)):
                    self.wfile.write(content[place : place + 1])
                    time.sleep(server.trickle)
            self.close_connection = True
            return
        if server.cut_after is not None and "/pieces/" in self.path:
            content = content[: server.cut_after]
            self.close_connection = True
        server.sent += len(content)
        self.wfile.write(content)

    def _never_answer(self) -> None:
        """Send headers without an end: many at once, or one byte after the other."""
        self.close_connection = True
        with contextlib.suppress(OSError):
            while self.server.flood:
                self.wfile.write(b"HTTP/1.1 100 Continue\r\n\r\n" * 1000)
            self.wfile.write(b"HTTP/1.1 200 OK\r\nX-Slow: ")
            while True:
                self.wfile.write(b"x")
                time.sleep(self.server.trickle)

    def log_message(self, format: str, *args: object) -> None:
        pass


@contextlib.contextmanager
def served(folder: Path) -> Iterator[FakeServer]:
    server = FakeServer(folder)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
