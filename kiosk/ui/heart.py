"""The window's heartbeat: the real search is asked, and only its answer counts."""

import logging

from PySide6.QtCore import QObject, QTimer

from kiosk.ui.ports import Supervisor
from kiosk.ui.worker import Inference

logger = logging.getLogger(__name__)


class Heart(QObject):
    """Tells the supervisor that all is well, as long as window, worker and search answer.

    What hangs tells nothing, and is ended and started anew by whoever watches.
    """

    def __init__(self, inference: Inference, supervisor: Supervisor) -> None:
        """Ask now, behind the opening of the shop, and then again and again."""
        super().__init__()
        self._supervisor, self._inference = supervisor, inference
        inference.checked.connect(self._on_checked)
        self._timer = QTimer(self)
        self._timer.setInterval(max(1, round(1000 * supervisor.seconds)))
        self._timer.timeout.connect(inference.check)
        self._timer.start()
        inference.check()

    def _on_checked(self, well: bool) -> None:
        if well:
            self._supervisor.beat()
        else:
            logger.error("the search does not answer as it should: the kiosk will be started anew")
