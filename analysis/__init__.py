"""Who said it, who denied it, and where it really came from."""
