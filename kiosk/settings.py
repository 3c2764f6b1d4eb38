"""Settings from one TOML file: what is unknown or wrong in it is an error, never a default."""

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import kiosk
from kiosk.choices import read_choices
from kiosk.errors import ConfigError

MOST_THREADS = 64
_MOST_BYTES = 65_536
_KEYS = (
    "data_folder", "store", "model", "threads", "theme", "map", "dots_per_inch", "idle_seconds",
    "updates", "language", "camera",
)  # fmt: skip
_UPDATE_KEYS = (
    "folder", "channel", "root", "source", "ca", "most_kilobytes_a_second", "jitter_minutes",
    "shared", "name",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class UpdateSettings:
    """Where updates come from, and whom the kiosk trusts with them."""

    folder: Path
    """What the updater hands to the kiosk lies in its ``inbox``."""
    root: Path
    """TUF's root metadata the kiosk was shipped with."""
    channel: str = "default"
    source: str = ""
    """Where the updater looks: an https address, or a folder such as a stick's."""
    ca: Path | None = None
    """The certificates an https source is checked by; None for the system's."""
    most_kilobytes_a_second: int = 0
    """0 for as fast as it goes."""
    jitter_minutes: int = 0
    """The updater waits up to so long, by chance, so that not all kiosks call at once."""
    shared: Path | None = None
    """Where the kiosk leaves word for the updater; None for ``folder``."""
    name: str = ""
    """What head office calls this kiosk, in the status files staff carry there."""

    @property
    def told(self) -> Path:
        """The folder with the kiosk's word for the updater."""
        return self.shared or self.folder


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that can be set, with every path absolute."""

    data_folder: Path
    """Holds what the kiosk keeps: by default the store."""
    store: Path
    """The encrypted store's file."""
    model: Path
    """The folder of the model bundle."""
    threads: int = 1
    """Threads for one inference."""
    theme: Path | None = None
    """A shop's own look."""
    map: Path | None = None
    """A map of the shop."""
    dots_per_inch: int = 96
    """Density of the screen: what is touched is made at least 15 mm large by it."""
    idle_seconds: int = 90
    """After so long without a touch a visit ends."""
    updates: UpdateSettings | None = None
    """None where no updates are set up."""
    language: str = "en"
    """The code of the language a visit begins in."""
    camera: int = 0
    """The camera's number."""
    file: Path | None = None
    """Where these settings were read from; None where there is no file."""

    @property
    def kiosk(self) -> str:
        """What head office calls this kiosk, "" where that was not set."""
        return self.updates.name if self.updates is not None else ""


def load_settings(path: Path | None = None, environ: Mapping[str, str] | None = None) -> Settings:
    """Read the settings file, or the defaults where there is none.

    The file is ``path``, else what KIOSK_SETTINGS names, else ``kiosk/settings.toml`` in the
    user's configuration folder, which need not exist. Relative paths in it start at its folder.
    KIOSK_MODEL, where set, wins over the file. Raises ConfigError.
    """
    environ = os.environ if environ is None else environ
    if path is None and environ.get("KIOSK_SETTINGS"):
        path = Path(environ["KIOSK_SETTINGS"])
    named = path is not None
    if path is None:
        path = _user_folder(environ, "XDG_CONFIG_HOME", ".config") / "kiosk" / "settings.toml"
    there = named or _is_there(path)
    values = _read(path) if there else {}
    unknown = sorted(values.keys() - set(_KEYS))
    if unknown:
        msg = (
            f"{path} sets {unknown[0]!r}, which is not a setting: the settings are "
            f"{', '.join(_KEYS)}."
        )
        raise ConfigError(msg)
    default = _user_folder(environ, "XDG_DATA_HOME", ".local/share") / "kiosk"
    data_folder = _path(path, values, "data_folder", default)
    chosen = read_choices(data_folder)
    language = values.get("language", "en")
    if not isinstance(language, str):
        raise ConfigError(f"{path} sets 'language' to {language!r}: it takes a code in quotes.")
    dots_per_inch = _whole(path, values, "dots_per_inch", 96, (40, 600))
    camera = _whole(path, values, "camera", 0, (0, 255))
    model = _path(path, values, "model", default_model())
    if environ.get("KIOSK_MODEL"):
        model = absolute(Path(environ["KIOSK_MODEL"]))
    return Settings(
        data_folder=data_folder,
        store=_path(path, values, "store", data_folder / "store.db"),
        model=model,
        threads=_whole(path, values, "threads", 1, (1, MOST_THREADS)),
        theme=_path(path, values, "theme", default) if "theme" in values else None,
        map=_path(path, values, "map", default) if "map" in values else None,
        dots_per_inch=chosen.dots_per_inch or dots_per_inch,
        idle_seconds=_whole(path, values, "idle_seconds", 90, (30, 3600)),
        updates=_updates(path, values, data_folder),
        language=chosen.language or language,
        camera=camera if chosen.camera is None else chosen.camera,
        file=path.absolute() if there else None,
    )


def _updates(file: Path, values: Mapping[str, object], data_folder: Path) -> UpdateSettings | None:
    """Read the table ``updates``."""
    table = values.get("updates")
    if table is None:
        return None
    if not isinstance(table, Mapping):
        raise ConfigError(f"{file} sets 'updates' to {table!r}: it is a table, [updates].")
    unknown = sorted(table.keys() - set(_UPDATE_KEYS))
    if unknown:
        msg = (
            f"{file} sets {unknown[0]!r} in [updates], which is not a setting: there are "
            f"{', '.join(_UPDATE_KEYS)}."
        )
        raise ConfigError(msg)
    if "root" not in table:
        raise ConfigError(f"{file} has [updates] without 'root', the file of whom to trust.")
    texts = {}
    for name, default in (("channel", "default"), ("source", ""), ("name", "")):
        texts[name] = table.get(name, default)
        if not isinstance(texts[name], str):
            raise ConfigError(f"{file} sets {name!r} to {texts[name]!r}: it takes text in quotes.")
    return UpdateSettings(
        folder=_path(file, table, "folder", data_folder / "updates"),
        root=_path(file, table, "root", data_folder),
        channel=texts["channel"],
        source=texts["source"],
        ca=_path(file, table, "ca", data_folder) if "ca" in table else None,
        most_kilobytes_a_second=_whole(file, table, "most_kilobytes_a_second", 0, (0, 1 << 30)),
        jitter_minutes=_whole(file, table, "jitter_minutes", 0, (0, 24 * 60)),
        shared=_path(file, table, "shared", data_folder) if "shared" in table else None,
        name=texts["name"][:100],
    )


def default_model() -> Path:
    """Give the folder of the bundle that comes with the kiosk."""
    return Path(kiosk.__file__).absolute().parents[1] / "models" / "default"


def _user_folder(environ: Mapping[str, str], variable: str, fallback: str) -> Path:
    # The XDG specification has relative values ignored.
    named = Path(environ.get(variable, ""))
    if named.is_absolute():
        return named
    try:
        return Path(environ["HOME"] if environ.get("HOME") else Path.home()) / fallback
    except RuntimeError:
        msg = f"There is no home folder to keep things in: set {variable} to a folder."
        raise ConfigError(msg) from None


def _is_there(path: Path) -> bool:
    try:
        return path.exists()
    except OSError as error:
        msg = f"The settings file {path} cannot be looked for ({error.strerror})."
        raise ConfigError(msg) from error


def absolute(path: Path) -> Path:
    """Give the absolute form of a path a person named, ``~`` being a home. Raises ConfigError."""
    try:
        return path.expanduser().absolute()
    except RuntimeError:
        msg = f"The path {path} starts with a home folder that does not exist."
        raise ConfigError(msg) from None


def _read(path: Path) -> dict[str, object]:
    try:
        with path.open("rb") as file:
            untrusted = file.read(_MOST_BYTES + 1)
    except OSError as error:
        msg = f"The settings file {path} cannot be read ({error.strerror})."
        raise ConfigError(msg) from error
    if len(untrusted) > _MOST_BYTES:
        raise ConfigError(f"The settings file {path} is larger than {_MOST_BYTES} bytes.")
    try:
        return tomllib.loads(untrusted.decode("utf-8"))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ConfigError(f"The settings file {path} is not valid TOML: {error}.") from error


def _path(file: Path, values: Mapping[str, object], name: str, default: Path) -> Path:
    value = values.get(name)
    if value is None:
        return default
    if not isinstance(value, str) or not value.strip() or "\0" in value:
        raise ConfigError(f"{file} sets {name!r} to {value!r}: it takes a path in quotes.")
    # Joining leaves a path as it is where it is absolute or begins with a home.
    named = Path(value)
    return absolute(named if value.startswith("~") else file.absolute().parent / named)


def _whole(
    file: Path, values: Mapping[str, object], name: str, default: int, bounds: tuple[int, int]
) -> int:
    value = values.get(name, default)
    least, most = bounds
    if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= most:
        msg = f"{file} sets {name!r} to {value!r}: it takes a whole number from {least} to {most}."
        raise ConfigError(msg)
    return value
