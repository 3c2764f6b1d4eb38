"""The one window: the bar, and below it one page at a time."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QResizeEvent
from PySide6.QtWidgets import QProgressBar, QStackedWidget, QVBoxLayout, QWidget

from kiosk.ui import style, texts
from kiosk.ui.header import Header
from kiosk.ui.ports import Preview
from kiosk.ui.screens.camera import CameraScreen
from kiosk.ui.screens.item import ItemScreen
from kiosk.ui.screens.results import ResultsScreen
from kiosk.ui.screens.welcome import ExamplesScreen


class Window(QWidget):
    """Shows what it is told; what follows from a touch is the controller's."""

    picture_dropped = Signal(Path)
    closing = Signal()

    def __init__(self, open_camera: Callable[[], AbstractContextManager[Preview]]) -> None:
        """Make the window, on its start page."""
        super().__init__()
        self.setObjectName("window")
        self.setWindowTitle(texts.WINDOW_TITLE)
        self.setAcceptDrops(True)
        self.setMinimumSize(480, 480)
        self.resize(1280, 800)
        self.header = Header()
        self.home = ExamplesScreen(
            texts.HOME_TITLE, texts.HOME_TITLE_ZH if style.shows_chinese() else "", texts.HOME_HINT
        )
        self.no_match = ExamplesScreen(texts.NO_MATCH_TITLE, "", texts.NO_MATCH_HINT)
        self.results = ResultsScreen()
        self.item = ItemScreen()
        self.camera = CameraScreen(open_camera)
        self._pages = QStackedWidget()
        for page in (self.home, self.no_match, self.results, self.item, self.camera):
            self._pages.addWidget(page)
        self._busy = QProgressBar()
        self._busy.setTextVisible(False)
        self._busy.setRange(0, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.header)
        layout.addWidget(self._busy)
        layout.addWidget(self._pages, 1)
        self._arrange()

    @property
    def page(self) -> QWidget | None:
        """The page that is shown."""
        return self._pages.currentWidget()

    def show_page(self, page: QWidget) -> None:
        """Show another page; the camera is closed when its own is left."""
        if page is not self.camera:
            self.camera.stop()
        self._pages.setCurrentWidget(page)

    def set_busy(self, busy: bool) -> None:
        """Show that an answer is on its way."""
        self._busy.setRange(0, 0 if busy else 1)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 (Qt's name)
        """Scale everything to the window."""
        super().resizeEvent(event)
        self._arrange()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 (Qt's name)
        """Forget the visit before the window goes."""
        self.closing.emit()
        super().closeEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 (Qt's name)
        """Take one file."""
        urls = event.mimeData().urls()
        if len(urls) == 1 and urls[0].isLocalFile():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 (Qt's name)
        """Search with the picture that was dropped."""
        event.acceptProposedAction()
        self.picture_dropped.emit(Path(event.mimeData().urls()[0].toLocalFile()))

    def _arrange(self) -> None:
        scale = style.scale_for(self.size())
        narrow = self.width() < self.height() or self.width() < 900 * scale
        self.setStyleSheet(style.sheet(scale))
        self.header.arrange(scale, narrow=narrow)
        for page in (self.home, self.no_match):
            page.arrange(scale, narrow=narrow)
        self.results.arrange(scale)
        self.item.arrange(scale)
        self.camera.arrange(scale)
