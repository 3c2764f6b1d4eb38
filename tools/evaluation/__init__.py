"""Judging a model bundle on folders of pictures with captions; needs no torch."""
