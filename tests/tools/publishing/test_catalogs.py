"""Nothing wrong is published: catalogs and models are tried as kiosks will."""

import hashlib
import shutil

import msgspec
import pytest

from kiosk.catalog.description import Layer, Piece, read_catalog_description, state_of
from kiosk.catalog.layout import catalog_target, piece_path
from kiosk.catalog.pieces import Entry, Picture, write_piece
from kiosk.domain import CatalogItem
from tests.fakes.bundles import write_fake_bundle
from tests.fakes.catalog_folders import write_catalog
from tests.fakes.publishers import model_id
from tests.tools.publishing.conftest import QUERIES

TARGET = catalog_target("default")


def changed(folder, **fields):
    """Change what a built catalog says of itself."""
    path = folder / "catalog.json"
    description = read_catalog_description(path.read_bytes(), None)
    path.write_bytes(msgspec.structs.replace(description, **fields).to_bytes())
    return folder


def put_piece(folder, entries, dim=16):
    content = write_piece(entries, dim)
    sha256 = hashlib.sha256(content).hexdigest()
    path = folder / piece_path(sha256)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return Piece(sha256, len(content), len(entries))


@pytest.fixture
def built(goods, model, tmp_path):
    return write_catalog(tmp_path / "c", goods, model, queries=QUERIES)


class TestRefused:
    @pytest.fixture(autouse=True)
    def nothing_is_published(self, hq):
        yield
        assert hq.client().fetch(TARGET) == [None]
        assert hq.office().drafts() == []
        # Pieces of the model alone, and no remains.
        assert len(list((hq.repo / "targets").rglob("*.json"))) == 1

    @pytest.fixture
    def refused(self, hq, capsys):
        def check(folder, *more):
            assert hq.run("add-catalog", str(folder), *more) in (3, 8)
            said = capsys.readouterr().err
            assert said.startswith("kiosk: ")
            assert said.count("\n") == 1
            return said

        return check

    def test_a_failing_query(self, built, refused):
        bad = changed(built, queries=(msgspec.structs.replace(QUERIES[0], ask="blue"),))
        assert "'blue' finds blue and not red" in refused(bad)

    def test_no_queries(self, built, refused):
        assert "--without-queries" in refused(changed(built, queries=()))

    def test_another_models_vectors(self, goods, model, tmp_path, refused):
        wrong = []
        for one, other in zip(goods, [*goods[1:], goods[0]], strict=True):
            (mine,), (its,) = one.pictures, other.pictures
            picture = Picture(mine.source, mine.digest, mine.vector, mine.colours, its.thumbnail)
            wrong.append(Entry(one.id, one.item, (picture,)))
        folder = write_catalog(tmp_path / "w", wrong, model, queries=QUERIES)
        assert "not what its model makes" in refused(folder)

    def test_a_model_that_is_not_published(self, goods, tmp_path, refused):
        other = write_fake_bundle(tmp_path / "other", embed_dim=24, changes={"name": "other"})
        named = model_id(other)
        folder = write_catalog(tmp_path / "c", goods, named, queries=QUERIES)
        assert "publish it first with add-model" in refused(folder)
        assert "publish it first with add-model" in refused(folder, "--model", str(other))

    def test_another_model_than_it_was_built_with(self, built, tmp_path, refused):
        other = write_fake_bundle(tmp_path / "other", embed_dim=24, changes={"name": "other"})
        assert "was built with the model" in refused(built, "--model", str(other))

    def test_a_published_model_that_is_damaged(self, hq, built, refused):
        largest = max((hq.repo / "pieces").glob("*/*"), key=lambda path: path.stat().st_size)
        largest.write_bytes(b"x")
        assert "damaged: add-model mends it" in refused(built)
        assert hq.run("add-model", str(hq.bundle)) == 0
        assert largest.stat().st_size > 1

    def test_a_damaged_piece(self, built, refused):
        (piece,) = (built / "pieces").glob("*/*")
        piece.write_bytes(piece.read_bytes()[:-1] + b"x")
        assert "is damaged" in refused(built)
        piece.unlink()
        assert "lacks the piece" in refused(built)

    def test_a_piece_that_is_none(self, built, refused):
        (piece,) = (built / "pieces").glob("*/*")
        content = b"KIOSKPC1" + piece.read_bytes()[9:]
        sha256 = hashlib.sha256(content).hexdigest()
        path = built / piece_path(sha256)
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(content)
        layers = (Layer(0, 1, (Piece(sha256, len(content), 3),)),)
        assert "cannot be read" in refused(changed(built, layers=layers))

    def test_a_count_that_is_wrong(self, built, refused):
        (layer,) = read_catalog_description((built / "catalog.json").read_bytes(), None).layers
        (piece,) = layer.pieces
        wrong = msgspec.structs.replace(piece, entries=2)
        folder = changed(built, layers=(msgspec.structs.replace(layer, pieces=(wrong,)),))
        assert "holds 3 entries, and the catalog says 2" in refused(folder)

    def test_a_wrong_state(self, built, refused):
        assert "build it again" in refused(changed(built, state="0" * 64))
        assert "build it again" in refused(changed(built, items=2))

    def test_a_catalog_of_tomorrow(self, built, refused):
        """Kiosks never take it to be earlier than that: they would refuse every update since."""
        assert "set the clocks right" in refused(changed(built, made="2099-01-01T00:00:00Z"))

    def test_a_catalog_of_no_day(self, built, refused):
        assert "a day that is none" in refused(changed(built, made="2026-19-39T00:00:00Z"))

    def test_a_channel_that_is_none(self, built, refused):
        assert "is no name of a channel" in refused(built, "--channel", "No Name")

    def test_no_catalog_at_all(self, tmp_path, refused):
        assert "run build-catalog" in refused(tmp_path / "none")

    def test_no_room_to_try_it(self, built, refused, monkeypatch):
        usage = shutil.disk_usage("/")._replace(free=1)
        monkeypatch.setattr(shutil, "disk_usage", lambda _: usage)
        assert "too little room" in refused(built)

    def test_a_key_that_is_not_there(self, hq, built, capsys):
        assert hq.run("add-catalog", str(built), "--keys", str(hq.folder / "none")) == 8
        assert "no folder of keys" in capsys.readouterr().err


class TestLayers:
    """Of a second version, whose change is a layer beside the base."""

    def second(self, goods, model, folder, change, now):
        write_catalog(folder, goods, model, version=1, queries=QUERIES)
        (base,) = read_catalog_description((folder / "catalog.json").read_bytes(), None).layers
        layer = Layer(1, 2, (put_piece(folder, change),))
        state = state_of((e.id, e.facts_digest(), e.pictures_digest()) for e in now)
        return changed(folder, version=2, layers=(base, layer), state=state, items=len(now))

    def test_a_change(self, hq, goods, model, built, tmp_path, capsys):
        assert hq.run("add-catalog", str(built)) == 0
        cheaper = Entry("blue", CatalogItem("blue", "Cheap"), None)
        now = [goods[0], Entry("blue", cheaper.item, goods[1].pictures)]
        gone = Entry("green", None)
        folder = self.second(goods, model, tmp_path / "2", [cheaper, gone], now)
        capsys.readouterr()
        assert hq.run("add-catalog", str(folder)) == 0
        assert "Version 2 of default is published: 2 items, 1 new parts" in capsys.readouterr().out

    def test_a_way_that_leads_elsewhere(self, hq, goods, model, tmp_path, capsys):
        """New kiosks would get what was built, and those with the version before another."""
        other = [goods[0], goods[1], Entry("extra", CatalogItem("extra", "X"), goods[2].pictures)]
        first = write_catalog(tmp_path / "1", other, model, queries=QUERIES)
        assert hq.run("add-catalog", str(first)) == 0
        change = Entry("blue", CatalogItem("blue", "Cheap"), None)
        now = [goods[0], Entry("blue", change.item, goods[1].pictures), goods[2]]
        folder = self.second(goods, model, tmp_path / "2", [change], now)
        assert hq.run("add-catalog", str(folder)) == 8
        assert "Kiosks that have version 1 would not come to" in capsys.readouterr().err

    def test_an_older_layer_is_looked_at_too(self, hq, goods, model, tmp_path, capsys):
        folder = write_catalog(tmp_path / "1", goods, model, version=2, queries=QUERIES)
        (base,) = read_catalog_description((folder / "catalog.json").read_bytes(), None).layers
        layer = Layer(1, 2, (put_piece(folder, [Entry("blue", None)]),))
        changed(folder, layers=(base, layer))
        (folder / piece_path(layer.pieces[0].sha256)).unlink()
        assert hq.run("add-catalog", str(folder)) == 8
        assert "lacks the piece" in capsys.readouterr().err

    def test_what_is_published_was_lost(self, hq, built, goods, model, tmp_path, capsys):
        """Publishing anew is the way out, so it is not what fails."""
        assert hq.run("add-catalog", str(built)) == 0
        (piece,) = (built / "pieces").glob("*/*")
        (hq.repo / piece.relative_to(built)).unlink()
        for path in (hq.repo / "targets").rglob("*.catalog.json"):
            path.unlink()
        assert hq.run("add-catalog", str(built)) == 0
        assert hq.client().fetch(TARGET) != [None]


class TestModels:
    def test_not_for_commerce(self, hq, tmp_path, capsys):
        other = write_fake_bundle(tmp_path / "b", changes={"commercial_use": False, "name": "b"})
        assert hq.run("add-model", str(other)) == 8
        assert "--allow-noncommercial" in capsys.readouterr().err
        assert hq.run("add-model", str(other), "--allow-noncommercial") == 0

    def test_one_that_does_not_work(self, hq, tmp_path, capsys):
        other = write_fake_bundle(tmp_path / "b", changes={"name": "b"})
        graph = other / "image.onnx"
        graph.write_bytes(graph.read_bytes()[:-1] + b"x")
        before = sorted((hq.repo / "pieces").rglob("*"))
        assert hq.run("add-model", str(other)) == 3
        assert sorted((hq.repo / "pieces").rglob("*")) == before
        assert hq.run("add-model", str(tmp_path / "none")) == 3


def test_a_bundle_of_the_repository_needs_no_name(hq, built, monkeypatch, capsys):
    """The model is taken from where it was published, wherever its folder is by now."""
    assert hq.run("add-catalog", str(built)) == 0
    again = hq.folder / "moved"
    shutil.copytree(hq.bundle, again)
    assert hq.run("add-catalog", str(built), "--model", str(again)) == 0
