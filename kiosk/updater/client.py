"""The client of The Update Framework, over a source, with a cache that outlives power cuts."""

from datetime import datetime
from pathlib import Path

from tuf.api.metadata import Metadata, Snapshot, TargetFile, Targets, Timestamp
from tuf.ngclient import Updater
from tuf.ngclient.config import UpdaterConfig

from kiosk.catalog.layout import MOST_DESCRIPTION_BYTES
from kiosk.catalog.trust import CONFIG, set_time
from kiosk.durable import sync_path
from kiosk.errors import UpdateError
from kiosk.updater.sources import Source


class Client:
    """Verified metadata and targets of a source.

    Methods raise python-tuf's RepositoryError and DownloadError, and OSError where the cache cannot
    be written; ``kiosk.catalog.trust.translated`` turns the first two into sentences.
    """

    def __init__(
        self, cache: Path, source: Source, root: bytes | None, *,
        targets: Path | None = None, config: UpdaterConfig = CONFIG, now: datetime | None = None,
    ) -> None:  # fmt: skip
        """Trust ``root``, or the cache's own ``root.json`` where None is given."""
        self.cache = cache
        cache.mkdir(parents=True, exist_ok=True)
        for path in cache.glob("tmp*"):
            # What a run that was killed was about to write.
            path.unlink(missing_ok=True)
        self._updater = Updater(
            str(cache), source.metadata_url, None if targets is None else str(targets),
            source.targets_url, source.fetcher, config, bootstrap=root,
        )  # fmt: skip
        if now is not None:
            set_time(self._updater, now)

    def refresh(self) -> None:
        """Fetch and verify the top-level metadata, and write them through to the disk."""
        try:
            self._updater.refresh()
        finally:
            self.sync()

    def find(self, name: str) -> TargetFile | None:
        """Find a target, through delegations; None where nobody who may has signed one."""
        try:
            return self._updater.get_targetinfo(name)
        finally:
            self.sync()

    def fetch(self, target: TargetFile) -> Path:
        """Give a verified target's file, fetched unless it lies there already."""
        found = self._updater.find_cached_target(target)
        return Path(found or self._updater.download_target(target))

    def description(self, name: str) -> bytes | None:
        """Give what a description says, None where there is none. Raises UpdateError too."""
        target = self.find(name)
        if target is None:
            return None
        if target.length > MOST_DESCRIPTION_BYTES:
            raise UpdateError("The update's description is too large to be one.")
        return self.fetch(target).read_bytes()

    def metadata(self) -> dict[str, bytes]:
        """Give the verified metadata as a repository names them."""
        files: dict[str, bytes] = {}
        for path in sorted((self.cache / "root_history").glob("*.root.json")):
            files[path.name] = path.read_bytes()
        snapshot = Metadata[Snapshot].from_bytes((self.cache / "snapshot.json").read_bytes()).signed
        for path in sorted(self.cache.glob("*.json")):
            content = path.read_bytes()
            if path.name == "timestamp.json":
                files[path.name] = content
            elif path.name == "snapshot.json":
                files[f"{snapshot.version}.snapshot.json"] = content
            elif path.name in snapshot.meta:
                version = Metadata[Targets].from_bytes(content).signed.version
                # Of a role that nothing was asked of this time there may be an older one.
                if version == snapshot.meta[path.name].version:
                    files[f"{version}.{path.name}"] = content
        return files

    def timestamp_version(self) -> int:
        """Give the version of the newest timestamp metadata."""
        content = (self.cache / "timestamp.json").read_bytes()
        return int(Metadata[Timestamp].from_bytes(content).signed.version)

    def sync(self) -> None:
        """Write the cache through to the disk: python-tuf leaves that to the system."""
        # The first root is written when a client is made: both folders are there.
        for folder in (self.cache / "root_history", self.cache):
            for path in folder.iterdir():
                if path.is_file():
                    sync_path(path)
            sync_path(folder)
