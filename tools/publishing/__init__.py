"""Head office's side of signed updates: keys, metadata, what is published, sticks and the fleet."""
