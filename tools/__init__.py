"""The publisher's side: train, export, quantize and evaluate. Never shipped to a kiosk."""
