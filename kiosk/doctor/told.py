"""What a shopper is told of the checks: a few of them, made at this moment, each yes or no."""

import contextlib
from collections.abc import Callable, Sequence

from kiosk.doctor.keeping import looks_encrypted
from kiosk.doctor.privacy import network_closed
from kiosk.domain import Checked, Promise
from kiosk.settings import Settings
from kiosk.walls.residue import dumpable, folders


def told_to_shoppers(settings: Settings) -> Sequence[Checked]:
    """Check, within a few milliseconds, what the notice promises."""

    def encrypted() -> bool:
        return looks_encrypted(settings.store)

    checks: dict[Promise, Callable[[], bool]] = {
        Promise.NO_NETWORK: network_closed,
        Promise.IN_MEMORY: lambda: folders().in_memory,
        Promise.NO_DUMP: lambda: not dumpable(),
        Promise.ENCRYPTED: encrypted,
    }
    return [Checked(promise, holds=_holds(check)) for promise, check in checks.items()]


def _holds(check: Callable[[], bool]) -> bool:
    with contextlib.suppress(OSError):
        return check()
    return False
