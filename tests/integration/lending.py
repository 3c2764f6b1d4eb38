"""The kiosk's window process as it always starts, with somebody lent to it who makes visits.

It is run as ``python -m tests.integration.lending JSON``; what follows is what ``python -m
kiosk.app`` would get. Nothing of the kiosk is replaced but where it would wait for a shopper's
hand: its event loop. Nothing of ours is imported before its walls are up either, but for the
standard library's. The JSON says where things are, and which walls to leave out, so that a test
can show that it sees what they keep in.
"""

import importlib.abc
import importlib.machinery
import json
import runpy
import sys
from collections.abc import Sequence
from importlib.machinery import ModuleSpec, PathFinder
from pathlib import Path
from types import ModuleType
from typing import Any


class Lender(importlib.abc.MetaPathFinder):
    """Puts the visits where the window's event loop would run."""

    def __init__(self, orders: dict[str, Any]) -> None:
        self._orders = orders

    def find_spec(
        self, name: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        if name != "kiosk.ui.application":
            return None
        spec = PathFinder.find_spec(name, path)
        assert spec is not None
        assert spec.loader is not None
        load = spec.loader.exec_module

        def exec_module(module: ModuleType) -> None:
            load(module)
            vars(module)["has_display"] = lambda *_: True
            vars(module)["run"] = self._run

        spec.loader.exec_module = exec_module  # type: ignore[method-assign]
        return spec

    def _run(self, application: Any, around: Any, settings: Any, **options: Any) -> int:
        from kiosk.ui.application import open_window
        from kiosk.ui.speech import Voice
        from kiosk.ui.theme import Theme
        from tests.integration.spending import by_camera, by_file, by_words
        from tests.integration.visiting import say, spin

        orders = self._orders
        with open_window(application, around, settings, Theme(), Voice("/nowhere")) as window:
            window.show()
            spin(lambda: window.visit.word_help is not None, 60)
            words = orders["words"]
            for one in [words] if isinstance(words, str) else words:
                by_words(window, one)
                by_camera(window)
                by_file(window, Path(orders["picture"]))
            if orders.get("planted"):
                from tests.integration.planting import plant

                plant(window, orders["planted"])
            if orders.get("address"):
                from tests.integration.escaping import escape

                say("escapes " + json.dumps(escape(*orders["address"])))
            say("over")
            if orders.get("waits"):
                sys.stdin.readline()
        return 0


def leave_out(walls: Sequence[str]) -> None:
    """Take walls out, by their names in ``kiosk.walls``."""
    import kiosk.walls

    for name in walls:
        assert callable(vars(kiosk.walls)[name])
        vars(kiosk.walls)[name] = lambda: None


def main() -> None:
    orders = json.loads(sys.argv[1])
    sys.argv = ["kiosk.app", *sys.argv[2:]]
    sys.meta_path.insert(0, Lender(orders))
    leave_out(orders.get("without", []))
    runpy.run_module("kiosk.app", run_name="__main__", alter_sys=True)


if __name__ == "__main__":
    main()
