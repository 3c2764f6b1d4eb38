"""Where updates come from: a folder, such as a stick's, or one web server."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Protocol

from tuf.api.exceptions import DownloadError
from tuf.ngclient import FetcherInterface

from kiosk.catalog.layout import METADATA, TARGETS, piece_path
from kiosk.catalog.plain_files import FOLDER_SCHEME, FolderFetcher, open_fetched
from kiosk.errors import ConfigError, UpdateError
from kiosk.updater.pace import Pace
from kiosk.updater.web import WebFetcher

_CHUNK = 1 << 16
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

    def close(self) -> None:
        """Let go of what is kept open between requests; it can be asked again."""
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

    def close(self) -> None:
        """Nothing is kept open."""

    def _read(self, path: Path, start: int) -> Iterator[bytes]:
        with open_fetched(self._folder, path) as file:
            try:
                file.seek(start)
                while chunk := file.read(_CHUNK):
                    yield chunk
            except OSError as error:
                raise DownloadError(f"a file cannot be read ({error.strerror})") from error


class WebSource:
    """A web server, asked as ``WebFetcher`` does."""

    def __init__(self, address: str, pace: Pace, ca: Path | None = None) -> None:
        """Take updates from an address, whose certificate ``ca`` may vouch for.

        Raises ConfigError where it is none that may be asked.
        """
        self._web = WebFetcher(address, pace, ca)
        self.fetcher: FetcherInterface = self._web
        self._base = address.rstrip("/")
        self.metadata_url = f"{self._base}/{METADATA}/"
        self.targets_url = f"{self._base}/{TARGETS}/"

    def piece(self, sha256: str, start: int) -> Iterator[bytes]:
        """Give the bytes of a piece from ``start`` on, or all of them. Raises DownloadError."""
        yield from self._web.chunks(f"{self._base}/{piece_path(sha256)}", start)

    def close(self) -> None:
        """End the connection."""
        self._web.close()


def open_source(source: str, pace: Pace, ca: Path | None) -> Source:
    """Give the source that is set: an address, or a folder's path.

    Raises ConfigError and UpdateError.
    """
    if _ADDRESS.match(source):
        return WebSource(source, pace, ca)
    if "://" in source:
        raise ConfigError(f"The source {source} is neither an https address nor a folder.")
    return FolderSource(Path(source).expanduser().absolute(), pace)
