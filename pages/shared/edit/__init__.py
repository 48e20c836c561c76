"""Putting right what is known of articles: outlet, dates, title and the rest."""

from pages.shared.edit.dialog import offer_edit, show_dialog
from pages.shared.edit.done import show_edited

__all__ = ["offer_edit", "show_dialog", "show_edited"]
