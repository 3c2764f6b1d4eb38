"""Regions, stores and rings sign their own channels, and nobody else's."""

import pytest
from tuf.api.exceptions import DownloadError, RepositoryError
from tuf.api.metadata import Metadata, Targets

from kiosk.catalog.description import read_catalog_description
from kiosk.catalog.layout import catalog_target
from tests.fakes.catalog_folders import write_catalog
from tests.tools.publishing.conftest import QUERIES
from tools.publishing.keys import make_key


@pytest.fixture
def north(hq):
    """A region's folder of keys."""
    make_key(hq.folder / "north", "north", hq.secrets())
    return hq.folder / "north"


@pytest.fixture
def catalog(goods, model, tmp_path):
    def make(version=1):
        folder = tmp_path / f"c{version}"
        return str(write_catalog(folder, goods, model, version=version, queries=QUERIES))

    return make


def delegate(hq, channel, role, keys, *more):
    public = str(keys / f"{keys.name}.pub")
    return hq.run("delegate", channel, "--to", role, "--public", public, *more)


def version(hq, channel, name="client"):
    (content,) = hq.client(name).fetch(catalog_target(channel))
    return content and read_catalog_description(content, channel).version


def test_a_region_signs_for_itself_alone(hq, north, catalog, capsys):
    # Head office alone is enough to hand on: what the region has to sign may follow.
    assert delegate(hq, "north", "region-north", north) == 1
    said = capsys.readouterr().out
    assert "region-north has 0 of the 1 signatures" in said
    assert hq.run("sign", "--keys", str(north)) == 0
    assert hq.run("add-catalog", catalog(), "--channel", "north/berlin") == 1
    assert "region-north has 0 of the 1" in capsys.readouterr().out
    assert hq.run("sign", "--keys", str(north)) == 0
    assert version(hq, "north/berlin") == 1
    # Others go on without it meanwhile.
    assert hq.run("add-catalog", catalog(2), "--channel", "north/berlin") == 1
    assert hq.run("add-catalog", catalog(2), "--channel", "south") == 0
    assert (version(hq, "north/berlin"), version(hq, "south")) == (1, 2)


def test_a_channel_that_was_published_before_goes_along(hq, north, catalog):
    """What head office had signed would hide everything the region signs."""
    assert hq.run("add-catalog", catalog(), "--channel", "north") == 0
    assert hq.run("add-catalog", catalog(), "--channel", "south") == 0
    assert delegate(hq, "north", "region-north", north, "--keys", str(north)) == 0
    assert version(hq, "north") == 1
    assert hq.run("add-catalog", catalog(2), "--channel", "north", "--keys", str(north)) == 0
    assert (version(hq, "north"), version(hq, "south")) == (2, 1)


def test_before_the_region_has_signed_the_old_catalog_stays(hq, north, catalog):
    assert hq.run("add-catalog", catalog(), "--channel", "north") == 0
    assert delegate(hq, "north", "region-north", north) == 1
    assert version(hq, "north") == 1
    assert hq.run("sign", "--keys", str(north)) == 0
    assert version(hq, "north", "another") == 1


def test_a_store_below_a_region(hq, north, catalog, capsys):
    make_key(hq.folder / "berlin", "berlin", hq.secrets())
    both = ["--keys", str(north), "--keys", str(hq.folder / "berlin")]
    assert delegate(hq, "north", "region-north", north, *both) == 0
    berlin = hq.folder / "berlin"
    assert delegate(hq, "north/berlin", "berlin", berlin) == 8
    assert "signed by region-north: name it with --parent" in capsys.readouterr().err
    assert delegate(hq, "south", "berlin", berlin, "--parent", "region-north") == 8
    assert "does not sign catalogs of south" in capsys.readouterr().err
    nested = ["--parent", "region-north", *both]
    assert delegate(hq, "north/berlin", "berlin", berlin, *nested) == 0
    assert delegate(hq, "north/berlin", "berlin", berlin, *nested) == 0
    assert hq.run("add-catalog", catalog(), "--channel", "north/berlin", *both) == 0
    assert hq.run("add-catalog", catalog(), "--channel", "north/bonn", *both) == 0
    assert version(hq, "north/berlin") == version(hq, "north/bonn") == 1
    signed = {role: hq.office().published(role).signed for role in ("region-north", "berlin")}
    assert list(signed["berlin"].targets) == [catalog_target("north/berlin")]
    assert list(signed["region-north"].targets) == [catalog_target("north/bonn")]
    assert hq.run("withdraw", "--role", "region-north", *both) == 8
    assert "has handed on to berlin" in capsys.readouterr().err
    assert hq.run("withdraw", "--role", "berlin", *both) == 0
    assert version(hq, "north/berlin") is None
    # A number that a role of that name had before is not given again.
    assert delegate(hq, "north/berlin", "berlin", berlin, *nested) == 0
    assert hq.run("add-catalog", catalog(), "--channel", "north/berlin", *both) == 0
    assert version(hq, "north/berlin") == 1


def test_a_regions_key_signs_no_other_channel(hq, north, catalog):
    assert delegate(hq, "north", "region-north", north, "--keys", str(north)) == 0
    assert hq.run("add-catalog", catalog(), "--channel", "south") == 0
    office = hq.office()
    office.add_target("region-north", catalog_target("south"), b"of the region's own")
    office.add_target("region-north", "models/" + "0" * 64 + ".json", b"{}")
    assert hq.run("sign", "--keys", str(north)) == 0
    assert version(hq, "south") == 1
    assert hq.client().fetch("models/" + "0" * 64 + ".json") == [None]


def test_a_stolen_region_key(hq, north, catalog):
    assert delegate(hq, "north", "region-north", north, "--keys", str(north)) == 0
    assert hq.run("add-catalog", catalog(), "--channel", "north", "--keys", str(north)) == 0
    client = hq.client()
    assert version(hq, "north") == 1
    make_key(hq.folder / "new", "new", hq.secrets())
    new = hq.folder / "new"
    public = str(new / "new.pub")
    # With head office's targets key; the stolen one is not needed.
    assert hq.run("rotate", "region-north", "--public", public, "--keys", str(new)) == 0
    path = next(hq.metadata.glob("*.region-north.json"))
    stolen = Metadata[Targets].from_file(str(path))
    assert version(hq, "north") == 1
    newest = max(hq.metadata.glob("*.region-north.json"), key=lambda one: one.stat().st_mtime_ns)
    stolen.to_file(str(newest))
    with pytest.raises((RepositoryError, DownloadError)):
        hq.client("fresh").fetch(catalog_target("north"))
    assert client.fetch(catalog_target("north")) != [None]


@pytest.mark.parametrize(
    ("channel", "role", "more", "why"),
    [
        ("No Name", "x", [], "is no name of a channel"),
        ("north", "targets", [], "There is a role targets already"),
        ("north", "../x", [], "is no name of a role"),
        ("north", "Nordost", [], "is no name of a role"),
        ("north", "x", ["--threshold", "2"], "1 different keys cannot meet a threshold of 2"),
        ("north", "x", ["--threshold", "0"], "cannot meet a threshold of 0"),
        ("north", "x", ["--parent", "nobody"], "no role nobody to delegate from"),
    ],
)
def test_refused(hq, north, channel, role, more, why, capsys):
    assert delegate(hq, channel, role, north, *more) == 8
    assert why in capsys.readouterr().err
    assert hq.office().drafts() == []


def test_the_same_key_twice_is_one(hq, north, capsys):
    public = str(north / "north.pub")
    twice = ["--public", public, public, "--threshold", "2"]
    assert hq.run("delegate", "north", "--to", "x", *twice) == 8
    assert "1 different keys" in capsys.readouterr().err


def test_a_name_that_is_taken(hq, north, capsys):
    assert delegate(hq, "north", "x", north, "--keys", str(north)) == 0
    assert delegate(hq, "south", "x", north, "--keys", str(north)) == 8
    assert "There is a role x already" in capsys.readouterr().err
    assert hq.run("withdraw", "--role", "targets") == 8
    assert hq.run("withdraw", "--role", "nobody") == 8


def test_cut_short_between_two_drafts(hq, north, catalog):
    """A draft of a role that nobody names yet harms nothing, and the command goes on."""
    assert hq.run("add-catalog", catalog(), "--channel", "north") == 0
    assert delegate(hq, "north", "region-north", north) == 1
    (hq.drafts / "targets.json").unlink()
    assert hq.run("renew") == 0
    assert version(hq, "north") == 1
    assert delegate(hq, "north", "region-north", north, "--keys", str(north)) == 0
    assert version(hq, "north") == 1
    assert hq.office().drafts() == []
