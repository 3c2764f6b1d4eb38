"""``python -m kiosk.demo FOLDER`` draws the demo shop into a folder."""

import argparse
import sys
from pathlib import Path

from kiosk.demo.shop import write_shop
from kiosk.errors import CatalogError


def main(argv: list[str] | None = None) -> int:
    """Draw the shop and give the exit code."""
    parser = argparse.ArgumentParser(prog="kiosk.demo", description="Draw the demo shop.")
    parser.add_argument("folder", type=Path, metavar="FOLDER", help="where to draw it")
    arguments = parser.parse_args(argv)
    try:
        write_shop(arguments.folder, progress=_show)
    except CatalogError as error:
        sys.stderr.write(f"\n{error}\n")
        return 5
    sys.stderr.write("\n")
    return 0


def _show(done: int, total: int) -> None:
    sys.stderr.write(f"\rdrawing {done} of {total} pictures")
    sys.stderr.flush()


if __name__ == "__main__":
    sys.exit(main())
