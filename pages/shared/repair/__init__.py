"""Putting names right: what the Entities page offers and the Corrections page shows."""
