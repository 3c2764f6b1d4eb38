"""The error of the exporter: one plain sentence for the person at the terminal."""


class ExportError(Exception):
    """The export cannot go on: what was wrong and what to do about it."""
