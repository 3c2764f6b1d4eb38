"""Parts that pages are made of, which know nothing of searching."""
