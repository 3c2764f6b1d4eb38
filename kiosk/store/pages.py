"""Telling a wrong key from a damaged file by the authentication code of each SQLCipher page.

SQLCipher gives one error for both. Its file layout (version 4, documented by Zetetic as "SQLCipher
Design"): pages of 4,096 bytes; the last 80 of each are 16 of initialization vector and 64 of
HMAC-SHA512 over ciphertext, vector and the page's number (little endian); the first page starts
with the 16-byte salt. The key of the HMAC is PBKDF2-HMAC-SHA512 of the raw key, 2 rounds, with the
salt XOR 0x3a.
"""

import hashlib
import hmac
from dataclasses import dataclass
from pathlib import Path

PAGE_BYTES = 4096
_SALT_BYTES = 16
_CODE_BYTES = 64
_LOG_HEADER_BYTES = 32
_FRAME_HEADER_BYTES = 24


@dataclass(frozen=True, slots=True)
class PageReport:
    """How many whole pages the key vouches for, how many not, and the bytes of a torn last one."""

    good: int
    bad: int
    torn_bytes: int


def salt_of(key: bytes) -> bytes:
    """Derive the store's salt from its key.

    SQLCipher would put a random one in the first 16 bytes of the file, and lose the store with
    them. The key is random and 256 bits long, so the salt need not be.
    """
    return hashlib.sha256(b"kiosk store salt, version 1" + key).digest()[:_SALT_BYTES]


def inspect_pages(path: Path, key: bytes) -> PageReport:
    """Check every page of the file. Raises OSError where it cannot be read."""
    page_key = _page_key(key)
    good = bad = torn = number = 0
    with path.open("rb") as file:
        while page := file.read(PAGE_BYTES):
            number += 1
            if len(page) < PAGE_BYTES:
                torn = len(page)
                break
            if _vouched(page, number, page_key):
                good += 1
            else:
                bad += 1
    return PageReport(good, bad, torn)


def log_is_of_another_key(path: Path, key: bytes) -> bool:
    """Tell whether the first page lies in the write-ahead log, and this key does not open it there.

    That is so when the store was written anew with another key, while the file itself still holds
    what was. The log is a header and frames, each a header and a page (SQLite, "File Format" 4.1).
    Raises OSError where it cannot be read.
    """
    page_key = _page_key(key)
    newest: bool | None = None
    log = path.with_name(path.name + "-wal")
    if not log.exists():
        return False
    with log.open("rb") as file:
        salts = file.read(_LOG_HEADER_BYTES)[16:24]
        while len(frame := file.read(_FRAME_HEADER_BYTES + PAGE_BYTES)) > PAGE_BYTES:
            if frame[8:16] != salts:
                break
            if int.from_bytes(frame[:4], "big") == 1:
                newest = _vouched(frame[_FRAME_HEADER_BYTES:], 1, page_key)
    return newest is False


def _page_key(key: bytes) -> bytes:
    mask = bytes(byte ^ 0x3A for byte in salt_of(key))
    return hashlib.pbkdf2_hmac("sha512", key, mask, 2, 32)


def _vouched(page: bytes, number: int, page_key: bytes) -> bool:
    start = _SALT_BYTES if number == 1 else 0
    end = PAGE_BYTES - _CODE_BYTES
    # The page's number is hashed last, after the initialization vector.
    code = hmac.new(page_key, page[start:end] + number.to_bytes(4, "little"), "sha512")
    return hmac.compare_digest(code.digest(), page[end:])
