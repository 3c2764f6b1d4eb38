"""The map of the shop: drawn by the shop, or laid out by the names of its aisles."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.core.plan import in_order, load_plan
from kiosk.errors import ConfigError


@given(st.lists(st.text(min_size=1, max_size=6), max_size=60))
def test_every_aisle_lies_on_the_map_beside_the_others(names):
    plan = in_order(names)
    areas = list(plan.shelves.values())
    assert set(plan.shelves) == set(names)
    for area in areas:
        assert 0 <= area.left < area.left + area.width <= 1
        assert 0 <= area.top < area.top + area.height <= 0.9
    for number, one in enumerate(areas):
        for other in areas[:number]:
            beside = one.left + one.width <= other.left or other.left + other.width <= one.left
            below = one.top + one.height <= other.top or other.top + other.height <= one.top
            assert beside or below


def test_aisles_go_by_number():
    assert list(in_order(["10", "2", "1", "B", "A"]).shelves) == ["1", "2", "10", "A", "B"]


def test_a_drawn_map_is_read(tmp_path):
    path = tmp_path / "map.toml"
    path.write_text(
        'here = [0.1, 0.9]\n[shelves]\n"1" = [0, 0, 0.5, 0.2]\n"Deli" = [0.5, 0.5, 0.5, 0.1]\n'
    )
    plan = load_plan(path)
    assert plan.drawn
    assert plan.here == (0.1, 0.9)
    assert plan.shelves["Deli"].top == 0.5


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "no table 'shelves'"),
        ("[shelves]\n", "no table 'shelves'"),
        ("[shelves]\n1 = [0, 0, 2, 1]", "figures from 0 to 1"),
        ("[shelves]\n1 = [0.8, 0, 0.5, 1]", "does not lie on the map"),
        ("[shelves]\n1 = 'here'", "figures from 0 to 1"),
        ("doors = 1\n[shelves]\n1 = [0, 0, 1, 1]", "sets 'doors'"),
        ("here = [2, 2]\n[shelves]\n1 = [0, 0, 1, 1]", "figures from 0 to 1"),
        ("= x", "not valid TOML"),
    ],
)
def test_a_wrong_map_is_refused_in_a_sentence(tmp_path, text, said):
    path = tmp_path / "map.toml"
    path.write_text(text)
    with pytest.raises(ConfigError, match=said):
        load_plan(path)
    with pytest.raises(ConfigError, match="cannot be read"):
        load_plan(tmp_path / "none.toml")
