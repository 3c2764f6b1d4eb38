"""What both an import and an update do to the store: items with their words, and models."""

import secrets

from kiosk.domain import CatalogItem, ModelId
from kiosk.store.database import Database
from kiosk.store.fulltext import words_of
from kiosk.store.rows import COLUMNS, to_row

_PUT = f"""
    INSERT INTO items ({", ".join(COLUMNS)}, facts_digest)
    VALUES ({", ".join("?" * len(COLUMNS))}, ?)
    ON CONFLICT (id) DO UPDATE SET
        {", ".join(f"{column} = excluded.{column}" for column in COLUMNS[1:])},
        facts_digest = excluded.facts_digest, origin = 'catalog',
        pictures_digest = CASE WHEN excluded.facts_digest IS NULL THEN NULL ELSE pictures_digest END
    RETURNING number
"""  # noqa: S608 (the columns are our own names)


def put_item(database: Database, item: CatalogItem, facts_digest: bytes | None = None) -> int:
    """Add an item, or change the one of its id, with its barcodes and words; give its number.

    ``facts_digest`` is None where the item does not come by an update.
    """
    run = database.execute
    ((number,),) = run(_PUT, (*to_row(item), facts_digest))
    run("DELETE FROM barcodes WHERE item = ?", (number,))
    for code in item.barcodes:
        # A barcode names one item: the one that was given it last.
        run("INSERT OR REPLACE INTO barcodes (code, item) VALUES (?, ?)", (code, number))
    run(
        "INSERT OR REPLACE INTO words (rowid, name, other) VALUES (?, ?, ?)",
        (number, *words_of(item)),
    )
    return int(number)


def model_number(database: Database, model: ModelId, embed_dim: int) -> int:
    """Give a model's number, which it gets now where it has none.

    Raises ValueError where it has vectors of another length.
    """
    database.execute(
        "INSERT OR IGNORE INTO models (name, digest, embed_dim) VALUES (?, ?, ?)",
        (model.name, model.digest, embed_dim),
    )
    ((number, stored),) = database.execute(
        "SELECT number, embed_dim FROM models WHERE name = ? AND digest = ?",
        (model.name, model.digest),
    )
    if stored != embed_dim:
        raise ValueError(f"{model} makes vectors of {stored}, not {embed_dim}")
    return int(number)


def forget_models(database: Database) -> None:
    """Forget models of which no vector is left."""
    database.execute(
        """
        DELETE FROM models WHERE number NOT IN (SELECT model FROM embeddings)
            AND number NOT IN (SELECT model FROM put_aside)
        """
    )


GENERATION = "generation"
"""The setting that is another after every change of what can be found; see ``renew``."""


def renew(database: Database) -> None:
    """Mark that what can be found has changed: whoever has the catalog in memory reads it anew.

    Lists, counts and the log of staff change the file too, and no search needs to know.
    """
    database.execute(
        "INSERT OR REPLACE INTO settings (name, value) VALUES (?, ?)",
        (GENERATION, secrets.token_hex(8)),
    )
