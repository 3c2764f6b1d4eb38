r"""Judge a model bundle on folders of pictures with captions.

A folder holds ``images.tar`` and ``pairs.jsonl``; a folder of such folders may be given as well.
Writes report.json, report.md, confusions.png, no_match.png and calibration.json. Needs no torch.
Embeddings are kept under OUT: the same command goes on where a killed one was.

    python -m tools.evaluate models/default --data PICTURES --out work/judged
    python -m tools.evaluate work/left-out --data PICTURES --out work/judged-left-out \
        --left-out-groceries 20 --left-out-types 10

With a flow one way of the kiosk's is judged, through the kiosk's own code, into one JSON file:

    python -m tools.evaluate --flow staff --teach SHELVES --data OTHER_SHELVES --json staff.json
"""

import argparse
import json
import sys
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path

from kiosk.encoders import Bundle, load_bundle
from kiosk.errors import ModelError
from tools.evaluation.errors import EvaluationError

DEFAULT_BUNDLE = Path(__file__).resolve().parent.parent / "models" / "default"
FLOWS = ("staff",)


def parser() -> argparse.ArgumentParser:
    """Describe the command line."""
    made = argparse.ArgumentParser(
        prog="python -m tools.evaluate", description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        epilog="Exit codes: 0 judged, whatever came out; 2 bad input, with one sentence; "
        "130 stopped.",
    )  # fmt: skip
    add = made.add_argument
    add("bundle", type=Path, nargs="?", default=DEFAULT_BUNDLE, metavar="BUNDLE",
        help="folder with a manifest.json (default: the kiosk's own model)")  # fmt: skip
    add("--data", type=Path, nargs="+", required=True, metavar="FOLDER",
        help="pairs.jsonl + images.tar, or folders of them")  # fmt: skip
    add("--out", type=Path, metavar="FOLDER", help="for the report; a flow can do without")
    add("--flow", choices=FLOWS, help="one way of the kiosk's: staff recognise and teach goods")
    add("--teach", type=Path, metavar="FOLDER", help="photos of split train to teach (flow staff)")
    add("--json", type=Path, metavar="FILE", help="for the flow's figures")
    add("--draws", type=int, default=5, metavar="N",
        help="times photos are drawn to be taught (flow staff; default: 5)")  # fmt: skip
    add("--compare", type=Path, metavar="BUNDLE",
        help="another bundle, such as the same in float32, judged beside it")  # fmt: skip
    add("--left-out-groceries", type=int, default=0, metavar="N",
        help="the bundle was trained with --leave-out-groceries N")  # fmt: skip
    add("--left-out-types", type=int, default=0, metavar="N",
        help="the bundle was trained with --leave-out-types N")  # fmt: skip
    add("--split", help="pictures asked about (default: val; flow staff: test where there is one)")
    add("--seed", type=int, default=1, help="of every draw (default: 1)")
    add("--resamples", type=int, default=1000, metavar="N",
        help="bootstrap draws (default: 1000)")  # fmt: skip
    add("--threads", type=int, default=1, help="of each encoder (default: 1)")
    add("--no-plots", action="store_true", help="leave the two pictures out")
    return made


def problem_of(args: argparse.Namespace) -> str | None:
    """Give what is wrong with the arguments, in one sentence; None when all is well."""
    for name, low, high in (
        ("left_out_groceries", 0, 10_000), ("left_out_types", 0, 10_000),
        ("seed", 0, 2**32 - 1), ("resamples", 10, 1_000_000), ("threads", 1, 256),
        ("draws", 1, 1000),
    ):  # fmt: skip
        if not low <= getattr(args, name) <= high:
            return f"--{name.replace('_', '-')} must be from {low} to {high}."
    if args.split in {"", "train", "catalog"}:
        return "--split names the pictures held back: train and catalog are used otherwise."
    if args.out is not None and args.out.exists() and not args.out.is_dir():
        return f"{args.out} is a file: give a folder for the report."
    if args.flow:
        return _problem_of_flow(args)
    if args.out is None:
        return "--out is missing: give a folder for the report."
    if args.teach is not None or args.json is not None:
        return "--teach and --json are a flow's: give --flow staff with them."
    if not args.no_plots and find_spec("matplotlib") is None:
        return "matplotlib is not installed: see tools/requirements.lock, or give --no-plots."
    return None


def _problem_of_flow(args: argparse.Namespace) -> str | None:
    if args.json is None:
        return "--json is missing: give a file for the flow's figures."
    if args.json.is_dir():
        return f"{args.json} is a folder: give a file for the flow's figures."
    if args.teach is None:
        return "--teach is missing: give a folder with photos of split train to teach."
    if len(args.data) != 1:
        return "--flow staff asks the photos of one folder: give one with --data."
    return None


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; give its exit code."""
    args = parser().parse_args(arguments)
    problem = problem_of(args)
    if problem:
        return _refuse(problem)
    try:
        bundle = load_bundle(args.bundle, threads=args.threads)
        if args.flow:
            _judge_staff(args, bundle)
            return 0
        other = load_bundle(args.compare, threads=args.threads) if args.compare else None
        _judge(args, bundle, other)
    except (EvaluationError, ModelError) as error:
        return _refuse(str(error))
    except OSError as error:
        return _refuse(f"A file could not be read or written: {error}")
    except KeyboardInterrupt:
        print("Stopped; the same command goes on from the embeddings kept.", file=sys.stderr)
        return 130
    return 0


def _judge(args: argparse.Namespace, bundle: Bundle, other: Bundle | None) -> None:
    from tools.evaluation import plots, reporting
    from tools.evaluation.folders import read_folders
    from tools.evaluation.pipeline import evaluate, make_task
    from tools.evaluation.sheet import Options
    from tools.training.lexicon import read_lexicons

    options = Options(
        args.split or "val", args.left_out_groceries, args.left_out_types, args.seed, args.resamples
    )
    lexicons = read_lexicons()
    folders = read_folders(args.data, lexicons)
    task = make_task(folders, lexicons, options)
    args.out.mkdir(parents=True, exist_ok=True)
    cache = args.out / "cache"
    outcome = evaluate(bundle, folders, task, cache)
    beside = evaluate(other, folders, task, cache) if other else None
    lines = reporting.make_lines(outcome, beside, task)
    report = reporting.report_json(outcome, beside, folders, task, lines)
    _write(args.out / "report.json", json.dumps(report, indent=1, ensure_ascii=False) + "\n")
    _write(args.out / "report.md",
           reporting.report_markdown(outcome, beside, folders, task, lines))  # fmt: skip
    calibration = args.out / "calibration.json"
    if outcome.calibration:
        text = json.dumps(outcome.calibration, indent=2, ensure_ascii=False, sort_keys=True)
        _write(calibration, text + "\n")
    else:
        calibration.unlink(missing_ok=True)  # an earlier run's would be taken for this one's
    if not args.no_plots:
        plots.draw_confusions(outcome.sheet.confusions, args.out / "confusions.png")
        plots.draw_no_match(outcome.sheet.extra.get("no match", {}), args.out / "no_match.png")
    print(f"{args.out / 'report.md'}: {len(lines)} figures in {len(outcome.sheet.titles)} tables")


def _judge_staff(args: argparse.Namespace, bundle: Bundle) -> None:
    from kiosk.core.weighing import Weighing
    from tools.recognition.measuring import markdown, measure
    from tools.recognition.shop import read_shop

    shop = read_shop(args.teach, args.data[0], args.split)
    found = measure(shop, bundle, Weighing.of(bundle.recognition), args.seed, args.draws)
    args.json.parent.mkdir(parents=True, exist_ok=True)
    _write(args.json, json.dumps(found.report(), indent=1) + "\n")
    if args.out is not None:
        args.out.mkdir(parents=True, exist_ok=True)
        said = (
            f"{bundle.model_id}: {len(shop.asked.rows)} photos of {len(shop.items)} products, "
            f"split {shop.asked.rows[0].split} of {shop.asked.folder.name}; taught from split "
            f"train of {shop.teachable.folder.name}; seed {args.seed}."
        )
        _write(args.out / "staff.md", markdown(found, said, args.resamples, args.seed))
    print(json.dumps(found.report()))


def _write(path: Path, text: str) -> None:
    part = path.with_name(path.name + ".part")
    part.write_text(text, encoding="utf-8")
    part.replace(path)


def _refuse(sentence: str) -> int:
    print(sentence, file=sys.stderr)
    return 2


if __name__ == "__main__":
    sys.exit(main())
