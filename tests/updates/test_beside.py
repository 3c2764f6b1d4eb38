"""What an open window does with its inbox: a process beside it, and no more than need be."""

import subprocess

import pytest

from kiosk.updates.beside import Inbox
from tests.fakes.updates import entry


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """Note what would be started, which fails."""
    commands: list[list[str]] = []

    class Failing:
        def __init__(self, command: list[str], **_: object) -> None:
            commands.append(command)

        def wait(self) -> int:
            return 8

        def poll(self) -> int:
            return 8

    monkeypatch.setattr(subprocess, "Popen", Failing)
    return commands


def test_nothing_is_started_for_nothing(settings, started):
    Inbox(settings).take()
    assert started == []


def test_what_fails_is_not_tried_every_minute(office, settings, inbox, model, started, caplog):
    office.add_catalog([entry("a")], model, base=True)
    office.deliver(inbox)
    taking = Inbox(settings)
    taking.take()
    taking.take()
    assert len(started) == 1
    # Somebody who has just made room need not wait.
    taking.take(by_hand=True)
    assert len(started) == 2
    # Nor does another delivery.
    office.publish()
    office.deliver(inbox)
    taking.take()
    assert len(started) == 3
    assert "--automatic" in started[0]
