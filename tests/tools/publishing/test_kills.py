"""Cut short at any step, whatever the command: clients take the old state or the new one."""

import shutil

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.fakes.catalog_folders import write_catalog
from tests.fakes.publishers import Headquarters
from tests.tools.publishing.conftest import QUERIES
from tools.publishing import ceremonies, keys, regions
from tools.publishing.catalogs import add_catalog
from tools.publishing.contents import add_model
from tools.publishing.keys import keys_in
from tools.publishing.office import Office
from tools.publishing.signing import Signing

NAME = "models/" + "ab" * 32 + ".json"


class Steps:
    """Counts the steps of a command, and cuts it short at one of them."""

    def __init__(self, last=None):
        self.seen, self.last = [], last

    def __call__(self, step):
        self.seen.append(step)
        if self.last is not None and len(self.seen) > self.last:
            raise KeyboardInterrupt


def rotate(role):
    def act(hq, office, folder):
        hq.signing(office)
        ceremonies.rotate(office, role, hq.keys, hq.secrets())

    return act


def catalog(hq, office, folder):
    add_catalog(office, folder)


def delegate(hq, office, folder):
    public = [hq.key("targets").public]
    regions.delegate(office, "north", "north", "targets", public, 1)


def renew(hq, office, folder):
    ceremonies.renew(office, ["root", "targets", "snapshot", "timestamp"])


def model(hq, office, folder):
    signed = office.edit("targets")
    signed.targets.clear()
    office.put("targets", signed)
    add_model(office, hq.bundle)


COMMANDS = {
    "add-catalog": catalog, "add-model": model, "delegate": delegate, "renew": renew,
    **{f"rotate {role}": rotate(role) for role in ("root", "targets", "snapshot", "timestamp")},
}  # fmt: skip


@pytest.mark.parametrize("name", COMMANDS)
def test_a_kill_at_any_step(name, hq, goods, model, tmp_path):
    folder = write_catalog(tmp_path / "c", goods, model, queries=QUERIES)
    place = 0
    seen = set()
    while True:
        one = hq.copy(tmp_path / f"at-{place}")
        client = one.client()
        client.fetch()
        steps = Steps(place)
        office = one.office(steps)
        try:
            COMMANDS[name](one, office, folder)
            one.signing(office).publish()
        except KeyboardInterrupt:
            seen.add(steps.seen[-1])
        else:
            break
        # Those who come now, with and without what they had before.
        client.fetch(NAME)
        one.client("new").fetch(NAME)
        # Going on, or doing something else first, gets there.
        if place % 2:
            one.put(NAME, b"{}")
        again = one.office()
        if name == "delegate":
            delegate(one, again, folder)
        one.signing(again).publish()
        assert again.drafts() == []
        client.fetch("catalogs/north/catalog.json")
        place += 1
        shutil.rmtree(one.folder)
    assert "drafts removed" in seen
    assert any(step.startswith("published") for step in seen)
    one.client("new").fetch()


def test_a_beginning_that_was_cut_short(bundle, tmp_path, monkeypatch, capsys):
    """The same command goes on, with the keys that were made already."""
    made = Headquarters.__new__(Headquarters)
    folder = tmp_path / "hq"
    folder.mkdir()
    words = folder / "pass.toml"
    words.write_text('"*" = "correct horse"')
    made.__dict__.update(folder=folder, repo=folder / "repo", keys=folder / "keys",
                         passphrases=words, bundle=bundle)  # fmt: skip
    written = keys._write_new
    left = [3]

    def cut_short(path, content, mode):
        if left[0] == 0:
            raise KeyboardInterrupt
        left[0] -= 1
        written(path, content, mode)

    monkeypatch.setattr(keys, "_write_new", cut_short)
    assert made.run("init", keys=True) == 130
    assert "goes on from there" in capsys.readouterr().err
    monkeypatch.setattr(keys, "_write_new", written)
    root = (folder / "keys" / "root-1.key").read_bytes()
    for place in range(8):
        office = Office(made.repo, at=Steps(place))
        try:
            found = ceremonies.init(office, made.keys, made.secrets())
            Signing(office, found, made.secrets()).publish()
        except KeyboardInterrupt:
            continue
        break
    assert place > 3
    assert (folder / "keys" / "root-1.key").read_bytes() == root
    assert len(keys_in([made.keys])) == 6
    made.first_root = (made.repo / "metadata" / "1.root.json").read_bytes()
    made.client().fetch()
    assert made.run("init") == 8


def test_an_init_that_was_stopped_while_publishing(hq, capsys):
    """Its root is there, its timestamp not yet."""
    shutil.rmtree(hq.repo)
    shutil.rmtree(hq.drafts)
    shutil.rmtree(hq.keys)
    office = Office(hq.repo, at=Steps(2))
    made = ceremonies.init(office, hq.keys, hq.secrets())
    with pytest.raises(KeyboardInterrupt):
        Signing(office, made, hq.secrets()).publish()
    assert hq.run("init") == 0
    hq.first_root = (hq.metadata / "1.root.json").read_bytes()
    hq.client().fetch()


ROLES = ("root", "targets", "snapshot", "timestamp")
ACTS = st.one_of(
    st.tuples(st.just("renew"), st.sets(st.sampled_from(ROLES), min_size=1)),
    st.tuples(st.just("rotate"), st.sampled_from(ROLES)),
    st.tuples(st.just("add"), st.binary(max_size=3)),
    st.tuples(st.just("sign"), st.none()),
    st.tuples(st.just("discard"), st.none()),
)
ONES = st.tuples(ACTS, st.sets(st.sampled_from(ROLES)))


@settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(ONES, max_size=6))
def test_whatever_is_done_with_whatever_keys(set_up, tmp_path_factory, acts):
    """Nothing that is published is ever refused; with all keys, everything is signed."""
    hq = set_up.copy(tmp_path_factory.mktemp("any") / "hq")
    client = hq.client()
    for (act, what), roles in acts:
        at_hand = [key for key in keys_in([hq.keys]) if key.name.partition("-")[0] in roles]
        office = hq.office()
        if act == "renew":
            ceremonies.renew(office, sorted(what))
        elif act == "rotate":
            made = ceremonies.rotate(office, what, hq.keys, hq.secrets())
            at_hand += made if what in roles else []
        elif act == "add":
            office.add_target("targets", NAME, what)
        elif act == "discard":
            office.forget()
        Signing(office, at_hand, hq.secrets()).publish()
        client.fetch(NAME)
    office = hq.office()
    assert hq.signing(office).publish().lacking == ()
    assert office.drafts() == []
    client.fetch(NAME)
    hq.client("new").fetch(NAME)
    shutil.rmtree(hq.folder)
