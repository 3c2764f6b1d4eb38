"""Ending processes at chosen and at random moments, and looking at what they leave."""
