"""What staff taught, by whom and when; names of kinds; how often what was recognised."""

import json
from collections.abc import Sequence

from kiosk.domain import CatalogItem
from kiosk.staffing import Health, KindWords, Lesson, stamp
from kiosk.store.database import Database
from kiosk.store.putting import put_item, renew

_LESSONS = """
    SELECT pictures.source, items.id, coalesce(lesson_notes.who, ''),
        coalesce(lesson_notes.at, ''), coalesce(lesson_notes.corrected, 0), 0
    FROM pictures JOIN items ON items.number = pictures.item
    LEFT JOIN lesson_notes ON lesson_notes.source = pictures.source
    WHERE pictures.origin = 'staff'
    UNION ALL
    SELECT put_aside.source, put_aside.item, coalesce(lesson_notes.who, ''),
        coalesce(lesson_notes.at, ''), coalesce(lesson_notes.corrected, 0), 1
    FROM put_aside LEFT JOIN lesson_notes ON lesson_notes.source = put_aside.source
    ORDER BY 4 DESC, 1
"""


class Lessons:
    """The lessons of one store. Every method raises StoreError where the file fails it."""

    def __init__(self, database: Database) -> None:
        """Keep them in an open store."""
        self._database = database

    def all(self) -> list[Lesson]:
        """Give every lesson, the newest first; also those of goods the catalog lacks now."""
        return [
            Lesson(source, item, who, at, bool(corrected), bool(waiting))
            for source, item, who, at, corrected, waiting in self._database.execute(_LESSONS)
        ]

    def note(self, source: str, item_id: str, who: str, *, corrected: bool) -> None:
        """Write down who taught a picture, beside ``Repository.teach``."""
        self._database.execute(
            "INSERT OR REPLACE INTO lesson_notes (source, item, who, at, corrected)"
            " VALUES (?, ?, ?, ?, ?)",
            (source, item_id, who, stamp(), int(corrected)),
        )

    def picture(self, source: str) -> bytes | None:
        """Give the JPEG file of a lesson, None where there is no such one."""
        rows = self._database.execute(
            "SELECT thumbnail FROM pictures WHERE source = ? AND origin = 'staff'"
            " UNION ALL SELECT thumbnail FROM put_aside WHERE source = ?",
            (source, source),
        )
        return bytes(rows[0][0]) if rows else None

    def forget(self, source: str) -> bool:
        """Take a lesson back; an item that staff made and that has no picture left goes with it."""
        run = self._database.execute
        with self._database.transaction():
            rows = run(
                "DELETE FROM pictures WHERE source = ? AND origin = 'staff' RETURNING item",
                (source,),
            )
            aside = run("DELETE FROM put_aside WHERE source = ? RETURNING item", (source,))
            run("DELETE FROM lesson_notes WHERE source = ?", (source,))
            for (number,) in rows:
                run(
                    """
                    DELETE FROM items WHERE number = ? AND origin = 'staff'
                        AND number NOT IN (SELECT item FROM pictures)
                    """,
                    (number,),
                )
            renew(self._database)
        return bool(rows or aside)

    def add_item(self, item: CatalogItem) -> None:
        """Add an item that staff made; no catalog takes it away."""
        with self._database.transaction():
            number = put_item(self._database, item)
            self._database.execute("UPDATE items SET origin = 'staff' WHERE number = ?", (number,))
            renew(self._database)

    def made(self) -> set[str]:
        """Give the ids of the items that staff made."""
        rows = self._database.execute("SELECT id FROM items WHERE origin = 'staff'")
        return {str(id_) for (id_,) in rows}

    def kinds(self) -> list[KindWords]:
        """Give the kinds that managers named, in the order of their names."""
        rows = self._database.execute("SELECT name, phrases FROM kind_words ORDER BY name")
        return [KindWords(name, tuple(json.loads(phrases))) for name, phrases in rows]

    def keep_kinds(self, kinds: Sequence[KindWords]) -> None:
        """Name these kinds from now on, and no others."""
        with self._database.transaction():
            self._database.execute("DELETE FROM kind_words")
            for kind in kinds:
                self._database.execute(
                    "INSERT INTO kind_words (name, phrases) VALUES (?, ?)",
                    (kind.name, json.dumps(list(kind.phrases), ensure_ascii=False)),
                )

    def count(self, shown: str, meant: str = "", by: int = 1) -> None:
        """Count that an item was taken for what it is, or that another was meant."""
        self._database.execute(
            """
            INSERT INTO recognitions (item, meant, count) VALUES (?, ?, max(0, ?))
            ON CONFLICT (item, meant) DO UPDATE SET count = max(0, count + ?)
            """,
            (shown, meant, by, by),
        )

    def health(self) -> Health:
        """Give what was counted."""
        taken: dict[str, int] = {}
        corrected: dict[str, int] = {}
        confused: dict[tuple[str, str], int] = {}
        for item, meant, count in self._database.execute(
            "SELECT item, meant, count FROM recognitions WHERE count > 0"
        ):
            if not meant:
                taken[item] = int(count)
                continue
            corrected[item] = corrected.get(item, 0) + int(count)
            confused[item, meant] = int(count)
        return Health(taken, corrected, confused)
