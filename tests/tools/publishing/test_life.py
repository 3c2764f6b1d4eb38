"""Head office signs, a client that knows the first root alone takes it: a repository's life."""

import json

import pytest

from kiosk.catalog.description import read_catalog_description, read_model_description
from kiosk.catalog.layout import catalog_target, model_target
from kiosk.errors import UpdateError
from kiosk.settings import UpdateSettings
from kiosk.updater.once import update_once
from kiosk.updater.pace import Pace
from kiosk.updater.sources import FolderSource
from tests.fakes.catalog_folders import write_catalog
from tests.tools.publishing.conftest import QUERIES
from tools.publishing.keys import keys_in

TARGET = catalog_target("default")


def version(client, channel="default"):
    (content,) = client.fetch(catalog_target(channel))
    return read_catalog_description(content, channel).version


def test_a_whole_life(hq, goods, model, tmp_path, capsys):
    folder = write_catalog(tmp_path / "c1", goods, model, queries=QUERIES)
    assert hq.run("add-catalog", str(folder)) == 0
    assert "1 queries passed" in capsys.readouterr().out
    client = hq.client()
    assert version(client) == 1
    (content,) = client.fetch(model_target(model.digest))
    assert read_model_description(content, model.digest).model.id() == model
    for number, role in enumerate(("timestamp", "snapshot", "targets", "root"), 2):
        assert hq.run("rotate", role, "--into", str(hq.keys)) == 0
        folder = write_catalog(tmp_path / f"c{number}", goods, model, version=number,
                               queries=QUERIES)  # fmt: skip
        assert hq.run("add-catalog", str(folder)) == 0
        assert version(client) == number
    stolen = hq.key("targets-2").public.keyid
    assert hq.run("revoke", stolen, "--into", str(hq.keys)) == 0
    assert "targets-3.key" in capsys.readouterr().out
    assert hq.run("renew", "--roles", "root", "targets") == 0
    stick = tmp_path / "stick"
    assert hq.run("export", str(stick)) == 0
    assert version(client) == 5
    # One that slept all along, from the stick.
    assert version(hq.client("late", stick)) == 5
    # And the kiosk's own updater.
    root = tmp_path / "root.json"
    root.write_bytes(hq.first_root)
    updates = UpdateSettings(tmp_path / "updates", root)
    assert update_once(updates, FolderSource(stick, Pace())).version == 5
    capsys.readouterr()
    assert hq.run("status", "--json") == 0
    state = json.loads(capsys.readouterr().out)
    assert {one["role"]: one["threshold"] for one in state["roles"]}["root"] == 2
    assert (state["channels"][0]["version"], state["lacking"]) == (5, [])
    names = [key["name"] for one in state["roles"] for key in one["keys"]]
    assert "targets-3" in names
    assert None not in names


def test_status_says_what_is_there_and_what_ends(hq, goods, model, tmp_path, capsys):
    assert hq.run("status") == 0
    said = capsys.readouterr().out
    assert "No catalog is published yet." in said
    assert "nothing expires soon" in said
    catalog = write_catalog(tmp_path / "c", goods, model, queries=QUERIES)
    assert hq.run("add-catalog", str(catalog)) == 0
    assert hq.run("renew", "--days", "3", "--roles", "timestamp") == 0
    assert "timestamp until" in capsys.readouterr().out
    assert hq.run("status") == 0
    said = capsys.readouterr().out
    assert "timestamp expires in 2 days: renew it" in said
    assert "(timestamp)" in said
    assert model.digest[:12] in said
    assert hq.run("status", keys=False) == 0
    assert "(timestamp)" not in capsys.readouterr().out


def test_the_same_again_is_no_error(hq, goods, model, tmp_path, capsys):
    folder = write_catalog(tmp_path / "c", goods, model, queries=QUERIES)
    assert hq.run("add-catalog", str(folder)) == 0
    before = sorted(path.name for path in hq.metadata.iterdir())
    assert hq.run("add-catalog", str(folder)) == 0
    assert "and was before" in capsys.readouterr().out
    assert hq.run("add-model", str(hq.bundle)) == 0
    assert hq.run("sign") == 0
    assert "nothing to sign" in capsys.readouterr().out
    assert sorted(path.name for path in hq.metadata.iterdir()) == before


def test_older_versions_and_other_lineages(hq, goods, model, tmp_path, capsys):
    first = write_catalog(tmp_path / "a", goods, model, version=3, queries=QUERIES)
    assert hq.run("add-catalog", str(first)) == 0
    client = hq.client()
    assert version(client) == 3
    old = write_catalog(tmp_path / "b", goods[:2], model, version=3, queries=QUERIES)
    assert hq.run("add-catalog", str(old)) == 8
    assert "has version 3 already" in capsys.readouterr().err
    other = write_catalog(tmp_path / "d", goods, model, lineage="cd" * 16, queries=QUERIES)
    assert hq.run("add-catalog", str(other)) == 8
    assert "--new-lineage" in capsys.readouterr().err
    assert hq.run("add-catalog", str(other), "--new-lineage") == 0
    assert version(client) == 1


def test_one_build_goes_to_ring_after_ring(hq, goods, model, tmp_path, capsys):
    folder = write_catalog(tmp_path / "c", goods, model, queries=QUERIES, channel="ring-1")
    # By itself to the channel it was built for.
    assert hq.run("add-catalog", str(folder)) == 0
    assert "of ring-1 is published" in capsys.readouterr().out
    assert hq.run("add-catalog", str(folder), "--channel", "ring-2") == 0
    assert "0 new parts" in capsys.readouterr().out
    client = hq.client()
    assert (version(client, "ring-1"), version(client, "ring-2")) == (1, 1)


def test_withdrawn_and_tidied_up(hq, goods, model, tmp_path, capsys):
    for number in (1, 2):
        folder = write_catalog(tmp_path / f"c{number}", goods[:number], model, version=number,
                               queries=QUERIES)  # fmt: skip
        assert hq.run("add-catalog", str(folder)) == 0
    client = hq.client()
    assert version(client) == 2
    pieces = set((hq.repo / "pieces").glob("*/*"))
    assert hq.run("prune") == 0
    # The piece and the description of version 1, and metadata nobody is led to any more.
    assert len(pieces - set((hq.repo / "pieces").glob("*/*"))) == 1
    assert len(list(hq.metadata.glob("*.snapshot.json"))) == 1
    assert version(hq.client("another")) == 2
    assert hq.run("withdraw", "--model", model.digest[:10]) == 8
    assert "The catalogs of default need this model" in capsys.readouterr().err
    assert hq.run("withdraw", "--channel", "default") == 0
    assert client.fetch(TARGET) == [None]
    assert hq.run("withdraw", "--channel", "default") == 8
    assert hq.run("withdraw", "--model", "0123") == 8
    assert "No model begins with 0123" in capsys.readouterr().err
    assert hq.run("withdraw", "--model", model.digest[:10]) == 0
    assert hq.run("prune") == 0
    assert not [path for path in (hq.repo / "pieces").rglob("*") if path.is_file()]
    assert hq.client("third").fetch(TARGET) == [None]


def test_a_second_init_changes_nothing(hq, capsys):
    before = sorted(path.read_bytes() for path in hq.repo.rglob("*.json"))
    assert hq.run("init") == 8
    assert "already" in capsys.readouterr().err
    assert sorted(path.read_bytes() for path in hq.repo.rglob("*.json")) == before


def test_no_repository(tmp_path, capsys):
    from tools import publish

    assert publish.main(["status", str(tmp_path / "none")]) == 8
    assert "make one with init" in capsys.readouterr().err
    assert not list(tmp_path.iterdir())


def test_what_is_published_is_what_was_drafted(hq):
    """Reading gives what clients see, not what is being changed."""
    hq.put("models/" + "0" * 64 + ".json", b"{}", publish=False)
    office = hq.office()
    assert office.find("models/" + "0" * 64 + ".json")
    assert not office.as_published().find("models/" + "0" * 64 + ".json")
    with pytest.raises(UpdateError, match="no role nobody"):
        office.edit("nobody")
    assert len(keys_in([hq.keys])) == 6
