"""Settings come from one file; what is wrong in it is said."""

from pathlib import Path

import pytest

from kiosk.errors import ConfigError
from kiosk.settings import default_model, load_settings


@pytest.fixture
def environ(tmp_path):
    return {"HOME": str(tmp_path / "home"), "XDG_DATA_HOME": str(tmp_path / "data")}


def written(tmp_path: Path, text: str) -> Path:
    file = tmp_path / "kiosk.toml"
    file.write_text(text, encoding="utf-8")
    return file


def test_defaults(tmp_path, environ):
    settings = load_settings(environ=environ)
    assert settings.data_folder == tmp_path / "data" / "kiosk"
    assert settings.store == tmp_path / "data" / "kiosk" / "store.db"
    assert settings.model == default_model()
    assert settings.model.parts[-2:] == ("models", "default")
    assert settings.threads == 1


def test_without_xdg_the_home_folder_is_used(tmp_path):
    settings = load_settings(environ={"HOME": str(tmp_path), "XDG_DATA_HOME": "relative"})
    assert settings.data_folder == tmp_path / ".local" / "share" / "kiosk"


def test_a_file_sets_everything(tmp_path, environ):
    file = written(tmp_path, 'data_folder = "d"\nmodel = "/m/one"\nthreads = 2\n')
    settings = load_settings(file, environ)
    assert settings.data_folder == tmp_path / "d"
    assert settings.store == tmp_path / "d" / "store.db"
    assert settings.model == Path("/m/one")
    assert settings.threads == 2
    file = written(tmp_path, 'store = "~/s.db"\n')
    assert load_settings(file, environ).store.name == "s.db"


def test_updates_are_off_until_they_are_set_up(tmp_path, environ):
    assert load_settings(environ=environ).updates is None
    file = written(tmp_path, '[updates]\nroot = "root.json"\nsource = "https://u.example/k"\n')
    updates = load_settings(file, environ).updates
    assert updates is not None
    assert updates.folder == tmp_path / "data" / "kiosk" / "updates"
    assert (updates.root, updates.channel) == (tmp_path / "root.json", "default")
    assert (updates.source, updates.ca) == ("https://u.example/k", None)


def test_the_users_file_and_the_variables(tmp_path, environ):
    folder = tmp_path / "home" / ".config" / "kiosk"
    folder.mkdir(parents=True)
    (folder / "settings.toml").write_text("threads = 3\n", encoding="utf-8")
    assert load_settings(environ=environ).threads == 3
    other = written(tmp_path, 'threads = 4\nmodel = "file-model"\n')
    named = {**environ, "KIOSK_SETTINGS": str(other)}
    assert load_settings(environ=named).threads == 4
    assert load_settings(environ=named).model == tmp_path / "file-model"
    assert load_settings(environ={**named, "KIOSK_MODEL": "/m"}).model == Path("/m")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("treads = 1\n", "'treads', which is not a setting"),
        ("threads = 0\n", "'threads' to 0"),
        ("threads = true\n", "'threads' to True"),
        ("threads = 1.5\n", "'threads' to 1.5"),
        ('threads = "2"\n', "'threads' to '2'"),
        ("store = 5\n", "'store' to 5"),
        ('model = ""\n', "'model' to ''"),
        ("threads = \n", "not valid TOML"),
        ("# " + "x" * 70_000, "larger than"),
        ("updates = 1\n", "it is a table"),
        ("[updates]\n", "without 'root'"),
        ('[updates]\nroot = "r.json"\nchanel = "a"\n', "'chanel' in .updates."),
        ('[updates]\nroot = "r.json"\nchannel = 7\n', "'channel' to 7"),
    ],
)
def test_what_is_wrong_is_said(tmp_path, environ, text, said):
    with pytest.raises(ConfigError, match=said):
        load_settings(written(tmp_path, text), environ)


def test_a_named_file_must_be_there(tmp_path, environ):
    with pytest.raises(ConfigError, match="cannot be read"):
        load_settings(tmp_path / "none.toml", environ)
    with pytest.raises(ConfigError, match="cannot be read"):
        load_settings(environ={**environ, "KIOSK_SETTINGS": str(tmp_path / "none.toml")})
    (tmp_path / "latin.toml").write_bytes(b'store = "\xe9"\n')
    with pytest.raises(ConfigError, match="not valid TOML"):
        load_settings(tmp_path / "latin.toml", environ)
