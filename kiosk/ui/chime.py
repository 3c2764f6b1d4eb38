"""Short soft tones, made here and played by a program of the system, if there is one.

Many kiosks have no system beep, and a beep startles. A tone is a note or two; it lies in memory,
not on the disk, and the program reads it from there.
"""

import contextlib
import io
import os
import shutil
import subprocess
import wave
from collections.abc import Callable
from enum import StrEnum

import numpy as np

_RATE = 22_050


class Sound(StrEnum):
    """What is to be heard."""

    STILL_THERE = "still there"
    TAKEN = "taken"
    """Something that was scanned is on the list."""
    ASKS = "asks"
    """A person has to say what was scanned."""


_NOTES = {
    Sound.STILL_THERE: ((523.25, 0.0), (659.26, 0.16)),
    Sound.TAKEN: ((1046.5, 0.0),),
    Sound.ASKS: ((493.88, 0.0), (392.0, 0.16)),
}
"""Hertz, and when each note begins, in seconds: C5 and E5 rise, C6, B4 and G4 fall."""
_SECONDS = 0.75
_LOUDNESS = 0.25
_ATTACK, _DECAY = 0.012, 0.14
_PROGRAMS = (("pw-play",), ("paplay",), ("aplay", "-q"))
"""Of PipeWire, PulseAudio and ALSA; the first there is."""


def tone(of: Sound = Sound.STILL_THERE) -> bytes:
    """Make a tone as a WAV file: 16 bits, one channel."""
    when = np.arange(int(_RATE * _SECONDS)) / _RATE
    sound = np.zeros(len(when))
    for hertz, begins in _NOTES[of]:
        since = np.maximum(when - begins, 0.0)
        # It comes and goes softly, with a little of the octave above.
        envelope = np.minimum(since / _ATTACK, 1.0) * np.exp(-since / _DECAY)
        wave_ = np.sin(2 * np.pi * hertz * since) + 0.2 * np.sin(4 * np.pi * hertz * since)
        sound += envelope * wave_
    fade = np.minimum((when[-1] - when) / 0.05, 1.0)
    samples = np.round(sound / np.abs(sound).max() * _LOUDNESS * fade * 32_767).astype("<i2")
    file = io.BytesIO()
    with wave.open(file, "wb") as out:
        out.setnchannels(1)
        out.setsampwidth(2)
        out.setframerate(_RATE)
        out.writeframes(samples.tobytes())
    return file.getvalue()


class Chime:
    """Plays the tones; without a program for it, the system beeps."""

    def __init__(
        self, beep: Callable[[], object], find: Callable[[str], str | None] = shutil.which
    ) -> None:  # fmt: skip
        """Make the tones, once; ``find`` gives the path of a program, None where there is none."""
        self._beep = beep
        self._playing: subprocess.Popen[bytes] | None = None
        self._command: list[str] | None = None
        for name, *rest in _PROGRAMS:
            if self._command is None and (path := find(name)) is not None:
                self._command = [path, *rest]
        self._files: dict[Sound, int] = {}
        if self._command is not None:
            for sound in Sound:
                self._files[sound] = os.memfd_create("chime")
                os.write(self._files[sound], tone(sound))

    def ring(self, sound: Sound = Sound.STILL_THERE) -> None:
        """Sound once, without waiting for the end."""
        if self._playing is not None and self._playing.poll() is None:
            return
        if self._command is None:
            self._beep()
            return
        file = self._files[sound]
        os.lseek(file, 0, os.SEEK_SET)
        try:
            self._playing = subprocess.Popen(  # noqa: S603 - the system's own player
                [*self._command, f"/proc/self/fd/{file}"], pass_fds=(file,),
                stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            )  # fmt: skip
        except OSError:
            self._beep()

    def close(self) -> None:
        """Be silent, and leave nothing behind."""
        playing, self._playing = self._playing, None
        if playing is not None:
            with contextlib.suppress(OSError):
                playing.terminate()
            try:
                playing.wait(1.0)
            except subprocess.TimeoutExpired:
                playing.kill()
                playing.wait()
        for file in self._files.values():
            os.close(file)
        self._files, self._command = {}, None
