"""What each command of ``tools.publish`` does: checks, drafts, signs, publishes, and says so."""

import argparse
from collections.abc import Callable, Sequence

from kiosk.arguments import EXIT_FOUND, EXIT_USAGE
from kiosk.catalog.layout import METADATA, catalog_target
from kiosk.settings import absolute
from kiosk.terminal import ProgressLine, complain, say, tell
from tools.publishing import (
    catalogs,
    ceremonies,
    changes,
    contents,
    regions,
    told,
)
from tools.publishing.keys import KeyFile, keys_in, make_key, read_public
from tools.publishing.office import Office
from tools.publishing.passphrases import Passphrases
from tools.publishing.signing import Lacking, Signing

EXIT_UNSIGNED = 1
Arguments = argparse.Namespace


def init(a: Arguments) -> int:
    """Make a repository with its keys."""
    office = office_of(a)
    if len(a.keys) != 1:
        complain("Name one folder for the new keys with --keys.")
        return EXIT_USAGE
    passphrases = _passphrases(a)
    keys, sticks = absolute(a.keys[0]), [absolute(one) for one in a.stick]
    with office.alone():
        made = ceremonies.init(office, keys, passphrases, sticks)
        lacking = Signing(office, made, passphrases).publish().lacking
        if lacking:
            return _say_lacking(lacking, office)
    say(f"The repository is {office.folder}: a web server may serve it as it is.")
    say(f"Its drafts will lie in {office.work}, which stays here.\n")
    say("Into three safes, each with its passphrase somewhere else:")
    for key in made[: ceremonies.ROOT_KEYS]:
        say(f"  {key.path}")
    say("  Two of these together say whose keys count. Keep no copy of them on this machine.")
    say("On the machine on which catalogs are approved:")
    say(f"  {made[3].path}")
    say("On the machine that publishes, such as this one:")
    for key in made[4:]:
        say(f"  {key.path}")
    root = office.folder / METADATA / "1.root.json"
    say(f"\nEvery kiosk gets {root} as its root.json.")
    return EXIT_FOUND


def make_a_key(a: Arguments) -> int:
    """Make a key for whoever signs for a region, a store or in the place of somebody else."""
    key = make_key(absolute(a.folder), a.name, Passphrases(a.passphrases))
    say(f"The key is {key.path}: it stays with you.")
    say(f"Head office gets {key.path.with_suffix('.pub')}, which is no secret.")
    say(f"Tell them its id by another way, so that nobody exchanges it: {key.public.keyid}")
    return EXIT_FOUND


def add_model(a: Arguments) -> int:
    """Publish a model."""
    office = office_of(a)

    def draft() -> str:
        bundle = absolute(a.bundle)
        model = contents.add_model(office, bundle, noncommercial=a.allow_noncommercial)
        return f"The model {model.id()} is published."

    return _publish(a, office, draft, ["targets"])


def add_catalog(a: Arguments) -> int:
    """Check a built catalog and publish it."""
    office = office_of(a)
    roles: list[str] = []

    def draft() -> str:
        line = ProgressLine("parts checked")
        try:
            added = catalogs.add_catalog(
                office, absolute(a.catalog), a.channel, a.model and absolute(a.model),
                new_lineage=a.new_lineage, without_queries=a.without_queries,
                progress=lambda done, total: line.update(done, total, done),
            )  # fmt: skip
        finally:
            line.close()
        new = added.description
        roles.append(added.role)
        if added.known:
            return f"Version {new.version} of {new.channel} is published, and was before."
        return (
            f"Version {new.version} of {new.channel} is published: {new.items:,} items, "
            f"{added.pieces} new parts of {added.new_bytes / 1e6:,.2f} MB, {len(new.queries)} "
            "queries passed."
        )

    return _publish(a, office, draft, roles)


def sign(a: Arguments) -> int:
    """Sign what is drafted, and publish what is complete."""
    office = office_of(a)
    office.require()
    with office.alone():
        if not office.drafts():
            say("There is nothing to sign.")
            return EXIT_FOUND
        for role in office.drafts():
            tell(changes.told(office, role))
        outcome = _signing(a, office).publish()
    if outcome.lacking:
        return _say_lacking(outcome.lacking, office, outcome.published)
    if not office.here:
        say(f"All is signed. Carry {office.work} back, and run sign there to publish it.")
        return EXIT_UNSIGNED
    say("Everything is signed and published.")
    return EXIT_FOUND


def discard(a: Arguments) -> int:
    """Throw drafts away."""
    office = office_of(a)
    office.require()
    with office.alone():
        roles = office.forget()
    say(f"The drafts of {', '.join(roles)} are gone." if roles else "There are no drafts.")
    return EXIT_FOUND


def rotate(a: Arguments) -> int:
    """Give a role new keys."""
    office = office_of(a)
    more: list[KeyFile] = []
    roles = [a.role]

    def draft() -> str:
        roles.append(office.parent_of(a.role))
        if a.public:
            ceremonies.replace(office, a.role, [read_public(path) for path in a.public])
            return f"The role {a.role} has the keys it was given."
        into = absolute(a.into)
        more.extend(ceremonies.rotate(office, a.role, into, _passphrases(a)))
        return _new_keys(a.role, more)

    return _publish(a, office, draft, roles, more)


def revoke(a: Arguments) -> int:
    """Take a stolen key from every role."""
    office = office_of(a)
    more: list[KeyFile] = []
    roles: list[str] = []

    def draft() -> str:
        into = None if a.into is None else absolute(a.into)
        found, made = ceremonies.revoke(office, a.keyid, into, _passphrases(a))
        more.extend(made.values())
        roles.extend(found)
        roles.extend(office.parent_of(role) for role in found)
        said = [f"The key is taken from {', '.join(found)}."]
        said += [_new_keys(role, [key]) for role, key in made.items()]
        return " ".join(said)

    return _publish(a, office, draft, roles, more)


def renew(a: Arguments) -> int:
    """Sign anew what is about to expire."""
    office = office_of(a)
    roles = list(dict.fromkeys(a.roles or ["snapshot", "timestamp"]))

    def draft() -> str:
        ceremonies.renew(office, roles, a.days)
        until = [
            f"{role} until {found.signed.expires:%Y-%m-%d}"
            for role in roles
            if (found := office.current(role)) is not None
        ]
        return f"Valid anew: {', '.join(until)}."

    return _publish(a, office, draft, roles)


def delegate(a: Arguments) -> int:
    """Let a role of its own sign a channel."""
    office = office_of(a)

    def draft() -> str:
        keys = [read_public(path) for path in a.public]
        regions.delegate(office, a.channel, a.to, a.parent, keys, a.threshold)
        return f"The role {a.to} signs the catalogs of {a.channel} from now on."

    return _publish(a, office, draft, [a.parent, a.to])


def withdraw(a: Arguments) -> int:
    """Take a catalog, a model or a role out."""
    office = office_of(a)
    roles: list[str] = []

    def draft() -> str:
        if a.role:
            roles.append(regions.undelegate(office, a.role))
            return f"The role {a.role} is taken out, with all it signed."
        target = catalog_target(a.channel) if a.channel else contents.find_model(office, a.model)
        roles.append(contents.withdraw(office, target))
        return f"{target} is withdrawn. Kiosks keep what they have; prune removes its files."

    return _publish(a, office, draft, roles)


def office_of(a: Arguments) -> Office:
    """Give the repository a command is about. Raises ConfigError."""
    drafts = None if a.drafts is None else absolute(a.drafts)
    return Office(absolute(a.repo), drafts)


def _signing(a: Arguments, office: Office, more: Sequence[KeyFile] = ()) -> Signing:
    return Signing(office, [*keys_in(a.keys), *more], _passphrases(a))


def _passphrases(a: Arguments) -> Passphrases:
    """Read them once: what they are read from may be a pipe."""
    if "read" not in a:
        a.read = Passphrases(a.passphrases)
    found: Passphrases = a.read
    return found


def _publish(
    a: Arguments, office: Office, draft: Callable[[], str], roles: Sequence[str],
    more: Sequence[KeyFile] = (),
) -> int:  # fmt: skip
    """Draft, sign and publish, and say how far that went for these roles.

    ``roles`` and ``more`` keys may be filled while drafting.
    """
    office.require()
    # What can be wrong without anything being done is said first.
    keys_in(a.keys)
    _passphrases(a)
    with office.alone():
        done = draft()
        outcome = _signing(a, office, more).publish()
    waiting = {one.role for one in outcome.lacking}
    if waiting.intersection(roles):
        return _say_lacking(outcome.lacking, office, outcome.published)
    say(done)
    for one in outcome.lacking:
        say(told.waits(one))
    return EXIT_FOUND


def _say_lacking(
    lacking: Sequence[Lacking], office: Office, published: Sequence[str] = ()
) -> int:  # fmt: skip
    if published:
        say(f"Published: {', '.join(published)}.")
    say("Drafted, and not published yet:")
    for one in lacking:
        say(f"  {told.waits(one)}")
    say(
        f"Run sign with the keys: here, or with a copy of {office.work} where they are, and then "
        "here again."
    )
    return EXIT_UNSIGNED


def _new_keys(role: str, keys: Sequence[KeyFile]) -> str:
    paths = ", ".join(str(key.path) for key in keys)
    return f"The role {role} has new keys: {paths}."
