"""A client for the tuf-conformance suite: its three commands, over the updater's own code.

    --metadata-dir D init ROOT
    --metadata-dir D --metadata-url U refresh
    --metadata-dir D --metadata-url U --target-base-url B --target-dir T --target-name N download

``--target-name`` may be given several times: the targets are fetched in order by one client.

Gives 0, or 1 where anything of it failed.
"""

import argparse
import shutil
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from tuf.api.exceptions import DownloadError, RepositoryError
from tuf.ngclient import FetcherInterface

from kiosk.errors import KioskError
from kiosk.updater.client import Client
from kiosk.updater.pace import Pace
from kiosk.updater.web import WebFetcher


class SuiteSource:
    """A repository whose metadata and targets lie at any two addresses."""

    def __init__(self, metadata_url: str, targets_url: str) -> None:
        self.metadata_url, self.targets_url = metadata_url, targets_url
        self.fetcher: FetcherInterface = WebFetcher(metadata_url, Pace())

    def piece(self, sha256: str, start: int) -> Iterator[bytes]:
        raise DownloadError("the suite knows no pieces")

    def close(self) -> None:
        pass


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--metadata-dir", type=Path, required=True)
    parser.add_argument("--metadata-url", default="")
    parser.add_argument("--target-name", action="append", default=[])
    parser.add_argument("--target-base-url", default="")
    parser.add_argument("--target-dir", type=Path)
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("init").add_argument("trusted_root", type=Path)
    commands.add_parser("refresh")
    commands.add_parser("download")
    a = parser.parse_args(argv)
    try:
        if a.command == "init":
            a.metadata_dir.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(a.trusted_root, a.metadata_dir / "root.json")
            return 0
        source = SuiteSource(a.metadata_url, a.target_base_url)
        client = Client(a.metadata_dir, source, None, targets=a.target_dir)
        client.refresh()
        for name in a.target_name if a.command == "download" else ():
            target = client.find(name)
            if target is None:
                sys.stderr.write(f"there is no target {name}\n")
                return 1
            client.fetch(target)
    except (DownloadError, RepositoryError, KioskError, OSError, ValueError) as error:
        sys.stderr.write(f"{type(error).__name__}: {error}\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
