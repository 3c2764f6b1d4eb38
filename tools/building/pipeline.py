"""The whole of a build, from a table of products to a version with its report."""

import contextlib
import fcntl
import os
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from kiosk.catalog.description import Query
from kiosk.catalog.folder import list_folder, list_table
from kiosk.catalog.listing import Listing
from kiosk.core.importing import ImportProgress, Refused, require_pictures
from kiosk.core.ports import SourcePicture
from kiosk.encoders import Bundle, load_bundle, read_model_id
from kiosk.encoders.manifest import MANIFEST, ModelManifest
from kiosk.errors import CatalogError
from kiosk.terminal import ProgressLine
from tools.building.content import gathered
from tools.building.encoding import Taken, take_in
from tools.building.ray_encoding import take_in_with_ray
from tools.building.records import Records
from tools.building.report import Report
from tools.building.report_files import PAGE, REPORT
from tools.building.reporting import Left, reported
from tools.building.seeing import words_of
from tools.building.versions import WORK, Version, Wanted, next_version
from tools.building.writing import prune


@dataclass(frozen=True, slots=True)
class Job:
    """What is to be built, from what and where."""

    source: Path
    """A table of products, or a folder as ``kiosk index`` takes it."""
    pictures: Path | None
    model: Path
    out: Path
    wanted: Wanted
    ray: str | None = None
    suggest: int = 0
    prune: bool = False


@dataclass(frozen=True, slots=True)
class Built:
    """What came of a build."""

    version: Version
    report: Report
    page: Path
    encoded: int
    """Pictures that were encoded now; the others were there."""
    left: Left
    suggested: Sequence[Query]
    pruned: tuple[int, int] | None
    """Pieces that were removed, and their bytes; None where none were to be."""


class _Model:
    """A bundle that is loaded when it is first needed: where nothing has changed it never is."""

    def __init__(self, path: Path) -> None:
        """Read the manifest alone. Raises ModelError."""
        self._path = path
        self._bundle: Bundle | None = None
        self.id = read_model_id(path)
        self.embed_dim = ModelManifest.from_json((path / MANIFEST).read_bytes()).embed_dim

    def load(self) -> Bundle:
        """Load it, unless that was done. Raises ModelError."""
        if self._bundle is None:
            # One thread: with more a vector's last bits could depend on how many there are.
            self._bundle = load_bundle(self._path, threads=1)
        return self._bundle

    def encode_image(self, images: Sequence[NDArray[np.uint8]]) -> NDArray[np.float32]:
        """Encode pictures as the bundle's own encoder does. Raises ModelError."""
        return self.load().image.encode_image(images)


def build(job: Job) -> Built:
    """Build the next version of a catalog; progress goes to standard error.

    What is done is kept: after a kill the same job goes on. Raises CatalogError, ConfigError,
    ModelError and StoreError.
    """
    model = _Model(job.model)
    listing = _listing(job)
    problems = [Refused(where, why) for where, why in listing.problems]
    require_pictures(listing.pictures, problems)
    with _alone(job.out), Records(job.out / WORK / "encoded.db", model.id) as records:
        taken = _encoded(job, listing.pictures, records, model)
        content, more = gathered(listing.pictures, taken.digests)
        if not content.goods:
            raise CatalogError(f"No item is left. {more[0].source}: {more[0].reason}")
        left = Left([*problems, *taken.refused, *more], taken.kept)
        with closing(ProgressLine("items written")) as line:
            version = next_version(
                job.out, content, records, model.id, model.embed_dim, job.wanted, line.update
            )
        report, proposed = reported(
            job.out, version, content, records, model.load, left, job.suggest
        )
        pruned = None
        if job.prune:
            pruned = prune(job.out, version.description)
            texts = (words_of(goods.item) for goods in content.goods.values())
            records.keep_only(content.sources(), texts)
    page = job.out / REPORT / PAGE
    return Built(version, report, page, taken.encoded, left, proposed, pruned)


def _listing(job: Job) -> Listing:
    if job.source.is_dir():
        if job.pictures is not None:
            raise CatalogError("--pictures goes with a table of products: name one, not a folder.")
        return list_folder(job.source)
    return list_table(job.source, job.pictures)


def _encoded(
    job: Job, pictures: Sequence[SourcePicture], records: Records, model: _Model
) -> Taken:  # fmt: skip
    with closing(ProgressLine("pictures")) as line:

        def show(now: ImportProgress) -> None:
            line.update(now.done, now.total, now.encoded)

        if job.ray is not None:
            return take_in_with_ray(job.ray, pictures, records, job.model, show)
        return take_in(pictures, records, model, show)


@contextlib.contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Make the folder of a catalog, and keep other builds out of it. Raises CatalogError."""
    try:
        (folder / WORK).mkdir(parents=True, exist_ok=True)
        descriptor = os.open(folder / WORK / "lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    except OSError as error:
        msg = f"{folder} cannot be written to ({error.strerror}): name another folder with --out."
        raise CatalogError(msg) from error
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield
    except BlockingIOError:
        raise CatalogError(f"Another build works in {folder}: wait until it is done.") from None
    finally:
        os.close(descriptor)
