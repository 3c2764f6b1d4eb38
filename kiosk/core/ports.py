"""What the core asks of the rooms beside it; they fit by shape and do not import these."""

from collections.abc import Collection, Mapping, Sequence
from contextlib import AbstractContextManager
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from kiosk.domain import CatalogItem, Embedding, Embeddings, Facet, ModelId


class ImageEncoder(Protocol):
    """Pictures to vectors."""

    def encode_image(self, images: Sequence[NDArray[np.uint8]]) -> NDArray[np.float32]:
        """Encode uint8 RGB (height, width, 3) pictures of any sizes: float32 (n, embed_dim)."""
        ...


class TextEncoder(Protocol):
    """Words to vectors of the same space."""

    def encode_text(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Encode texts in any language served: float32 (n, embed_dim), unit norm."""
        ...


class CatalogReader(Protocol):
    """The store as a search needs it."""

    def items_by_id(self, ids: Sequence[str]) -> Mapping[str, CatalogItem]:
        """Give the items there are of these ids, in the order of the ids given."""
        ...

    def facets(self) -> Sequence[Facet]:
        """Give what every item can be filtered by, in ascending order of the ids."""
        ...

    def colours(self) -> tuple[list[str], list[bytes]]:
        """Give the item id and the colours of every picture, as ``colours`` counts them."""
        ...

    def find_words(self, text: str, limit: int) -> Sequence[str]:
        """Give the ids of items whose words hold any of the text's, the best first."""
        ...

    def word_counts(self, text: str) -> Mapping[str, int]:
        """Give each different word of a text with the number of items that have it."""
        ...

    def barcode(self, code: str) -> str | None:
        """Give the id of the item with exactly this barcode, or None."""
        ...

    def embeddings(self, model: ModelId) -> Embeddings:
        """Give the model's vectors, an item's together, in ascending order of the ids."""
        ...

    def models(self) -> Mapping[ModelId, int]:
        """Give how many pictures have a vector of each model."""
        ...

    def counts(self) -> tuple[int, int]:
        """Give the number of items and of pictures."""
        ...


class Settings(Protocol):
    """What the store keeps beside the catalog, by name."""

    def setting(self, name: str) -> str | None:
        """Give what was last kept under a name, None where there is nothing."""
        ...

    def keep(self, name: str, value: str | None) -> None:
        """Keep a value under a name; None forgets it."""
        ...


class CatalogWriter(Protocol):
    """The store as an import needs it."""

    @property
    def ledger(self) -> Settings:
        """What it keeps beside the catalog."""
        ...

    def items(self) -> Mapping[str, CatalogItem]:
        """Give every item by its id."""
        ...

    def digests(self, model: ModelId, looks_bytes: int = ...) -> Mapping[str, tuple[str, str]]:
        """Give (item id, digest) by source, of the pictures that have a vector of this model.

        And at least so many bytes of looks.
        """
        ...

    def batch(self) -> AbstractContextManager[None]:
        """Commit everything written inside as a whole, or nothing of it."""
        ...

    def put_item(self, item: CatalogItem) -> None:
        """Add an item, or change the one that has this id."""
        ...

    def put_picture(
        self,
        item: CatalogItem,
        source: str,
        digest: str,
        thumbnail: bytes,
        embedding: Embedding,
        colours: bytes = ...,
    ) -> None:
        """Add an item's picture with its vector, or replace the one from the same source."""
        ...

    def tidy(self, model: ModelId, sources: Collection[str] | None = None) -> int:
        """Remove what an import by this model has overtaken; give the number of pictures gone."""
        ...


class SourcePicture(Protocol):
    """A picture that is to go into the catalog, not read yet."""

    @property
    def source(self) -> str:
        """Its name in its folder."""
        ...

    @property
    def item(self) -> CatalogItem:
        """The item it shows."""
        ...

    def read(self) -> bytes:
        """Read its file. Raises CatalogError."""
        ...


class FilePicture(SourcePicture, Protocol):
    """One of which can be told, unread, whether its file was changed."""

    def state(self) -> bytes | None:
        """Describe how its file lies, as ``seen`` needs it; None where that proves nothing."""
        ...
