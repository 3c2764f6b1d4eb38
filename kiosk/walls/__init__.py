"""The walls around the kiosk process: no network, by the kernel, and nothing left behind.

Only the standard library is imported here, since all of it happens before anything else is:
``enter`` is the first act of every way into the kiosk (``kiosk.__main__`` and ``kiosk.app``), and
never of ``kiosk.updater``, the process that has the network. There is no switch to go on without.
"""

import sys

from kiosk.errors import WallError
from kiosk.walls.crashes import report_without_values
from kiosk.walls.network import close_network
from kiosk.walls.residue import Folders, keep_in_memory, leave_no_dump

EXIT_CODE = 9
"""Of a process that could not put up its walls."""


def put_up() -> Folders:
    """Put up every wall for this process and its children, for good. Raises WallError.

    It is not for a process that has other work after the kiosk's, such as a test's.
    """
    close_network()
    leave_no_dump()
    report_without_values()
    return keep_in_memory()


def enter() -> None:
    """Put up every wall, or leave with one sentence and an exit code of its own."""
    try:
        put_up()
    except WallError as error:
        if sys.stderr is not None:
            sys.stderr.write(f"kiosk: {error}\n")
        raise SystemExit(EXIT_CODE) from None
