"""Render every screen of the kiosk, in every state, language and size, and look for cut words.

The shop is the demo's, drawn by our own code; answers are chosen here, so no model is needed.
``sheet.png`` holds all of them, ``index.html`` leads through them, and ``cut.txt`` names every text
that has less room than it needs.

    python -m tools.gallery --out gallery
"""

import argparse
import contextlib
import html
import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from PIL import Image
from tqdm import tqdm

from tools.showing.fitting import cut_texts
from tools.showing.shop import States, demo_window

SIZES = {
    "portrait": (1080, 1920, 102), "wide": (1920, 1080, 92), "desk": (1280, 800, 96),
    "small": (800, 480, 133),
}  # fmt: skip
"""Width, height and dots an inch: 21.5 inches upright, 24 inches, a 12-inch tablet, 7 inches."""
LANGUAGES = ("en", "zh", "de", "fr", "es", "ar")
_THUMB = 300


@dataclass(frozen=True, slots=True)
class Shot:
    """A picture that was taken."""

    state: str
    language: str
    size: str
    file: str


def parser() -> argparse.ArgumentParser:
    """Describe the command line."""
    p = argparse.ArgumentParser(
        prog="tools.gallery", description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )  # fmt: skip
    p.add_argument("--out", type=Path, required=True, metavar="DIR", help="where they go")
    p.add_argument("--languages", nargs="+", choices=LANGUAGES, default=LANGUAGES)
    p.add_argument("--sizes", nargs="+", choices=tuple(SIZES), default=tuple(SIZES))
    p.add_argument("--states", nargs="+", help="only these (see the names of the files)")
    p.add_argument("--zoom", type=float, default=1.0, help="of the text, 1 to 2 (default 1)")
    p.add_argument("--night", action="store_true", help="with strong contrast")
    p.add_argument("--reach", action="store_true", help="with everything in the lower half")
    return p


def main(argv: list[str] | None = None) -> int:
    """Render. Gives 0, 1 where a text is cut off, or 2 where the folder cannot be written."""
    a = parser().parse_args(argv)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    try:
        a.out.mkdir(parents=True, exist_ok=True)
        shots, cut = render(a)
        _sheet(a.out, shots)
        _index(a.out, shots)
        (a.out / "cut.txt").write_text("".join(f"{line}\n" for line in cut), encoding="utf-8")
    except OSError as error:
        sys.stderr.write(f"gallery: {error}\n")
        return 2
    print(f"{len(shots)} pictures in {a.out}; {len(cut)} texts are cut off"
          + (f", see {a.out / 'cut.txt'}" if cut else ""))  # fmt: skip
    return 1 if cut else 0


def render(a: argparse.Namespace) -> tuple[list[Shot], list[str]]:
    """Take every picture; give them, and what was cut off."""
    shots, cut = [], []
    for size in a.sizes:
        width, height, density = SIZES[size]
        with demo_window(width, height, density) as states:
            names = [n for n in states.names if not a.states or n in a.states]
            total = len(names) * len(a.languages)
            with tqdm(total=total, desc=size, unit="picture") as bar:
                for language in a.languages:
                    for name in names:
                        with _shown(states, name, language, a):
                            file = f"{size}-{language}-{name}.png"
                            states.grab(a.out / file)
                            shots.append(Shot(name, language, size, file))
                            where = f"{size} {language} {name}"
                            cut += [f"{where}: {text}" for text in cut_texts(states.window)]
                        bar.update(1)
    return shots, cut


@contextlib.contextmanager
def _shown(
    states: States, name: str, language: str, a: argparse.Namespace
) -> Iterator[None]:  # fmt: skip
    states.show(name, language, zoom=a.zoom, night=a.night, reach=a.reach)
    yield
    states.end()


def _sheet(folder: Path, shots: list[Shot]) -> None:
    """Paste every picture into one, a row a state and size, a column a language."""
    rows = list(dict.fromkeys((s.size, s.state) for s in shots))
    columns = list(dict.fromkeys(s.language for s in shots))
    high = _THUMB * 2 // 3
    sheet = Image.new("RGB", (_THUMB * len(columns), high * len(rows)), "grey")
    for shot in shots:
        with Image.open(folder / shot.file) as picture:
            picture.thumbnail((_THUMB - 6, high - 6))
            at = (columns.index(shot.language) * _THUMB, rows.index((shot.size, shot.state)) * high)
            sheet.paste(picture.convert("RGB"), at)
    sheet.save(folder / "sheet.png")


def _index(folder: Path, shots: list[Shot]) -> None:
    parts = ["<!doctype html><meta charset='utf-8'><title>Gallery</title>"]
    for shot in shots:
        said = html.escape(f"{shot.state}, {shot.language}, {shot.size}")
        parts.append(f"<figure><img src='{shot.file}' width='640' alt='{said}'>"
                     f"<figcaption>{said}</figcaption></figure>")  # fmt: skip
    (folder / "index.html").write_text("\n".join(parts), encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
