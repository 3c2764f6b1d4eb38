"""Lists of what staff scanned: each entry is in the file before its tick is shown."""

from kiosk.staffing import How, Scan, ScanList, stamp
from kiosk.store.database import Database

_MOST_LISTS = 200


class Scans:
    """The lists of one store. Every method raises StoreError where the file fails it."""

    def __init__(self, database: Database) -> None:
        """Keep them in an open store."""
        self._database = database

    def begin(self, who: str, aisle: str = "") -> ScanList:
        """Begin a list; the oldest ended ones go where there are very many."""
        run = self._database.execute
        with self._database.transaction():
            ((number,),) = run(
                "INSERT INTO scan_lists (who, begun, aisle) VALUES (?, ?, ?) RETURNING number",
                (who, stamp(), aisle),
            )
            run(
                """
                DELETE FROM scan_lists WHERE ended IS NOT NULL AND number <=
                    (SELECT max(number) FROM scan_lists) - ?
                """,
                (_MOST_LISTS,),
            )
        return self._list(int(number))

    def open_list(self, aisle: str = "") -> ScanList | None:
        """Give the newest list that was not ended, so that nothing is lost by a crash."""
        rows = self._database.execute(
            "SELECT max(number) FROM scan_lists WHERE ended IS NULL AND aisle = ?", (aisle,)
        )
        return None if rows[0][0] is None else self._list(int(rows[0][0]))

    def lists(self, limit: int = 50) -> list[ScanList]:
        """Give the last lists, the newest first."""
        rows = self._database.execute(
            "SELECT number, who, begun, aisle, ended FROM scan_lists ORDER BY number DESC LIMIT ?",
            (limit,),
        )
        return [ScanList(*row) for row in rows]

    def end(self, number: int) -> None:
        """End a list; what is on it stays."""
        self._database.execute(
            "UPDATE scan_lists SET ended = coalesce(ended, ?) WHERE number = ?", (stamp(), number)
        )

    def add(self, list_number: int, item_id: str, code: str, how: How) -> Scan:
        """Write an entry at the end of a list."""
        at = stamp()
        ((number,),) = self._database.execute(
            "INSERT INTO scans (list, item, code, how, at) VALUES (?, ?, ?, ?, ?) RETURNING number",
            (list_number, item_id, code, how.value, at),
        )
        return Scan(int(number), item_id, code, how, at)

    def change(self, scan: Scan) -> None:
        """Put an entry right: what it is of, and how that came about."""
        self._database.execute(
            "UPDATE scans SET item = ?, code = ?, how = ? WHERE number = ?",
            (scan.item_id, scan.code, scan.how.value, scan.number),
        )

    def set_label(self, number: int, label: str) -> None:
        """Write down the price that the entry's label says."""
        self._database.execute("UPDATE scans SET label = ? WHERE number = ?", (label, number))

    def take_back(self, number: int) -> None:
        """Take an entry off its list."""
        self._database.execute("DELETE FROM scans WHERE number = ?", (number,))

    def entries(self, list_number: int) -> list[Scan]:
        """Give everything on a list, in the order it was scanned."""
        rows = self._database.execute(
            "SELECT number, item, code, how, at, label FROM scans WHERE list = ? ORDER BY number",
            (list_number,),
        )
        return [
            Scan(number, item, code, How(how), at, label)
            for number, item, code, how, at, label in rows
        ]

    def _list(self, number: int) -> ScanList:
        (row,) = self._database.execute(
            "SELECT number, who, begun, aisle, ended FROM scan_lists WHERE number = ?", (number,)
        )
        return ScanList(*row)
