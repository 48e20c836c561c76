"""Documents as newsrooms have them: each kind to paragraphs, and what its file says of itself."""
