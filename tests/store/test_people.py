"""Who may come in: what a guesser finds, and what somebody who mistyped finds."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.errors import StoreError
from kiosk.staffing import PinError, Role, StaffError
from kiosk.store import Database, open_repository
from kiosk.store.people import (
    FREE_TRIES,
    LOCKING_TRIES,
    LONGEST_WAIT,
    People,
    check_pin,
    wait_after,
)

PIN, OTHER = "493027", "861542"


class Clock:
    """A machine's running time, that a test lets pass."""

    def __init__(self) -> None:
        self.seconds = 1000.0

    def __call__(self) -> float:
        return self.seconds


@pytest.fixture(autouse=True)
def quick_hash(monkeypatch):
    """The real function with little memory: what is tested here is not its cost."""
    monkeypatch.setattr("kiosk.store.people._MEMORY_KIB", 64)
    monkeypatch.setattr("kiosk.store.people._PASSES", 1)


@pytest.fixture
def store(tmp_path):
    with open_repository(tmp_path / "store.db", create=True) as repository:
        people = repository.people()
        people.add("Ada", Role.MANAGER, PIN, "IT")
        people.add("Bo", Role.CLERK, OTHER, "Ada")
    return tmp_path / "store.db"


def database(store):
    from kiosk.store.opening import key_beside

    return Database(store, key_beside(store).read())


def wrong(people, name="Bo", pin="000001"):
    with pytest.raises(PinError) as caught:
        people.enter(name, pin)
    return caught.value


def test_the_right_pin_lets_in_and_says_who_it_is(store):
    with database(store) as db:
        person = People(db).enter("Bo", OTHER)
    assert (person.name, person.role) == ("Bo", Role.CLERK)


def test_somebody_else_s_pin_does_not(store):
    with database(store) as db:
        assert "wrong" in str(wrong(People(db), "Bo", PIN))


def test_a_few_wrong_pins_cost_nothing_then_waits_grow(store):
    clock = Clock()
    with database(store) as db:
        people = People(db, clock)
        assert [wrong(people).wait for _ in range(FREE_TRIES)] == [0.0] * FREE_TRIES
        waits = []
        for _ in range(3):
            waits.append(wrong(people).wait)
            clock.seconds += waits[-1]
        assert waits == [30.0, 60.0, 120.0]


def test_too_early_even_the_right_pin_has_to_wait(store):
    clock = Clock()
    with database(store) as db:
        people = People(db, clock)
        for _ in range(FREE_TRIES + 1):
            wrong(people)
        clock.seconds += 29
        assert wrong(people, pin=OTHER).wait == pytest.approx(1.0)
        clock.seconds += 1
        assert people.enter("Bo", OTHER).name == "Bo"


def test_the_right_pin_makes_wrong_ones_forgotten(store):
    with database(store) as db:
        people = People(db, Clock())
        for _ in range(FREE_TRIES):
            wrong(people)
        people.enter("Bo", OTHER)
        assert wrong(people).wait == 0.0


def test_a_restart_does_not_shorten_the_wait(store):
    clock = Clock()
    with database(store) as db:
        people = People(db, clock)
        for _ in range(FREE_TRIES + 1):
            wrong(people)
    # The machine's running time begins again at nothing, too.
    clock.seconds = 0.0
    with database(store) as db:
        again = People(db, clock)
        assert wrong(again, pin=OTHER).wait == pytest.approx(30.0)


def test_the_wall_clock_has_no_part_in_it(store, monkeypatch):
    with database(store) as db:
        people = People(db)
        for _ in range(FREE_TRIES + 1):
            wrong(people)
        monkeypatch.setattr("time.time", lambda: 4e9)
        assert wrong(people, pin=OTHER).wait > 25


def test_the_lock_holds_across_restarts_until_somebody_lifts_it(store):
    clock = Clock()
    for _ in range(LOCKING_TRIES):
        with database(store) as db:
            people = People(db, clock)
            clock.seconds += LONGEST_WAIT
            wrong(people)
    with database(store) as db:
        people = People(db, clock)
        clock.seconds += 10 * LONGEST_WAIT
        assert wrong(people, pin=OTHER).locked
        assert [one.name for one in people.all() if one.locked] == ["Bo"]
        people.unlock("Bo", "Ada")
        assert people.enter("Bo", OTHER).name == "Bo"


def test_one_person_s_wrong_pins_do_not_lock_another_out(store):
    with database(store) as db:
        people = People(db, Clock())
        for _ in range(FREE_TRIES + 1):
            wrong(people)
        assert people.enter("Ada", PIN).role is Role.MANAGER


def test_a_try_counts_before_it_is_looked_at(store, monkeypatch):
    """Pulling the plug while a PIN is being looked at gives no try for nothing."""

    def power_cut(*_args: object) -> bool:
        raise KeyboardInterrupt

    monkeypatch.setattr("kiosk.store.people._fits", power_cut)
    with database(store) as db:
        people = People(db, Clock())
        for _ in range(FREE_TRIES + 1):
            with pytest.raises(KeyboardInterrupt):
                people.enter("Bo", "000001")
        assert wrong(people).wait == pytest.approx(30.0)


def test_the_file_holds_no_pin(store):
    with database(store) as db:
        ((verifier,),) = db.execute("SELECT verifier FROM people WHERE name = 'Bo'")
    assert verifier.startswith("$argon2id$")
    assert OTHER not in verifier


@pytest.mark.parametrize(
    "pin",
    ["", "12345", "1234567890123", "123456", "987654", "111111", "121212", "483483", "12a456"],
)
def test_pins_that_are_too_short_or_easily_guessed_are_refused(pin):
    with pytest.raises(StaffError):
        check_pin(pin)


def test_people_are_looked_after(store):
    with database(store) as db:
        people = People(db, Clock())
        with pytest.raises(StaffError, match="already"):
            people.add("bo", Role.CLERK, PIN, "Ada")
        with pytest.raises(StaffError, match="only manager"):
            people.remove("Ada", "Ada")
        with pytest.raises(StaffError, match="Nobody"):
            people.set_pin("Cy", PIN, "Ada")
        people.set_pin("Bo", "730514", "Ada")
        assert people.enter("Bo", "730514").name == "Bo"
        people.remove("Bo", "Ada")
        assert [one.name for one in people.all()] == ["Ada"]


def test_the_first_person_is_a_manager(tmp_path):
    with open_repository(tmp_path / "new.db", create=True) as repository:
        with pytest.raises(StaffError, match="manager"):
            repository.people().add("Bo", Role.CLERK, PIN, "IT")
        assert repository.people().all() == []


@given(st.integers(0, 100))
def test_waits_only_grow_and_end_somewhere(failures):
    assert 0 <= wait_after(failures) <= wait_after(failures + 1) <= LONGEST_WAIT


def test_what_people_do_is_written_down(store):
    with open_repository(store) as repository:
        wrong(repository.people())
        actions = [(one.who, one.action, one.about) for one in repository.audit.last(3)]
        assert actions == [
            ("Bo", "wrong PIN", "1 in a row"),
            ("Ada", "added a person", "Bo, clerk"),
            ("IT", "added a person", "Ada, manager"),
        ]
        with pytest.raises(StoreError):
            repository.audit._database.execute("DELETE FROM audit")
