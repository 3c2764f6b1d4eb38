"""The log of what staff did: whoever changes it, even with the key, is found out."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.errors import StoreError
from kiosk.store import Database, open_repository
from kiosk.store.audit import Audit, link_after
from kiosk.store.opening import key_beside


@pytest.fixture
def store(tmp_path):
    with open_repository(tmp_path / "store.db", create=True) as repository:
        for number in range(5):
            repository.audit.write("Ada", "taught", f"item {number}")
    return tmp_path / "store.db"


def tampered(store, *statements):
    """Change the file as somebody who has the key could."""
    with Database(store, key_beside(store).read()) as db:
        db.execute("DROP TRIGGER audit_is_not_changed")
        db.execute("DROP TRIGGER audit_is_not_removed")
        for statement in statements:
            db.execute(statement)
        return Audit(db)


def complaint(store):
    with open_repository(store) as repository, pytest.raises(StoreError) as caught:
        repository.audit.verify()
    return str(caught.value)


def fail_after_writing(repository):
    with repository.batch():
        repository.audit.write("Ada", "took back", "item 1")
        raise ZeroDivisionError


def test_an_honest_log_is_whole(store):
    with open_repository(store) as repository:
        count, head = repository.audit.verify()
        assert count == 5
        assert head == list(repository.audit.entries())[-1].link.hex()


def test_a_log_without_entries_is_whole(tmp_path):
    with open_repository(tmp_path / "new.db", create=True) as repository:
        assert repository.audit.verify()[0] == 0


def test_it_cannot_be_changed_by_mistake(store):
    with Database(store, key_beside(store).read()) as db:
        for statement in ("UPDATE audit SET who = 'Bo'", "DELETE FROM audit WHERE number = 1"):
            with pytest.raises(StoreError):
                db.execute(statement)
        assert Audit(db).verify()[0] == 5


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE audit SET who = 'Bo' WHERE number = 3",
        "UPDATE audit SET about = 'item 9' WHERE number = 3",
        "UPDATE audit SET at = '2020-01-01T00:00:00Z' WHERE number = 3",
        "DELETE FROM audit WHERE number = 3",
    ],
)
def test_a_changed_entry_is_named(store, statement):
    tampered(store, statement)
    assert "entry 3" in complaint(store)


def test_an_end_that_was_cut_off_is_missed(store):
    tampered(store, "DELETE FROM audit WHERE number > 3")
    assert "cut off: 3 entries are there and 5 were" in complaint(store)


def test_a_log_that_was_emptied_is_missed(store):
    tampered(store, "DELETE FROM audit")
    assert "cut off" in complaint(store)


def test_an_entry_goes_with_the_transaction_it_is_in(store):
    with open_repository(store) as repository:
        with pytest.raises(ZeroDivisionError):
            fail_after_writing(repository)
        assert repository.audit.verify()[0] == 5


@settings(max_examples=50, deadline=None)
@given(st.lists(st.tuples(*[st.text(max_size=8)] * 4), min_size=2, max_size=2, unique=True))
def test_two_different_entries_have_different_links(two):
    first, second = (link_after(b"\0" * 32, 1, *one) for one in two)
    assert first != second
