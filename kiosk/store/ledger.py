"""What the kiosk remembers of updates: which catalog it runs, whom it trusts, what came of each."""

from collections.abc import Mapping

from kiosk.domain import UpdateOutcome, UpdateRecord
from kiosk.running import RUNNING, Running, read_running
from kiosk.signing import new_key
from kiosk.store.database import Database

_MOST_RECORDS = 500
_OWN_KEY = "status key"
"""The setting that holds this kiosk's own key; status files were the first that it signed."""


class Ledger:
    """Every method raises StoreError where the file fails it. Nothing of a visit is kept here."""

    def __init__(self, database: Database) -> None:
        """Keep it in an open database."""
        self._database = database

    def setting(self, name: str) -> str | None:
        """Give what was last kept under a name, None where there is nothing."""
        rows = self._database.execute("SELECT value FROM settings WHERE name = ?", (name,))
        return str(rows[0][0]) if rows else None

    def keep(self, name: str, value: str | None) -> None:
        """Keep a value under a name; None forgets it."""
        if value is None:
            self._database.execute("DELETE FROM settings WHERE name = ?", (name,))
        else:
            self._database.execute(
                "INSERT OR REPLACE INTO settings (name, value) VALUES (?, ?)", (name, value)
            )

    def own_key(self) -> str:
        """Give the key this kiosk signs with, for ``kiosk.signing``; it is made at its first use.

        It never leaves the store.
        """
        with self._database.transaction():
            key = self.setting(_OWN_KEY)
            if key is None:
                key = new_key()
                self.keep(_OWN_KEY, key)
        return key

    def running(self) -> Running | None:
        """Give the catalog an update brought, None where the catalog came otherwise."""
        return read_running(self.setting(RUNNING))

    def keep_running(self, running: Running | None) -> None:
        """Remember which catalog an update brought; None where the catalog came otherwise."""
        self.keep(RUNNING, None if running is None else running.to_text())

    def trust(self) -> dict[str, bytes]:
        """Give the signed metadata this kiosk last trusted, by their names."""
        rows = self._database.execute("SELECT name, value FROM trust ORDER BY name")
        return {name: bytes(value) for name, value in rows}

    def keep_trust(self, files: Mapping[str, bytes]) -> None:
        """Trust these metadata from now on, and no others."""
        with self._database.transaction():
            self._database.execute("DELETE FROM trust")
            for name, value in files.items():
                self._database.execute(
                    "INSERT INTO trust (name, value) VALUES (?, ?)", (name, value)
                )

    def record(self, record: UpdateRecord) -> None:
        """Write down what came of an update; the oldest records go."""
        with self._database.transaction():
            self._database.execute(
                """
                INSERT INTO updates (at, delivery, before, version, outcome, sentence, seconds)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                """,
                (
                    record.at, record.delivery, record.before, record.version,
                    record.outcome.value, record.sentence, record.seconds,
                ),
            )  # fmt: skip
            self._database.execute(
                "DELETE FROM updates WHERE number <= (SELECT max(number) FROM updates) - ?",
                (_MOST_RECORDS,),
            )

    def history(self, limit: int = 50) -> list[UpdateRecord]:
        """Give what came of the last updates, the newest first."""
        rows = self._database.execute(
            """
            SELECT at, delivery, before, version, outcome, sentence, seconds FROM updates
            ORDER BY number DESC LIMIT ?
            """,
            (limit,),
        )
        return [
            UpdateRecord(at, delivery, before, version, UpdateOutcome(outcome), sentence, seconds)
            for at, delivery, before, version, outcome, sentence, seconds in rows
        ]
