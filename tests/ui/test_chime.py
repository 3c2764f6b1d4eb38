"""The warning's tone: soft, made in memory, played by what the system has."""

import io
import stat
import time
import wave
from pathlib import Path

import numpy as np
import pytest

from kiosk.ui.chime import Chime, tone

WAIT_SECONDS = 10


def samples() -> tuple[np.ndarray, int]:
    with wave.open(io.BytesIO(tone())) as file:
        assert (file.getnchannels(), file.getsampwidth()) == (1, 2)
        data = np.frombuffer(file.readframes(file.getnframes()), "<i2").astype(float)
        return data / 32_767, file.getframerate()


def test_the_tone_is_short_soft_and_without_a_click():
    sound, rate = samples()
    assert 0.3 < len(sound) / rate < 1.0
    assert 0.1 < np.abs(sound).max() <= 0.3
    # It begins and ends at rest, and nowhere jumps: that would be heard as a click.
    assert abs(sound[0]) < 0.01
    assert abs(sound[-1]) < 0.01
    assert np.abs(np.diff(sound)).max() < 0.1


@pytest.fixture
def player(tmp_path):
    """Give a stand-in for a player, that keeps what it was given to play."""
    path = tmp_path / "player"
    path.write_text(f'#!/bin/sh\nfor last; do :; done\ncat "$last" > {tmp_path / "heard"}\n')
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return path


@pytest.mark.parametrize("name", ["pw-play", "paplay", "aplay"])
def test_a_player_of_the_system_plays_it(tmp_path, player, name):
    beeps = []
    chime = Chime(lambda: beeps.append(1), lambda one: str(player) if one == name else None)
    for _ in range(2):
        chime.ring()
        end = time.monotonic() + WAIT_SECONDS
        heard = tmp_path / "heard"
        while not (heard.exists() and heard.read_bytes() == tone()):
            assert time.monotonic() < end
            time.sleep(0.01)
        assert chime._playing is not None
        chime._playing.wait()
        heard.unlink()
    chime.close()
    assert not beeps


@pytest.mark.parametrize("found", [None, "/nowhere/aplay"])
def test_without_one_the_system_beeps(found):
    beeps = []
    chime = Chime(lambda: beeps.append(1), lambda _: found)
    chime.ring()
    assert beeps == [1]
    chime.close()
    chime.ring()
    assert beeps == [1, 1]


def open_files() -> int:
    return len(list(Path("/proc/self/fd").iterdir()))


def test_nothing_is_left_of_it(player):
    files = open_files()
    chime = Chime(lambda: None, lambda _: str(player))
    chime.ring()
    child = chime._playing
    chime.close()
    assert child is not None
    assert child.returncode is not None
    assert open_files() == files
    assert not Path(f"/proc/{child.pid}").exists()


def test_the_warning_rings_once_and_again_for_the_next(window, monkeypatch):
    rung = []
    monkeypatch.setattr(window.chime, "ring", lambda: rung.append(1))
    window.visit.go("find")
    for seconds in (12, 11, 10):
        window.idle.warned.emit(seconds)
    assert rung == [1]
    window.idle.active.emit()
    window.idle.warned.emit(12)
    assert rung == [1, 1]
