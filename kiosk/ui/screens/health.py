"""How well the kiosk recognises its goods: never scanned, often put right, taken for each other."""

from kiosk.domain import CatalogItem
from kiosk.errors import KioskError
from kiosk.staffing import Health
from kiosk.ui import staff_texts as texts
from kiosk.ui import wording
from kiosk.ui.screens.base import Controller, Made, Parts
from kiosk.ui.screens.staffpage import StaffPage
from kiosk.ui.staff_ports import Desk
from kiosk.ui.staff_room import StaffRoom
from kiosk.ui.texts import tr
from kiosk.ui.widgets.rows import Row

_MOST = 20
_Told = tuple[tuple[Health, dict[str, CatalogItem], list[CatalogItem]], tuple[int, int]]


class HealthController(Controller):
    """Shows what was counted, the worst first."""

    def __init__(self, screen: StaffPage, room: StaffRoom) -> None:
        """Lead the page."""
        super().__init__(screen, room.visit)
        self._screen, self._room = screen, room
        room.visit.wiped.connect(screen.wipe)

    def on_shown(self) -> None:
        """Ask for the counts."""
        self._room.ask(_told, self._show, self._fail)

    def _show(self, told: _Told) -> None:
        (health, items, never), (missing, count) = told
        locale, language = self.visit.speaking.locale, self.visit.language

        def number(value: int) -> str:
            return locale.toString(value)

        def name(item_id: str) -> str:
            item = items.get(item_id)
            return item_id if item is None else wording.names(item, language)[0]

        such = ", ".join(wording.names(item, language)[0] for item in never)
        rows = [
            Row(
                tr(texts.HEALTH_NEVER, number(missing), number(count)),
                tr(texts.HEALTH_NEVER_SUCH, such) if such else "",
            )
        ]
        worst = sorted(health.corrected.items(), key=lambda one: (-one[1], one[0]))
        for item_id, times in worst[:_MOST]:
            taken = number(health.taken.get(item_id, 0))
            detail = tr(texts.HEALTH_OF, number(times), taken)
            rows.append(Row(f"{tr(texts.HEALTH_CORRECTED)}: {name(item_id)}", detail, amiss=True))
        pairs = sorted(health.confused.items(), key=lambda one: (-one[1], one[0]))
        for (shown, meant), times in pairs[:_MOST]:
            pair = tr(texts.HEALTH_PAIR, name(shown), name(meant))
            rows.append(
                Row(f"{tr(texts.HEALTH_CONFUSED)}: {pair}", tr(texts.HEALTH_TIMES, number(times)))
            )
        if not worst:
            rows.append(Row(tr(texts.HEALTH_NONE)))
        self._screen.rows.show_rows(rows)

    def _fail(self, error: KioskError) -> None:
        self._screen.tell(str(error))


def _told(desk: Desk) -> _Told:
    return desk.insight.health(), desk.insight.count_never()


def make(parts: Parts) -> Made:
    """Make the screen and who leads it."""
    screen = StaffPage(texts.HEALTH, texts.HEALTH_HINT)
    return screen, HealthController(screen, parts.staff)
