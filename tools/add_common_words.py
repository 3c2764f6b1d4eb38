"""Give a bundle what tells words that name a picture from words that are only near everything.

Adds ``common_words.npz``, the vectors of the words of ``tools/lexicon/common_words.txt``, to a
bundle that is finished otherwise, and to its manifest the score beside them below which an answer
is refused: chosen, as ``tools.evaluate`` chooses its thresholds, on one half of what is known of
the folders' pictures, and judged on the other. Every query is asked twice, the second time with all
that is right for it taken away. The model's name stays what it was, since its vectors do: nothing
has to be indexed again. Run it again after every export.

    python -m tools.add_common_words models/default --data PICTURES
"""

import argparse
import dataclasses
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import MappingProxyType

from kiosk.encoders import Bundle, load_bundle
from kiosk.encoders.common_words import write_common_words
from kiosk.encoders.manifest import BESIDE_WORDS, MANIFEST, FileSpec
from kiosk.errors import ModelError
from tools.evaluation import beside
from tools.evaluation.errors import EvaluationError
from tools.evaluation.folders import read_folders
from tools.evaluation.pipeline import make_task
from tools.evaluation.sheet import Options
from tools.evaluation.store import Space
from tools.exporting.stages import file_digest
from tools.training.lexicon import read_lexicons

FILE = "common_words.npz"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; give its exit code."""
    made = argparse.ArgumentParser(
        prog="python -m tools.add_common_words", description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )  # fmt: skip
    made.add_argument("bundle", type=Path, metavar="BUNDLE")
    made.add_argument("--data", type=Path, nargs="+", required=True, metavar="FOLDER",
                      help="pairs.jsonl + images.tar, or folders of them")  # fmt: skip
    made.add_argument("--keep", type=float, default=beside.KEPT, metavar="SHARE",
                      help="of the right answers that is not refused (0.98)")  # fmt: skip
    made.add_argument("--cache", type=Path, metavar="FOLDER",
                      help="of pictures' vectors, as tools.evaluate leaves: OUT/cache")  # fmt: skip
    made.add_argument("--seed", type=int, default=1, help="of the halves (1)")
    args = made.parse_args(arguments)
    if not 0.5 <= args.keep < 1:
        return _refuse("--keep is a share from 0.5 up to 1.")
    try:
        _add(args)
    except (EvaluationError, ModelError, ValueError) as error:
        return _refuse(str(error))
    except OSError as error:
        return _refuse(f"A file could not be read or written: {error}")
    return 0


def _add(args: argparse.Namespace) -> None:
    bundle = load_bundle(args.bundle)
    lexicons = read_lexicons()
    folders = read_folders(args.data, lexicons)
    task = make_task(folders, lexicons, Options(seed=args.seed))
    folders = [folder for folder in folders if len(folder.where(task.options.split))]
    words = beside.common_words()
    with tempfile.TemporaryDirectory(prefix="common-words-") as made:
        space = Space(bundle, args.cache or Path(made))
        space.encode_pictures([(f, f.where(task.options.split)) for f in folders])
        vectors = space.texts(words)
        found = beside.measure(folders, space, task, vectors, args.keep)
    (args.bundle / FILE).write_bytes(write_common_words(vectors))
    _write_manifest(args.bundle, bundle, found.least, f"{found.what}; {len(words)} words")
    load_bundle(args.bundle)
    for line in found.told:
        print(line)


def _write_manifest(folder: Path, bundle: Bundle, least: float, what: str) -> None:
    """Write the manifest with the new file and the new threshold, in one step."""
    manifest = bundle.manifest
    path = folder / FILE
    chosen: dict[str, float | str] = {"maybe": round(least, 4), "measured_on": what[:500]}
    files = {**manifest.files, FILE: FileSpec(file_digest(path), path.stat().st_size)}
    calibration: dict[str, Mapping[str, float | str]] = {
        **manifest.calibration,
        BESIDE_WORDS: chosen,
    }
    changed = dataclasses.replace(
        manifest, common_words=FILE, files=MappingProxyType(dict(sorted(files.items()))),
        calibration=MappingProxyType(calibration),
    )  # fmt: skip
    part = folder / f".{MANIFEST}.part"
    part.write_text(changed.to_json(), encoding="utf-8")
    part.replace(folder / MANIFEST)


def _refuse(sentence: str) -> int:
    print(sentence, file=sys.stderr)
    return 2


if __name__ == "__main__":
    sys.exit(main())
