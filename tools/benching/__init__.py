"""Measuring the kiosk: search alone, whole queries, start, and building a catalog."""
