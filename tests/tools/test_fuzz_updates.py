"""Fuzzing in its short form, and that it notices what it is there to notice."""

import contextlib

import pytest
from hypothesis import HealthCheck, given, settings

from tools import fuzz_updates
from tools.fuzzing.campaign import FOUND, Campaign, Limits
from tools.fuzzing.targets import TARGETS


@pytest.mark.parametrize("name", list(TARGETS))
def test_parsers_raise_nothing_but_their_errors(name, qt_quiet):
    target = TARGETS[name]
    with target.opened() as parse:

        @settings(max_examples=40, deadline=None, database=None, derandomize=True,
                  suppress_health_check=list(HealthCheck))  # fmt: skip
        @given(target.inputs())
        def attempt(untrusted: bytes) -> None:
            with contextlib.suppress(*target.allowed):
                parse(untrusted)

        attempt()


@pytest.fixture
def qt_quiet():
    """Leave damaged pictures to Qt without its telling of each."""
    from PySide6.QtCore import QLoggingCategory

    QLoggingCategory.setFilterRules("qt.gui.imageio*=false")
    yield
    QLoggingCategory.setFilterRules("")


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "what"),
    [
        ("_crash", "ended by SIGSEGV"),
        ("_hang", "took more than 0.3 s"),
        ("_eat", "took more than 40 MB"),
        ("_raise", "ZeroDivisionError in bad_parsers.py:_raise"),
    ],
)
def test_what_goes_wrong_is_kept_with_its_input(tmp_path, name, what):
    limits = Limits(seconds=0.3, memory=40 << 20)
    campaign = Campaign(tmp_path, 1, limits=limits, module="tests.fakes.bad_parsers")
    campaign.run([name], 0.0, 60)
    assert list(campaign.state.kinds) == [f"{name}: {what}"]
    kept = sorted((tmp_path / FOUND).glob("*.bin"))
    assert [path.read_bytes() for path in kept] == [b"3"]
    assert what in kept[0].with_suffix(".txt").read_text("utf-8")
    # A later run goes on with other inputs, and knows what was found.
    again = Campaign(tmp_path, 1)
    assert again.state == campaign.state
    assert f"1 times: {name}: {what}" in fuzz_updates.told(again.state)


def test_a_time_that_is_none_is_usage(capsys):
    for text in ("0", "-1", "long"):
        with pytest.raises(SystemExit) as stop:
            fuzz_updates.main(["--minutes", text])
        assert stop.value.code == 2
        assert "takes a number of minutes" in capsys.readouterr().err
