"""What goes where: the kiosk's own files, the services, and what dpkg runs."""

import os
import shutil
from pathlib import Path

from tools.debian.failing import PackagingError, run

# From `packaging/` to where the system looks for it.
_PLACES = {
    "systemd": "usr/lib/systemd/system",
    "system-presets": "usr/lib/systemd/system-preset",
    "sysusers": "usr/lib/sysusers.d",
    "tmpfiles": "usr/lib/tmpfiles.d",
    "udev": "usr/lib/udev/rules.d",
    "apparmor": "etc/apparmor.d",
    "pam": "etc/pam.d",
    "etc": "etc/kiosk",
    "bin": "usr/bin",
    "sbin": "usr/sbin",
    "libexec": "usr/lib/kiosk/libexec",
    "man": "usr/share/man/man8",
    "lintian": "usr/share/lintian/overrides",
}
_DOCUMENTS = (
    "README.md",
    "FLEET.md",
    "KEYS.md",
    "AUDIT.md",
    "THREAT_MODEL.md",
    "DATA_PROTECTION.md",
)
_TRY = """
import sys
from pathlib import Path
import kiosk.app, kiosk.cli, kiosk.updater.__main__, kiosk.updater.web
import kiosk.camera, kiosk.store, kiosk.updates.beside, kiosk.keeping, kiosk.updating
from kiosk.encoders import load_bundle
from kiosk.settings import default_model
from PySide6.QtWidgets import QApplication
from kiosk.ui import application
files = {name: str(getattr(module, "__file__", None)) for name, module in sys.modules.items()}
# What PySide carries inside itself has names of no file.
outside = [name for name, file in files.items()
           if file.startswith("/") and not file.startswith(sys.prefix)]
assert not outside, outside
load_bundle(default_model(), threads=1, self_test=True)
application.make_application(headless=True)
"""


def place_kiosk(root: Path, into: Path, site: Path) -> None:
    """Put the kiosk's code and models into the tree, and let its Python find them."""
    files = run(["git", "-C", root, "ls-files", "kiosk", "models"], what="Asking git for the files")
    for name in files.splitlines():
        (into / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(root / name, into / name)
    # Relative, as every line of such a file may be: the tree works wherever it lies.
    (site / "kiosk.pth").write_text("../../../app\n", "utf-8")


def place_services(packaging: Path, tree: Path) -> None:
    """Put services, users, folders and programs where the system looks for them."""
    for name, place in _PLACES.items():
        if (packaging / name).is_dir():
            shutil.copytree(packaging / name, tree / place, dirs_exist_ok=True)
    documents = tree / "usr/share/doc/kiosk"
    documents.mkdir(parents=True, exist_ok=True)
    for name in _DOCUMENTS:
        if (packaging / name).is_file():
            shutil.copyfile(packaging / name, documents / name)
    # The user's manual in a section of its own, as Debian wants all of them.
    for page in (tree / "usr/share/man").glob("*/*.8"):
        run(["gzip", "-9", "-n", page], what="Packing a manual")


def write_control(debian: Path, tree: Path, control: str) -> None:
    """Write what dpkg reads and runs."""
    place = tree / "DEBIAN"
    place.mkdir()
    (place / "control").write_text(control, "utf-8")
    for name in ("postinst", "prerm", "postrm"):
        shutil.copyfile(debian / name, place / name)
    files = [path for path in sorted((tree / "etc").rglob("*")) if path.is_file()]
    configuration = [f"/{path.relative_to(tree)}\n" for path in files]
    (place / "conffiles").write_text("".join(configuration), "utf-8")


def try_out(python: Path, tree: Path) -> None:
    """Import everything and let the model test itself, with the package's own Python alone.

    Raises PackagingError where something that was left out is missed after all.
    """
    environ = {
        "PATH": os.environ.get("PATH", ""), "HOME": str(tree / "nowhere"), "PYTHONSAFEPATH": "1",
        "PYTHONNOUSERSITE": "1", "PYTHONDONTWRITEBYTECODE": "1",
    }  # fmt: skip
    run([python, "-c", _TRY], what="Trying the package's own Python", environ=environ, cwd=tree)
    if (tree / "nowhere").exists():
        raise PackagingError("Something wrote into the home folder when it was only tried.")


def compile_all(python: Path, tree: Path) -> None:
    """Compile what is Python: where it will lie nobody may write it.

    Checked by nothing at run time, and with the paths of its final place.
    """
    environ = {"PATH": os.environ.get("PATH", ""), "PYTHONHASHSEED": "0"}
    run(
        [
            python, "-m", "compileall", "-q", "-f", "--invalidation-mode", "unchecked-hash",
            "-s", tree, "-p", "/", tree / "usr/lib/kiosk",
        ],
        what="Compiling", environ=environ,
    )  # fmt: skip
