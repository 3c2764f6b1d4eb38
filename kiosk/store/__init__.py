"""The encrypted store: one SQLCipher file that holds the catalog and its embeddings."""

from kiosk.store.changes import CatalogChanges
from kiosk.store.database import Database
from kiosk.store.keys import DevelopmentKey
from kiosk.store.opening import open_repository
from kiosk.store.repository import Repository

__all__ = ["CatalogChanges", "Database", "DevelopmentKey", "Repository", "open_repository"]
