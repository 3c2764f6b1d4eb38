"""The demo's own store, made where it is not there yet, and the round of questions it is asked."""

import hashlib
import shutil
from pathlib import Path

from kiosk.answers import report_summary
from kiosk.catalog.folder import list_folder
from kiosk.catalog.pictures import decode_picture
from kiosk.core.importing import ImportProgress
from kiosk.demo import shop, tour
from kiosk.errors import CatalogError, StoreError
from kiosk.settings import Settings
from kiosk.terminal import ProgressLine, plain, say, shortened, table, tell
from kiosk.wiring import Kiosk, calibration_of, index_folder

# Raised whenever the drawn shop changes, so that a store made from an older one is made anew.
_SHOP_EDITION = "2"
_MOST_COMPLAINTS = 10
_ASKED_CELLS = 40
_ANSWER_CELLS = 76
# What the other columns of the round's table take.
_OTHER_CELLS = 54


def demo_store(settings: Settings, folder: Path | None) -> Path:
    """Name the demo's store: one for the drawn shop, one for each folder, never a real shop's."""
    name = "demo"
    if folder is not None:
        full = str(folder.absolute()).encode("utf-8", "replace")
        name = f"demo-{hashlib.sha256(full).hexdigest()[:12]}"
    return settings.data_folder / name / "store.db"


def prepare(folder: Path | None, settings: Settings, *, anew: bool = False) -> None:
    """Make the demo's store where it is not there yet, its pictures have changed, or ``anew``.

    ``folder`` is the person's own, None for the drawn shop. Raises CatalogError, ModelError and
    StoreError.
    """
    made_from = settings.store.with_name(settings.store.name + ".made-from")
    try:
        if folder is None:
            folder, fingerprint = _drawn_shop(settings.store.parent), f"drawn shop {_SHOP_EDITION}"
        else:
            fingerprint = _fingerprint(folder)
        known = made_from.read_text(encoding="utf-8") if made_from.is_file() else ""
        if settings.store.exists() and known == fingerprint and not anew:
            return
        _index(folder, settings)
        made_from.write_text(fingerprint, encoding="utf-8")
    except OSError as error:
        msg = f"The demo cannot use {error.filename} ({error.strerror}): check its permissions."
        raise StoreError(msg) from error


def _drawn_shop(parent: Path) -> Path:
    """Give the folder of the drawn shop; draw it where it is not there yet."""
    folder = parent / f"shop-{_SHOP_EDITION}"
    if not (folder / "products.csv").is_file():
        tell("Drawing a small shop…")
        line = ProgressLine("pictures drawn")
        try:
            shop.write_shop(folder, progress=lambda done, total: line.update(done, total, done))
        finally:
            line.close()
    return folder


def _index(folder: Path, settings: Settings) -> None:
    tell("Building the catalog…")
    line = ProgressLine("pictures")

    def show(progress: ImportProgress) -> None:
        line.update(progress.done, progress.total, progress.encoded)

    try:
        report = index_folder(settings, folder, progress=show)
    finally:
        line.close()
    for refused in report.refused[:_MOST_COMPLAINTS]:
        tell(f"Left out {plain(refused.source)}: {refused.reason}")
    if len(report.refused) > _MOST_COMPLAINTS:
        tell(f"Left out {len(report.refused) - _MOST_COMPLAINTS} more.")
    tell(report_summary(report))


def _fingerprint(folder: Path) -> str:
    """Tell a folder's state from names, sizes and times, without reading the pictures."""
    digest = hashlib.sha256()
    for path in sorted(folder.rglob("*")) if folder.is_dir() else ():
        if path.is_file():
            state = path.stat()
            line = f"{path}\0{state.st_size}\0{state.st_mtime_ns}\n"
            digest.update(line.encode("utf-8", "surrogateescape"))
    return digest.hexdigest()


def print_tour(opened: Kiosk, folder: Path | None) -> None:
    """Ask the mission's questions of an open kiosk and write the answers as a table."""
    stops = list(tour.ask_words(opened.searcher))
    if folder is None:
        held = tour.as_held_up(tour.drawn(tour.SHOWN))
        stops.append(tour.ask_picture(opened.searcher, "a photo of red trainers, held up", held))
        encoders = (opened.bundle.image, opened.bundle.text)
        cup, thresholds = tour.drawn(tour.CUP), calibration_of(opened.bundle).text_to_image
        for asked, names in (("what is this cup?", tour.NAMES_EN), ("这是什么？", tour.NAMES_ZH)):
            stops.append(tour.name_picture(encoders, asked, cup, names, thresholds))
    else:
        stops += _own_picture(opened, folder)
    columns = shutil.get_terminal_size((140, 24)).columns
    answer_cells = max(40, min(columns - _OTHER_CELLS, _ANSWER_CELLS))
    rows = [
        [
            stop.asked,
            stop.decision,
            shortened(" · ".join(stop.answer), answer_cells),
            f"{stop.milliseconds:.0f}",
        ]
        for stop in stops
    ]
    say(table(["asked", "sure?", "best first", "ms"], rows, frozenset({3})))


def _own_picture(opened: Kiosk, folder: Path) -> list[tour.Stop]:
    """Ask with the first picture of the person's own folder, as a camera would show it."""
    for picture in list_folder(folder).pictures:
        try:
            held = tour.as_held_up(decode_picture(picture.read()))
        except CatalogError:
            continue
        asked = shortened(f"a photo of {picture.item.name}, held up", _ASKED_CELLS)
        return [tour.ask_picture(opened.searcher, asked, held)]
    return []
