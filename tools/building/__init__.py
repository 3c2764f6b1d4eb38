"""Building a catalog at head office: encoding, layers, the quality report; no torch."""
