"""Stages of a long job, each kept in a folder named by a digest of all that went into it.

A stage is built in a temporary folder and renamed when it is whole, so after a kill the next run
finds every finished stage and does only the rest. Another input gives another digest and so
another folder; nothing is ever overwritten.
"""

import contextlib
import hashlib
import json
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

_CHUNK = 1 << 20


def file_digest(path: Path) -> str:
    """Give a file's SHA-256 as hexadecimal digits."""
    digest = hashlib.sha256()
    with path.open("rb") as handle:
        while chunk := handle.read(_CHUNK):
            digest.update(chunk)
    return digest.hexdigest()


def inputs_digest(inputs: Mapping[str, Any]) -> str:
    """Give sixteen digits that change with any input; values must be JSON."""
    text = json.dumps(inputs, sort_keys=True, ensure_ascii=True)
    return hashlib.sha256(text.encode()).hexdigest()[:16]


class Work:
    """The folder that finished stages are kept in."""

    def __init__(self, folder: Path, say: Callable[[str], None]) -> None:
        """Use ``folder`` (made when missing); ``say`` gets one line for each stage."""
        self.folder = folder
        self.say = say
        self._stages: list[Path] = []
        folder.mkdir(parents=True, exist_ok=True)

    def stage(
        self, name: str, inputs: Mapping[str, Any], build: Callable[[Path], None]
    ) -> tuple[Path, str]:
        """Give the stage's folder and digest, calling ``build(folder)`` only where it is new."""
        digest = inputs_digest({"stage": name, **inputs})
        final = self.folder / f"{name}-{digest}"
        self._stages.append(final)
        if final.is_dir():
            self.say(f"{name}: kept from an earlier run")
            return final, digest
        temporary = self.folder / f".{name}-{digest}.part"
        shutil.rmtree(temporary, ignore_errors=True)
        temporary.mkdir()
        self.say(f"{name}: started")
        try:
            build(temporary)
        except BaseException:
            shutil.rmtree(temporary, ignore_errors=True)
            with contextlib.suppress(OSError):  # other stages are in it
                self.folder.rmdir()
            raise
        temporary.rename(final)
        return final, digest

    def remove(self) -> None:
        """Delete the stages of this run, and the folder unless something else is in it."""
        for stage in self._stages:
            shutil.rmtree(stage, ignore_errors=True)
        with contextlib.suppress(OSError):
            self.folder.rmdir()
