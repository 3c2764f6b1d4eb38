"""Updates for an open window: applied by a process of its own, beside the catalog that is shown.

A process of its own, since parsing and writing a large catalog would hold Python's lock under a
search, and since whatever goes wrong in it ends it and not the window.
"""

import logging
import subprocess
import sys
import threading
import time
from pathlib import Path

from kiosk.running import UpdateState
from kiosk.settings import Settings
from kiosk.store import open_repository
from kiosk.updates.inbox import newest, tell_updater, waiting
from kiosk.updates.told import read_update_state

_SECONDS_BETWEEN_TRIES = 600

logger = logging.getLogger(__name__)


class Inbox:
    """Takes what lies in the inbox."""

    def __init__(self, settings: Settings) -> None:
        """Take it for the store of these settings."""
        self._settings = settings
        self._lock = threading.Lock()
        self._child: subprocess.Popen[bytes] | None = None
        self._stopping = False
        self._failed: str | None = None
        self._not_before = 0.0

    def take(self, *, by_hand: bool = False) -> None:
        """Apply what waits in the inbox; gives when that has ended. Raises KioskError.

        What failed is tried again after ten minutes, or at once ``by_hand``.
        """
        folder = self._waiting()
        if folder is None:
            self._failed = None
            return
        if folder.name == self._failed and time.monotonic() < self._not_before and not by_hand:
            return
        with self._lock:
            if self._stopping:
                return
            self._child = subprocess.Popen(  # noqa: S603 - ourselves
                self._command(), stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL
            )
        code = self._child.wait()
        self._failed = folder.name if code else None
        self._not_before = time.monotonic() + _SECONDS_BETWEEN_TRIES
        if code and not self._stopping:
            # Why stands in the store's history, for staff.
            logger.warning("an update was not applied (exit code %d)", code)

    def _waiting(self) -> Path | None:
        settings = self._settings
        if settings.updates is None:
            return None
        if not settings.store.exists():
            # The first catalog makes the store.
            return newest(settings.updates)
        with open_repository(settings.store) as repository:
            tell_updater(settings, repository)
            return waiting(settings, repository)

    def stop(self) -> None:
        """End what is under way: a transaction that is cut short leaves the store as it was."""
        with self._lock:
            self._stopping = True
            if self._child is not None and self._child.poll() is None:
                self._child.terminate()

    def told(self) -> UpdateState:
        """Say how the updates stand. Raises StoreError."""
        return read_update_state(self._settings)

    def _command(self) -> list[str]:
        settings = self._settings
        command = [sys.executable, "-m", "kiosk", "update", "apply", "--automatic"]
        command += ["--store", str(settings.store), "--model", str(settings.model)]
        if settings.file is not None:
            command += ["--settings", str(settings.file)]
        return command
