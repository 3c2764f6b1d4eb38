"""What the quality report says of a version of a catalog, before anything is signed."""

from collections.abc import Iterable

import msgspec

from tools.building.diversity import Diversity
from tools.building.findings import Finding
from tools.building.history import Changes
from tools.building.queries import Asked

FORM = 1
SHOWN = 48
"""Of a finding's cases on the page."""
MOST_KINDS = 120
PICTURES = "pictures"


class QueryTold(msgspec.Struct, frozen=True):
    """What came of a query, for programs."""

    ask: str
    passed: bool
    told: str


class Report(msgspec.Struct, frozen=True):
    """Everything that is reported of one version of a catalog."""

    form: int
    description: str
    """SHA-256 of the catalog.json it is about."""
    channel: str
    title: str
    version: int
    made: str
    model: str
    items: int
    pictures: int
    changes: dict[str, int]
    """Since the version before, in items; all 0 where the report was made again."""
    fetched: dict[str, int]
    """Bytes for a new kiosk, and for one of the version before."""
    fitting: float
    """Share of the pictures that fit their own name better than 99 of 100 others."""
    names: dict[str, float]
    """How many names were asked, and the shares found first and among the first ten."""
    queries: tuple[QueryTold, ...]
    findings: tuple[Finding, ...]
    diversity: Diversity

    def serious(self) -> list[Finding]:
        """Give the findings shoppers meet."""
        return [one for one in self.findings if one.count and one.serious]


def counted(changes: Changes) -> dict[str, int]:
    """Count what has changed."""
    return {
        "added": len(changes.added), "other pictures": len(changes.pictures),
        "other words": len(changes.facts), "removed": len(changes.removed),
    }  # fmt: skip


def told(asked: Iterable[Asked]) -> tuple[QueryTold, ...]:
    """Give what came of queries, the failed ones first."""
    rows = [QueryTold(one.query.ask, one.passed, one.told()) for one in asked]
    return tuple(sorted(rows, key=lambda row: row.passed))


def picture_name(digest: str) -> str:
    """Name a picture's file in the report."""
    return f"{digest[:24]}.jpg"
