"""The error of the judge: one plain sentence for the person at the terminal."""


class EvaluationError(Exception):
    """The evaluation cannot go on: what was wrong and what to do about it."""
