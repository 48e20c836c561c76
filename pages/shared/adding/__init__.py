"""Taking articles in: files, archives, tables, pasted text and web addresses."""

from pages.shared.adding.form import show_form
from pages.shared.adding.outcomes import show_outcomes
from pages.shared.adding.upload import show_uploader

__all__ = ["show_form", "show_outcomes", "show_uploader"]
