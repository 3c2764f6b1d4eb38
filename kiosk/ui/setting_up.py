"""Leads through first start: every step is kept as soon as it is done, so none is lost."""

import contextlib
from contextlib import AbstractContextManager
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from kiosk.choices import LEAST_DOTS, MOST_DOTS, Choices
from kiosk.errors import CameraError, KioskError
from kiosk.running import UpdateState
from kiosk.ui import staff_texts as texts
from kiosk.ui.images import to_image
from kiosk.ui.ports import FirstStart, Preview
from kiosk.ui.screens.base import Controller, Parts
from kiosk.ui.texts import tr

if TYPE_CHECKING:
    from kiosk.ui.screens.welcome import WelcomeScreen

_PICTURE_MS, _LOOK_MS = 100, 3000


class WelcomeController(Controller):
    """Shows the steps on a kiosk that has neither been set up nor has a catalog."""

    bar = False

    def __init__(self, screen: "WelcomeScreen", parts: Parts) -> None:
        """Lead the page."""
        super().__init__(screen, parts.visit)
        self._screen, self._inference, self._measure = screen, parts.inference, parts.measure
        self._start: FirstStart | None = parts.surroundings.first_start
        self._chosen = Choices(dots_per_inch=parts.dots_per_inch)
        self._at = 0
        self._shown = False
        self._preview: Preview | None = None
        self._closing = contextlib.ExitStack()
        self._pictures, self._looks = QTimer(self), QTimer(self)
        self._pictures.setInterval(_PICTURE_MS)
        self._looks.setInterval(_LOOK_MS)
        self._pictures.timeout.connect(self._on_picture)
        self._looks.timeout.connect(self._look)
        screen.language_chosen.connect(self._on_language)
        screen.sized.connect(self._on_sized)
        screen.camera_chosen.connect(self._on_camera)
        screen.pin_chosen.connect(self._on_pin)
        screen.next_pressed.connect(self._on_next)
        screen.back_pressed.connect(self._on_back)
        self.visit.shop_changed.connect(self._on_shop)
        parts.inference.told.connect(self._on_told)

    @property
    def steps(self) -> tuple[str, ...]:
        """The steps there are: a PIN only where somebody keeps it."""
        managers = None if self._start is None else self._start.managers
        pin = () if managers is None else ("pin",)
        return ("language", "screen", "camera", *pin, "catalog")

    def on_shown(self) -> None:
        """Go on where one was."""
        self._shown = True
        self._show()

    def on_left(self) -> None:
        """Rest."""
        self._shown = False
        self._rest()

    def _show(self) -> None:
        step = self.steps[self._at]
        self._rest()
        self._screen.show_step(step, self._at + 1, len(self.steps))
        if step == "language":
            self._screen.show_language(self.visit.language)
        elif step == "camera":
            self._show_camera()
        elif step == "catalog":
            self._look()
            self._looks.start()
            self._on_shop()

    def _rest(self) -> None:
        self._pictures.stop()
        self._looks.stop()
        self._preview = None
        self._closing.close()

    def _on_next(self) -> None:
        last = self._at + 1 == len(self.steps)
        chosen = replace(self._chosen, language=self.visit.language, finished=last)
        try:
            if self._start is not None:
                self._start.keep(chosen)
        except KioskError as error:
            self._screen.show_told(str(error))
            return
        self._chosen = chosen
        if last:
            self.visit.end()
            return
        self._at += 1
        self._show()

    def _on_back(self) -> None:
        self._at = max(0, self._at - 1)
        self._show()

    def _on_language(self, code: str) -> None:
        self.visit.speaking.home = code
        self.visit.speak(code)

    def _on_sized(self, dots: int) -> None:
        before = self._chosen.dots_per_inch or LEAST_DOTS
        now = max(LEAST_DOTS, min(MOST_DOTS, before + dots))
        self._chosen = replace(self._chosen, dots_per_inch=now)
        self._screen.card.show_density(now)
        self._measure(now)

    def _show_camera(self) -> None:
        numbers = () if self._start is None else self._start.cameras()
        if not numbers:
            self._screen.show_told(tr(texts.NO_CAMERA))
            return
        if self._chosen.camera not in numbers:
            self._chosen = replace(self._chosen, camera=numbers[0])
        self._screen.show_cameras(numbers, self._chosen.camera, self.visit.speaking.locale)
        self._open_camera()

    def _on_camera(self, number: int) -> None:
        self._chosen = replace(self._chosen, camera=number)
        self._show()

    def _open_camera(self) -> None:
        if self._start is None or self._chosen.camera is None:
            return
        opening: AbstractContextManager[Preview] = self._start.open_camera(self._chosen.camera)
        self._preview = self._closing.enter_context(opening)
        self._pictures.start()

    def _on_picture(self) -> None:
        try:
            frame = None if self._preview is None else self._preview.latest()
        except CameraError as error:
            self._screen.show_told(str(error))
            return
        if frame is not None:
            self._screen.show_told("")
            self._screen.show_picture(to_image(frame))

    def _on_pin(self, pin: str) -> None:
        managers = None if self._start is None else self._start.managers
        if managers is None:
            return
        try:
            managers.make_manager(tr(texts.MANAGER), pin)
        except KioskError as error:
            self._screen.show_told(str(error))
            return
        self._on_next()

    def _look(self) -> None:
        """Have what the stick brought taken, and hear how that goes."""
        self._inference.look()
        self._inference.ask_state()

    def _on_told(self, told: UpdateState | None) -> None:
        if self._at_catalog() and self.visit.shop is None and told is not None:
            self._screen.show_told(told.updater or told.advice())

    def _on_shop(self) -> None:
        start = self._start
        if start is not None and start.wanted and not self._shown:
            self.visit.go("welcome")
        elif self._at_catalog() and self.visit.shop is None:
            self._screen.show_told(tr(texts.STEP_CATALOG_WITHOUT))
        elif self._at_catalog():
            self._looks.stop()
            self._screen.show_told(tr(texts.STEP_CATALOG_THERE))

    def _at_catalog(self) -> bool:
        return self._shown and self.steps[self._at] == "catalog"
