"""What the package brings of Python's libraries: from the hashed lock, less what no kiosk runs."""

import os
import re
import shutil
import sys
from pathlib import Path

from tools.debian.failing import PackagingError, run
from tools.debian.linking import Elf, needed_by

# Libraries whose only use is in code a kiosk never runs. What they are for stands beside them; that
# nothing misses them is tried when the package has been put together (see `trying`).
LEFT_OUT = {
    "huggingface-hub": "tokenizers could fetch models with it",
    "hf-xet": "of huggingface-hub", "httpx2": "of huggingface-hub",
    "httpcore2": "of huggingface-hub", "h11": "of huggingface-hub", "anyio": "of huggingface-hub",
    "idna": "of huggingface-hub", "truststore": "of huggingface-hub",
    "fsspec": "of huggingface-hub", "filelock": "of huggingface-hub",
    "pyyaml": "of huggingface-hub", "tqdm": "of huggingface-hub",
    "flatbuffers": "onnxruntime's tools", "protobuf": "onnxruntime's tools",
    "packaging": "onnxruntime's tools",
    "pycparser": "cffi makes interfaces with it when something is built",
    "pip": "sqlite-utils installs its plug-ins with it",
}  # fmt: skip
_QT_MODULES = ("QtCore", "QtGui", "QtWidgets")
_QT_PLUGINS = (
    "platforms/libqxcb.so", "platforms/libqwayland.so", "platforms/libqoffscreen.so",
    "imageformats/libqjpeg.so", "imageformats/libqgif.so", "imageformats/libqwebp.so",
    "imageformats/libqsvg.so", "imageformats/libqico.so", "iconengines/libqsvgicon.so",
    "platforminputcontexts/libcomposeplatforminputcontextplugin.so",
    "wayland-shell-integration/libxdg-shell.so",
    "wayland-shell-integration/libfullscreen-shell-v1.so",
)  # fmt: skip
"""Never the virtual keyboard (GPL), the VNC platform (a network listener) or one for a desktop."""
_NO_USE = (
    "*.pyi", "py.typed", "__pycache__", "*.c", "*.h", "*.hpp", "*.cpp", "*.pyx", "*.pxd",
    "numpy/tests", "numpy/*/tests", "numpy/f2py", "numpy/_core/include", "numpy/_core/lib",
    "numpy/testing", "onnxruntime/tools", "onnxruntime/transformers", "onnxruntime/quantization",
    "onnxruntime/datasets", "onnxruntime/backend", "cv2/data", "cv2/typing", "cv2/gapi",
    "cv2/mat_wrapper", "cv2/qt",
    "bin", "share", "include",
)  # fmt: skip
_NAME = re.compile(r"([A-Za-z0-9._-]+)==(\S+)")


def kept_lines(lock: Path) -> str:
    """Give the lock's lines without what is left out."""
    kept, keeping = [], True
    for line in lock.read_text("utf-8").splitlines(keepends=True):
        if found := _NAME.match(line):
            keeping = found[1].lower() not in LEFT_OUT
        if keeping:
            kept.append(line)
    return "".join(kept)


def install(lock: Path, python: Path, into: Path, cache: Path) -> None:
    """Install what the lock names, by its hashes, for the package's own Python."""
    kept = cache / "requirements.txt"
    kept.write_text(kept_lines(lock), "utf-8")
    run(
        [
            sys.executable, "-m", "pip", "--python", python, "install", "-q", "--require-hashes",
            "--no-deps", "--only-binary", ":all:", "--no-compile", "--disable-pip-version-check",
            "--no-input", "--root-user-action", "ignore", "--target", into, "-r", kept,
        ],
        what="Installing the libraries", environ=_environ(),
    )  # fmt: skip


def trim(site: Path) -> None:
    """Take out what is not used, and what of Qt the window does not need."""
    for pattern in _NO_USE:
        parts = site.glob(pattern) if "/" in pattern or "*" not in pattern else site.rglob(pattern)
        for path in sorted(parts):
            shutil.rmtree(path) if path.is_dir() else path.unlink(missing_ok=True)
    for path in sorted(site.rglob("__pycache__")):
        shutil.rmtree(path)
    for record in site.glob("*.dist-info"):
        # What pip wrote down of its own doing, and lists of files that are not all here any more.
        for name in ("INSTALLER", "REQUESTED", "RECORD", "direct_url.json"):
            (record / name).unlink(missing_ok=True)
    _trim_qt(site / "PySide6")


def _trim_qt(folder: Path) -> None:
    qt = folder / "Qt"
    kept = {folder / f"{name}.abi3.so" for name in _QT_MODULES}
    kept |= {qt / "plugins" / name for name in _QT_PLUGINS}
    kept |= set(qt.glob("plugins/xcbglintegrations/*.so"))
    kept |= set(qt.glob("plugins/wayland-graphics-integration-client/libqt-plugin-wayland-egl.so"))
    missing = sorted(str(path) for path in kept if not path.is_file())
    if missing:
        raise PackagingError(f"This Qt has no {missing[0]}: look over the list of what is kept.")
    libraries = {path.name: path for path in qt.glob("lib/*.so*")}
    libraries |= {path.name: path for path in folder.glob("libpyside6*.so*")}
    waiting = list(kept)
    while waiting:
        for name in needed_by(waiting.pop()):
            library = libraries.get(name)
            if library is not None and library not in kept:
                kept.add(library)
                waiting.append(library)
    kept |= set(folder.glob("*.py"))
    kept |= set((folder / "support").glob("*.py"))
    kept |= set(qt.glob("translations/qtbase_*.qm"))
    for path in sorted(folder.rglob("*"), reverse=True):
        if path.is_dir() and not path.is_symlink():
            if not any(path.iterdir()):
                path.rmdir()
        elif path not in kept:
            path.unlink()


def outside_libraries(tree: Path) -> dict[str, str]:
    """Give the shared libraries that something in the tree needs and the tree has not, with who."""
    elves = [path for path in sorted(tree.rglob("*")) if Elf.is_one(path)]
    inside = {path.name for path in elves}
    wanted: dict[str, str] = {}
    for path in elves:
        for name in needed_by(path):
            if name not in inside:
                wanted.setdefault(name, str(path.relative_to(tree)))
    return wanted


def _environ() -> dict[str, str]:
    # The caller's own environment of Python must not show through.
    return {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
