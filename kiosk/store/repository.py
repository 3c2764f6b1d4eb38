"""What the store holds, in the domain's values: items, their pictures and the pictures' vectors."""

import contextlib
import json
from collections.abc import Collection, Iterator
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray

from kiosk.domain import CatalogItem, Embedding, ModelId
from kiosk.store.database import Database

# Vectors on disk are little endian whatever the machine, so that a store can move.
_STORED = np.dtype("<f4")


class Repository:
    """Reads and writes the catalog. Every method raises StoreError where the file fails it."""

    def __init__(self, database: Database) -> None:
        """Work on an open database; closing the repository closes it."""
        self._database = database
        self._models: dict[ModelId, tuple[int, int]] = {}

    @contextlib.contextmanager
    def batch(self) -> Iterator[None]:
        """Commit everything written inside as a whole, or nothing of it."""
        try:
            with self._database.transaction():
                yield
        except BaseException:
            # A number given inside went back with the rest.
            self._models.clear()
            raise

    def put_item(self, item: CatalogItem) -> None:
        """Add an item, or change the one that has this id."""
        details = json.dumps(dict(item.details), ensure_ascii=False, sort_keys=True)
        self._database.execute(
            """
            INSERT INTO items (id, name, details) VALUES (?, ?, ?)
            ON CONFLICT (id) DO UPDATE SET name = excluded.name, details = excluded.details
            """,
            (item.id, item.name, details),
        )

    def put_picture(
        self,
        item: CatalogItem,
        source: str,
        digest: str,
        thumbnail: bytes,
        embedding: Embedding,
    ) -> None:
        """Add an item's picture with its vector, or replace the one from the same source.

        ``source`` names the picture in its folder, ``digest`` is the SHA-256 of its file in
        hexadecimal digits, ``thumbnail`` a JPEG file. Vectors other models made of the same
        source go when the file behind it has changed.
        """
        vector = embedding.vector
        if vector.dtype != np.float32 or vector.ndim != 1:
            raise ValueError(f"an embedding is float32 (n,), not {vector.dtype} {vector.shape}")
        with self.batch():
            self.put_item(item)
            model = self._model_number(embedding.model, vector.shape[0])
            old = self._database.execute(
                "SELECT number FROM pictures WHERE source = ? AND digest <> ?", (source, digest)
            )
            for (number,) in old:
                self._database.execute("DELETE FROM embeddings WHERE picture = ?", (number,))
            self._database.execute(
                """
                INSERT INTO pictures (item, source, digest, thumbnail)
                VALUES ((SELECT number FROM items WHERE id = ?), ?, ?, ?)
                ON CONFLICT (source) DO UPDATE SET
                    item = excluded.item, digest = excluded.digest, thumbnail = excluded.thumbnail
                """,
                (item.id, source, digest, thumbnail),
            )
            self._database.execute(
                """
                INSERT OR REPLACE INTO embeddings (picture, model, vector)
                VALUES ((SELECT number FROM pictures WHERE source = ?), ?, ?)
                """,
                (source, model, vector.astype(_STORED).tobytes()),
            )

    def tidy(self, model: ModelId, sources: Collection[str] | None = None) -> int:
        """Remove what an import by this model has overtaken; give the number of pictures gone.

        That is the vectors other models made of pictures that now have one of this model, and
        items left without a picture. With ``sources``, the names of everything the catalog should
        hold, also the pictures from elsewhere and those this model has no vector of.
        """
        with self.batch():
            gone: list[int] = []
            if sources is not None:
                kept = set(sources) & self.digests(model).keys()
                rows = self._database.execute("SELECT number, source FROM pictures")
                gone = [number for number, source in rows if source not in kept]
            for number in gone:
                self._database.execute("DELETE FROM pictures WHERE number = ?", (number,))
            self._database.execute(
                """
                WITH current AS (SELECT number FROM models WHERE name = ? AND digest = ?)
                DELETE FROM embeddings
                WHERE model NOT IN (SELECT number FROM current) AND picture IN
                    (SELECT picture FROM embeddings WHERE model IN (SELECT number FROM current))
                """,
                (model.name, model.digest),
            )
            self._database.execute(
                "DELETE FROM models WHERE number NOT IN (SELECT model FROM embeddings)"
            )
            self._database.execute(
                "DELETE FROM items WHERE number NOT IN (SELECT item FROM pictures)"
            )
            self._models.clear()
        return len(gone)

    def items(self) -> dict[str, CatalogItem]:
        """Give every item by its id, in the order of the ids."""
        rows = self._database.execute("SELECT id, name, details FROM items ORDER BY id")
        return {id_: CatalogItem(id_, name, json.loads(details)) for id_, name, details in rows}

    def digests(self, model: ModelId) -> dict[str, tuple[str, str]]:
        """Give (item id, digest) by source, of the pictures that have a vector of this model."""
        rows = self._database.execute(
            """
            SELECT pictures.source, items.id, pictures.digest
            FROM embeddings JOIN models ON models.number = embeddings.model
            JOIN pictures ON pictures.number = embeddings.picture
            JOIN items ON items.number = pictures.item
            WHERE models.name = ? AND models.digest = ?
            """,
            (model.name, model.digest),
        )
        return {source: (item, digest) for source, item, digest in rows}

    def embeddings(self, model: ModelId) -> tuple[list[str], NDArray[np.float32]]:
        """Give this model's vectors, float32 (n, embed_dim), and the item id of each row.

        Rows are in the order of the item ids, so that an item's vectors lie together.
        """
        rows = self._database.execute(
            """
            SELECT items.id, embeddings.vector
            FROM embeddings JOIN models ON models.number = embeddings.model
            JOIN pictures ON pictures.number = embeddings.picture
            JOIN items ON items.number = pictures.item
            WHERE models.name = ? AND models.digest = ?
            ORDER BY items.id, pictures.source
            """,
            (model.name, model.digest),
        )
        width = len(rows[0][1]) // _STORED.itemsize if rows else 0
        flat = np.frombuffer(b"".join(row[1] for row in rows), dtype=_STORED)
        matrix = flat.reshape(len(rows), width).astype(np.float32, copy=False)
        return [row[0] for row in rows], matrix

    def models(self) -> dict[ModelId, int]:
        """Give how many pictures have a vector of each model."""
        rows = self._database.execute(
            """
            SELECT models.name, models.digest, count(*)
            FROM embeddings JOIN models ON models.number = embeddings.model
            GROUP BY models.number ORDER BY models.number
            """
        )
        return {ModelId(name, digest): int(count) for name, digest, count in rows}

    def counts(self) -> tuple[int, int]:
        """Give the number of items and of pictures."""
        (row,) = self._database.execute(
            "SELECT (SELECT count(*) FROM items), (SELECT count(*) FROM pictures)"
        )
        return int(row[0]), int(row[1])

    def thumbnail(self, item_id: str) -> bytes | None:
        """Give the JPEG file of the item's first picture, or None where there is no such item."""
        row = self._first_picture("thumbnail", item_id)
        return None if row is None else bytes(row)

    def picture_source(self, item_id: str) -> str | None:
        """Give the name its folder has for the item's first picture, or None."""
        row = self._first_picture("source", item_id)
        return None if row is None else str(row)

    def verify(self) -> None:
        """Check the whole file. Raises StoreError where anything is wrong with it."""
        self._database.verify()

    def close(self) -> None:
        """Close the store."""
        self._database.close()

    def __enter__(self) -> Self:
        """Give the repository."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close the store."""
        self.close()

    def _first_picture(self, column: str, item_id: str) -> Any:  # noqa: ANN401 (one SQL value)
        rows = self._database.execute(
            f"""
            SELECT pictures.{column} FROM pictures JOIN items ON items.number = pictures.item
            WHERE items.id = ? ORDER BY pictures.source LIMIT 1
            """,  # noqa: S608 (the column is named by the two callers above)
            (item_id,),
        )
        return rows[0][0] if rows else None

    def _model_number(self, model: ModelId, embed_dim: int) -> int:
        known = self._models.get(model)
        if known is None:
            self._database.execute(
                "INSERT OR IGNORE INTO models (name, digest, embed_dim) VALUES (?, ?, ?)",
                (model.name, model.digest, embed_dim),
            )
            ((number, stored_dim),) = self._database.execute(
                "SELECT number, embed_dim FROM models WHERE name = ? AND digest = ?",
                (model.name, model.digest),
            )
            known = self._models[model] = (int(number), int(stored_dim))
        if known[1] != embed_dim:
            raise ValueError(f"{model} makes vectors of {known[1]}, not {embed_dim}")
        return known[0]
