"""The window's composition root: ``python -m kiosk.app demo [FOLDER]`` or ``window``."""

if __name__ == "__main__":
    # Before every other import: what comes below could open a socket.
    from kiosk.walls import enter

    enter()

import argparse
import contextlib
import dataclasses
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import TYPE_CHECKING

import kiosk
from kiosk.arguments import (
    EXIT_FOUND,
    EXIT_STOPPED,
    EXIT_USAGE,
    Parser,
    common_options,
    exit_code,
    with_named_paths,
)
from kiosk.choices import FILE as CHOICES
from kiosk.choices import Choices, read_choices, write_choices
from kiosk.domain import Checked, Frame
from kiosk.errors import ConfigError, KioskError, StoreError
from kiosk.logs import set_up_logging
from kiosk.memory import forgetful, forgets
from kiosk.settings import Settings, absolute, load_settings
from kiosk.staging import demo_store, prepare, print_tour
from kiosk.terminal import complain, tell
from kiosk.wiring import Kiosk, Models, open_kiosk

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from kiosk.ui.ports import Managers, Preview, Shop, Surroundings
    from kiosk.ui.staff_ports import Desk

_SCREENSHOT = "kiosk-demo.png"
_SCREEN = (1280, 800)


def main(argv: Sequence[str] | None = None) -> int:
    """Run what the arguments say (the process's own by default) and give the exit code."""
    try:
        arguments = _parser().parse_args(argv)
    except SystemExit as stop:
        return stop.code if isinstance(stop.code, int) else EXIT_USAGE
    try:
        set_up_logging()
        settings = load_settings(arguments.settings)
        if arguments.what == "demo":
            return _demo(arguments, settings)
        return _window(arguments, settings)
    except KioskError as error:
        complain(str(error))
        return exit_code(error)
    except KeyboardInterrupt:
        complain("Stopped. What is done is kept: the same command goes on from there.")
        return EXIT_STOPPED


def _parser() -> Parser:
    common = common_options()
    common.add_argument("--camera", metavar="N|PATH", help="the camera's number (0)")
    common.add_argument("--full-screen", action="store_true", help="fill the screen")
    parser = Parser(prog="kiosk-window", description="The kiosk with its window.")
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


def _demo(arguments: argparse.Namespace, settings: Settings) -> int:
    from kiosk.ui.application import has_display

    folder = None if arguments.folder is None else absolute(arguments.folder)
    # The demo never touches the store of a real shop, unless it is told to.
    settings = dataclasses.replace(settings, store=demo_store(settings, folder))
    settings = with_named_paths(settings, arguments)
    headless = arguments.headless or not has_display()
    if headless and not arguments.headless:
        tell("There is no display here, so the demo goes without: a table and a picture.")
    if not headless:
        _forget_from_the_start()
    prepare(folder, settings)
    # Loaded once: for the look at the store and for the window.
    models = Models()
    try:
        with open_kiosk(settings, models=models) as opened:
            if headless:
                return _present(opened, arguments, settings, folder)
    except StoreError:
        if not settings.store.exists():
            raise
        # Made with another model, say: the pictures are there to make it again.
        prepare(folder, settings, anew=True)
        if headless:
            with open_kiosk(settings, models=models) as opened:
                return _present(opened, arguments, settings, folder)
    return _window(arguments, settings, models)


def _present(
    opened: Kiosk, arguments: argparse.Namespace, settings: Settings, folder: Path | None
) -> int:
    """Show the demo without a display: answers as a table, and a picture of the window."""
    from PySide6.QtCore import QSize

    from kiosk.ui import application

    print_tour(opened, folder)
    qt = _application(settings, headless=True)
    path = absolute(arguments.screenshot)
    around = surroundings(settings, arguments.camera, lambda: contextlib.nullcontext(opened))
    application.take_picture(qt, around, settings, arguments.ask, QSize(*arguments.size), path)
    tell(f"A picture of the window is in {path}.")
    return EXIT_FOUND


def _window(arguments: argparse.Namespace, settings: Settings, models: Models | None = None) -> int:
    from kiosk.ui import application

    if not application.has_display():
        raise ConfigError("There is no display to open a window on: use the command line instead.")
    settings = with_named_paths(settings, arguments)
    _forget_from_the_start()
    qt = _application(settings, headless=False)
    models = models or Models()
    # Whatever is wrong with store or model is said in the window, and tried again from there.
    around = surroundings(
        settings, arguments.camera, lambda: open_kiosk(settings, pinned=True, models=models),
        updates=True,
    )  # fmt: skip
    return application.run(qt, around, settings, full_screen=arguments.full_screen)


def _forget_from_the_start() -> None:
    """Start again with allocators that overwrite what they free: a visit leaves nothing behind.

    How a process allocates is settled when it starts; nothing of it has been opened so far.
    """
    if not forgets():
        sys.stdout.flush()
        arguments = [sys.executable, "-m", "kiosk.app", *sys.argv[1:]]
        os.execve(sys.executable, arguments, forgetful(os.environ))  # noqa: S606 - ourselves


def _application(settings: Settings, *, headless: bool) -> "QApplication":
    from kiosk.ui import application, style
    from kiosk.ui.theme import load_theme

    qt = application.make_application(headless=headless, theme=load_theme(settings.theme))
    if not style.shows_chinese():
        tell(
            "No font here has Chinese characters, so they are shown as boxes: "
            "install fonts-noto-cjk."
        )
    return qt


def surroundings(
    settings: Settings, camera: str | None,
    open_one: Callable[[], AbstractContextManager[Kiosk]], *,
    updates: bool = False,
) -> "Surroundings":  # fmt: skip
    """Give the window what it needs of the world: a shop, a camera and, perhaps, updates.

    ``camera`` is its number, or a file's path; None for the one that is set.
    """
    from kiosk.camera import CameraSource, WatchedCamera
    from kiosk.doctor import told_to_shoppers
    from kiosk.store.files import file_state
    from kiosk.ui.ports import Surroundings

    named = str(settings.camera) if camera is None else camera
    device = int(named) if named.isdecimal() else absolute(Path(named))

    @contextlib.contextmanager
    def open_shop() -> Iterator["Shop"]:
        # Before it is opened: what is written meanwhile must not be missed.
        before = file_state(settings.store)
        with open_one() as opened, contextlib.ExitStack() as desks:
            overtaken = _Overtaken(settings.store, before, opened.repository.generation())
            yield _shop(opened, settings, overtaken, _desk_when_asked(opened, settings, desks))

    def open_camera() -> AbstractContextManager["Preview"]:
        return WatchedCamera(CameraSource(device))

    def checked() -> Sequence[Checked]:
        return told_to_shoppers(settings)

    if not updates:
        return Surroundings(open_shop, open_camera, checked=checked)
    from kiosk.supervising import ServiceManager
    from kiosk.updates.beside import Inbox

    return Surroundings(
        open_shop, open_camera, Inbox(settings), checked, ServiceManager.of(os.environ),
        _FirstStart(settings),
    )  # fmt: skip


class _FirstStart:
    """Keeps what is chosen on the screen, and opens the cameras there are."""

    def __init__(self, settings: Settings) -> None:
        self.managers: Managers | None = _Managers(settings)
        self._folder = settings.data_folder
        # A kiosk that has a catalog and was never asked anything was set up by hand.
        begun = (self._folder / CHOICES).exists() or not settings.store.exists()
        self.wanted = begun and not read_choices(self._folder).finished

    def cameras(self) -> tuple[int, ...]:
        """Give the numbers of the cameras the system has."""
        found = [path.name.removeprefix("video") for path in Path("/dev").glob("video*")]
        return tuple(sorted(int(number) for number in found if number.isdecimal()))

    def open_camera(self, number: int) -> "AbstractContextManager[Preview]":
        """Open one of them without waiting for it."""
        from kiosk.camera import CameraSource, WatchedCamera

        return WatchedCamera(CameraSource(number))

    def keep(self, choices: Choices) -> None:
        """Keep what was chosen. Raises ConfigError."""
        write_choices(self._folder, choices)
        self.wanted = not choices.finished


class _Managers:
    """Makes the first manager, in a store that may not be there yet."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    def make_manager(self, name: str, pin: str) -> None:
        """Let somebody in with a PIN from now on. Raises KioskError."""
        from kiosk.staffing import Role
        from kiosk.store import open_repository

        with open_repository(self._settings.store, create=True) as repository:
            people = repository.people()
            if any(one.name == name for one in people.all()):
                people.set_pin(name, pin, name)
            else:
                people.add(name, Role.MANAGER, pin, name)


class _Overtaken:
    """Tells whether what can be found has changed since a catalog was opened."""

    def __init__(self, store: Path, state: object, generation: str) -> None:
        self._store, self._state, self._generation = store, state, generation

    def __call__(self) -> bool:
        from kiosk.store import open_repository
        from kiosk.store.files import file_state

        state = file_state(self._store)
        if state == self._state:
            return False
        # The file has changed; what staff write of their own work changes nothing to be found.
        with open_repository(self._store) as repository:
            if repository.generation() != self._generation:
                return True
        self._state = state
        return False


def _desk_when_asked(
    opened: Kiosk, settings: Settings, desks: contextlib.ExitStack
) -> "Callable[[], Desk]":
    """Give what opens the desk when staff first ask it; it is closed with the shop."""
    open_: list[Desk] = []

    def desk() -> "Desk":
        from kiosk.staff import open_desk

        if not open_:
            open_.append(desks.enter_context(open_desk(settings, opened)))
        return open_[0]

    return desk


def _shop(
    opened: Kiosk, settings: Settings, overtaken: Callable[[], bool], desk: "Callable[[], Desk]"
) -> "Shop":
    from kiosk.core.plan import in_order, load_plan
    from kiosk.core.word_help import WordHelp
    from kiosk.ui.ports import Shop

    plan = None if settings.map is None else load_plan(settings.map)
    return Shop(
        search=opened.searcher,
        browsing=opened.browsing,
        thumbnail=opened.repository.thumbnail,
        read_picture=_read_picture,
        word_help=lambda: WordHelp.of(opened.repository.items().values()),
        plan=lambda: plan or in_order(opened.browsing.aisles()),
        overtaken=overtaken,
        desk=desk,
    )


def _read_picture(path: Path) -> Frame:
    from kiosk.catalog.pictures import decode_picture, read_bounded

    return Frame(decode_picture(read_bounded(path)))


if __name__ == "__main__":
    sys.exit(main())
