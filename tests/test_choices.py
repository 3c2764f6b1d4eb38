"""What is chosen at first start: kept whole, read strictly, and it wins over the settings."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.choices import FILE, LEAST_DOTS, MOST_DOTS, Choices, read_choices, write_choices
from kiosk.errors import ConfigError
from kiosk.settings import load_settings

choices = st.builds(
    Choices,
    st.none() | st.sampled_from(["en", "zh", "ar"]),
    st.none() | st.integers(LEAST_DOTS, MOST_DOTS),
    st.none() | st.integers(0, 255),
    st.booleans(),
)


@given(chosen=choices)
def test_what_was_chosen_is_read_again(tmp_path_factory, chosen):
    folder = tmp_path_factory.mktemp("data")
    write_choices(folder, chosen)
    assert read_choices(folder) == chosen
    assert [path.name for path in folder.iterdir()] == [FILE]


def test_without_a_file_nothing_is_chosen(tmp_path):
    assert read_choices(tmp_path) == Choices()


@pytest.mark.parametrize("content", [
    "language = 7", "dots_per_inch = 3", "camera = true", "finished = 1", "colour = 'red'",
    "not toml at all", "\xff", "x = '" + 5000 * "a" + "'",
])  # fmt: skip
def test_a_file_that_is_none_is_said_and_never_a_default(tmp_path, content):
    (tmp_path / FILE).write_text(content, "latin-1")
    with pytest.raises(ConfigError, match="first start"):
        read_choices(tmp_path)


def test_they_win_over_the_settings(tmp_path):
    file = tmp_path / "settings.toml"
    file.write_text('data_folder = "data"\nlanguage = "de"\ndots_per_inch = 100\n', "utf-8")
    settings = load_settings(file, {"HOME": str(tmp_path)})
    assert (settings.language, settings.dots_per_inch, settings.camera) == ("de", 100, 0)
    write_choices(tmp_path / "data", Choices("fr", 120, 2, finished=True))
    settings = load_settings(file, {"HOME": str(tmp_path)})
    assert (settings.language, settings.dots_per_inch, settings.camera) == ("fr", 120, 2)


def test_what_cannot_be_kept_is_said(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(ConfigError, match="cannot be kept"):
        write_choices(tmp_path / "file", Choices())
