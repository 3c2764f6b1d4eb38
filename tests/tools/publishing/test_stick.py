"""What kiosks need, on a stick: whole, small, of plain files with names that any stick takes."""

import re
import shutil
import threading

import pytest

from kiosk.catalog.layout import catalog_target, model_target, piece_path
from kiosk.errors import UpdateError
from tests.fakes.catalog_folders import write_catalog
from tests.tools.publishing.conftest import QUERIES
from tools.publishing import stick as module
from tools.publishing.contents import channels_of
from tools.publishing.files import copy_whole
from tools.publishing.keys import make_key
from tools.publishing.stick import export

FORBIDDEN = re.compile(r'[<>:"\\|?*\x00-\x1f]|[ .]$')


def publish(hq, goods, model, tmp_path, channel="default", version=1, *more):
    name = f"{channel.replace('/', '-')}-{version}"
    folder = write_catalog(tmp_path / name, goods, model, version=version, queries=QUERIES)
    assert hq.run("add-catalog", str(folder), "--channel", channel, *more) == 0


@pytest.fixture
def stick(tmp_path):
    return tmp_path / "stick"


def files(folder):
    return {path.relative_to(folder).as_posix(): path.read_bytes()
            for path in folder.rglob("*") if path.is_file()}  # fmt: skip


def test_plain_files_that_any_stick_takes(hq, goods, model, tmp_path, stick, capsys):
    publish(hq, goods, model, tmp_path)
    publish(hq, goods, model, tmp_path, "north/berlin")
    capsys.readouterr()
    assert hq.run("export", str(stick)) == 0
    said = capsys.readouterr()
    assert "holds default, north/berlin" in said.out
    assert re.search(r"To copy: .* MB in \d+ files; free: ", said.err)
    paths = list(stick.rglob("*"))
    for path in paths:
        assert not FORBIDDEN.search(path.name)
        assert len(path.name) < 255
        assert not path.is_symlink()
        assert path.is_dir() or path.stat().st_nlink == 1
    lower = [str(path).lower() for path in paths]
    assert len(set(lower)) == len(lower)
    assert "default, north/berlin" in (stick / "README.txt").read_text()
    client = hq.client("k", stick)
    (content,) = client.fetch(catalog_target("north/berlin"))
    assert content
    assert client.fetch(model_target(model.digest)) != [None]


def test_what_is_there_already_is_not_copied_again(hq, goods, model, tmp_path, stick):
    publish(hq, goods, model, tmp_path)
    first = export(hq.office(), stick)
    assert first.copied_bytes > 0
    damaged = max((stick / "pieces").glob("*/*"), key=lambda path: path.stat().st_size)
    whole = damaged.read_bytes()
    assert export(hq.office(), stick).copied_bytes == 0
    damaged.write_bytes(whole[:-1] + b"x")
    again = export(hq.office(), stick)
    assert again.copied_bytes == len(whole)
    assert damaged.read_bytes() == whole


def test_one_channel_alone(hq, goods, model, tmp_path, stick, capsys):
    """What other regions have is none of this one's business."""
    for name in ("north", "south"):
        make_key(hq.keys, name, hq.secrets())
        public = str(hq.keys / f"{name}.pub")
        assert hq.run("delegate", name, "--to", f"region-{name}", "--public", public) == 0
    publish(hq, goods, model, tmp_path, "north")
    publish(hq, goods[:2], model, tmp_path, "south")
    assert hq.run("export", str(stick), "--channel", "north") == 0
    names = files(stick)
    assert [name for name in names if "region-north" in name]
    assert not [name for name in names if "south" in name]
    assert hq.client("k", stick).fetch(catalog_target("north")) != [None]
    assert hq.run("export", str(stick), "--channel", "east") == 8
    assert "no channel east" in capsys.readouterr().err


def test_only_what_takes_a_version_further(hq, goods, model, tmp_path, stick, capsys):
    publish(hq, goods, model, tmp_path, version=4)
    everything = export(hq.office(), stick / "whole")
    up_to_date = export(hq.office(), stick / "step", since=4, models=False)
    assert up_to_date.files < everything.files
    assert not (stick / "step" / "pieces").exists()
    assert not (stick / "step" / "targets" / "models").exists()
    assert hq.client("k", stick / "step").fetch(catalog_target("default")) != [None]
    assert hq.run("export", str(stick), "--since", "9") == 8
    assert "No layers lead from version 9" in capsys.readouterr().err
    assert hq.run("export", str(stick), "--since", "-1") == 2


def test_an_older_export_makes_room_and_the_rest_stays(hq, goods, model, tmp_path, stick):
    publish(hq, goods, model, tmp_path)
    export(hq.office(), stick)
    photos = {"metadata/notes.txt": b"1", "photo.jpg": b"2", "targets/other/a.json": b"3",
              "pieces/ab/mine": b"4"}  # fmt: skip
    for name, content in photos.items():
        (stick / name).parent.mkdir(parents=True, exist_ok=True)
        (stick / name).write_bytes(content)
    old = channels_of(hq.office())["default"].layers[0].pieces[0]
    publish(hq, goods[:2], model, tmp_path, version=2)
    done = export(hq.office(), stick)
    assert done.removed > 0
    assert not (stick / piece_path(old.sha256)).exists()
    found = files(stick)
    assert all(found[name] == content for name, content in photos.items())
    assert len([name for name in found if name.endswith("snapshot.json")]) == 1


def test_cut_short_anywhere_it_goes_on(hq, goods, model, tmp_path, stick, monkeypatch):
    publish(hq, goods, model, tmp_path)
    export(hq.office(), stick)
    publish(hq, goods[:2], model, tmp_path, version=2)
    copy, client = copy_whole, hq.client("k", stick)
    client.fetch(catalog_target("default"))
    said: list[str] = []
    for place in range(100):
        left = [place]

        def cut(source, path, *, link, left=left):
            if not left[0]:
                path.with_name(f".{path.name}.new").write_bytes(b"half")
                raise OSError(5, "Input/output error", str(path))
            left[0] -= 1
            copy(source, path, link=link)

        monkeypatch.setattr(module, "copy_whole", cut)
        try:
            export(hq.office(), stick)
        except UpdateError as error:
            said.append(str(error))
        else:
            break
        # Nothing the old timestamp leads to is gone.
        client.fetch(catalog_target("default"))
        hq.client(f"new-{place}", stick).fetch(catalog_target("default"))
    assert place > 2
    assert all("the same command goes on from there" in one for one in said)
    assert not list(stick.rglob("*.new"))


def test_a_stick_that_is_full(hq, goods, model, tmp_path, stick, monkeypatch, capsys):
    publish(hq, goods, model, tmp_path)
    usage = shutil.disk_usage("/")
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage._replace(free=3_000_000))
    assert hq.run("export", str(stick)) == 8
    said = capsys.readouterr().err
    assert "The stick has 3.0 MB free and needs" in said
    assert not (stick / "metadata").exists()


def test_room_that_an_older_export_takes(hq, goods, model, tmp_path, stick, monkeypatch):
    publish(hq, goods, model, tmp_path)
    export(hq.office(), stick)
    publish(hq, goods[:2], model, tmp_path, version=2)
    free = iter([0, 1 << 40])
    usage = shutil.disk_usage("/")
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage._replace(free=next(free)))
    assert export(hq.office(), stick).removed > 0
    assert hq.client("k", stick).fetch(catalog_target("default")) != [None]


def test_what_is_no_stick(hq, goods, model, tmp_path, capsys):
    assert hq.run("export", str(tmp_path / "x")) == 8
    assert "No catalog is published yet" in capsys.readouterr().err
    publish(hq, goods, model, tmp_path)
    before = files(hq.repo)
    for path in (hq.repo, hq.repo / "metadata", hq.repo / "x" / ".."):
        assert hq.run("export", str(path)) == 8
        assert "is the repository itself" in capsys.readouterr().err
    file = tmp_path / "file"
    file.write_text("x")
    assert hq.run("export", str(file)) == 8
    assert files(hq.repo) == before


def test_drafts_stay_at_home(hq, goods, model, tmp_path, stick, capsys):
    publish(hq, goods, model, tmp_path)
    hq.put("models/" + "0" * 64 + ".json", b"{}", publish=False)
    assert hq.run("export", str(stick)) == 0
    assert "not published yet: the drafts of targets" in capsys.readouterr().err
    assert hq.client("k", stick).fetch("models/" + "0" * 64 + ".json") == [None]


def test_progress_reaches_the_end(hq, goods, model, tmp_path, stick):
    publish(hq, goods, model, tmp_path)
    seen = []
    done = export(hq.office(), stick, progress=lambda one, total: seen.append((one, total)))
    assert seen[-1] == (done.copied_bytes, done.copied_bytes)
    assert seen == sorted(seen)
    assert threading.active_count() == 1
