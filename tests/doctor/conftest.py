"""A home with a small shop in it, as the command line's tests have it."""

from tests.cli.conftest import home, models, shop

__all__ = ["home", "models", "shop"]
