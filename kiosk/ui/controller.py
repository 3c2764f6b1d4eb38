"""Between the visit, the worker and the window: what follows from what."""

import itertools
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QFileDialog

from kiosk.core.session import KioskSession
from kiosk.domain import Decision, Frame, SearchHit, TextQuery
from kiosk.ui import texts
from kiosk.ui.images import to_image
from kiosk.ui.tile import ResultTile
from kiosk.ui.window import Window
from kiosk.ui.worker import Answer, Inference, LikeThis, PictureFile

_FILES = "*.jpg *.jpeg *.png *.webp *.gif *.bmp *.tif *.tiff"


class Controller(QObject):
    """Owns the visit. Everything here runs on the interface's thread and only waits for signals."""

    answer_shown = Signal()
    """Something new is to be seen: an answer, no match, or what went wrong."""

    def __init__(self, window: Window, inference: Inference) -> None:
        """Connect a window to the worker."""
        super().__init__()
        self._window = window
        self._inference = inference
        self._session = KioskSession()
        self._readings = itertools.count(1)
        self._reading = 0
        self._picture: QImage | None = None
        self._openings = itertools.count(1)
        self._opening = 0
        self._chinese_first = False
        header = window.header
        header.words_entered.connect(self.on_words)
        header.camera_wanted.connect(self.on_camera)
        header.picture_wanted.connect(self.on_picture_wanted)
        header.done_pressed.connect(self.on_done)
        window.home.example_chosen.connect(self.on_example)
        window.no_match.example_chosen.connect(self.on_example)
        window.camera.frame_taken.connect(self.on_frame)
        window.camera.left.connect(self.on_camera_left)
        window.picture_dropped.connect(self.on_picture_file)
        window.closing.connect(self.on_done)
        inference.answered.connect(self.on_answer)
        inference.failed.connect(self.on_failure)
        inference.picture_read.connect(self.on_picture_read)
        inference.reading_failed.connect(self.on_reading_failure)
        inference.similar_ready.connect(self.on_similar)
        window.results.item_chosen.connect(self.on_item)
        window.item.item_chosen.connect(self.on_item)
        window.item.left.connect(self.on_item_left)
        header.field.setFocus()

    def on_words(self, words: str) -> None:
        """Search for words."""
        self._picture = None
        self._reading = 0
        self._inference.ask(self._session.ask_text(words))
        self._window.set_busy(True)

    def on_example(self, words: str) -> None:
        """Search for an example that was touched."""
        self._window.header.set_words(words)
        self.on_words(words)

    def on_frame(self, frame: Frame) -> None:
        """Search with a picture."""
        self._window.header.wipe()
        self._reading = 0
        self._picture = to_image(frame)
        self._inference.ask(self._session.ask_image(frame))
        self._window.set_busy(True)

    def on_picture_wanted(self) -> None:
        """Let a picture's file be chosen."""
        name, _ = QFileDialog.getOpenFileName(
            self._window, texts.CHOOSE_PICTURE, "", f"{texts.CHOOSE_PICTURE} ({_FILES})"
        )
        if name:
            self.on_picture_file(Path(name))

    def on_picture_file(self, path: Path) -> None:
        """Read a picture's file, and search with it when it is there."""
        self._reading = next(self._readings)
        self._inference.read(PictureFile(self._reading, path))
        self._window.set_busy(True)

    def on_picture_read(self, number: int, frame: Frame) -> None:
        """Search with the picture, unless something else was asked since."""
        if number == self._reading:
            self.on_frame(frame)

    def on_reading_failure(self, number: int, sentence: str) -> None:
        """Say why a picture cannot be read, unless something else was asked since."""
        if number == self._reading:
            self._reading = 0
            self._show_trouble(sentence)

    def on_camera(self) -> None:
        """Show what the camera sees."""
        self._window.show_page(self._window.camera)
        self._window.camera.start()

    def on_camera_left(self) -> None:
        """Go back to what was there before the camera."""
        has_tiles = bool(self._window.results.tiles)
        self._window.show_page(self._window.results if has_tiles else self._window.home)

    def on_answer(self, answer: Answer) -> None:
        """Show an answer; one to an overtaken query is dropped."""
        if not self._session.accept(answer.results):
            return
        self._window.set_busy(False)
        query = self._session.query
        words = query.text if isinstance(query, TextQuery) else ""
        self._chinese_first = texts.is_chinese(words)
        self._opening = 0
        self._window.item.clear()
        tiles = self._tiles(answer)
        if tiles:
            page = self._window.results
            page.set_query(words or texts.YOUR_PICTURE, self._picture)
            page.set_tiles(tiles, texts.summary(answer.results, len(tiles)))
            self._window.show_page(page)
        else:
            self._window.results.clear()
            said = " ".join(texts.remark(note) for note in answer.results.notes)
            self._window.no_match.show_trouble(said)
            self._window.show_page(self._window.no_match)
        self.answer_shown.emit()

    def on_item(self, hit: SearchHit) -> None:
        """Open an item's page, and have goods like it found."""
        page = self._window.item
        known = [*self._window.results.tiles, *page.tiles]
        image = next((tile.image for tile in known if tile.hit.item.id == hit.item.id), None)
        self._opening = next(self._openings)
        page.show_hit(hit, image, chinese_first=self._chinese_first)
        self._window.show_page(page)
        page.back.setFocus()
        self._inference.like_this(LikeThis(self._opening, hit.item.id))

    def on_similar(self, number: int, answer: Answer) -> None:
        """Show goods like the item, unless another was opened since or the page was left."""
        if number == self._opening and self._window.page is self._window.item:
            self._window.item.set_similar(self._tiles(answer))

    def on_item_left(self) -> None:
        """Go back to the answer."""
        self._opening = 0
        self._window.item.clear()
        self._window.show_page(self._window.results)

    def _tiles(self, answer: Answer) -> list[ResultTile]:
        return [
            ResultTile(
                hit, answer.images.get(hit.item.id), chinese_first=self._chinese_first
            )
            for hit in answer.results.hits
            if hit.decision is not Decision.NO_MATCH
        ]  # fmt: skip

    def on_failure(self, number: int, sentence: str) -> None:
        """Say why a query has no answer, unless it was overtaken."""
        query = self._session.query
        if query is not None and query.number == number:
            self._show_trouble(sentence)

    def on_done(self) -> None:
        """End the visit: nothing of it stays, on the screen or behind it."""
        self._inference.forget()
        self._session.wipe()
        self._reading = 0
        self._picture = None
        self._window.set_busy(False)
        self._window.header.wipe()
        self._window.results.clear()
        self._window.item.clear()
        self._opening = 0
        self._chinese_first = False
        self._window.home.show_trouble("")
        self._window.no_match.show_trouble("")
        clipboard = QGuiApplication.clipboard()
        if clipboard.ownsClipboard():
            clipboard.clear()
        self._window.show_page(self._window.home)
        self._window.header.field.setFocus()

    def _show_trouble(self, sentence: str) -> None:
        self._window.set_busy(False)
        self._window.results.clear()
        self._window.item.clear()
        self._window.home.show_trouble(sentence)
        self._window.show_page(self._window.home)
        self.answer_shown.emit()
