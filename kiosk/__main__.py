"""``python -m kiosk``, and what the installed commands start: the walls first, then the rest."""

import sys

from kiosk.walls import enter


def command_line() -> int:
    """Put up the walls, then run the command line (``kiosk``) and give its exit code."""
    enter()
    # Only now: what is imported here could open a socket.
    from kiosk.cli import main

    return main()


def window() -> int:
    """Put up the walls, then run the window (``kiosk-window``) and give its exit code."""
    enter()
    from kiosk.app import main

    return main()


if __name__ == "__main__":
    sys.exit(command_line())
