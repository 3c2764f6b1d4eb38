"""What both composition roots, the window's and the command line's, put together alike."""

import contextlib
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from kiosk.catalog.folder import list_folder, list_table
from kiosk.catalog.listing import Listing
from kiosk.catalog.pictures import decode_picture, make_thumbnail
from kiosk.core.browsing import Browsing
from kiosk.core.building import read_catalog
from kiosk.core.classify import Guesses, classify
from kiosk.core.deciding import Calibration
from kiosk.core.importing import Importer, ImportProgress, ImportReport, Refused, require_pictures
from kiosk.core.ports import ImageEncoder
from kiosk.core.search import Searcher
from kiosk.core.weighing import Weighing
from kiosk.domain import Frame
from kiosk.encoders import Bundle, load_bundle, read_model_id
from kiosk.errors import EmptyCatalogError
from kiosk.memory import give_back_memory
from kiosk.running import model_folder
from kiosk.settings import Settings
from kiosk.store import Repository, open_repository


@dataclass(frozen=True, slots=True)
class Kiosk:
    """An open store, the catalog in memory and the encoders, ready for queries."""

    bundle: Bundle
    repository: Repository
    searcher: Searcher
    browsing: Browsing


class Models:
    """Loads models, and keeps the last one for whoever opens another catalog of the same."""

    def __init__(self) -> None:
        """Keep none yet."""
        self._kept: Bundle | None = None

    def load(self, folder: Path, threads: int) -> Bundle:
        """Give the model in a folder. Raises ModelError."""
        kept = self._kept
        if kept is None or kept.model_id != read_model_id(folder):
            # The last one goes first: two at a time would take twice the memory.
            self._kept = kept = None
            self._kept = kept = load_bundle(folder, threads=threads)
        return kept


@contextlib.contextmanager
def open_kiosk(
    settings: Settings, *, pinned: bool = False, models: Models | None = None
) -> Iterator[Kiosk]:
    """Open everything a search needs. Raises StoreError and ModelError.

    ``pinned``, it goes on with the catalog as it is now, whatever is written to the store beside
    it. ``models`` may hold the model already.
    """
    models = Models() if models is None else models
    # The store first: it fails in milliseconds where the model takes a second to load.
    with open_repository(settings.store) as repository:
        if pinned:
            repository.pin()
        if not repository.counts()[1]:
            msg = f"The store {settings.store} holds no picture yet: `kiosk index FOLDER` fills it."
            raise EmptyCatalogError(msg)
        folder = model_folder(settings, repository.ledger.running())
        model = read_model_id(folder)
        # The model and the catalog side by side: both leave Python's lock for most of their time.
        with ThreadPoolExecutor(1, thread_name_prefix="model") as pool:
            loading = pool.submit(models.load, folder, settings.threads)
            index, facets = read_catalog(repository, model)
            bundle = loading.result()
        give_back_memory()
        encoders = (bundle.image, bundle.text)
        searcher = Searcher(index, repository, facets, encoders, calibration_of(bundle))
        yield Kiosk(bundle, repository, searcher, Browsing(index, repository, facets))


def calibration_of(bundle: Bundle) -> Calibration:
    """Give what the bundle carries to tell how sure an answer is."""
    return Calibration.from_manifest(bundle.manifest.calibration, bundle.common_words)


def weighing_of(bundle: Bundle) -> Weighing:
    """Give how the bundle's signals are weighed when staff recognise goods. Raises ModelError."""
    return Weighing.of(bundle.recognition)


def classify_picture(settings: Settings, frame: Frame, names: Sequence[str]) -> Guesses:
    """Say which of the names fit a picture. Raises ModelError; needs no store."""
    bundle = load_bundle(settings.model, threads=settings.threads)
    thresholds = calibration_of(bundle).text_to_image
    return classify(bundle.image, bundle.text, frame, names, thresholds)


def index_folder(
    settings: Settings,
    folder: Path,
    *,
    keep_others: bool = False,
    limit: int | None = None,
    check_all: bool = False,
    progress: Callable[[ImportProgress], None] = lambda _: None,
) -> ImportReport:
    """Take a folder of pictures into the store, which is made where there is none.

    ``limit`` takes the first so many pictures; ``check_all`` reads every file, where else one that
    lies as it was is not read again. Raises CatalogError, ModelError and
    StoreError; a folder that cannot be listed makes no store.
    """
    listing = list_folder(folder)
    return _take_in(
        settings, listing, keep_others=keep_others, limit=limit, check_all=check_all,
        progress=progress,
    )  # fmt: skip


def build_catalog(
    settings: Settings,
    table: Path,
    pictures: Path | None = None,
    *,
    check_all: bool = False,
    progress: Callable[[ImportProgress], None] = lambda _: None,
) -> ImportReport:
    """Make the catalog of a table of products and a folder of pictures, by default the table's.

    Raises CatalogError, ModelError and StoreError; a table that cannot be read makes no store.
    """
    listing = list_table(table, pictures)
    return _take_in(settings, listing, check_all=check_all, progress=progress)


def _take_in(
    settings: Settings,
    listing: Listing,
    *,
    keep_others: bool = False,
    limit: int | None = None,
    check_all: bool,
    progress: Callable[[ImportProgress], None],
) -> ImportReport:
    problems = [Refused(where, why) for where, why in listing.problems]
    require_pictures(listing.pictures, problems)
    encoder = _ImageEncoderWhenNeeded(settings)
    if not settings.store.exists():
        encoder.load()  # a damaged model must not leave an empty store behind
    with open_repository(settings.store, create=True) as repository:
        importer = Importer(repository, encoder, encoder.model, decode_picture, make_thumbnail)
        return importer.run(
            listing.pictures[:limit], problems, keep_others=keep_others, check_all=check_all,
            progress=progress,
        )  # fmt: skip


class _ImageEncoderWhenNeeded:
    """Loads the model with the first picture: where nothing has changed there is none."""

    def __init__(self, settings: Settings) -> None:
        """Read the manifest alone. Raises ModelError."""
        self._settings = settings
        self._encoder: ImageEncoder | None = None
        self.model = read_model_id(settings.model)

    def encode_image(self, images: Sequence[NDArray[np.uint8]]) -> NDArray[np.float32]:
        """Encode pictures as the bundle's own encoder does. Raises ModelError."""
        return self.load().encode_image(images)

    def load(self) -> ImageEncoder:
        """Load the model, unless that was done. Raises ModelError."""
        if self._encoder is None:
            bundle = load_bundle(self._settings.model, threads=self._settings.threads)
            self._encoder = bundle.image
        return self._encoder
