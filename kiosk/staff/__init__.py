"""What staff do with the kiosk: what the window asks for them, and what they carry away."""
