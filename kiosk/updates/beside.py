"""Updates for an open window: applied by a process of its own, beside the catalog that is shown.

A process of its own, since parsing and writing a large catalog would hold Python's lock under a
search, and since whatever goes wrong in it ends it and not the window.
"""

import logging
import subprocess
import sys
import threading

from kiosk.settings import Settings
from kiosk.store import open_repository
from kiosk.ui.ports import UpdateTold
from kiosk.updates.applying import say_what_is_had, stamp
from kiosk.updates.inbox import waiting
from kiosk.updates.told import read_update_state

logger = logging.getLogger(__name__)


class Inbox:
    """Takes what lies in the inbox."""

    def __init__(self, settings: Settings) -> None:
        """Take it for the store of these settings."""
        self._settings = settings
        self._lock = threading.Lock()
        self._child: subprocess.Popen[bytes] | None = None
        self._stopping = False

    def take(self) -> None:
        """Apply what waits in the inbox; gives when that has ended. Raises KioskError."""
        settings = self._settings
        if settings.updates is None:
            return
        if settings.store.exists():
            with open_repository(settings.store) as repository:
                # Anew: somebody may have wiped the folder, or put another disk in.
                say_what_is_had(settings, repository)
                if waiting(settings, repository) is None:
                    return
        with self._lock:
            if self._stopping:
                return
            self._child = subprocess.Popen(  # noqa: S603 - ourselves
                self._command(), stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL
            )
        code = self._child.wait()
        if code and not self._stopping:
            # Why stands in the store's history, for staff.
            logger.warning("an update was not applied (exit code %d)", code)

    def stop(self) -> None:
        """End what is under way: a transaction that is cut short leaves the store as it was."""
        with self._lock:
            self._stopping = True
            if self._child is not None and self._child.poll() is None:
                self._child.terminate()

    def told(self) -> UpdateTold:
        """Say how the updates stand. Raises StoreError."""
        state = read_update_state(self._settings)
        running = state.running
        return UpdateTold(
            title="" if running is None else running.title or running.channel,
            version=0 if running is None else running.version,
            made="" if running is None else running.made,
            applied="" if running is None else running.applied,
            items=state.items, pictures=state.pictures, lessons=state.lessons, model=state.model,
            channel=state.channel, waiting=state.waiting,
            expires="" if state.expires is None else stamp(state.expires), expired=state.expired,
            free_bytes=state.free_bytes, updater=state.updater, last=state.last,
            advice=state.advice(),
        )  # fmt: skip

    def _command(self) -> list[str]:
        settings = self._settings
        command = [sys.executable, "-m", "kiosk", "update", "apply", "--automatic"]
        command += ["--store", str(settings.store), "--model", str(settings.model)]
        if settings.file is not None:
            command += ["--settings", str(settings.file)]
        return command
