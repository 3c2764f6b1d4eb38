"""The tree becomes a package: fixed owners, modes and times, so that two builds are the same."""

import hashlib
import os
from pathlib import Path

from tools.debian.failing import run

_PROGRAMS = ("usr/bin/", "usr/sbin/", "usr/lib/kiosk/bin/", "usr/lib/kiosk/libexec/", "DEBIAN/p")


def settle(tree: Path, epoch: int) -> None:
    """Give every file the same mode for the same place, and no time after ``epoch``."""
    for path in [tree, *sorted(tree.rglob("*"))]:
        if not path.is_symlink():
            if path.is_dir():
                path.chmod(0o755)
            else:
                inside = path.relative_to(tree).as_posix()
                path.chmod(0o755 if inside.startswith(_PROGRAMS) else 0o644)
        os.utime(path, (epoch, epoch), follow_symlinks=False)


def write_md5sums(tree: Path) -> None:
    """Write the digests by which ``dpkg --verify`` looks for changed files."""
    lines = []
    for path in sorted(tree.rglob("*")):
        inside = path.relative_to(tree)
        if path.is_file() and not path.is_symlink() and inside.parts[0] not in ("DEBIAN", "etc"):
            digest = hashlib.md5(path.read_bytes(), usedforsecurity=False).hexdigest()
            lines.append(f"{digest}  {inside}\n")
    (tree / "DEBIAN" / "md5sums").write_text("".join(lines), "utf-8")


def installed_kilobytes(tree: Path) -> int:
    """Give what it takes on a disk, as Debian counts it."""
    total = 0
    for path in tree.rglob("*"):
        if path.is_file() and not path.is_symlink():
            total += -(-path.stat().st_size // 1024)
        else:
            total += 1
    return total


def pack(tree: Path, into: Path, epoch: int) -> None:
    """Write the package. Raises PackagingError."""
    run(
        ["dpkg-deb", "--root-owner-group", "-Zzstd", "-z9", "--threads-max=2", "-b", tree, into],
        what="Packing", environ={**os.environ, "SOURCE_DATE_EPOCH": str(epoch), "LC_ALL": "C"},
    )  # fmt: skip
