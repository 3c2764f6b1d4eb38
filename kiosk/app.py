"""The window's composition root: ``python -m kiosk.app demo [FOLDER]`` or ``window``."""

import argparse
import dataclasses
import hashlib
import shutil
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import kiosk
from kiosk.core.importing import ImportProgress
from kiosk.domain import Frame
from kiosk.errors import (
    CameraError,
    CatalogError,
    ConfigError,
    KioskError,
    ModelError,
    StoreError,
    UpdateError,
)
from kiosk.logs import set_up_logging
from kiosk.settings import Settings, load_settings
from kiosk.terminal import ProgressLine, plain, shortened, table
from kiosk.wiring import Kiosk, index_folder, open_kiosk

EXIT_DONE = 0
EXIT_USAGE = 2
EXIT_STOPPED = 130
# The command line's own, which this root does not import; a test holds the two together.
EXIT_CODES: Mapping[type[KioskError], int] = {
    ModelError: 3,
    StoreError: 4,
    CatalogError: 5,
    ConfigError: 6,
    CameraError: 7,
    UpdateError: 8,
}
_SCREENSHOT = "kiosk-demo.png"
_SCREEN = (1280, 800)
_ANSWER_CELLS = 76
# Raised whenever the drawn shop changes, so that a store made from an older one is made anew.
_SHOP_EDITION = "1"


def main(argv: Sequence[str] | None = None) -> int:
    """Run what the arguments say (the process's own by default) and give the exit code."""
    try:
        arguments = _parser().parse_args(argv)
    except SystemExit as stop:
        return stop.code if isinstance(stop.code, int) else EXIT_USAGE
    try:
        set_up_logging()
        settings = _settings(arguments)
        if arguments.what == "demo":
            return _demo(arguments, settings)
        return _window(arguments, settings)
    except KioskError as error:
        _tell(f"kiosk: {plain(str(error))}")
        return next((code for kind, code in EXIT_CODES.items() if isinstance(error, kind)), 3)
    except KeyboardInterrupt:
        _tell("kiosk: Stopped. What is done is kept: the same command goes on from there.")
        return EXIT_STOPPED


def _parser() -> argparse.ArgumentParser:
    common = argparse.ArgumentParser(add_help=False)
    common.add_argument("--store", type=Path, metavar="PATH", help="the store's file")
    common.add_argument("--model", type=Path, metavar="PATH", help="the model bundle's folder")
    common.add_argument("--settings", type=Path, metavar="PATH", help="the settings file (TOML)")
    common.add_argument("--camera", metavar="N|PATH", default="0", help="the camera's number (0)")
    common.add_argument("--full-screen", action="store_true", help="fill the screen")
    parser = argparse.ArgumentParser(prog="kiosk-window", description="The kiosk with its window.")
    parser.add_argument("--version", action="version", version=f"kiosk {kiosk.__version__}")
    commands = parser.add_subparsers(dest="what", required=True, metavar="COMMAND")
    demo = commands.add_parser(
        "demo", parents=[common], help="a small drawn shop, or any folder of pictures"
    )
    demo.add_argument("folder", nargs="?", type=Path, metavar="FOLDER", help="your own pictures")
    demo.add_argument(
        "--headless", action="store_true", help="open no window, write a picture of it"
    )
    demo.add_argument(
        "--screenshot",
        type=Path,
        default=Path(_SCREENSHOT),
        metavar="PATH",
        help=f"where that picture goes ({_SCREENSHOT})",
    )
    demo.add_argument("--ask", default="red dress", metavar="WORDS", help="what that picture shows")
    demo.add_argument(
        "--size", type=_size, default=_SCREEN, metavar="WxH", help="how large it is (1280x800)"
    )
    commands.add_parser("window", parents=[common], help="the window on your own store")
    return parser


def _size(text: str) -> tuple[int, int]:
    width, _, height = text.lower().partition("x")
    if not (width.isdecimal() and height.isdecimal()):
        raise argparse.ArgumentTypeError("takes a size like 1280x800")
    if not (480 <= int(width) <= 8192 and 480 <= int(height) <= 8192):
        raise argparse.ArgumentTypeError("takes sides from 480 to 8192")
    return int(width), int(height)


def _settings(arguments: argparse.Namespace) -> Settings:
    settings = load_settings(arguments.settings)
    if arguments.what == "demo" and arguments.store is None:
        # The demo never touches the store of a real shop.
        name = "demo"
        if arguments.folder is not None:
            full = str(arguments.folder.expanduser().absolute())
            name = f"demo-{hashlib.sha256(full.encode('utf-8', 'replace')).hexdigest()[:12]}"
        settings = dataclasses.replace(settings, store=settings.data_folder / name / "store.db")
    named = {
        name: getattr(arguments, name).expanduser().absolute()
        for name in ("store", "model")
        if getattr(arguments, name) is not None
    }
    return dataclasses.replace(settings, **named)


def _demo(arguments: argparse.Namespace, settings: Settings) -> int:
    from kiosk.ui.application import has_display

    headless = arguments.headless or not has_display()
    if headless and not arguments.headless:
        _tell("There is no display here, so the demo goes without: a table and a picture.")
    folder = None if arguments.folder is None else arguments.folder.expanduser()
    _prepare(folder, settings)
    try:
        with open_kiosk(settings) as opened:
            return _present(opened, arguments, folder, headless=headless)
    except StoreError:
        if settings.store.exists():
            # Made with another model, say: the pictures are there to make it again.
            _prepare(folder, settings, anew=True)
    with open_kiosk(settings) as opened:
        return _present(opened, arguments, folder, headless=headless)


def _prepare(folder: Path | None, settings: Settings, *, anew: bool = False) -> None:
    """Make the demo's store where it is not there yet, or its pictures have changed."""
    from kiosk.demo.shop import write_shop

    made_from = settings.store.with_name(settings.store.name + ".made-from")
    shop = settings.store.parent / f"shop-{_SHOP_EDITION}"
    if folder is None:
        fingerprint = f"drawn shop {_SHOP_EDITION}"
        if not (shop / "products.csv").is_file():
            line = ProgressLine("pictures drawn")
            _tell("Drawing a small shop…")
            write_shop(shop, progress=lambda done, total: line.update(done, total, done))
            line.close()
    else:
        fingerprint = _fingerprint(folder)
    known = made_from.read_text(encoding="utf-8") if made_from.is_file() else ""
    if settings.store.exists() and known == fingerprint and not anew:
        return
    _tell("Building the catalog…")
    line = ProgressLine("pictures")

    def show(progress: ImportProgress) -> None:
        line.update(progress.done, progress.total, progress.encoded)

    try:
        report = index_folder(settings, shop if folder is None else folder, progress=show)
    finally:
        line.close()
    for refused in report.refused[:10]:
        _tell(f"Left out {plain(refused.source)}: {refused.reason}")
    if len(report.refused) > 10:
        _tell(f"Left out {len(report.refused) - 10} more.")
    _tell(f"{report.encoded} pictures encoded, {report.unchanged} unchanged.")
    made_from.write_text(fingerprint, encoding="utf-8")


def _fingerprint(folder: Path) -> str:
    """Tell a folder's state from names, sizes and times, without reading the pictures."""
    digest = hashlib.sha256()
    if folder.is_dir():
        for path in sorted(folder.rglob("*")):
            state = path.stat() if path.is_file() else None
            if state is not None:
                line = f"{path}\0{state.st_size}\0{state.st_mtime_ns}\n"
                digest.update(line.encode("utf-8", "surrogateescape"))
    return digest.hexdigest()


def _present(
    opened: Kiosk, arguments: argparse.Namespace, folder: Path | None, *, headless: bool
) -> int:
    from PySide6.QtCore import QSize

    from kiosk.ui import application, style

    qt = application.make_application(headless=headless)
    if not style.shows_chinese():
        _tell(
            "No font here has Chinese characters, so they are shown as boxes: "
            "install fonts-noto-cjk."
        )
    shop = _shop(opened, arguments)
    if not headless:
        return application.run(qt, shop, full_screen=arguments.full_screen)
    _print_tour(opened, folder)
    path = arguments.screenshot.expanduser().absolute()
    application.take_picture(qt, shop, arguments.ask, QSize(*arguments.size), path)
    _tell(f"A picture of the window is in {path}.")
    return EXIT_DONE


def _window(arguments: argparse.Namespace, settings: Settings) -> int:
    from kiosk.ui import application

    if not application.has_display():
        raise ConfigError("There is no display to open a window on: use the command line instead.")
    with open_kiosk(settings) as opened:
        qt = application.make_application(headless=False)
        return application.run(qt, _shop(opened, arguments), full_screen=arguments.full_screen)


def _shop(opened: Kiosk, arguments: argparse.Namespace) -> "kiosk.ui.ports.Shop":
    from kiosk.camera import CameraSource
    from kiosk.ui.ports import Shop

    given = arguments.camera
    device = int(given) if given.isdecimal() else Path(given).expanduser()
    return Shop(
        search=opened.searcher,
        thumbnail=opened.repository.thumbnail,
        read_picture=_read_picture,
        open_camera=lambda: CameraSource(device),
    )


def _read_picture(path: Path) -> Frame:
    from kiosk.catalog.pictures import decode_picture, read_bounded

    return Frame(decode_picture(read_bounded(path)))


def _print_tour(opened: Kiosk, folder: Path | None) -> None:
    from kiosk.demo import tour

    searcher, bundle = opened.searcher, opened.bundle
    stops = list(tour.ask_words(searcher))
    if folder is None:
        held = tour.as_held_up(tour.drawn(tour.SHOWN))
        stops.append(tour.ask_picture(searcher, "a photo of red trainers, held up", held))
        for asked, names in (("what is this cup?", tour.NAMES_EN), ("这是什么？", tour.NAMES_ZH)):
            cup = tour.drawn(tour.CUP)
            stops.append(tour.name_picture(bundle.image, bundle.text, asked, cup, names))
    else:
        stops += _own_picture(opened, folder)
    rows = [
        [
            stop.asked,
            stop.decision,
            shortened(" · ".join(stop.answer), _answer_cells()),
            f"{stop.milliseconds:.0f}",
        ]
        for stop in stops
    ]
    _say(table(["asked", "sure?", "best first", "ms"], rows, frozenset({3})))


def _own_picture(opened: Kiosk, folder: Path) -> "list[kiosk.demo.tour.Stop]":
    """Ask with the first picture of the person's own folder, as a camera would show it."""
    from kiosk.catalog.folder import list_folder
    from kiosk.catalog.pictures import decode_picture
    from kiosk.demo import tour

    for picture in list_folder(folder).pictures:
        try:
            held = tour.as_held_up(decode_picture(picture.read()))
        except CatalogError:
            continue
        asked = shortened(f"a photo of {picture.item.name}, held up", 40)
        return [tour.ask_picture(opened.searcher, asked, held)]
    return []


def _answer_cells() -> int:
    return max(40, min(120, shutil.get_terminal_size((140, 24)).columns - 54, _ANSWER_CELLS))


def _say(text: str) -> None:
    encoding = sys.stdout.encoding or "utf-8"
    sys.stdout.write(text.encode(encoding, "replace").decode(encoding) + "\n")
    sys.stdout.flush()


def _tell(text: str) -> None:
    encoding = sys.stderr.encoding or "utf-8"
    sys.stderr.write(text.encode(encoding, "replace").decode(encoding) + "\n")
    sys.stderr.flush()


if __name__ == "__main__":
    sys.exit(main())
