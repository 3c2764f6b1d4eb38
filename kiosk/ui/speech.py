"""Speaking and sounding, where the machine can: through a program of the system, if there is one.

What is spoken goes to the program by its input, never by its arguments, which every process may
read.
"""

import contextlib
import shutil
import subprocess

_VOICES = {"en": "en-gb", "zh": "cmn", "de": "de", "fr": "fr", "es": "es", "ar": "ar"}


class Voice:
    """A speech engine of the system; without one it is silent and says so."""

    def __init__(self, program: str | None = None) -> None:
        """Look for espeak-ng; another program that reads words from its input can be named."""
        self._program = program or shutil.which("espeak-ng") or shutil.which("espeak")
        self._speaking: subprocess.Popen[bytes] | None = None

    @property
    def there(self) -> bool:
        """Tell whether there is a voice."""
        return self._program is not None

    def say(self, words: str, language: str) -> None:
        """Say words; what is being said stops."""
        self.stop()
        if self._program is None or not words:
            return
        voice = _VOICES.get(language, language)
        with contextlib.suppress(OSError):
            self._speaking = subprocess.Popen(  # noqa: S603 - the system's own speech program
                [self._program, "-v", voice, "--stdin"], stdin=subprocess.PIPE,
                stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            )  # fmt: skip
            if self._speaking.stdin is not None:
                self._speaking.stdin.write(words.encode())
                self._speaking.stdin.close()

    def stop(self) -> None:
        """Be silent."""
        if self._speaking is None:
            return
        with contextlib.suppress(OSError):
            self._speaking.terminate()
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._speaking.wait(1.0)
        if self._speaking.poll() is None:
            self._speaking.kill()
            self._speaking.wait()
        self._speaking = None
