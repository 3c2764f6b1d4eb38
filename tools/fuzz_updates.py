"""Fuzz what parses the untrusted bytes of updates, each input in a child with limits.

    .venv/bin/python -m tools.fuzz_updates --minutes 10 --out fuzz-out

Valid samples are mutated with knowledge of their form: pieces of catalogs, descriptions of catalogs
and models, facts, what updater and kiosk tell each other, status files, files of lessons, signed
metadata (both signed again too, as with stolen keys), thumbnails as the window decodes them, and
putting a piece into the store. An input may take 1 s of the processor and 256 MB beyond what there
was, and may raise nothing but the errors it is allowed. What does worse is kept in FOUND of the
folder, with why; the same command goes on with new inputs.
"""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from kiosk.terminal import ProgressLine, table
from tools.fuzzing.campaign import FOUND, Campaign, State
from tools.fuzzing.targets import TARGETS

EXAMPLES = 2000


def parser() -> argparse.ArgumentParser:
    """Describe the command line."""
    made = argparse.ArgumentParser(
        prog="python -m tools.fuzz_updates", description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        epilog="Exit codes: 0 nothing found, 1 something found, 2 usage, 130 stopped.",
    )  # fmt: skip
    add = made.add_argument
    add("--minutes", type=_minutes, default=10.0, metavar="N", help="how long (10)")
    add("--out", type=Path, default=Path("fuzz-out"), metavar="FOLDER", help="(fuzz-out)")
    add("--seed", type=int, default=1, help="of a new folder's inputs (1)")
    add(
        "--only",
        action="append",
        choices=sorted(TARGETS),
        metavar="TARGET",
        help=f"one of {', '.join(TARGETS)}; may be given again",
    )
    return made  # fmt: skip


def _minutes(text: str) -> float:
    try:
        found = float(text)
    except ValueError:
        found = 0.0
    if not 0 < found <= 100_000:
        raise argparse.ArgumentTypeError("takes a number of minutes, such as 10 or 0.5")
    return found


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the campaign and give its exit code."""
    args = parser().parse_args(arguments)
    line = ProgressLine("seconds")
    try:
        campaign = Campaign(args.out, args.seed)
        seconds = round(args.minutes * 60)

        def show(done: float, _: State) -> None:
            line.update(round(done), seconds, round(done))

        campaign.run(args.only or list(TARGETS), seconds, EXAMPLES, show)
    except OSError as error:
        print(f"{args.out} cannot be written ({error.strerror}).", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print("Stopped; the same command goes on.", file=sys.stderr)
        return 130
    finally:
        line.close()
    print(told(campaign.state))
    if campaign.state.kinds:
        print(f"The inputs are in {args.out / FOUND}.")
    return 1 if campaign.state.kinds else 0


def told(state: State) -> str:
    """Say what was tried and found."""
    rows = [
        [name, f"{of.tried:,}", f"{of.refused:,}", f"{of.failed:,}"]
        for name, of in sorted(state.targets.items())
    ]
    text = table(["target", "inputs", "refused", "failed"], rows, frozenset({1, 2, 3}))
    text += f"\n\n{state.seconds / 60:.1f} minutes in all."
    for kind, count in sorted(state.kinds.items()):
        text += f"\n{count:,} times: {kind}"
    return text


if __name__ == "__main__":
    sys.exit(main())
