"""Which version each store runs, from files that anybody may have written."""

import json
import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.catalog.status_file import Status, write_status
from kiosk.errors import ConfigError, UpdateError
from kiosk.signing import new_key, public_key_of
from tests.fakes.catalog_folders import write_catalog
from tests.fakes.updates import LINEAGE
from tests.tools.publishing.conftest import QUERIES
from tools.publishing import fleet


def status(name, key, *, version=1, written="2026-11-20T10:00:00Z", made="2026-11-19T00:00:00Z",
           channel="default", lineage=LINEAGE, trouble=None):  # fmt: skip
    one = Status(name, public_key_of(key), channel, lineage, version, "ab" * 32, made, written,
                 trouble, written)  # fmt: skip
    return write_status(one, key)


class Stick:
    """A folder that staff put status files into."""

    def __init__(self, folder):
        self.folder = folder
        folder.mkdir()

    def __call__(self, name, content, number=0):
        path = self.folder / f"kiosk-status-{name}-{number}.json"
        path.write_bytes(content)
        return path


@pytest.fixture
def place(tmp_path):
    return Stick(tmp_path / "stick")


@pytest.fixture
def published(hq, goods, model, tmp_path):
    folder = write_catalog(tmp_path / "c", goods, model, version=3, queries=QUERIES)
    assert hq.run("add-catalog", str(folder)) == 0
    return hq


def rows(hq, place, capsys):
    capsys.readouterr()
    assert hq.run("fleet", str(place.folder), "--json", keys=False) == 0
    return {one["kiosk"] or one["file"]: one for one in json.loads(capsys.readouterr().out)}


def test_a_fleet(published, place, capsys):
    hq, berlin, bonn = published, new_key(), new_key()
    first = place("berlin", status("berlin", berlin))
    assert hq.run("fleet", "--add", "berlin", str(first), keys=False) == 0
    assert "is known by the key" in capsys.readouterr().out
    place("berlin", status("berlin", berlin, version=3, written="2026-11-21T10:00:00Z"), 1)
    place("bonn", status("bonn", bonn, trouble="The stick was pulled out."))
    found = rows(hq, place, capsys)
    assert (found["berlin"]["verdict"], found["berlin"]["behind"]) == ("known", 0)
    assert (found["bonn"]["verdict"], found["bonn"]["behind"]) == ("new", 2)
    assert hq.run("fleet", str(place.folder), keys=False) == 0
    said = capsys.readouterr().out
    assert "The stick was pulled out." in said
    assert "fleet REPO --add bonn" in said
    assert "1 known kiosks reported, 1 of them run the newest" in said


def test_who_is_not_who_they_say(published, place, capsys):
    hq, berlin, bonn, thief = published, new_key(), new_key(), new_key()
    for name, key in (("berlin", berlin), ("bonn", bonn)):
        path = place(name, status(name, key))
        assert hq.run("fleet", "--add", name, str(path), keys=False) == 0
        path.unlink()
    place("x", status("berlin", thief, version=3))
    place("y", status("somebody", bonn))
    whole = json.loads(status("berlin", berlin))
    whole["signed"]["version"] = 3
    place("z", json.dumps(whole).encode())
    capsys.readouterr()
    assert hq.run("fleet", str(place.folder), "--json", keys=False) == 0
    found = [(one["verdict"], one["kiosk"]) for one in json.loads(capsys.readouterr().out)]
    assert found == [
        ("forged", "berlin"), ("forged", "somebody"), ("unreadable", None), ("silent", "berlin"),
        ("silent", "bonn"),
    ]  # fmt: skip
    assert hq.run("fleet", str(place.folder), keys=False) == 0
    said = capsys.readouterr().out
    assert "3 files are not to be believed" in said
    assert "Not signed by berlin" in said
    assert "Signed by bonn, under another name" in said
    assert "signature is wrong" in said


def test_another_catalog_or_channel_is_not_compared(published, place, capsys):
    place("a", status("a", new_key(), lineage="cd" * 16, version=7))
    place("b", status("b", new_key(), channel="east"))
    place("c", status("c", new_key(), version=9))
    found = rows(published, place, capsys)
    assert [found[name]["behind"] for name in "abc"] == [None, None, 0]
    assert published.run("fleet", str(place.folder), keys=False) == 0
    said = capsys.readouterr().out
    assert "no update of this catalog" in said
    assert "No such channel" in said


def test_a_clock_that_was_set_back(published, place, capsys):
    """The newer catalog tells which file came later."""
    key = new_key()
    place("a", status("a", key, made="2026-11-01T00:00:00Z", written="2050-01-01T00:00:00Z"))
    place("a", status("a", key, version=2, written="1970-01-01T00:00:00Z"), 1)
    assert rows(published, place, capsys)["a"]["version"] == 2


def test_what_a_file_says_steers_no_terminal(published, place, capsys):
    place("a", status("\x1b[2J\nevil; rm", new_key(), channel="\x1b[1m", trouble="\x1b]0;x\x07"))
    assert published.run("fleet", str(place.folder), keys=False) == 0
    said = capsys.readouterr().out
    assert "\x1b" not in said
    assert "\x07" not in said


def test_registering(published, place, capsys):
    hq, key = published, new_key()
    path = place("a", status("a", key))
    add = ["fleet", "--add"]
    assert hq.run(*add, "b", str(path), keys=False) == 8
    assert "calls itself a" in capsys.readouterr().err
    assert hq.run(*add, "a", str(path), keys=False) == 0
    assert hq.run(*add, "a", str(path), keys=False) == 0
    other = place("other", status("a", new_key()))
    assert hq.run(*add, "a", str(other), keys=False) == 8
    assert "known by another key" in capsys.readouterr().err
    again = place("again", status("b", key))
    assert hq.run(*add, "b", str(again), keys=False) == 8
    assert "known as a's" in capsys.readouterr().err
    assert hq.run("fleet", keys=False) == 2
    assert hq.run("fleet", str(place.folder / "none"), keys=False) == 8


def test_nothing_to_read(published, place, capsys):
    capsys.readouterr()
    assert published.run("fleet", str(place.folder), keys=False) == 0
    assert "no status files" in capsys.readouterr().out


def test_a_list_of_kiosks_that_is_broken(tmp_path):
    (tmp_path / fleet.KNOWN).write_text("a = b = c")
    with pytest.raises(ConfigError, match="cannot be read"):
        fleet.known_kiosks(tmp_path)


@given(st.text(min_size=1, max_size=30))
def test_any_name_that_can_be_shown_is_kept(tmp_path_factory, name):
    work = tmp_path_factory.mktemp("work")
    key = new_key()
    file = work / "status.json"
    try:
        file.write_bytes(status(name, key))
    except UnicodeEncodeError:
        return
    try:
        fleet.register(work, name, file)
    except UpdateError:
        assert not (work / fleet.KNOWN).exists()
        return
    assert fleet.known_kiosks(work) == {name: public_key_of(key)}
    assert tomllib.loads((work / fleet.KNOWN).read_text(encoding="utf-8"))
