"""Plants marked words into a running window by every way in, and lets things fail with them."""

import logging
import threading
from pathlib import Path
from typing import Any

from PySide6.QtCore import QMimeData, QPointF, Qt, QTimer, QUrl, qWarning
from PySide6.QtGui import QDropEvent

from kiosk.core.search import Searcher
from kiosk.ui.window import Window
from tests.integration.visiting import spin

LIBRARY = logging.getLogger("a.library")


def plant(window: Window, planted: dict[str, Any]) -> None:
    for words in planted["words"]:
        window.visit.go("find")
        window.visit.ask_words(words)
        spin(lambda: window.screen_name != "find", 2)
        # What a library of Qt's says while somebody is here.
        qWarning(f"cannot draw {words}")
        window.visit.end()
    for path in planted["files"]:
        window.visit.go("find")
        drop(window, Path(path))
        spin(lambda: window.screen_name != "find", 2)
        LIBRARY.warning("cannot read %s", path)
        window.visit.end()
    for words in planted["words"]:
        fail(window, words)
    # After the visit too, when nobody remembers which words were anybody's.
    for words in planted["words"]:
        fail_late(words)
    spin(seconds=0.2)


def drop(window: Window, path: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    window.dropEvent(
        QDropEvent(
            QPointF(5, 5), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
    )  # fmt: skip


def fail(window: Window, words: str) -> None:
    """Let a search meet a bug that names what it was asked."""
    right = Searcher.search_text

    def wrong(self: Searcher, query: Any, *_: Any) -> Any:
        raise KeyError(query.text)

    Searcher.search_text = wrong  # type: ignore[method-assign,assignment]
    try:
        window.visit.go("find")
        window.visit.ask_words(words)
        spin(lambda: window.screen_name == "trouble", 2)
        window.visit.end()
    finally:
        Searcher.search_text = right  # type: ignore[method-assign]
    spin(lambda: window.visit.shop is not None, 10)


def fail_late(words: str) -> None:
    def raise_() -> None:
        raise ValueError(words)

    # In a slot, in a thread, while an object goes, and in a message's own arguments.
    QTimer.singleShot(0, raise_)
    spin(seconds=0.01)
    thread = threading.Thread(target=raise_)
    thread.start()
    thread.join()
    _Goes(words)
    LIBRARY.error("cannot use it: %s", OSError(2, "no such file", words))


class _Goes:
    def __init__(self, words: str) -> None:
        self._words = words

    def __del__(self) -> None:
        raise RuntimeError(self._words)
