"""The encrypted store: one SQLCipher file that holds the catalog and its embeddings."""

from kiosk.store.changes import CatalogChanges
from kiosk.store.database import Database
from kiosk.store.keys import DevelopmentKey
from kiosk.store.keystate import KeyState, key_state
from kiosk.store.opening import open_repository
from kiosk.store.repository import Repository
from kiosk.store.ring import KeyRing
from kiosk.store.sealing import KeyKind

__all__ = [
    "CatalogChanges", "Database", "DevelopmentKey", "KeyKind", "KeyRing", "KeyState",
    "Repository", "key_state", "open_repository",
]  # fmt: skip
