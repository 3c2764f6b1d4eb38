"""How fast bytes may and must come, and how long a run may take.

Whoever holds bytes back cannot hold a run for ever: a transfer that comes too slowly is given up,
and so is a run that takes too long. What has come by then is kept.
"""

import time
from collections.abc import Callable, Iterable, Iterator

from tuf.api.exceptions import DownloadError

LEAST_BYTES_A_SECOND = 1024
GRACE_SECONDS = 30.0
"""So long a transfer may take before its rate is judged."""
LONGEST_SECONDS = 8 * 3600.0
"""So long a run may take; the next one goes on where it stopped."""
_MOST_AROUND = 1 << 20
"""Bytes that may come around what was asked for: headers, and the framing of a body."""


class SlowRetrievalError(DownloadError):
    """Bytes come so slowly that somebody may be holding them back."""


class Pace:
    """Watches one run's transfers."""

    def __init__(
        self,
        most_bytes_a_second: int = 0,
        *,
        least_bytes_a_second: int = LEAST_BYTES_A_SECOND,
        grace: float = GRACE_SECONDS,
        longest: float = LONGEST_SECONDS,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        """Keep to ``most_bytes_a_second`` (0 for as fast as it goes); give up below the least."""
        self.most = most_bytes_a_second
        # A line that is kept slow on purpose is no attack.
        self.least = min(least_bytes_a_second, self.most / 2 or least_bytes_a_second)
        self.grace, self.clock, self.wait = grace, clock, sleep
        self.end = clock() + longest

    def kept(self, chunks: Iterable[bytes]) -> Iterator[bytes]:
        """Give the chunks of one transfer, no faster than allowed. Raises SlowRetrievalError."""
        transfer = Transfer(self)
        for chunk in chunks:
            transfer.came(len(chunk))
            transfer.pass_on(len(chunk))
            yield chunk


class Transfer:
    """What has come of one transfer."""

    def __init__(self, pace: Pace) -> None:
        """Begin one."""
        self._pace, self._started, self._come, self._given = pace, pace.clock(), 0, 0

    def came(self, size: int) -> None:
        """Count bytes that came, be it none.

        Raises SlowRetrievalError where that is too slow, DownloadError where it never gets to the
        point.
        """
        self._come += size
        now = self._pace.clock()
        passed = now - self._started
        if passed > self._pace.grace and self._come < self._pace.least * passed:
            raise SlowRetrievalError(f"only {self._come} bytes came in {passed:.0f} seconds")
        if now > self._pace.end:
            raise SlowRetrievalError("it takes longer than one run may")
        if self._come > 2 * self._given + _MOST_AROUND:
            raise DownloadError("the server sends much that was not asked for")

    def pass_on(self, size: int) -> None:
        """Count bytes of what was asked for, and wait until they keep to the rate that is set."""
        self._given += size
        if self._pace.most:
            ahead = self._given / self._pace.most - (self._pace.clock() - self._started)
            if ahead > 0:
                self._pace.wait(ahead)
