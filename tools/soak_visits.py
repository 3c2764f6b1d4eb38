"""Make hundreds of visits in one process and look for anything they leave.

A short form of it runs with the tests. Each visit types a word that was drawn for it, finds goods,
opens one and leaves; then the process's memory is searched for every word, and its size, threads
and open files are compared with those after the first visits.

    python -m tools.soak_visits --visits 500 --out soak.json
"""

import argparse
import json
import os
import sys
from pathlib import Path

from tqdm import tqdm

from kiosk.memory import forgetful
from tests.integration.test_wiped_memory import planted, visitor

_WARM = 20
"""Visits after which caches of fonts and the like are full."""


def main(argv: list[str] | None = None) -> int:
    """Run. Gives 0, or 1 where something was left."""
    p = argparse.ArgumentParser(
        prog="tools.soak_visits", description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )  # fmt: skip
    p.add_argument("--visits", type=int, default=500, help="how many (default 500)")
    p.add_argument("--out", type=Path, metavar="FILE.json", help="write the figures here too")
    a = p.parse_args(argv)
    words = [planted() for _ in range(a.visits)]
    with visitor(forgetful({**os.environ, "QT_QPA_PLATFORM": "offscreen"})) as one:
        for _ in range(_WARM):
            one.visit("warm")
        before = one.state()
        for each in tqdm(words, desc="visits", unit="visit"):
            one.visit(each)
        after = one.state()
        left = one.remembers(words)
    figures = {
        "visits": a.visits,
        "grown, MB": round((after[0] - before[0]) / 1024, 1),
        "threads more": after[1] - before[1],
        "files more": after[2] - before[2],
        "visits of which something is left in memory": len(left),
    }
    text = json.dumps(figures, indent=1)
    if a.out:
        a.out.write_text(text + "\n", encoding="utf-8")
    print(text)
    return 1 if left or figures["threads more"] or figures["files more"] else 0


if __name__ == "__main__":
    sys.exit(main())
