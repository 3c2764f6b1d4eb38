"""The catalog, read into memory for a search."""

from collections.abc import Iterable

from kiosk.core.colours import stacked
from kiosk.core.deciding import Calibration
from kiosk.core.facets import Facets
from kiosk.core.index import VectorIndex
from kiosk.core.looks import stacked_patterns
from kiosk.core.ports import CatalogReader, ImageEncoder, TextEncoder
from kiosk.core.search import Searcher
from kiosk.domain import Embeddings, Facet, ModelId
from kiosk.errors import StoreError


def build_searcher(
    catalog: CatalogReader,
    model: ModelId,
    encoders: tuple[ImageEncoder, TextEncoder],
    calibration: Calibration | None = None,
    *,
    full_text: bool = True,
) -> Searcher:
    """Read the catalog into memory and search it. Raises as ``read_catalog`` does."""
    index, facets = read_catalog(catalog, model)
    return Searcher(index, catalog, facets, encoders, calibration, full_text=full_text)


def read_catalog(catalog: CatalogReader, model: ModelId) -> tuple[VectorIndex, Facets]:
    """Read the catalog into memory for one model.

    Raises StoreError where pictures lack this model's vectors, be it that another model made
    theirs: vectors of two models never compare, and a part must not pass for the whole catalog.
    """
    vectors_of = dict(catalog.models())
    pictures = catalog.counts()[1]
    missing = pictures - vectors_of.pop(model, 0)
    if missing:
        others = ", ".join(str(other) for other in vectors_of) or "another model"
        msg = (
            f"{missing} of the catalog's {pictures} pictures were indexed with {others} and not "
            f"with the model in use, {model}: re-index with `kiosk index FOLDER`."
        )
        raise StoreError(msg)
    return assembled(model, catalog.embeddings(model), catalog.colours(), catalog.facets())


def assembled(
    model: ModelId, vectors: Embeddings, colours: tuple[list[str], list[bytes]],
    facets: Iterable[Facet],
) -> tuple[VectorIndex, Facets]:  # fmt: skip
    """Put what was read of a catalog, or of a part of it, together for a search."""
    index = VectorIndex.of_blocks(model, vectors.item_ids, vectors.width, vectors.blocks)
    there = set(index.ids)
    ids, looks = colours
    kept = [facet for facet in facets if facet.id in there]
    return index, Facets(kept, ids, stacked(looks), stacked_patterns(looks))
