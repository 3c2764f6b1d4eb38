"""What the gallery of screens is made of."""
