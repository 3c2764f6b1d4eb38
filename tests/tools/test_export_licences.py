"""Licences: one is required, research-only ones are refused or marked."""

import pytest

from kiosk.encoders.manifest import Licence
from tools.exporting.errors import ExportError
from tools.exporting.licences import check_licences, is_research_only


def part(licence: str) -> Licence:
    return Licence("weights", licence, "as given")


@pytest.mark.parametrize("name", ["MIT", "Apache-2.0", "BSD-3-Clause", "CC-BY-4.0", "CC0-1.0"])
def test_open_licences_may_be_used_in_a_shop(name: str) -> None:
    assert check_licences([part(name)], allow_noncommercial=False)


@pytest.mark.parametrize(
    "name",
    [
        "CC-BY-NC-4.0", "cc by nc sa 4.0", "apple-amlr", "Apple-ASCL", "Non-Commercial",
        "research only", "research_use_only", "Academic Free Use",
    ],
)  # fmt: skip
def test_research_only_licences_are_refused_or_marked(name: str) -> None:
    assert is_research_only(name)
    with pytest.raises(ExportError, match=r"forbids commercial use.*--allow-noncommercial"):
        check_licences([part("MIT"), part(name)], allow_noncommercial=False)
    assert not check_licences([part("MIT"), part(name)], allow_noncommercial=True)


@pytest.mark.parametrize("name", ["", "  ", "unknown", "other", "NONE", "x" * 200])
def test_no_licence_is_no_licence(name: str) -> None:
    with pytest.raises(ExportError, match=r"is missing .*--licence"):
        check_licences([part(name)], allow_noncommercial=True)


def test_none_given_is_refused() -> None:
    with pytest.raises(ExportError, match="No licence was given"):
        check_licences([], allow_noncommercial=True)
