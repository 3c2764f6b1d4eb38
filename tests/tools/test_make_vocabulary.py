"""The kiosk's own words are the lexicon's, as they are now."""

from pathlib import Path

import pytest

from tools import make_vocabulary


def test_the_vocabulary_that_ships_is_what_the_lexicon_gives(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shipped = make_vocabulary.OUT.read_bytes()
    monkeypatch.setattr(make_vocabulary, "OUT", tmp_path / "vocabulary.json")
    assert make_vocabulary.main() == 0
    assert (tmp_path / "vocabulary.json").read_bytes() == shipped
