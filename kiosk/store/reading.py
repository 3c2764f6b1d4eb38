"""Reading the catalog: items, what they can be filtered by, their words, pictures and vectors."""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from kiosk.domain import CatalogItem, Embeddings, Facet, ModelId
from kiosk.errors import StoreError
from kiosk.packing import unpacked
from kiosk.store.database import Database
from kiosk.store.fulltext import any_of, folded, terms_of
from kiosk.store.rows import SELECTED, to_item

_BLOCK = 1024
_ITEMS = f"SELECT {SELECTED} FROM items"  # noqa: S608 (the columns are our own names)
_AMONG = "(SELECT value FROM json_each(?))"
_CODES_OF_ITEMS = f"""
    SELECT items.id, code FROM barcodes JOIN items ON items.number = barcodes.item
    WHERE items.id IN {_AMONG} ORDER BY code
"""  # noqa: S608 (our own words)


class CatalogRows:
    """Every reading method raises StoreError where the file fails it."""

    def __init__(self, database: Database) -> None:
        """Read an open database."""
        self._database = database
        self.path = database.path

    def items(self) -> dict[str, CatalogItem]:
        """Give every item by its id, in the order of the ids."""
        codes = self._barcodes()
        rows = self._database.execute(f"{_ITEMS} ORDER BY id")
        return {row[0]: to_item(row, codes.get(row[0], ())) for row in rows}

    def items_by_id(self, ids: Sequence[str]) -> dict[str, CatalogItem]:
        """Give the items there are of these ids, in the order of the ids given."""
        wanted = (json.dumps(list(ids), ensure_ascii=False),)
        codes: dict[str, tuple[str, ...]] = {}
        for id_, code in self._database.execute(_CODES_OF_ITEMS, wanted):
            codes[id_] = (*codes.get(id_, ()), code)
        rows = self._database.execute(f"{_ITEMS} WHERE id IN {_AMONG}", wanted)
        found = {row[0]: to_item(row, codes.get(row[0], ())) for row in rows}
        return {id_: found[id_] for id_ in ids if id_ in found}

    def facets(self) -> list[Facet]:
        """Give what every item can be filtered by, in the order of the ids."""
        rows = self._database.execute(
            "SELECT id, category, brand, price, stock, aisle, attributes FROM items ORDER BY id"
        )
        known: dict[str, dict[str, tuple[str, ...]]] = {}
        facets = []
        for id_, category, brand, price, stock, aisle, attributes in rows:
            # Many goods have the same few attributes: they are read once and shared.
            if attributes not in known:
                raw = json.loads(attributes)
                known[attributes] = {name: tuple(values) for name, values in raw.items()}
            amount = None if price is None else price / 1000
            facets.append(Facet(id_, category, brand, amount, stock, aisle, known[attributes]))
        return facets

    def find_words(self, text: str, limit: int) -> list[str]:
        """Give the ids of items whose words hold any of the text's, the best first (BM25)."""
        terms = terms_of(text)
        if not terms:
            return []
        rows = self._database.execute(
            """
            SELECT items.id FROM words JOIN items ON items.number = words.rowid
            WHERE words MATCH ? ORDER BY bm25(words, 3.0, 1.0), items.id LIMIT ?
            """,
            (any_of(terms), limit),
        )
        return [id_ for (id_,) in rows]

    def word_counts(self, text: str) -> dict[str, int]:
        """Give each different word of a text with the number of items that have it."""
        terms = terms_of(text)
        counts = {}
        for term in terms:
            bare = folded(term)
            rows = self._database.execute("SELECT doc FROM word_counts WHERE term = ?", (bare,))
            counts[term] = int(rows[0][0]) if rows else 0
        return counts

    def barcode(self, code: str) -> str | None:
        """Give the id of the item with exactly this barcode, or None."""
        rows = self._database.execute(
            """
            SELECT items.id FROM barcodes JOIN items ON items.number = barcodes.item
            WHERE barcodes.code = ?
            """,
            (code,),
        )
        return str(rows[0][0]) if rows else None

    def colours(self, origin: str | None = None) -> tuple[list[str], list[bytes]]:
        """Give the item id and the colours of every picture, in the order of the item ids.

        With ``origin``, of pictures from there alone: "catalog" or "staff".
        """
        rows = self._database.execute(
            """
            SELECT items.id, colours.shares FROM items
            JOIN pictures ON pictures.item = items.number
            LEFT JOIN colours ON colours.picture = pictures.number
            WHERE pictures.origin = coalesce(?, pictures.origin)
            ORDER BY items.id, pictures.source
            """,
            (origin,),
        )
        return [id_ for id_, _ in rows], [bytes(found or b"") for _, found in rows]

    def digests(self, model: ModelId, looks_bytes: int = 0) -> dict[str, tuple[str, str]]:
        """Give (item id, digest) by source, of the pictures that have a vector of this model.

        And at least so many bytes of looks: an older kiosk kept fewer.
        """
        rows = self._database.execute(
            """
            SELECT pictures.source, items.id, pictures.digest
            FROM embeddings JOIN models ON models.number = embeddings.model
            JOIN pictures ON pictures.number = embeddings.picture
            JOIN items ON items.number = pictures.item
            LEFT JOIN colours ON colours.picture = pictures.number
            WHERE models.name = ? AND models.digest = ?
                AND coalesce(length(colours.shares), 0) >= ?
            """,
            (model.name, model.digest, looks_bytes),
        )
        return {source: (item, digest) for source, item, digest in rows}

    def embeddings(self, model: ModelId, origin: str | None = None) -> Embeddings:
        """Give this model's vectors; an item's lie together, in ascending order of the ids.

        With ``origin``, of pictures from there alone: "catalog" or "staff".
        """
        # Over two indexes, in order: nothing is sorted, and no thumbnail's page is decrypted.
        rows = self._database.execute(
            """
            SELECT items.id, pictures.number
            FROM items JOIN pictures ON pictures.item = items.number
            WHERE pictures.origin = coalesce(?, pictures.origin) AND EXISTS (
                SELECT 1 FROM embeddings JOIN models ON models.number = embeddings.model
                WHERE embeddings.picture = pictures.number AND models.name = ? AND models.digest = ?
            )
            ORDER BY items.id, pictures.source
            """,
            (origin, model.name, model.digest),
        )
        known = self._database.execute(
            "SELECT number, embed_dim FROM models WHERE name = ? AND digest = ?",
            (model.name, model.digest),
        )
        number, width = known[0] if known else (0, 0)
        place = {picture: row for row, (_, picture) in enumerate(rows)}
        return Embeddings([id_ for id_, _ in rows], int(width), self._blocks(number, width, place))

    def vectors_of(
        self, ids: Sequence[str], model: ModelId
    ) -> list[tuple[str, str, bool, NDArray[np.float32]]]:
        """Give (item id, source, whether staff taught it, vector) of these items' pictures.

        A vector is this model's, float32 (embed_dim,).
        """
        rows = self._database.execute(
            f"""
            SELECT items.id, pictures.source, pictures.origin = 'staff', embeddings.vector,
                models.embed_dim
            FROM items JOIN pictures ON pictures.item = items.number
            JOIN embeddings ON embeddings.picture = pictures.number
            JOIN models ON models.number = embeddings.model
            WHERE items.id IN {_AMONG} AND models.name = ? AND models.digest = ?
            ORDER BY items.id, pictures.source
            """,  # noqa: S608 (our own words)
            (json.dumps(list(ids), ensure_ascii=False), model.name, model.digest),
        )
        if not rows:
            return []
        vectors = unpacked([row[3] for row in rows], int(rows[0][4]))
        return [
            (id_, source, bool(taught), vector)
            for (id_, source, taught, _, _), vector in zip(rows, vectors, strict=True)
        ]

    def _blocks(
        self, model: int, width: int, place: Mapping[int, int]
    ) -> Iterator[tuple[NDArray[np.intp], NDArray[np.float32]]]:
        read = 0
        # The plus keeps every index away: the table is read in the order in which it lies.
        for rows in self._database.stream(
            "SELECT picture, vector FROM embeddings WHERE +model = ?", (model,), rows=_BLOCK
        ):
            there = [(place[picture], vector) for picture, vector in rows if picture in place]
            if there:
                read += len(there)
                found = unpacked([vector for _, vector in there], width)
                yield np.array([row for row, _ in there], np.intp), found
        if read != len(place):
            raise StoreError("The catalog was changed while it was read: start again.")

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

    def lessons(self) -> int:
        """Count the pictures that staff have taught, those put aside too."""
        rows = self._database.execute(
            """
            SELECT (SELECT count(*) FROM pictures WHERE origin = 'staff')
                + (SELECT count(*) FROM put_aside)
            """
        )
        return int(rows[0][0])

    def schema(self) -> int:
        """Give the version of the store's schema."""
        return int(self._database.execute("PRAGMA user_version")[0][0])

    def thumbnail(self, item_id: str) -> bytes | None:
        """Give the JPEG file of the item's first picture, or None where there is no such item."""
        row = self._first_picture("thumbnail", item_id)
        return None if row is None else bytes(row)

    def picture_source(self, item_id: str) -> str | None:
        """Give the name its folder has for the item's first picture, or None."""
        row = self._first_picture("source", item_id)
        return None if row is None else str(row)

    def _first_picture(self, column: str, item_id: str) -> Any:  # noqa: ANN401 (one SQL value)
        rows = self._database.execute(
            f"""
            SELECT pictures.{column} FROM pictures JOIN items ON items.number = pictures.item
            WHERE items.id = ? ORDER BY pictures.source LIMIT 1
            """,  # noqa: S608 (the column is named by the two callers above)
            (item_id,),
        )
        return rows[0][0] if rows else None

    def _barcodes(self) -> dict[str, tuple[str, ...]]:
        found: dict[str, tuple[str, ...]] = {}
        for id_, code in self._database.execute(
            """
            SELECT items.id, barcodes.code FROM barcodes
            JOIN items ON items.number = barcodes.item ORDER BY barcodes.code
            """
        ):
            found[id_] = (*found.get(id_, ()), code)
        return found
