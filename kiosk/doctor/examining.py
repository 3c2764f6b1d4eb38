"""All checks, in the order in which they are read."""

from kiosk.doctor import goods, keeping, machine, privacy
from kiosk.doctor.findings import Finding
from kiosk.doctor.processes import windows
from kiosk.errors import KioskError
from kiosk.settings import Settings
from kiosk.updates.told import read_update_state


def examine(settings: Settings) -> list[Finding]:
    """Look at everything; what fails is a finding, and the rest is still looked at."""
    findings = [machine.versions()]
    of_model, in_use = goods.model(settings)
    findings += of_model
    findings += goods.store(settings, in_use)
    findings += goods.updates(settings)
    findings += examine_privacy(settings)
    findings += [
        machine.disk(settings), machine.camera(), machine.clock(_made(settings)),
        machine.screen(), machine.fonts(),
    ]  # fmt: skip
    return findings


def examine_privacy(settings: Settings) -> list[Finding]:
    """Look at what keeps a visit on the device, and at nothing else."""
    running = windows()
    return [
        privacy.network(),
        privacy.window(running),
        privacy.second_wall(running),
        privacy.doors(),
        privacy.sockets(),
        privacy.core_dumps(),
        privacy.swap(running),
        privacy.temporary_files(),
        privacy.telemetry(),
        privacy.reports(),
        keeping.encryption(settings),
        keeping.key(settings),
        keeping.permissions(settings),
        privacy.user(),
    ]


def _made(settings: Settings) -> str | None:
    """Give when the running catalog was built; None where it came by no update."""
    try:
        running = read_update_state(settings).running
    except KioskError:
        return None
    return None if running is None else running.made
