"""The package's own Python: Debian 12's, so that it runs on every newer glibc too.

Its three packages are named with version and digest in ``python.lock``; apt checks their
signatures, this checks their digests.
"""

import hashlib
import shutil
from dataclasses import dataclass
from pathlib import Path

from tools.debian.failing import PackagingError, run, tell

PYTHON = "python3.11"
LOCK = Path(__file__).with_name("python.lock")
PACKAGES = ("libpython3.11-minimal", "libpython3.11-stdlib", "python3.11-minimal")
# Of no use to a kiosk, or with a library below it that must not or need not be there: readline is
# under the GPL, Berkeley DB's successor under the AGPL.
_LEFT_OUT = (
    "EXTERNALLY-MANAGED", "sitecustomize.py", "_sysconfigdata__linux_*", "test", "idlelib",
    "lib2to3", "ensurepip", "tkinter", "turtle.py", "turtledemo", "pydoc_data", "curses", "dbm",
    "venv", "unittest", "distutils", "config-3.11-*",
    "lib-dynload/readline.*", "lib-dynload/_dbm.*", "lib-dynload/_gdbm.*",
    "lib-dynload/_curses*", "lib-dynload/nis.*",
    "lib-dynload/_test*", "lib-dynload/_xxtestfuzz.*", "lib-dynload/xx*",
    "lib-dynload/ossaudiodev.*",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Locked:
    """One of Debian's packages."""

    name: str
    version: str
    architecture: str
    sha256: str


def read_lock(architecture: str, lock: Path = LOCK) -> list[Locked]:
    """Give the packages of an architecture. Raises PackagingError where the lock has none."""
    found = []
    for line in lock.read_text("utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            one = Locked(*line.split())
            if one.architecture == architecture:
                found.append(one)
    if [one.name for one in found] != list(PACKAGES):
        msg = (
            f"{lock.name} names no Python for {architecture}: on a Debian 12 of that architecture "
            "`--lock-python` writes it."
        )
        raise PackagingError(msg)
    return found


def lock_python(architecture: str, cache: Path, lock: Path = LOCK) -> None:
    """Write down the versions Debian has now for an architecture; the others' lines stay."""
    kept = [
        line for line in lock.read_text("utf-8").splitlines() if f" {architecture} " not in line
    ]
    for name in PACKAGES:
        shutil.rmtree(cache, ignore_errors=True)
        file = _download(name, cache)
        version = run(["dpkg-deb", "-f", file, "Version"], what="Reading a package").strip()
        kept.append(f"{name} {version} {architecture} {_sha256(file)}")
    lock.write_text("\n".join(kept) + "\n", "utf-8")


def unpack_python(packages: list[Locked], cache: Path, prefix: Path) -> Path:
    """Put the interpreter below ``prefix`` and give its path. Raises PackagingError."""
    unpacked = cache / "unpacked"
    shutil.rmtree(unpacked, ignore_errors=True)
    for one in packages:
        file = _fetched(one, cache)
        run(["dpkg-deb", "-x", file, unpacked], what=f"Unpacking {one.name}")
    (prefix / "bin").mkdir(parents=True)
    (prefix / "lib").mkdir(parents=True)
    shutil.copy2(unpacked / "usr/bin" / PYTHON, prefix / "bin" / PYTHON)
    shutil.copytree(unpacked / "usr/lib" / PYTHON, prefix / "lib" / PYTHON, symlinks=True)
    return prefix / "bin" / PYTHON


def trim_python(prefix: Path) -> None:
    """Take out what a kiosk has no use for."""
    library = prefix / "lib" / PYTHON
    for pattern in _LEFT_OUT:
        # A name alone is not looked for with glob, which does not see a link that leads nowhere.
        for path in library.glob(pattern) if "*" in pattern else [library / pattern]:
            if path.is_dir() and not path.is_symlink():
                shutil.rmtree(path)
            else:
                path.unlink(missing_ok=True)
    # What was compiled when pip ran carries times, some of it of modules that are gone now.
    for path in sorted(library.rglob("__pycache__")):
        shutil.rmtree(path)


def copyright_of_python(cache: Path) -> str:
    """Give Debian's own words on who made the interpreter, and under what licence."""
    file = cache / "unpacked/usr/share/doc/libpython3.11-minimal/copyright"
    return file.read_text("utf-8")


def _fetched(one: Locked, cache: Path) -> Path:
    for file in cache.glob(f"{one.name}_*.deb"):
        if _sha256(file) == one.sha256:
            return file
    tell(f"fetching {one.name} {one.version}")
    try:
        file = _download(f"{one.name}={one.version}", cache)
    except PackagingError as error:
        msg = (
            f"Debian 12's archive here does not have {one.name} {one.version}: run `apt-get "
            "update`; where a newer one has taken its place, `--lock-python` takes that."
        )
        raise PackagingError(msg) from error
    if _sha256(file) != one.sha256:
        raise PackagingError(f"{file.name} is not the file that {LOCK.name} names.")
    return file


def _download(name: str, cache: Path) -> Path:
    cache.mkdir(parents=True, exist_ok=True)
    before = set(cache.glob("*.deb"))
    run(["apt-get", "-q", "download", name], what=f"Fetching {name}", cwd=cache)
    new = sorted(set(cache.glob("*.deb")) - before)
    if not new:
        raise PackagingError(f"Fetching {name} brought nothing.")
    return new[0]


def _sha256(file: Path) -> str:
    with file.open("rb") as content:
        return hashlib.file_digest(content, "sha256").hexdigest()
