"""A head office with a table of products and drawn pictures, and the catalog built of them."""

import csv
import hashlib
from pathlib import Path

import numpy as np
from PIL import Image

from kiosk.catalog.description import CatalogDescription, read_catalog_description, route
from kiosk.catalog.layout import piece_path
from kiosk.catalog.pieces import Entry, read_piece
from tools import build_catalog

DIM = 16
COLOURS = {"red": (220, 20, 20), "green": (20, 200, 20), "blue": (20, 20, 220),
           "yellow": (230, 220, 20)}  # fmt: skip


class Office:
    """A table of products with pictures, and what was built of it."""

    def __init__(self, folder: Path, model: Path) -> None:
        self.folder, self.model = folder, model
        self.pictures, self.out = folder / "pictures", folder / "catalog"
        self.pictures.mkdir(parents=True)
        self.rows: dict[str, dict[str, str]] = {}

    def draw(self, name: str, colour: str, seed: int = 0, side: int = 240) -> Image.Image:
        """Draw a pattern of a colour, another one for each seed."""
        rng = np.random.default_rng(seed)
        cells = np.array(COLOURS[colour]) - rng.integers(0, 2, (8, 8, 1)) * 90
        pixels = np.repeat(np.repeat(cells.clip(0, 255), side // 8, 0), side // 8, 1)
        made = Image.fromarray(pixels.astype(np.uint8))
        made.save(self.pictures / name, quality=90)
        return made

    def add(self, number: int, colour: str, **more: str) -> str:
        id_ = f"item-{number:03}"
        file = f"{id_}.jpg"
        self.draw(file, colour, number)
        self.rows[id_] = {"file": file, "id": id_, "name": f"{colour} thing {number}",
                          "category": "things", "price": "5.00", "currency": "EUR",
                          "aisle": "3", **more}  # fmt: skip
        return id_

    def write(self) -> Path:
        columns = list(dict.fromkeys(name for row in self.rows.values() for name in row))
        path = self.folder / "products.csv"
        with path.open("w", newline="", encoding="utf-8") as file:
            table = csv.DictWriter(file, columns)
            table.writeheader()
            table.writerows(self.rows.values())
        return path

    def arguments(self, *more: str) -> list[str]:
        return [str(self.write()), "--pictures", str(self.pictures), "--model", str(self.model),
                "--out", str(self.out), "--seed-lineage", "test", *more]  # fmt: skip

    def build(self, *more: str) -> int:
        return build_catalog.main(self.arguments(*more))

    def description(self) -> CatalogDescription:
        return read_catalog_description((self.out / "catalog.json").read_bytes(), "default")

    def entries(self, have: int = 0) -> dict[str, Entry]:
        """Read what a kiosk of a version fetches, whole from none by default."""
        description = self.description()
        way = route(description, have)
        assert way is not None
        found: dict[str, Entry] = {}
        for layer in way:
            for piece in layer.pieces:
                blob = (self.out / piece_path(piece.sha256)).read_bytes()
                assert hashlib.sha256(blob).hexdigest() == piece.sha256
                found.update({one.id: one for one in read_piece(blob, DIM)})
        return found

    def everything(self) -> dict[str, str]:
        """Give the digest of every file that kiosks may be given."""
        files = [self.out / "catalog.json", *sorted((self.out / "pieces").glob("*/*"))]
        return {str(path.relative_to(self.out)): hashlib.sha256(path.read_bytes()).hexdigest()
                for path in files}  # fmt: skip
