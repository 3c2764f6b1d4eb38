"""Reading a repository of updates from a folder that somebody else has written.

A stick or an inbox may hold anything: a pipe that never ends where a file should be, a name that
leads elsewhere, or nothing any more, since the stick was pulled out.
"""

import errno
import os
import re
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from tuf.api.exceptions import DownloadError, DownloadHTTPError
from tuf.ngclient import FetcherInterface

from kiosk.catalog.layout import METADATA

FOLDER_SCHEME = "folder:/"
"""Addresses that ``FolderFetcher`` takes begin so."""
PLAIN_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
_CHUNK = 1 << 20


def open_file(path: Path) -> BinaryIO:
    """Open an ordinary file to read. Raises OSError, for pipes, devices and folders too."""
    # Opening a pipe waits for whoever writes into it, unless told otherwise.
    descriptor = os.open(path, os.O_RDONLY | os.O_CLOEXEC | os.O_NONBLOCK)
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise OSError(errno.EINVAL, "it is no ordinary file")
    return os.fdopen(descriptor, "rb")


def open_fetched(folder: Path, path: Path) -> BinaryIO:
    """Open a file of the repository in ``folder``.

    Raises DownloadHTTPError 404 where there is none, DownloadError where it cannot be read.
    """
    try:
        return open_file(path)
    except (FileNotFoundError, NotADirectoryError):
        if not (folder / METADATA).is_dir():
            msg = f"the folder {folder} holds no updates (was the stick pulled out?)"
            raise DownloadError(msg) from None
        raise DownloadHTTPError("not there", 404) from None
    except OSError as error:
        raise DownloadError(f"a file cannot be read ({error.strerror})") from error


class FolderFetcher(FetcherInterface):
    """Fetches from a folder what python-tuf asks for; nothing of it needs to be writable."""

    def __init__(self, folder: Path) -> None:
        """Fetch from the folder that holds ``metadata`` and ``targets``."""
        self._folder = folder

    def _fetch(self, url: str) -> Iterator[bytes]:
        path = self._folder
        for part in url.removeprefix(FOLDER_SCHEME).split("/"):
            # What metadata name becomes a path: never one that leads out of the folder.
            if not PLAIN_NAME.fullmatch(part):
                raise DownloadHTTPError("not a plain name", 404)
            path /= part
        with open_fetched(self._folder, path) as file:
            while chunk := file.read(_CHUNK):
                yield chunk

    def fetch(self, url: str) -> Iterator[bytes]:
        """Give the bytes of a file. Raises DownloadError."""
        # As the base class does, for errors while reading too.
        try:
            yield from self._fetch(url)
        except OSError as error:
            raise DownloadError(f"a file cannot be read ({error.strerror})") from error
