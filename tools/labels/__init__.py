"""Drawn shelf labels: to fit the reader of digits to, and to measure it on."""
