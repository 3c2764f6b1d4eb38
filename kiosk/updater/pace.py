"""How fast bytes may and must come: a rate that is kept to, and slow retrieval that is given up."""

import time
from collections.abc import Callable, Iterable, Iterator

from tuf.api.exceptions import DownloadError

LEAST_BYTES_A_SECOND = 1024
GRACE_SECONDS = 30.0
"""So long a transfer may take before its rate is judged."""


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
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        """Keep to ``most_bytes_a_second`` (0 for as fast as it goes); give up below the least."""
        self._most, self._least, self._grace = most_bytes_a_second, least_bytes_a_second, grace
        self._clock, self._sleep = clock, sleep

    def kept(self, chunks: Iterable[bytes]) -> Iterator[bytes]:
        """Give the chunks of one transfer, no faster than allowed. Raises SlowRetrievalError."""
        started, count = self._clock(), 0
        for chunk in chunks:
            count += len(chunk)
            passed = self._clock() - started
            if passed > self._grace and count < self._least * passed:
                raise SlowRetrievalError(f"only {count} bytes came in {passed:.0f} seconds")
            if self._most:
                ahead = count / self._most - passed
                if ahead > 0:
                    self._sleep(ahead)
            yield chunk
