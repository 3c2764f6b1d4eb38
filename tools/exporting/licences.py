"""Which licences a bundle may carry, and what a research-only one means for it.

This is a tripwire for mistakes, not legal advice: it knows the names that weights are commonly
published under and refuses those that forbid commercial use.
"""

import re
from collections.abc import Iterable

from kiosk.encoders.manifest import Licence
from tools.exporting.errors import ExportError

_RESEARCH_ONLY = (
    r"\bnc\b",  # Creative Commons: CC-BY-NC-4.0, CC-BY-NC-SA, CC-BY-NC-ND ...
    r"non[- ]?commercial",
    r"research[- ]?(use[- ]?)?only",
    r"\bacademic",
    r"\bapple-(amlr|ascl)\b",  # MobileCLIP's and DFN's weights
    r"\bamlr\b",
    r"\bascl\b",
    r"\bml-research\b",
    r"\bresearch-licen[cs]e\b",
    r"\bevaluation[- ]only\b",
)
_EMPTY = {"", "none", "unknown", "other", "?", "n/a", "na", "unlicensed", "noassertion"}
_LONGEST = 80


def is_research_only(licence: str) -> bool:
    """Tell whether a licence's name forbids commercial use."""
    name = re.sub(r"[\s_]+", "-", licence.strip().lower())
    return any(re.search(pattern, name) for pattern in _RESEARCH_ONLY)


def check_licences(licences: Iterable[Licence], *, allow_noncommercial: bool) -> bool:
    """Refuse missing and research-only licences; give the manifest's ``commercial_use``.

    Raises ExportError naming the part and the licence.
    """
    parts = list(licences)
    if not parts:
        msg = "No licence was given: name the one the weights are under with --licence."
        raise ExportError(msg)
    commercial = True
    for part in parts:
        name = part.licence.strip()
        if name.lower() in _EMPTY or len(name) > _LONGEST:
            msg = (
                f"The licence of the {part.part} is missing ({name or 'empty'}): give its SPDX "
                "name, such as Apache-2.0, with --licence."
            )
            raise ExportError(msg)
        if is_research_only(name):
            if not allow_noncommercial:
                msg = (
                    f"The licence of the {part.part}, {name}, forbids commercial use: a shop may "
                    "not run it. For research give --allow-noncommercial; the manifest will say so."
                )
                raise ExportError(msg)
            commercial = False
    return commercial
