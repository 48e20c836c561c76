"""What is known of an article: where it was read, what was put right, and what is not counted."""
