"""What was done with this kiosk by staff, for managers: the last entries of the log."""

from kiosk.errors import KioskError
from kiosk.staffing import AuditEntry
from kiosk.ui import staff_texts as texts
from kiosk.ui.screens.base import Controller, Made, Parts
from kiosk.ui.screens.lessons import moment
from kiosk.ui.screens.staffpage import StaffPage
from kiosk.ui.staff_room import StaffRoom
from kiosk.ui.texts import tr
from kiosk.ui.widgets.rows import MOST_ROWS, Row


class AuditController(Controller):
    """Shows the entries, the newest first."""

    def __init__(self, screen: StaffPage, room: StaffRoom) -> None:
        """Lead the page."""
        super().__init__(screen, room.visit)
        self._screen, self._room = screen, room
        room.visit.wiped.connect(screen.wipe)

    def on_shown(self) -> None:
        """Ask for them."""
        self._screen.tell("")
        self._room.do(lambda desk, by: desk.doors.log(by, MOST_ROWS), self._show, self._fail)

    def _show(self, entries: list[AuditEntry]) -> None:
        locale = self.visit.speaking.locale
        rows = []
        for one in entries:
            who = f"{one.who} · {moment(one.at, locale)} · {locale.toString(one.number)}"
            title = f"{one.action}: {one.about}" if one.about else one.action
            rows.append(Row(title, who))
        if not rows:
            self._screen.tell(tr(texts.AUDIT_NONE))
        self._screen.rows.show_rows(rows)

    def _fail(self, error: KioskError) -> None:
        self._screen.tell(str(error))


def make(parts: Parts) -> Made:
    """Make the screen and who leads it."""
    screen = StaffPage(texts.AUDIT, texts.AUDIT_HINT)
    return screen, AuditController(screen, parts.staff)
