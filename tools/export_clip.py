"""Export a dual encoder as a bundle: ONNX graphs, parity, int8 behind a gate, model card.

Takes a checkpoint of ``tools.train_clip`` or any open_clip architecture. Stages that a killed run
finished are found again in the work folder and not done twice.
"""

import argparse
import logging
import os
import re
import sys
from collections.abc import Sequence
from pathlib import Path

_TEXT_FORMS = ("auto", "float32", "weights", "dynamic", "blocks")
_IMAGE_FORMS = ("auto", "float32", "weights", "dynamic", "static")
_BOUNDS = {
    "calibration_pictures": (8, 20_000),
    "gate_pictures": (20, 20_000),
    "latency_rounds": (3, 10_000),
    "threads": (1, 256),
    "seed": (0, 2**32 - 1),
    "image_size": (32, 1024),
}


def parser() -> argparse.ArgumentParser:
    """Describe the command line."""
    made = argparse.ArgumentParser(
        prog="python -m tools.export_clip", description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        epilog="Exit codes: 0 done; 1 refused (the gate, a licence, bad input), with one sentence "
        "saying why; 2 the command line cannot be understood.",
    )  # fmt: skip
    source = made.add_argument_group("source: one of")
    source.add_argument("--checkpoint", type=Path, metavar="FILE", help="of tools.train_clip")
    source.add_argument("--architecture", metavar="NAME", help="an open_clip architecture")
    source.add_argument("--image-size", type=int, metavar="N",
                        help="pixels a side, other than the checkpoint's own")  # fmt: skip
    weights = made.add_argument_group("weights of an architecture: one of")
    weights.add_argument("--pretrained", metavar="TAG", help="open_clip's tag, or a local file")
    weights.add_argument("--random-weights", type=int, metavar="SEED", help="to try out only")
    bundle = made.add_argument_group("bundle")
    bundle.add_argument("--out", type=Path, required=True, metavar="FOLDER", help="to write")
    bundle.add_argument("--name", help="in the manifest (default: the folder's name)")
    bundle.add_argument("--version", default="1", help="in the manifest (default: 1)")
    bundle.add_argument("--languages", metavar="en,zh", help="of an architecture (default: en)")
    bundle.add_argument("--model-card", type=Path, metavar="FILE", help="main text, Markdown")
    bundle.add_argument("--calibration-scores", type=Path, metavar="FILE.json",
                        help="score thresholds for the manifest")  # fmt: skip
    bundle.add_argument("--overwrite", action="store_true", help="replace an existing bundle")
    bundle.add_argument("--max-megabytes", type=float, default=0.0, metavar="N",
                        help="choose forms that fit, refuse a larger bundle")  # fmt: skip
    licence = made.add_argument_group("licence (a checkpoint carries its own)")
    licence.add_argument("--licence", metavar="SPDX", help="of the weights; required")
    licence.add_argument("--licence-source", default="", metavar="WHERE", help="where it was read")
    licence.add_argument("--licence-text", type=Path, action="append", default=[], metavar="FILE",
                         help="a licence's full text to ship; repeatable")  # fmt: skip
    licence.add_argument("--allow-noncommercial", action="store_true",
                         help="accept research-only weights; the manifest says so")  # fmt: skip
    small = made.add_argument_group("quantization")
    small.add_argument("--quantize", choices=("int8", "float32"), default="int8")
    small.add_argument("--image-form", choices=_IMAGE_FORMS, default="auto",
                       help="auto: what the gate and the clock say")  # fmt: skip
    small.add_argument("--text-form", choices=_TEXT_FORMS, default="auto")
    small.add_argument("--table-bits", choices=("auto", "4", "8", "32"), default="auto",
                       help="token table; auto: 4 where lossless, else 8")  # fmt: skip
    small.add_argument("--calibration", type=Path, action="append", default=[], metavar="FOLDER",
                       help="pairs.jsonl + images.tar, or folders of them; repeatable")  # fmt: skip
    small.add_argument("--calibration-pictures", type=int, default=256, metavar="N")
    small.add_argument("--gate-pictures", type=int, default=1000, metavar="N")
    small.add_argument("--latency-rounds", type=int, default=60, metavar="N")
    job = made.add_argument_group("job")
    job.add_argument("--work", type=Path, metavar="FOLDER",
                     help="keep finished stages here (default: beside --out)")  # fmt: skip
    job.add_argument("--seed", type=int, default=0, help="of the drawn pictures")
    job.add_argument("--threads", type=int, default=1, help="of torch")
    return made


def problem_of(args: argparse.Namespace) -> str | None:
    """Give what is wrong with the arguments together, in one sentence; None when all is well."""
    if (args.checkpoint is None) == (args.architecture is None):
        return "Give either --checkpoint FILE or --architecture NAME."
    if args.architecture and (args.pretrained is None) == (args.random_weights is None):
        return "An architecture needs either --pretrained TAG or --random-weights SEED."
    if args.checkpoint and (args.pretrained or args.random_weights is not None):
        return "--pretrained and --random-weights belong to --architecture, not to a checkpoint."
    if args.architecture and not args.licence:
        return "A licence is required: name the weights' one with --licence, such as Apache-2.0."
    if args.checkpoint and not args.checkpoint.is_file():
        return f"There is no checkpoint {args.checkpoint}: give the file tools.train_clip wrote."
    if args.checkpoint and (args.licence or args.languages):
        return "A checkpoint carries its own licences and languages: leave these options out."
    if args.image_size is not None and not args.checkpoint:
        return "--image-size belongs to --checkpoint: an architecture has a size of its own."
    if args.random_weights is not None and not 0 <= args.random_weights < 2**32:
        return "--random-weights needs a seed of at least 0."
    if args.quantize == "int8" and not args.calibration:
        return "int8 needs pictures to calibrate and judge on: give --calibration FOLDER, or --quantize float32."  # noqa: E501 - one sentence for the person
    if args.quantize == "float32" and {args.image_form, args.text_form} - {"auto", "float32"}:
        return "--quantize float32 leaves both towers as they are: leave out the other forms."
    for name, (low, high) in _BOUNDS.items():
        value = getattr(args, name)
        if value is not None and not low <= value <= high:
            return f"--{name.replace('_', '-')} must be from {low} to {high}."
    if not 0 <= args.max_megabytes <= 1e6:
        return "--max-megabytes must be from 0, which is no limit, to 1000000."
    missing = [p for p in (args.model_card, args.calibration_scores, *args.licence_text)
               if p is not None and not p.is_file()]  # fmt: skip
    if missing:
        return f"There is no file {missing[0]}."
    gone = [p for p in args.calibration if not p.is_dir()]
    if gone:
        return f"There is no folder {gone[0]}."
    name = args.name or args.out.name
    if not re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}", name):
        return f"{name!r} cannot be a bundle's name: use letters, digits, dots and dashes."
    return None


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; give its exit code."""
    args = parser().parse_args(arguments)
    problem = problem_of(args)
    if problem:
        return _refuse(problem)
    os.environ.setdefault("OMP_NUM_THREADS", str(args.threads))
    logging.basicConfig(level=logging.ERROR)  # the libraries below warn of much that is meant
    try:
        from kiosk.encoders.manifest import Licence
        from kiosk.errors import ModelError
        from tools.exporting.errors import ExportError
        from tools.exporting.pipeline import Options, run_export
        from tools.exporting.sources import checkpoint_source, open_clip_source
    except ModuleNotFoundError as error:
        return _refuse(f"{error.name} is not installed: see tools/requirements.lock.")
    options = Options(
        out=args.out, name=args.name or args.out.name, version=args.version,
        work=args.work or args.out.with_name(f"{args.out.name}.work"),
        quantize=args.quantize == "int8", image_form=args.image_form, text_form=args.text_form,
        table_bits=0 if args.table_bits == "auto" else int(args.table_bits),
        calibration=tuple(args.calibration), calibration_pictures=args.calibration_pictures,
        gate_pictures=args.gate_pictures, latency_rounds=args.latency_rounds, seed=args.seed,
        allow_noncommercial=args.allow_noncommercial,
        calibration_scores=args.calibration_scores, model_card=args.model_card,
        licence_texts=tuple(args.licence_text), overwrite=args.overwrite,
        max_megabytes=args.max_megabytes, keep_work=args.work is not None,
    )  # fmt: skip
    try:
        if args.checkpoint:
            source = checkpoint_source(args.checkpoint, args.image_size, args.threads)
        else:
            licence = Licence("weights", args.licence, args.licence_source or "as given")
            languages = tuple(x.strip() for x in (args.languages or "en").split(",") if x.strip())
            source = open_clip_source(
                args.architecture, args.pretrained, args.random_weights, licence, languages,
                args.threads,
            )  # fmt: skip
        run_export(source, options, print)
    except (ExportError, ModelError) as error:
        return _refuse(str(error))
    except ModuleNotFoundError as error:
        return _refuse(f"{error.name} is not installed: see tools/requirements.lock.")
    except OSError as error:
        return _refuse(f"A file could not be read or written: {error}")
    except KeyboardInterrupt:
        return _refuse("Stopped. Run the same command again to go on from the finished stages.")
    size = sum(path.stat().st_size for path in args.out.iterdir()) / 1e6
    print(f"{args.out}: {size:.1f} MB")
    return 0


def _refuse(sentence: str) -> int:
    print(sentence, file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
