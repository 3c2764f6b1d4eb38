"""Builds the Debian package, the same bytes each time: ``./run package``.

On Debian 12 (its Python and its glibc are the oldest of what the package runs on), from
``requirements.lock`` and ``tools/debian/python.lock``.
"""

import argparse
import gzip
import hashlib
import os
import re
import shutil
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import kiosk
from tools.debian import archive, control, interpreter, libraries, licences, parts_list, placing
from tools.debian.failing import PackagingError, run, tell

ROOT = Path(__file__).parents[1]
MOST_BYTES = 250_000_000
_PREFIX = "usr/lib/kiosk"
_VERSION = re.compile(r"[0-9][0-9A-Za-z.+~]*")


def main(argv: Sequence[str] | None = None) -> int:
    """Build it, or renew the lock of its Python; gives the exit code."""
    arguments = _parser().parse_args(argv)
    try:
        architecture = run(["dpkg", "--print-architecture"], what="Asking dpkg").strip()
        work = arguments.work.absolute()
        work.mkdir(parents=True, exist_ok=True)
        if arguments.lock_python:
            interpreter.lock_python(architecture, work / "renewing")
            tell(f"{interpreter.LOCK.name} names what Debian has now for {architecture}")
            return 0
        package = build(arguments.version, architecture, work, _epoch())
    except PackagingError as error:
        tell(str(error))
        return 1
    tell(f"{package.stat().st_size / 1e6:.1f} MB, SHA-256 {_sha256(package)}")
    print(package)
    return 0


def build(version: str, architecture: str, work: Path, epoch: int) -> Path:
    """Build the package in a folder and give its path. Raises PackagingError."""
    if not _VERSION.fullmatch(version):
        raise PackagingError(f"{version} is no version of a Debian package.")
    started = time.monotonic()
    tree, cache = work / "tree", work / "cache"
    shutil.rmtree(tree, ignore_errors=True)
    cache.mkdir(parents=True, exist_ok=True)
    prefix = tree / _PREFIX
    tell("1/6 Python")
    python = interpreter.unpack_python(interpreter.read_lock(architecture), cache, prefix)
    site = prefix / "lib" / interpreter.PYTHON / "dist-packages"
    tell("2/6 libraries, from the lock with their hashes")
    libraries.install(ROOT / "requirements.lock", python, site, cache)
    libraries.trim(site)
    interpreter.trim_python(prefix)
    tell("3/6 kiosk, models, services")
    placing.place_kiosk(ROOT, prefix / "app", site)
    placing.place_services(ROOT / "packaging", tree)
    tell("4/6 licences, list of parts")
    depends = control.dependencies(libraries.outside_libraries(tree))
    _document(tree, site, version, architecture, epoch, cache)
    tell("5/6 trying it, compiling")
    placing.try_out(python, tree)
    placing.compile_all(python, tree)
    archive.settle(tree, epoch)
    placing.write_control(
        ROOT / "packaging" / "debian", tree,
        control.control_file(version, architecture, archive.installed_kilobytes(tree), depends),
    )  # fmt: skip
    archive.write_md5sums(tree)
    archive.settle(tree, epoch)
    tell("6/6 packing, which takes a minute or two")
    package = work / f"kiosk_{version}_{architecture}.deb"
    archive.pack(tree, package, epoch)
    if package.stat().st_size > MOST_BYTES:
        raise PackagingError(f"{package.name} is larger than {MOST_BYTES // 1_000_000} MB.")
    tell(f"made in {time.monotonic() - started:.0f} s")
    return package


def _document(
    tree: Path, site: Path, version: str, architecture: str, epoch: int, cache: Path
) -> None:
    place = tree / "usr/share/doc/kiosk"
    place.mkdir(parents=True, exist_ok=True)
    parts = licences.parts_of(site, licences.read_policy())
    parts += [
        licences.Part(
            one.name, one.version, "PSF-2.0", "platform" if "minimal" in one.name else "library",
            f"pkg:deb/debian/{one.name}@{one.version}?arch={architecture}",
        )
        for one in interpreter.read_lock(architecture)
    ]  # fmt: skip
    licences.gather(parts, place / "licences")
    models = [path.parent for path in sorted((ROOT / "models").glob("*/manifest.json"))]
    texts = [(folder / "LICENCES.md").read_text("utf-8") for folder in models]
    own = (ROOT / "LICENSE").read_text("utf-8")
    told = licences.copyright_file(
        parts, interpreter.copyright_of_python(cache), own, "\n".join(texts)
    )
    (place / "copyright").write_text(told, "utf-8")
    listed = parts_list.cyclonedx(parts, version, epoch, models)
    (place / "kiosk.cdx.json").write_text(listed, "utf-8")
    day = time.strftime("%a, %d %b %Y %H:%M:%S +0000", time.gmtime(epoch))
    changes = (
        f"kiosk ({version}) stable; urgency=medium\n\n  * Built from that day's repository."
        "\n\n"
        f" -- The kiosk authors <kiosk@localhost>  {day}\n"
    )
    # No name and no time inside, so that two builds are the same.
    (place / "changelog.gz").write_bytes(gzip.compress(changes.encode(), 9, mtime=0))


def _epoch() -> int:
    """Give the time every file is from: SOURCE_DATE_EPOCH, else the last commit's."""
    named = os.environ.get("SOURCE_DATE_EPOCH")
    if named is None:
        told = run(["git", "-C", ROOT, "log", "-1", "--format=%ct"], what="Asking git for a time")
        named = told.strip()
    if not named.isdecimal():
        raise PackagingError(f"SOURCE_DATE_EPOCH is {named!r}: it takes seconds since 1970.")
    return int(named)


def _sha256(file: Path) -> str:
    with file.open("rb") as content:
        return hashlib.file_digest(content, "sha256").hexdigest()


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="run package", description=__doc__)
    add = parser.add_argument
    add("--work", type=Path, default=ROOT / "build" / "package", help="where (build/package)")
    add("--version", default=kiosk.__version__, help=f"the package's ({kiosk.__version__})")
    add("--lock-python", action="store_true", help="take the Python Debian has now, and end")
    return parser


if __name__ == "__main__":
    sys.exit(main())
