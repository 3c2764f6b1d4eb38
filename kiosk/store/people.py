"""Who may come in, by PIN: Argon2id, growing delays, and a lock that no restart lifts."""

import os
import time
from collections.abc import Callable
from itertools import pairwise

from cryptography.exceptions import InvalidKey
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from kiosk.staffing import Person, PinError, Role, StaffError
from kiosk.store.audit import Audit
from kiosk.store.database import Database

# RFC 9106, 4, second recommended option: 64 MiB, 3 passes; one lane, for a kiosk has few cores.
_MEMORY_KIB, _PASSES, _LANES = 65_536, 3, 1
_HASH_BYTES, _SALT_BYTES = 32, 16
LEAST_DIGITS, MOST_DIGITS = 6, 12
MOST_PEOPLE = 50
MOST_NAME = 40
FREE_TRIES = 4
"""So many wrong PINs in a row cost nothing but a look at one's notes."""
FIRST_WAIT, LONGEST_WAIT = 30.0, 3600.0
LOCKING_TRIES = 12
"""From so many wrong PINs in a row on, only a manager or IT lets the person in again."""


def wait_after(failures: int) -> float:
    """Give the seconds to wait after so many wrong PINs in a row: 30, and each time twice that."""
    if failures <= FREE_TRIES:
        return 0.0
    return float(min(LONGEST_WAIT, FIRST_WAIT * 2 ** (failures - FREE_TRIES - 1)))


def _uptime() -> float:
    """Count seconds of the machine's own running, sleep included: nobody can set that clock."""
    return time.clock_gettime(time.CLOCK_BOOTTIME)


class People:
    """The people of one store. A wait is counted while this lives; a new one waits from the start.

    So neither a restart nor the clock on the wall shortens it. What is counted is written down
    before a PIN is looked at: pulling the plug gives no try for nothing. Every method raises
    StoreError where the file fails it.
    """

    def __init__(self, database: Database, clock: Callable[[], float] = _uptime) -> None:
        """Look after the people of an open store."""
        self._database, self._clock = database, clock
        self._audit = Audit(database)
        self._since: dict[str, tuple[int, float]] = {}
        """By name: the failures counted, and when they were first seen to be so many."""
        begun = clock()
        for name, failures in database.execute("SELECT name, failures FROM people"):
            self._since[name] = (int(failures), begun)

    def all(self) -> list[Person]:
        """Give everybody, in the order of their names."""
        rows = self._database.execute("SELECT name, role, failures FROM people ORDER BY name")
        return [
            Person(name, Role(role), failures >= LOCKING_TRIES) for name, role, failures in rows
        ]

    def seconds_to_wait(self, name: str) -> float:
        """Give how long this person has to wait for the next try; 0 for not at all."""
        failures = self._failures(name)
        counted, since = self._since.get(name, (-1, 0.0))
        if counted != failures:
            since = self._clock()
            self._since[name] = (failures, since)
        return max(0.0, since + wait_after(failures) - self._clock())

    def enter(self, name: str, pin: str) -> Person:
        """Let a person in. Raises PinError for a wrong PIN, or where it is too early to try one."""
        wait = self.seconds_to_wait(name)
        if wait > 0:
            raise PinError(f"Wait {_spoken(wait)} before the next try.", wait=wait)
        with self._database.transaction():
            rows = self._database.execute(
                "SELECT role, verifier, failures FROM people WHERE name = ?", (name,)
            )
            if not rows:
                raise StaffError(f"Nobody here is called {name}.")
            role, verifier, failures = rows[0]
            if failures >= LOCKING_TRIES:
                raise _locked(name)
            failures += 1
            self._count(name, failures)
        if not _fits(pin, verifier):
            self._audit.write(name, "wrong PIN", f"{failures} in a row")
            if failures >= LOCKING_TRIES:
                raise _locked(name)
            wait = wait_after(failures)
            sentence = "The PIN is wrong."
            if wait:
                sentence += f" Wait {_spoken(wait)} before the next try."
            raise PinError(sentence, wait=wait)
        with self._database.transaction():
            self._count(name, 0)
            self._audit.write(name, "came in")
        return Person(name, Role(role))

    def add(self, name: str, role: Role, pin: str, by: str) -> None:
        """Take somebody in. Raises StaffError for a name or PIN that is of no use."""
        name = name.strip()
        if not 1 <= len(name) <= MOST_NAME or not name.isprintable():
            raise StaffError(f"A name has 1 to {MOST_NAME} characters.")
        verifier = _verifier(pin)
        with self._database.transaction():
            there = self.all()
            if any(one.name.casefold() == name.casefold() for one in there):
                raise StaffError(f"Somebody is called {name} already: choose another name.")
            if len(there) >= MOST_PEOPLE:
                raise StaffError(f"There are {MOST_PEOPLE} people already: remove one first.")
            if not there and role is not Role.MANAGER:
                raise StaffError("The first person has to be a manager.")
            self._database.execute(
                "INSERT INTO people (name, role, verifier) VALUES (?, ?, ?)",
                (name, role.value, verifier),
            )
            self._audit.write(by, "added a person", f"{name}, {role.value}")

    def set_pin(self, name: str, pin: str, by: str) -> None:
        """Give a person another PIN, and let them try again. Raises StaffError."""
        verifier = _verifier(pin)
        with self._database.transaction():
            self._known(name)
            self._database.execute(
                "UPDATE people SET verifier = ?, failures = 0 WHERE name = ?", (verifier, name)
            )
            self._audit.write(by, "set a PIN", name)

    def unlock(self, name: str, by: str) -> None:
        """Let somebody try again who was locked out. Raises StaffError."""
        with self._database.transaction():
            self._known(name)
            self._count(name, 0)
            self._audit.write(by, "unlocked", name)

    def remove(self, name: str, by: str) -> None:
        """Let somebody in no more. Raises StaffError for the last manager."""
        with self._database.transaction():
            self._known(name)
            managers = [one.name for one in self.all() if one.role is Role.MANAGER]
            if managers == [name]:
                raise StaffError(f"{name} is the only manager: add another one first.")
            self._database.execute("DELETE FROM people WHERE name = ?", (name,))
            self._audit.write(by, "removed a person", name)
        self._since.pop(name, None)

    def _known(self, name: str) -> None:
        if not self._database.execute("SELECT 1 FROM people WHERE name = ?", (name,)):
            raise StaffError(f"Nobody here is called {name}.")

    def _failures(self, name: str) -> int:
        rows = self._database.execute("SELECT failures FROM people WHERE name = ?", (name,))
        return int(rows[0][0]) if rows else 0

    def _count(self, name: str, failures: int) -> None:
        self._database.execute("UPDATE people SET failures = ? WHERE name = ?", (failures, name))
        self._since[name] = (failures, self._clock())


def check_pin(pin: str) -> None:
    """Raise StaffError, with what is wrong, for a PIN that is too short or easily guessed."""
    if not (pin.isascii() and pin.isdecimal() and LEAST_DIGITS <= len(pin) <= MOST_DIGITS):
        raise StaffError(f"A PIN has {LEAST_DIGITS} to {MOST_DIGITS} digits.")
    steps = {(int(after) - int(before)) % 10 for before, after in pairwise(pin)}
    half = pin[: len(pin) // 2]
    if steps in ({0}, {1}, {9}) or len(set(pin)) < 3 or pin == half * 2:
        raise StaffError("That PIN is easily guessed: choose one without a pattern.")


def _verifier(pin: str) -> str:
    check_pin(pin)
    made = Argon2id(
        salt=os.urandom(_SALT_BYTES), length=_HASH_BYTES, iterations=_PASSES, lanes=_LANES,
        memory_cost=_MEMORY_KIB,
    )  # fmt: skip
    return made.derive_phc_encoded(pin.encode())


def _fits(pin: str, verifier: str) -> bool:
    try:
        Argon2id.verify_phc_encoded(pin.encode(), verifier)
    except InvalidKey:
        return False
    return True


def _locked(name: str) -> PinError:
    msg = (
        f"{name} is locked after too many wrong PINs: a manager can let {name} in again, or IT "
        f"with `kiosk staff unlock`."
    )
    return PinError(msg, locked=True)


def _spoken(seconds: float) -> str:
    whole = int(seconds) + 1
    return f"{whole} seconds" if whole < 120 else f"{-(-whole // 60)} minutes"
