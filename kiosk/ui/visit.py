"""One visit: what was asked, what was found, where the shopper is, and its end without a trace."""

import gc
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QClipboard, QGuiApplication, QImage

from kiosk.core.browsing import Kind
from kiosk.core.facets import Filters
from kiosk.core.plan import ShopPlan
from kiosk.core.session import KioskSession
from kiosk.core.tastes import Tastes
from kiosk.domain import Decision, Frame, ImageQuery, SearchHit, TextQuery, Why
from kiosk.ui import wording
from kiosk.ui.images import to_image
from kiosk.ui.jobs import Answer, Around, Browsing, Job, Opened, PictureFile
from kiosk.ui.languages import Speaking
from kiosk.ui.ports import WordHelp
from kiosk.ui.shelf import PictureShelf
from kiosk.ui.speech import Voice
from kiosk.ui.worker import Inference

MOST_CHARACTERS = 2000


@dataclass(frozen=True, slots=True)
class Comfort:
    """How a shopper has the screen; it ends with the visit."""

    zoom: float = 1.0
    night: bool = False
    reach: bool = False
    calm: bool = False
    aloud: bool = False


class Visit(QObject):
    """The state behind every screen, on the interface's thread; it only waits for signals."""

    went = Signal(str)
    """A screen is to be shown, by its name."""
    answered = Signal()
    """There is a new answer."""
    around_ready = Signal()
    busy = Signal(bool)
    comfort_changed = Signal()
    language_changed = Signal()
    shop_changed = Signal()
    wiped = Signal()
    """The visit is over: everybody forgets it."""

    def __init__(self, inference: Inference, speaking: Speaking, voice: Voice, home: str) -> None:
        """Begin with nobody there; ``home`` names the screen that is shown then."""
        super().__init__()
        self.speaking, self.voice = speaking, voice
        self.shelf = PictureShelf(inference)
        self.comfort = Comfort()
        self.tastes = Tastes()
        self.tuned = True
        self.filters = Filters()
        self.answer: Answer | None = None
        self.words = ""
        self.kind = ""
        self.picture: QImage | None = None
        self.hit: SearchHit | None = None
        self.around: Around | None = None
        self.shop: Opened | None = None
        self.trouble, self.empty = "", False
        """Why there is no shop, in English and for staff alone; whether it is only empty."""
        self.unread = False
        """The last picture was a file that cannot be read."""
        self.waited_for = ""
        """The screen that a shop that opened late is to lead to."""
        self._words: WordHelp | None = None
        self._home = home
        self._path: list[str] = [home]
        self._session = KioskSession()
        self._inference = inference
        self._ask_again: Callable[[], None] | None = None
        self._opening = 0
        self._reading = 0
        inference.opened.connect(self._on_opened)
        inference.words_ready.connect(self._on_words)
        inference.closed.connect(self._on_closed)
        inference.answered.connect(self._on_answer)
        inference.failed.connect(self._on_failure)
        inference.picture_read.connect(self._on_picture_read)
        inference.reading_failed.connect(self._on_reading_failure)
        inference.around_ready.connect(self._on_around)

    @property
    def language(self) -> str:
        """The code of the language that is spoken."""
        return self.speaking.language.code

    @property
    def goods_language(self) -> str:
        """The code of the language goods are named in: who asks in Chinese reads Chinese."""
        return "zh" if wording.is_chinese(self.words) else self.language

    @property
    def word_help(self) -> WordHelp | None:
        """Help with words, None while there is none yet."""
        return self._words

    @property
    def kinds(self) -> tuple[Kind, ...]:
        """Every kind of goods."""
        return self.shop.kinds if self.shop else ()

    @property
    def plan(self) -> ShopPlan:
        """The map of the shop."""
        return self.shop.plan if self.shop else ShopPlan({})

    @property
    def screen(self) -> str:
        """The name of the screen that is shown."""
        return self._path[-1]

    def go(self, name: str) -> None:
        """Show a screen; going to one that was left leads back to it."""
        if self.screen == self._home and name != self._home:
            self._inference.visited(by_somebody=True)
        if name in self._path:
            self._path = self._path[: self._path.index(name) + 1]
        else:
            self._path.append(name)
        self.went.emit(name)

    def instead(self, name: str) -> None:
        """Show a screen in the place of this one: back leads to the one before both."""
        self._path.pop()
        self.go(name)

    def back(self) -> None:
        """Show the screen before this one; back to where nobody is, the visit is over."""
        if len(self._path) <= 2:
            self.end()
            return
        self._path.pop()
        self.went.emit(self._path[-1])

    def ask_words(self, words: str) -> None:
        """Search for words."""
        words = words.strip()[:MOST_CHARACTERS]
        if not words:
            return
        self.words, self.kind, self.picture = words, "", None
        self.filters = Filters()
        self._ask_again = lambda: self._ask(self._session.ask_text(self.words))
        self._ask_again()

    def ask_picture(self, frame: Frame) -> None:
        """Search with a picture."""
        self.words, self.kind, self.picture = "", "", to_image(frame)
        self.filters, self._ask_again = Filters(), None
        self._ask(self._session.ask_image(frame))

    def ask_file(self, path: Path) -> None:
        """Read a picture's file and search with it."""
        self._reading += 1
        self._session.keep_secret(path.name)
        self._inference.read(PictureFile(self._reading, path))
        self.busy.emit(True)

    def browse(self, kind: str) -> None:
        """Look through a kind of goods, "" for all."""
        self.words, self.kind, self.picture = "", kind, None
        self.filters = Filters()
        # Words of nobody: they only give the question a number.
        self._ask_again = lambda: self._ask(Browsing(self._session.ask_text(kind).number, kind))
        self._ask_again()

    def narrow(self, filters: Filters) -> None:
        """Ask the same again among fewer goods."""
        self.filters = filters
        if self._ask_again is not None:
            self._ask_again()

    def set_tuned(self, *, tuned: bool) -> None:
        """Let what was opened and refused order the answers, or not."""
        self.tuned = tuned
        self.narrow(self.filters)

    def refuse(self) -> None:
        """None of the tiles is it."""
        if self.answer is not None:
            self.tastes.refuse([hit.item.id for hit in self.answer.results.hits])
        self.go("nomatch")

    def open_item(self, hit: SearchHit) -> None:
        """Show an item with the goods around it."""
        self.tastes.open(hit.item.id)
        self.hit, self.around = hit, None
        self._opening += 1
        self._inference.around(self._opening, hit.item.id)
        self.go("item")

    def set_comfort(self, **changes: object) -> None:
        """Change how the screen is had."""
        self.comfort = replace(self.comfort, **changes)  # type: ignore[arg-type]
        self.comfort_changed.emit()

    def speak(self, code: str) -> None:
        """Speak another language from now on."""
        self.speaking.switch(code)
        self.language_changed.emit()

    def say(self, words: str) -> None:
        """Say words aloud, where the shopper wants it."""
        if self.comfort.aloud:
            self.voice.say(words, self.language)

    def end(self) -> None:
        """End the visit: nothing of it stays, on the screen or behind it."""
        self._inference.forget()
        self.voice.stop()
        self._session.wipe()
        self.tastes.wipe()
        self.tuned, self.filters = True, Filters()
        self.answer = self.around = self.hit = self.picture = self._ask_again = None
        self.words = self.kind = self.waited_for = ""
        self.unread = False
        self._opening += 1
        self._reading += 1
        self.shelf.wipe()
        self.busy.emit(False)
        # The clipboard belongs to the kiosk alone: whatever a shopper copied, or marked, goes.
        clipboard = QGuiApplication.clipboard()
        clipboard.clear()
        if clipboard.supportsSelection():
            clipboard.clear(QClipboard.Mode.Selection)
        self._path = [self._home]
        if self.comfort != Comfort():
            self.comfort = Comfort()
            self.comfort_changed.emit()
        if self.language != self.speaking.home:
            self.speak(self.speaking.home)
        self.wiped.emit()
        self.went.emit(self._home)
        gc.collect()
        # Between two visits is the moment for another catalog.
        self._inference.visited(by_somebody=False)

    def _ask(self, asked: TextQuery | ImageQuery | Browsing) -> None:
        self.unread = False
        tastes = self.tastes if self.tuned else None
        self._inference.ask(Job(asked, self.filters, tastes))
        self.busy.emit(True)

    def _on_answer(self, answer: Answer) -> None:
        if not self._session.accept(answer.results):
            return
        self.busy.emit(False)
        self.answer = answer
        hits = [hit for hit in answer.results.hits if hit.decision is not Decision.NO_MATCH]
        narrowed = self.filters != Filters()
        if hits and hits[0].reason.why is Why.BARCODE:
            self.open_item(hits[0])
        elif not hits and not narrowed:
            self.go("nomatch")
        else:
            self.go("matches" if self.picture is not None else "results")
        self.answered.emit()

    def _on_failure(self, number: int, sentence: str) -> None:
        if self._session.query is None or self._session.query.number != number:
            return
        self.busy.emit(False)
        # The store or the model failed under a visit: open them anew, and say so meanwhile.
        self._on_closed(sentence, False)
        self.waited_for = "find"
        self._inference.open()

    def _on_picture_read(self, number: int, frame: Frame) -> None:
        if number == self._reading:
            self.ask_picture(frame)

    def _on_reading_failure(self, number: int, sentence: str) -> None:
        if number == self._reading:
            self.busy.emit(False)
            self.unread = True
            self.go("nomatch")

    def _on_around(self, around: Around) -> None:
        if around.number == self._opening:
            self.around = around
            self.around_ready.emit()

    def _on_words(self, words: WordHelp) -> None:
        self._words = words

    def _on_opened(self, opened: Opened) -> None:
        self.shop, self.trouble, self.empty = opened, "", False
        wanted, self.waited_for = self.waited_for, ""
        # Whoever went on from there to another page, for staff or of languages, stays on it.
        if self.screen == "trouble":
            self._path = [self._home]
            self.shop_changed.emit()
            self.go(wanted or self._home)
            return
        if "trouble" in self._path:
            path = [(wanted or "find") if one == "trouble" else one for one in self._path]
            self._path = list(dict.fromkeys(path))
        self.shop_changed.emit()

    def _on_closed(self, sentence: str, empty: bool) -> None:
        self.shop, self._words, self.trouble, self.empty = None, None, sentence, empty
        self.shop_changed.emit()
        # Whoever sets the kiosk up has nothing to search yet, and knows.
        if self.screen not in (self._home, "welcome") and "trouble" not in self._path:
            self.go("trouble")
