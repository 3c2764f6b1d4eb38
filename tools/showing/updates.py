"""An inbox of updates to be looked at: all well, and past its date."""

from kiosk.domain import UpdateOutcome, UpdateRecord
from kiosk.ui.ports import UpdateTold


class ShownUpdates:
    """Says how updates stand, as it is told to."""

    def __init__(self) -> None:
        """Let everything be well."""
        self.expired = False

    def take(self) -> None:
        """Take nothing: there is nothing."""

    def stop(self) -> None:
        """End nothing."""

    def told(self) -> UpdateTold:
        """Say it."""
        last = UpdateRecord(
            "2026-11-24T05:00:00Z", "north-berlin-41", 40, 41, UpdateOutcome.APPLIED,
            "1012 changes were applied.", 2.5,
        )  # fmt: skip
        advice = (
            "What head office signed is past its date, so nothing new is taken. Is the clock "
            "right? Then fetch a fresh signature, from the server or on a stick."
        )
        return UpdateTold(
            title="Autumn", version=41, made="2026-11-23T16:30:00Z", applied="2026-11-24T05:00:00Z",
            items=12_338, pictures=15_004, lessons=57, model="default@8dcd77a7b6d3",
            channel="north/berlin", waiting=False, expires="2026-12-08T05:00:00Z",
            expired=self.expired, free_bytes=21 << 30, last=last,
            updater="2026-11-24T05:00:00Z: Nothing new: the newest catalog is version 41.",
            advice=advice if self.expired else "",
        )  # fmt: skip
