"""A head office with made-up goods, to measure updates and to cut them short."""

import hashlib
import json
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from decimal import Decimal
from itertools import islice
from pathlib import Path

import numpy as np

from kiosk.catalog.description import CatalogDescription, Layer, Model, Piece, state_of
from kiosk.catalog.layout import catalog_target, piece_path
from kiosk.catalog.pieces import Entry, Picture, write_piece
from kiosk.domain import CatalogItem, ModelId, Price
from kiosk.packing import packed
from kiosk.updates.applying import stamp
from tools.publishing.ceremonies import init
from tools.publishing.office import Office
from tools.publishing.passphrases import Passphrases
from tools.publishing.signing import Signing

PIECE_ENTRIES = 512
_KINDS = ("dresses", "shoes", "mugs", "bottles", "bags", "fruit", "watches", "shirts")
_COLOURS = ("red", "blue", "green", "black", "white", "yellow")


class MadeUpOffice:
    """Publishes catalogs of made-up goods with random vectors, step by step."""

    def __init__(self, folder: Path, model: ModelId, embed_dim: int, thumbnail: int = 6000) -> None:
        """Make keys and a repository in a folder; thumbnails take so many bytes."""
        self.repo = folder / "repo"
        self._model, self._dim, self._thumbnail = model, embed_dim, thumbnail
        secrets = folder / "passphrases.toml"
        folder.mkdir(parents=True, exist_ok=True)
        secrets.write_text('"*" = "made up for a bench"\n', encoding="utf-8")
        passphrases = Passphrases(secrets)
        self._office = Office(self.repo)
        keys = init(self._office, folder / "keys", passphrases)
        self._signing = Signing(self._office, keys, passphrases)
        self._signing.publish()
        self.first_root = self.repo / "metadata" / "1.root.json"
        self._layers: list[Layer] = []
        self.version = 0
        """The newest, 0 for none."""
        self._digests: dict[str, tuple[bytes, bytes]] = {}

    def ids(self) -> set[str]:
        """Give the ids of the newest version's items."""
        return set(self._digests)

    def goods(self, numbers: Sequence[int], edition: int = 0) -> Iterator[Entry]:
        """Give goods by their numbers; another edition has other prices, words and vectors."""
        for number in numbers:
            rng = np.random.default_rng((number, edition))
            vector = rng.standard_normal(self._dim).astype(np.float32)
            vector /= np.linalg.norm(vector)
            kind, colour = _KINDS[number % len(_KINDS)], _COLOURS[number % len(_COLOURS)]
            item = CatalogItem(
                f"item-{number:07}", f"{colour} {kind} {number}", category=kind, brand="Made up",
                attributes={"colour": (colour,)}, aisle=str(number % 20),
                price=Price(_price(number + edition), "EUR"), stock=number % 9,
            )  # fmt: skip
            jpeg = b"\xff\xd8\xff" + rng.bytes(self._thumbnail - 3)
            digest = hashlib.sha256(jpeg).hexdigest()
            picture = Picture(f"{number}.jpg", digest, packed(vector), bytes(12), jpeg)
            yield Entry(item.id, item, (picture,))

    def publish(self, entries: Iterator[Entry], *, base: bool = False) -> CatalogDescription:
        """Publish the next version: these changes, or these goods alone."""
        if base:
            self._digests.clear()
            self._layers.clear()
        pieces = []
        while some := list(islice(entries, PIECE_ENTRIES)):
            for one in some:
                if one.item is None:
                    self._digests.pop(one.id, None)
                elif one.pictures is None:
                    self._digests[one.id] = one.facts_digest(), self._digests[one.id][1]
                else:
                    self._digests[one.id] = one.facts_digest(), one.pictures_digest()
            content = write_piece(some, self._dim)
            sha256 = hashlib.sha256(content).hexdigest()
            path = self.repo / piece_path(sha256)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
            pieces.append(Piece(sha256, len(content), len(some)))
        before = self.version
        self.version += 1
        self._layers.append(Layer(0 if base else before, self.version, tuple(pieces)))
        description = CatalogDescription(
            1, "default", "0b" * 16, self.version, stamp(datetime.now(UTC)),
            Model(self._model.name, self._model.digest), self._dim, len(self._digests),
            state_of((id_, *both) for id_, both in self._digests.items()), tuple(self._layers),
            title="Made up",
        )  # fmt: skip
        self._office.add_target("targets", catalog_target("default"), description.to_bytes())
        self._signing.publish()
        return description

    def settings(self, folder: Path, model: Path, source: str = "") -> Path:
        """Write a kiosk's settings into a folder, for this office's updates; give the file."""
        folder.mkdir(parents=True, exist_ok=True)
        path = folder / "settings.toml"
        lines = [
            'data_folder = "data"',
            f"model = {json.dumps(str(model))}",
            "[updates]",
            f"root = {json.dumps(str(self.first_root.absolute()))}",
            f"source = {json.dumps(source or str(self.repo.absolute()))}",
        ]
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        return path


def _price(number: int) -> Decimal:
    return Decimal(number % 9000 + 99) / 100
