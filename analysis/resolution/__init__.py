"""Which names of a collection mean the same: surely (groups) or likely (suggestions). Pure."""

from analysis.resolution.names import Name, Resolution, Seen, Suggestion
from analysis.resolution.resolving import find_crowds, resolve

__all__ = ["Name", "Resolution", "Seen", "Suggestion", "find_crowds", "resolve"]
