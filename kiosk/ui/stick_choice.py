"""Which stick something is saved to: the only one there is, or the one a person names."""

from collections.abc import Callable

from kiosk.errors import KioskError
from kiosk.ui import staff_texts as texts
from kiosk.ui.screens.staffpage import StaffPage
from kiosk.ui.staff_room import StaffRoom
from kiosk.ui.texts import tr
from kiosk.ui.widgets.rows import Act, Row


class StickChoice:
    """Asks on one of staff's pages, in the place of its rows."""

    def __init__(
        self, room: StaffRoom, page: StaffPage, fail: Callable[[KioskError], object]
    ) -> None:
        """Ask on a page; ``fail`` is told where the sticks cannot be looked for."""
        self._room, self._page, self._fail = room, page, fail

    def ask(self, then: Callable[[str], object]) -> None:
        """Have a stick chosen, and go on with its name; where there is none, say so."""
        self._room.ask(
            lambda desk: desk.shelves.sticks(), lambda names: self._on_names(names, then),
            self._fail,
        )  # fmt: skip

    def _on_names(self, names: list[str], then: Callable[[str], object]) -> None:
        if not names:
            self._page.tell(tr(texts.STICK_NONE))
        elif len(names) == 1:
            then(names[0])
        else:
            self._page.tell(tr(texts.STICK_WHICH))
            self._page.rows.show_rows([
                Row(name, "", None, (Act("tick", tr(texts.SHELF_SAVE), _with(then, name)),))
                for name in names
            ])  # fmt: skip


def _with(then: Callable[[str], object], name: str) -> Callable[[], object]:
    return lambda: then(name)
