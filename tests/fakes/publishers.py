"""A publisher with all keys at hand, and a client that knows the first root alone."""

import io
import shutil
from pathlib import Path

import numpy as np
from PIL import Image
from tuf.ngclient import Updater

from kiosk.catalog.pieces import Entry, Picture
from kiosk.catalog.plain_files import FOLDER_SCHEME, FolderFetcher
from kiosk.domain import CatalogItem, ModelId
from kiosk.encoders import load_bundle
from kiosk.packing import packed
from tools import publish
from tools.publishing.keys import KeyFile, keys_in
from tools.publishing.office import Office, Step
from tools.publishing.passphrases import Passphrases
from tools.publishing.signing import Signing

WORDS = "correct horse"
COLOURS = {"red": (220, 20, 20), "blue": (20, 20, 220), "green": (20, 200, 20)}


def coloured_goods(bundle: Path) -> list[Entry]:
    """Make things of three colours with the vectors the model gives them."""
    encoder = load_bundle(bundle).image
    found = []
    for name, colour in COLOURS.items():
        pixels = np.full((40, 40, 3), colour, np.uint8)
        file = io.BytesIO()
        Image.fromarray(pixels).save(file, "JPEG", quality=95)
        vector = packed(encoder.encode_image([pixels])[0])
        picture = Picture(f"{name}.jpg", "0" * 64, vector, bytes(12), file.getvalue())
        found.append(Entry(name, CatalogItem(name, f"Thing {name}"), (picture,)))
    return found


class TufClient:
    """python-tuf's own client, with a cache that lasts and the first root to begin with."""

    def __init__(self, folder: Path, root: bytes, repository: Path) -> None:
        self.folder, self.root, self.repository = folder, root, repository
        folder.mkdir(parents=True, exist_ok=True)

    def fetch(self, *names: str) -> list[bytes | None]:
        """Refresh, and fetch targets; None for one that is not there."""
        updater = Updater(
            str(self.folder / "metadata"), f"{FOLDER_SCHEME}metadata/", str(self.folder),
            f"{FOLDER_SCHEME}targets/", FolderFetcher(self.repository), bootstrap=self.root,
        )  # fmt: skip
        updater.refresh()
        found: list[bytes | None] = []
        for name in names:
            info = updater.get_targetinfo(name)
            found.append(None if info is None else Path(updater.download_target(info)).read_bytes())
        return found


class Headquarters:
    """A folder with a repository, its keys and their passphrases."""

    def __init__(self, folder: Path, bundle: Path) -> None:
        self.folder, self.bundle = folder, bundle
        self.repo, self.keys, self.drafts = folder / "repo", folder / "keys", folder / "repo-drafts"
        self.passphrases = folder / "pass.toml"
        self.metadata = self.repo / "metadata"
        if not folder.exists():
            folder.mkdir()
            self.passphrases.write_text(f'"*" = "{WORDS}"\n', encoding="utf-8")
            assert self.run("init") == 0
            assert self.run("add-model", str(bundle)) == 0
        self.first_root = (self.metadata / "1.root.json").read_bytes()

    def copy(self, folder: Path) -> "Headquarters":
        """Make another one of the same keys."""
        shutil.copytree(self.folder, folder)
        return Headquarters(folder, self.bundle)

    def run(self, command: str, *more: str, keys: bool = True) -> int:
        """Run a command with all keys of the folder, or those named alone."""
        arguments = [command, str(self.repo), *more, "--passphrases", str(self.passphrases)]
        return publish.main([*arguments, *(["--keys", str(self.keys)] if keys else [])])

    def only(self, *names: str) -> list[str]:
        """Name these keys alone, for ``run`` without the folder."""
        return [part for name in names for part in ("--keys", str(self.keys / f"{name}.key"))]

    def secrets(self) -> Passphrases:
        return Passphrases(self.passphrases)

    def office(self, at: Step = lambda _: None) -> Office:
        return Office(self.repo, at=at)

    def key(self, name: str) -> KeyFile:
        (found,) = keys_in([self.keys / f"{name}.key"])
        return found

    def signing(self, office: Office) -> Signing:
        return Signing(office, keys_in([self.keys]), self.secrets())

    def client(self, name: str = "client", repository: Path | None = None) -> TufClient:
        return TufClient(self.folder / name, self.first_root, repository or self.repo)

    def put(self, name: str, content: bytes, *, publish: bool = True) -> None:
        """Publish some target, whatever it says."""
        office = self.office()
        office.add_target("targets", name, content)
        if publish:
            self.signing(office).publish()


def model_id(bundle: Path) -> ModelId:
    return load_bundle(bundle).model_id
