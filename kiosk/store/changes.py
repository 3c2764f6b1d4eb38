"""Putting an update's catalog in the place of the one there is, within one transaction."""

from collections.abc import Collection, Iterator, Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from kiosk.domain import CatalogItem, ModelId
from kiosk.errors import StoreError
from kiosk.packing import packed
from kiosk.store.database import Database
from kiosk.store.putting import forget_models, model_number, put_item


class CarriedPicture(Protocol):
    """A picture as an update carries it."""

    @property
    def source(self) -> str:
        """Its name in the catalog's folder."""
        ...

    @property
    def digest(self) -> str:
        """SHA-256 of its file there."""
        ...

    @property
    def vector(self) -> bytes:
        """As ``kiosk.packing`` writes it."""
        ...

    @property
    def colours(self) -> bytes:
        """As ``core.looks`` tells them."""
        ...

    @property
    def thumbnail(self) -> bytes:
        """A JPEG file."""
        ...


class CatalogChanges:
    """Changes goods of origin *catalog*; what staff taught stays, whatever the catalog does.

    The caller holds a transaction (``Repository.batch``) around everything. Every method raises
    StoreError where the file fails it.
    """

    def __init__(self, database: Database, model: ModelId, embed_dim: int) -> None:
        """Take pictures with vectors of this model, of ``embed_dim`` numbers."""
        self._database = database
        try:
            self._model = model_number(database, model, embed_dim)
        except ValueError as error:
            raise StoreError(f"The update's vectors do not fit the store: {error}.") from error

    def put(
        self,
        item: CatalogItem,
        facts_digest: bytes,
        pictures: Sequence[CarriedPicture] | None,
        pictures_digest: bytes | None,
    ) -> None:
        """Add an item or change the one of this id; its pictures stay where None are given."""
        run = self._database.execute
        number = put_item(self._database, item, facts_digest)
        if pictures is not None:
            run("DELETE FROM pictures WHERE item = ? AND origin = 'catalog'", (number,))
            for picture in pictures:
                self._put_picture(number, picture)
            run("UPDATE items SET pictures_digest = ? WHERE number = ?", (pictures_digest, number))
        self._bring_back(number, item.id)

    def remove(self, item_id: str) -> None:
        """Take an item out of the catalog; what staff taught of it is put aside."""
        run = self._database.execute
        run(
            """
            INSERT OR REPLACE INTO put_aside
                (source, item, digest, thumbnail, shares, model, vector)
            SELECT pictures.source, items.id, pictures.digest, pictures.thumbnail,
                coalesce(colours.shares, x''), embeddings.model, embeddings.vector
            FROM items JOIN pictures ON pictures.item = items.number
            JOIN embeddings ON embeddings.picture = pictures.number
            LEFT JOIN colours ON colours.picture = pictures.number
            WHERE items.id = ? AND items.origin = 'catalog' AND pictures.origin = 'staff'
            """,
            (item_id,),
        )
        run("DELETE FROM items WHERE id = ? AND origin = 'catalog'", (item_id,))

    def keep_only(self, item_ids: Collection[str]) -> None:
        """Take everything out of the catalog but these items."""
        kept = set(item_ids)
        rows = self._database.execute("SELECT id FROM items WHERE origin = 'catalog'")
        for (item_id,) in rows:
            if item_id not in kept:
                self.remove(item_id)

    def digests(self) -> Iterator[tuple[str, bytes, bytes]]:
        """Give (id, facts digest, pictures digest) of every item of the catalog; b"" for none."""
        for rows in self._database.stream(
            "SELECT id, facts_digest, pictures_digest FROM items WHERE origin = 'catalog'",
            rows=4096,
        ):
            for item_id, facts, pictures in rows:
                yield item_id, bytes(facts or b""), bytes(pictures or b"")

    def lessons_without_vector(self) -> list[tuple[str, bytes]]:
        """Give (source, JPEG file) of what staff taught and this model has not encoded."""
        rows = self._database.execute(
            """
            SELECT source, thumbnail FROM pictures WHERE origin = 'staff' AND NOT EXISTS (
                SELECT 1 FROM embeddings WHERE picture = pictures.number AND model = ?
            )
            UNION ALL SELECT source, thumbnail FROM put_aside WHERE model <> ?
            ORDER BY source
            """,
            (self._model, self._model),
        )
        return [(source, bytes(thumbnail)) for source, thumbnail in rows]

    def teach_again(self, source: str, vector: NDArray[np.float32]) -> None:
        """Give what staff taught this model's vector, float32 (embed_dim,) of unit norm."""
        run = self._database.execute
        blob = packed(vector)
        run(
            "UPDATE put_aside SET model = ?, vector = ? WHERE source = ?",
            (self._model, blob, source),
        )
        for (number,) in run("SELECT number FROM pictures WHERE source = ?", (source,)):
            run("DELETE FROM embeddings WHERE picture = ?", (number,))
            run(
                "INSERT INTO embeddings (picture, model, vector) VALUES (?, ?, ?)",
                (number, self._model, blob),
            )

    def forget_models(self) -> None:
        """Forget models of which no vector is left."""
        forget_models(self._database)

    def _put_picture(self, number: int, picture: CarriedPicture) -> None:
        run = self._database.execute
        rows = run(
            """
            INSERT INTO pictures (item, source, digest, thumbnail) VALUES (?, ?, ?, ?)
            ON CONFLICT (source) DO UPDATE SET
                item = excluded.item, digest = excluded.digest, thumbnail = excluded.thumbnail
                WHERE origin = 'catalog'
            RETURNING number
            """,
            (number, picture.source, picture.digest, picture.thumbnail),
        )
        if not rows:
            raise StoreError(
                f"The catalog names a picture {picture.source}, which is the name of one that "
                "staff taught: name it otherwise."
            )
        place = rows[0][0]
        run("INSERT OR REPLACE INTO colours (picture, shares) VALUES (?, ?)",
            (place, picture.colours))  # fmt: skip
        run("DELETE FROM embeddings WHERE picture = ?", (place,))
        run(
            "INSERT INTO embeddings (picture, model, vector) VALUES (?, ?, ?)",
            (place, self._model, picture.vector),
        )

    def _bring_back(self, number: int, item_id: str) -> None:
        """Give an item back what staff taught of it before a catalog left it out."""
        run = self._database.execute
        for source, digest, thumbnail, shares, model, vector in run(
            """
            SELECT source, digest, thumbnail, shares, model, vector FROM put_aside WHERE item = ?
            """,
            (item_id,),
        ):
            ((place,),) = run(
                """
                INSERT INTO pictures (item, source, digest, thumbnail, origin)
                VALUES (?, ?, ?, ?, 'staff') RETURNING number
                """,
                (number, source, digest, thumbnail),
            )
            run("INSERT INTO colours (picture, shares) VALUES (?, ?)", (place, shares))
            run("INSERT INTO embeddings (picture, model, vector) VALUES (?, ?, ?)",
                (place, model, vector))  # fmt: skip
        run("DELETE FROM put_aside WHERE item = ?", (item_id,))
