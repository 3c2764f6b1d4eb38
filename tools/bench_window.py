"""Measure how the window feels: reaction to a touch, time to tiles, and frames while it works.

The demo's shop with the real model, on a window that is drawn by the processor. Figures are
medians and worst cases of many turns; a picture shows the frames as a histogram. For scrolling the
demo's goods are there several times over: more tiles than anybody scrolls through.

    python -m tools.bench_window --out bench-out
"""

import argparse
import json
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget
from tqdm import tqdm

from kiosk.core.browsing import Browsing
from kiosk.core.facets import Filters
from kiosk.core.plan import in_order
from kiosk.core.word_help import WordHelp
from kiosk.demo.shop import write_shop
from kiosk.demo.tour import as_held_up
from kiosk.domain import Frame, SearchResults
from kiosk.errors import KioskError
from kiosk.settings import Settings, default_model
from kiosk.ui.application import make_application, open_window
from kiosk.ui.ports import Shop, Surroundings
from kiosk.ui.speech import Voice
from kiosk.ui.window import Window
from kiosk.wiring import index_folder, open_kiosk

_FRAME_MS = 1000 / 60
_LEAST_TILES = 600
_STEP = 48
"""Pixels a frame: the whole height of the screen in two thirds of a second."""
_AGAIN = "#again-"
_WORDS = ("red dress", "comfortable shoes", "红色连衣裙", "something for the rain", "blue mug")


class _Wide(Browsing):
    """Looks through goods that are there so often that there are enough of them."""

    def __init__(self, browsing: Browsing) -> None:
        self.__dict__ = browsing.__dict__

    def browse(self, number: int, filters: Filters, limit: int) -> SearchResults:
        found = super().browse(number, filters, limit)
        times = -(-_LEAST_TILES // max(1, len(found.hits)))
        # Each has an id, and so a picture to be decoded, of its own.
        hits = [
            replace(hit, item=replace(hit.item, id=f"{hit.item.id}{_AGAIN}{turn}"))
            for turn in range(times)
            for hit in found.hits
        ]
        return replace(found, hits=tuple(hits))


class _Painted(QObject):
    """Notes when a widget was last painted."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__()
        self.at = 0.0
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if event.type() is QEvent.Type.Paint:
            self.at = time.perf_counter()
        return False


class _Heart:
    """Beats with every turn of the interface's loop; a long gap is a frame that was late."""

    def __init__(self) -> None:
        self.gaps: list[float] = []
        self._last = 0.0
        self._timer = QTimer()
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._beat)

    def start(self) -> None:
        self._last = time.perf_counter()
        self._timer.start()

    def stop(self) -> None:
        self._timer.stop()

    def _beat(self) -> None:
        now = time.perf_counter()
        self.gaps.append((now - self._last) * 1000)
        self._last = now


def _spin(done: Callable[[], bool], seconds: float = 20.0) -> None:
    end = time.perf_counter() + seconds
    while not done() and time.perf_counter() < end:
        QApplication.processEvents()


def _surroundings(settings: Settings) -> Surroundings:
    import contextlib
    from collections.abc import Iterator

    @contextlib.contextmanager
    def open_shop() -> Iterator[Shop]:
        with open_kiosk(settings) as kiosk:
            yield Shop(
                kiosk.searcher, _Wide(kiosk.browsing),
                lambda item_id: kiosk.repository.thumbnail(item_id.partition(_AGAIN)[0]),
                lambda path: Frame(np.asarray(Image.open(path).convert("RGB"))),
                lambda: WordHelp.of(kiosk.repository.items().values()),
                lambda: in_order(kiosk.browsing.aisles()),
            )  # fmt: skip

    return Surroundings(open_shop, contextlib.nullcontext)  # type: ignore[arg-type]


def measure(window: Window, picture: np.ndarray, turns: int) -> dict[str, Any]:
    """Measure everything on an open window."""
    visit, heart = window.visit, _Heart()
    window.screens["attract"].begun.emit()  # type: ignore[attr-defined]
    words, pictures, touches = [], [], []
    view = window.screens["matches"].tiles.viewport()  # type: ignore[attr-defined]
    painted = _Painted(view)
    pressed = _Painted(window.bar.comfort)
    heart.start()
    for turn in tqdm(range(turns), desc="asking", unit="turn"):
        started = time.perf_counter()
        visit.ask_words(_WORDS[turn % len(_WORDS)])
        # A touch while the model works: the button must show that it was touched.
        touched = time.perf_counter()
        window.bar.comfort.setDown(True)
        _spin(lambda touched=touched: pressed.at > touched)  # type: ignore[misc]
        touches.append((pressed.at - touched) * 1000)
        window.bar.comfort.setDown(False)
        _spin(lambda: window.screen_name == "results" and not visit.shelf.waiting)
        words.append((time.perf_counter() - started) * 1000)
        visit.go("find")
        started = time.perf_counter()
        visit.ask_picture(Frame(picture.copy()))
        _spin(lambda: window.screen_name in {"matches", "nomatch"} and not visit.shelf.waiting)
        _spin(lambda started=started: painted.at > started)  # type: ignore[misc]
        pictures.append((painted.at - started) * 1000)
        visit.go("find")
    heart.stop()
    visit.browse("")
    _spin(lambda: window.screen_name == "results")
    first, again = _scrolled(window), _scrolled(window)
    gaps = np.array(heart.gaps)
    return {
        "touch to visible while the model works, ms: median, worst": _two(touches),
        "words to tiles with pictures, ms: median, worst": _two(words),
        "picture to tiles with pictures, ms: median, worst": _two(pictures),
        "turns of the interface during queries": len(gaps),
        "worst turn, ms": round(float(gaps.max()), 1),
        "turns over 50 ms": int((gaps > 50).sum()),
        "scrolling, tiles": window.screens["results"].tiles.model().rowCount(),  # type: ignore[attr-defined]
        "scrolling, pictures on their way": _frames_told(first),
        "scrolling back and on": _frames_told(again),
        "_gaps": gaps.tolist(), "_frames": [*first[:, 0].tolist(), *again[:, 0].tolist()],
    }  # fmt: skip


def _scrolled(window: Window) -> np.ndarray:
    """Scroll through everything, quickly; give ms a frame, by the clock and of the processor.

    A frame is all the interface does for it: moving the tiles, painting what came into view, and
    taking in the pictures that have come meanwhile. Where others work on the same machine, the
    processor's time tells what the frame itself cost.
    """
    tiles = window.screens["results"].tiles  # type: ignore[attr-defined]
    bar = tiles.verticalScrollBar()
    bar.setValue(0)
    took: list[tuple[float, float]] = []
    for value in range(0, bar.maximum(), _STEP):
        due = time.perf_counter() + _FRAME_MS / 1000
        started, worked = time.perf_counter(), time.thread_time()
        # Somebody is there all the while.
        window.idle.touch()
        bar.setValue(value)
        QApplication.processEvents()
        tiles.viewport().repaint()
        took.append(((time.perf_counter() - started) * 1000, (time.thread_time() - worked) * 1000))
        # The screen waits for its next frame; pictures are decoded meanwhile.
        while (left := due - time.perf_counter()) > 0:
            time.sleep(min(left, 0.002))
    return np.array(took)


def _frames_told(frames: np.ndarray) -> dict[str, Any]:
    told: dict[str, Any] = {"frames": len(frames)}
    for what, took in (("ms by the clock", frames[:, 0]), ("ms of the processor", frames[:, 1])):
        told[f"{what}: median, 99th percentile, worst"] = [
            round(float(np.percentile(took, share)), 1) for share in (50, 99, 100)
        ]
        told[f"{what}: share within a 60th of a second"] = round(
            float((took <= _FRAME_MS).mean()), 4
        )
    return told


def _two(values: list[float]) -> list[float]:
    return [round(statistics.median(values), 1), round(max(values), 1)]


def _draw(figures: dict[str, Any], path: Path) -> None:
    import matplotlib as mpl

    mpl.use("Agg")
    import matplotlib.pyplot as plt

    figure, axes = plt.subplots(1, 2, figsize=(10, 3.6))
    for axis, key, title in (
        (axes[0], "_gaps", "Turns of the interface during queries"),
        (axes[1], "_frames", "Frames while scrolling"),
    ):
        values = np.clip(figures[key], 0, 60)
        axis.hist(values, bins=60, range=(0, 60), color="#14604d")
        axis.set_yscale("log")
        axis.axvline(_FRAME_MS, color="#7d5200", label="1/60 s")
        axis.axvline(50, color="#9c2b22", label="50 ms")
        axis.set_xlabel("ms")
        axis.set_title(title)
        axis.legend()
    figure.tight_layout()
    figure.savefig(path, dpi=110)


def main(argv: list[str] | None = None) -> int:
    """Run. Gives 0, or 2 with one sentence where something is missing."""
    p = argparse.ArgumentParser(
        prog="tools.bench_window", description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )  # fmt: skip
    p.add_argument("--out", type=Path, required=True, metavar="DIR")
    p.add_argument("--turns", type=int, default=30)
    p.add_argument("--model", type=Path, default=default_model())
    a = p.parse_args(argv)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    try:
        a.out.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix="kiosk-window-") as folder:
            place = Path(folder)
            settings = Settings(place, place / "store.db", a.model)
            write_shop(place / "shop")
            index_folder(settings, place / "shop")
            mug = Image.open(place / "shop" / "blue-mug.jpg").convert("RGB")
            picture = as_held_up(np.asarray(mug, np.uint8))
            application = make_application(headless=True)
            around = _surroundings(settings)
            with open_window(application, around, settings, voice=Voice("/nowhere")) as window:
                window.resize(1080, 1920)
                window.show()
                _spin(lambda: window.visit.word_help is not None)
                figures = measure(window, picture, a.turns)
        _draw(figures, a.out / "window.png")
    except (KioskError, OSError) as error:
        sys.stderr.write(f"bench_window: {error}\n")
        return 2
    told = {name: value for name, value in figures.items() if not name.startswith("_")}
    text = json.dumps(told, indent=1)
    (a.out / "window.json").write_text(text + "\n", encoding="utf-8")
    print(text)
    return 0


if __name__ == "__main__":
    sys.exit(main())
