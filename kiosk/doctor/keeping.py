"""Checks of what the kiosk keeps on its disk: encrypted, and nobody else's to read or change."""

import os
import stat
from pathlib import Path

from kiosk.doctor.findings import Finding, attention, bad, ok, quoted
from kiosk.errors import StoreError
from kiosk.settings import Settings
from kiosk.store.opening import key_beside

_PLAIN = b"SQLite format 3\x00"
_HEAD = 4096
_FEWEST_DIFFERENT = 200
"""Values among the first 4,096 bytes: of random ones all 256 are there but by rare chance."""


def looks_encrypted(path: Path) -> bool:
    """Tell whether a file's first page is noise, of no order at all. Raises OSError."""
    with path.open("rb") as file:
        head = file.read(_HEAD)
    return not head.startswith(_PLAIN) and len(set(head)) >= _FEWEST_DIFFERENT


def encryption(settings: Settings) -> Finding:
    """Look at the store's first page, as whoever takes the disk would."""
    by_hand = f"head -c 16 {quoted(settings.store)} | xxd shows no 'SQLite format 3'"
    try:
        if looks_encrypted(settings.store):
            return ok(
                "encryption", f"{settings.store} looks like noise from its first byte", by_hand
            )
    except FileNotFoundError:
        return attention(
            "encryption", "there is no store yet", "Build or fetch a catalog.", by_hand
        )
    except OSError as error:
        found = f"the store cannot be read ({error.strerror})"
        return bad("encryption", found, "Check its owner.", by_hand, StoreError(found))
    found = f"{settings.store} is not encrypted"
    return bad("encryption", found, "Move it away and build it again.", by_hand, StoreError(found))


def key(settings: Settings) -> Finding:
    """Look how the store's key is kept."""
    path = key_beside(settings.store).path
    by_hand = f"ls -l {quoted(path.parent)}"
    try:
        state = path.stat()
    except OSError:
        if settings.store.exists():
            return ok("key", "does not lie beside the store", by_hand)
        return ok("key", "there is none yet; the first catalog makes it", by_hand)
    if state.st_mode & 0o077:
        found = f"{path} can be read by other users"
        return bad("key", found, f"chmod 600 {quoted(path)}", by_hand, StoreError(found))
    found = f"a file beside the store, {stat.filemode(state.st_mode)}: enough for development"
    advice = "Who takes the disk has the key too: on a device, seal it to the machine."
    return attention("key", found, advice, by_hand)


def permissions(settings: Settings) -> Finding:
    """Look who else may read or change what the kiosk keeps."""
    by_hand = f"find {quoted(settings.data_folder)} ! -user $(id -u) -o -perm /022 finds nothing"
    wrong = [*_readable(settings), *_writable(settings)]
    if wrong:
        found = "; ".join(wrong)
        return bad("permissions", found, "Give them to the kiosk's user alone.", by_hand,
                   StoreError(found))  # fmt: skip
    foreign = [
        str(path) for path in (settings.data_folder, settings.store)
        if path.exists() and path.stat().st_uid != os.geteuid()
    ]  # fmt: skip
    if foreign:
        found = f"not this user's own: {', '.join(foreign)}"
        return attention("permissions", found, "Run this as the kiosk's user.", by_hand)
    return ok(
        "permissions", "the store is its owner's alone; nobody else may change anything", by_hand
    )


def _readable(settings: Settings) -> list[str]:
    store = settings.store
    names = (store, *(store.with_name(store.name + end) for end in ("-wal", "-shm")))
    return [f"others may read {path}" for path in names if _mode(path) & 0o077]


def _writable(settings: Settings) -> list[str]:
    paths = [settings.data_folder, settings.store.parent, settings.model, settings.file]
    if settings.updates is not None:
        paths.append(settings.updates.root)
    wanted = dict.fromkeys(path for path in paths if path is not None)
    return [f"others may change {path}" for path in wanted if _mode(path) & 0o022]


def _mode(path: Path) -> int:
    try:
        return path.stat().st_mode
    except OSError:
        return 0
