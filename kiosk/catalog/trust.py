"""Verifying an update by The Update Framework, from what was trusted before and a folder alone.

The kiosk does this itself, whatever the updater has verified already, and keeps what it then trusts
in its encrypted store: wiping a cache cannot make it take an older update. python-tuf does the
client workflow (TUF 1.0.33, section 5); here it is given a folder to fetch from, a folder in which
to find what was trusted, and the time.
"""

import contextlib
import hashlib
import itertools
import os
import re
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from tuf.api.exceptions import (
    BadVersionNumberError,
    DownloadError,
    DownloadHTTPError,
    DownloadLengthMismatchError,
    ExpiredMetadataError,
    LengthOrHashMismatchError,
    RepositoryError,
    UnsignedMetadataError,
)
from tuf.api.metadata import Metadata, Root, Signed, Targets
from tuf.ngclient import Updater
from tuf.ngclient.config import UpdaterConfig

from kiosk.catalog.layout import (
    METADATA,
    MOST_DESCRIPTION_BYTES,
    TARGETS,
    catalog_target,
    model_target,
    piece_path,
)
from kiosk.catalog.plain_files import FOLDER_SCHEME, PLAIN_NAME, FolderFetcher, open_file
from kiosk.errors import ExpiredError, IncompleteUpdateError, RollbackError, UpdateError
from kiosk.settings import UpdateSettings

CONFIG = UpdaterConfig()
"""python-tuf's own bounds: 256 new roots at once, 32 delegations, metadata of up to 5 MB."""
_HISTORY = "root_history"
_MODEL_FILE = re.compile(r"[0-9a-f]{64}\.([0-9a-f]{64})\.json")
_MOST_MODELS = 16
_MOST_NAMES = 1000
"""So many names in a folder are looked at."""
_MOST_ROOT_BYTES = 1 << 20


@dataclass(frozen=True, slots=True)
class Trust:
    """The signed metadata a kiosk trusts, to be kept between updates."""

    files: Mapping[str, bytes]
    """By their names: ``timestamp.json``, ``root_history/3.root.json`` and so on."""


@dataclass(frozen=True, slots=True)
class Delivery:
    """An update whose signatures hold."""

    description: bytes
    """What was signed of the catalog."""
    keyids: tuple[str, ...]
    """The keys of the roles it rests on, in ascending order."""
    trust: Trust
    expires: datetime
    """When the first of its metadata does."""
    folder: Path
    _models: Mapping[str, bytes]

    def model(self, digest: str) -> bytes:
        """Give what was signed of a model. Raises UpdateError where the update has it not."""
        found = self._models.get(digest)
        if found is None:
            raise IncompleteUpdateError(
                "The update needs a model that neither this kiosk nor the update has: fetch it "
                "whole, from the server or from a stick with the model."
            )
        return found


def shipped_root(updates: UpdateSettings) -> bytes:
    """Read the root metadata this kiosk was shipped with. Raises UpdateError."""
    try:
        with open_file(updates.root) as file:
            content = file.read(_MOST_ROOT_BYTES + 1)
    except OSError as error:
        msg = (
            f"The file of whom to trust, {updates.root}, cannot be read ({error.strerror}): put "
            "the root.json of head office there."
        )
        raise UpdateError(msg) from error
    if len(content) > _MOST_ROOT_BYTES:
        raise UpdateError(f"The file {updates.root} is too large to be a root.json.")
    return content


def open_delivery(
    folder: Path, channel: str, shipped_root: bytes, trust: Trust | None, now: datetime
) -> Delivery:
    """Verify the update in a folder for a channel.

    ``shipped_root`` is the root metadata the kiosk came with, ``trust`` what it trusted last, and
    ``now`` the time to judge expiry by. Raises UpdateError with a sentence for those who look after
    the kiosk: ExpiredError, RollbackError and IncompleteUpdateError are told apart.
    """
    wanted = catalog_target(channel)
    try:
        with tempfile.TemporaryDirectory(prefix="kiosk-trust-") as name, translated():
            cache = Path(name) / "metadata"
            _fill(cache, trust)
            updater = Updater(
                str(cache), f"{FOLDER_SCHEME}{METADATA}/", str(Path(name) / "targets"),
                f"{FOLDER_SCHEME}{TARGETS}/", FolderFetcher(folder), CONFIG, bootstrap=shipped_root,
            )  # fmt: skip
            set_time(updater, now)
            updater.refresh()
            description = _target(updater, wanted)
            if description is None:
                raise UpdateError(f"The update holds no catalog for the channel {channel}.")
            models = _models(updater, folder)
            trusted = _read_back(cache)
    except OSError as error:
        # The delivery's own files are read by the fetcher, which does not raise this.
        msg = f"The kiosk's folder for temporary files fails ({error.strerror}): make room on it."
        raise IncompleteUpdateError(msg) from error
    keyids, expires = _rests_on(trusted)
    return Delivery(description, keyids, Trust(trusted), expires, folder, models)


def read_verified(folder: Path, sha256: str, length: int) -> bytes:
    """Read a piece of that digest and length. Raises UpdateError where it is another."""
    try:
        with open_file(folder / piece_path(sha256)) as file:
            untrusted = file.read(length + 1)
    except FileNotFoundError:
        raise IncompleteUpdateError(
            "A part of the update is missing: the updater brings it when it runs again."
        ) from None
    except OSError as error:
        msg = f"A part of the update cannot be read ({error.strerror}): check the disk."
        raise IncompleteUpdateError(msg) from error
    if len(untrusted) != length or hashlib.sha256(untrusted).hexdigest() != sha256:
        raise UpdateError("A part of the update is damaged: fetch it again.")
    return untrusted


def set_time(updater: Updater, now: datetime) -> None:
    """Have expiry judged by another time than the clock's."""
    # python-tuf has no public way; a test holds that this one still works.
    updater._trusted_set.reference_time = now


@contextlib.contextmanager
def translated() -> Iterator[None]:
    """Turn python-tuf's errors into sentences for those who look after the kiosk."""
    try:
        yield
    except ExpiredMetadataError as error:
        raise ExpiredError(_EXPIRED) from error
    except BadVersionNumberError as error:
        raise RollbackError(_OLDER) from error
    except UnsignedMetadataError as error:
        raise UpdateError(_FOREIGN) from error
    except LengthOrHashMismatchError as error:
        raise UpdateError(_DAMAGED) from error
    except DownloadLengthMismatchError as error:
        raise UpdateError(
            "A file of the update is longer than it may be: it is not what head office signed."
        ) from error
    except DownloadHTTPError as error:
        if error.status_code in (403, 404):
            raise IncompleteUpdateError(_LACKS) from error
        msg = f"The server answers with the error {error.status_code}: try again later."
        raise IncompleteUpdateError(msg) from error
    except DownloadError as error:
        # Our own fetchers say why in words.
        msg = f"The update cannot be fetched now: {error}. What has come so far is kept."
        raise IncompleteUpdateError(msg) from error
    except RepositoryError as error:
        raise UpdateError(_DAMAGED) from error


_EXPIRED = (
    "What was signed of the update is past its date: if the clock is right, fetch a fresh one; "
    "head office may have to renew it."
)
_OLDER = (
    "The update is older than what this kiosk has seen, or its parts are of different ages: fetch "
    "a newer one."
)
_FOREIGN = (
    "The update is not signed by those this kiosk trusts: is it head office's, and is its "
    "root.json the one set for this kiosk?"
)
_DAMAGED = "The update is damaged, or was changed after it was signed: fetch it again."
_LACKS = "The update lacks a file it needs: fetch it again."


def _fill(cache: Path, trust: Trust | None) -> None:
    """Lay out what was trusted as python-tuf looks for it."""
    (cache / _HISTORY).mkdir(parents=True)
    for name, content in (trust.files if trust else {}).items():
        parts = name.split("/")
        if not all(PLAIN_NAME.fullmatch(part) for part in parts) or parts[:-1] not in (
            [],
            [_HISTORY],
        ):
            raise UpdateError("What this kiosk trusted is kept under a strange name.")
        cache.joinpath(*parts).write_bytes(content)


def _read_back(cache: Path) -> dict[str, bytes]:
    """Read what is trusted now; ``root.json`` is but another name of the newest root."""
    files = {
        path.name: path.read_bytes()
        for path in sorted(cache.glob("*.json"))
        if path.name != "root.json"
    }
    for path in sorted((cache / _HISTORY).glob("*.json")):
        files[f"{_HISTORY}/{path.name}"] = path.read_bytes()
    return files


def _target(updater: Updater, name: str) -> bytes | None:
    info = updater.get_targetinfo(name)
    if info is None:
        return None
    if info.length > MOST_DESCRIPTION_BYTES:
        raise UpdateError("The update's description is too large to be one.")
    return Path(updater.download_target(info)).read_bytes()


def _models(updater: Updater, folder: Path) -> dict[str, bytes]:
    """Verify every model that the folder describes."""
    found: dict[str, bytes] = {}
    try:
        with os.scandir(folder / TARGETS / "models") as entries:
            names = sorted(entry.name for entry in itertools.islice(entries, _MOST_NAMES))
    except OSError:
        names = []
    for name in names[:_MOST_MODELS]:
        match = _MODEL_FILE.fullmatch(name)
        content = _target(updater, model_target(match[1])) if match else None
        if match and content is not None:
            found[match[1]] = content
    return found


def _rests_on(files: Mapping[str, bytes]) -> tuple[tuple[str, ...], datetime]:
    """Give the keys of every role for targets, and when the first of the metadata expires."""
    keyids: set[str] = set()
    roots: dict[int, Root] = {}
    moments: list[datetime] = []
    for name, content in files.items():
        if name.startswith(_HISTORY):
            root = Metadata[Root].from_bytes(content).signed
            roots[root.version] = root
            continue
        signed: Signed = Metadata[Any].from_bytes(content).signed
        moments.append(signed.expires)
        if isinstance(signed, Targets) and signed.delegations is not None:
            for role in (signed.delegations.roles or {}).values():
                if f"{role.name}.json" in files:
                    keyids.update(role.keyids)
    newest = roots[max(roots)]
    moments.append(newest.expires)
    keyids.update(newest.roles[Targets.type].keyids)
    return tuple(sorted(keyids)), min(moments)
