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
    # Everything a shop says of its goods, and full text beside the vectors. Goods of an older
    # store keep what it had of them in ``details`` until they are indexed again.
    Migration(
        2,
        (
            "ALTER TABLE items ADD COLUMN names TEXT NOT NULL DEFAULT '{}'",
            "ALTER TABLE items ADD COLUMN descriptions TEXT NOT NULL DEFAULT '{}'",
            "ALTER TABLE items ADD COLUMN brand TEXT NOT NULL DEFAULT ''",
            "ALTER TABLE items ADD COLUMN category TEXT NOT NULL DEFAULT ''",
            "ALTER TABLE items ADD COLUMN attributes TEXT NOT NULL DEFAULT '{}'",
            # In thousandths of the currency's unit: sums of money are whole numbers.
            "ALTER TABLE items ADD COLUMN price INTEGER",
            "ALTER TABLE items ADD COLUMN currency TEXT NOT NULL DEFAULT ''",
            "ALTER TABLE items ADD COLUMN stock INTEGER",
            "ALTER TABLE items ADD COLUMN aisle TEXT NOT NULL DEFAULT ''",
            "ALTER TABLE pictures ADD COLUMN origin TEXT NOT NULL DEFAULT 'catalog'"
            " CHECK (origin IN ('catalog', 'staff'))",
            "ALTER TABLE pictures ADD COLUMN colours BLOB",
            """
            CREATE TABLE barcodes (
                code TEXT PRIMARY KEY,
                item INTEGER NOT NULL REFERENCES items (number) ON DELETE CASCADE
            ) STRICT, WITHOUT ROWID
            """,
            "CREATE INDEX barcodes_of_item ON barcodes (item)",
            """
            CREATE TABLE settings (
                name TEXT PRIMARY KEY,
                value TEXT NOT NULL
            ) STRICT, WITHOUT ROWID
            """,
            """
            CREATE VIRTUAL TABLE words USING fts5 (
                name, other, content = '', contentless_delete = 1,
                tokenize = 'unicode61 remove_diacritics 2'
            )
            """,
            "CREATE VIRTUAL TABLE word_counts USING fts5vocab ('words', 'row')",
            "INSERT INTO words (rowid, name, other) SELECT number, name, '' FROM items",
            """
            CREATE TRIGGER words_follow_items AFTER DELETE ON items BEGIN
                DELETE FROM words WHERE rowid = old.number;
            END
            """,
        ),
    ),
    # For a start in seconds with 100,000 goods: what is read at every start lies apart from the
    # thumbnails, and in the order it is read. A table without row numbers keeps a quarter of a page
    # of a row and the rest on a page of its own, so that vectors were read twice over.
    Migration(
        3,
        (
            """
            CREATE TABLE colours (
                picture INTEGER PRIMARY KEY REFERENCES pictures (number) ON DELETE CASCADE,
                shares BLOB NOT NULL
            ) STRICT
            """,
            """
            INSERT INTO colours (picture, shares)
            SELECT number, colours FROM pictures WHERE colours IS NOT NULL
            """,
            "ALTER TABLE pictures DROP COLUMN colours",
            "DROP INDEX pictures_of_item",
            "CREATE INDEX pictures_in_order ON pictures (item, source)",
            """
            CREATE TABLE vectors (
                number INTEGER PRIMARY KEY,
                picture INTEGER NOT NULL REFERENCES pictures (number) ON DELETE CASCADE,
                model INTEGER NOT NULL REFERENCES models (number) ON DELETE CASCADE,
                vector BLOB NOT NULL,
                UNIQUE (picture, model)
            ) STRICT
            """,
            "INSERT INTO vectors (picture, model, vector)"
            " SELECT picture, model, vector FROM embeddings ORDER BY picture, model",
            "DROP TABLE embeddings",
            "ALTER TABLE vectors RENAME TO embeddings",
            "CREATE INDEX embeddings_of_model ON embeddings (model)",
        ),
    ),
    # Signed updates: what each item is by digest, whom the kiosk trusts, what came of each update;
    # and a place for what staff taught of goods that a catalog no longer has.
    Migration(
        4,
        (
            "ALTER TABLE items ADD COLUMN origin TEXT NOT NULL DEFAULT 'catalog'"
            " CHECK (origin IN ('catalog', 'staff'))",
            # None where the item did not come by an update.
            "ALTER TABLE items ADD COLUMN facts_digest BLOB",
            "ALTER TABLE items ADD COLUMN pictures_digest BLOB",
            """
            CREATE TABLE trust (
                name TEXT PRIMARY KEY,
                value BLOB NOT NULL
            ) STRICT, WITHOUT ROWID
            """,
            """
            CREATE TABLE updates (
                number INTEGER PRIMARY KEY,
                at TEXT NOT NULL,
                delivery TEXT NOT NULL,
                before INTEGER NOT NULL,
                version INTEGER NOT NULL,
                outcome TEXT NOT NULL CHECK (outcome IN ('applied', 'refused', 'failed')),
                sentence TEXT NOT NULL,
                seconds REAL NOT NULL
            ) STRICT
            """,
            """
            CREATE TABLE put_aside (
                source TEXT PRIMARY KEY,
                item TEXT NOT NULL,
                digest TEXT NOT NULL,
                thumbnail BLOB NOT NULL,
                shares BLOB NOT NULL,
                model INTEGER NOT NULL REFERENCES models (number),
                vector BLOB NOT NULL
            ) STRICT, WITHOUT ROWID
            """,
            "CREATE INDEX put_aside_of_item ON put_aside (item)",
            # With the origin, which lies behind the thumbnail in the table.
            "DROP INDEX pictures_in_order",
            "CREATE INDEX pictures_in_order ON pictures (item, source, origin)",
            "CREATE INDEX lessons ON pictures (source) WHERE origin = 'staff'",
        ),
    ),
    # Staff: who may come in, what they scanned and taught, and what was written down of it.
    Migration(
        5,
        (
            """
            CREATE TABLE people (
                number INTEGER PRIMARY KEY,
                name TEXT NOT NULL UNIQUE,
                role TEXT NOT NULL CHECK (role IN ('clerk', 'manager')),
                verifier TEXT NOT NULL,
                failures INTEGER NOT NULL DEFAULT 0
            ) STRICT
            """,
            # Each link is a digest of the one before and its own entry; nothing is changed later.
            """
            CREATE TABLE audit (
                number INTEGER PRIMARY KEY,
                at TEXT NOT NULL,
                who TEXT NOT NULL,
                action TEXT NOT NULL,
                about TEXT NOT NULL,
                link BLOB NOT NULL
            ) STRICT
            """,
            """
            CREATE TRIGGER audit_is_not_changed BEFORE UPDATE ON audit BEGIN
                SELECT RAISE(ABORT, 'what was written down is not changed');
            END
            """,
            """
            CREATE TRIGGER audit_is_not_removed BEFORE DELETE ON audit BEGIN
                SELECT RAISE(ABORT, 'what was written down is not removed');
            END
            """,
            """
            CREATE TABLE scan_lists (
                number INTEGER PRIMARY KEY,
                who TEXT NOT NULL,
                begun TEXT NOT NULL,
                aisle TEXT NOT NULL DEFAULT '',
                ended TEXT
            ) STRICT
            """,
            # Items by their ids: a catalog may leave one out before the list is read.
            """
            CREATE TABLE scans (
                number INTEGER PRIMARY KEY,
                list INTEGER NOT NULL REFERENCES scan_lists (number) ON DELETE CASCADE,
                item TEXT NOT NULL,
                code TEXT NOT NULL,
                how TEXT NOT NULL,
                at TEXT NOT NULL,
                label TEXT NOT NULL DEFAULT ''
            ) STRICT
            """,
            "CREATE INDEX scans_of_list ON scans (list)",
            # Who taught what; the picture itself may be put aside and come back.
            """
            CREATE TABLE lesson_notes (
                source TEXT PRIMARY KEY,
                item TEXT NOT NULL,
                who TEXT NOT NULL,
                at TEXT NOT NULL,
                corrected INTEGER NOT NULL DEFAULT 0
            ) STRICT, WITHOUT ROWID
            """,
            """
            CREATE TABLE kind_words (
                name TEXT PRIMARY KEY,
                phrases TEXT NOT NULL
            ) STRICT, WITHOUT ROWID
            """,
            # ``meant`` is '' where the item was taken for what it is.
            """
            CREATE TABLE recognitions (
                item TEXT NOT NULL,
                meant TEXT NOT NULL,
                count INTEGER NOT NULL,
                PRIMARY KEY (item, meant)
            ) STRICT, WITHOUT ROWID
            """,
        ),
    ),
)

LATEST = MIGRATIONS[-1].version
