"""The errors a person can meet, one base class per party at fault.

Every message is one plain sentence or two: what was wrong, and what to do about it. Whoever raises
one writes it for the person who will read it; whoever catches one may show ``str(error)`` as it is.
"""


class KioskError(Exception):
    """Base of every known failure of the kiosk; anything else is a bug and stays loud."""


class WallError(KioskError):
    """What keeps a visit on the device cannot be put up here: the kiosk does not run without."""


class ConfigError(KioskError):
    """A setting, an option or an environment variable is wrong."""


class CameraError(KioskError):
    """A camera or a picture source cannot be opened or has stopped."""


class ModelError(KioskError):
    """A model bundle is missing, damaged, of another format, or does not do what it says."""


class StoreError(KioskError):
    """The encrypted store cannot be opened, read or written."""


class CatalogError(KioskError):
    """What was given to be put into the catalog cannot be used."""


class UpdateError(KioskError):
    """An update cannot be fetched, verified or applied."""


class IncompleteUpdateError(UpdateError):
    """An update cannot be taken now, for want of a part or of room; a later try may succeed."""


class ExpiredError(UpdateError):
    """What was signed of an update is past its date, or the clock is wrong."""


class RollbackError(UpdateError):
    """An update is older than what the kiosk has."""


class EmptyCatalogError(StoreError):
    """The store is whole and holds no goods yet."""
