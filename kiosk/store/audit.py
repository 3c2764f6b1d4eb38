"""What staff did, written down: only ever added to, each entry bound to the one before."""

import hashlib
import json
from collections.abc import Iterator

from kiosk.errors import StoreError
from kiosk.staffing import AuditEntry, stamp
from kiosk.store.database import Database

START = hashlib.sha256(b"kiosk audit 1").digest()
"""What the first entry is bound to."""
_HEAD = "audit head"
"""The setting that holds the last number and link: an end that was cut off does not fit it."""
_MOST_ABOUT = 500


def link_after(before: bytes, number: int, at: str, who: str, action: str, about: str) -> bytes:
    """Give an entry's link: SHA-256 of the 32 bytes before it and the entry as JSON in UTF-8."""
    entry = json.dumps([number, at, who, action, about], ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(before + entry.encode()).digest()


class Audit:
    """The log of one store. Every method raises StoreError where the file fails it."""

    def __init__(self, database: Database) -> None:
        """Write into an open store."""
        self._database = database

    def write(self, who: str, action: str, about: str = "") -> None:
        """Write down that somebody did something, with whatever else the transaction does."""
        about = about[:_MOST_ABOUT]
        run = self._database.execute
        with self._database.transaction():
            rows = run("SELECT number, link FROM audit ORDER BY number DESC LIMIT 1")
            last, before = (int(rows[0][0]), bytes(rows[0][1])) if rows else (0, START)
            number, at = last + 1, stamp()
            link = link_after(before, number, at, who, action, about)
            run(
                "INSERT INTO audit (number, at, who, action, about, link)"
                " VALUES (?, ?, ?, ?, ?, ?)",
                (number, at, who, action, about, link),
            )
            run(
                "INSERT OR REPLACE INTO settings (name, value) VALUES (?, ?)",
                (_HEAD, f"{number} {link.hex()}"),
            )

    def entries(self, after: int = 0) -> Iterator[AuditEntry]:
        """Give every entry after a number, the oldest first."""
        for rows in self._database.stream(
            "SELECT number, at, who, action, about, link FROM audit WHERE number > ?"
            " ORDER BY number",
            (after,),
            rows=512,
        ):
            for number, at, who, action, about, link in rows:
                yield AuditEntry(number, at, who, action, about, bytes(link))

    def last(self, limit: int) -> list[AuditEntry]:
        """Give the last entries, the newest first."""
        rows = self._database.execute(
            "SELECT number, at, who, action, about, link FROM audit ORDER BY number DESC LIMIT ?",
            (limit,),
        )
        return [
            AuditEntry(number, at, who, action, about, bytes(link))
            for number, at, who, action, about, link in rows
        ]

    def verify(self) -> tuple[int, str]:
        """Follow the chain from its start; give the number of entries and the last link in hex.

        Raises StoreError, naming the first entry that does not fit, or that the end is missing.
        """
        before, count = START, 0
        for entry in self.entries():
            count += 1
            link = link_after(before, entry.number, entry.at, entry.who, entry.action, entry.about)
            if entry.number != count or link != entry.link:
                msg = (
                    f"The audit log was changed: entry {count} does not follow from the one before "
                    "it. Keep this store as it is, and ask who had its key."
                )
                raise StoreError(msg)
            before = link
        rows = self._database.execute("SELECT value FROM settings WHERE name = ?", (_HEAD,))
        head = str(rows[0][0]) if rows else f"0 {START.hex()}"
        if head != f"{count} {before.hex()}":
            msg = (
                f"The audit log was cut off: {count} entries are there and {head.split()[0]} were "
                "written. Keep this store as it is, and ask who had its key."
            )
            raise StoreError(msg)
        return count, before.hex()
