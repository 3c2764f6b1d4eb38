"""Measuring how staff's recognition weighs its signals, and how well it does; needs no torch."""
