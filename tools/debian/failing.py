"""What goes wrong while the package is made, said in one sentence; and other programs."""

import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path


class PackagingError(Exception):
    """The package cannot be made: why, and what to do."""


def tell(sentence: str) -> None:
    """Say where the work is."""
    print(f"package: {sentence}", file=sys.stderr, flush=True)


def run(
    command: Sequence[str | Path], *, what: str, cwd: Path | None = None,
    environ: Mapping[str, str] | None = None,
) -> str:  # fmt: skip
    """Run a program and give what it printed. Raises PackagingError that names ``what`` failed."""
    try:
        done = subprocess.run(  # noqa: S603 - programs named in this folder
            [str(part) for part in command], cwd=cwd, env=environ, check=False,
            capture_output=True, text=True,
        )  # fmt: skip
    except OSError as error:
        raise PackagingError(f"{what}: {command[0]} cannot be run ({error.strerror}).") from error
    if done.returncode:
        said = (done.stderr.strip() or done.stdout.strip()).splitlines()
        raise PackagingError(f"{what} failed: {said[-1] if said else 'it did not say why'}")
    return done.stdout
