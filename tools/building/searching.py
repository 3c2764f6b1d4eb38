"""A search over the new catalog as a kiosk will have it, for its queries and the report."""

import contextlib
from collections.abc import Iterator
from pathlib import Path

from kiosk.core.building import build_searcher
from kiosk.core.importing import ImportProgress
from kiosk.core.search import Searcher
from kiosk.domain import Embedding
from kiosk.encoders import Bundle
from kiosk.errors import StoreError
from kiosk.packing import unpacked
from kiosk.store import Repository, open_repository
from kiosk.store.opening import key_beside
from kiosk.wiring import calibration_of
from tools.building.content import Content
from tools.building.encoding import Progress
from tools.building.records import Records

_NAME = "search.db"
_AT_A_TIME = 256
# A search shows no picture: the store need not hold them a second time.
_NO_PICTURE = b"\xff\xd8\xff\xd9"


@contextlib.contextmanager
def searching(
    folder: Path, content: Content, records: Records, bundle: Bundle,
    progress: Progress = lambda _: None,
) -> Iterator[Searcher]:  # fmt: skip
    """Bring the search's own store in a work folder up to date, and search it. Raises StoreError.

    The store is the kiosk's: what is found here is found there. It is made anew where it is
    damaged; only what has changed is written.
    """
    path = folder / _NAME
    try:
        repository = _filled(path, content, records, bundle, progress)
    except StoreError:
        for name in (path, path.with_name(path.name + "-wal"), path.with_name(path.name + "-shm"),
                     key_beside(path).path):  # fmt: skip
            name.unlink(missing_ok=True)
        repository = _filled(path, content, records, bundle, progress)
    with repository:
        encoders, calibration = (bundle.image, bundle.text), calibration_of(bundle)
        yield build_searcher(repository, bundle.model_id, encoders, calibration)


def _filled(
    path: Path, content: Content, records: Records, bundle: Bundle, progress: Progress
) -> Repository:
    repository = open_repository(path, create=True)
    try:
        known, items = repository.digests(bundle.model_id), repository.items()
        todo = [
            (goods, shown)
            for id_, goods in content.goods.items()
            for shown in goods.pictures
            if known.get(shown.source) != (id_, shown.digest) or items.get(id_) != goods.item
        ]
        for start in range(0, len(todo), _AT_A_TIME):
            some = todo[start : start + _AT_A_TIME]
            found = records.get([shown.digest for _, shown in some])
            with repository.batch():
                for goods, shown in some:
                    record = found[shown.digest]
                    vector = unpacked([record.vector], bundle.manifest.embed_dim)[0]
                    repository.put_picture(
                        goods.item, shown.source, shown.digest, _NO_PICTURE,
                        Embedding(vector, bundle.model_id), record.colours,
                    )  # fmt: skip
            done = start + len(some)
            progress(ImportProgress(done, len(todo), done))
        repository.tidy(bundle.model_id, content.sources())
    except BaseException:
        repository.close()
        raise
    return repository
