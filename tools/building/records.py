"""What was encoded, kept by content: a picture is encoded once, whatever it is called later.

A plain SQLite file in the catalog's work folder. Head office has the pictures themselves beside it,
so encrypting their thumbnails would protect nothing; a database and not a folder of files, since a
hundred thousand small files are slow to copy and a batch of sixteen has to be there or not, also
after a power cut. A record's name is the SHA-256 of the picture's file, the model and the form of
the record: pictures that were moved, renamed, or belong to another item now are not encoded again,
and nothing an older model made is ever taken for this one's.
"""

import contextlib
import hashlib
import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Self

import msgspec
import numpy as np
from numpy.typing import NDArray

from kiosk.domain import ModelId
from kiosk.errors import CatalogError
from tools.building.measures import Measures

FORM = b"record 2"
_TABLES = """
CREATE TABLE IF NOT EXISTS records (name TEXT PRIMARY KEY, body BLOB NOT NULL);
CREATE TABLE IF NOT EXISTS sources (source TEXT PRIMARY KEY, digest TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS texts (name TEXT PRIMARY KEY, vector BLOB NOT NULL);
"""


class Record(msgspec.Struct, frozen=True):
    """What is kept of a picture that was encoded."""

    vector: bytes
    """As ``kiosk.packing`` writes it."""
    colours: bytes
    thumbnail: bytes
    measures: Measures


_DECODER = msgspec.msgpack.Decoder(Record)
_ENCODER = msgspec.msgpack.Encoder()


class Records:
    """The work database of one catalog, for one model. Raises CatalogError where it fails."""

    def __init__(self, path: Path, model: ModelId) -> None:
        """Open it; it is made where there is none."""
        self._path, self._model = path, model
        with self._told():
            self._db = sqlite3.connect(path, isolation_level=None)
            self._db.execute("PRAGMA journal_mode = WAL")
            self._db.execute("PRAGMA synchronous = FULL")
            self._db.executescript(_TABLES)

    def digests(self) -> dict[str, str]:
        """Give by source the digest of the picture it had when it was last taken in."""
        with self._told():
            return dict(self._db.execute("SELECT source, digest FROM sources"))

    def has(self, digests: Iterable[str]) -> set[str]:
        """Give those of these digests whose pictures this model has encoded."""
        names = {self._name(digest): digest for digest in digests}
        sql = "SELECT name FROM records WHERE name IN (SELECT value FROM json_each(?))"
        with self._told():
            return {names[name] for (name,) in self._db.execute(sql, (json.dumps(list(names)),))}

    def put(self, sources: Mapping[str, str], records: Mapping[str, Record]) -> None:
        """Keep records by their pictures' digests, and which source has which digest, at once."""
        with self._told(), self._transaction():
            self._db.executemany(
                "INSERT OR REPLACE INTO records (name, body) VALUES (?, ?)",
                [(self._name(d), _ENCODER.encode(one)) for d, one in records.items()],
            )
            self._db.executemany(
                "INSERT OR REPLACE INTO sources (source, digest) VALUES (?, ?)", sources.items()
            )

    def get(self, digests: Iterable[str]) -> dict[str, Record]:
        """Give the records of some digests; the caller knows that they are there."""
        names = {self._name(digest): digest for digest in digests}
        sql = "SELECT name, body FROM records WHERE name IN (SELECT value FROM json_each(?))"
        with self._told():
            rows = self._db.execute(sql, (json.dumps(list(names)),))
            return {names[name]: _DECODER.decode(body) for name, body in rows}

    def texts(self, texts: Iterable[str]) -> dict[str, NDArray[np.float32]]:
        """Give the vectors of those of these texts that this model has encoded."""
        names = {self._name(text): text for text in texts}
        sql = "SELECT name, vector FROM texts WHERE name IN (SELECT value FROM json_each(?))"
        with self._told():
            rows = self._db.execute(sql, (json.dumps(list(names)),))
            return {names[name]: np.frombuffer(v, "<f4").astype(np.float32) for name, v in rows}

    def put_texts(self, vectors: Mapping[str, NDArray[np.float32]]) -> None:
        """Keep the vectors of texts."""
        with self._told(), self._transaction():
            self._db.executemany(
                "INSERT OR REPLACE INTO texts (name, vector) VALUES (?, ?)",
                [(self._name(text), v.astype("<f4").tobytes()) for text, v in vectors.items()],
            )

    def keep_only(self, sources: Mapping[str, str], texts: Iterable[str]) -> int:
        """Forget all but these pictures, by source, and texts; give how many pictures went."""
        digests = {self._name(digest) for digest in sources.values()}
        words = {self._name(text) for text in texts}
        with self._told():
            with self._transaction():
                there = [name for (name,) in self._db.execute("SELECT name FROM records")]
                gone = [(name,) for name in there if name not in digests]
                self._db.executemany("DELETE FROM records WHERE name = ?", gone)
                there = [name for (name,) in self._db.execute("SELECT name FROM texts")]
                others = [(name,) for name in there if name not in words]
                self._db.executemany("DELETE FROM texts WHERE name = ?", others)
                others = [(source,) for source in self.digests() if source not in sources]
                self._db.executemany("DELETE FROM sources WHERE source = ?", others)
            if gone:
                self._db.execute("VACUUM")
        return len(gone)

    def close(self) -> None:
        """Close it; what was put is in it."""
        self._db.close()

    def __enter__(self) -> Self:
        """Give the records."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close the file."""
        self.close()

    def _name(self, content: str) -> str:
        parts = (FORM, self._model.digest.encode(), content.encode("utf-8", "surrogatepass"))
        return hashlib.sha256(b"\0".join(parts)).hexdigest()

    @contextlib.contextmanager
    def _transaction(self) -> Iterator[None]:
        self._db.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self._db.execute("ROLLBACK")
            raise
        self._db.execute("COMMIT")

    @contextlib.contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except (sqlite3.Error, msgspec.DecodeError) as error:
            msg = (
                f"{self._path} cannot be used ({error}). It holds only what was encoded: see that "
                "the disk has room, or remove it, and the pictures are encoded again."
            )
            raise CatalogError(msg) from error
