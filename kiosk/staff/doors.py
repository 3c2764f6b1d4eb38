"""Who comes in, and who looks after whom: what the screen for PINs and the page of people ask."""

from kiosk.staffing import AuditEntry, Person, Role, StaffError
from kiosk.store import Repository


class Doors:
    """Every method may raise StoreError."""

    def __init__(self, store: Repository) -> None:
        """Keep the doors of a store, for as long as the process has it open."""
        self._store, self._people = store, store.people()

    def people(self) -> list[Person]:
        """Give everybody who may come in."""
        return self._people.all()

    def seconds_to_wait(self, name: str) -> float:
        """Give how long somebody has to wait before the next PIN."""
        return self._people.seconds_to_wait(name)

    def enter(self, name: str, pin: str) -> Person:
        """Let somebody in. Raises PinError."""
        return self._people.enter(name, pin)

    def leave(self, person: Person) -> None:
        """Write down that somebody left."""
        self._store.audit.write(person.name, "left")

    def add(self, name: str, role: Role, pin: str, by: Person) -> None:
        """Take somebody in. Raises StaffError."""
        only_managers(by)
        self._people.add(name, role, pin, by.name)

    def set_pin(self, name: str, pin: str, by: Person) -> None:
        """Give somebody another PIN: oneself, or a manager anybody. Raises StaffError."""
        if name != by.name:
            only_managers(by)
        self._people.set_pin(name, pin, by.name)

    def unlock(self, name: str, by: Person) -> None:
        """Let somebody try again. Raises StaffError."""
        only_managers(by)
        self._people.unlock(name, by.name)

    def remove(self, name: str, by: Person) -> None:
        """Let somebody in no more. Raises StaffError."""
        only_managers(by)
        self._people.remove(name, by.name)

    def log(self, by: Person, limit: int = 200) -> list[AuditEntry]:
        """Give what was written down last, the newest first. Raises StaffError."""
        only_managers(by)
        return self._store.audit.last(limit)


def only_managers(by: Person) -> None:
    """Raise StaffError for a clerk."""
    if by.role is not Role.MANAGER:
        raise StaffError("Only a manager can do that.")
