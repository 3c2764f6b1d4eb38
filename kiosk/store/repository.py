"""What the store holds, in the domain's values: items, their pictures and the pictures' vectors."""

import contextlib
from collections.abc import Collection, Iterator
from typing import Self

import numpy as np

from kiosk.domain import CatalogItem, Embedding, ModelId
from kiosk.errors import StoreError
from kiosk.packing import packed
from kiosk.store.audit import Audit
from kiosk.store.changes import CatalogChanges
from kiosk.store.database import Database
from kiosk.store.ledger import Ledger
from kiosk.store.lessons import Lessons
from kiosk.store.people import People
from kiosk.store.putting import GENERATION, forget_models, model_number, put_item, renew
from kiosk.store.reading import CatalogRows
from kiosk.store.scans import Scans


class Repository(CatalogRows):
    """Reads and writes the catalog. Every method raises StoreError where the file fails it."""

    def __init__(self, database: Database) -> None:
        """Work on an open database; closing the repository closes it."""
        super().__init__(database)
        self.ledger = Ledger(database)
        self.audit = Audit(database)
        self.scans = Scans(database)
        self.taught = Lessons(database)
        self._models: dict[ModelId, tuple[int, int]] = {}

    def people(self) -> People:
        """Begin to look after who may come in; see ``People`` for why once a process."""
        return People(self._database)

    def generation(self) -> str:
        """Give what is another after every change of what can be found; "" before the first."""
        return self.ledger.setting(GENERATION) or ""

    def changes(self, model: ModelId, embed_dim: int) -> CatalogChanges:
        """Begin to put an update's catalog in the place of this one, inside ``batch``."""
        renew(self._database)
        return CatalogChanges(self._database, model, embed_dim)

    def pin(self) -> None:
        """See the store from now on as it is now, whatever others write; for reading alone."""
        self._database.pin()

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
        with self.batch():
            put_item(self._database, item)

    def put_picture(
        self,
        item: CatalogItem,
        source: str,
        digest: str,
        thumbnail: bytes,
        embedding: Embedding,
        colours: bytes = b"",
    ) -> None:
        """Add an item's picture with its vector, or replace the one from the same source.

        ``colours`` are the looks of the picture, as ``core.looks`` tells them;
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
            ((picture,),) = self._database.execute(
                """
                INSERT INTO pictures (item, source, digest, thumbnail)
                VALUES ((SELECT number FROM items WHERE id = ?), ?, ?, ?)
                ON CONFLICT (source) DO UPDATE SET
                    item = excluded.item, digest = excluded.digest,
                    thumbnail = excluded.thumbnail
                RETURNING number
                """,
                (item.id, source, digest, thumbnail),
            )
            self._database.execute(
                "INSERT OR REPLACE INTO colours (picture, shares) VALUES (?, ?)", (picture, colours)
            )
            self._database.execute(
                "INSERT OR REPLACE INTO embeddings (picture, model, vector) VALUES (?, ?, ?)",
                (picture, model, packed(vector)),
            )
            renew(self._database)

    def teach(
        self, item_id: str, source: str, digest: str, crop: bytes, embedding: Embedding,
        colours: bytes = b"",
    ) -> None:  # fmt: skip
        """Add a picture that staff took of an item; no catalog takes it away again.

        ``source`` names it among lessons, ``digest`` is the SHA-256 of ``crop``, a JPEG file that
        another model can encode. Raises StoreError too where there is no such item.
        """
        vector = embedding.vector
        run = self._database.execute
        with self.batch():
            model = self._model_number(embedding.model, vector.shape[0])
            rows = run("SELECT number FROM items WHERE id = ?", (item_id,))
            if not rows:
                raise StoreError(f"There is no item {item_id} to teach.")
            ((picture,),) = run(
                """
                INSERT INTO pictures (item, source, digest, thumbnail, origin)
                VALUES (?, ?, ?, ?, 'staff') RETURNING number
                """,
                (rows[0][0], source, digest, crop),
            )
            run("INSERT INTO colours (picture, shares) VALUES (?, ?)", (picture, colours))
            run(
                "INSERT INTO embeddings (picture, model, vector) VALUES (?, ?, ?)",
                (picture, model, packed(vector)),
            )
            renew(self._database)

    def tidy(self, model: ModelId, sources: Collection[str] | None = None) -> int:
        """Remove what an import by this model has overtaken; give the number of pictures gone.

        That is the vectors other models made of pictures that now have one of this model, and
        items left without a picture. With ``sources``, the names of everything the catalog should
        hold, also the pictures from elsewhere and those this model has no vector of; what staff
        taught stays. The catalog is no longer the one an update brought.
        """
        with self.batch():
            gone: list[int] = []
            if sources is not None:
                kept = set(sources) & self.digests(model).keys()
                rows = self._database.execute(
                    "SELECT number, source FROM pictures WHERE origin = 'catalog'"
                )
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
            forget_models(self._database)
            self._database.execute(
                "DELETE FROM items WHERE number NOT IN (SELECT item FROM pictures)"
            )
            self.ledger.keep_running(None)
            renew(self._database)
            self._models.clear()
        return len(gone)

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

    def _model_number(self, model: ModelId, embed_dim: int) -> int:
        known = self._models.get(model)
        if known is None or known[1] != embed_dim:
            known = self._models[model] = model_number(self._database, model, embed_dim), embed_dim
        return known[0]
