"""Fitting and judging the guard that keeps pictures of people out of the store."""
