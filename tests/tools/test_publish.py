"""Head office signs, a kiosk's client takes it: a repository's whole life, and what it refuses."""

import io
import json
import shutil
import stat
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from kiosk.catalog.description import Query
from kiosk.catalog.pieces import Entry, Picture
from kiosk.domain import CatalogItem, ModelId
from kiosk.encoders import load_bundle
from kiosk.errors import ConfigError, UpdateError
from kiosk.packing import packed
from kiosk.settings import UpdateSettings
from kiosk.updater.once import Outcome, update_once
from kiosk.updater.pace import Pace
from kiosk.updater.sources import FolderSource
from tests.fakes.bundles import write_fake_bundle
from tests.fakes.catalog_folders import write_catalog
from tools import publish
from tools.publishing.catalogs import add_catalog
from tools.publishing.keys import Passphrases, keys_in, make_key
from tools.publishing.office import Office
from tools.publishing.signing import Signing

COLOURS = {"red": (220, 20, 20), "blue": (20, 20, 220), "green": (20, 200, 20)}


@pytest.fixture(scope="module")
def bundle(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_fake_bundle(tmp_path_factory.mktemp("models") / "fake")


@pytest.fixture(scope="module")
def goods(bundle: Path) -> list[Entry]:
    """Things of three colours with the vectors the model gives them."""
    encoder = load_bundle(bundle).image
    found = []
    for name, colour in COLOURS.items():
        pixels = np.full((40, 40, 3), colour, np.uint8)
        file = io.BytesIO()
        Image.fromarray(pixels).save(file, "JPEG", quality=95)
        vector = packed(encoder.encode_image([pixels])[0])
        picture = Picture(f"{name}.jpg", "0" * 64, vector, bytes(12), file.getvalue())
        found.append(Entry(name, CatalogItem(name, f"Thing {name}"), (picture,)))
    return found


@pytest.fixture(scope="module")
def model(bundle: Path) -> ModelId:
    return load_bundle(bundle).model_id


class Headquarters:
    """A publisher with all keys at hand, and a kiosk that trusts the first root."""

    def __init__(self, folder: Path, bundle: Path) -> None:
        self.folder, self.bundle = folder, bundle
        self.repo, self.keys = folder / "repo", folder / "keys"
        self.passphrases = folder / "pass.toml"
        self.passphrases.write_text('"*" = "correct horse"\n', encoding="utf-8")
        assert self.run("init") == 0
        self.updates = UpdateSettings(folder / "updates", folder / "root.json")
        shutil.copy(self.repo / "metadata" / "1.root.json", self.updates.root)

    def run(self, command: str, *more: str, keys: bool = True) -> int:
        arguments = [command, str(self.repo), *more, "--passphrases", str(self.passphrases)]
        return publish.main([*arguments, *(["--keys", str(self.keys)] if keys else [])])

    def catalog(self, folder: Path, *more: str) -> int:
        return self.run("add-catalog", str(folder), "--model", str(self.bundle), *more)

    def update(self, source: Path | None = None) -> Outcome:
        """Do what a kiosk's updater does."""
        return update_once(self.updates, FolderSource(source or self.repo, Pace()))


@pytest.fixture
def office(tmp_path: Path, bundle: Path, capsys: pytest.CaptureFixture[str]) -> Headquarters:
    made = Headquarters(tmp_path, bundle)
    assert made.run("add-model", str(bundle)) == 0
    capsys.readouterr()
    return made


QUERIES = [Query("red", ("red",), 1)]


def test_a_whole_life(office, goods, model, tmp_path, capsys):
    folder = write_catalog(tmp_path / "c1", goods, model, queries=QUERIES)
    assert office.catalog(folder) == 0
    assert "1 queries passed" in capsys.readouterr().out
    assert office.update().version == 1
    for version, role in enumerate(("timestamp", "snapshot", "targets", "root"), 2):
        assert office.run("rotate", role, "--into", str(office.keys)) == 0
        folder = write_catalog(tmp_path / f"c{version}", goods, model, version=version,
                               queries=QUERIES)  # fmt: skip
        assert office.catalog(folder) == 0
        assert office.update().version == version
    assert office.run("renew", "--roles", "root", "targets") == 0
    assert office.update().delivery is not None
    # A stick that a kiosk takes whose root is the first one.
    stick = tmp_path / "stick"
    assert office.run("export", str(stick)) == 0
    assert not [path for path in stick.rglob("*") if path.is_symlink()]
    shutil.rmtree(office.updates.folder)
    assert office.update(stick).version == 5
    capsys.readouterr()
    assert office.run("status", "--json") == 0
    state = json.loads(capsys.readouterr().out)
    assert {one["role"]: one["threshold"] for one in state["roles"]}["root"] == 2
    assert (state["channels"][0]["version"], state["lacking"]) == (5, [])
    assert office.run("status") == 0
    assert "default" in capsys.readouterr().out


def test_keys_are_for_their_owner_and_useless_without_their_words(office):
    for path in office.keys.glob("*.key"):
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
        assert b"ENCRYPTED" in path.read_bytes()
    (key,) = [one for one in keys_in([office.keys]) if one.name == "targets"]
    office.passphrases.write_text('"*" = "something else"\n', encoding="utf-8")
    with pytest.raises(UpdateError, match="does not open the key targets"):
        key.signer(Passphrases(office.passphrases))
    with pytest.raises(UpdateError, match="never overwritten"):
        make_key(office.keys, "targets", Passphrases(office.passphrases))
    office.passphrases.write_text('"*" = "short"\n', encoding="utf-8")
    with pytest.raises(ConfigError, match="at least 8"):
        make_key(office.keys, "other", Passphrases(office.passphrases))


def test_a_second_init_changes_nothing(office, capsys):
    before = sorted(path.read_bytes() for path in office.repo.rglob("*.json"))
    assert office.run("init") == 8
    assert "already" in capsys.readouterr().err
    assert sorted(path.read_bytes() for path in office.repo.rglob("*.json")) == before


def test_a_root_is_changed_by_two_keys_from_two_safes(office, tmp_path, capsys):
    safes = [tmp_path / "safe-1", tmp_path / "safe-2"]
    for number, safe in enumerate(safes, 1):
        safe.mkdir()
        for path in office.keys.glob(f"root-{number}.*"):
            path.rename(safe / path.name)
    (office.keys / "root-3.key").unlink()
    (office.keys / "root-3.pub").unlink()
    assert office.run("renew", "--roles", "root") == 1
    assert "root: 0 of 2 signatures" in capsys.readouterr().out
    assert office.run("sign", "--keys", str(safes[0])) == 1
    assert "root: 1 of 2 signatures" in capsys.readouterr().out
    # Kiosks see nothing of what is half signed.
    assert not (office.repo / "metadata" / "2.root.json").exists()
    assert office.run("sign", "--keys", str(safes[1])) == 0
    assert (office.repo / "metadata" / "2.root.json").exists()


def test_a_stolen_key_signs_nothing_any_more(office, goods, model, tmp_path, capsys):
    office.catalog(write_catalog(tmp_path / "c", goods, model, queries=QUERIES))
    office.update()
    stolen = tmp_path / "stolen"
    stolen.mkdir()
    for path in office.keys.glob("targets.*"):
        shutil.copy(path, stolen)
    keyid = keys_in([stolen])[0].public.keyid
    assert office.run("revoke", keyid[:12]) == 8
    assert "give it new ones with rotate" in capsys.readouterr().err
    assert office.run("rotate", "targets", "--into", str(office.keys)) == 0
    for path in office.keys.glob("targets.*"):
        path.unlink()
    newer = write_catalog(tmp_path / "c2", goods, model, version=2, queries=QUERIES)
    assert office.catalog(newer) == 0
    assert office.update().version == 2
    assert office.run("revoke", keyid) == 8
    assert "No role has a key" in capsys.readouterr().err


def test_a_region_signs_for_itself_alone(office, goods, model, tmp_path, capsys):
    region = make_key(tmp_path / "region", "north", Passphrases(office.passphrases))
    public = str(region.path.with_suffix(".pub"))
    assert office.run("delegate", "north", "--to", "north", "--public", public) == 1
    assert office.run("sign", "--keys", str(tmp_path / "region")) == 0
    capsys.readouterr()
    folder = write_catalog(tmp_path / "c", goods, model, channel="north/berlin", queries=QUERIES)
    assert office.catalog(folder, "--channel", "north/berlin") == 1
    assert "north: 0 of 1 signatures" in capsys.readouterr().out
    assert office.run("sign", "--keys", str(tmp_path / "region")) == 0
    berlin = UpdateSettings(tmp_path / "berlin", office.updates.root, channel="north/berlin")
    assert update_once(berlin, FolderSource(office.repo, Pace())).version == 1
    assert office.run("delegate", "north", "--to", "north", "--public", public) == 8
    assert "is taken" in capsys.readouterr().err


class TestRefused:
    """Nothing wrong is published."""

    @pytest.fixture(autouse=True)
    def nothing_is_published(self, office: Headquarters) -> object:
        yield
        with pytest.raises(UpdateError, match="no catalog"):
            office.update()

    def refused(self, office: Headquarters, capsys: object, folder: Path, *more: str) -> str:
        assert office.catalog(folder, *more) in (3, 8)
        said = capsys.readouterr().err  # type: ignore[attr-defined]
        assert said.count("\n") == 1
        return str(said)

    def test_a_failing_query(self, office, goods, model, tmp_path, capsys):
        bad = [Query("blue", ("red",), 1)]
        folder = write_catalog(tmp_path / "c", goods, model, queries=bad)
        assert "'blue' finds blue and not red" in self.refused(office, capsys, folder)

    def test_no_queries(self, office, goods, model, tmp_path, capsys):
        folder = write_catalog(tmp_path / "c", goods, model)
        assert "--without-queries" in self.refused(office, capsys, folder)

    def test_another_models_vectors(self, office, goods, model, tmp_path, capsys):
        swapped = [
            Entry(one.id, one.item, other.pictures)
            for one, other in zip(goods, [*goods[1:], goods[0]], strict=True)
        ]
        wrong = []
        for one, other in zip(swapped, goods, strict=True):
            assert one.pictures
            assert other.pictures
            (mine,), (its,) = one.pictures, other.pictures
            picture = Picture(mine.source, mine.digest, its.vector, mine.colours, mine.thumbnail)
            wrong.append(Entry(one.id, one.item, (picture,)))
        folder = write_catalog(tmp_path / "c", wrong, model, queries=QUERIES)
        assert "not what its model makes" in self.refused(office, capsys, folder)

    def test_a_model_that_is_not_published(self, office, goods, tmp_path, capsys):
        other = write_fake_bundle(tmp_path / "other", embed_dim=24, changes={"name": "other"})
        named = load_bundle(other).model_id
        folder = write_catalog(tmp_path / "c", goods, named, queries=QUERIES)
        assert office.run("add-catalog", str(folder), "--model", str(other)) == 8
        assert "publish it first with add-model" in capsys.readouterr().err
        assert "was built with the model" in self.refused(office, capsys, folder)

    def test_a_damaged_piece(self, office, goods, model, tmp_path, capsys):
        folder = write_catalog(tmp_path / "c", goods, model, queries=QUERIES)
        (piece,) = (folder / "pieces").glob("*/*")
        piece.write_bytes(piece.read_bytes()[:-1] + b"x")
        assert "is damaged" in self.refused(office, capsys, folder)
        piece.unlink()
        assert "lacks the piece" in self.refused(office, capsys, folder)

    def test_a_wrong_state(self, office, goods, model, tmp_path, capsys):
        folder = write_catalog(tmp_path / "c", goods, model, queries=QUERIES, state="0" * 64)
        assert "build it again" in self.refused(office, capsys, folder)

    def test_a_channel_that_is_none(self, office, goods, model, tmp_path, capsys):
        folder = write_catalog(tmp_path / "c", goods, model, queries=QUERIES)
        assert "cannot be read" in self.refused(office, capsys, folder, "--channel", "No Name")

    def test_no_catalog_at_all(self, office, tmp_path, capsys):
        assert "run build-catalog" in self.refused(office, capsys, tmp_path / "none")


def test_older_versions_and_other_lineages(office, goods, model, tmp_path, capsys):
    assert (
        office.catalog(write_catalog(tmp_path / "a", goods, model, version=3, queries=QUERIES)) == 0
    )
    old = write_catalog(tmp_path / "b", goods, model, version=3, queries=QUERIES)
    assert office.catalog(old) == 8
    assert "has version 3 already" in capsys.readouterr().err
    other = write_catalog(tmp_path / "d", goods, model, lineage="cd" * 16, queries=QUERIES)
    assert office.catalog(other) == 8
    assert "--new-lineage" in capsys.readouterr().err
    assert office.catalog(other, "--new-lineage") == 0
    # What nothing refers to any more goes.
    assert office.run("prune") == 0
    assert office.update().version == 1


def test_one_build_goes_to_ring_after_ring(office, goods, model, tmp_path, capsys):
    folder = write_catalog(tmp_path / "c", goods, model, queries=QUERIES)
    assert office.catalog(folder, "--channel", "ring-1") == 0
    assert office.catalog(folder, "--channel", "ring-2") == 0
    assert "0 new parts" in capsys.readouterr().out
    for ring in ("ring-1", "ring-2"):
        updates = UpdateSettings(tmp_path / ring, office.updates.root, channel=ring)
        assert update_once(updates, FolderSource(office.repo, Pace())).version == 1


def test_withdrawn(office, goods, model, tmp_path):
    office.catalog(write_catalog(tmp_path / "c", goods, model, queries=QUERIES))
    assert office.run("withdraw", "--channel", "default") == 0
    assert office.run("prune") == 0
    with pytest.raises(UpdateError, match="no catalog for the channel"):
        office.update()


def test_a_kill_at_any_step_leaves_the_old_state_or_the_new(office, goods, model, tmp_path):
    office.catalog(write_catalog(tmp_path / "c1", goods, model, queries=QUERIES))
    assert office.update().version == 1
    steps: list[str] = []
    version = 2
    place = 0
    while True:
        folder = write_catalog(tmp_path / f"v{version}", goods, model, version=version,
                               queries=QUERIES)  # fmt: skip
        seen: list[str] = []

        def at(step: str, seen: list[str] = seen, last: int = place) -> None:
            seen.append(step)
            if len(seen) > last:
                raise KeyboardInterrupt

        killed = Office(office.repo, at=at)
        signing = Signing(killed, keys_in([office.keys]), Passphrases(office.passphrases))
        try:
            add_catalog(killed, folder, "default", office.bundle)
            signing.publish()
        except KeyboardInterrupt:
            steps.append(seen[-1])
        else:
            break
        assert office.update().version in (version - 1, version)
        # Trying again gets there.
        assert office.run("sign") == 0 or not Office(office.repo).drafts()
        if office.update().version != version:
            assert office.catalog(folder) == 0
        assert office.update().version == version
        version, place = version + 1, place + 1
    assert {"pieces copied", "published timestamp", "published targets"} <= set(steps)


def test_no_repository(tmp_path, capsys):
    assert publish.main(["status", str(tmp_path / "none")]) == 8
    assert "make one with init" in capsys.readouterr().err
