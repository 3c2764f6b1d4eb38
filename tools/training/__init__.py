"""Training of the dual encoder; needs torch."""
