"""The schema as data: each migration takes a store from the version before it to its own."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Migration:
    """Statements that run together, in one transaction with the new version number."""

    version: int
    statements: tuple[str, ...]


MIGRATIONS: tuple[Migration, ...] = (
    Migration(
        1,
        (
            """
            CREATE TABLE items (
                number INTEGER PRIMARY KEY,
                id TEXT NOT NULL UNIQUE,
                name TEXT NOT NULL,
                details TEXT NOT NULL
            ) STRICT
            """,
            """
            CREATE TABLE pictures (
                number INTEGER PRIMARY KEY,
                item INTEGER NOT NULL REFERENCES items (number) ON DELETE CASCADE,
                source TEXT NOT NULL UNIQUE,
                digest TEXT NOT NULL,
                thumbnail BLOB NOT NULL
            ) STRICT
            """,
            "CREATE INDEX pictures_of_item ON pictures (item)",
            """
            CREATE TABLE models (
                number INTEGER PRIMARY KEY,
                name TEXT NOT NULL,
                digest TEXT NOT NULL,
                embed_dim INTEGER NOT NULL,
                UNIQUE (name, digest)
            ) STRICT
            """,
            # Apart from the thumbnails, so that reading every vector does not decrypt them too.
            """
            CREATE TABLE embeddings (
                picture INTEGER NOT NULL REFERENCES pictures (number) ON DELETE CASCADE,
                model INTEGER NOT NULL REFERENCES models (number) ON DELETE CASCADE,
                vector BLOB NOT NULL,
                PRIMARY KEY (picture, model)
            ) STRICT, WITHOUT ROWID
            """,
            "CREATE INDEX embeddings_of_model ON embeddings (model)",
        ),
    ),
)

LATEST = MIGRATIONS[-1].version
