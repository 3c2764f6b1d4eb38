"""The kiosk: find a product from a picture or from words, wholly on the device."""

__version__ = "0.1.0"
