"""An inbox of updates to be looked at: all well, and past its date."""

from datetime import UTC, datetime

from kiosk.domain import UpdateOutcome, UpdateRecord
from kiosk.running import Running, UpdateState


class ShownUpdates:
    """Says how updates stand, as it is told to."""

    def __init__(self) -> None:
        """Let everything be well."""
        self.expired = False

    def take(self, *, by_hand: bool = False) -> None:
        """Take nothing: there is nothing."""

    def stop(self) -> None:
        """End nothing."""

    def told(self) -> UpdateState:
        """Say it."""
        last = UpdateRecord(
            "2026-11-24T05:00:00Z", "north-berlin-41", 40, 41, UpdateOutcome.APPLIED,
            "1012 changes were applied.", 2.5,
        )  # fmt: skip
        return UpdateState(
            Running("north/berlin", "ab" * 16, 41, "2026-11-23T16:30:00Z", "1" * 64,
                    12_338, "Autumn", "2" * 64, "2026-11-24T05:00:00Z"),
            "default@8dcd77a7b6d3", 12_338, 15_004, 57, last, False,
            datetime(2099, 12, 8, 5, tzinfo=UTC), self.expired, 21 << 30, "north/berlin",
            "/updates", "",
            "2026-11-24T05:00:00Z: Nothing new: the newest catalog is version 41.",
        )  # fmt: skip
