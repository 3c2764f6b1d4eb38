"""A new catalog shows that it works before anybody meets it: the queries signed with it."""

from collections.abc import Sequence

from kiosk.catalog.description import CatalogDescription, Query
from kiosk.core.building import assembled
from kiosk.core.search import Searcher
from kiosk.domain import TextQuery
from kiosk.encoders import Bundle
from kiosk.errors import UpdateError
from kiosk.store import Repository
from kiosk.wiring import calibration_of


def check_queries(repository: Repository, bundle: Bundle, description: CatalogDescription) -> None:
    """Ask the catalog in the store the queries that were signed with it. Raises UpdateError.

    The catalog's own pictures alone are searched: a lesson of staff's must not stop an update.
    """
    searcher = _searcher(repository, bundle)
    for query in description.queries:
        found = _found(searcher, query)
        if not set(found) & set(query.expect):
            msg = (
                f"The update's catalog fails its own test: {query.ask!r} finds "
                f"{', '.join(found[:3]) or 'nothing'} and not {query.expect[0]}. The catalog there "
                "was stays; head office has to build it again."
            )
            raise UpdateError(msg)


def _searcher(repository: Repository, bundle: Bundle) -> Searcher:
    model = bundle.model_id
    vectors, colours = repository.embeddings(model, "catalog"), repository.colours("catalog")
    index, facets = assembled(model, vectors, colours, repository.facets())
    encoders = (bundle.image, bundle.text)
    return Searcher(index, repository, facets, encoders, calibration_of(bundle))


def _found(searcher: Searcher, query: Query) -> Sequence[str]:
    results = searcher.search_text(TextQuery(0, query.ask), query.within)
    return [hit.item.id for hit in results.hits]
