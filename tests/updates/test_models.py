"""A new model comes with its embeddings, or is refused; what staff taught is encoded anew."""

import io
from pathlib import Path

import pytest
from PIL import Image

from kiosk.domain import Embedding, ModelId, TextQuery, UpdateOutcome
from kiosk.encoders import read_model_id
from kiosk.errors import IncompleteUpdateError, UpdateError
from kiosk.store import Repository
from kiosk.updates.inbox import take_newest, waiting
from kiosk.wiring import open_kiosk
from tests.fakes.bundles import write_fake_bundle
from tests.fakes.updates import NOW, entry, unit


@pytest.fixture
def other(tmp_path: Path) -> Path:
    return write_fake_bundle(tmp_path / "other", embed_dim=24, changes={"name": "other"})


def test_a_new_model_comes_with_its_catalog(office, settings, store, inbox, model, other):
    office.add_catalog([entry("a")], model, base=True)
    office.deliver(inbox)
    take_newest(settings, store, NOW)
    teach(store, model)
    new = read_model_id(other)
    office.add_model(other, new)
    office.add_catalog([entry("a", dim=24), entry("b", dim=24)], new, base=True, dim=24)
    office.deliver(inbox)
    take_newest(settings, store, NOW)
    assert store.models() == {new: 3}
    with open_kiosk(settings) as opened:
        assert opened.bundle.model_id == new
        assert opened.searcher.search_text(TextQuery(0, "red")).hits


def test_without_its_model_it_waits(office, settings, store, inbox, model, other):
    new = read_model_id(other)
    office.add_catalog([entry("a", dim=24)], new, base=True, dim=24)
    office.deliver(inbox)
    with pytest.raises(IncompleteUpdateError, match="needs a model"):
        take_newest(settings, store, NOW)
    assert store.items() == {}


def test_a_model_that_does_not_work_is_refused(office, settings, store, inbox, model, other):
    office.add_catalog([entry("a")], model, base=True)
    office.deliver(inbox)
    take_newest(settings, store, NOW)
    new = read_model_id(other)
    (other / "text.onnx").write_bytes(b"no graph")
    office.add_model(other, new)
    office.add_catalog([entry("a", dim=24)], new, base=True, dim=24)
    office.deliver(inbox)
    with pytest.raises(UpdateError, match="does not work on this kiosk"):
        take_newest(settings, store, NOW)
    assert list(store.items()) == ["a"]
    folder = settings.data_folder / "models"
    assert not folder.exists() or list(folder.iterdir()) == []


def test_a_disk_without_room_for_the_model_is_no_fault_of_the_update(
    office, settings, store, inbox, model, other, monkeypatch
):
    new = read_model_id(other)
    office.add_model(other, new)
    office.add_catalog([entry("a", dim=24)], new, base=True, dim=24)
    folder = office.deliver(inbox)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("kiosk.updates.models.write_whole", full)
    with pytest.raises(IncompleteUpdateError, match="make room"):
        take_newest(settings, store, NOW)
    monkeypatch.undo()
    # It is tried again by itself.
    assert store.ledger.history()[0].outcome is UpdateOutcome.FAILED
    assert waiting(settings, store) == folder
    assert take_newest(settings, store, NOW) is not None


def test_no_model_is_loaded_where_nothing_is_asked_of_it(
    office, settings, store, inbox, model, monkeypatch
):
    """It takes a second and much memory, beside a window that has one."""
    office.add_catalog([entry("a")], model, base=True)
    office.deliver(inbox)
    take_newest(settings, store, NOW)
    teach(store, model)
    office.add_catalog([entry("b")], model)
    office.deliver(inbox)

    def loaded(*_: object, **__: object) -> None:
        raise AssertionError

    monkeypatch.setattr("kiosk.updates.applying.load_bundle", loaded)
    assert take_newest(settings, store, NOW) is not None


def teach(store: Repository, model: ModelId) -> None:
    """Teach as staff do."""
    file = io.BytesIO()
    Image.new("RGB", (40, 40), "red").save(file, "JPEG")
    store.teach("a", "staff/1", "e" * 64, file.getvalue(), Embedding(unit(1, 16), model))
