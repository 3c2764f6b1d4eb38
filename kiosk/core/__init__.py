"""What the kiosk does: index, search, import, the visit. It knows no adapter and no Qt."""
