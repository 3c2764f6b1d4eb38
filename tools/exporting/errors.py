"""The error of the exporter: one plain sentence for the person at the terminal."""


class ExportError(Exception):
    """The export cannot go on: what was wrong and what to do about it."""


def reason_of(error: BaseException) -> str:
    """Give the first sentence of what a library says, without its full stop."""
    lines = str(error).strip().splitlines() or [type(error).__name__]
    return lines[0].split(". ")[0][:300].rstrip(". ")
