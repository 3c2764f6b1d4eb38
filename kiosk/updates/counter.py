"""Noticing that a whole old disk was put back, where there is a TPM to count with.

The store cannot tell: everything it remembers is on that disk. A counter in the TPM only ever goes
up; the store keeps the number it stood at when the catalog last changed. A store that is behind was
put back. Without a TPM nobody notices: that is a limit, and the documents name it.

The TPM is asked through ``tpm2-tools`` (``tpm2_nvdefine``, ``tpm2_nvincrement``, ``tpm2_nvread``;
TCG TPM 2.0 Library, part 3, 31.3–31.13). A counter that is taken away and made anew starts above
every one there was (part 1, 37.2.4), so that this cannot be used to turn it back.
"""

import shutil
import subprocess
from pathlib import Path
from typing import Protocol

from kiosk.store.ledger import Ledger

COUNTED = "tpm counter"
"""The setting that holds where the counter stood."""
_DEVICE = Path("/dev/tpmrm0")
_INDEX = "0x1500ef1"
_ATTRIBUTES = "nt=counter|ownerread|ownerwrite|authread|authwrite"
_SECONDS = 30
_BYTES = 8


class Counter(Protocol):
    """A number that only goes up, kept by something other than the disk."""

    def read(self) -> int | None:
        """Give it, None where it cannot be asked."""
        ...

    def count(self) -> int | None:
        """Raise it by one and give it, None where it cannot be asked."""
        ...


class TpmCounter:
    """A counter in the machine's TPM."""

    def read(self) -> int | None:
        """Give it, made and raised to its first number where it is not there yet."""
        found = _run("tpm2_nvread", _INDEX, "-C", "o", "-s", str(_BYTES))
        if found is None or len(found) != _BYTES:
            _run("tpm2_nvdefine", _INDEX, "-C", "o", "-a", _ATTRIBUTES)
            return self.count()
        return int.from_bytes(found, "big")

    def count(self) -> int | None:
        """Raise it by one and give it."""
        if _run("tpm2_nvincrement", _INDEX, "-C", "o") is None:
            return None
        found = _run("tpm2_nvread", _INDEX, "-C", "o", "-s", str(_BYTES))
        return int.from_bytes(found, "big") if found is not None and len(found) == _BYTES else None


def machine_counter() -> Counter | None:
    """Give this machine's counter, None where it has none."""
    return TpmCounter() if _DEVICE.exists() and shutil.which("tpm2_nvread") else None


def promise(ledger: Ledger, counter: Counter | None) -> None:
    """Keep the number that ``fulfil`` raises the counter to; inside the change's transaction."""
    at = None if counter is None else counter.read()
    if at is not None:
        ledger.keep(COUNTED, str(at + 1))


def fulfil(ledger: Ledger, counter: Counter | None) -> None:
    """Raise the counter to the number that was promised; after the change was committed."""
    if counter is None:
        return
    kept = ledger.setting(COUNTED)
    at = counter.read()
    if kept is not None and at is not None and int(kept) == at + 1:
        counter.count()


def put_back(ledger: Ledger, counter: Counter | None) -> str:
    """Say that the store is an older copy, or another machine's; "" where nothing is amiss.

    A power cut between a change and its counting is made good.
    """
    if counter is None:
        return ""
    fulfil(ledger, counter)
    kept, at = ledger.setting(COUNTED), counter.read()
    if kept is None or at is None or int(kept) == at:
        return ""
    if int(kept) < at:
        return (
            "The disk holds an older state than this kiosk has had: an old copy was put back. "
            "What was changed since is not in it; fetch the updates again, and find out who did it."
        )
    return "The disk comes from another machine, or this one's TPM was replaced."


def _run(*command: str) -> bytes | None:
    """Run one of the tools; None where it fails."""
    try:
        done = subprocess.run(command, capture_output=True, timeout=_SECONDS, check=True)  # noqa: S603 - our own words
    except (OSError, subprocess.SubprocessError):
        return None
    return done.stdout
