"""What ``kiosk catalog info`` and ``verify`` look at: the store, by its columns and its pages."""

from collections import Counter

from kiosk.settings import Settings
from kiosk.store import open_repository


def contents(settings: Settings) -> dict[str, object]:
    """Say what the store holds, for people and programs. Raises StoreError."""
    with open_repository(settings.store) as repository:
        items, pictures = repository.counts()
        facets = repository.facets()
        return {
            "store": str(settings.store),
            "schema": repository.schema(),
            "items": items,
            "pictures": pictures,
            "models": {str(model): count for model, count in repository.models().items()},
            "categories": dict(Counter(f.category for f in facets if f.category).most_common()),
            "brands": dict(Counter(f.brand for f in facets if f.brand).most_common()),
            "priced": sum(facet.price is not None for facet in facets),
            "in stock": sum(facet.stock is None or facet.stock > 0 for facet in facets),
        }


def verify_store(settings: Settings) -> None:
    """Read the whole store and check it. Raises StoreError where anything is wrong with it."""
    with open_repository(settings.store) as repository:
        repository.verify()
