"""What the commands of ``tools.publish`` do that sign nothing: looking, tidying, taking along."""

import argparse
from pathlib import Path

from kiosk.arguments import EXIT_FOUND, EXIT_USAGE
from kiosk.settings import absolute
from kiosk.terminal import ProgressLine, complain, say, say_json, tell
from tools.publishing import contents, fleet, stick, told
from tools.publishing.commands import office_of
from tools.publishing.keys import keys_in
from tools.publishing.passphrases import Passphrases
from tools.publishing.signing import Signing

Arguments = argparse.Namespace


def prune(a: Arguments) -> int:
    """Remove what nothing refers to."""
    office = office_of(a)
    office.require()
    with office.alone():
        files, freed = contents.prune(office)
    say(f"{files} files went, {freed / 1e6:,.1f} MB.")
    return EXIT_FOUND


def export(a: Arguments) -> int:
    """Copy what kiosks need to a stick."""
    office = office_of(a)
    office.require()
    lines = [ProgressLine("files compared")]

    def said(text: str) -> None:
        lines[-1].close()
        tell(text)
        lines.append(ProgressLine("MB copied"))

    # Nothing is published meanwhile: a stick holds one state.
    with office.alone():
        try:
            done = stick.export(
                office, absolute(a.stick), a.channel, a.since, models=not a.without_models,
                progress=lambda done, total: lines[-1].update(done >> 20, total >> 20, done >> 20),
                looked=lambda done, total: lines[-1].update(done, total, done), say=said,
            )  # fmt: skip
        finally:
            lines[-1].close()
        if office.drafts():
            tell(f"Not on it, since not published yet: the drafts of {', '.join(office.drafts())}.")
    older = f", {done.removed} files of older exports removed" if done.removed else ""
    say(
        f"The stick holds {', '.join(done.channels)}: {done.files} files, "
        f"{done.copied_bytes / 1e6:,.1f} MB of them copied now{older}. Unmount it before you "
        "pull it out."
    )
    return EXIT_FOUND


def status(a: Arguments) -> int:
    """Say how a repository stands."""
    office = office_of(a)
    office.require()
    keys = keys_in(a.keys)
    state = told.state_of_office(office, Signing(office, keys, Passphrases()), keys)
    if a.json:
        say_json(state)
    else:
        say(told.told(state))
    return EXIT_FOUND


def the_fleet(a: Arguments) -> int:
    """Say which version each kiosk runs."""
    office = office_of(a)
    office.require()
    if a.add:
        name, file = a.add
        with office.alone():
            found = fleet.register(office.work, name, Path(file))
        say(f"{name} is known by the key {found.public_key[:16]}… from now on.")
        return EXIT_FOUND
    if not a.places:
        complain("Name status files, or a folder that holds some.")
        return EXIT_USAGE
    reports = fleet.reports(fleet.files_in(a.places), fleet.known_kiosks(office.work))
    channels = contents.channels_of(office)
    if a.json:
        say_json(fleet.state_of_fleet(reports, channels))
    else:
        say(fleet.told(reports, channels))
    return EXIT_FOUND
