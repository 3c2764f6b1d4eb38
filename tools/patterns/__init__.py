"""Learning to tell patterns by a picture's pixels."""
