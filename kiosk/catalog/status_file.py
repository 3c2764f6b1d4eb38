"""The signed file by which head office learns what a kiosk runs: staff carry it on a stick.

It holds what the page for staff shows of the catalog and its updates, and nothing of any visit. It
is signed by the kiosk's own key, made at its first use and kept in its encrypted store.
"""

from typing import Annotated

import msgspec
from msgspec import Meta

from kiosk.catalog.description import Time
from kiosk.errors import UpdateError
from kiosk.signing import PUBLIC_KEY, is_signed_by, signature_of

_FORMAT = 1
_MOST_BYTES = 16_384
_Clock = Annotated[str, Meta(pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z\Z")]
"""A time as the kiosk's own clock has it, which may stand at 1970."""
_Word = Annotated[str, Meta(max_length=200)]


class Status(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a kiosk says of itself."""

    kiosk: Annotated[str, Meta(min_length=1, max_length=100)]
    """Its name."""
    public_key: Annotated[str, Meta(pattern=PUBLIC_KEY)]
    channel: _Word
    lineage: _Word
    version: Annotated[int, Meta(ge=0, le=2**53)]
    """0 where no update was applied yet."""
    model: _Word
    """The digest of its ModelId."""
    made: Time | None
    applied: _Clock | None
    trouble: Annotated[str, Meta(max_length=2_000)] | None
    """What came between it and its updates last; None where everything is well."""
    written: _Clock
    format: int = _FORMAT


class _Signed(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    signed: Status
    signature: Annotated[str, Meta(pattern=r"^[0-9a-f]{128}\Z")]


_DECODER = msgspec.json.Decoder(_Signed)


def write_status(status: Status, key: str) -> bytes:
    """Sign a status with the kiosk's key, whose public half it names."""
    signature = signature_of(_signed_bytes(status), key)
    whole = msgspec.json.encode(_Signed(status, signature.hex()), order="deterministic")
    return msgspec.json.format(whole) + b"\n"


def read_status(untrusted: bytes) -> Status:
    """Read a status and check that the key it names signed it.

    Whether that key is the kiosk's of that name is for the caller to know. Raises UpdateError.
    """
    if len(untrusted) > _MOST_BYTES:
        raise UpdateError("It is too large to be a kiosk's status.")
    try:
        found = _DECODER.decode(untrusted)
    except (ValueError, RecursionError) as error:
        raise UpdateError(f"It is no kiosk's status ({error}).") from error
    status = found.signed
    if status.format != _FORMAT:
        raise UpdateError("It was written by a newer kiosk: update these tools.")
    if not is_signed_by(status.public_key, bytes.fromhex(found.signature), _signed_bytes(status)):
        raise UpdateError("Its signature is wrong: it was changed on its way.")
    return status


def _signed_bytes(status: Status) -> bytes:
    return msgspec.json.encode(status, order="deterministic")
