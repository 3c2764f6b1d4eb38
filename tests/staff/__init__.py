"""What staff do, without a window."""
