"""Fetching from one web server, which is trusted with nothing: not to answer, nor to end."""

import socket
import ssl
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import urllib3
from tuf.api.exceptions import DownloadError, DownloadHTTPError
from tuf.ngclient import FetcherInterface

from kiosk.errors import ConfigError
from kiosk.updater.pace import Pace, Transfer

_CHUNK = 1 << 16
_CONNECT_SECONDS, _READ_SECONDS = 15.0, 30.0
_LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})
_PARTIAL, _OK = 206, 200
_TRIES = 3
_PAUSE = 2.0
_ERROR_PAGE = 4096
"""An answer that is no file is read to its end up to here, so that the connection is kept."""
_HEADERS = {"User-Agent": "kiosk-updater", "Accept-Encoding": "identity"}


class WebFetcher(FetcherInterface):
    """Fetches from one host: https (http on loopback alone), no proxy, no redirect, no cookie.

    One transfer at a time; nothing here depends on the environment.
    """

    def __init__(self, address: str, pace: Pace, ca: Path | None = None) -> None:
        """Fetch from the host of an address, whose certificate ``ca`` may vouch for.

        Raises ConfigError.
        """
        parts = urlsplit(address)
        host = parts.hostname or ""
        if parts.scheme != "https" and not (parts.scheme == "http" and host in _LOOPBACK):
            msg = f"The source {address} is no https address: updates come over https or a stick."
            raise ConfigError(msg)
        if not host or parts.username or parts.query or parts.fragment:
            raise ConfigError(
                f"The source {address} is no plain address such as https://HOST/PATH."
            )
        self._origin = (parts.scheme, host, parts.port)
        self._pace = pace
        self._transfer = Transfer(pace)
        self._context = _context(ca) if parts.scheme == "https" else None
        self._pool: urllib3.HTTPConnectionPool | None = None

    def close(self) -> None:
        """End the connection that is kept between requests; another request makes another."""
        if self._pool is not None:
            self._pool.close()
            self._pool = None

    def _fetch(self, url: str) -> Iterator[bytes]:
        yield from self.chunks(url)

    def fetch(self, url: str) -> Iterator[bytes]:
        """Give the bytes behind an address. Raises DownloadError."""
        yield from self.chunks(url)

    def chunks(self, url: str, start: int = 0) -> Iterator[bytes]:
        """Give the bytes behind an address from ``start`` on, as they come.

        The first chunk is b"" where the server gave all of them though some were asked for. Raises
        DownloadError, as DownloadHTTPError where the server answers otherwise.
        """
        try:
            answer = self._ask(url, start)
            try:
                self._check(answer)
                if start and answer.status == _OK:
                    yield b""
                while chunk := answer.read1(self._most_at_once(), decode_content=False):
                    self._transfer.pass_on(len(chunk))
                    yield chunk
            finally:
                answer.close()
        except urllib3.exceptions.HTTPError as error:
            raise DownloadError(_reason(error)) from error

    def _ask(self, url: str, start: int) -> urllib3.BaseHTTPResponse:
        """Ask, and once more where the line fails before there is an answer."""
        parts = urlsplit(url)
        if (parts.scheme, parts.hostname, parts.port) != self._origin or parts.query:
            raise DownloadError("another host is asked for than the one that is set")
        headers = {**_HEADERS, **({"Range": f"bytes={start}-"} if start else {})}
        for tried in range(1, _TRIES + 1):
            self._transfer = Transfer(self._pace)
            try:
                return self._opened().urlopen(
                    "GET", parts.path or "/", headers=headers, retries=False, redirect=False,
                    preload_content=False, decode_content=False,
                )  # fmt: skip
            except urllib3.exceptions.HTTPError as error:
                # A certificate does not become a right one.
                if tried == _TRIES or isinstance(error, urllib3.exceptions.SSLError):
                    raise
                self._pace.wait(_PAUSE * tried)
        raise AssertionError("the last try gives or raises")

    def _opened(self) -> urllib3.HTTPConnectionPool:
        """Give the connection: a pool of one host, which unlike a manager of pools has no proxy."""
        if self._pool is None:
            _, host, port = self._origin
            timeout = urllib3.Timeout(connect=_CONNECT_SECONDS, read=_READ_SECONDS)
            if self._context is None:
                self._pool = urllib3.HTTPConnectionPool(host, port, timeout=timeout)
            else:
                self._pool = urllib3.HTTPSConnectionPool(
                    host, port, timeout=timeout, ssl_context=self._context
                )
            self._pool.ConnectionCls = _counting(self._pool.ConnectionCls, self._came)
        return self._pool

    def _check(self, answer: urllib3.BaseHTTPResponse) -> None:
        if answer.status in (_OK, _PARTIAL):
            return
        left = _ERROR_PAGE
        while left > 0 and (chunk := answer.read1(left, decode_content=False)):
            left -= len(chunk)
        if 300 <= answer.status < 400:
            raise DownloadError(
                "the server sends elsewhere, and one host alone is asked: set its final address"
            )
        raise DownloadHTTPError(f"the answer is {answer.status}", answer.status)

    def _came(self, size: int) -> None:
        """Judge every arrival, so that no trickle stays unseen in a buffer or in headers."""
        self._transfer.came(size)

    def _most_at_once(self) -> int:
        """Give how much is passed on at a time: little where little a second is allowed."""
        return min(_CHUNK, max(self._pace.most // 4, 1024)) if self._pace.most else _CHUNK


def _context(ca: Path | None) -> ssl.SSLContext:
    """Check certificates by ``ca`` alone, or by the system's, wherever the environment points."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    context.sslsocket_class = _SecretSocket
    system = ssl.get_default_verify_paths()
    files = [Path(system.openssl_cafile), Path(system.openssl_capath)] if ca is None else [ca]
    try:
        for path in files:
            if path.is_dir():
                context.load_verify_locations(capath=path)
            elif ca is not None or path.exists():
                context.load_verify_locations(cafile=path)
    except (OSError, ssl.SSLError) as error:
        raise ConfigError(f"The certificates in {ca or files[0]} cannot be read.") from error
    return context


class _PlainSocket(socket.socket):
    """Tells of all that arrives."""

    came: Callable[[int], None] = staticmethod(lambda _: None)

    def recv_into(self, *arguments: Any, **options: Any) -> int:  # noqa: ANN401 - handed on
        count = super().recv_into(*arguments, **options)
        self.came(count)
        return count


class _SecretSocket(ssl.SSLSocket):
    """Tells of all that arrives, over TLS; a handshake has its own end in the time to connect."""

    came: Callable[[int], None] = staticmethod(lambda _: None)

    def recv_into(self, *arguments: Any, **options: Any) -> int:  # noqa: ANN401 - handed on
        count = super().recv_into(*arguments, **options)
        self.came(count)
        return count


def _counting(base: type[Any], came: Callable[[int], None]) -> type[Any]:
    """Give a kind of connection whose sockets tell of what arrives."""

    class Counting(base):  # type: ignore[misc]
        def _new_conn(self) -> socket.socket:
            made: socket.socket = super()._new_conn()
            timeout = made.gettimeout()
            plain = _PlainSocket(made.family, made.type, made.proto, fileno=made.detach())
            plain.settimeout(timeout)
            return plain

        def connect(self) -> None:
            super().connect()
            self.sock.came = came

    return Counting


def _reason(error: urllib3.exceptions.HTTPError) -> str:
    if isinstance(error, urllib3.exceptions.SSLError):
        return "the server's certificate is not trusted, or the clock is wrong"
    # One of these is a kind of the other.
    if isinstance(error, urllib3.exceptions.NewConnectionError):
        return "the server cannot be reached"
    if isinstance(error, urllib3.exceptions.TimeoutError):
        return "the server does not answer in time"
    return "the connection broke off"
