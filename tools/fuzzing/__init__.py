"""Fuzzing of what parses bytes nobody has vouched for, in children with limits."""
