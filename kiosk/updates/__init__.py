"""The kiosk's side of updates: it verifies what lies in its inbox itself, and applies it whole."""
