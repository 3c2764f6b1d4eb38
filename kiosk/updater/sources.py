"""Where updates come from: a folder, such as a stick's, or one web server."""

import re
import ssl
from collections.abc import Iterator
from pathlib import Path
from typing import Protocol
from urllib.parse import urlsplit

import urllib3
from tuf.api.exceptions import DownloadError, DownloadHTTPError
from tuf.ngclient import FetcherInterface

from kiosk.catalog.layout import METADATA, TARGETS, piece_path
from kiosk.catalog.trust import FOLDER_SCHEME, FolderFetcher
from kiosk.errors import ConfigError, UpdateError
from kiosk.updater.pace import Pace

_CHUNK = 1 << 16
_CONNECT_SECONDS, _READ_SECONDS = 15.0, 30.0
_LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})
_PARTIAL, _OK = 206, 200
_ADDRESS = re.compile(r"https?://", re.IGNORECASE)


class Source(Protocol):
    """A repository of updates, laid out as ``kiosk.catalog.layout`` says."""

    @property
    def fetcher(self) -> FetcherInterface:
        """Give what fetches metadata and targets."""
        ...

    @property
    def metadata_url(self) -> str:
        """Give where the metadata are, in the fetcher's terms."""
        ...

    @property
    def targets_url(self) -> str:
        """Give where the targets are, in the fetcher's terms."""
        ...

    def piece(self, sha256: str, start: int) -> Iterator[bytes]:
        """Give the bytes of a piece from ``start`` on, or from its beginning.

        The first thing given is b"" where they begin at 0 though more was asked for. Raises
        DownloadError.
        """
        ...


class FolderSource:
    """A folder; nothing of it needs to be writable."""

    metadata_url = f"{FOLDER_SCHEME}{METADATA}/"
    targets_url = f"{FOLDER_SCHEME}{TARGETS}/"

    def __init__(self, folder: Path, pace: Pace) -> None:
        """Take updates from the folder. Raises UpdateError where it is none."""
        self._folder, self._pace = folder, pace
        try:
            there = (folder / METADATA).is_dir()
        except OSError as error:
            msg = f"The folder {folder} cannot be read ({error.strerror}): is the stick in?"
            raise UpdateError(msg) from error
        if not there:
            msg = f"There are no updates in {folder}: is the stick in, and was it exported to?"
            raise UpdateError(msg)
        self.fetcher: FetcherInterface = FolderFetcher(folder)

    def piece(self, sha256: str, start: int) -> Iterator[bytes]:
        """Give the bytes of a piece from ``start`` on. Raises DownloadError."""
        yield from self._pace.kept(self._read(self._folder / piece_path(sha256), start))

    def _read(self, path: Path, start: int) -> Iterator[bytes]:
        try:
            with path.open("rb") as file:
                file.seek(start)
                while chunk := file.read(_CHUNK):
                    yield chunk
        except FileNotFoundError:
            raise DownloadHTTPError("not there", 404) from None
        except OSError as error:
            raise DownloadError(f"cannot be read ({error.strerror})") from error


class WebSource:
    """A web server: one host, https (http on loopback alone), no proxy, no redirect, no cookie."""

    def __init__(
        self, address: str, pace: Pace, ca: Path | None = None, *,
        metadata: str = METADATA, targets: str = TARGETS,
    ) -> None:  # fmt: skip
        """Take updates from an address, whose certificate ``ca`` may vouch for.

        Raises ConfigError where it is none that may be asked.
        """
        self._web = WebFetcher(address, pace, ca)
        self.fetcher: FetcherInterface = self._web
        base = address.rstrip("/")
        self.metadata_url = f"{base}/{metadata}/" if metadata else f"{base}/"
        self.targets_url = f"{base}/{targets}/" if targets else f"{base}/"
        self._base = base

    def piece(self, sha256: str, start: int) -> Iterator[bytes]:
        """Give the bytes of a piece from ``start`` on, or all of them. Raises DownloadError."""
        yield from self._web.chunks(f"{self._base}/{piece_path(sha256)}", start)


class WebFetcher(FetcherInterface):
    """Fetches from one host."""

    def __init__(self, address: str, pace: Pace, ca: Path | None = None) -> None:
        """Fetch from the host of an address. Raises ConfigError."""
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
        try:
            context = ssl.create_default_context(cafile=None if ca is None else str(ca))
        except (OSError, ssl.SSLError) as error:
            raise ConfigError(f"The certificates in {ca} cannot be read.") from error
        # A pool of its own takes no proxy from the environment.
        self._pool = urllib3.PoolManager(
            ssl_context=context,
            retries=False,
            headers={"User-Agent": "kiosk-updater", "Accept-Encoding": "identity"},
            timeout=urllib3.Timeout(connect=_CONNECT_SECONDS, read=_READ_SECONDS),
        )

    def _fetch(self, url: str) -> Iterator[bytes]:
        yield from self.chunks(url)

    def fetch(self, url: str) -> Iterator[bytes]:
        """Give the bytes behind an address. Raises DownloadError."""
        yield from self.chunks(url)

    def chunks(self, url: str, start: int = 0) -> Iterator[bytes]:
        """Give the bytes behind an address from ``start`` on.

        The first chunk is b"" where the server gave all of them though some were asked for. Raises
        DownloadError, as DownloadHTTPError where the server answers otherwise.
        """
        parts = urlsplit(url)
        if (parts.scheme, parts.hostname, parts.port) != self._origin:
            raise DownloadError("another host is asked for than the one that is set")
        headers = {**self._pool.headers, **({"Range": f"bytes={start}-"} if start else {})}
        try:
            answer = self._pool.request(
                "GET", url, headers=headers, preload_content=False, redirect=False
            )
            try:
                if answer.status not in (_OK, _PARTIAL):
                    raise DownloadHTTPError(f"the answer is {answer.status}", answer.status)
                if start and answer.status == _OK:
                    yield b""
                yield from self._pace.kept(answer.stream(_CHUNK))
            finally:
                answer.close()
        except urllib3.exceptions.HTTPError as error:
            raise DownloadError(_reason(error)) from error


def open_source(source: str, pace: Pace, ca: Path | None) -> Source:
    """Give the source that is set: an address, or a folder's path.

    Raises ConfigError and UpdateError.
    """
    if _ADDRESS.match(source):
        return WebSource(source, pace, ca)
    if "://" in source:
        raise ConfigError(f"The source {source} is neither an https address nor a folder.")
    return FolderSource(Path(source).expanduser().absolute(), pace)


def _reason(error: urllib3.exceptions.HTTPError) -> str:
    if isinstance(error, urllib3.exceptions.SSLError):
        return "the server's certificate is not trusted, or the clock is wrong"
    if isinstance(error, urllib3.exceptions.TimeoutError):
        return "the server does not answer in time"
    if isinstance(error, urllib3.exceptions.NewConnectionError):
        return "the server cannot be reached"
    return "the connection broke off"
